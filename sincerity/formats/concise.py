"""One line a finding, ``path:line:column: severity rule message``: what editors and scripts jump to."""

from __future__ import annotations

from sincerity.formats.layout import clean
from sincerity.formats.tally import Tally
from sincerity.report import Failure, Report
from sincerity.spans import LineIndex


class Concise:
    """Faults in text order; tips and credits only when *verbose*."""

    shows_failures = False
    shows_notices = False

    def __init__(self, *, verbose: bool = False) -> None:
        self._verbose = verbose

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def report(self, report: Report) -> str:
        """Return the lines of one post; a finding about the post as a whole stands at its first character."""
        where = report.path or "-"
        if report.id:
            where += f"#{report.id}"
        lines = LineIndex(report.source)
        out = []
        for finding in report.findings:
            if finding.severity.rank < 2 and not self._verbose:
                continue
            at = lines.position(finding.span.start if finding.span else 0)
            out.append(
                f"{clean(where)}:{at.line}:{at.column}: {finding.severity.value} {finding.rule} "
                f"{clean(finding.message)}\n"
            )
        return "".join(out)

    def failure(self, failure: Failure) -> str:
        """Return nothing: a line is a finding."""
        return ""

    def end(self, tally: Tally, model: str | None) -> str:
        """Return nothing."""
        return ""
