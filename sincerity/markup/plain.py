"""Plain text: an empty line separates blocks, and every other line break is one that the reader sees."""

from __future__ import annotations

import re

from sincerity.markup.collector import DIRECTIVE, BlockKind, Collector, Content

_NEWLINE = re.compile(r"\r\n|\r|\n")
_BLANKS = " \t\ufeff"


def extract(source: str, *, heed_directives: bool = True) -> Content:
    """Cut plain text into blocks."""
    collector = Collector(source, heed_directives=heed_directives)
    collector.begin(BlockKind.PARAGRAPH)
    position = 0
    line_is_empty = True
    for comment in DIRECTIVE.finditer(source) if heed_directives else ():
        line_is_empty = _lines(collector, position, comment.start(), line_is_empty=line_is_empty)
        collector.comment(comment.start(), comment.end())
        line_is_empty = False
        position = comment.end()
    _lines(collector, position, len(source), line_is_empty=line_is_empty)
    return collector.content()


def _lines(collector: Collector, start: int, end: int, *, line_is_empty: bool) -> bool:
    """Take in the lines of a stretch; tell whether its last line is empty so far."""
    for newline in _NEWLINE.finditer(collector.source, start, end):
        if _fragment(collector, start, newline.start()) and line_is_empty:
            collector.end()
        else:
            collector.line_break(newline.start(), newline.end())
        line_is_empty = True
        start = newline.end()
    return _fragment(collector, start, end) and line_is_empty


def _fragment(collector: Collector, start: int, end: int) -> bool:
    """Take in part of a line, the white space at its ends pending; tell whether there was nothing else."""
    text = collector.source[start:end]
    first = start + len(text) - len(text.lstrip(_BLANKS))
    if first == end:
        if end > start:
            collector.space(start, end)
        return True
    last = start + len(text.rstrip(_BLANKS))
    if first > start:
        collector.space(start, first)
    collector.keep(first, last)
    if last < end:
        collector.space(last, end)
    return False
