"""What happened to one post: findings, scores, verdict, and everything that did not run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from sincerity.finding import Category, Finding, Severity

FORMAT_VERSION = 1
"""Version of the JSON output; it changes when a field changes meaning or goes."""


GENERATOR = '<meta name="generator" content="sincerity">'
"""What an HTML report says of itself near its start, so that it is not read as a draft."""


class Verdict(StrEnum):
    """Whether a good editor would send the post back for its wording."""

    OK = "ok"
    REVISE = "revise"


class Band(StrEnum):
    """How sure the verdict is: fine, in doubt, or to be revised. ``doubt`` is still the verdict ``ok``."""

    OK = "ok"
    DOUBT = "doubt"
    REVISE = "revise"


class ExitCode(IntEnum):
    """What the process says to the shell."""

    PASSED = 0
    FAILED = 1
    DID_NOT_RUN = 2


class FailOn(StrEnum):
    """The test that makes a source fail."""

    VERDICT = "verdict"
    WARNING = "warning"
    ERROR = "error"
    NEVER = "never"


class Failure(NamedTuple):
    """Something that did not run. ``rule`` and ``path`` are ``None`` where they do not apply."""

    message: str
    rule: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome for one post.

    ``scores`` holds 0..100 per category; ``acts_social`` 0..100; ``unchecked_words`` counts the words that no rule saw
    (quotations, quoted blocks, code, switched-off parts). ``input`` is whatever else a ``.jsonl`` line held.
    ``suppressed`` were silenced in the text itself; ``known`` do not count because they are in a baseline or outside
    the lines that changed. ``source`` is the text that the spans count in. ``notices`` are shown and change no exit
    code.
    """

    source: str
    channel: str
    findings: tuple[Finding, ...]
    scores: Mapping[Category, float]
    acts_social: float
    verdict: Verdict
    scoring: str
    doubtful: bool = False
    score_reasons: Mapping[Category, tuple[str, ...]] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    words: int = 0
    unchecked_words: int = 0
    rules_run: int = 0
    model: str | None = None
    path: str | None = None
    id: str | None = None
    input: Mapping[str, Any] = field(default_factory=dict)

    @property
    def band(self) -> Band:
        """How sure the verdict is."""
        if self.verdict is Verdict.REVISE:
            return Band.REVISE
        return Band.DOUBT if self.doubtful else Band.OK

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that count against the post."""
        return tuple(f for f in self.findings if f.is_fault)

    @property
    def credits(self) -> tuple[Finding, ...]:
        """The findings that speak for the post."""
        return tuple(f for f in self.findings if not f.is_fault)

    def fails(self, test: FailOn) -> bool:
        """Tell whether the post fails *test*."""
        if test is FailOn.NEVER:
            return False
        if test is FailOn.VERDICT:
            return self.verdict is Verdict.REVISE
        limit = Severity(test.value).rank
        return any(f.severity.rank >= limit for f in self.faults)
