"""What there is to see of one post, as frozen records. Spans count in the plain text, unless they say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sincerity.document import Block, Document, Mask, MaskKind
from sincerity.measures.base import Measure
from sincerity.report import Report
from sincerity.rule import Rule
from sincerity.spans import LineIndex, Span

MASK_NAMES = {
    MaskKind.URL: "een webadres",
    MaskKind.EMAIL: "een mailadres",
    MaskKind.TAG: "een hashtag",
    MaskKind.HANDLE: "een naam met @",
    MaskKind.CODE: "code",
    MaskKind.QUOTE: "een citaat",
}
"""What a Dutch reader calls a stretch that rules do not look at."""


class Outcome(StrEnum):
    """What became of a match."""

    FINDING = "finding"
    CHANNEL = "channel"
    NAME = "name"
    UNLESS = "unless"
    WHERE = "where"
    MASKED = "masked"
    SUPPRESSED = "suppressed"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as the pipeline sees it; ``head`` is the number of the token that it hangs from, itself for a root."""

    number: int
    span: Span
    text: str
    lemma: str
    pos: str
    features: tuple[str, ...]
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Sight:
    """Something in the grammar that rules and measures build on; ``about`` is Dutch and says what is known of it."""

    kind: str
    span: Span
    about: str


@dataclass(frozen=True, slots=True)
class Value:
    """A measure and its value; ``None`` where it needs a pipeline and there is none."""

    measure: Measure
    group: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A place that fits a rule, and what became of it.

    ``span`` is ``None`` for the post as a whole, and where a rule judges instead of matching words. ``place`` is
    the span in the source, ``None`` for the post as a whole. ``reason`` is Dutch: why it is no finding, or what a
    judgement weighed. ``condition`` is the key in the rule file that decided, if one did.
    """

    span: Span | None
    place: Span | None
    text: str | None
    outcome: Outcome
    reason: str = ""
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """What one rule saw. ``remark`` is Dutch: why it did not run, or the figure that it looked at."""

    rule: Rule
    ran: bool
    seen: tuple[Seen, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything there is to see of one post. Without a language pipeline ``tokens`` is ``None``, ``sights`` empty."""

    document: Document
    report: Report
    tokens: tuple[Token, ...] | None
    sights: tuple[Sight, ...]
    measures: tuple[Value, ...]
    traces: tuple[Trace, ...]
    lines: LineIndex
    narrowed: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the plain text."""
        return self.document.blocks

    @property
    def masks(self) -> tuple[Mask, ...]:
        """The stretches that rules do not look at."""
        return self.document.masks


def line_of(inspection: Inspection, place: Span) -> int:
    """Return the line in the source where a span of the source starts."""
    return inspection.lines.position(place.start).line
