"""Remembers packs that passed every check, and what was compiled of them, so that a run need not do it again.

What is kept counts only while every file of the pack has the size and time it had, and while the code that made it is
the same. A cache that is broken or cannot be written is no error: the work is then done anew.

The files hold built-in types in Python's own format for compiled modules, which is read four times as fast as JSON. A
made-up file of that kind can crash the interpreter, so one that somebody else owns or may write is not read.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
import time
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sincerity.rubbish import no_search_for_rubbish

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Stamp = list[Any]
"""What a cached pack depends on, as JSON holds it."""

_CODE = (".", "matchers", "dutch")
"""The folders of the package with the code that reads packs and compiles rules."""

_SETTLED_AFTER = 1.0


def stamp(root: Traversable, shared: list[str]) -> Stamp | None:
    """Return what the content of a pack depends on; ``None`` where it cannot be told, as in an archive.

    Args:
        root: The folder of the pack.
        shared: The names from outside the pack that its rules may use.
    """
    if not isinstance(root, Path):
        return None
    here = os.path.dirname(__file__)
    try:
        code = [file for part in _CODE for file in sorted(_files(os.path.join(here, part), depth=1))]
        files = sorted(_files(os.fspath(root), depth=2))
    except OSError:
        return None
    return [os.path.abspath(root), shared, code, files] if _is_settled(files) else None


def stamp_of(files: Iterable[str]) -> Stamp | None:
    """Return what tells whether files have changed; ``None`` where it cannot be told."""
    try:
        found = [(file, (state.st_mtime_ns, state.st_size)) for file in files for state in (os.stat(file),)]
    except OSError:
        return None
    return found if _is_settled(found) else None


def _is_settled(files: Iterable[tuple[str, tuple[int, int]]]) -> bool:
    """Tell whether no file changed this very moment: it could once more within the tick of the clock, unseen."""
    latest = (time.time() - _SETTLED_AFTER) * 1e9
    return all(changed <= latest for _, (changed, _) in files)


def fetch(name: str, expected: Stamp | None) -> Any:
    """Return what was kept under a name, or ``None`` when there is nothing that still holds.

    The content is as it was stored, but a file that is no cache may give anything: whoever takes it apart must cope.
    """
    if expected is None:
        return None
    try:
        with open(_file(name), "rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return None
            found_stamp, content = _loads(file.read())
    except (OSError, RuntimeError, ValueError, EOFError, TypeError):
        return None
    return content if found_stamp == expected else None


def _loads(data: bytes) -> Any:
    with no_search_for_rubbish():
        return marshal.loads(data)


def store(name: str, state: Stamp | None, content: Any) -> None:
    """Keep something made of built-in types for later runs, if that can be done."""
    if state is None:
        return
    try:
        target = _file(name)
    except RuntimeError:  # no home folder
        return
    draft = target.with_suffix(f".{os.getpid()}-{time.monotonic_ns()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and moved into place: another run never sees half a file.
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(marshal.dumps((state, content)))
        draft.replace(target)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def pack_name(root: Traversable) -> str:
    """Return the name under which the content of a pack is kept."""
    return f"pack-{zlib.crc32(os.path.abspath(str(root)).encode()):08x}"


def folder() -> Path:
    """Return the folder for cached packs, where the system keeps such things."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "sincerity"


def _file(name: str) -> Path:
    # Each version of Python writes this format in its own way.
    return folder() / f"{name}.{sys.implementation.cache_tag}"


def _is_ours(found: os.stat_result) -> bool:
    """Tell whether only the user can have written a file; on Windows the folder sees to that."""
    return sys.platform == "win32" or (
        found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _files(root: str, depth: int) -> list[tuple[str, tuple[int, int]]]:
    """Return the path, time and size of every file as deep as packs go; folders count by their names."""
    found: list[tuple[str, tuple[int, int]]] = []
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__")):
                continue
            if not entry.is_dir():
                state = entry.stat()
                found.append((entry.path, (state.st_mtime_ns, state.st_size)))
            elif depth > 1:
                found.extend(_files(entry.path, depth - 1))
            else:
                found.append((entry.path, (0, 0)))
    return found
