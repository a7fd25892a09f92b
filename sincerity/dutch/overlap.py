"""How much of a message comes back in the answer to it."""

from __future__ import annotations

from collections.abc import Iterable

from sincerity.dutch.words import Words

_FUNCTION_WORDS = frozenset(
    "de het een en of maar want dus dat die dit deze er daar hier om te in op aan van voor met bij naar uit"
    " over door tot als dan toen nu nog al wel niet geen ook maar even toch gewoon eigenlijk zo heel erg zeer"
    " ik je jij jou jouw jullie u uw wij we ons onze hij zij ze hem haar hun men mijn mij me zich zijn is ben"
    " bent was waren wordt worden werd werden heb hebt heeft hebben had hadden kan kun kunt kunnen kon konden"
    " wil wilt willen wou zal zult zullen zou zouden moet moeten moest mag mogen ga gaat gaan ging doe doet"
    " doen deed wat wie waar hoe wanneer waarom welke welk hoi hallo hey beste dag groet groeten groetjes"
    " bedankt dank graag alvast per via tegen zonder onder tussen sinds tijdens omdat".split()
)
_ENDINGS = ("jes", "tje", "je", "den", "ten", "en", "de", "te", "s", "t", "e")


def content_overlap(message: Words, reply: Words) -> float | None:
    """Return the share, 0 to 1, of the content words of *message* that come back in *reply*.

    Words are compared without their most common endings, so that ‘bezorgd’ and ‘bezorgde’ count as one. None where
    the message holds no content word.
    """
    asked = content(message.listed)
    if not asked:
        return None
    return len(asked & content(reply.listed)) / len(asked)


def content(words: Iterable[str]) -> frozenset[str]:
    """Return the content words among folded words, without their most common endings."""
    return frozenset(
        _stem(word) for word in words if word not in _FUNCTION_WORDS and (len(word) > 2 or word.isdigit())
    )


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
