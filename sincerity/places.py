"""Where a file is, seen from a folder: how settings and baselines name the files they speak of."""

from __future__ import annotations

import os
from pathlib import Path


def relative(path: str, folder: Path) -> str:
    """Return the way from *folder* to a file, with slashes; a file on another drive keeps its full path.

    Folders that are links count as what they lead to, for the working directory often is one; a link to a file is a
    file of its own.
    """
    head, name = os.path.split(os.path.abspath(path))
    real = os.path.join(os.path.realpath(head), name)
    try:
        found = os.path.relpath(real, os.path.realpath(folder))
    except ValueError:  # on Windows there is no way from one drive to another
        found = real
    return found.replace(os.sep, "/")
