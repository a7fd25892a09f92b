"""What is left of phrases once they are compiled: strings and numbers, which can be kept in a file.

The expressions of a table run over the *row* of a text: ``wij_ zijn_ _, ja_ _. ``. A word ends in an underscore, its
tags and a space; a mark begins with one. What many expressions hold, such as a word class, is written once, as a
*part*; in an expression a private character stands for it. A word stands between two others, as it is: its tags are
known only when all phrases are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_MOST_REMEMBERED = 50_000
"""Tokens of which the way they are written in a row is remembered; keeps memory bounded."""

_FIRST_TAG = 0xE000
_FIRST_PART = 0xF0000
_PART = re.compile("[\U000f0000-\U000ffffd]")
_WORD = re.compile("\uf8f0(.+?)\uf8f1", re.DOTALL)

ANY = -1
"""The number of the slot that any word fits."""


class Slot(NamedTuple):
    """One word out of a set, or one that starts or ends in a certain way."""

    words: frozenset[str]
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    stop: frozenset[str] = frozenset()

    @property
    def nullable(self) -> bool:
        """A word that is asked for must be there."""
        return False

    @property
    def first(self) -> Slot:
        """The slot itself."""
        return self

    @property
    def open(self) -> bool:
        """Whether the words cannot all be listed."""
        return bool(self.prefixes or self.suffixes)

    def fits(self, word: str) -> bool:
        """Tell whether *word* (folded) belongs to the slot."""
        if word in self.words:
            return True
        if not self.open or word in self.stop or not word:
            return False
        return word.startswith(self.prefixes) or word.endswith(self.suffixes)

    def samples(self) -> Iterator[str]:
        """Yield a shortest text that the slot fits."""
        if self.words:
            yield min(self.words, key=lambda w: (len(w), w))
        elif self.prefixes:
            yield self.prefixes[0] + "x"
        else:
            yield "x" + self.suffixes[0]


class Way(NamedTuple):
    """One way to write one term. ``required`` numbers sets of words of which a sentence must hold one each.

    ``written`` are the words as they are written, where their capitals count.
    """

    group: int
    term: int
    separated: bool
    written: Sequence[str] | None
    expression: str
    required: Sequence[int]


@dataclass(slots=True)
class Table:
    """Compiled phrases, in strings and numbers: a run gets thousands of them from a cache, and looks at a few.

    ``groups`` has what each group was made of. ``sets`` are sets of words, each in one string.
    ``slots`` and ``ways`` hold the fields of a :class:`Slot`, with the numbers of its sets, and of a :class:`Way`.
    ``starts`` are pairs of a way and the slot that its second word must fit; ``exact`` has their numbers under each
    first word, ``open`` behind the number of the slot that the first word must fit. ``tags`` has the private characters
    behind a word in a row: one for each large set of words that it belongs to.
    """

    sets: list[str] = field(default_factory=list)
    slots: list[Sequence[Any]] = field(default_factory=list)
    ways: list[Sequence[Any]] = field(default_factory=list)
    starts: list[Sequence[int]] = field(default_factory=list)
    exact: dict[str, list[int]] = field(default_factory=dict)
    open: list[Sequence[int]] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    _words: dict[int, frozenset[str]] = field(default_factory=dict)
    _tokens: dict[str, str] = field(default_factory=dict)
    _full: dict[str, str] = field(default_factory=dict)

    def content(self) -> list[Any]:
        """Return what ``Table(*content)`` makes the same table of: built-in types, nothing else."""
        ways, slots = [tuple(way) for way in self.ways], [tuple(slot) for slot in self.slots]
        return [
            self.sets,
            slots,
            ways,
            self.starts,
            self.exact,
            self.open,
            self.tags,
            self.parts,
            self.groups,
        ]

    def holds(self, group: int, made_of: str) -> bool:
        """Tell whether the group with this number was made of the same."""
        return group < len(self.groups) and self.groups[group] == made_of

    def words(self, number: int) -> frozenset[str]:
        """Return a set of words."""
        if number not in self._words:
            self._words[number] = frozenset(self.sets[number].split(" ") if self.sets[number] else ())
        return self._words[number]

    def slot(self, number: int) -> Slot:
        """Return a slot by its number."""
        words, prefixes, suffixes, stop = self.slots[number]
        return Slot(self.words(words), tuple(prefixes), tuple(suffixes), self.words(stop))

    def add_part(self, expression: str) -> str:
        """Keep an expression that others hold, and return the character that stands for it."""
        self.parts.append(expression)
        return chr(_FIRST_PART + len(self.parts) - 1)

    def add_tag(self, number: int, words: frozenset[str]) -> str:
        """Give the words of a set a tag, the *number*-th of all, and return it."""
        tag = chr(_FIRST_TAG + number)
        for word in words:
            self.tags[word] = self.tags.get(word, "") + tag
        self._tokens.clear()
        return tag

    def row(self, tokens: Sequence[str]) -> list[str]:
        """Return the tokens as they stand in a row."""
        written = self._tokens
        if len(written) > _MOST_REMEMBERED:
            written.clear()
        for token in set(tokens).difference(written):
            written[token] = f"{self._tagged(token)} "
        return [written[token] for token in tokens]

    def compile(self, expression: str) -> re.Pattern[str]:
        """Compile an expression, with its parts and words written out."""
        return re.compile(
            _WORD.sub(lambda word: re.escape(self._tagged(word[1])), self._written_out(expression))
        )

    def _tagged(self, token: str) -> str:
        """Return a token with its underscore, behind a word and before a mark, and its tags."""
        tags = self.tags.get(token, "")
        return f"{token}_{tags}" if token[0].isalnum() or token[0] in "'\x00" else f"_{token}{tags}"

    def _written_out(self, expression: str) -> str:
        return _PART.sub(self._part, expression)

    def _part(self, place: re.Match[str]) -> str:
        character = place[0]
        if character not in self._full:
            self._full[character] = self._written_out(self.parts[ord(character) - _FIRST_PART])
        return self._full[character]


def as_in_row(word: str) -> str:
    """Return how an expression holds one word."""
    return f"\uf8f0{word}\uf8f1"
