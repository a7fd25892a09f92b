"""The parts of a phrase: which words they can begin with, and how they are written as a regular expression.

A large set of words (a word class) is a tag, one private character behind each of its words in a row: compiling an
expression with thousands of words in it would take longer than checking a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

from sincerity.matchers.phrase_table import Slot, Table, as_in_row

_WORD = r"[^_\s]\S* "
_MARK = r"_\S* "
_PARTICLE_WITHIN = 8
_AFTER_PARTICLE = (
    r"(?=_|\x00|$|(?:en|maar|want|of|om|dat|als|zodat|omdat|terwijl|wanneer|zodra|te|voor|met|bij|via)_)"
)
_MANY = 8
"""A set of more words than this becomes a tag."""


@dataclass(frozen=True, eq=False)
class Gap:
    """Up to *most* words of any kind; commas and dashes inside it do not count."""

    most: int

    nullable = True
    first = None

    def samples(self) -> Iterator[str]:
        """A gap is left out of a sample."""
        yield ""


@dataclass(frozen=True, eq=False)
class Series:
    """Nodes one after the other."""

    nodes: tuple[Node, ...]

    @cached_property
    def nullable(self) -> bool:
        """Whether every node may be left out."""
        return all(node.nullable for node in self.nodes)

    @cached_property
    def first(self) -> Slot | None:
        """The words that the first node can begin with, and those behind it while nodes may be left out."""
        return reduce(_before, reversed(self.nodes[:-1]), self.nodes[-1].first)

    def samples(self) -> Iterator[str]:
        """Yield one text with every node."""
        text = " ".join(next(node.samples()) for node in self.nodes)
        yield re.sub(r" +([,;:!?.…])", r"\1", re.sub(r" +", " ", text)).strip()


@dataclass(frozen=True, eq=False)
class Choice:
    """One of several nodes; with *or_nothing* it may also be left out."""

    nodes: tuple[Node, ...]
    or_nothing: bool = False

    @cached_property
    def nullable(self) -> bool:
        """Whether it, or one of its alternatives, may be left out."""
        return self.or_nothing or any(node.nullable for node in self.nodes)

    @cached_property
    def first(self) -> Slot | None:
        """The words that any alternative can begin with."""
        return _merged(node.first for node in self.nodes)

    def samples(self) -> Iterator[str]:
        """Yield a text for each alternative."""
        for node in self.nodes:
            yield from node.samples()


@dataclass(frozen=True, eq=False)
class Separated:
    """A separable verb whose particle closes the clause further on: ‘leveren we het plan op’."""

    verb: Slot
    particle: str

    nullable = False

    @property
    def first(self) -> Slot:
        """The finite forms of the verb."""
        return self.verb

    def samples(self) -> Iterator[str]:
        """Yield verb and particle with a word between them."""
        yield f"{next(self.verb.samples())} het {self.particle}"


Node = Slot | Gap | Series | Choice | Separated


def _merged(slots: Iterable[Slot | None]) -> Slot | None:
    """Return a slot for the words of all; None, which is any word, when one of them is. Words to stop at are let in."""
    found = list(slots)
    if len(found) == 1:
        return found[0]
    if any(slot is None for slot in found):
        return None
    known = [slot for slot in found if slot is not None]
    return Slot(
        frozenset().union(*(s.words for s in known)),
        tuple(dict.fromkeys(p for s in known for p in s.prefixes)),
        tuple(dict.fromkeys(x for s in known for x in s.suffixes)),
    )


def _before(after: Slot | None, node: Node) -> Slot | None:
    """Return what a row of *node* and something that begins with *after* can begin with."""
    return _merged((node.first, after)) if node.nullable else node.first


def openings(node: Node, after: Slot | None = None) -> Iterator[tuple[Slot, Slot | None]]:
    """Yield every way in which a match can begin: its first word, and its second word (None: anything, or nothing).

    A gap is never tried as a beginning: the word after it is.
    """
    if isinstance(node, Slot):
        yield node, after
    elif isinstance(node, Separated):
        yield node.verb, None
    elif isinstance(node, Choice):
        for way in node.nodes:
            yield from openings(way, after)
    elif isinstance(node, Series):
        afters = [after]
        for part in reversed(node.nodes[1:]):
            afters.append(_before(afters[-1], part))
        for part, following in zip(node.nodes, reversed(afters), strict=True):
            yield from openings(part, following)
            if not part.nullable:
                break


def required(node: Node) -> list[frozenset[str]]:
    """Return sets of words of which a text must hold one each for the node to be found in it; most telling first."""
    parts = node.nodes if isinstance(node, Series) else (node,)
    return sorted((words for part in parts if (words := _telling(part))), key=_shortest, reverse=True)


def _telling(node: Node) -> frozenset[str] | None:
    """Return the words of which a text must hold one for the node to be found; None when it can do without any.

    Of words one after the other those count that are longest: ‘terug te bellen’ is found through ‘bellen’.
    """
    if isinstance(node, Slot):
        return None if node.open else node.words
    if isinstance(node, Separated):
        return node.verb.words
    if isinstance(node, Series):
        sets = [words for part in node.nodes if (words := _telling(part))]
        return max(sets, key=_shortest) if sets else None
    if isinstance(node, Choice) and not node.or_nothing:
        ways = [_telling(way) for way in node.nodes]
        return None if None in ways else frozenset().union(*(way for way in ways if way))
    return None


def _shortest(words: frozenset[str]) -> int:
    return min(map(len, words))


class Writer:
    """Writes expressions for one table, with the same tags and parts."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._tags: dict[frozenset[str], str] = {}
        self._written: dict[Slot | Choice, str] = {}

    def expression(self, node: Node) -> str:
        """Return the regular expression of a node; it takes in the space after each token."""
        if isinstance(node, Gap):
            return f"(?:(?:{_MARK})*{_WORD}){{0,{node.most}}}(?:{_MARK})*"
        if isinstance(node, Series):
            return "".join(map(self.expression, node.nodes))
        if isinstance(node, Separated):
            between = rf"(?:_[^\s;:.!?]\S* |{_WORD}){{0,{_PARTICLE_WITHIN}}}?"
            return rf"{self._slot(node.verb)}{between}{as_in_row(node.particle)} {_AFTER_PARTICLE}"
        if node not in self._written:  # a word or a class is written once, however many phrases hold it
            if isinstance(node, Slot):
                self._written[node] = self._slot(node)
            else:
                self._written[node] = self._table.add_part(self._choice(node))
        return self._written[node]

    def _choice(self, choice: Choice) -> str:
        # Alternatives of more words come first, so that the longest reading is found.
        longest_first = sorted(choice.nodes, key=lambda n: -len(n.nodes) if isinstance(n, Series) else -1)
        return f"(?:{'|'.join(map(self.expression, longest_first))}){'?' if choice.or_nothing else ''}"

    def _slot(self, slot: Slot) -> str:
        ways = []
        if len(slot.words) > _MANY:
            ways.append(rf"\S*{self._tag(slot.words)}\S*")
        else:
            ways += map(as_in_row, sorted(slot.words))
        but = rf"(?!\S*{self._tag(slot.stop)})" if slot.stop else ""
        if slot.prefixes:
            ways.append(rf"{but}{_any_of(slot.prefixes)}\S*")
        if slot.suffixes:
            ways.append(rf"{but}[^_\s]*{_any_of(slot.suffixes)}_\S*")
        return f"(?:{'|'.join(ways)}) " if len(ways) > 1 else f"{ways[0]} "

    def _tag(self, words: frozenset[str]) -> str:
        if words not in self._tags:
            self._tags[words] = self._table.add_tag(len(self._tags), words)
        return self._tags[words]


def _any_of(parts: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, parts))})"
