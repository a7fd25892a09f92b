"""Phrases with alternatives, options, gaps, word classes and Dutch inflection, found in one pass over the words.

The phrases of all rules go into one :class:`PhraseIndex`. A text costs one look-up per word, however many phrases
there are: each phrase is tried only where its first word stands, and only when its second word fits too.

Phrase syntax: ``(a|b c)`` alternatives, ``[optional]``, ``…3`` a gap of up to three words, ``{CLASS}`` a word class,
``begin*`` and ``*end`` words that start or end so. A comma, colon, dash, ``?`` or ``!`` is written where it must stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sincerity.dutch.words import Words
from sincerity.matchers.phrase_syntax import Choice, Node, PatternError, Slot, Split, compile_term
from sincerity.spans import Span

_MOST_REMEMBERED = 50_000
"""Words, and pairs of words, of which the candidate phrases are remembered; keeps memory bounded."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a phrase stands: token indices, both inclusive, and the term it came from.

    ``related`` holds the token index of a separated particle.
    """

    first: int
    last: int
    term: int
    span: Span
    related: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    group: int
    term: int
    node: Node
    case: bool
    second: Slot | None


class PhraseIndex:
    """Finds the phrases of many groups at once. Add all groups first, then search."""

    def __init__(self) -> None:
        self._exact: dict[str, list[_Entry]] = {}
        self._open: list[tuple[Slot, _Entry]] = []
        self._by_word: dict[str, tuple[_Entry, ...]] = {}
        self._by_pair: dict[tuple[str, str], tuple[_Entry, ...]] = {}
        self._groups = 0

    def add(self, terms: Sequence[Any], classes: Mapping[str, Sequence[Any]]) -> int:
        """Add the terms of one group and return the group's number.

        Args:
            terms: Terms as a rule holds them: ``{"phrase": …}``, ``{"verb": …}``; a plain string is a phrase.
            classes: The word classes that phrases may name, each a list of terms.

        Raises:
            PatternError: If a term cannot be read; ``path`` starts with the term's index.
        """
        group = self._groups
        self._groups += 1
        for number, term in enumerate(terms):
            try:
                node = compile_term(term, classes)
            except PatternError as error:
                raise PatternError(error.reason, (number, *error.path)) from None
            case = isinstance(term, Mapping) and term.get("case") == "true"
            # The ways to write one verb are searched apart, so that a separated particle becomes a related span.
            is_verb = isinstance(term, Mapping) and "verb" in term
            for way in node.nodes if is_verb and isinstance(node, Choice) else (node,):
                self._enter(_Entry(group, number, way, case, way.second()), way.firsts())
        self._by_word.clear()
        self._by_pair.clear()
        return group

    def find(self, words: Words, sentences: Sequence[Span]) -> dict[int, list[Hit]]:
        """Return the hits of every group, in text order; of hits that start at one word the longest per term.

        A phrase never runs over the end of a sentence.
        """
        found: dict[int, list[Hit]] = {}
        starts = [s.start for s in sentences]
        folded = words.folded
        by_word, by_pair = self._by_word, self._by_pair
        count = len(folded)
        for i, word in enumerate(folded):
            entries = by_word.get(word)
            if entries is None:
                entries = self._candidates(word)
            if not entries:
                continue
            pair = (word, folded[i + 1] if i + 1 < count else "")
            candidates = by_pair.get(pair)
            if candidates is None:
                candidates = self._narrowed(entries, pair)
            if not candidates:
                continue
            sentence = bisect_right(starts, words.starts[i])
            stop = bisect_right(words.starts, starts[sentence] - 1) if sentence < len(starts) else count
            for entry in candidates:
                hit = _longest(entry, words, i, stop)
                if hit is not None:
                    found.setdefault(entry.group, []).append(hit)
        return found

    def _enter(self, entry: _Entry, firsts: Iterable[Slot]) -> None:
        for slot in firsts:
            for word in slot.words:
                self._exact.setdefault(word, []).append(entry)
            if slot.open:
                self._open.append((slot, entry))

    def _candidates(self, word: str) -> tuple[_Entry, ...]:
        if len(self._by_word) >= _MOST_REMEMBERED:
            self._by_word.clear()
        entries = [
            *self._exact.get(word, ()),
            *(e for s, e in self._open if s.fits(word) and word not in s.words),
        ]
        self._by_word[word] = result = tuple(dict.fromkeys(entries))
        return result

    def _narrowed(self, entries: Sequence[_Entry], pair: tuple[str, str]) -> tuple[_Entry, ...]:
        if len(self._by_pair) >= _MOST_REMEMBERED:
            self._by_pair.clear()
        result = tuple(e for e in entries if e.second is None or e.second.fits(pair[1]))
        self._by_pair[pair] = result
        return result


def _longest(entry: _Entry, words: Words, first: int, stop: int) -> Hit | None:
    """Return the longest way in which the phrase fits at *first* without reaching *stop*."""
    if isinstance(entry.node, Split):
        return _separated(entry, entry.node, words, first, stop)
    ends = [end for end in entry.node.ends(words.folded, first, stop) if end > first]
    if entry.case:
        ends = [end for end in ends if entry.node.written_so(words, first, end)]
    if not ends:
        return None
    last = max(ends) - 1
    return Hit(first, last, entry.term, words.span(first, last))


def _separated(entry: _Entry, node: Split, words: Words, first: int, stop: int) -> Hit | None:
    at = node.particle_after(words.folded, first, stop)
    if at is None:
        return None
    return Hit(first, first, entry.term, words.span(first, first), (words.span(at, at),))
