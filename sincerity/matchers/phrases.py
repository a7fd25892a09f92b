"""Phrases with alternatives, options, gaps, word classes and Dutch inflection, found in one pass over the words.

The phrases of all rules go into one :class:`PhraseIndex`. A text costs one look-up per word, however many phrases
there are: a phrase is tried only where its first word stands, its second word fits too, and the sentence holds its most
telling word.

Phrase syntax: ``(a|b c)`` alternatives, ``[optional]``, ``…3`` a gap of up to three words, ``{CLASS}`` a word class,
``begin*`` and ``*end`` words that start or end so. A comma, colon, dash, ``?`` or ``!`` is written where it must stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from sincerity.deferred import digest_of
from sincerity.dutch.words import Words
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrase_automaton import UNKNOWN, Automaton, Kind
from sincerity.matchers.phrase_table import ALWAYS, END, Table
from sincerity.spans import Span

if TYPE_CHECKING:
    from sincerity.matchers.phrase_builder import TableBuilder

__all__ = ["Hit", "PatternError", "PhraseIndex", "Place"]


class Hit(NamedTuple):
    """A place where a phrase stands: its plain-text span and the number of the term in its group.

    A verb with its particle further on is marked on the verb; ``related`` holds the particle.
    """

    term: int
    span: Span
    related: tuple[Span, ...] = ()


_ALWAYS = frozenset([ALWAYS])

Place = tuple[int, int, int, int]
"""A hit in numbers: first token, term, last token, and the token of a particle further on, -1 without one."""


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
        self._table = table or Table()
        self.is_compiled = table is not None
        self._classes = {} if classes is None else classes
        self._added: list[tuple[bytes, Callable[[], Sequence[Any]]]] = []
        self._builder: TableBuilder | None = None
        self._later: set[int] = set()
        self._automaton: Automaton | None = None

    @property
    def table(self) -> Table:
        """The phrases of all groups, compiled."""
        if not self.is_compiled and self._automaton is None and self._builder is not None:
            self._builder.finish()
        return self._table

    @property
    def expressions(self) -> dict[str, bytes]:
        """The regular expressions that are kept with the phrases; each under its own text, so that it always holds."""
        return self._table.expressions

    def add(self, terms: Sequence[Any], *, later: bool = False) -> int:
        """Add the terms of one group and return the group's number.

        Args:
            terms: Terms as a rule holds them: ``{"phrase": …}``, ``{"verb": …}``; a plain string is a phrase.
            later: Whether the group only matters in some texts, such as those where something was found before.

        Raises:
            PatternError: If a term cannot be read; ``path`` starts with the term's index.
        """
        if later:
            self._later.add(len(self._added))
        return self._number(digest_of(terms), lambda: terms)

    def is_later(self, group: int) -> bool:
        """Tell whether a group only matters in some texts."""
        return group in self._later

    def add_class(self, name: str) -> int:
        """Add the terms of a word class as one group and return the group's number.

        Raises:
            KeyError: If there is no such class.
            PatternError: If a term of it cannot be read.
        """
        return self._number(f"{{{name}}}".encode(), lambda: self._classes[name])

    def words_of_class(self, name: str) -> frozenset[str]:
        """Return the single words of a class in all their forms, folded; its phrases of more words are left out.

        Raises:
            KeyError: If there is no such class.
        """
        return self._compiling().words_of_class(name)

    def find(
        self, words: Words, sentences: Sequence[range], only: int | None = None
    ) -> dict[int, list[Place]]:
        """Return the places in some sentences of every group that matters in any text, or of one that matters later.

        They are in text order. A phrase never runs over the end of a sentence.

        Args:
            words: The words of a text.
            sentences: The tokens of sentences that follow upon each other.
            only: The group to look for, one that was added for *later*.
        """
        if self._automaton is None:
            self._automaton = Automaton(self.table, self._later)
            # Nobody needs the tens of thousands of parts that phrases were read into any more.
            self._builder = None
        automaton = self._automaton
        kinds, nothing, later = automaton.kinds(words), automaton.nothing, only is not None
        found: dict[int, list[Place]] = {}
        for sentence in sentences:
            start, stop = sentence.start, sentence.stop
            inside = kinds[start:stop]
            met: frozenset[int] | None = None
            if only is not None:
                # Few sentences hold what a group wants: most need not be looked through.
                met, tokens = _met(inside), set(words.folded[start:stop])
                wanted = automaton.wanted(only)
                if met.isdisjoint(wanted.needs) and wanted.words.isdisjoint(tokens):
                    continue
            following = [*inside[1:], nothing]
            befores = [kind.before[later] for kind in inside]
            for i, here in enumerate(map(dict.get, befores, following, repeat(UNKNOWN)), start):
                if here is None:
                    continue
                if here is UNKNOWN:
                    here = automaton.tries(kinds[i], following[i - start], later=later)
                    if here is None:
                        continue
                if met is None:
                    met, tokens = _met(inside), set(words.folded[start:stop])
                needs, tries = here
                if met.isdisjoint(needs):
                    continue
                for need, way, state, read in tries:
                    if need not in met or (later and way.group != only):
                        continue
                    for some in way.also:
                        if some.isdisjoint(tokens):
                            break
                    else:
                        end = i + read
                        if state != END:
                            end = automaton.end(state, kinds, end, stop)
                            if end < 0:
                                continue
                        last = end - 1
                        if way.written is None or _is_written(way.written, words, i, last):
                            place = (i, way.term, i, last) if way.separated else (i, way.term, last, -1)
                            found.setdefault(way.group, []).append(place)
        return found

    def _number(self, made_of: bytes, terms: Callable[[], Sequence[Any]]) -> int:
        """Return the number of a group; compile it, and all before it, where the table does not have it."""
        if self._automaton is not None:
            raise RuntimeError("a text was searched already: all phrases have to be added before")
        self._added.append((made_of, terms))
        if self.is_compiled:
            if self._table.holds(len(self._added) - 1, made_of):
                return len(self._added) - 1
            self._table, self.is_compiled = Table(expressions=self._table.expressions), False
            for earlier, terms_of_earlier in self._added[:-1]:
                self._compiling().add(terms_of_earlier(), earlier)
        return self._compiling().add(terms(), made_of)

    def _compiling(self) -> TableBuilder:
        if self._builder is None:
            # Late: an index whose table was kept needs neither the inflection nor the reader of phrases.
            from sincerity.matchers.phrase_builder import TableBuilder

            is_full = self.is_compiled or self._automaton is not None
            self._builder = TableBuilder(Table() if is_full else self._table, self._classes)
        return self._builder


def _met(kinds: Sequence[Kind]) -> frozenset[int]:
    """Return the needs that a sentence meets."""
    return _ALWAYS.union(*[kind.needs for kind in kinds if kind.needs])


def as_hit(place: Place, words: Words) -> Hit:
    """Return a place with its spans."""
    first, term, last, particle = place
    return Hit(term, words.span(first, last), () if particle < 0 else (words.span(particle, particle),))


def _is_written(written: Sequence[str], words: Words, first: int, last: int) -> bool:
    """Tell whether these tokens have the capitals that a phrase is written with."""
    return list(written) == [words.text[words.starts[i] : words.ends[i]] for i in range(first, last + 1)]
