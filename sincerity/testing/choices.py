"""The alternatives inside a phrase, read from its text: ``(a|b c)`` and ``[a]`` at any depth.

An alternative is looked at through the phrase in which it is the only choice. Word classes stay what they are: their
words are shared by many phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import NamedTuple

from sincerity.dutch.words import fold
from sincerity.matchers.phrase_syntax import Compiler, PatternError

_PIECE = re.compile(r"[()\[\]|]|[^()\[\]|]+")
_GAP = re.compile(r"…(\d+)")
_MOST_WORDINGS = 300
"""An alternative that can be written in more ways than this is not compared with the others of its group."""


class Alternative(NamedTuple):
    """One choice in a phrase.

    ``only`` is the phrase without the other choices of its group, and of the groups around it. ``twin`` is what in its
    group covers it, so that it never makes a difference; ``None`` where nothing does.
    """

    text: str
    only: str
    twin: str | None

    @property
    def is_plain(self) -> bool:
        """Whether it is one word, letters and nothing else."""
        return self.text.isalpha()


@dataclass(frozen=True, eq=False, slots=True)
class _Group:
    """``(…)`` or ``[…]``; each choice is a row of texts and groups."""

    optional: bool
    choices: tuple[_Row, ...]


_Row = tuple["str | _Group", ...]


def alternatives(phrase: str, compiler: Compiler) -> tuple[Alternative, ...]:
    """Return the alternatives of a phrase that can be compiled; the phrase itself where it holds bars and no brackets.

    Args:
        phrase: The phrase.
        compiler: Knows the word classes.
    """
    choices, _ = _read(_PIECE.findall(phrase), 0)
    return tuple(_walk((_Group(False, choices),), {}, compiler))


def _read(pieces: Sequence[str], at: int) -> tuple[tuple[_Row, ...], int]:
    rows: list[list[str | _Group]] = [[]]
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if piece == "|":
            rows.append([])
        elif piece in ")]":
            break
        elif piece in "([":
            inner, at = _read(pieces, at)
            rows[-1].append(_Group(piece == "[", inner))
        else:
            rows[-1].append(piece)
    return tuple(map(tuple, rows)), at


def _walk(row: _Row, chosen: Mapping[int, int], compiler: Compiler, top: _Row = ()) -> Iterator[Alternative]:
    top = top or row
    for item in row:
        if isinstance(item, str):
            continue
        for number, choice in enumerate(item.choices):
            here = {**chosen, id(item): number}
            if item.optional or len(item.choices) > 1:
                others = [other for other in item.choices if other is not choice]
                yield Alternative(_text(choice), _written(top, here), _twin(choice, others, number, compiler))
            yield from _walk(choice, here, compiler, top)


def _written(row: _Row, chosen: Mapping[int, int]) -> str:
    """Write a row as a phrase, each group in *chosen* with that one choice."""
    parts = []
    for item in row:
        if isinstance(item, str):
            parts.append(item)
        elif id(item) in chosen:
            parts.append(f"({_written(item.choices[chosen[id(item)]], chosen)})")
        else:
            inner = "|".join(_written(choice, chosen) for choice in item.choices)
            parts.append(f"[{inner}]" if item.optional else f"({inner})")
    return "".join(parts)


def _text(row: _Row) -> str:
    return _written(row, {}).strip()


def _twin(choice: _Row, others: Sequence[_Row], number: int, compiler: Compiler) -> str | None:
    """Return another choice that covers every wording of *choice*; of two that are the same the later has a twin."""
    wordings = _wordings(choice)
    for place, other in enumerate(others):
        if wordings and all(_covers(other, wording, compiler) for wording in wordings):
            is_first_of_two = place >= number and _wordings(other) == wordings
            if not is_first_of_two:
                return _text(other)
    return None


def _wordings(row: _Row) -> set[tuple[str, ...]] | None:
    """Return every way to write a row, gaps with each number of words that they allow; ``None``: too many."""
    found = set(islice(_spelled(row), _MOST_WORDINGS + 1))
    return None if len(found) > _MOST_WORDINGS else found


def _spelled(row: _Row) -> Iterator[tuple[str, ...]]:
    ways: list[list[tuple[str, ...]]] = []
    for item in row:
        if isinstance(item, str):
            for word in item.split():
                gap = _GAP.fullmatch(word)
                ways.append([("…",) * n for n in range(int(gap[1]) + 1)] if gap else [(_folded(word),)])
        else:
            inner = [w for choice in item.choices for w in islice(_spelled(choice), _MOST_WORDINGS + 1)]
            ways.append([(), *inner] if item.optional else inner)
    for way in product(*ways):
        yield tuple(word for part in way for word in part)


def _folded(word: str) -> str:
    return word if word.startswith("{") else fold(word)


def _covers(row: _Row, wording: tuple[str, ...], compiler: Compiler) -> bool:
    """Tell whether *row* can be written so, or is one word class or open word that the only word belongs to."""
    if wording in (_wordings(row) or ()):
        return True
    text = _text(row)
    if len(wording) != 1 or not wording[0].isalpha() or not re.fullmatch(r"\{[A-Z_]+\}|\w+\*|\*\w+", text):
        return False
    if not text.startswith("{"):
        return (
            wording[0].startswith(fold(text[:-1]))
            if text.endswith("*")
            else wording[0].endswith(fold(text[1:]))
        )
    try:
        node = compiler.word_class(text[1:-1])
    except (KeyError, PatternError):
        return False
    nodes = getattr(node, "nodes", (node,))
    return any(wording[0] in getattr(n, "words", ()) for n in nodes)
