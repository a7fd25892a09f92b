"""Markdown drafts: blocks by markdown-it-py, inline markup by our own scanner.

The parser's inline tokens carry no positions; its block tokens carry the lines they came from: enough.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from sincerity.markup.collector import BlockKind, Collector, Content, MaskKind
from sincerity.markup.html import Cutter
from sincerity.markup.inline import Kind, Piece, normalize_label, scan, visible

if TYPE_CHECKING:
    from markdown_it.token import Token

_NEWLINE = re.compile(r"\r\n|\r|\n")
_PIPE = re.compile(r"(?<!\\)\|")
_LIST_MARK = re.compile(r"[ \t]*(?:[-+*]|[0-9]{1,9}[.)])[ \t]+|[ \t]*>[ \t]?")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_FOOTNOTE_MARK = re.compile(r"\[\^[\w-]+\]:[ \t]*")
# The fence of a container, ":::tip", is markup in many content systems.
_CONTAINER = re.compile(r":{3,}[ \t]*[\w-]*")
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_KINDS = {
    "paragraph_open": BlockKind.PARAGRAPH,
    "heading_open": BlockKind.HEADING,
    "th_open": BlockKind.TABLE_CELL,
    "td_open": BlockKind.TABLE_CELL,
}


def extract(source: str, *, heed_directives: bool = True) -> Content:
    """Cut the text out of a Markdown draft."""
    collector = Collector(source, heed_directives=heed_directives)
    start = 1 if source.startswith("\ufeff") else 0
    if source.startswith(("---", "+++"), start):
        from sincerity.markup import frontmatter  # late: most drafts have none

        start = frontmatter.take(collector, start)
    _Reader(collector, start).read()
    return collector.content()


class _Reader:
    def __init__(self, collector: Collector, start: int) -> None:
        self._collector = collector
        self._source = collector.source
        self._start = start
        self._line_starts = [start, *(m.end() for m in _NEWLINE.finditer(self._source, start))]
        self._html = Cutter(collector)
        self._references: Container[str] = frozenset()

    def read(self) -> None:
        parser = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
        environment: dict[str, Any] = {}
        tokens = parser.parse(self._source[self._start :], environment)
        self._references = frozenset(map(normalize_label, environment.get("references", ())))
        items = 0
        cell = 0
        opener: Token | None = None
        for token in tokens:
            if token.type == "list_item_open":
                items += 1
            elif token.type == "list_item_close":
                items -= 1
            elif token.type == "blockquote_open":
                self._collector.hush()
            elif token.type == "blockquote_close":
                self._collector.speak()
            elif token.type == "tr_open":
                cell = 0
            elif token.type in _KINDS:
                opener = token
            elif token.type == "inline" and opener is not None and token.map:
                kind = _KINDS[opener.type]
                if kind is BlockKind.TABLE_CELL:
                    lines = self._cell(token.map[0], cell)
                    cell += 1
                elif kind is BlockKind.HEADING and opener.markup[:1] == "#":
                    lines = [self._heading(token)]
                else:
                    lines = self._paragraph(token)
                if kind is BlockKind.PARAGRAPH and items:
                    kind = BlockKind.LIST_ITEM
                self._collector.begin(self._html.kind if self._html.is_open else kind)
                self._inline(lines)
                self._collector.end()
            elif token.type in ("fence", "code_block"):
                self._collector.end()
                self._collector.leave(token.content)
            elif token.type == "html_block" and token.map:
                if not self._html.is_open:
                    self._html.kind = BlockKind.LIST_ITEM if items else BlockKind.PARAGRAPH
                self._collector.begin(self._html.kind)
                self._html.feed(self._line(token.map[0])[0], self._line(token.map[1] - 1)[1])
                self._collector.end()
        self._html.close()

    def _line(self, number: int) -> tuple[int, int]:
        """Return where a line starts and ends, without its line ending."""
        starts = self._line_starts
        start = starts[number]
        end = starts[number + 1] if number + 1 < len(starts) else len(self._source)
        while end > start and self._source[end - 1] in "\r\n":
            end -= 1
        return start, end

    def _paragraph(self, token: Token) -> list[tuple[int, int]]:
        """Return where the lines of a paragraph lie, without the indentation and marks of blocks around it."""
        assert token.map is not None
        lines = []
        texts = token.content.split("\n")
        for number, text in enumerate(texts, token.map[0]):
            start, end = self._line(number)
            # What the parser took off stood before the text, so its length counted from the end is its place.
            stripped = start + len(self._source[start:end].rstrip())
            start = max(start, stripped - len(text.strip()))
            if _CONTAINER.fullmatch(self._source, start, stripped) is None:
                # White space at the end of a line says what kind of break it is; the last line has no break.
                lines.append((start, end if number + 1 < token.map[0] + len(texts) else stripped))
        return lines

    def _heading(self, token: Token) -> tuple[int, int]:
        assert token.map is not None
        start, end = self._line(token.map[0])
        text = self._source[start:end].rstrip(" \t")
        without = text.rstrip("#")
        if without[-1:] in (" ", "\t"):
            text = without
        end = start + len(text.rstrip())
        return max(start, end - len(token.content)), end

    def _cell(self, number: int, column: int) -> list[tuple[int, int]]:
        start, end = self._line(number)
        while (mark := _LIST_MARK.match(self._source, start, end)) is not None:
            start = mark.end()
        pipes = [m.start() for m in _PIPE.finditer(self._source, start, end)]
        edges = [start - 1, *pipes, end]
        if pipes and not self._source[start : pipes[0]].strip():
            del edges[0]
        if column + 1 >= len(edges):
            return []
        first, last = edges[column] + 1, edges[column + 1]
        text = self._source[first:last]
        return [(first + len(text) - len(text.lstrip()), first + len(text.rstrip()))]

    def _inline(self, lines: Sequence[tuple[int, int]]) -> None:
        source = self._source
        if lines:
            start, end = lines[0]
            mark = _TASK.match(source, start, end) or _FOOTNOTE_MARK.match(source, start, end)
            lines = [(mark.end() if mark else start, end), *lines[1:]]
        text = "\n".join(source[start:end] for start, end in lines)
        begins = [0]
        for start, end in lines[:-1]:
            begins.append(begins[-1] + end - start + 1)
        for piece in visible(scan(text, self._references)):
            line = bisect_right(begins, piece.start) - 1
            shift = lines[line][0] - begins[line]
            if piece.kind is Kind.BREAK:
                self._break(piece, lines[line][1], lines[line + 1][0])
            elif piece.kind is Kind.CODE:
                self._code(piece, begins, lines)
            else:
                last = bisect_right(begins, piece.end - 1) - 1
                self._piece(piece, piece.start + shift, piece.end + lines[last][0] - begins[last])

    def _piece(self, piece: Piece, start: int, end: int) -> None:
        collector = self._collector
        if piece.kind is Kind.TEXT:
            collector.flow(start, end)
        elif piece.kind is Kind.ENTITY:
            collector.replace(start, end, piece.text)
        elif piece.kind is Kind.AUTOLINK:
            kind = (
                MaskKind.EMAIL
                if "@" in self._source[start:end] and ":" not in self._source[start:end]
                else MaskKind.URL
            )
            collector.open_mask(kind)
            collector.keep(start, end)
            collector.close_mask(kind)
        elif piece.kind is Kind.COMMENT:
            collector.comment(start, end)
        elif piece.kind is Kind.SHORTCODE:
            if self._html.shortcodes.take(start, end) == start:
                collector.flow(start, end)
        elif piece.kind is Kind.TAG:
            name = _TAG_NAME.match(self._source, start)
            if name is not None:
                self._html.tag(name[1].lower(), start, end, closing=self._source[start + 1] == "/")

    def _break(self, piece: Piece, end: int, start: int) -> None:
        """Take in the end of a line: a line break after two spaces or a backslash, else a space."""
        if piece.text or self._source.endswith("  ", 0, end):
            self._collector.line_break(end, start)
        else:
            self._collector.space(end, start)

    def _code(self, piece: Piece, begins: Sequence[int], lines: Sequence[tuple[int, int]]) -> None:
        collector = self._collector
        collector.open_mask(MaskKind.CODE)
        line = bisect_right(begins, piece.start) - 1
        while line < len(lines) and begins[line] < piece.end:
            start, end = lines[line]
            if begins[line] > piece.start:
                collector.space(lines[line - 1][1], start)
            shift = start - begins[line]
            collector.flow(max(piece.start + shift, start), min(piece.end + shift, end))
            line += 1
        collector.close_mask(MaskKind.CODE)
