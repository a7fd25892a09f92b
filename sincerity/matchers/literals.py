"""Tells which of many literals stand in a text, in one pass over its words, however many there are.

A *word* is a run of letters and digits here: ``foto's`` is two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sincerity.dutch.emoji import STARTS
from sincerity.dutch.words import fold

_WORD = re.compile(r"[^\W_]+")
ANY_EMOJI = "{EMOJI}"
"""How a rule writes the literal that any emoji is."""

_EMOJI = re.compile(f"[{STARTS}]|[©®\u2122]\ufe0f")
_MOST_REMEMBERED = 50_000
"""Words of which it is remembered what holds them; keeps memory bounded."""


class Literal:
    """A string that stands at the start of a word, or anywhere when it is written with an asterisk before it."""

    __slots__ = ("inside", "text")

    def __init__(self, written: str) -> None:
        text = written.lower()
        self.inside = text.startswith("*") and len(text) > 1
        self.text = text[1:] if self.inside else text

    def find(self, lowered: str, start: int, end: int) -> int:
        """Return where the literal stands between *start* and *end*; -1 where it does not."""
        at = lowered.find(self.text, start, end)
        if self.inside or not self.text[0].isalnum():
            return at
        while at > 0 and lowered[at - 1].isalnum():
            at = lowered.find(self.text, at + 1, end)
        return at

    def all(self, lowered: str) -> Iterator[int]:
        """Yield every position where the literal stands."""
        at = self.find(lowered, 0, len(lowered))
        while at >= 0:
            yield at
            at = self.find(lowered, at + 1, len(lowered))

    def telling_word(self) -> tuple[str, bool]:
        """Return the longest word that stands where the literal does, and whether it stands there whole.

        A word at the end may go on in the text. There is none, an empty one, where nothing says where words begin.
        """
        found = [m for m in _WORD.finditer(self.text) if m.start() or not self.inside]
        words = [(m[0], m.end() < len(self.text)) for m in found]
        return max(words, key=lambda word: len(word[0]), default=("", False))


class AnyEmoji(Literal):
    """The literal that any emoji is, whichever it may be."""

    def find(self, lowered: str, start: int, end: int) -> int:
        """Return where the next emoji stands between *start* and *end*; -1 where there is none."""
        match = _EMOJI.search(lowered, start, end)
        return match.start() if match else -1


class Anywhere(Literal):
    """What stands everywhere: in place of the literals of an expression it lets that be tried in every sentence."""

    def find(self, lowered: str, start: int, end: int) -> int:
        """Return *start*, unless nothing is left there."""
        return start if start < end else -1


def read_literal(written: str) -> Literal:
    """Return a literal as a rule writes it."""
    return AnyEmoji(written) if written == ANY_EMOJI else Literal(written)


_Owned = tuple[int, Literal, str]
"""The number of an owner, a literal of its, and what a text must hold for the literal to stand in it."""


class LiteralIndex:
    """Looks for the literals of many owners at once.

    Args:
        literals: The literals of each owner.
    """

    def __init__(self, literals: Sequence[Iterable[Literal]]) -> None:
        self._wholes: dict[str, list[_Owned]] = {}
        self._starts: dict[str, list[_Owned]] = {}
        self._wordless: dict[str, list[_Owned]] = {}
        self._emoji: list[tuple[int, Literal]] = []
        self._holding: dict[str, Sequence[_Owned]] = {}
        for owner, of_owner in enumerate(literals):
            for literal in of_owner:
                if isinstance(literal, AnyEmoji):
                    self._emoji.append((owner, literal))
                    continue
                word, is_whole = literal.telling_word()
                kept = self._wordless if not word else self._wholes if is_whole else self._starts
                kept.setdefault(fold(word) or literal.text, []).append((owner, literal, literal.text))

    def present(self, lowered: str, folded: Iterable[str]) -> Mapping[int, set[Literal]]:
        """Return per owner which of its literals may stand in a text: all that do, and few others.

        Args:
            lowered: The text in small letters.
            folded: Its words, folded; they may hold marks.
        """
        holding = self._holding
        if len(holding) > _MOST_REMEMBERED:
            # A new one, not an empty one: another thread may be looking words up in it.
            holding = self._holding = {}
        words = set(folded)
        for word in words.difference(holding):
            holding[word] = self._held(word)
        found: dict[int, set[Literal]] = {}
        for owned in filter(None, map(holding.__getitem__, words)):
            for owner, literal, text in owned:
                if text in lowered:
                    found.setdefault(owner, set()).add(literal)
        for text, owned in self._wordless.items():
            if text in lowered:
                for owner, literal, _ in owned:
                    found.setdefault(owner, set()).add(literal)
        if self._emoji and not lowered.isascii() and _EMOJI.search(lowered):
            for owner, literal in self._emoji:
                found.setdefault(owner, set()).add(literal)
        return found

    def _held(self, word: str) -> Sequence[_Owned]:
        """Return the literals that can stand where this word does."""
        held: list[_Owned] = []
        for part in _WORD.findall(word):
            held += self._wholes.get(part, ())
            for end in range(1, len(part) + 1):
                held += self._starts.get(part[:end], ())
        return held
