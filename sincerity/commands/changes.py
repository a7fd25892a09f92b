"""``check --changed-since``: only findings on lines that changed in git count."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sincerity.changes import Changes


def read_changes(revision: str | None) -> Changes | None:
    """Return what changed since a revision, or ``None`` where none is named."""
    if revision is None:
        return None
    from sincerity.changes import Changes

    return Changes.since(revision)


def tell_skipped(changes: Changes, tell: Callable[[str], None]) -> None:
    """Say how many texts were passed over, so that a short report is no riddle."""
    if changes.skipped:
        what = "1 tekst is" if changes.skipped == 1 else f"{changes.skipped} teksten zijn"
        tell(f"{what} niet veranderd sinds {changes.revision} en daarom overgeslagen")
