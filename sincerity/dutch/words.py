"""Cut plain text into words and marks, without a language pipeline.

A *word* may hold apostrophes and hyphens (``foto's``, ``e-mail``, ``'t``); a number keeps its points and commas. A
*mark* is one of ``, ; : . ! ? …`` and their like. Quotation marks, brackets and emoji are no tokens at all, so that
‘Bestel 🛒 nu’ still reads as two neighbouring words. A masked stretch (a web address, a quotation) is one token,
:data:`BARRIER`, which no phrase matches.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from sincerity.spans import Span

BARRIER = "\x00"

_LETTER = r"[^\W_\d]|[\u0300-\u036f]"
# The order is that of how often each stands in a text; plain words before a space or mark need no second look.
_TOKEN = re.compile(
    r"([a-z]++(?=[ \n.,!?;:])"
    r"|[,;:!?…/–—%€&\n\x00]|\.+|-"
    rf"|(?:{_LETTER})(?:[^\W_]|[\u0300-\u036f])*(?:['’\-](?:[^\W_]|[\u0300-\u036f])+)*"
    rf"|\d+(?:[.,:]\d+)*(?:{_LETTER})*"
    r"|(?<!\w)['’][tsnmkr](?!\w))"  # 't 's 'n 'm 'k 'r
)
# All marks but those that make another letter of it: grave, circumflex, tilde, trema, ring, cedilla. A stress mark
# goes, and so do strokes and dots that nobody writes in a word but to hide it.
_STRAY = re.compile("(?![\u0300\u0302\u0303\u0308\u030a\u0327])[\u0300-\u036f]")


def fold(word: str) -> str:
    """Return *word* in lower case, with a straight apostrophe and without stress marks (``hét`` reads as ``het``)."""
    word = word.lower()
    if word.isascii():
        return word
    word = word.replace("’", "'")
    bare = unicodedata.normalize("NFC", _STRAY.sub("", unicodedata.normalize("NFD", word)))
    # An accent that stands by itself stays what it is: no token is without characters.
    return bare or word


def is_word(token: str) -> bool:
    """Tell whether a token is a word or number, not a mark or a barrier."""
    return token[0].isalnum() or token[0] == "'"


class Words:
    """The tokens of a text: parallel sequences of folded forms and plain-text offsets."""

    def __init__(self, text: str, folded: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> None:
        self.text = text
        self.folded = folded
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.folded)

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The folded words in text order, without marks and barriers."""
        return tuple(self.listed_in(range(len(self))))

    def listed_in(self, tokens: range) -> list[str]:
        """Return the folded words among these tokens, in text order."""
        # `is_word` written out: to call it for every word of a text takes longer.
        return [w for w in self.folded[tokens.start : tokens.stop] if w[0].isalnum() or w[0] == "'"]

    def is_word(self, index: int) -> bool:
        """Tell whether the token is a word or number, not a mark or a barrier."""
        return is_word(self.folded[index])

    def span(self, first: int, last: int) -> Span:
        """Return the plain-text span of the tokens *first* up to and including *last*."""
        return Span(self.starts[first], self.ends[last])

    def after(self, offset: int) -> int:
        """Return the index of the first token that starts at a plain-text offset or behind it."""
        return bisect_left(self.starts, offset)

    def within(self, span: Span) -> range:
        """Return the indices of the tokens that lie wholly in *span*."""
        return range(bisect_left(self.starts, span.start), bisect_right(self.ends, span.end))


def lowercase(text: str) -> str:
    """Return *text* in lower case, every character in its place: ‘İ’ has no single one and stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def split(text: str, masks: Iterable[Span] = ()) -> Words:
    """Cut *text* into tokens.

    Args:
        text: Plain text.
        masks: Sorted spans that do not overlap; each becomes one :data:`BARRIER`.

    Returns:
        The tokens in text order; empty for an empty text.
    """
    hidden = _hide(lowercase(text), masks)
    # What lies between tokens and the tokens themselves by turns: their lengths add up to where each begins and ends.
    parts = _TOKEN.split(hidden)
    bounds = list(accumulate(map(len, parts)))
    folded = parts[1::2]
    if not text.isascii():
        folded = [w if w.isascii() else fold(w) for w in folded]
    return Words(text, folded, bounds[:-1:2], bounds[1::2])


def _hide(text: str, masks: Iterable[Span]) -> str:
    parts, at = [], 0
    for mask in masks:
        parts += [text[at : mask.start], BARRIER.ljust(len(mask), " ")]
        at = mask.end
    return "".join([*parts, text[at:]])
