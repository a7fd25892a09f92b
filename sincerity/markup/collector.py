"""Collects the plain text of a draft, its blocks and whatever stays unchecked; every format writes into one.

White space is pending until a letter follows, so that no block starts or ends with it, and a space between two
tags is counted once, as a browser does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sincerity.markup.letters import legible
from sincerity.spans import LineIndex, OffsetMap, PlainTextBuilder, Span


class BlockKind(StrEnum):
    """What a block of text is to its reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    TITLE = "title"
    DESCRIPTION = "description"
    CAPTION = "caption"


class MaskKind(StrEnum):
    """Why a stretch of the plain text is not checked as words."""

    URL = "url"
    EMAIL = "email"
    TAG = "tag"
    HANDLE = "handle"
    CODE = "code"
    QUOTE = "quote"


class Block(NamedTuple):
    """A paragraph, heading, list item or the like; ``span`` counts in the plain text."""

    kind: BlockKind
    span: Span


class Mask(NamedTuple):
    """A stretch of the plain text whose words are not checked."""

    kind: MaskKind
    span: Span


class Directive(NamedTuple):
    """A ``<!-- sincerity: negeer regel-id: reden -->``, with or without ``tot 2027-01-31`` before the colon.

    ``span`` is the comment itself in the source, ``line`` its line from 1. ``block`` is the plain span of the
    block it silences rules in: the one it stands in, or the one after it; ``None`` when no text follows.
    ``until`` is the last day on which it holds; ``None`` when it holds for good.
    """

    rules: tuple[str, ...]
    reason: str
    span: Span
    line: int
    block: Span | None
    until: date | None = None


class Content(NamedTuple):
    """What a format found in a source. Blocks are in text order, separated by an empty line in ``text``."""

    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    masks: tuple[Mask, ...]
    directives: tuple[Directive, ...]
    notices: tuple[str, ...]
    unchecked_words: int


# Invisible, and inside a word as often as not: soft hyphen, zero-width space, word joiner, byte order mark.
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# Invisible inside a word, but part of an emoji: joiners, marks of direction, variation selectors, tags.
_JOINERS = "\u034f\u061c\u180e\u200c-\u200f\u202a-\u202e\u2061-\u2069\ufe00-\ufe0f\U000e0000-\U000e007f"
_UNEVEN = re.compile(rf"[ \t\r\n\f]{{2,}}|[\t\r\n\f]|[{INVISIBLE}{_JOINERS}]+")
_INVISIBLE = re.compile(rf"[{INVISIBLE}{_JOINERS}]+")
_JOINER = re.compile(f"[{_JOINERS}]")
_SPACES = " \t\r\n\f"

DIRECTIVE = re.compile(r"<!--\s*sincerity\s*:(?P<body>(?:(?!-->).){0,1000}+)-->", re.IGNORECASE | re.DOTALL)
_IGNORE = re.compile(r"(?P<rules>[^:]*)(?::(?P<reason>.*))?", re.DOTALL)
_UNTIL = re.compile(r"(?P<names>.*?)(?:^|[,\s]+)tot(?:\s+en\s+met)?(?:\s+(?P<day>.*))?", re.IGNORECASE)
_IGNORE_FORM = "<!-- sincerity: negeer regel-id: reden -->"

