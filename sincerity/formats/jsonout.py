"""JSON for programs; ``output_schema.json`` defines it. ``json`` is one object for a run, ``jsonl`` one a post."""

from __future__ import annotations

import json
from typing import Any

from sincerity.finding import Finding
from sincerity.formats.tally import Tally
from sincerity.report import FORMAT_VERSION, Failure, Report
from sincerity.spans import LineIndex


class Jsonl:
    """One line a post."""

    shows_failures = False
    shows_notices = True

    def begin(self) -> str:
        """Return nothing: each line stands by itself."""
        return ""

    def report(self, report: Report) -> str:
        """Return the line of one post."""
        return _dump({"version": FORMAT_VERSION, **post_object(report)}) + "\n"

    def failure(self, failure: Failure) -> str:
        """Return nothing: a line is a post."""
        return ""

    def end(self, tally: Tally, model: str | None) -> str:
        """Return nothing: each line stands by itself."""
        return ""


class Json:
    """One object for the whole run, given out piece by piece: one post a line inside ``posts``."""

    shows_failures = True
    shows_notices = True

    def __init__(self, version: str) -> None:
        self._version = version
        self._posts = 0
        self._failures: list[str] = []

    def begin(self) -> str:
        """Open the object and its list of posts."""
        tool = _dump({"name": "sincerity", "version": self._version})
        return f'{{"version": {FORMAT_VERSION}, "tool": {tool}, "posts": ['

    def report(self, report: Report) -> str:
        """Return one element of ``posts``."""
        separator = ",\n" if self._posts else "\n"
        self._posts += 1
        return separator + _dump(post_object(report))

    def failure(self, failure: Failure) -> str:
        """Keep the failure for the list at the end."""
        self._failures.append(_dump(failure_object(failure)))
        return ""

    def end(self, tally: Tally, model: str | None) -> str:
        """Close ``posts`` and add the failures that belong to no post, the model and the counts."""
        failures = ",\n".join(self._failures)
        return f'\n], "failures": [{failures}], "model": {_dump(model)}, "counts": {_dump(counts_object(tally))}}}\n'


def counts_object(tally: Tally) -> dict[str, int]:
    """Return the counts of a run as JSON values."""
    return {
        "posts": tally.posts,
        "rules": tally.rules,
        "findings": tally.findings,
        "faults": tally.faults,
        "credits": tally.credits,
        "suppressed": tally.suppressed,
        "known": tally.known,
        "revise": tally.revise,
        "failures": tally.failures,
    }


def post_object(report: Report) -> dict[str, Any]:
    """Return a post as JSON values, its scores rounded to one decimal."""
    lines = LineIndex(report.source)
    return {
        "id": report.id,
        "path": report.path,
        "channel": report.channel,
        "verdict": report.verdict.value,
        "band": report.band.value,
        "scores": {category.value: round(score, 1) for category, score in report.scores.items()},
        "acts_social": round(report.acts_social, 1),
        "scoring": report.scoring,
        "words": report.words,
        "unchecked_words": report.unchecked_words,
        "findings": [finding_object(finding, lines) for finding in report.findings],
        "suppressed": [finding_object(finding, lines) for finding in report.suppressed],
        "known": [finding_object(finding, lines) for finding in report.known],
        "notices": list(report.notices),
        "failures": [failure_object(failure) for failure in report.failures],
        "input": dict(report.input),
    }


def finding_object(finding: Finding, lines: LineIndex) -> dict[str, Any]:
    """Return a finding as JSON values."""
    span = finding.span
    start = lines.position(span.start) if span else None
    end = lines.position(span.end) if span else None
    return {
        "rule": finding.rule,
        "label": finding.label,
        "category": finding.category.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "line": start.line if start else None,
        "column": start.column if start else None,
        "end_line": end.line if end else None,
        "end_column": end.column if end else None,
        "text": finding.text,
        "suggestions": [{"text": suggestion} for suggestion in finding.suggestions],
        "fix": [
            {"start": edit.span.start, "end": edit.span.end, "text": edit.text, "safe": edit.safe}
            for edit in finding.fix
        ],
        "related": [[related.start, related.end] for related in finding.related],
        "reasons": list(finding.reasons),
    }


def failure_object(failure: Failure) -> dict[str, Any]:
    """Return a failure as JSON values."""
    return {"message": failure.message, "rule": failure.rule, "path": failure.path}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
