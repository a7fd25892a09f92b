"""Cuts the inline markup out of one Markdown block: emphasis, links, code, entities, tags.

Follows CommonMark, with strikethrough. All of it takes linear time: a search that fails is remembered, and emphasis
is matched the way the appendix of the specification does.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from sincerity.markup.collector import Finder
from sincerity.markup.html import ENTITY, decode


class Kind(Enum):
    """What a piece of a block is."""

    TEXT = auto()
    MARKUP = auto()
    ENTITY = auto()
    CODE = auto()
    AUTOLINK = auto()
    TAG = auto()
    COMMENT = auto()
    SHORTCODE = auto()
    BREAK = auto()


@dataclass(slots=True)
class Piece:
    """A stretch of the block's content. ``text`` is what an entity stands for."""

    kind: Kind
    start: int
    end: int
    text: str = ""


class _Delimiters:
    """A run of ``*``, ``_`` or ``~~``. Openers are used up from the end, closers from the start."""

    __slots__ = ("can_close", "can_open", "char", "left", "length", "piece")

    def __init__(self, piece: Piece, char: str, length: int, can_open: bool, can_close: bool) -> None:
        self.piece = piece
        self.char = char
        self.length = self.left = length
        self.can_open = can_open
        self.can_close = can_close


class _Bracket(NamedTuple):
    piece: int
    image: bool
    delimiters: int
    after: int


_SPECIAL = re.compile(r"\\|`+|\*+|_+|~+|!\[|[\[\]<&\n]|\{[{%]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\s<>\x00-\x20]*+|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255})>"
)
_ATTRIBUTE = r"\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+"
_TAG = re.compile(rf"<(?:[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+\s*+/?|/[A-Za-z][A-Za-z0-9-]*+\s*+)>")
_NESTED = r"\((?:[^\s\\()]|\\.)*+\)"
_NESTED = rf"\((?:[^\s\\()]|\\.|{_NESTED})*+\)"
_LINK = re.compile(
    r"\(\s*+(?:<(?:[^<>\n\\]|\\.)*+>|(?!<)(?:[^\s\\()]|\\[!-/:-@\[-`{-~]|\\|" + _NESTED + r"){0,4000}+)?+"
    r"(?:\s++(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+\s*+\)",
    re.DOTALL,
)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_FOOTNOTE = re.compile(r"\^[\w-]+")
_LONGEST_SHORTCODE = 2000


def normalize_label(label: str) -> str:
    """Return a link label as definitions are looked up: white space collapsed, case folded."""
    return " ".join(label.split()).lower().upper()


def scan(text: str, references: Container[str]) -> list[Piece]:
    """Cut the content of a block into pieces, in order, that together cover it.

    Args:
        text: The lines of the block without indentation, joined by line feeds.
        references: The normalised labels of the link definitions in the document.
    """
    return _Scanner(text, references).scan()


