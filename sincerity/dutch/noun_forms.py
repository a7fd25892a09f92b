"""Plurals and diminutives of Dutch nouns.

Some nouns have two plurals in use (‘groenten’, ‘groentes’); `noun_forms` returns both where usage
allows both, because it serves to find words, not to write them.
"""

from functools import cache

from sincerity.dutch.spelling import is_vowel, opened, syllables

# Plurals that no rule gives; a compound follows its last part (‘werkdag’, ‘werkdagen’).
_IRREGULAR = """
kind=kinderen lied=liederen rund=runderen kalf=kalveren goed=goederen gemoed=gemoederen
blad=bladen/bladeren been=benen/beenderen volk=volken/volkeren kleed=kleden/klederen dag=dagen weg=wegen
gat=gaten dak=daken vat=vaten glas=glazen bad=baden pad=paden slag=slagen graf=graven gebed=gebeden
gebod=geboden verbod=verboden hof=hoven oorlog=oorlogen schip=schepen stad=steden lid=leden smid=smeden
spel=spelen/spellen verlof=verloven slot=sloten schot=schoten bevel=bevelen verdrag=verdragen
bedrag=bedragen hertog=hertogen kameraad=kameraden aanbod=aanboden man=mannen koopman=kooplieden/kooplui
vakman=vakmannen/vaklieden/vaklui staatsman=staatslieden/staatsmannen
zakenman=zakenlieden/zakenmannen/zakenlui timmerman=timmerlieden/timmerlui/timmermannen
ambachtsman=ambachtslieden/ambachtslui zeeman=zeelieden/zeemannen edelman=edelen/edellieden roman=romans
talisman=talismans complot=complotten crisis=crises/crisissen basis=bases/basissen excuus=excuses
gevoel=gevoelens class=classes match=matches coach=coaches brunch=brunches show=shows
expert=experts/experten platform=platforms/platformen lunch=lunches/lunchen post=posts/posten
training=trainingen/trainings briefing=briefings koe=koeien zee=zeeën idee=ideeën knie=knieën
onderzeeër=onderzeeërs kruis=kruisen eis=eisen paus=pausen spies=spiesen triomf=triomfen
filosoof=filosofen fotograaf=fotografen paragraaf=paragrafen grens=grenzen lens=lenzen gans=ganzen
spons=sponzen beurs=beurzen laars=laarzen vers=verzen hals=halzen prijs=prijzen gevaar=gevaren
bezwaar=bezwaren exemplaar=exemplaren engel=engelen middel=middelen artikel=artikelen/artikels
maatregel=maatregelen meubel=meubels/meubelen perikel=perikelen amandel=amandelen/amandels wonder=wonderen
christen=christenen heiden=heidenen voorvader=voorvaders/voorvaderen stem=stemmen cel=cellen
toestel=toestellen kapel=kapellen gezel=gezellen model=modellen rebel=rebellen forel=forellen hotel=hotels
hostel=hostels duel=duels/duellen top=toppen/tops test=tests/testen set=sets/setten strip=strips/strippen
stand=standen/stands
"""

# The same for words that many others happen to end in (partij, stroom, persoon, begrip).
_IRREGULAR_ALONE = """
ei=eieren paasei=paaseieren lam=lammeren hoen=hoenderen rad=raderen dal=dalen god=goden hol=holen lot=loten
staf=staven tred=treden bod=boden oom=ooms zoon=zonen/zoons broer=broers
reden=redenen keten=ketens/ketenen water=waters/wateren gelid=gelederen reel=reels scoop=scoops run=runs
"""

# English and French nouns with -s although their ending suggests -en.
_PLURAL_S = frozenset(
    """
    accountant app award backup bar blog book boost boulevard budget bungalow call camping card cartoon
    chalet check chef circuit claim click club cocktail code comic comment concern consultant cookie
    coupon deal design desk detail dip download drone drug e-mail email event fan feed festival file film
    flat flyer gadget game generaal goal hack hashtag hit hub insight intake interland international item
    journaal jury kapitein kick kok kolonel label laptop lead level like link luitenant mail meeting meme
    moslim multinational musical nerd outfit outlet pelgrim pin plug pocket podcast poll professional
    prompt pub quote rap recital record refund repost restaurant review roadmap sale salon scan screenshot
    script shirt shop short shot showroom site skill snack souvenir spot sprint stick stop stunt swipe tag
    talk tank team thread ticket tip toast tool tour track tram trend trick trip truck tunnel tweet unit
    update upgrade upload view vlog webinar webshop weekend whitepaper widget win workshop
    """.split()
)

