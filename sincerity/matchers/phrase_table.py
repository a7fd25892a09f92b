"""What is left of phrases once they are compiled: numbers and words, which can be kept in a file.

All phrases together are one automaton. Each step of it asks one word to fit a *slot*, and every word has, in ``words``,
the numbers of the slots that it fits. So a text is looked up word by word, and no phrase is ever searched for.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

DONE = -1
"""In place of a slot: here a phrase ends."""

PARTICLE = -2
"""In place of a slot: further on stands a particle that closes the clause; the state after it has its slot."""

GAP = -3
"""In place of a slot: a gap of no words; each word more is one less."""

END = 0
"""The number of the state that has one step only: the phrase is over."""

ALWAYS = -1
"""In place of a need: one that every sentence meets."""

_LETTERS = 2

Step = tuple[int, int]
"""The number of a slot, or one of the above, and the number of the state after it."""


_OpenParts = tuple[dict[str, list[int]], dict[str, list[int]], dict[int, frozenset[str]]]
"""The numbers of open slots by the start and by the end of their words, and per slot the words that do not count."""


class Way(NamedTuple):
    """One way to write one term.

    ``state`` is where it begins in the automaton. ``written`` are the words as they are written, where their capitals
    count. ``need`` is the number of what a sentence must hold, the most telling part of the phrase; it must hold one
    of the words in each string of ``also`` as well. A phrase of one word needs nothing but that word: ``alone`` has all
    that it may be, and is empty where they cannot be listed.
    """

    group: int
    term: int
    state: int
    separated: bool
    written: Sequence[str] | None
    need: int
    also: tuple[str, ...]
    alone: str


class Rows:
    """Rows of numbers, each with one of its own: bytes load a hundred times as fast as tuples."""

    __slots__ = ("_ends", "_numbers")

    def __init__(self, numbers: bytes = b"", ends: bytes = b"") -> None:
        self._numbers = array("i", numbers)
        self._ends = array("i", ends or (0,))

    def add(self, row: Iterable[int]) -> int:
        """Add a row and return its number."""
        self._numbers.extend(row)
        self._ends.append(len(self._numbers))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> array[int]:
        return self._numbers[self._ends[number] : self._ends[number + 1]]

    def __len__(self) -> int:
        return len(self._ends) - 1

    def pairs(self, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """Return the pairs that some rows are made of."""
        row, ends = self._numbers, self._ends
        return [(row[at], row[at + 1]) for n in numbers for at in range(ends[n], ends[n + 1], 2)]

    def joined(self, numbers: Iterable[int]) -> list[int]:
        """Return the numbers in some rows, one behind the other."""
        row, ends = self._numbers, self._ends
        return [row[at] for n in numbers for at in range(ends[n], ends[n + 1])]

    def content(self) -> tuple[bytes, bytes]:
        """Return what ``Rows(*content)`` makes the same rows of."""
        return self._numbers.tobytes(), self._ends.tobytes()


class Records:
    """Tuples of built-in types, each with a number of its own and unpacked when somebody asks for it."""

    __slots__ = ("_ends", "_packed")

    def __init__(self, packed: bytes = b"", ends: bytes = b"") -> None:
        self._packed = bytearray(packed)
        self._ends = array("i", ends or (0,))

    def add(self, record: tuple[Any, ...]) -> int:
        """Add a record and return its number."""
        self._packed += marshal.dumps(record)
        self._ends.append(len(self._packed))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> tuple[Any, ...]:
        record: tuple[Any, ...] = marshal.loads(self._packed[self._ends[number] : self._ends[number + 1]])
        return record

    def __len__(self) -> int:
        return len(self._ends) - 1

    def content(self) -> tuple[bytes, bytes]:
        """Return what ``Records(*content)`` makes the same records of."""
        return bytes(self._packed), self._ends.tobytes()


class Table:
    """Compiled phrases. A run gets thousands of them from a cache, and looks at a few.

    So what there is most of is kept in a few long texts and rows of numbers: tens of thousands of small things would
    take longer to load than a draft takes to check.

    Args:
        groups: What tells the terms that each group was made of from others.
        words: Under the first letters of a word: it, and the number of its kind; such words one behind the other.
        kinds: Per kind of word the slots that it fits.
        open: The slots whose words cannot all be listed: number, prefixes, suffixes, and words that do not count.
        ways: The fields of each :class:`Way`.
        seconds: Slots of which a second word must fit one; empty where there is none, None where it may be any word.
        openings: Per slot what can begin with a word in it: pairs of a way and the number of its *seconds*.
        needs: Per slot the numbers of the needs that a word in it meets.
        steps: The automaton: per state the steps from it, each a slot and a state, the preferred step first.
        expressions: What else the rules compiled: regular expressions, pickled, under their own text.
    """

    __slots__ = (
        "_by_part",
        "_kinds",
        "_needs",
        "_openings",
        "_seconds",
        "_steps",
        "_words",
        "expressions",
        "groups",
        "open",
        "ways",
    )

    def __init__(
        self,
        groups: Sequence[bytes] = (),
        words: Mapping[str, str] | None = None,
        kinds: tuple[bytes, bytes] = (b"", b""),
        open: Sequence[tuple[int, tuple[str, ...], tuple[str, ...], frozenset[str]]] = (),
        ways: tuple[bytes, bytes] = (b"", b""),
        seconds: Sequence[tuple[int, ...] | None] = (),
        openings: tuple[bytes, bytes] = (b"", b""),
        needs: tuple[bytes, bytes] = (b"", b""),
        steps: tuple[bytes, bytes] = (b"", b""),
        expressions: dict[str, bytes] | None = None,
    ) -> None:
        self.groups = list(groups)
        self.open = list(open)
        self.ways = Records(*ways)
        self.expressions = {} if expressions is None else expressions
        self._words = {} if words is None else words
        self._by_part: _OpenParts | None = None
        self._kinds = Rows(*kinds)
        self._seconds = list(seconds)
        self._openings = Rows(*openings)
        self._needs = Rows(*needs)
        self._steps = Rows(*steps)
        if not steps[0]:
            self._steps.add((DONE, END))

    def content(self) -> list[Any]:
        """Return what ``Table(*content)`` makes the same table of: built-in types, nothing else."""
        return [
            self.groups,
            self._words,
            self._kinds.content(),
            self.open,
            self.ways.content(),
            self._seconds,
            self._openings.content(),
            self._needs.content(),
            self._steps.content(),
            self.expressions,
        ]

    def set_words(self, words: Mapping[str, Sequence[int]]) -> None:
        """Set the slots that each word fits."""
        kinds: dict[tuple[int, ...], int] = {}
        listed: dict[str, list[str]] = {}
        for word, slots in words.items():
            kind = kinds.setdefault(tuple(slots), len(kinds))
            listed.setdefault(word[:_LETTERS], []).append(f"{word}\t{kind}\n")
        self._words = {letters: "\n" + "".join(lines) for letters, lines in listed.items()}
        self._kinds = Rows()
        for row in kinds:
            self._kinds.add(row)

    def slots_of(self, word: str) -> Sequence[int]:
        """Return the numbers of the slots that a word fits."""
        listed = self._words.get(word[:_LETTERS], "")
        at = listed.find(f"\n{word}\t")
        if at < 0:
            return self.open_slots_of(word)
        at += len(word) + 2
        return self._kinds[int(listed[at : listed.index("\n", at)])]

    def open_slots_of(self, word: str) -> list[int]:
        """Return the numbers of the slots that a word fits by its start or its end."""
        starts, ends, stops = self._open_parts()
        found: set[int] = set()
        for length in range(1, len(word) + 1):
            found.update(starts.get(word[:length], ()), ends.get(word[-length:], ()))
        return sorted([number for number in found if word not in stops[number]])

    def _open_parts(self) -> _OpenParts:
        """Return the open slots by how their words start and end; looking each up takes a tenth of trying them all."""
        if self._by_part is None or len(self._by_part[2]) < len(self.open):
            starts: dict[str, list[int]] = {}
            ends: dict[str, list[int]] = {}
            for number, prefixes, suffixes, _ in self.open:
                for prefix in prefixes:
                    starts.setdefault(prefix, []).append(number)
                for suffix in suffixes:
                    ends.setdefault(suffix, []).append(number)
            self._by_part = starts, ends, {number: stop for number, _, _, stop in self.open}
        return self._by_part

    def set_openings(self, openings: Sequence[Iterable[tuple[int, tuple[int, ...] | None]]]) -> None:
        """Set, per slot, what can begin with a word in it: the number of a way, and the slots of its second word."""
        numbers: dict[tuple[int, ...] | None, int] = {}
        self._openings = Rows()
        for of_slot in openings:
            self._openings.add(
                n for way, seconds in of_slot for n in (way, numbers.setdefault(seconds, len(numbers)))
            )
        self._seconds = list(numbers)

    def openings(self, slots: Iterable[int]) -> list[tuple[int, int]]:
        """Return what can begin with a word in these slots: the numbers of a way, and of its :meth:`seconds`."""
        return self._openings.pairs(slots)

    def seconds(self, number: int) -> tuple[int, ...] | None:
        """Return slots of which a second word must fit one; none where there is no second word, None for any word."""
        return self._seconds[number]

    def set_needs(self, needs: Iterable[Iterable[int]]) -> None:
        """Set the slots of each need, in the order of their numbers."""
        met: list[list[int]] = [[] for _ in range(len(self._openings))]
        for number, slots in enumerate(needs):
            for slot in slots:
                met[slot].append(number)
        self._needs = Rows()
        for numbers in met:
            self._needs.add(numbers)

    def needs(self, slots: Iterable[int]) -> frozenset[int]:
        """Return the numbers of the needs that a word in these slots meets."""
        return frozenset(self._needs.joined(slots))

    def add_state(self, steps: Iterable[Step]) -> int:
        """Add a state with the steps from it, and return its number."""
        return self._steps.add(number for step in steps for number in step)

    def steps(self, state: int) -> list[Step]:
        """Return the steps from a state, the preferred one first."""
        return self._steps.pairs((state,))

    def holds(self, group: int, made_of: bytes) -> bool:
        """Tell whether the group with this number was made of the same."""
        return group < len(self.groups) and self.groups[group] == made_of