_NOT_READ = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^{}%]*%\}|(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+|(?<!\w)[#@]\w+"
)
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def count_words(text: str) -> int:
    """Count the words that somebody would read: no URLs, addresses, tags or template variables."""
    return sum(1 for _ in _WORD.finditer(_NOT_READ.sub(" ", text)))


class Finder:
    """``str.find`` for questions that move forward: remembers the last answer, so that asking stays linear."""

    __slots__ = ("_seen", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: dict[str, tuple[int, int]] = {}

    def find(self, what: str, start: int) -> int:
        """Return where *what* is found first at or after *start*, or -1."""
        asked, found = self._seen.get(what, (-1, -2))
        if asked >= 0 and asked <= start and (found == -1 or start <= found):
            return found
        found = self._text.find(what, start)
        self._seen[what] = (start, found)
        return found


class Collector:
    """Takes in the pieces of a source in order and gives back its `Content`."""

    def __init__(self, source: str, *, heed_directives: bool = True) -> None:
        self.source = source
        self._heed = heed_directives
        self._builder = PlainTextBuilder(source)
        self._blocks: list[Block] = []
        self._masks: list[Mask] = []
        # Per kind how deep it is nested, and where its text began: -1 before there is any.
        self._open_masks: dict[MaskKind, tuple[int, int]] = {}
        self._directives: list[tuple[tuple[str, ...], str, Span, int, date | None]] = []
        self._notices: list[tuple[int, str]] = []
        self._unchecked: list[str] = []
        self._kind = BlockKind.PARAGRAPH
        self._block_start: int | None = None
        self._pending: tuple[int, int, str] | None = None
        self._off_since: int | None = None
        self._quiet = 0
        self._mute = 0
        self._lines: LineIndex | None = None

    # -- blocks ----------------------------------------------------------------------------------------------

    def begin(self, kind: BlockKind) -> None:
        """End the open block; what follows is a block of *kind*."""
        self.end()
        self._kind = kind

    def end(self) -> None:
        """End the open block, if there is one."""
        if self._block_start is not None:
            self._blocks.append(Block(self._kind, Span(self._block_start, len(self._builder))))
            self._block_start = None
        self._pending = None
        for kind in tuple(self._open_masks):
            self._end_mask(kind)
        if self._silent:
            self._unchecked.append(" ")

    # -- text ------------------------------------------------------------------------------------------------

    def keep(self, start: int, end: int) -> None:
        """Take over ``source[start:end]`` letter for letter, but for invisible characters."""
        if self._silent:
            self._leave(self.source[start:end])
            return
        for match in _INVISIBLE.finditer(self.source, start, end):
            if self._says_nothing(*match.span()):
                self._keep(start, match.start())
                start = match.end()
        self._keep(start, end)

    def flow(self, start: int, end: int) -> None:
        """Take over ``source[start:end]``, white space collapsed."""
        if self._silent:
            self._leave(self.source[start:end])
            return
        for match in _UNEVEN.finditer(self.source, start, end):
            is_space = match[0][0] in _SPACES
            if not is_space and not self._says_nothing(*match.span()):
                continue
            self._flow_even(start, match.start())
            start = match.end()
            if is_space:
                self.space(match.start(), start)
        self._flow_even(start, end)

    def replace(self, start: int, end: int, text: str) -> None:
        """Let *text* stand for ``source[start:end]``."""
        if self._silent:
            self._leave(text)
            return
        text = _INVISIBLE.sub("", text)
        if text:
            self._before_text()
            self._builder.replace(start, end, text)

    def space(self, start: int, end: int) -> None:
        """Note white space that counts only between two pieces of text."""
        if self._silent:
            self._unchecked.append(" ")
        elif self._block_start is not None and self._pending is None:
            self._pending = (start, end, " ")

    def line_break(self, start: int, end: int) -> None:
        """Note a line break that the reader sees."""
        if self._silent:
            self._unchecked.append(" ")
        elif self._block_start is not None and (self._pending is None or self._pending[2] == " "):
            self._pending = (start, end, "\n")

    def _says_nothing(self, start: int, end: int) -> bool:
        """Tell whether a run of invisible characters can go: outside words joiners give emoji their shape."""
        in_word = self.source[start - 1 : start].isalnum() and self.source[end : end + 1].isalnum()
        return in_word or not _JOINER.search(self.source, start, end)

    def _keep(self, start: int, end: int) -> None:
        if end > start:
            self._before_text()
            self._builder.keep(start, end)

    def _flow_even(self, start: int, end: int) -> None:
        """Take over text without double white space inside; a space at either end is pending."""
        if end > start and self.source[start] == " ":
            self.space(start, start + 1)
            start += 1
        if end > start and self.source[end - 1] == " ":
            self._keep(start, end - 1)
            self.space(end - 1, end)
        else:
            self._keep(start, end)

    def _before_text(self) -> None:
        """Write what was pending: the break between two blocks, or white space inside one."""
        if self._block_start is None:
            if len(self._builder):
                self._builder.insert("\n\n")
            self._block_start = len(self._builder)
        elif self._pending is not None:
            start, end, text = self._pending
            if self.source[start:end] == text:
                self._builder.keep(start, end)
            else:
                self._builder.replace(start, end, text)
        self._pending = None
        for kind, (depth, since) in self._open_masks.items():
            if since < 0:
                self._open_masks[kind] = (depth, len(self._builder))

    # -- masks and silence -----------------------------------------------------------------------------------

    def open_mask(self, kind: MaskKind) -> None:
        """Mask the text from here to the matching `close_mask`, or to the end of the block."""
        depth, since = self._open_masks.get(kind, (0, -1))
        self._open_masks[kind] = (depth + 1, since)

    def close_mask(self, kind: MaskKind) -> None:
        """End the open mask of *kind*; without one, do nothing."""
        depth, since = self._open_masks.get(kind, (0, -1))
        if depth > 1:
            self._open_masks[kind] = (depth - 1, since)
        elif depth:
            self._end_mask(kind)

    def _end_mask(self, kind: MaskKind) -> None:
        _, since = self._open_masks.pop(kind)
        if since >= 0:
            self._masks.append(Mask(kind, Span(since, len(self._builder))))

    def hush(self, *, readable: bool = True) -> None:
        """Leave out what follows, until `speak`; count its words if a reader would still read it."""
        self._unchecked.append(" ")
        self._quiet += 1
        self._mute += not readable

    def speak(self, *, readable: bool = True) -> None:
        """End what the matching `hush` began."""
        self._quiet -= 1
        self._mute -= not readable

    @contextmanager
    def aloud(self) -> Iterator[None]:
        """Take in what follows even if the elements around it are left out; a switched-off part stays off."""
        self.end()
        quiet, mute, self._quiet, self._mute = self._quiet, self._mute, 0, 0
        yield
        self._quiet, self._mute = quiet, mute

    def leave(self, text: str) -> None:
        """Count the words of *text*, which stands outside the plain text."""
        self._leave(f" {text} ")

    @property
    def _silent(self) -> bool:
        return self._quiet > 0 or self._off_since is not None

    def _leave(self, text: str) -> None:
        if not self._mute:
            self._unchecked.append(text)

    # -- directives and notices ------------------------------------------------------------------------------

    def comment(self, start: int, end: int) -> None:
        """Take in a comment; a directive on a line of its own also ends the block around it."""
        match = DIRECTIVE.fullmatch(self.source, start, end)
        if match is None or not self._heed:
            return
        if self._stands_alone(start, end):
            self.end()
        # Where the source came from may hold a comment inside "pre" or a quotation: those are still heard.
        body = " ".join(match["body"].split())
        word, _, rest = body.partition(" ")
        if word.lower() == "negeer":
            self._ignore(rest, start, end)
        elif body.lower() == "uit":
            if self._off_since is None:
                self.end()
                self._off_since = start
        elif body.lower() == "aan":
            if self._off_since is None:
                self.notice(start, "‘sincerity: aan’ zonder ‘uit’ ervoor doet niets")
            else:
                self.end()
                self._off_since = None
        else:
            self.notice(
                start, f"‘sincerity: {body}’ ken ik niet; er kan staan: uit, aan, of negeer regel-id: reden"
            )

    def notice(self, offset: int, message: str) -> None:
        """Keep a message about the line that *offset* lies in."""
        self._notices.append((offset, message))

    def _ignore(self, rest: str, start: int, end: int) -> None:
        match = _IGNORE.fullmatch(rest)
        names, until = match["rules"] if match else "", None
        if dated := _UNTIL.fullmatch(names.strip()):
            names, day = dated["names"], (dated["day"] or "").strip()
            try:
                until = date.fromisoformat(day)
            except ValueError:
                found = f"‘{day}’ is geen datum" if day else "na ‘tot’ hoort een datum"
                self.notice(
                    start, f"{found}, dus ‘sincerity: negeer’ doet hier niets; schrijf hem als tot 2027-01-31"
                )
                return
        rules = tuple(name for name in re.split(r"[,\s]+", names) if name)
        reason = (match["reason"] or "").strip() if match else ""
        if not rules:
            self.notice(start, f"bij ‘sincerity: negeer’ hoort de naam van een regel: {_IGNORE_FORM}")
        elif not reason:
            self.notice(start, f"bij ‘sincerity: negeer {', '.join(rules)}’ hoort een reden: {_IGNORE_FORM}")
        else:
            self._directives.append((rules, reason, Span(start, end), len(self._blocks), until))

    def _stands_alone(self, start: int, end: int) -> bool:
        before = self.source[max(0, start - 200) : start].rstrip(" \t" + INVISIBLE)
        after = self.source[end : end + 200].lstrip(" \t")
        return (not before or before[-1] in "\r\n") and (not after or after[0] in "\r\n")

    def _line(self, offset: int) -> int:
        if self._lines is None:
            self._lines = LineIndex(self.source)
        return self._lines.position(offset).line

    # -- the outcome -----------------------------------------------------------------------------------------

    def content(self) -> Content:
        """Return all that was taken in."""
        self.end()
        if self._off_since is not None:
            self.notice(
                self._off_since,
                "na ‘sincerity: uit’ komt geen ‘aan’; de rest van de tekst is niet gecontroleerd",
            )
        blocks = self._blocks
        directives = tuple(
            Directive(
                rules,
                reason,
                span,
                self._line(span.start),
                blocks[at].span if at < len(blocks) else None,
                until,
            )
            for rules, reason, span, at, until in self._directives
        )
        return Content(
            text=legible(self._builder.text()),
            offsets=self._builder.offsets(),
            blocks=tuple(blocks),
            masks=tuple(sorted(self._masks, key=lambda mask: (mask.span.start, -mask.span.end))),
            directives=directives,
            notices=tuple(f"regel {self._line(at)}: {message}" for at, message in sorted(self._notices)),
            unchecked_words=count_words("".join(self._unchecked)),
        )
