"""HTML pages and fragments: what a browser would show as running text, with exact positions.

Our own cutter, because the standard library's parser gives the line and column of a tag but not where its text and
attributes lie. It never fails: what is not a tag is text.
"""

from __future__ import annotations

import html as _entities
import re
from html.entities import html5

from sincerity.markup.collector import BlockKind, Collector, Content, Finder, MaskKind
from sincerity.markup.shortcodes import Shortcodes

# Nothing in here is running text. A reader still reads quotations and code, so their words are counted.
_QUOTED = frozenset({"blockquote", "pre", "listing", "xmp"})
_UNREAD = frozenset(
    "head script style template svg math iframe noscript noembed noframes canvas audio video object textarea "
    "select datalist".split()
)
# Unread, and in the middle of a sentence as often as not: the text around them runs on.
_INLINE = _UNREAD - {"head"}
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL),
    **dict.fromkeys(("caption", "figcaption"), BlockKind.CAPTION),
}
_BLOCKS = frozenset(
    "html body p div section article aside nav header footer main address figure hr ul ol dl menu form fieldset "
    "legend details summary dialog table thead tbody tfoot tr colgroup hgroup search center button option "
    "optgroup".split()
)
# These hold others and are closed by name; "p", "hr" and what closes by itself are not among them.
_CONTAINERS = (
    _QUOTED
    | _UNREAD
    | frozenset(_KINDS)
    | (_BLOCKS - {"p", "hr", "colgroup", "option", "optgroup", "button"})
)
_MASKED = {"q": MaskKind.QUOTE, **dict.fromkeys(("code", "kbd", "samp", "var", "tt"), MaskKind.CODE)}

ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_TAG_OPEN = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]{0,40})")
_TAG_STEP = re.compile(r">|=\s*+(?P<quote>[\"'])|=")
_MARK = re.compile(r"[<&]|\{[{%]")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=/>\"']+)\s*+(?:=\s*+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"']+)))?"
)


def extract(source: str, *, heed_directives: bool = True) -> Content:
    """Cut the running text out of a page or a fragment of one."""
    collector = Collector(source, heed_directives=heed_directives)
    cutter = Cutter(collector)
    cutter.feed(0, len(source))
    cutter.close()
    return collector.content()


def decode(entity: str) -> str | None:
    """Return what a character reference stands for, or ``None`` if it is none."""
    if not entity.endswith(";") and not entity.startswith("&#") and entity[1:] not in html5:
        return None
    text = _entities.unescape(entity)
    return None if text == entity else text


