"""Quoted words in Dutch text.

Only paired marks quote. An apostrophe opens nothing and closes nothing: *’s avonds*, *foto’s*, *zo’n*, *’t*,
*jaren ’90*.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator

__all__ = ["LONGEST_QUOTE", "quoted_spans"]

LONGEST_QUOTE = 80
"""So many characters between two marks are a quotation; more are somebody's whole text."""

_CLOSING = {"“": "”", "„": "”“", "”": "”", "‘": "’", "‚": "’‘", "«": "»", "‹": "›", '"': '"', "'": "'"}
_MARKS = re.compile("[“”„‘’‚«»‹›\"']")
# Compiled when first used: few texts have a mark where a word can begin.
_APOSTROPHE_WORD = r"(?i)(?:s|t|n|m|k|r|ns|er|em|ie|tis|twas|kheb|[0-9]{2}(?:['’]?er)?s?)(?![\w])"
_OPENS_AFTER = frozenset("([{<-–—/“„\"'‘«‹:…")


def quoted_spans(text: str, sentences: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find the quoted words, with their marks, that lie within one line.

    A straight single mark closes in the sentence where it opens: elsewhere it is as likely an apostrophe.

    Args:
        text: Plain text.
        sentences: Where its sentences start and end; none runs over the end of a line.

    Returns:
        Half-open ranges in text order, none inside another, with at most `LONGEST_QUOTE` characters between
        the marks.
    """
    spans: list[tuple[int, int]] = []
    for line in _lines(text, sentences):
        start, end = line[0], line[-1]
        marks = [mark.start() for mark in _MARKS.finditer(text, start, end)]
        index = 0
        while index < len(marks):
            opening = marks[index]
            index += 1
            if not _opens(text, opening, start, end):
                continue
            for later in range(index, len(marks)):
                closing = marks[later]
                if closing - opening - 1 > LONGEST_QUOTE or (
                    text[opening] == "'" and bisect(line, closing) > bisect(line, opening)
                ):
                    break
                if text[closing] in _CLOSING[text[opening]] and _closes(text, opening, closing, end):
                    spans.append((opening, closing + 1))
                    index = later + 1
                    break
    return spans


def _lines(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield, for each line, where it starts, where its sentences end, and so where it ends itself."""
    line: list[int] = []
    for start, end in sentences:
        if line and "\n" in text[line[-1] : start]:
            yield line
            line = []
        if not line:
            line.append(start)
        line.append(end)
    if line:
        yield line


def _opens(text: str, at: int, start: int, end: int) -> bool:
    if text[at] not in _CLOSING or at + 1 >= end or text[at + 1].isspace():
        return False
    if text[at] in "„«‹“":
        return True
    if at > start and not text[at - 1].isspace() and text[at - 1] not in _OPENS_AFTER:
        return False
    return text[at] not in "'‘" or re.compile(_APOSTROPHE_WORD).match(text, at + 1, end) is None


def _closes(text: str, opening: int, closing: int, end: int) -> bool:
    if closing == opening + 1:
        return False
    if text[closing] in "”“»›":
        return True
    following = text[closing + 1 : min(closing + 2, end)]
    return not text[closing - 1].isspace() and not (following.isalnum() or following == "_")
