"""What came of one thing that was tried: an example, a term, or one alternative in a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an outcome is about."""

    BAD = "bad"
    GOOD = "good"
    TERM = "term"
    ALTERNATIVE = "alternative"
    CLASS = "class"
    RULE = "rule"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that was tried; ``rule`` is the id of its rule, or the ``{NAME}`` of its word class.

    ``reason`` says why it is not as it should be; it is empty when it is. ``ran`` is false for a rule that could not be
    tried, ``reason`` then says why. ``notice`` says what is worth a look though nothing is wrong: a term that can fire
    and that no example shows, or an alternative that another one covers.
    """

    rule: str
    kind: Kind
    text: str
    reason: str = ""
    ran: bool = True
    notice: str = ""

    @property
    def passed(self) -> bool:
        """Whether it was tried and did what was expected."""
        return self.ran and not self.reason
