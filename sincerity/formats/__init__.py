"""Reports as text: for a copywriter (full), for an editor or a script (concise), for programs (json, jsonl).

A format is fed report by report and gives text back at once, so that a run over many posts needs no more memory
than a run over one. Formats return text; only the surfaces write it.
"""

from __future__ import annotations

from typing import Protocol

from sincerity.formats.tally import Tally
from sincerity.report import Failure, Report


class Format(Protocol):
    """Turns a stream of reports and failures into text."""

    shows_failures: bool
    """Whether failures are part of its text; if not, the surface has to tell them another way."""

    shows_notices: bool
    """Whether notices are part of its text; likewise."""

    def begin(self) -> str:
        """Return what comes before the first report."""

    def report(self, report: Report) -> str:
        """Return one report."""

    def failure(self, failure: Failure) -> str:
        """Return a failure that belongs to no report, such as a file that cannot be read."""

    def end(self, tally: Tally, model: str | None) -> str:
        """Return what comes after the last report; *model* is the language pipeline that was used."""


def failure_line(failure: Failure) -> str:
    """Return a failure as one line that starts with its place, which some messages already name."""
    message = failure.message
    if failure.rule and failure.rule not in message:
        message = f"regel {failure.rule}: {message}"
    if failure.path and not message.startswith(failure.path):
        message = f"{failure.path}: {message}"
    return message


def place(report: Report) -> str:
    """Return what a reader calls this post: its path, its id in a file of posts, or ``-`` for standard input."""
    if report.path is None:
        return report.id or "-"
    return f"{report.path}, {report.id}" if report.id else report.path
