"""The line of the source that a finding is in, cut to fit, with the found words marked."""

from __future__ import annotations

from sincerity.formats.layout import ELLIPSIS, Paint, clean, cut_end, cut_middle, cut_start, one_line, width
from sincerity.spans import LineIndex, Span

# A paragraph is often one line of thousands of characters; only what can end up on the screen is measured.
_REACH = 400


def excerpt(
    source: str, lines: LineIndex, span: Span, columns: int, paint: Paint, styles: tuple[str, ...]
) -> str:
    """Return the words of *span* with what stands around them on their line, in at most *columns*.

    The words are in colour, or between ‹ and › where colour is off. A span over several lines becomes one line.
    """
    opening, closing = ("", "") if paint.enabled else ("‹", "›")
    first = lines.line_span(lines.position(span.start).line)
    last = lines.line_span(lines.position(span.end).line)
    start, end = max(first.start, span.start - _REACH), min(max(last.end, span.end), span.end + _REACH)

    room = columns - len(opening) - len(closing)
    marked = one_line(_ends(source[span.start : span.end]))
    before, after = clean(source[start : span.start]), clean(source[span.end : end])
    before = ("" if start == first.start else ELLIPSIS) + before.lstrip()
    after = after.rstrip() + ("" if end == max(last.end, span.end) else ELLIPSIS)

    around = width(before) + width(after)
    if width(marked) + around > room:
        marked = cut_middle(marked, room - min(around, 12))
        left = room - width(marked)
        # What comes before the words and what comes after share the room; what the one leaves, the other takes.
        for_before = max(left // 2, left - width(after))
        before = cut_start(before, for_before) if for_before > 1 else ""
        after_room = left - width(before)
        after = cut_end(after, after_room) if after_room > 1 else ""
    return f"{before}{opening}{paint(marked, *styles)}{closing}{after}"


def _ends(text: str) -> str:
    """Leave out the middle of a very long span, which no screen shows."""
    return text if len(text) <= 2 * _REACH else f"{text[:_REACH]} {text[-_REACH:]}"
