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

    Args:
        groups: What each group was made of.
        words: Per word the slots that it fits.
        open: The slots whose words cannot all be listed: number, prefixes, suffixes, and words that do not count.
        openings: Per slot what can begin with a word in it: the number of a way, and the slots of which the second word
            must fit one; None where that may be any word, empty where there is no second word.
        ways: The fields of each :class:`Way`.
        steps: The automaton: slot and state of every step, state after state; of one state the preferred step first.
        states: Per state where its steps begin, and at last where they end.
    """

    __slots__ = ("_states", "_steps", "groups", "open", "openings", "ways", "words")

    def __init__(
        self,
        groups: list[str] | None = None,
        words: dict[str, tuple[int, ...]] | None = None,
        open: list[tuple[int, tuple[str, ...], tuple[str, ...], frozenset[str]]] | None = None,
        openings: dict[int, list[tuple[int, tuple[int, ...] | None]]] | None = None,
        ways: list[tuple[Any, ...]] | None = None,
        steps: bytes | None = None,
        states: bytes | None = None,
    ) -> None:
        self.groups = [] if groups is None else groups
        self.words = {} if words is None else words
        self.open = [] if open is None else open
        self.openings = {} if openings is None else openings
        self.ways = [] if ways is None else ways
        # In two rows of numbers: twenty thousand small tuples would take longer to load than a draft to check.
        self._steps = array("i", (DONE, END) if steps is None else steps)
        self._states = array("i", (0, 2) if states is None else states)

    def content(self) -> list[Any]:
        """Return what ``Table(*content)`` makes the same table of: built-in types, nothing else."""
        automaton = [self._steps.tobytes(), self._states.tobytes()]
        return [self.groups, self.words, self.open, self.openings, self.ways, *automaton]

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