class _Scanner:
    def __init__(self, text: str, references: Container[str]) -> None:
        self._text = text
        self._references = references
        self._finder = Finder(text)
        self._pieces: list[Piece] = []
        self._delimiters: list[_Delimiters] = []
        self._brackets: list[_Bracket] = []
        self._dead_brackets = 0
        self._backticks: dict[int, list[int]] | None = None

    def scan(self) -> list[Piece]:
        text = self._text
        position = 0
        while (mark := _SPECIAL.search(text, position)) is not None:
            at, char = mark.start(), mark[0][0]
            self._add(Kind.TEXT, position, at)
            if char == "\n":
                position = self._add(Kind.BREAK, at, at + 1)
            elif char == "\\":
                position = self._escape(at)
            elif char == "`":
                position = self._code(at, mark.end())
            elif char in "*_~":
                position = self._run(at, mark.end())
            elif char in "![":
                self._brackets.append(
                    _Bracket(len(self._pieces), char == "!", len(self._delimiters), mark.end())
                )
                position = self._add(Kind.TEXT, at, mark.end())
            elif char == "]":
                position = self._close_bracket(at)
            elif char == "&":
                position = self._entity(at)
            elif char == "<":
                position = self._angle(at)
            else:
                position = self._shortcode(at)
        self._add(Kind.TEXT, position, len(text))
        self._match_emphasis(0)
        return self._pieces

    def _add(self, kind: Kind, start: int, end: int, text: str = "") -> int:
        if end > start:
            self._pieces.append(Piece(kind, start, end, text))
        return end

    def _escape(self, at: int) -> int:
        following = self._text[at + 1 : at + 2]
        if following in _PUNCTUATION and following:
            self._add(Kind.MARKUP, at, at + 1)
            return self._add(Kind.TEXT, at + 1, at + 2)
        if following == "\n":
            self._add(Kind.MARKUP, at, at + 1)
            return self._add(Kind.BREAK, at + 1, at + 2, "\n")
        return self._add(Kind.TEXT, at, at + 1)

    def _code(self, at: int, after: int) -> int:
        text = self._text
        if self._backticks is None:
            self._backticks = {}
            for run in re.finditer("`+", text):
                self._backticks.setdefault(len(run[0]), []).append(run.start())
        starts = self._backticks.get(after - at, [])
        following = bisect_left(starts, after)
        if following == len(starts):
            return self._add(Kind.TEXT, at, after)
        close = starts[following]
        first, last = after, close
        inner = text[first:last]
        if len(inner) > 2 and inner[0] in " \n" and inner[-1] in " \n" and inner.strip(" \n"):
            first, last = first + 1, last - 1
        self._add(Kind.MARKUP, at, first)
        self._add(Kind.CODE, first, last)
        return self._add(Kind.MARKUP, last, close + after - at)

    def _run(self, at: int, after: int) -> int:
        text = self._text
        self._add(Kind.TEXT, at, after)
        char, length = text[at], after - at
        if char == "~" and length != 2:
            return after
        before, following = text[at - 1 : at] or " ", text[after : after + 1] or " "
        space_before, space_after = before.isspace(), following.isspace()
        mark_before, mark_after = _is_punctuation(before), _is_punctuation(following)
        left = not space_after and (not mark_after or space_before or mark_before)
        right = not space_before and (not mark_before or space_after or mark_after)
        can_open, can_close = left, right
        if char == "_":
            can_open, can_close = left and (not right or mark_before), right and (not left or mark_after)
        if can_open or can_close:
            self._delimiters.append(_Delimiters(self._pieces[-1], char, length, can_open, can_close))
        return after

    def _entity(self, at: int) -> int:
        match = ENTITY.match(self._text, at)
        text = decode(match[0]) if match and match[0].endswith(";") else None
        if match is None or text is None:
            return self._add(Kind.TEXT, at, at + 1)
        return self._add(Kind.ENTITY, at, match.end(), text)

    def _angle(self, at: int) -> int:
        text = self._text
        if text.startswith("<!--", at):
            close = self._finder.find("-->", at + 4)
            return self._add(Kind.COMMENT, at, close + 3) if close >= 0 else self._add(Kind.TEXT, at, at + 1)
        link = _AUTOLINK.match(text, at)
        if link is not None:
            self._add(Kind.MARKUP, at, at + 1)
            self._add(Kind.AUTOLINK, at + 1, link.end() - 1)
            return self._add(Kind.MARKUP, link.end() - 1, link.end())
        tag = _TAG.match(text, at)
        return self._add(Kind.TAG, at, tag.end()) if tag else self._add(Kind.TEXT, at, at + 1)

    def _shortcode(self, at: int) -> int:
        opening = self._text[at : at + 3]
        closing = {"{{<": ">}}", "{{%": "%}}"}.get(opening, "%}" if opening.startswith("{%") else "}}")
        close = self._finder.find(closing, at + 2)
        if not 0 <= close <= at + _LONGEST_SHORTCODE:
            return self._add(Kind.TEXT, at, at + 2)
        return self._add(Kind.SHORTCODE, at, close + len(closing))

    def _close_bracket(self, at: int) -> int:
        """Make a link or image of the youngest open bracket, or take both brackets as text."""
        if not self._brackets:
            return self._add(Kind.TEXT, at, at + 1)
        bracket = self._brackets.pop()
        dead = len(self._brackets) < self._dead_brackets
        self._dead_brackets = min(self._dead_brackets, len(self._brackets))
        end = -1 if dead and not bracket.image else self._link_end(bracket, at)
        if end < 0:
            return self._add(Kind.TEXT, at, at + 1)
        inner = self._text[bracket.after : at]
        if bracket.image or (end == at + 1 and _FOOTNOTE.fullmatch(inner)):
            for piece in self._pieces[bracket.piece :]:
                piece.kind = Kind.MARKUP
            del self._delimiters[bracket.delimiters :]
        else:
            self._pieces[bracket.piece].kind = Kind.MARKUP
            self._match_emphasis(bracket.delimiters)
            # No link inside a link: the brackets around this one are text.
            self._dead_brackets = len(self._brackets)
        return self._add(Kind.MARKUP, at, end)

    def _link_end(self, bracket: _Bracket, at: int) -> int:
        text = self._text
        if text.startswith("(", at + 1) and self._finder.find(")", at + 1) >= 0:
            link = _LINK.match(text, at + 1)
            if link is not None:
                return link.end()
        label = _LABEL.match(text, at + 1)
        if label is not None and label[1].strip():
            return label.end() if normalize_label(label[1]) in self._references else -1
        if at - bracket.after > 999:
            return -1
        inner = text[bracket.after : at]
        if _FOOTNOTE.fullmatch(inner) and not bracket.image:
            return at + 1
        if inner.strip() and normalize_label(inner) in self._references:
            return label.end() if label is not None else at + 1
        return -1

    def _match_emphasis(self, bottom: int) -> None:
        """Pair the delimiter runs from *bottom* on and turn what they use into markup."""
        openers: list[_Delimiters] = []
        floors: dict[tuple[str, bool, int], int] = {}
        for run in self._delimiters[bottom:]:
            if run.can_close:
                self._close(run, openers, floors)
            if run.can_open and run.left:
                openers.append(run)
        del self._delimiters[bottom:]

    def _close(
        self, closer: _Delimiters, openers: list[_Delimiters], floors: dict[tuple[str, bool, int], int]
    ) -> None:
        key = (closer.char, closer.can_open, closer.length % 3)
        while closer.left:
            floor = floors.get(key, 0)
            for index in range(len(openers) - 1, floor - 1, -1):
                if _fits(openers[index], closer):
                    break
            else:
                floors[key] = len(openers)
                return
            opener = openers[index]
            used = 2 if opener.left >= 2 and closer.left >= 2 else 1
            opener.left -= used
            closer.left -= used
            opener.piece.end -= used
            closer.piece.start += used
            del openers[index + (1 if opener.left else 0) :]
            for other, height in floors.items():
                floors[other] = min(height, len(openers))


def _fits(opener: _Delimiters, closer: _Delimiters) -> bool:
    if opener.char != closer.char:
        return False
    both = opener.can_close or closer.can_open
    return not (
        both and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3)
    )


def _is_punctuation(char: str) -> bool:
    return char in _PUNCTUATION or unicodedata.category(char)[0] in "PS"


def visible(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that put something on the page."""
    return [piece for piece in pieces if piece.kind is not Kind.MARKUP and piece.end > piece.start]
