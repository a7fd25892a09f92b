"""Runs the automaton of a table over the words of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from sincerity.dutch.words import BARRIER, Words, is_word
from sincerity.matchers.phrase_table import ALWAYS, DONE, END, GAP, PARTICLE, Step, Table, Way

_MOST_REMEMBERED = 50_000
"""Words, and pairs of kinds of words, of which it is remembered what to try there; keeps memory bounded."""

_PARTICLE_WITHIN = 8
"""How many words and marks may stand between a verb and its particle."""

_AFTER_PARTICLE = frozenset(
    "en maar want of om dat als zodat omdat terwijl wanneer zodra te voor met bij via".split()
)
"""The words before which a clause can end."""


class LiveWay:
    """A way to write a term that is looked for; see :class:`sincerity.matchers.phrase_table.Way`."""

    __slots__ = ("also", "group", "need", "separated", "state", "term", "written")

    def __init__(self, way: Way) -> None:
        self.group = way.group
        self.term = way.term
        self.state = way.state
        self.separated = way.separated
        self.written = way.written
        self.need = way.need
        self.also = tuple([frozenset(words.split()) for words in way.also])


Try = tuple[int, LiveWay, int, int]
"""What the sentence must hold, a way to write a term, the state to go on from, and how many words led there."""

Tries = tuple[frozenset[int], Sequence[Try]]
"""What to try at a word, and of what the sentence must hold one for any of it to fit."""

UNKNOWN: Tries = (frozenset(), ())
"""What stands for what was not worked out yet."""


_State = tuple[tuple[Step, ...], frozenset[int] | None]


class Kind:
    """What all words have in common that fit the same slots.

    ``begun`` has the ways that begin with such a word, under the number of what the next word must fit; ``before`` has
    what to try where a word of another kind comes next: at once, and later. ``needs`` are those of phrases that it
    meets. A word that ``closes`` can follow a clause; a gap does not reach over a mark that ``stops`` it, nor the
    search for a particle over one that stops either. Behind a word that ``ends`` a gap can end.
    """

    __slots__ = ("before", "begun", "closes", "ends", "is_mark", "needs", "slots", "stops")

    def __init__(self, slots: Iterable[int], is_mark: bool, stops: str, closes: bool, ends: bool) -> None:
        self.slots = frozenset(slots)
        self.is_mark = is_mark
        self.ends = ends
        self.stops = stops
        self.closes = closes
        self.begun: dict[int, list[int]] = {}
        self.needs: frozenset[int] = frozenset()
        self.before: tuple[dict[Kind, Tries | None], dict[Kind, Tries | None]] = ({}, {})


class Wanted(NamedTuple):
    """Of what a sentence must hold one for a phrase of a group to stand in it: a need that it meets, or a word."""

    needs: frozenset[int]
    words: frozenset[str]


class Automaton:
    """The phrases of a table, ready to be tried. What was worked out for one text is remembered for the next.

    Args:
        table: The phrases.
        later: The groups that only matter in some texts, and are tried apart.

    Attributes:
        nothing: What comes after the last word of a sentence.
    """

    def __init__(self, table: Table, later: Container[int]) -> None:
        self.nothing = Kind((), True, "gap", True, False)
        self._table = table
        self._later = later
        self._ways: dict[int, LiveWay] = {}
        self._wanted: dict[int, Wanted] = {}
        self._kinds: dict[str, Kind] = {}
        self._alike: dict[tuple[tuple[int, ...], bool, str, bool, bool], Kind] = {}
        self._last: tuple[Words | None, Sequence[Kind]] = None, ()
        self._pairs = 0
        self._states: dict[int, _State] = {}

    def kinds(self, words: Words) -> Sequence[Kind]:
        """Return the kind of each token of a text; those of the last text are remembered."""
        text, kinds = self._last
        if text is not words:
            kinds = self._kinds_of(words.folded)
            self._last = words, kinds
        return kinds

    def _kinds_of(self, tokens: Sequence[str]) -> list[Kind]:
        known = self._kinds
        if len(known) > _MOST_REMEMBERED:
            # New ones, not empty ones: another thread may be looking words up in them.
            known = self._kinds = {}
            self._alike = {}
            self._pairs = 0
        for token in set(tokens).difference(known):
            known[token] = self._kind(token)
        return [known[token] for token in tokens]

    def tries(self, kind: Kind, following: Kind, *, later: bool) -> Tries | None:
        """Work out what to try at a word of one kind before one of another, if anything, and remember it."""
        before = kind.before[later]
        known = before.get(following, UNKNOWN)
        if known is not UNKNOWN:  # earlier in the same sentence
            return known
        if self._pairs >= _MOST_REMEMBERED:
            for other in list(self._alike.values()):
                for before in other.before:
                    before.clear()
            self._pairs = 0
        self._pairs += 1
        tries = tuple(self._begun(kind, following, later=later))
        found = before[following] = (frozenset([need for need, *_ in tries]), tries) if tries else None
        return found

    def wanted(self, group: int) -> Wanted:
        """Return what the phrases of a group cannot do without."""
        known = self._wanted.get(group)
        if known is None:
            ways, needs, words = self._table.ways, set(), set[str]()
            for number in range(bisect_left(ways, group, key=itemgetter(0)), len(ways)):
                way = Way(*ways[number])
                if way.group != group:
                    break
                words.update(way.alone.split())
                if way.need != ALWAYS or not way.alone:
                    needs.add(way.need)
            known = self._wanted[group] = Wanted(frozenset(needs), frozenset(words))
        return known

    def end(self, state: int, kinds: Sequence[Kind], i: int, stop: int) -> int:
        """Return where the preferred path ends from a state and token *i* to the end of a phrase; -1 if none does."""
        steps, asked = self._states.get(state) or self._state(state)
        if asked and (i >= stop or asked.isdisjoint(kinds[i].slots)):
            return -1
        for slot, after in steps:
            if slot >= 0:
                if i < stop and slot in kinds[i].slots:
                    end = i + 1 if after == END else self.end(after, kinds, i + 1, stop)
                    if end >= 0:
                        return end
            elif slot == DONE:
                return i
            else:
                ends: Iterable[int]
                wanted = None
                if slot == PARTICLE:
                    ((particle, after),) = self._table.steps(after)
                    ends = _particles(particle, kinds, i, stop)
                else:
                    ends = range(_reach(GAP - slot, kinds, i, stop), i - 1, -1)  # the longest gap first
                    wanted = (self._states.get(after) or self._state(after))[1]
                for place in ends:
                    if wanted and (place == stop or wanted.isdisjoint(kinds[place].slots)):
                        continue
                    end = self.end(after, kinds, place, stop)
                    if end >= 0:
                        return end if end > place else _last_word(kinds, i, end)
        return -1

    def _state(self, number: int) -> _State:
        """Return the steps from a state, and the slots of which a word must fit one; None where it can do without."""
        steps = tuple(self._table.steps(number))
        slots = [slot for slot, _ in steps]
        asked = frozenset(slots) if min(slots) >= 0 else None
        state = self._states[number] = steps, asked
        return state

    def _kind(self, token: str) -> Kind:
        """Return the kind of a token."""
        slots, shape = tuple(self._table.slots_of(token)), _shape(token)
        kind = self._alike.get((slots, *shape))
        if kind is None:
            kind = Kind(slots, *shape)
            for way, seconds in self._table.openings(slots):
                kind.begun.setdefault(seconds, []).append(way)
            kind.needs = self._table.needs(slots)
            # Only now: another thread may not meet it half made.
            self._alike[slots, *shape] = kind
        return kind

    def _way(self, number: int) -> LiveWay:
        if number not in self._ways:
            self._ways[number] = LiveWay(Way(*self._table.ways[number]))
        return self._ways[number]

    def _begun(self, kind: Kind, following: Kind, *, later: bool) -> Iterator[Try]:
        """Yield the ways that can begin with these two words, and how far the words lead without leaving a choice."""
        fitting = set()
        for seconds, numbers in kind.begun.items():
            slots = self._table.seconds(seconds)
            if not slots or not following.slots.isdisjoint(slots):
                fitting.update(numbers)
        for number in sorted(fitting):
            way = self._way(number)
            if (way.group in self._later) != later:
                continue
            state, read = way.state, 0
            for word in (kind, following):
                all_steps, _ = self._states.get(state) or self._state(state)
                steps = [step for step in all_steps if step[0] < 0 or step[0] in word.slots]
                if len(steps) != 1 or steps[0][0] < 0:
                    break
                state, read = steps[0][1], read + 1
            if steps:
                yield ALWAYS if state == END else way.need, way, state, read


def _shape(token: str) -> tuple[bool, str, bool, bool]:
    """Return if a token is a mark, what it stops, and if a clause can end before it and a gap behind it."""
    if token == BARRIER:
        return False, "", True, False
    if is_word(token):
        return False, "", token in _AFTER_PARTICLE, True
    return True, "gap" if token == "\n" else "particle" if token[0] in ";:.!?" else "", True, False


def _reach(most: int, kinds: Sequence[Kind], i: int, stop: int) -> int:
    """Return where a gap of so many words ends that begins at token *i*, with the marks around them."""
    while i < stop and kinds[i].stops != "gap":
        if not kinds[i].is_mark:
            if not most:
                break
            most -= 1
        i += 1
    return i


def _last_word(kinds: Sequence[Kind], i: int, end: int) -> int:
    """Return where the last word ends of a gap that nothing follows: the mark behind it closes the sentence."""
    while end > i and not kinds[end - 1].ends:
        end -= 1
    return end


def _particles(slot: int, kinds: Sequence[Kind], i: int, stop: int) -> Iterator[int]:
    """Yield where a particle ends that closes the clause of a verb before token *i*."""
    for at in range(i, min(i + _PARTICLE_WITHIN + 1, stop)):
        if slot in kinds[at].slots and (at + 1 == stop or kinds[at + 1].closes):
            yield at + 1
        if kinds[at].stops:
            break
