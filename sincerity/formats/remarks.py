"""The notices of a run, for formats that have no place for them: each once, with where it was given."""

from __future__ import annotations

from collections.abc import Iterator

from sincerity.formats import place
from sincerity.report import Report


class Remarks:
    """Collects what reports remark. Thousands of texts often say the same, so that is counted and not repeated."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[str, int]] = {}

    def add(self, report: Report) -> None:
        """Take in the notices of one post."""
        for notice in report.notices:
            first, number = self._places.get(notice, (place(report), 0))
            self._places[notice] = (first, number + 1)

    def lines(self) -> Iterator[str]:
        """Yield a line for each notice, in the order in which they were first given."""
        for notice, (first, number) in self._places.items():
            others = number - 1
            more = f" (en in nog {others} {'tekst' if others == 1 else 'teksten'})" if others else ""
            yield f"{first}: let op: {notice}{more}"
