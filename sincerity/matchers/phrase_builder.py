"""Compiles the terms of rules into a table of phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sincerity.dutch.words import split
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrase_nodes import (
    Choice,
    Gap,
    Node,
    Separated,
    Series,
    Slot,
    openings,
    required,
)
from sincerity.matchers.phrase_syntax import Compiler
from sincerity.matchers.phrase_table import ALWAYS, DONE, END, GAP, PARTICLE, Step, Table, Way


class TableBuilder:
    """Compiles phrases into *table*.

    Args:
        table: Where they go; an empty one.
        classes: The word classes that phrases may name, each a list of terms.
    """

    def __init__(self, table: Table, classes: Mapping[str, Sequence[Any]]) -> None:
        self._table = table
        self._compiler = Compiler(classes)
        self._slots: dict[Slot, int] = {}
        self._openings: list[list[tuple[int, tuple[int, ...] | None]]] = []
        self._needs: dict[frozenset[Slot], int] = {}
        self._finished = 0
        self._states: dict[tuple[Step, ...], int] = {((DONE, END),): END}

    def add(self, terms: Sequence[Any], made_of: bytes) -> int:
        """Add the terms of one group and return the group's number. *made_of* says what they are in the table.

        Raises:
            PatternError: If a term cannot be read; ``path`` starts with the term's index.
        """
        group = len(self._table.groups)
        self._table.groups.append(made_of)
        for number, term in enumerate(terms):
            try:
                node = self._compiler.term(term)
                written = _written(term)
            except PatternError as error:
                raise PatternError(error.reason, (number, *error.path)) from None
            # The ways to write one verb are searched apart, so that a separated particle becomes a related span.
            is_verb = isinstance(term, Mapping) and "verb" in term
            for way in node.nodes if is_verb and isinstance(node, Choice) else (node,):
                self._enter(group, number, way, written)
        return group

    def words_of_class(self, name: str) -> frozenset[str]:
        """Return the single words of a class in all their forms, folded.

        Raises:
            KeyError: If there is no such class.
        """
        node = self._compiler.word_class(name)
        nodes = node.nodes if isinstance(node, Choice) else (node,)
        return frozenset().union(*(n.words for n in nodes if isinstance(n, Slot)))

    def finish(self) -> None:
        """Tell the table which slots each word fits and what begins with each; to be done when all groups are in."""
        if self._finished == len(self._table.groups):
            return
        self._finished = len(self._table.groups)
        self._table.set_openings(self._openings)
        self._table.set_needs([self._slot(slot) for slot in slots] for slots in self._needs)
        found: dict[str, list[int]] = {}
        for slot, number in self._slots.items():
            for word in slot.words:
                found.setdefault(word, []).append(number)
        self._table.set_words(
            {word: sorted({*numbers, *self._table.open_slots_of(word)}) for word, numbers in found.items()}
        )

    def _enter(self, group: int, term: int, node: Node, written: tuple[str, ...] | None) -> None:
        table = self._table
        state = self._before(node, END)
        telling, *others = required(node)
        need = ALWAYS if isinstance(node, Slot) else self._needs.setdefault(telling, len(self._needs))
        closed = [slots for slots in others if not any(slot.open for slot in slots)]
        also = tuple(
            " ".join(sorted(frozenset().union(*(slot.words for slot in slots)))) for slots in closed[:2]
        )
        alone = " ".join(sorted(node.words)) if isinstance(node, Slot) and not node.open else ""
        number = table.ways.add(
            tuple(Way(group, term, state, isinstance(node, Separated), written, need, also, alone))
        )
        if isinstance(node, Slot) and written is None:
            self._openings[self._slot(node)].append((number, ()))
            return
        for first, seconds in openings(node):
            following = None if seconds is None else tuple(sorted(map(self._slot, seconds)))
            self._openings[self._slot(first)].append((number, following))

    def _before(self, node: Node, following: int) -> int:
        """Return the number of the state from which *node* leads to the state *following*."""
        if isinstance(node, Slot):
            return self._state(((self._slot(node), following),))
        if isinstance(node, Gap):
            return self._state(((GAP - node.most, following),))
        if isinstance(node, Separated):
            particle = self._before(node.particle, following)
            return self._before(node.verb, self._state(((PARTICLE, particle),)))
        if isinstance(node, Series):
            for part in reversed(node.nodes):
                following = self._before(part, following)
            return following
        # Alternatives of more words come first, so that the longest reading is found.
        longest_first = sorted(node.nodes, key=lambda n: -len(n.nodes) if isinstance(n, Series) else -1)
        states = [self._before(way, following) for way in longest_first]
        if node.or_nothing:
            states.append(following)
        return self._state(
            tuple(dict.fromkeys(step for state in states for step in self._table.steps(state)))
        )

    def _state(self, steps: tuple[Step, ...]) -> int:
        if steps not in self._states:
            self._states[steps] = self._table.add_state(steps)
        return self._states[steps]

    def _slot(self, slot: Slot) -> int:
        number = self._slots.get(slot)
        if number is None:
            number = self._slots[slot] = len(self._slots)
            self._openings.append([])
            if slot.open:
                self._table.open.append((number, slot.prefixes, slot.suffixes, slot.stop))
        return number


def _written(term: Any) -> tuple[str, ...] | None:
    """Return the words of a phrase whose capitals count, as they are written; None for any other term."""
    if isinstance(term, str) or term.get("case") != "true":
        return None
    text = term["phrase"]
    if re.search(r"[()\[\]|{}…*]", text):
        raise PatternError(
            f"‘{text}’: met case kan een zinsdeel geen haken, gaten of klassen hebben", ("phrase",)
        )
    tokens = split(text)
    return tuple(text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True))
