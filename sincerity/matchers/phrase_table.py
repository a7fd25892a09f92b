"""What is left of phrases once they are compiled: numbers and words, which can be kept in a file.

All phrases together are one automaton. Each step of it asks one word to fit a *slot*, and every word has, in ``words``,
the numbers of the slots that it fits. So a text is looked up word by word, and no phrase is ever searched for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

DONE = -1
"""In place of a slot: here a phrase ends."""

PARTICLE = -2
"""In place of a slot: further on stands a particle that closes the clause; the state after it has its slot."""

GAP = -3
"""In place of a slot: a gap of no words; each word more is one less."""

END = 0
"""The number of the state that has one step only: the phrase is over."""

Step = tuple[int, int]
"""The number of a slot, or one of the above, and the number of the state after it."""


class Way(NamedTuple):
    """One way to write one term.

    ``state`` is where it begins in the automaton. ``written`` are the words as they are written, where their capitals
    count. ``needs`` are words of which a sentence must hold one, in one string; empty where it can do without.
    """

    group: int
    term: int
    state: int
    separated: bool
    written: Sequence[str] | None
    needs: str


class Table:
    """Compiled phrases. A run gets thousands of them from a cache, and looks at a few.

    What there is most of stands in rows of numbers: tens of thousands of small tuples would take longer to load than a
    draft takes to check.

    Args:
        groups: What each group was made of.
        words: Per word the slots that it fits.
        open: The slots whose words cannot all be listed: number, prefixes, suffixes, and words that do not count.
        ways: The fields of each :class:`Way`.
        seconds: Slots of which a second word must fit one; empty where there is none, None where it may be any word.
        openings: What can begin with a word in a slot: pairs of a way and the number of its *seconds*, slot after slot.
        slots: Per slot where its openings begin, and at last where they end.
        steps: The automaton: slot and state of every step, state after state; of one state the preferred step first.
        states: Per state where its steps begin, and at last where they end.
        expressions: What else the rules compiled: regular expressions, pickled, under their own text.
    """

    __slots__ = (
        "_openings", "_seconds", "_slots", "_states", "_steps", "expressions", "groups", "open", "ways", "words",
    )  # fmt: skip

    def __init__(
        self,
        groups: Sequence[str] = (),
        words: dict[str, tuple[int, ...]] | None = None,
        open: Sequence[tuple[int, tuple[str, ...], tuple[str, ...], frozenset[str]]] = (),
        ways: Sequence[tuple[Any, ...]] = (),
        seconds: Sequence[tuple[int, ...] | None] = (),
        openings: bytes = b"",
        slots: bytes = b"",
        steps: bytes = b"",
        states: bytes = b"",
        expressions: dict[str, bytes] | None = None,
    ) -> None:
        self.groups = list(groups)
        self.words = {} if words is None else words
        self.open = list(open)
        self.ways = list(ways)
        self.expressions = {} if expressions is None else expressions
        self._seconds = list(seconds)
        self._openings = array("i", openings)
        self._slots = array("i", slots or (0,))
        self._steps = array("i", steps or (DONE, END))
        self._states = array("i", states or (0, 2))

    def content(self) -> list[Any]:
        """Return what ``Table(*content)`` makes the same table of: built-in types, nothing else."""
        rows = (self._openings, self._slots, self._steps, self._states)
        return [
            self.groups,
            self.words,
            self.open,
            self.ways,
            self._seconds,
            *(row.tobytes() for row in rows),
            self.expressions,
        ]

    def set_openings(self, openings: Sequence[Iterable[tuple[int, tuple[int, ...] | None]]]) -> None:
        """Set, per slot, what can begin with a word in it: the number of a way, and the slots of its second word."""
        numbers: dict[tuple[int, ...] | None, int] = {}
        self._openings, self._slots = array("i"), array("i", (0,))
        for of_slot in openings:
            for way, seconds in of_slot:
                self._openings.extend((way, numbers.setdefault(seconds, len(numbers))))
            self._slots.append(len(self._openings))
        self._seconds = list(numbers)

    def openings(self, slots: Iterable[int]) -> list[tuple[int, int]]:
        """Return what can begin with a word in these slots: the numbers of a way, and of its :meth:`seconds`."""
        row, places = self._openings, self._slots
        return [(row[at], row[at + 1]) for slot in slots for at in range(places[slot], places[slot + 1], 2)]

    def seconds(self, number: int) -> tuple[int, ...] | None:
        """Return slots of which a second word must fit one; none where there is no second word, None for any word."""
        return self._seconds[number]

    def add_state(self, steps: Iterable[Step]) -> int:
        """Add a state with the steps from it, and return its number."""
        for step in steps:
            self._steps.extend(step)
        self._states.append(len(self._steps))
        return len(self._states) - 2

    def steps(self, state: int) -> Iterator[Step]:
        """Yield the steps from a state, the preferred one first."""
        for at in range(self._states[state], self._states[state + 1], 2):
            yield self._steps[at], self._steps[at + 1]

    def holds(self, group: int, made_of: str) -> bool:
        """Tell whether the group with this number was made of the same."""
        return group < len(self.groups) and self.groups[group] == made_of

    def slots_of(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the slots that a word fits."""
        return self.words.get(word) or tuple(self.open_slots_of(word))

    def open_slots_of(self, word: str) -> list[int]:
        """Return the numbers of the slots that a word fits by its start or its end."""
        return [
            number
            for number, prefixes, suffixes, stop in self.open
            if (word.startswith(prefixes) or word.endswith(suffixes)) and word not in stop
        ]
