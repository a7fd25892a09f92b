"""Plurals and diminutives of Dutch nouns.

Some nouns have two plurals in use (‘groenten’, ‘groentes’); `noun_forms` returns both where usage
allows both, because it serves to find words, not to write them.
"""

from functools import cache

from sincerity.dutch.spelling import is_vowel, opened, syllables

# Plurals that no rule gives; a compound follows its last part (‘werkdag’, ‘werkdagen’).
_IRREGULAR = """
ei=eieren kind=kinderen lied=liederen rund=runderen kalf=kalveren lam=lammeren goed=goederen gemoed=gemoederen
hoen=hoenderen rad=raderen blad=bladen/bladeren been=benen/beenderen volk=volken/volkeren kleed=kleden/klederen
dag=dagen weg=wegen gat=gaten dak=daken vat=vaten glas=glazen bad=baden pad=paden slag=slagen dal=dalen
graf=graven gebed=gebeden gebod=geboden god=goden hol=holen hof=hoven lot=loten oorlog=oorlogen schip=schepen
stad=steden lid=leden smid=smeden spel=spelen/spellen verlof=verloven slot=sloten schot=schoten bevel=bevelen
verdrag=verdragen bedrag=bedragen hertog=hertogen kameraad=kameraden staf=staven tred=treden verbod=verboden
man=mannen koopman=kooplieden/kooplui vakman=vakmannen/vaklieden/vaklui staatsman=staatslieden/staatsmannen
zakenman=zakenlieden/zakenmannen/zakenlui timmerman=timmerlieden/timmermannen zeeman=zeelieden/zeemannen
edelman=edelen/edellieden roman=romans talisman=talismans complot=complotten
museum=musea/museums centrum=centra/centrums datum=data/datums forum=fora/forums stadium=stadia
medium=media criterium=criteria/criteriums podium=podia/podiums decennium=decennia gymnasium=gymnasia
aquarium=aquaria/aquariums laboratorium=laboratoria
criticus=critici politicus=politici musicus=musici technicus=technici medicus=medici historicus=historici
academicus=academici catalogus=catalogi/catalogussen crisis=crises/crisissen basis=bases/basissen
zee=zeeën idee=ideeën knie=knieën bacterie=bacteriën olie=oliën porie=poriën
fotograaf=fotografen paragraaf=paragrafen filosoof=filosofen triomf=triomfen
kruis=kruisen eis=eisen paus=pausen spies=spiesen
leraar=leraren/leraars gevaar=gevaren altaar=altaren ambtenaar=ambtenaren bezwaar=bezwaren
handelaar=handelaren/handelaars eigenaar=eigenaren/eigenaars
generaal=generaals admiraal=admiraals kapitein=kapiteins kolonel=kolonels luitenant=luitenants
oom=ooms zoon=zonen/zoons broer=broers bruidegom=bruidegoms
engel=engelen middel=middelen artikel=artikelen/artikels wonder=wonderen christen=christenen heiden=heidenen
"""

# English and French nouns with -s although their ending suggests -en.
_PLURAL_S = frozenset(
    """
    app award backup ballon balkon bar blog boost budget call camping cartoon check claim click club cocktail
    comment cookie coupon deadline deal desk detail dip download drone event fan feed festival film flat flyer
    goal hashtag hit hub insight intake item jury kick kok label lead level like link mail e-mail email meme
    nerd pin plug podcast poll prompt pub quote rap record reel refund repost restaurant review roman
    salon scan scoop screenshot script shirt shop short shot skill slide snack spot sprint stick stop stunt
    swipe tag talk tank team thread tip toast tool top tour track tram trein trend trick trip truck tunnel tweet
    unit upload view vlog wagon webinar webshop weekend whitepaper widget win workshop hotel hostel perron
    carnaval
    """.split()
)

# -s for -z, or -f for -v, stays before -en after a long vowel or l, n, r in most words; these change.
_SOFT_AFTER_CONSONANT = ("grens", "lens", "gans", "spons", "beurs", "laars", "vers", "hals", "gons")
_UNSOFTENED = ("eis", "kruis", "paus", "spies", "triomf", "graaf", "soof", "troof")
_SHORT_DOUBLING_DIMINUTIVE = frozenset("kip pop brug big vlag krab slab rib web mug rug heg rog weg map trap".split())
_DIMINUTIVES = {
    "blad": "blaadje", "gat": "gaatje", "pad": "paadje", "glas": "glaasje", "schip": "scheepje", "vat": "vaatje",
    "lot": "lootje", "spel": "spelletje", "jongen": "jongetje", "kip": "kippetje", "pop": "poppetje",
    "brug": "bruggetje", "big": "biggetje", "vlag": "vlaggetje", "slab": "slabbetje", "rib": "ribbetje",
    "weg": "weggetje", "mug": "muggetje", "rug": "ruggetje", "heg": "heggetje", "meid": "meisje",
}  # fmt: skip


