"""What each sentence of a reply shows that speaks for an answer or against one.

No sign decides by itself: ``data/replies/weights.json`` says what each counts for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sincerity.dutch.overlap import content
from sincerity.dutch.specifics import specifics
from sincerity.measures.answer_cues import (
    ASKING,
    CUES,
    DEED,
    DETAIL_ENDINGS,
    DETAILS,
    EMPTY,
    EXACT,
    SIGNS,
    STOCK_QUESTION,
)
from sincerity.measures.question_cues import Asked
from sincerity.measures.reply_sentences import Sentence

_CLAUSE_ENDS = re.compile(" (?:[,:;–—]|maar|dus) ")
_SHORT = 6
_EMPTY = ("empty", "delays")
_HOLLOW = frozenset({"empty", "asks_nothing"})
_NOT_HOLLOW = frozenset({"fits", "yes_or_no", "unknown", "deed", "asks_details", "links", "concrete"})


def signs(sentence: Sentence, kind: Asked, known: frozenset[str], asked: frozenset[str]) -> Iterator[str]:
    """Yield the signs that stand in a sentence, each once.

    Args:
        sentence: One sentence of a reply.
        kind: What the message wants to hear.
        known: The words of the message.
        asked: The content words of its question, without their endings.
    """
    if sentence.is_question:
        yield "asks_nothing" if sentence.has(STOCK_QUESTION) else "asks_back"
        return
    shown = [name for name, cue in SIGNS.items() if sentence.has(cue)]
    yield from shown
    if sentence.has(CUES[kind]):
        yield "fits" if "empty" not in shown or _half_fits(sentence, kind) else "fits_but_empty"
    if sentence.has(EXACT[kind]):
        yield "exact"
    if not any(name in shown for name in _EMPTY):
        yield "says"
    if sentence.links:
        yield "links"
    if not ASKING.isdisjoint(sentence.vocabulary) and any(map(_is_detail, sentence.words)):
        yield "asks_details"
    if "ik" in sentence.vocabulary:
        yield "deed" if sentence.has(DEED) else "ik"
    if not {"we", "wij"}.isdisjoint(sentence.vocabulary):
        yield "we"
    if not {"ons", "onze"}.isdisjoint(sentence.vocabulary):
        yield "ours"
    if " ! " in sentence.text:
        yield "loud"
    new = [place for place in _concrete(sentence.plain) if not known.issuperset(_bare(place))]
    if any(map(_is_name, new)):
        yield "name"
    if not all(map(_is_name, new)):
        yield "concrete"
    if not asked.isdisjoint(content(sentence.words)):
        yield "repeats"
    if len(sentence.words) <= _SHORT:
        yield "short"


def is_hollow(shown: Collection[str]) -> bool:
    """Tell whether a sentence with these signs could stand under any message and says nothing beside it."""
    return not _HOLLOW.isdisjoint(shown) and _NOT_HOLLOW.isdisjoint(shown)


def _half_fits(sentence: Sentence, kind: Asked) -> bool:
    """Tell whether one half of a sentence says what the other does not: ‘Wat jammer, de film is afgelast’."""
    halves = _CLAUSE_ENDS.split(sentence.text)
    return len(halves) > 1 and any(
        CUES[kind].fits(half, words) and not EMPTY.fits(half, words)
        for half, words in ((f" {half.strip()} ", frozenset(half.split())) for half in halves)
    )


def _is_detail(word: str) -> bool:
    return word in DETAILS or word.endswith(DETAIL_ENDINGS)


def _concrete(plain: str) -> list[str]:
    return [plain[place.start : place.end] for place in specifics(plain)]


def _bare(place: str) -> list[str]:
    return [word.strip(".,!?:;") for word in place.lower().split()]


def _is_name(place: str) -> bool:
    return place[0].isalpha() and place[0].isupper()
