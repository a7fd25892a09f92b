"""Remembers the compiled phrases of a set of rules: compiling them takes longer than checking many drafts."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

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
    return None if None in stamps else [stamps, list(rules)]


def _name(packs: Sequence[Pack], rules: Sequence[str]) -> str:
    place = zlib.crc32("\n".join(pack.root for pack in packs).encode())
    return f"phrases-{place:08x}-{zlib.crc32(' '.join(rules).encode()) % _KEPT:x}"
