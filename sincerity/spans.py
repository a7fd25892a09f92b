"""Spans, line numbers and the map from plain text back to source text.

All offsets are counted in Unicode code points from the start of a text, and all ranges are half-open.
No other module does arithmetic on offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in one text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 on, found [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place in a text as people count it: line and column from 1, columns in code points."""

    line: int
    column: int


class LineIndex:
    """Turns offsets into lines and columns. A line ends after a line feed, a carriage return, or both."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        starts = [0]
        at = 0
        while True:
            newline, carriage = text.find("\n", at), text.find("\r", at)
            if newline < 0 and carriage < 0:
                break
            at = min(x for x in (newline, carriage) if x >= 0) + 1
            if text[at - 1] == "\r" and text[at : at + 1] == "\n":
                at += 1
            starts.append(at)
        self._starts = starts
        self._text = text

    def position(self, offset: int) -> Position:
        """Return the line and column of *offset*.

        Raises:
            ValueError: If *offset* lies outside the text.
        """
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"offset {offset} lies outside a text of {len(self._text)} characters")
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """Return the span of a line (from 1) without its line ending."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


class OffsetMap:
    """Finds the source range of a plain-text range.

    It is made of runs: stretches of plain text with the source that they came from. In a verbatim run character *i* of
    the plain text is character *i* of the source; in any other run (an entity such as ``&amp;``, a line break inside a
    paragraph) the whole of the one stands for the whole of the other.

    An end offset belongs to the run of the character before it: in ``**ja**`` the plain text ends at 2, and the
    source span must not take in the closing asterisks.
    """

    # A column per figure: a long text has tens of thousands of runs.
    __slots__ = ("_plain_ends", "_plain_starts", "_source_ends", "_source_starts", "_verbatim")

    def __init__(self) -> None:
        self._plain_starts: list[int] = []
        self._plain_ends: list[int] = []
        self._source_starts: list[int] = []
        self._source_ends: list[int] = []
        self._verbatim: list[bool] = []

    def __len__(self) -> int:
        """Return the number of runs."""
        return len(self._verbatim)

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Return the map of a text that is its own source."""
        offsets = cls()
        offsets.add(0, length, 0, length, verbatim=True)
        return offsets

    def add(self, start: int, end: int, source_start: int, source_end: int, *, verbatim: bool) -> None:
        """Add a run behind the others; verbatim runs that follow on each other become one."""
        if (
            verbatim
            and self._verbatim
            and self._verbatim[-1]
            and self._plain_ends[-1] == start
            and self._source_ends[-1] == source_start
        ):
            self._plain_ends[-1] = end
            self._source_ends[-1] = source_end
            return
        self._plain_starts.append(start)
        self._plain_ends.append(end)
        self._source_starts.append(source_start)
        self._source_ends.append(source_end)
        self._verbatim.append(verbatim)

    def to_source(self, span: Span) -> Span:
        """Return the source range of a plain range: from its first to its last character that has a source.

        Raises:
            ValueError: If the range is empty or holds no character of the source.
        """
        first = bisect_right(self._plain_ends, span.start)
        last = bisect_left(self._plain_starts, span.end) - 1
        if len(span) == 0 or first > last or first >= len(self):
            raise ValueError(f"plain range [{span.start}, {span.end}) holds no character of the source")
        start = self._source_starts[first]
        if self._verbatim[first]:
            start += max(0, span.start - self._plain_starts[first])
        end = self._source_ends[last]
        if self._verbatim[last]:
            end -= max(0, self._plain_ends[last] - span.end)
        return Span(start, end)


class PlainTextBuilder:
    """Collects plain text and the runs it came from, in source order."""

    __slots__ = ("_length", "_offsets", "_parts", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._offsets = OffsetMap()
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def keep(self, start: int, end: int) -> None:
        """Take over ``source[start:end]`` letter for letter."""
        if end > start:
            self._add(self.source[start:end], start, end, verbatim=True)

    def replace(self, start: int, end: int, text: str) -> None:
        """Let *text* stand for ``source[start:end]``."""
        if text:
            self._add(text, start, end, verbatim=False)

    def insert(self, text: str) -> None:
        """Add text that the source does not hold, such as the break between two blocks."""
        self._parts.append(text)
        self._length += len(text)

    def text(self) -> str:
        """Return the plain text collected so far."""
        return "".join(self._parts)

    def offsets(self) -> OffsetMap:
        """Return the map of the text collected so far."""
        return self._offsets

    def _add(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        after = self._length + len(text)
        self._offsets.add(self._length, after, start, end, verbatim=verbatim)
        self._parts.append(text)
        self._length = after
