"""JUnit XML: a test case for each post, so that any build server shows which posts fail.

The counts stand at the top of the file, so the cases are kept until the end of the run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from sincerity.finding import Finding
from sincerity.formats import failure_line, place
from sincerity.formats.tally import Tally
from sincerity.report import Failure, Report
from sincerity.spans import LineIndex

# What XML 1.0 cannot hold, not even written as a number.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Junit:
    """One suite. A post that fails *fails* has a failure; the findings of one that passes are its output."""

    shows_failures = True
    shows_notices = False

    def __init__(self, fails: Callable[[Report], bool]) -> None:
        self._fails = fails
        self._cases: list[str] = []
        self._failed = self._errors = 0

    def begin(self) -> str:
        """Return nothing: the counts come first."""
        return ""

    def report(self, report: Report) -> str:
        """Keep the case of one post."""
        lines = LineIndex(report.source)
        told = "\n".join(_line(finding, lines) for finding in report.faults)
        body = ""
        if report.failures:
            self._errors += 1
            reasons = "\n".join(failure_line(failure) for failure in report.failures)
            body = _element("error", "nagaan is niet gelukt", f"{reasons}\n{told}".rstrip())
        elif self._fails(report):
            self._failed += 1
            body = _element("failure", _summary(report), told)
        elif told:
            body = f"<system-out>{_text(told)}</system-out>"
        name = _attribute(place(report))
        self._cases.append(f'<testcase classname="sincerity.{report.channel}" name={name}>{body}</testcase>')
        return ""

    def failure(self, failure: Failure) -> str:
        """Keep a case that could not be run."""
        self._errors += 1
        body = _element("error", "lezen is niet gelukt", failure_line(failure))
        name = _attribute(failure.path or "-")
        self._cases.append(f'<testcase classname="sincerity" name={name}>{body}</testcase>')
        return ""

    def end(self, tally: Tally, model: str | None) -> str:
        """Return the whole file."""
        counts = f'tests="{len(self._cases)}" failures="{self._failed}" errors="{self._errors}"'
        cases = "".join(f"\n{case}" for case in self._cases)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<testsuites name="sincerity" {counts}>\n'
            f'<testsuite name="sincerity" {counts} skipped="0">{cases}\n'
            "</testsuite>\n</testsuites>\n"
        )


def _summary(report: Report) -> str:
    rules = list(dict.fromkeys(finding.rule for finding in report.faults))
    return f"nog even schaven: {', '.join(rules[:5])}"


def _line(finding: Finding, lines: LineIndex) -> str:
    at = lines.position(finding.span.start) if finding.span else None
    where = f"{at.line}:{at.column}" if at else "tekst"
    text = f"{where} {finding.severity.value} {finding.rule}: {finding.message}"
    return text + "".join(f"\n    → {suggestion}" for suggestion in finding.suggestions[:1])


def _element(name: str, message: str, text: str) -> str:
    return f'<{name} message={_attribute(message)} type="sincerity">{_text(text)}</{name}>'


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))


def _text(text: str) -> str:
    # A lone carriage return would come back as a line feed.
    return escape(_FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;"})
