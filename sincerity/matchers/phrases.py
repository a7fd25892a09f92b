"""Phrases with alternatives, options, gaps, word classes and Dutch inflection, found in one pass over the words.

The phrases of all rules go into one :class:`PhraseIndex`. A text costs one look-up per word, however many phrases
there are: each phrase is tried only where its first word stands, and only when its second word fits too.

Phrase syntax: ``(a|b c)`` alternatives, ``[optional]``, ``…3`` a gap of up to three words, ``{CLASS}`` a word class,
``begin*`` and ``*end`` words that start or end so. A comma, colon, dash, ``?`` or ``!`` is written where it must stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from sincerity.dutch.words import Words, split
from sincerity.matchers.phrase_nodes import Choice, Node, Separated, Slot, Writer, openings, required
from sincerity.matchers.phrase_syntax import Compiler, PatternError
from sincerity.spans import Span

_MOST_REMEMBERED = 50_000
"""Words, and pairs of words, of which the candidate phrases are remembered; keeps memory bounded."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a phrase stands: its plain-text span and the number of the term in its group.

    A verb with its particle further on is marked on the verb; ``related`` holds the particle.
    """

    term: int
    span: Span
    related: tuple[Span, ...] = ()


class _Entry:
    """One way to write one term. Its expression is compiled when it is first needed."""

    __slots__ = ("_expression", "_regex", "_required", "group", "separated", "term", "written")

    def __init__(
        self, group: int, term: int, node: Node, writer: Writer, written: tuple[str, ...] | None
    ) -> None:
        self.group = group
        self.term = term
        self.separated = isinstance(node, Separated)
        self.written = written
        self._expression = writer.expression(node)
        self._required = required(node)
        self._regex: re.Pattern[str] | None = None

    def match(self, row: str, start: int, stop: int, present: Set[str]) -> int:
        """Return where the phrase ends in the row, or -1. *present* holds the rest of the sentence."""
        if self._regex is None:
            # Compiling takes a thousand times as long as matching, and a draft holds few of the phrases.
            if any(words.isdisjoint(present) for words in self._required):
                return -1
            self._regex = re.compile(self._expression)
        m = self._regex.match(row, start, stop)
        return -1 if m is None else m.end()


_Start = tuple[_Entry, Slot | None]
"""An entry, under a first word, with the slot that the second word must fit (None: any word)."""


class PhraseIndex:
    """Finds the phrases of many groups at once. Add all groups first, then search.

    Args:
        classes: The word classes that phrases may name, each a list of terms.
    """

    def __init__(self, classes: Mapping[str, Sequence[Any]] | None = None) -> None:
        self._compiler = Compiler(classes or {})
        self._writer = Writer()
        self._exact: dict[str, list[_Start]] = {}
        self._open: list[tuple[Slot, _Start]] = []
        self._by_word: dict[str, tuple[_Start, ...]] = {}
        self._by_pair: dict[tuple[str, str], tuple[_Entry, ...]] = {}
        self._groups = 0

    def add(self, terms: Sequence[Any]) -> int:
        """Add the terms of one group and return the group's number.

        Args:
            terms: Terms as a rule holds them: ``{"phrase": …}``, ``{"verb": …}``; a plain string is a phrase.

        Raises:
            PatternError: If a term cannot be read; ``path`` starts with the term's index.
        """
        group = self._groups
        self._groups += 1
        for number, term in enumerate(terms):
            try:
                node = self._compiler.term(term)
                written = _written(term)
            except PatternError as error:
                raise PatternError(error.reason, (number, *error.path)) from None
            # The ways to write one verb are searched apart, so that a separated particle becomes a related span.
            is_verb = isinstance(term, Mapping) and "verb" in term
            for way in node.nodes if is_verb and isinstance(node, Choice) else (node,):
                self._enter(_Entry(group, number, way, self._writer, written), way)
        self._by_word.clear()
        self._by_pair.clear()
        return group

    def words_of_class(self, name: str) -> frozenset[str]:
        """Return the single words of a class in all their forms, folded; its phrases of more words are left out.

        Raises:
            KeyError: If there is no such class.
        """
        node = self._compiler.word_class(name)
        nodes = node.nodes if isinstance(node, Choice) else (node,)
        return frozenset().union(*(n.words for n in nodes if isinstance(n, Slot)))

    def find(self, words: Words, sentences: Sequence[Span]) -> dict[int, list[Hit]]:
        """Return the hits of every group, in text order. A phrase never runs over the end of a sentence."""
        found: dict[int, list[Hit]] = {}
        folded, by_word, by_pair = words.folded, self._by_word, self._by_pair
        followers = [*folded[1:], ""]
        row: str | None = None
        for i, word in enumerate(folded):
            starts = by_word.get(word)
            if starts is None:
                starts = self._starting_with(word)
            if not starts:
                continue
            pair = (word, followers[i])
            candidates = by_pair.get(pair)
            if candidates is None:
                candidates = self._beginning_with(starts, pair)
            if not candidates:
                continue
            if row is None:
                tokens = self._writer.row(folded)
                row = "".join(tokens)
                places = [0, *accumulate(map(len, tokens))]
                stops = _stops(words, sentences)
            present = frozenset(folded[i : stops[i]])
            for entry in candidates:
                end = entry.match(row, places[i], places[stops[i]], present)
                if end > places[i]:
                    hit = _hit(entry, words, i, bisect_right(places, end) - 2)
                    if hit is not None:
                        found.setdefault(entry.group, []).append(hit)
        return found

    def _enter(self, entry: _Entry, node: Node) -> None:
        for first, second in openings(node):
            start = (entry, second)
            for word in first.words:
                self._exact.setdefault(word, []).append(start)
            if first.open:
                self._open.append((first, start))

    def _starting_with(self, word: str) -> tuple[_Start, ...]:
        if len(self._by_word) >= _MOST_REMEMBERED:
            self._by_word.clear()
        starts = [*self._exact.get(word, ()), *(start for slot, start in self._open if slot.fits(word))]
        self._by_word[word] = result = tuple(starts)
        return result

    def _beginning_with(self, starts: Sequence[_Start], pair: tuple[str, str]) -> tuple[_Entry, ...]:
        if len(self._by_pair) >= _MOST_REMEMBERED:
            self._by_pair.clear()
        entries = [entry for entry, second in starts if second is None or second.fits(pair[1])]
        self._by_pair[pair] = result = tuple(dict.fromkeys(entries))
        return result


def _stops(words: Words, sentences: Sequence[Span]) -> list[int]:
    """Return for each token the index of the first token after its sentence."""
    stops: list[int] = []
    for sentence in sentences:
        last = bisect_right(words.starts, sentence.end - 1)
        stops += [last] * (last - len(stops))
    return stops + [len(words)] * (len(words) - len(stops))


def _hit(entry: _Entry, words: Words, first: int, last: int) -> Hit | None:
    if entry.separated:
        return Hit(entry.term, words.span(first, first), (words.span(last, last),))
    span = words.span(first, last)
    if entry.written is not None:
        raw = tuple(words.text[words.starts[i] : words.ends[i]] for i in range(first, last + 1))
        if raw != entry.written:
            return None
    return Hit(entry.term, span)


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
