"""Counting what a run did, one report at a time."""

from __future__ import annotations

from dataclasses import dataclass

from sincerity.finding import Severity
from sincerity.report import Failure, Report, Verdict


@dataclass(slots=True)
class Tally:
    """The counts of a run. ``faults`` holds ``tips`` too: the findings of severity info."""

    rules: int = 0
    posts: int = 0
    findings: int = 0
    faults: int = 0
    tips: int = 0
    credits: int = 0
    suppressed: int = 0
    known: int = 0
    revise: int = 0
    failures: int = 0

    def add(self, report: Report) -> None:
        """Count a report and the failures in it."""
        faults = report.faults
        self.posts += 1
        self.findings += len(report.findings)
        self.faults += len(faults)
        self.tips += sum(finding.severity is Severity.INFO for finding in faults)
        self.credits += len(report.findings) - len(faults)
        self.suppressed += len(report.suppressed)
        self.known += len(report.known)
        self.revise += report.verdict is Verdict.REVISE
        self.failures += len(report.failures)

    def add_failure(self, failure: Failure) -> None:
        """Count a failure that belongs to no report."""
        self.failures += 1
