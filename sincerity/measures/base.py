"""What a measure is, and the counting that all of them share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from sincerity.document import Document
from sincerity.pipeline.annotation import Annotation


class Measure(NamedTuple):
    """A figure about a post as a whole.

    ``summary`` and ``unit`` are Dutch, for whoever reads ``sincerity inspect``. ``function`` gives 0
    (``reader_share`` 0.5) for a post without words.
    """

    name: str
    summary: str
    unit: str
    needs: Annotation
    function: Callable[[Document], float]


def word_count(document: Document) -> int:
    """Count the words and numbers; marks and masked stretches are none."""
    return len(document.words.listed)


def listed_words(document: Document) -> tuple[str, ...]:
    """Return the words in text order, folded."""
    return document.words.listed


def spoken_sentences(document: Document) -> list[list[str]]:
    """Return the folded words of each sentence that has any."""
    return [words for words in document.sentence_words if words]


def per_hundred(count: float, words: int) -> float:
    """Return *count* per 100 words; 0 without words."""
    return 100 * count / words if words else 0.0


def share(part: float, whole: float) -> float:
    """Return ``part / whole``; 0 where there is no whole."""
    return part / whole if whole else 0.0


@cache
def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written in one string."""
    return frozenset(text.split())


def rate_of(vocabulary: frozenset[str]) -> Callable[[Document], float]:
    """Return a function that counts words of *vocabulary* per 100 words."""

    def rate(document: Document) -> float:
        words = listed_words(document)
        return per_hundred(sum(w in vocabulary for w in words), len(words))

    return rate
