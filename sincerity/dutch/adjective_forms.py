"""Inflection and comparison of Dutch adjectives."""

from sincerity.dutch.spelling import is_vowel, opened, syllables

# Positive, comparative, superlative where they are different words.
_IRREGULAR = {
    "goed": ("beter", "best"),
    "veel": ("meer", "meest"),
    "weinig": ("minder", "minst"),
    "graag": ("liever", "liefst"),
}
_FURTHER = {
    "veel": ("vele",),
    "kwaad": ("kwader", "kwadere", "kwaadst", "kwaadste"),
    "na": ("nader", "nadere", "naast", "naaste"),
}
# f stays f, or s stays s, before -e in spite of a long vowel; after a short vowel only ‘grof’ changes.
_KEEP = frozenset("heus hees kuis confuus diffuus abstruus obtuus concies dolgraag intens kies".split())
_SOFT_SHORT = {"grof": "grov"}
# No -e: materials and words that end in a full vowel.
_UNINFLECTED_ENDINGS = ("a", "o", "é", "i", "y", "u")
_NO_EN_ENDING = ("een", "eten")


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
    inflected = _inflected(adjective)
    comparative, superlative = _IRREGULAR.get(adjective) or _compared(adjective)
    forms = {adjective, inflected, _partitive(adjective), *_FURTHER.get(adjective, ())}
    forms |= {comparative, comparative + "e", comparative + "s", superlative, superlative + "e"}
    return frozenset(forms)


def _has_mute_ending(adjective: str) -> bool:
    """Tell whether the last syllable is unstressed, so that its consonant stays single (``lekker``)."""
    if syllables(adjective) < 2:
        return False
    if adjective.endswith(("el", "er", "en", "em")) and not is_vowel(adjective[-3]):
        return not adjective.endswith(("model", "hotel"))
    return adjective.endswith(("ig", "lijk", "erik", "um", "or", "as_"))


def _stem(adjective: str) -> str:
    """Return what stands before -e and -er."""
    if adjective in _SOFT_SHORT:
        return _SOFT_SHORT[adjective]
    # ‘Chinees’ and ‘Europees’ keep their s, ‘vies’ and ‘boos’ do not.
    soften = adjective not in _KEEP and not adjective.endswith(("ees", "fuus", "graaf", "troof"))
    return opened(adjective, weak=_has_mute_ending(adjective), soften=soften)


def _inflected(adjective: str) -> str:
    if adjective.endswith("e") or adjective.endswith(_UNINFLECTED_ENDINGS) and not adjective.endswith(
        ("ui", "ei", "ooi", "aai", "oei", "au", "ou", "eu")
    ):
        return adjective
    if adjective.endswith("en") and _has_mute_ending(adjective):
        return adjective
    return _stem(adjective) + "e"


def _compared(adjective: str) -> tuple[str, str]:
    superlative = adjective + ("t" if adjective.endswith("s") else "st")
    if adjective.endswith("e"):
        return adjective + "r", superlative
    if adjective.endswith("r"):
        return adjective + "der", superlative
    return _stem(adjective) + "er", superlative


def _partitive(adjective: str) -> str:
    if adjective.endswith(("s", "sch", "x", "z")):
        return adjective
    return adjective + ("'s" if adjective.endswith(("a", "o", "u", "i", "y")) and syllables(adjective) > 1
                        and not is_vowel(adjective[-2]) else "s")
