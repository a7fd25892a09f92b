"""Reports made by hand, for the tests of the formats."""

from __future__ import annotations

from typing import Any

from sincerity.finding import LABELS, Category, Finding, Severity
from sincerity.report import Failure, Report, Verdict
from sincerity.spans import Span

SCORES = {Category.SALES: 31.44, Category.ONE_WAY: 48.2, Category.INSINCERE: 71.0, Category.SOCIAL: 12.0}


def finding(
    source: str, words: str | None, rule: str = "uniek", label: str = "superlative", **fields: Any
) -> Finding:
    """Return a finding on *words* of *source*, or on the post as a whole."""
    span = None
    if words is not None:
        start = source.index(words)
        span = Span(start, start + len(words))
    category = LABELS[label]
    severity = Severity.CREDIT if category is Category.SOCIAL else Severity.WARNING
    values: dict[str, Any] = {
        "severity": severity,
        "message": f"‘{words}’ zegt weinig. Noem wat er anders is.",
        "suggestions": ("Zeg wat er anders is.",),
        **fields,
    }
    return Finding(rule, label, category, span=span, text=words, **values)


def report(source: str, *findings: Finding, **fields: Any) -> Report:
    """Return a report on *source*; without a verdict of its own, any fault makes it ``revise``."""
    faults = any(f.is_fault for f in findings)
    values: dict[str, Any] = {
        "channel": "webcare",
        "scores": SCORES,
        "acts_social": 64.0,
        "verdict": Verdict.REVISE if faults else Verdict.OK,
        "scoring": "unfitted",
        "path": "brief.md",
        "words": len(source.split()),
        "rules_run": 45,
        **fields,
    }
    return Report(source, findings=tuple(findings), **values)


EMOJI = "Wij zijn 👨‍👩‍👧‍👦 heel uniek 🎉\r\nen meer.\n"

FULL = report(
    EMOJI,
    finding(EMOJI, "heel uniek", related=(Span(0, 3),), reasons=("superlatief over jezelf",)),
    finding(EMOJI, "🎉\r\nen", "blij", "gushing", severity=Severity.ERROR),
    finding(EMOJI, None, "leest-langs", "self-centred", severity=Severity.INFO, message="Geen vraag."),
    finding(EMOJI, "meer", "deelt", "shares-openly", message="Je vertelt meer."),
    id="A-1",
    notices=("‘negeer’ zet niets uit",),
    failures=(Failure("regel stuk liep niet af: KeyError: 'x'", "stuk", "brief.md"),),
    suppressed=(finding(EMOJI, "Wij", "wij"),),
    score_reasons={Category.INSINCERE: ("blij telt 40",)},
    unchecked_words=2,
    input={"bron": "krant"},
)
"""A report with something of everything."""
