"""Remembers the content of packs that passed every check, so that a run need not read every file again.

A cached pack counts only while every file in it has the size and time it had, and while the code that reads
packs is the same. A cache that is broken or cannot be written is no error: the pack is then read from its files.
"""

from __future__ import annotations

import json
import os
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Stamp = list[Any]
"""What a cached pack depends on, as JSON holds it."""

_CODE = (
    "pack_reader.py",
    "rule_checks.py",
    "rule_schema.json",
    "schema.py",
    "yaml_nodes.py",
    "finding.py",
    "matchers/phrase_syntax.py",
    *(f"dutch/{name}_forms.py" for name in ("verb", "noun", "adjective")),
    *(
        f"dutch/{name}.py"
        for name in ("inflect", "spelling", "strong_verbs", "verb_stems", "particles", "words")
    ),
)
_SETTLED_AFTER = 1.0


def stamp(root: Traversable, shared: list[str]) -> Stamp | None:
    """Return what the content of a pack depends on; ``None`` where it cannot be told, as in an archive.

    Args:
        root: The folder of the pack.
        shared: The names from outside the pack that its rules may use.
    """
    if not isinstance(root, Path):
        return None
    here = Path(__file__).parent
    try:
        code = [_state(os.stat(here / name)) for name in _CODE]
        files = sorted(_files(os.fspath(root), depth=2))
    except OSError:
        return None
    # A file changed this very moment could change once more within the tick of the clock and keep its time.
    if any(changed > (time.time() - _SETTLED_AFTER) * 1e9 for _, (changed, _) in files):
        return None
    return [os.path.abspath(root), shared, code, [[name, list(state)] for name, state in files]]


def fetch(root: Traversable, expected: Stamp | None) -> dict[str, Any] | None:
    """Return the cached content of a pack, or ``None`` when there is none that still holds."""
    if expected is None:
        return None
    try:
        found = json.loads(_file(root).read_bytes())
        if found["stamp"] != expected:
            return None
        content: dict[str, Any] = found["content"]
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        return None
    return content


def store(root: Traversable, state: Stamp | None, content: dict[str, Any]) -> None:
    """Keep the content of a pack for later runs, if that can be done."""
    if state is None:
        return
    try:
        target = _file(root)
    except RuntimeError:  # no home folder
        return
    draft = target.with_suffix(f".{os.getpid()}-{time.monotonic_ns()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and moved into place: another run never sees half a file.
        draft.write_text(
            json.dumps({"stamp": state, "content": content}, ensure_ascii=False), encoding="utf-8"
        )
        draft.replace(target)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def folder() -> Path:
    """Return the folder for cached packs, where the system keeps such things."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "sincerity"


def _file(root: Traversable) -> Path:
    return folder() / f"pack-{zlib.crc32(os.path.abspath(str(root)).encode()):08x}.json"


def _state(found: os.stat_result) -> list[int]:
    return [found.st_mtime_ns, found.st_size]


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
