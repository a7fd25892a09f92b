"""The decision of a gate, and how it follows from a report. It is pure: no linter, no CMS, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sincerity.finding import FAULTS, Finding, Severity
from sincerity.formats.text import SCORE_NAMES, count
from sincerity.report import Band, Failure, Report, Verdict

MOST_UNCHECKED = 0.30
"""The share of words that may be out of sight (quotations, code) before a gate says so."""


LONGEST = 200_000
"""Characters that a gate reads at most; that many take it some six seconds, with somebody waiting."""


class Action(StrEnum):
    """What a gate lets a CMS do, from mild to strict."""

    ALLOW = "allow"
    WARN = "warn"
    BLOCK = "block"

    @property
    def rank(self) -> int:
        """Weight for comparing: allow 0, warn 1, block 2."""
        return ("allow", "warn", "block").index(self.value)


@dataclass(frozen=True, slots=True)
class Policy:
    """What a gate does where the text alone does not decide.

    ``on_failure`` is the action when something did not run: not to know is not to pass. ``heed_directives`` tells
    whether comments in the text may silence rules; whoever writes the text also writes those, so a gate says no.
    ``most_unchecked`` is the share of words, 0 to 1, that may stand in quotations or code, or be in another language,
    without a warning. ``longest`` is how many characters are read at most; a longer text is one that did not run.
    """

    on_failure: Action = Action.BLOCK
    heed_directives: bool = False
    most_unchecked: float = MOST_UNCHECKED
    longest: int = LONGEST


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a decision is as it is. ``code`` is for programs, ``message`` Dutch and for the editor."""

    code: str
    action: Action
    message: str


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the part of the document it lies in; its spans count in the text of that part."""

    part: str | None
    finding: Finding


@dataclass(frozen=True, slots=True)
class Decision:
    """What a gate says of one document.

    ``reasons`` are empty only where the action is ``allow``. ``digest`` stands for exactly this text judged by exactly
    these rules: with one changed letter it is another one. ``pack`` stands for the rules and settings alone.
    """

    action: Action
    reasons: tuple[Reason, ...]
    findings: tuple[Located, ...]
    report: Report | None
    digest: str
    pack: str
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def may_publish(self) -> bool:
        """Whether the document may go out."""
        return self.action is not Action.BLOCK


class Unread(NamedTuple):
    """Words that no rule saw. ``languages`` are the Dutch names of those that are not Dutch."""

    quoted: int = 0
    foreign: int = 0
    languages: tuple[str, ...] = ()


def reasons_for(
    report: Report | None, failures: Iterable[Failure], policy: Policy, unread: Unread
) -> tuple[Reason, ...]:
    """Return everything that speaks against letting a document go out unseen, the gravest first.

    Args:
        report: The report on the document; ``None`` where there was none.
        failures: What did not run.
        policy: What to do then.
        unread: What no rule saw.
    """
    reasons = [] if report is None else _verdict(report)
    read = (0 if report is None else report.words) + unread.quoted + unread.foreign
    words = unread.quoted + unread.foreign
    if read and words / read > policy.most_unchecked:
        share = "alle tekst" if words == read else f"{round(100 * words / read)}% van de woorden"
        kinds = (["in citaten of code staat"] if unread.quoted else []) + (
            [f"{' en '.join(unread.languages)} is"] if unread.foreign else []
        )
        code = "unchecked" if unread.quoted >= unread.foreign else "language"
        told = f"{share} is niet nagekeken, omdat het {' of '.join(kinds)}"
        reasons.append(Reason(code, Action.WARN, told))
    for failure in failures:
        reasons.append(Reason("failure", policy.on_failure, f"niet nagekeken: {failure.message}"))
    return tuple(sorted(reasons, key=lambda reason: -reason.action.rank))


def strictest(reasons: Iterable[Reason]) -> Action:
    """Return the action that the gravest reason asks for; ``allow`` without any."""
    return max((reason.action for reason in reasons), key=lambda action: action.rank, default=Action.ALLOW)


def _verdict(report: Report) -> list[Reason]:
    if report.verdict is Verdict.REVISE:
        worst = max(FAULTS, key=lambda category: report.scores.get(category, 0.0))
        found = count(len(report.faults), "plek", "plekken")
        message = (
            f"deze tekst {SCORE_NAMES[worst]}; er {_are(len(report.faults))} {found} om nog even te schaven"
        )
        return [Reason("verdict", Action.BLOCK, message)]
    warnings = [f for f in report.faults if f.severity.rank >= Severity.WARNING.rank]
    if not warnings:
        doubt = "deze tekst kan, al houdt een oplettende lezer zijn twijfels"
        return [Reason("doubt", Action.WARN, doubt)] if report.band is Band.DOUBT else []
    what = count(len(warnings), "plek", "plekken")
    message = f"deze tekst kan zo; er {_are(len(warnings))} nog {what} waar een lezer over kan struikelen"
    return [Reason("warnings", Action.WARN, message)]


def _are(number: int) -> str:
    return "is" if number == 1 else "zijn"
