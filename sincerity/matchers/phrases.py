"""Phrases with alternatives, options, gaps, word classes and Dutch inflection, found in one pass over the words.

The phrases of all rules go into one :class:`PhraseIndex`. A text costs one look-up per word, however many phrases
there are: each phrase is tried only where its first word stands, and only when its second word fits too.

Phrase syntax: ``(a|b c)`` alternatives, ``[optional]``, ``…3`` a gap of up to three words, ``{CLASS}`` a word class,
``begin*`` and ``*end`` words that start or end so. A comma, colon, dash, ``?`` or ``!`` is written where it must stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from sincerity.dutch.words import Words
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrase_table import ANY, Slot, Table, Way
from sincerity.spans import Span

if TYPE_CHECKING:
    from sincerity.matchers.phrase_builder import TableBuilder

__all__ = ["Hit", "PatternError", "PhraseIndex"]

_MOST_REMEMBERED = 50_000
"""Words, and pairs of words, of which the candidate phrases are remembered; keeps memory bounded."""


class Hit(NamedTuple):
    """A place where a phrase stands: its plain-text span and the number of the term in its group.

    A verb with its particle further on is marked on the verb; ``related`` holds the particle.
    """

    term: int
    span: Span
    related: tuple[Span, ...] = ()


class _Entry:
    """A way to write a term. Its expression is compiled when it is first needed."""

    __slots__ = ("_regex", "_table", "needs", "way")

    def __init__(self, way: Way, table: Table) -> None:
        self.way = way
        self.needs: tuple[frozenset[str], ...] | None = None
        self._table = table
        self._regex: re.Pattern[str] | None = None

    def ready(self) -> _Candidate:
        """Return the sets of words of which a sentence must hold one each, and the entry."""
        if self.needs is None:
            self.needs = tuple(map(self._table.words, self.way.required))
        return self.needs, self

    def match(self, row: str, start: int, stop: int) -> int:
        """Return where the phrase ends in the row, or -1."""
        if self._regex is None:
            # Compiling takes a thousand times as long as matching, and a draft holds few of the phrases.
            self._regex = self._table.compile(self.way.expression)
        m = self._regex.match(row, start, stop)
        return -1 if m is None else m.end()


_Candidate = tuple[tuple[frozenset[str], ...], _Entry]
_Start = tuple[_Entry, Slot | None]
"""An entry, under a first word, with the slot that the second word must fit (None: any word)."""


class PhraseIndex:
    """Finds the phrases of many groups at once. Add all groups first, then search.

    Args:
        classes: The word classes that phrases may name, each a list of terms.
        table: What an earlier index with the same classes compiled. While the same groups are added in the same order
            nothing is compiled; at the first other group everything is.
    """

    def __init__(
        self, classes: Mapping[str, Sequence[Any]] | None = None, table: Table | None = None
    ) -> None:
        self.table = table or Table()
        self.is_compiled = table is not None
        self._classes = {} if classes is None else classes
        self._added: list[tuple[str, Callable[[], Sequence[Any]]]] = []
        self._builder: TableBuilder | None = None
        self._entries: dict[int, _Entry] = {}
        self._slots: dict[int, Slot] = {}
        self._by_word: dict[str, tuple[_Start, ...]] = {}
        self._by_pair: dict[tuple[str, str], tuple[_Candidate, ...]] = {}

    def add(self, terms: Sequence[Any]) -> int:
        """Add the terms of one group and return the group's number.

        Args:
            terms: Terms as a rule holds them: ``{"phrase": …}``, ``{"verb": …}``; a plain string is a phrase.

        Raises:
            PatternError: If a term cannot be read; ``path`` starts with the term's index.
        """
        return self._number(repr(terms), lambda: terms)

    def add_class(self, name: str) -> int:
        """Add the terms of a word class as one group and return the group's number.

        Raises:
            KeyError: If there is no such class.
            PatternError: If a term of it cannot be read.
        """
        return self._number(f"{{{name}}}", lambda: self._classes[name])

    def words_of_class(self, name: str) -> frozenset[str]:
        """Return the single words of a class in all their forms, folded; its phrases of more words are left out.

        Raises:
            KeyError: If there is no such class.
        """
        return self._compiling().words_of_class(name)

    def find(self, words: Words, sentences: Sequence[Span]) -> dict[int, list[Hit]]:
        """Return the hits of every group, in text order. A phrase never runs over the end of a sentence."""
        found: dict[int, list[Hit]] = {}
        folded, by_word, by_pair = words.folded, self._by_word, self._by_pair
        row = ""
        for first, stop in _sentence_ranges(words, sentences):
            present: frozenset[str] | None = None
            for i in range(first, stop):
                word = folded[i]
                starts = by_word.get(word)
                if starts is None:
                    starts = self._starting_with(word)
                if not starts:
                    continue
                pair = (word, folded[i + 1] if i + 1 < stop else "")
                candidates = by_pair.get(pair)
                if candidates is None:
                    candidates = self._beginning_with(starts, pair)
                if not candidates:
                    continue
                if not row:
                    tokens = self.table.row(folded)
                    row = "".join(tokens)
                    places = [0, *accumulate(map(len, tokens))]
                if present is None:
                    present = frozenset(folded[first:stop])
                for needs, entry in candidates:
                    for words_of_one in needs:
                        if words_of_one.isdisjoint(present):
                            break
                    else:
                        end = entry.match(row, places[i], places[stop])
                        if end > places[i]:
                            hit = _hit(entry.way, words, i, bisect_right(places, end) - 2)
                            if hit is not None:
                                found.setdefault(entry.way.group, []).append(hit)
        return found

    def _number(self, made_of: str, terms: Callable[[], Sequence[Any]]) -> int:
        """Return the number of a group; compile it, and all before it, where the table does not have it."""
        self._added.append((made_of, terms))
        if self.is_compiled:
            if self.table.holds(len(self._added) - 1, made_of):
                return len(self._added) - 1
            self.table, self.is_compiled = Table(), False
            self._entries.clear()
            self._slots.clear()
            for earlier, terms_of_earlier in self._added[:-1]:
                self._compiling().add(terms_of_earlier(), earlier)
        self._by_word.clear()
        self._by_pair.clear()
        return self._compiling().add(terms(), made_of)

    def _compiling(self) -> TableBuilder:
        if self._builder is None:
            # Late: an index whose table was kept needs neither the inflection nor the reader of phrases.
            from sincerity.matchers.phrase_builder import TableBuilder

            self._builder = TableBuilder(Table() if self.is_compiled else self.table, self._classes)
        return self._builder

    def _starting_with(self, word: str) -> tuple[_Start, ...]:
        if len(self._by_word) >= _MOST_REMEMBERED:
            self._by_word.clear()
        exact, open_ends = self.table.exact.get(word, ()), self.table.open
        numbers = [*exact, *(number for slot, number in open_ends if self._slot(slot).fits(word))]
        self._by_word[word] = result = tuple(map(self._start, numbers))
        return result

    def _start(self, number: int) -> _Start:
        way, slot = self.table.starts[number]
        if way not in self._entries:
            self._entries[way] = _Entry(Way(*self.table.ways[way]), self.table)
        return self._entries[way], None if slot == ANY else self._slot(slot)

    def _slot(self, number: int) -> Slot:
        if number not in self._slots:
            self._slots[number] = self.table.slot(number)
        return self._slots[number]

    def _beginning_with(self, starts: Sequence[_Start], pair: tuple[str, str]) -> tuple[_Candidate, ...]:
        if len(self._by_pair) >= _MOST_REMEMBERED:
            self._by_pair.clear()
        entries = [entry for entry, second in starts if second is None or second.fits(pair[1])]
        self._by_pair[pair] = result = tuple(entry.ready() for entry in dict.fromkeys(entries))
        return result


def _sentence_ranges(words: Words, sentences: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield for each sentence its first token and the first one after it."""
    first = 0
    for sentence in sentences:
        stop = bisect_left(words.starts, sentence.end, first)
        yield first, stop
        first = stop
    yield first, len(words)


def _hit(way: Way, words: Words, first: int, last: int) -> Hit | None:
    if way.separated:
        return Hit(way.term, words.span(first, first), (words.span(last, last),))
    span = words.span(first, last)
    if way.written is not None:
        raw = tuple(words.text[words.starts[i] : words.ends[i]] for i in range(first, last + 1))
        if raw != tuple(way.written):
            return None
    return Hit(way.term, span)