class Cutter:
    """Feeds HTML into a collector; keeps its open elements between feeds, as Markdown needs."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector
        self.kind = BlockKind.PARAGRAPH
        self.shortcodes = Shortcodes(collector)
        self._stack: list[tuple[str, BlockKind, int]] = []
        self._open: dict[str, int] = {}
        self._quotes_close = True
        self._finder = Finder(collector.source)

    @property
    def is_open(self) -> bool:
        """Whether an element is open that holds others."""
        return bool(self._stack)

    def feed(self, start: int, end: int) -> None:
        """Take in ``source[start:end]``."""
        source, collector = self.collector.source, self.collector
        position = start
        while position < end:
            mark = _MARK.search(source, position, end)
            if mark is None:
                break
            collector.flow(position, mark.start())
            at = mark.start()
            if mark[0] == "&":
                position = self._entity(at, end)
            elif mark[0] == "<":
                position = self._angle(at, end)
            else:
                position = self.shortcodes.take(at, end)
            if position == at:
                collector.flow(at, at + len(mark[0]))
                position = at + len(mark[0])
        if position < end:
            collector.flow(position, end)

    def close(self) -> None:
        """End the source; say so if it ends inside a part that is left out."""
        for name, _, at in self._stack:
            if name in _QUOTED:
                self.collector.notice(
                    at, f"<{name}> wordt niet gesloten; wat erop volgt is niet gecontroleerd"
                )
        while self._stack:
            self._pop()
        self.shortcodes.close()

    def tag(self, name: str, start: int, end: int, *, closing: bool) -> None:
        """Take in one tag, of which the name is in small letters."""
        collector = self.collector
        if name == "br":
            collector.line_break(start, end)
        elif name in _MASKED:
            if closing:
                collector.close_mask(_MASKED[name])
            else:
                collector.open_mask(_MASKED[name])
        elif name == "meta" and not closing:
            self._meta(start, end)
        elif name in _CONTAINERS:
            if closing:
                self._leave(name)
            else:
                self._enter(name, start)
        elif name in _BLOCKS:
            collector.begin(self.kind)

    def _entity(self, at: int, end: int) -> int:
        match = ENTITY.match(self.collector.source, at, end)
        text = decode(match[0]) if match else None
        if match is None or text is None:
            return at
        if text in " \t\n\r\f":
            self.collector.space(at, match.end())
        else:
            self.collector.replace(at, match.end(), text)
        return match.end()

    def _angle(self, at: int, end: int) -> int:
        """Take in what starts with ``<``; return where it ends, or *at* if it is text."""
        source = self.collector.source
        if source.startswith("<!--", at, end):
            close = self._finder.find("-->", at + 4)
            if close < 0 or close + 3 > end:
                self.collector.notice(
                    at, "het commentaar ‘<!--’ wordt niet gesloten; wat erop volgt telt als tekst"
                )
                return at
            self.collector.comment(at, close + 3)
            return close + 3
        opening = _TAG_OPEN.match(source, at, end)
        if opening is None:
            if source[at + 1 : at + 2] in ("!", "?") and at + 2 <= end:
                close = self._finder.find(">", at)
                return close + 1 if 0 <= close < end else at
            return at
        after = self._tag_end(opening.end(), end)
        if after < 0:
            return at
        name, closing = opening["name"].lower(), bool(opening["slash"])
        if name == "title" and not closing:
            return self._title(after, end)
        self.tag(name, at, after, closing=closing)
        if name in _RAW and not closing:
            return self._raw_end(name, after, end)
        return after

    def _tag_end(self, position: int, end: int) -> int:
        """Return where a tag ends, or -1 if it never does."""
        source = self.collector.source
        first = self._finder.find(">", position)
        if not 0 <= first < end:
            return -1
        if not self._quotes_close:
            return first + 1
        while (step := _TAG_STEP.search(source, position, end)) is not None:
            if step[0] == ">":
                return step.end()
            position = step.end()
            if step["quote"]:
                close = self._finder.find(step["quote"], position)
                if not 0 <= close < end:
                    break
                position = close + 1
        # A quotation mark is missing somewhere. Trusting them again for every later tag would take quadratic time.
        self._quotes_close = False
        return first + 1

    def _raw_end(self, name: str, position: int, end: int) -> int:
        """Pass over the content of an element that holds no tags; return where its closing tag starts."""
        match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.collector.source, position, end)
        stop = match.start() if match else end
        if name in _QUOTED:
            self.collector.leave(self.collector.source[position:stop])
        return stop

    def _title(self, position: int, end: int) -> int:
        stop = self._raw_end("title", position, end)
        if not self._open.get("svg"):
            self._apart(BlockKind.TITLE, position, stop)
        return stop

    def _meta(self, start: int, end: int) -> None:
        """Take in the description of a page."""
        content: tuple[int, int] | None = None
        described = False
        for attribute in _ATTRIBUTE.finditer(self.collector.source, start + 5, end):
            name, group = attribute["name"].lower(), attribute.lastgroup or "name"
            if name == "name":
                described = group != "name" and attribute[group].lower() == "description"
            elif name == "content" and group != "name":
                content = attribute.span(group)
        if described and content:
            self._apart(BlockKind.DESCRIPTION, *content)

    def _apart(self, kind: BlockKind, start: int, end: int) -> None:
        """Take in a block of text without tags, even inside "head"."""
        collector = self.collector
        with collector.aloud():
            collector.begin(kind)
            position = start
            for mark in ENTITY.finditer(collector.source, start, end):
                collector.flow(position, mark.start())
                position = self._entity(mark.start(), end)
            collector.flow(position, end)
            collector.begin(self.kind)

    def _enter(self, name: str, at: int) -> None:
        if name == "body":
            self._leave("head")
        collector = self.collector
        self._stack.append((name, self.kind, at))
        self._open[name] = self._open.get(name, 0) + 1
        self.kind = _KINDS.get(name, self.kind)
        if name not in _INLINE:
            collector.begin(self.kind)
        if name in _QUOTED or name in _UNREAD:
            collector.hush(readable=name in _QUOTED)

    def _leave(self, name: str) -> None:
        """Close *name* and whatever was left open inside it; ignore a closing tag that closes nothing."""
        if not self._open.get(name):
            return
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        name, self.kind, _ = self._stack.pop()
        self._open[name] -= 1
        if name in _QUOTED or name in _UNREAD:
            self.collector.speak(readable=name in _QUOTED)
        if name not in _INLINE:
            self.collector.begin(self.kind)
        return name
