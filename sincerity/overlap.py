"""Settle findings that lie on the same words, so that a writer gets one piece of advice per place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sincerity.finding import FORBIDDEN_WORD, PRECEDENCE, Finding
from sincerity.spans import Span

_ORDER = {label: number for number, label in enumerate(PRECEDENCE)}


def settle(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stay, in text order; those about the whole post come last.

    Of overlapping faults the more severe stays, then the more specific label, then the longer, then the first; the span
    of the other becomes related. A credit never lies on a fault or on another credit. At most one finding per
    category is about the post as a whole: the most severe. A forbidden word is no rival of
    anything: somebody asked to see it.
    """
    findings = tuple(findings)
    placed = sorted((f for f in findings if f.span and f.rule != FORBIDDEN_WORD), key=_strength)
    whole = sorted((f for f in findings if not f.span), key=_strength)
    kept: list[Finding] = []
    for finding in placed:
        rivals = [i for i, k in enumerate(kept) if _overlap(k, finding)]
        if not rivals:
            kept.append(finding)
        elif finding.is_fault:
            _relate(kept, rivals, finding)
    seen: set[str] = set()
    for finding in whole:
        if finding.category not in seen:
            seen.add(finding.category)
            kept.append(finding)
    kept += (f for f in findings if f.span and f.rule == FORBIDDEN_WORD)
    return tuple(sorted(kept, key=_place))


def _relate(kept: list[Finding], rivals: Sequence[int], finding: Finding) -> None:
    assert finding.span is not None
    for i in rivals:
        known = (*kept[i].related, kept[i].span)
        if kept[i].rule != finding.rule and finding.span not in known:
            kept[i] = replace(kept[i], related=(*kept[i].related, finding.span))


def _strength(finding: Finding) -> tuple[int, int, int, int]:
    order = _ORDER.get(finding.label or "", len(_ORDER))
    span = finding.span or Span(0, 0)
    return (-finding.severity.rank, order, -len(span), span.start)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.span is not None and other.span is not None and one.span.overlaps(other.span)


def _place(finding: Finding) -> tuple[bool, int, int, str]:
    span = finding.span
    return (span is None, span.start if span else 0, span.end if span else 0, finding.rule)