# Diminutives that no rule gives.
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
        plural: The plural, where the usual one is not meant or not known. The noun itself says that there
            is none: ‘groei’ has no plural, and ‘groeien’ is a verb.

    Returns:
        ``hart``, ``harten``, ``hartje``, ``hartjes``.

    Raises:
        ValueError: If *noun* or *plural* is empty.
    """
    if not noun or plural == "":
        raise ValueError("a noun and its plural cannot be empty")
    plurals = (plural,) if plural else _plurals(noun)
    small = _diminutives(noun)
    return frozenset({noun, *plurals, *small, *(form + "s" for form in small)})


@cache
def _irregular(table: str) -> dict[str, tuple[str, ...]]:
    entries = (entry.split("=") for entry in table.split())
    return {noun: tuple(plurals.split("/")) for noun, plurals in entries}


def _first_part(noun: str, last_part: str) -> str | None:
    """Return what *last_part* follows in the compound *noun*; None when it is no compound of it."""
    first = noun.removesuffix(last_part)
    plausible = first != noun and (not first or (len(first) > 1 and syllables(first) > 0))
    return first if plausible else None


def _plurals(noun: str) -> tuple[str, ...]:
    alone = _irregular(_IRREGULAR_ALONE)
    if noun in alone:
        return alone[noun]
    known = _irregular(_IRREGULAR)
    # From the longest last part to the shortest: ‘zakenman’ before ‘man’.
    for start in range(len(noun)):
        last_part = noun[start:]
        first = _first_part(noun, last_part)
        if first is None:
            continue
        if last_part in known:
            return tuple(first + plural for plural in known[last_part])
        if last_part in _PLURAL_S:
            return (noun + "s",)
    if noun.endswith("heid"):
        return (noun[:-2] + "den",)
    return (
        _plurals_after_vowel(noun)
        if is_vowel(noun[-1]) or noun.endswith("ij")
        else _plurals_after_consonant(noun)
    )


def _plurals_after_vowel(noun: str) -> tuple[str, ...]:
    last = noun[-1]
    if noun.endswith("eau"):
        return (noun + "s",)
    if noun.endswith(("ij", "ei", "ui", "ou", "au", "ooi", "aai", "oei")):
        return (noun + "en",)
    # The stress decides between ‘industrieën’, ‘bacteriën’ and ‘acties’, and it is not written.
    if noun.endswith("je"):
        return (noun + "s",)
    if noun.endswith("ie"):
        return (noun + "s", noun + "ën", noun[:-1] + "ën")
    if noun.endswith("ee"):
        return (noun + "s", noun + "ën")
    if last == "e":
        return (noun + "s", noun + "n")
    if _ends_in_single_vowel(noun):
        return (noun + "'s",)
    return (noun + "s",)


def _ends_in_single_vowel(noun: str) -> bool:
    """Tell whether the last letter is a full vowel by itself: ‘auto’, ‘studio’, ‘video’, but not ‘bureau’."""
    before = noun[-2:-1]
    return noun[-1] in "aiouy" and (
        not before or not is_vowel(before) or (noun[-1] in "ao" and before in "ie")
    )


def _plurals_after_consonant(noun: str) -> tuple[str, ...]:
    with_en = _stem(noun) + "en"
    if syllables(noun) < 2:
        return (with_en,)
    if noun.endswith(("ër", "ël", "ën")):
        return (noun + "s",)
    if noun.endswith("um"):
        return (noun + "s", noun[:-2] + "a", with_en)
    if noun.endswith("icus"):
        return (noun[:-2] + "i",)
    if noun.endswith("us") and not is_vowel(noun[-3]):
        return (with_en, noun[:-2] + "i")
    # Both are in use, word by word (leraren, leraars; motoren, motors), or the stress decides, unwritten
    # (rivieren, dossiers; filmsterren, voorzitsters; deurbellen, kabels).
    if noun.endswith(("aar", "aard", "eur", "ier", "oir", "sel")):
        return (noun + "s", with_en)
    if noun.endswith(("ster", "bel", "rel", "vel", "stel")):
        return (noun + "s", noun + noun[-1] + "en")
    if noun.endswith(("or", "on")) and not noun.endswith(("oor", "oon")):
        return (noun + "s", noun + "en", with_en)
    if _ends_mutely(noun):
        return (noun + "s",)
    return (with_en,)


def _ends_mutely(noun: str) -> bool:
    """Tell whether the last syllable is unstressed, as in ‘winkel’ and ‘bodem’."""
    return noun.endswith("erd") or (
        noun.endswith(("el", "er", "en", "em")) and not is_vowel(noun[-3:-2] or "a")
    )


def _stem(noun: str) -> str:
    """Return what stands before -en."""
    soften = not noun.endswith(("ograaf", "agraaf", "osoof"))
    weak = syllables(noun) > 1 and noun.endswith(("ig", "ik", "sel"))
    return opened(noun, weak=weak, soften=soften)


def _diminutives(noun: str) -> tuple[str, ...]:
    if noun.endswith("je"):
        return ()
    for word, small in _DIMINUTIVES.items():
        first = _first_part(noun, word)
        if first is not None:
            return (first + small,)
    last = noun[-1]
    if noun.endswith("ing") and syllables(noun) > 1:
        # ‘koninkje’ after a stressed syllable, ‘wandelingetje’ after an unstressed one. In words of three
        # syllables and more the stress is anywhere (verwachtinkje, tekeningetje).
        return (noun[:-1] + "kje",) if syllables(noun) == 2 else (noun + "etje", noun[:-1] + "kje")
    if last == "j" or is_vowel(last):
        return (_diminutive_of_vowel(noun),)
    if last == "w":
        return (noun + "tje",)
    mute = syllables(noun) > 1 and _ends_mutely(noun)
    short = is_vowel(noun[-2:-1] or "b") and not is_vowel(noun[-3:-2] or "b") and not mute
    if last in "nlr":
        return (noun + (last + "etje" if short else "tje"),)
    if last == "m":
        return (noun + ("metje" if short else "pje"),)
    return (noun + ("etje" if noun.endswith("ng") else "je"),)


def _diminutive_of_vowel(noun: str) -> str:
    """‘autootje’, ‘taxietje’, ‘cafeetje’, ‘baby’tje’; a digraph or mute e takes plain -tje."""
    last = noun[-1]
    if noun.endswith("é"):
        return noun[:-1] + "eetje"
    if last == "y":
        return noun + ("tje" if is_vowel(noun[-2:-1] or "b") else "'tje")
    if _ends_in_single_vowel(noun):
        return noun + last.replace("i", "e") + "tje"
    return noun + "tje"
