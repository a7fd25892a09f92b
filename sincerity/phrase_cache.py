"""Remembers the compiled phrases and expressions of a set of rules: that takes longer than checking many drafts."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

from sincerity import pack_cache
from sincerity.matchers.phrase_table import Table
from sincerity.rule import Pack

_KEPT = 16
"""How many sets of rules are remembered: every selection is one, and the cache must not grow without end."""


def fetch(packs: Sequence[Pack], rules: Sequence[str]) -> Table | None:
    """Return the compiled phrases of these rules, or ``None`` when there are none that still hold.

    Args:
        packs: All packs whose rules and word classes the phrases are made of.
        rules: The ids of the rules that use them.
    """
    content = pack_cache.fetch(_name(packs, rules), _stamp(packs, rules))
    try:
        return None if content is None else Table(*content)
    except TypeError:
        return None


def store(packs: Sequence[Pack], rules: Sequence[str], table: Table) -> None:
    """Keep compiled phrases for later runs, if that can be done."""
    pack_cache.store(_name(packs, rules), _stamp(packs, rules), table.content())


def _stamp(packs: Sequence[Pack], rules: Sequence[str]) -> pack_cache.Stamp | None:
    stamps = [pack.stamp for pack in packs]
    return None if None in stamps else [stamps, list(rules), _engine()]


def _engine() -> list[Any]:
    """Return what tells one release of the regular expressions from another, without importing it."""
    spec = find_spec("regex")
    if spec is None or spec.origin is None:
        return []
    with suppress(OSError):
        return [spec.origin, os.stat(spec.origin).st_mtime_ns]
    return [spec.origin]


def _name(packs: Sequence[Pack], rules: Sequence[str]) -> str:
    place = zlib.crc32("\n".join(pack.root for pack in packs).encode())
    return f"phrases-{place:08x}-{zlib.crc32(' '.join(rules).encode()) % _KEPT:x}"
