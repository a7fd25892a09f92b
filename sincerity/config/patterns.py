"""The patterns of ``[[per-path]]``: as in a ``.gitignore``, and each able to match something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@lru_cache(maxsize=64)
def compile_patterns(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Return what matches paths from the folder of the settings file."""
    from pathspec import GitIgnoreSpec  # late: most settings have no sections

    return GitIgnoreSpec.from_lines(patterns)


def mistake_in(pattern: str) -> str | None:
    """Return why a pattern can match nothing, in Dutch; ``None`` when it can.

    Paths are compared as they are from the folder of the settings file, with forward slashes and without ``./``.
    """
    path = pattern.removeprefix("!").strip()
    if path.startswith("./"):
        return f"begint met ./, en daar begint geen pad mee; schrijf ‘{pattern.replace('./', '', 1)}’"
    if ".." in path.split("/"):
        return "wijst buiten de map van dit bestand, en daar gelden deze instellingen niet"
    if "//" in path:
        return "heeft twee schuine strepen achter elkaar, en dat heeft geen pad"
    if re.search(r"\\\w", path):
        return "heeft een \\ tussen mappen; schrijf /, ook op Windows"
    if path.startswith("#") and path == pattern:
        return "is een regel commentaar, zoals in een .gitignore; zet een \\ voor het hekje"
    try:
        means_something = all(found.include is not None for found in compile_patterns((pattern,)).patterns)
    except ValueError:
        means_something = False
    except re.error:
        return "is geen geldig patroon; kijk naar wat er tussen [ en ] staat"
    return None if means_something else "past nergens op"


def excludes_only(patterns: Sequence[str]) -> bool:
    """Tell whether every pattern takes paths away, so that there is nothing to take them from."""
    return all(pattern.startswith("!") for pattern in patterns)
