"""Extracts of public word lists, each in a folder of its own with the licence of its source beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_MOST_REMEMBERED = 50_000

BANDS = (100, 500, 2_000, 6_000, 20_000)
"""Ranks at which a frequency band ends; words beyond the last one are rare."""


@cache
def adjectives() -> Mapping[str, str]:
    """Return the adjectives whose value is known, uninflected and in lower case, with their values as they are written.

    Source:
        The subjectivity lexicon for Dutch adjectives of De Smedt and Daelemans (Pattern), PDDL.
    """
    return MappingProxyType(dict(line.split("\t", 1) for line in _lines("sentiment", "adjectives.tsv")))


@lru_cache(_MOST_REMEMBERED)
def adjective_value(form: str) -> tuple[float, float]:
    """Return polarity (-1..1) and subjectivity (0..1) of one of these adjectives."""
    polarity, subjectivity = adjectives()[form].split("\t")
    return float(polarity), float(subjectivity)


@cache
def frequency_ranks() -> Mapping[str, int]:
    """Return the rank, from 1, of the 20,000 most frequent words of Dutch film subtitles.

    Source:
        FrequencyWords by Hermit Dave (2018), CC BY-SA 4.0.
    """
    words = _lines("frequency", "words.txt")
    return MappingProxyType(dict(zip(words, range(1, len(words) + 1), strict=True)))


@cache
def everyday_words() -> frozenset[str]:
    """Return some 7,000 everyday words that are written without a capital, so no names and no abbreviations.

    Source:
        The words above, as far as UD_Dutch-Alpino and UD_Dutch-LassySmall have them in small letters; CC BY-SA 4.0.
    """
    return frozenset(_lines("everyday", "words.txt"))


@lru_cache(_MOST_REMEMBERED)
def frequency_band(word: str) -> int:
    """Return how common a word is in speech: 0 (the 100 most common) to 5 (not among 20,000)."""
    rank = frequency_ranks().get(word)
    if rank is None:
        return len(BANDS)
    return next(band for band, end in enumerate(BANDS) if rank <= end)


def data_file(folder: str, name: str) -> Traversable:
    """Return a file of this package."""
    path = Path(__file__).with_name(folder) / name
    if path.is_file():
        return path
    # Late: only a package inside an archive needs it, and it takes longer to import than a small list to read.
    from importlib import resources

    return resources.files(__name__).joinpath(folder, name)


def _lines(folder: str, name: str) -> list[str]:
    return data_file(folder, name).read_text(encoding="utf-8").rstrip("\n").split("\n")