def noun_forms(noun: str, *, plural: str | None = None) -> frozenset[str]:
    """List every form of a noun: singular, plural, diminutive and its plural.

    Args:
        noun: The singular: ``hart``.
        plural: The plural, where the usual one is not meant or not known.

    Returns:
        ``hart``, ``harten``, ``hartje``, ``hartjes``.

    Raises:
        ValueError: If *noun* or *plural* is empty.
    """
    if not noun or plural == "":
        raise ValueError("a noun and its plural cannot be empty")
    small = _diminutive(noun)
    plurals = (plural,) if plural else _plurals(noun)
    return frozenset({noun, *plurals, small, small + "s"})


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    entries = (entry.split("=") for entry in _IRREGULAR.split())
    return {noun: tuple(plurals.split("/")) for noun, plurals in entries}


def _head(noun: str, known: dict[str, tuple[str, ...]]) -> str | None:
    """Return the listed word that *noun* is or ends in, as ‘dag’ in ‘werkdag’."""
    for start in range(len(noun)):
        # ‘ei’ and the like end many words that are no compounds of them (partij, vallei).
        if noun[start:] in known and (start == 0 or (len(noun) - start > 2 and _is_first_part(noun[:start]))):
            return noun[start:]
    return None


def _is_first_part(part: str) -> bool:
    return len(part) > 1 and syllables(part) > 0


def _plurals(noun: str) -> tuple[str, ...]:
    known = _irregular()
    head = _head(noun, known)
    if head is not None:
        return tuple(noun.removesuffix(head) + plural for plural in known[head])
    if any(noun.endswith(word) and (noun == word or _is_first_part(noun.removesuffix(word))) for word in _PLURAL_S):
        return (noun + "s",)
    if noun.endswith("heid"):
        return (noun[:-2] + "den",)
    return _plural_by_ending(noun)


def _plural_by_ending(noun: str) -> tuple[str, ...]:
    last = noun[-1]
    if noun.endswith(("ij", "ei", "ui", "ou", "au", "ooi", "aai", "oei")):
        return (noun + "en",)
    if noun.endswith("eau"):
        return (noun + "s",)
    if noun.endswith("ie"):
        # The stress decides (‘industrieën’, ‘actie’s’ sister ‘acties’), and it is not written.
        return (noun + "s",) if noun.endswith(("tie", "sie", "xie", "gie_")) else (noun + "s", noun + "ën")
    if noun.endswith("ee"):
        return (noun + "ën", noun + "s")
    if last == "e":
        return (noun + "s", noun + "n")
    if last in "aiouy" and not (len(noun) > 1 and is_vowel(noun[-2])):
        return (noun + "'s",)
    if is_vowel(last):
        return (noun + "s",)
    if syllables(noun) > 1 and _ends_mutely(noun):
        return (noun + "s",)
    if noun.endswith(("or", "um")) and syllables(noun) > 1:
        return (noun + "s", noun + "en")
    return (_stem(noun) + "en",)


def _ends_mutely(noun: str) -> bool:
    if noun.endswith(("erd", "aar", "aard", "ier", "eur", "oir", "ing_")):
        return noun.endswith(("erd", "aar", "aard", "eur", "oir"))
    return noun.endswith(("el", "er", "en", "em")) and not is_vowel(noun[-3])


def _stem(noun: str) -> str:
    if noun.endswith(_SOFT_AFTER_CONSONANT):
        return noun[:-1] + "z"
    soften = not noun.endswith(_UNSOFTENED)
    return opened(noun, weak=noun.endswith(("ig", "ik")) and syllables(noun) > 1, soften=soften)


def _diminutive(noun: str) -> str:
    for word, small in _DIMINUTIVES.items():
        if noun == word or (noun.endswith(word) and _is_first_part(noun.removesuffix(word))):
            return noun.removesuffix(word) + small
    last, before = noun[-1], noun[-2:-1]
    if is_vowel(last):
        return _diminutive_of_vowel(noun)
    if last == "w":
        return noun + "tje"
    short = not is_vowel(noun[-3:-2]) and is_vowel(before) and not (syllables(noun) > 1 and _ends_mutely(noun))
    if last in "nlr":
        return noun + (last + "etje" if short else "tje")
    if last == "m":
        return noun + ("metje" if short else "pje")
    if noun.endswith("ng"):
        return _diminutive_of_ng(noun)
    return noun + "je"


def _diminutive_of_vowel(noun: str) -> str:
    """‘autootje’, ‘taxietje’, ‘cafeetje’, ‘baby’tje’; a digraph or mute e takes plain -tje."""
    last = noun[-1]
    if noun.endswith("é"):
        return noun[:-1] + "eetje"
    if last == "y":
        return noun + ("tje" if is_vowel(noun[-2:-1]) else "'tje")
    if last in "aou" and not (len(noun) > 1 and is_vowel(noun[-2])):
        return noun + last + "tje"
    if last == "i" and not (len(noun) > 1 and is_vowel(noun[-2])):
        return noun + "etje"
    return noun + "tje"


def _diminutive_of_ng(noun: str) -> str:
    """‘koninkje’ after a stressed syllable, ‘wandelingetje’ after an unstressed one."""
    if noun.endswith("ing") and syllables(noun) > 1 and not noun.endswith(("eling", "ening", "ering", "ling")):
        return noun[:-1] + "kje"
    return noun + "etje"
