"""Writes a file whole or not at all: what reads it never sees half of it, and a crash loses nothing."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_atomically(path: str | Path, data: bytes) -> None:
    """Replace the content of a file, or make it. An existing file keeps its permissions; a link stays a link.

    Raises:
        OSError: If the folder cannot be written; the old file is then untouched.
    """
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    descriptor, draft = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(draft, mode)
        os.replace(draft, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise


def _mode(target: Path) -> int:
    """Return the permissions of a file, or those that a new one would get."""
    try:
        return os.stat(target).st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
