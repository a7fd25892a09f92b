"""GitLab code quality: a JSON list with one element for each fault."""

from __future__ import annotations

import json

from sincerity.finding import Finding, Severity
from sincerity.formats.machine import counts_in_file, file_path, fingerprint, told, whole_characters
from sincerity.formats.tally import Tally
from sincerity.report import Failure, Report
from sincerity.spans import LineIndex

_SEVERITIES = {Severity.INFO: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


class Gitlab:
    """The list, given out element by element."""

    shows_failures = False
    shows_notices = False

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}
        self._elements = 0

    def begin(self) -> str:
        """Open the list."""
        return "["

    def report(self, report: Report) -> str:
        """Return the elements of one post."""
        lines = LineIndex(report.source)
        return "".join(self._element(finding, report, lines) for finding in report.faults)

    def failure(self, failure: Failure) -> str:
        """Return nothing: the list knows nothing but findings."""
        return ""

    def end(self, tally: Tally, model: str | None) -> str:
        """Close the list."""
        return "\n]\n"

    def _element(self, finding: Finding, report: Report, lines: LineIndex) -> str:
        path = file_path(report.path) if report.path is not None else "-"
        line = lines.position(finding.span.start).line if finding.span and counts_in_file(report) else 1
        element = {
            "description": told(finding, report),
            "check_name": finding.rule,
            "fingerprint": fingerprint(finding, self._seen, path, report.id or ""),
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": path, "lines": {"begin": line}},
        }
        separator = ",\n" if self._elements else "\n"
        self._elements += 1
        return separator + whole_characters(json.dumps(element, ensure_ascii=False))
