"""Remembers the compiled phrases of a set of rules: compiling them takes longer than checking many drafts."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from sincerity import pack_cache
from sincerity.matchers.phrase_table import Table
from sincerity.rule import Pack

JUDGEMENT = ("judgement",)
"""The user of the phrases of word classes that the judgement looks for."""

_KEPT = 16
"""How many sets of rules are remembered: every selection is one, and the cache must not grow without end."""


def fetch(packs: Sequence[Pack], users: Sequence[str]) -> Table | None:
    """Return the compiled phrases of these users, or ``None`` when there are none that still hold.

    Args:
        packs: All packs whose rules and word classes the phrases are made of.
        users: Who uses the phrases: the ids of the rules, or :data:`JUDGEMENT`.
    """
    content = pack_cache.fetch(_name(packs, users), _stamp(packs, users))
    try:
        return None if content is None else Table(*content)
    except TypeError:
        return None


def store(packs: Sequence[Pack], users: Sequence[str], table: Table) -> None:
    """Keep compiled phrases for later runs, if that can be done."""
    pack_cache.store(_name(packs, users), _stamp(packs, users), table.content())


def _stamp(packs: Sequence[Pack], users: Sequence[str]) -> pack_cache.Stamp | None:
    stamps = [pack.stamp for pack in packs]
    return None if None in stamps else [stamps, list(users)]


def _name(packs: Sequence[Pack], users: Sequence[str]) -> str:
    place = zlib.crc32("\n".join(pack.root for pack in packs).encode())
    if users == JUDGEMENT:
        return f"phrases-{place:08x}-judgement"
    return f"phrases-{place:08x}-{zlib.crc32(' '.join(users).encode()) % _KEPT:x}"
