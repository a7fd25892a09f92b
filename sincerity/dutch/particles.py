"""A guess at which verbs are separable, for those who list verbs without saying so."""

from sincerity.dutch.spelling import can_be_verb, syllables
from sincerity.dutch.strong_verbs import principal_parts
from sincerity.dutch.verb_stems import has_mute_ending

# Particles that, before something that can be a verb, practically always make it separable; longest first.
PARTICLES = tuple(
    sorted(
        """
        aan aaneen achterna achterover achteruit adem af beet bekend belang bezig bij bijeen binnen bloot boven
        buiten deel dicht dood dwars eruit fijn gade gebruik gelijk gereed gerust gevangen goed groot heen hoog
        huis in ineen kaal kapot kennis klaar kwijt lang langs leeg les lief los mede mee na neer omver op open
        opeen overeen paard plaats prijs recht rond samen schoon stand stil stop stuk tegemoet tegen tegenover
        teleur teniet tentoon terecht terug teweeg thuis toe tussen uit uiteen vast veilig voorbij vooraf voorop
        vooruit voort vrij waar weg wijs zwart
        """.split(),
        key=lambda particle: (-len(particle), particle),
    )
)
# Verbs that only seem to start with one.
_INSEPARABLE = frozenset(
    """
    aanbidden aanschouwen aanvaarden afficheren huisvesten infecteren inkten internetten interviewen investeren
    liefkozen meesmuilen meesteren naaien naasten naderen nagelen openbaren openen opperen opteren
    rechtvaardigen standaardiseren toeteren uiten vrijwaren waarborgen waarderen waarschuwen
    """.split()
)
# Loan verbs on -eren often start with ‘in’, ‘op’ or ‘na’ (inspireren, opereren, navigeren); these follow a particle.
_LOANS_AFTER_PARTICLE = frozenset(
    """
    balanceren blokkeren calculeren monteren parkeren passeren proberen programmeren reageren redeneren roteren
    sorteren studeren taxeren waarderen
    """.split()
)


def likely_particle(infinitive: str) -> str | None:
    """Guess the particle of a verb that is most likely separable.

    Returns:
        ``op`` for ‘opleveren’. None for verbs without particle and for those that go both ways, as with
        door, om, onder, over and voor.
    """
    if infinitive in _INSEPARABLE:
        return None
    for particle in PARTICLES:
        rest = infinitive.removeprefix(particle)
        if rest == infinitive:
            continue
        if rest in principal_parts() or (can_be_verb(rest) and not _is_end_of_loan(particle, rest)):
            return particle
    return None


def _is_end_of_loan(particle: str, rest: str) -> bool:
    loan = rest.endswith(("eren", "ëren")) and not has_mute_ending(rest)
    return loan and len(particle) < 3 and syllables(rest) > 2 and rest not in _LOANS_AFTER_PARTICLE
