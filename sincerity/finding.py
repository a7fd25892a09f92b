"""What a rule found: categories, labels, severities, and one frozen record per finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sincerity.spans import Span


class Category(StrEnum):
    """The three faults and the one credit."""

    SALES = "sales-driven"
    ONE_WAY = "one-way"
    INSINCERE = "insincere"
    SOCIAL = "social"


FAULTS = (Category.SALES, Category.ONE_WAY, Category.INSINCERE)

LABELS: dict[str, Category] = {
    **dict.fromkeys(
        ("call-to-buy", "pressure", "price-lure", "superlative", "overpromise", "soft-sell"), Category.SALES
    ),
    **dict.fromkeys(
        ("self-centred", "commanding", "closed-door", "fake-question", "officialese", "tag-dump"),
        Category.ONE_WAY,
    ),
    **dict.fromkeys(
        (
            "non-apology",
            "canned-empathy",
            "gushing",
            "hollow-values",
            "bait",
            "vague-claim",
            "humblebrag",
            "template",
            "hidden-ad",
        ),
        Category.INSINCERE,
    ),
    **dict.fromkeys(
        ("open-question", "owns-it", "personal-voice", "credits-others", "shares-openly", "listens"),
        Category.SOCIAL,
    ),
}
"""Every label and its category."""

PRECEDENCE = (
    "hidden-ad",
    "bait",
    "non-apology",
    "pressure",
    "price-lure",
    "overpromise",
    "vague-claim",
    "superlative",
    "call-to-buy",
    "soft-sell",
    "fake-question",
    "closed-door",
    "commanding",
    "canned-empathy",
    "humblebrag",
    "hollow-values",
    "self-centred",
    "gushing",
    "template",
    "officialese",
    "tag-dump",
)
"""Which label stays when two equally severe faults lie on the same words: the more specific first."""


FORBIDDEN_WORD = "verboden-woord"
"""The id of the rule that forbidden words belong to; its findings have no label and no part in the scores."""


class Severity(StrEnum):
    """How much a finding weighs. ``credit`` belongs to social findings alone."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    CREDIT = "credit"

    @property
    def rank(self) -> int:
        """Weight for comparing: credit 0, info 1, warning 2, error 3."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(("credit", "info", "warning", "error"))}


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to the source text. ``safe`` edits need no judgement and may be applied unasked."""

    span: Span
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a source text where a rule matched.

    ``span`` counts in the source text; ``None`` means the post as a whole. ``text`` is ``source[span]``, or
    ``None``. ``label`` is ``None`` only for a learned finding that has no likeliest label.
    """

    rule: str
    label: str | None
    category: Category
    severity: Severity
    message: str
    span: Span | None = None
    text: str | None = None
    suggestions: tuple[str, ...] = ()
    fix: tuple[Edit, ...] = ()
    related: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def is_fault(self) -> bool:
        """Whether it counts against the post."""
        return self.category is not Category.SOCIAL
