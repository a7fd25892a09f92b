"""GitHub annotations: workflow commands, one a line, that mark the words in a pull request.

GitHub shows ten of each kind per step, so the gravest come first within a post.
"""

from __future__ import annotations

from sincerity.finding import Finding, Severity
from sincerity.formats import failure_line
from sincerity.formats.machine import counts_in_file, failures_of, file_path, told, whole_characters
from sincerity.formats.tally import Tally
from sincerity.report import Failure, Report
from sincerity.spans import LineIndex

_COMMANDS = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


class Github:
    """One command for each fault and for each thing that did not run."""

    shows_failures = True
    shows_notices = False

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def report(self, report: Report) -> str:
        """Return the commands of one post, then one for each thing that did not run."""
        lines = LineIndex(report.source)
        faults = sorted(report.faults, key=lambda f: -f.severity.rank)
        out = [_command(_COMMANDS[f.severity], _place(f, report, lines), _message(f, report)) for f in faults]
        for path, failure in failures_of(report):
            place = {} if path == "-" else {"file": file_path(path)}
            out.append(_command("error", place, failure_line(failure)))
        return "".join(out)

    def failure(self, failure: Failure) -> str:
        """Return a command without a place in a file, for there may be no such file."""
        return _command("error", {}, failure_line(failure))

    def end(self, tally: Tally, model: str | None) -> str:
        """Return nothing: an annotation belongs to a place."""
        return ""


def _place(finding: Finding, report: Report, lines: LineIndex) -> dict[str, str]:
    place: dict[str, str] = {}
    if report.path is not None:
        place["file"] = file_path(report.path)
    if finding.span is not None and counts_in_file(report):
        start, end = lines.position(finding.span.start), lines.position(finding.span.end)
        place |= {"line": str(start.line), "endLine": str(end.line)}
        if start.line == end.line:  # columns over several lines are refused
            place |= {"col": str(start.column), "endColumn": str(end.column)}
    return {**place, "title": finding.rule}


def _message(finding: Finding, report: Report) -> str:
    return "\n".join((told(finding, report), *(f"→ {text}" for text in finding.suggestions[:1])))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name}{' ' if listed else ''}{listed}::{_data(message)}\n"


def _data(text: str) -> str:
    """Escape a message: a line break would end the command, and what follows would be read as a new one."""
    text = whole_characters(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(c if c.isprintable() or c in "\u200d\ufe0f" else "\ufffd" for c in text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
