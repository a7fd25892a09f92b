"""The parts that a phrase is read into, and what can be told of a phrase before any text is seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sincerity.data import frequency_ranks
from sincerity.dutch.words import is_word


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
    def open(self) -> bool:
        """Whether the words cannot all be listed."""
        return bool(self.prefixes or self.suffixes)

    def samples(self) -> Iterator[str]:
        """Yield a shortest text that the slot fits."""
        if self.words:
            yield min(self.words, key=lambda w: (len(w), w))
        elif self.prefixes:
            yield self.prefixes[0] + "x"
        else:
            yield "x" + self.suffixes[0]


@dataclass(frozen=True, eq=False)
class Gap:
    """Up to *most* words of any kind; commas and dashes inside it do not count."""

    most: int

    nullable = True

    def samples(self) -> Iterator[str]:
        """A gap is left out of a sample."""
        yield ""


@dataclass(frozen=True, eq=False)
class Series:
    """Nodes one after the other."""

    nodes: tuple[Node, ...]

    @property
    def nullable(self) -> bool:
        """Whether every node may be left out."""
        return all(node.nullable for node in self.nodes)

    def samples(self) -> Iterator[str]:
        """Yield one text with every node."""
        text = " ".join(next(node.samples()) for node in self.nodes)
        yield re.sub(r" +([,;:!?.…])", r"\1", re.sub(r" +", " ", text)).strip()


@dataclass(frozen=True, eq=False)
class Choice:
    """One of several nodes; with *or_nothing* it may also be left out."""

    nodes: tuple[Node, ...]
    or_nothing: bool = False

    @property
    def nullable(self) -> bool:
        """Whether it, or one of its alternatives, may be left out."""
        return self.or_nothing or any(node.nullable for node in self.nodes)

    def samples(self) -> Iterator[str]:
        """Yield a text for each alternative."""
        for node in self.nodes:
            yield from node.samples()


@dataclass(frozen=True, eq=False)
class Separated:
    """A separable verb whose particle closes the clause further on: ‘leveren we het plan op’."""

    verb: Slot
    particle: Slot

    nullable = False

    def samples(self) -> Iterator[str]:
        """Yield verb and particle with a word between them."""
        yield f"{next(self.verb.samples())} het {next(self.particle.samples())}"


Node = Slot | Gap | Series | Choice | Separated

Firsts = frozenset[Slot] | None
"""Slots of which the next word must fit one; None where it may be any word, or none at all."""


def openings(node: Node, after: Firsts = None) -> Iterator[tuple[Slot, Firsts]]:
    """Yield every way in which a match can begin: the slot of its first word, and the slots of its second.

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
            afters.append(_firsts(part, afters[-1]))
        for part, following in zip(node.nodes, reversed(afters), strict=True):
            yield from openings(part, following)
            if not part.nullable:
                break


def _firsts(node: Node, after: Firsts) -> Firsts:
    """Return what a text can begin with that holds *node* and then something that begins with *after*."""
    if isinstance(node, Slot):
        return frozenset([node])
    if isinstance(node, Separated):
        return frozenset([node.verb])
    if isinstance(node, Gap):
        return None
    if isinstance(node, Series):
        for part in reversed(node.nodes):
            after = _firsts(part, after)
        return after
    ways = [_firsts(way, after) for way in node.nodes] + ([after] if node.or_nothing else [])
    return None if None in ways else frozenset().union(*(way for way in ways if way))


def required(node: Node) -> list[frozenset[Slot]]:
    """Return sets of slots: of each a text must hold a word that fits one, or the node is not in it.

    The most telling set comes first, the one whose words are rarest: ‘terug te bellen’ is found through ‘bellen’.
    """
    found: list[frozenset[Slot]] = []
    if isinstance(node, Slot):
        found = [frozenset([node])]
    elif isinstance(node, Separated):
        found = [frozenset([node.particle]), frozenset([node.verb])]
    elif isinstance(node, Series):
        found = [slots for part in node.nodes for slots in required(part)]
    elif isinstance(node, Choice) and not node.nullable:
        found = [frozenset().union(*(required(way)[0] for way in node.nodes))]
    return sorted(dict.fromkeys(found), key=_telling, reverse=True)


@lru_cache(10_000)
def _telling(slots: frozenset[Slot]) -> tuple[float, int]:
    """Return how rare a word is that fits one of these slots, and how long the shortest of them is."""
    words = {word for slot in slots for word in slot.words}
    parts = [part for slot in slots for part in (*slot.prefixes, *slot.suffixes)]
    # The longer the beginning or end of a word, the fewer words have it.
    often = sum(_often(word) for word in words) + sum(0.3 ** len(part) for part in parts)
    return -round(often, 4), min(map(len, [*words, *parts]))


def _often(word: str) -> float:
    """Return how often a word stands in a text: that falls with its rank (Zipf's law). Marks are as frequent as any."""
    if not is_word(word):
        return 1.0
    rank = frequency_ranks().get(word)
    return 0.0 if rank is None else 1 / rank
