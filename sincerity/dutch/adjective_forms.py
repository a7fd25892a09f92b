"""Inflection and comparison of Dutch adjectives."""

from sincerity.dutch.spelling import is_vowel, opened, syllables

# Positive, comparative, superlative where they are different words.
_IRREGULAR = {
    "goed": ("beter", ("best",)),
    "veel": ("meer", ("meest",)),
    "weinig": ("minder", ("minst",)),
    "graag": ("liever", ("liefst",)),
    # ‘moest’ is always the verb.
    "moe": ("moeër", ()),
}
_FURTHER = {
    "veel": ("vele",),
    "kwaad": ("kwader", "kwadere", "kwaadst", "kwaadste"),
    "na": ("nader", "nadere", "naast", "naaste"),
}
# f stays f, or s stays s, before -e in spite of a long vowel; after a short vowel only ‘grof’ changes.
_KEEP = frozenset("heus hees kuis intens".split())
_SOFT_SHORT = {"grof": "grov"}
# Stressed, although they end like ‘dubbel’ or ‘lekker’.
_STRESSED_ENDINGS = ("snel", "fel", "hel", "schel", "gezel", "llel", "rebel")


def adjective_forms(adjective: str) -> frozenset[str]:
    """List every form of an adjective: inflected, partitive, comparative and superlative.

    Args:
        adjective: The base form: ``groot``.

    Returns:
        ``groot``, ``grote``, ``groots`` (iets groots), ``groter``, ``grotere``, ``groters``, ``grootst`` and
        ``grootste``. Adjectives on mute -en (``gouden``) have no inflected form.

    Raises:
        ValueError: If *adjective* is empty.
    """
    if not adjective:
        raise ValueError("an adjective cannot be empty")
    if adjective[-1] in "aouié" and _ends_in_vowel(adjective) and not adjective.endswith("oe"):
        # ‘prima’ and ‘indigo’ are neither inflected nor compared.
        return frozenset({adjective, _partitive(adjective)})
    inflected = _inflected(adjective)
    comparative, superlatives = _IRREGULAR.get(adjective) or _compared(adjective)
    forms = {adjective, inflected, _partitive(adjective), *_FURTHER.get(adjective, ())}
    forms |= {comparative, comparative + "e", comparative + "s"}
    # ‘de leuksten’ as well: a superlative often stands for the people themselves.
    forms |= {superlative + ending for superlative in superlatives for ending in ("", "e", "en")}
    return frozenset(forms)


def _has_mute_ending(adjective: str) -> bool:
    """Tell whether the last syllable is unstressed, so that its consonant stays single (``lekker``)."""
    if syllables(adjective) < 2 or adjective.endswith(_STRESSED_ENDINGS):
        return False
    mute = adjective.endswith(("el", "er", "en", "em")) and not is_vowel(adjective[-3])
    return mute or adjective.endswith(("ig", "ïg", "welkom"))


def _stem(adjective: str) -> str:
    """Return what stands before -e and -er."""
    if adjective in _SOFT_SHORT:
        return _SOFT_SHORT[adjective]
    # ‘Europees’, ‘Maleis’ and ‘diffuus’ keep their s, ‘vies’ and ‘boos’ do not.
    kept = adjective in _KEEP or adjective.endswith(("ees", "uus")) or adjective[0].isupper()
    return opened(adjective, weak=_has_mute_ending(adjective), soften=not kept)


def _ends_in_vowel(adjective: str) -> bool:
    digraphs = ("ui", "ei", "ij", "ooi", "aai", "oei", "au", "ou", "eu")
    return is_vowel(adjective[-1]) and not adjective.endswith(digraphs)


def _inflected(adjective: str) -> str:
    """Return the form before a noun; materials (gouden) and full vowels (roze, prima) take no -e."""
    if adjective.endswith(("ee", "oe")):
        return adjective + "ë"
    if _ends_in_vowel(adjective) or (adjective.endswith("en") and _has_mute_ending(adjective)):
        return adjective
    return _stem(adjective) + "e"


def _compared(adjective: str) -> tuple[str, tuple[str, ...]]:
    """Return the comparative and the superlatives."""
    superlatives: tuple[str, ...] = (adjective + ("t" if adjective.endswith(("s", "sch", "x")) else "st"),)
    if adjective.endswith("sch"):
        # The rule is ‘fantastischt’; many write ‘fantastischst’.
        superlatives += (adjective + "st",)
    if adjective.endswith(("ee", "oe")):
        return adjective + "ër", superlatives
    if adjective.endswith("e"):
        return adjective + "r", superlatives
    return (adjective + "der" if adjective.endswith("r") else _stem(adjective) + "er"), superlatives


def _partitive(adjective: str) -> str:
    """Return the form after *iets*: ‘leuks’; none of its own after s."""
    if adjective.endswith(("s", "sch", "x", "z")):
        return adjective
    return adjective + ("'s" if adjective[-1] in "aouiy" and _ends_in_vowel(adjective) else "s")
