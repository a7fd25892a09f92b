"""Settle findings that lie on the same words, so that a writer gets one piece of advice per place."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sincerity.finding import FORBIDDEN_WORD, PRECEDENCE, Finding, Severity
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
    if len(findings) < 2:
        return findings
    placed = sorted((f for f in findings if f.span and f.rule != FORBIDDEN_WORD), key=_strength)
    kept: list[Finding] = []
    places: list[tuple[int, int]] = []
    for finding in placed:
        assert finding.span is not None
        rivals = list(_rivals(finding.span, kept, places))
        if not rivals:
            insort(places, (finding.span.start, len(kept)))
            kept.append(finding)
        elif finding.is_fault:
            _relate(kept, rivals, finding)
    kept += settle_wholes(f for f in findings if not f.span)
    kept += (f for f in findings if f.span and f.rule == FORBIDDEN_WORD)
    return tuple(sorted(kept, key=_place))


def settle_wholes(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without those about the post as a whole that a stronger one of their category takes away."""
    findings = tuple(findings)
    if all(f.span for f in findings):
        return list(findings)
    strongest: dict[str, Finding] = {}
    for finding in sorted((f for f in findings if not f.span), key=_strength):
        strongest.setdefault(finding.category, finding)
    return [f for f in findings if f.span or strongest[f.category] is f]


def specific_first(
    findings: Sequence[Finding], learned: Collection[str], hushed: Collection[str] = ()
) -> list[Finding]:
    """Return the findings with a rule's advice in place of what is only heard.

    Where a rule that would not be shown by itself (``info``) lies on a *learned* finding of the same category, two
    agree: the sentence stays marked as heavily as it was, the rule says why, and its own words become related. Of
    several rules the strongest speaks. A *hushed* rule never does: somebody asked not to see it.
    """
    silent = {*learned, *hushed}
    hints = [f for f in findings if f.severity is Severity.INFO and f.is_fault and f.rule not in silent]
    hints.sort(key=_strength)
    said: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        hint = None
        if finding.rule in learned and finding.severity is not Severity.INFO:
            hint = next((h for h in hints if _agree(h, finding)), None)
        if hint is None or hint.span is None:
            said.append(finding)
        else:
            used.add(id(hint))
            said.append(
                replace(
                    hint,
                    severity=finding.severity,
                    span=finding.span,
                    text=finding.text,
                    related=(hint.span,),
                )
            )
    return [f for f in said if id(f) not in used]


def _agree(hint: Finding, heard: Finding) -> bool:
    return (
        hint.category is heard.category
        and hint.span is not None
        and heard.span is not None
        and hint.span.overlaps(heard.span)
    )


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


def _rivals(span: Span, kept: Sequence[Finding], places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield which kept findings overlap *span*. *places* has the start and number of each, in text order.

    They lie apart, so only the last one that starts before the span can reach into it.
    """
    at = bisect_left(places, (span.start, 0))
    for i in range(max(0, at - 1), len(places)):
        start, number = places[i]
        if start >= span.end:
            break
        other = kept[number].span
        if other is not None and other.overlaps(span):
            yield number


def _place(finding: Finding) -> tuple[bool, int, int, str]:
    span = finding.span
    return (span is None, span.start if span else 0, span.end if span else 0, finding.rule)
