"""Compiles the terms of rules into a table of phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sincerity.dutch.words import split
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrase_nodes import Choice, Node, Separated, Writer, openings, required
from sincerity.matchers.phrase_syntax import Compiler
from sincerity.matchers.phrase_table import ANY, Slot, Table, Way


class TableBuilder:
    """Compiles phrases into *table*.

    Args:
        table: Where they go; an empty one.
        classes: The word classes that phrases may name, each a list of terms.
    """

    def __init__(self, table: Table, classes: Mapping[str, Sequence[Any]]) -> None:
        self._table = table
        self._compiler = Compiler(classes)
        self._writer = Writer(table)
        self._sets: dict[frozenset[str], int] = {}
        self._slots: dict[Slot, int] = {}
        self._starts: dict[tuple[int, int], int] = {}

    def add(self, terms: Sequence[Any], made_of: str) -> int:
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

    def _enter(self, group: int, term: int, node: Node, written: tuple[str, ...] | None) -> None:
        table = self._table
        expression = self._writer.expression(node)
        asked = [self._set(words) for words in required(node)]
        table.ways.append(Way(group, term, isinstance(node, Separated), written, expression, asked))
        for first, second in openings(node):
            start = self._start(len(table.ways) - 1, ANY if second is None else self._slot(second))
            for word in first.words:
                table.exact.setdefault(word, []).append(start)
            if first.open:
                table.open.append((self._slot(first), start))

    def _set(self, words: frozenset[str]) -> int:
        number = self._sets.setdefault(words, len(self._table.sets))
        if number == len(self._table.sets):
            self._table.sets.append(" ".join(sorted(words)))
        return number

    def _slot(self, slot: Slot) -> int:
        number = self._slots.setdefault(slot, len(self._table.slots))
        if number == len(self._table.slots):
            self._table.slots.append(
                (self._set(slot.words), slot.prefixes, slot.suffixes, self._set(slot.stop))
            )
        return number

    def _start(self, way: int, slot: int) -> int:
        number = self._starts.setdefault((way, slot), len(self._table.starts))
        if number == len(self._table.starts):
            self._table.starts.append((way, slot))
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
