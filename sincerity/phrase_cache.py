"""Remembers the compiled phrases of a set of rules: compiling them takes longer than checking many drafts."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from sincerity import pack_cache
from sincerity.matchers.phrase_table import Table
from sincerity.rule import Pack, Rule

_KEPT = 16
"""How many sets of rules are remembered: every selection is one, and the cache must not grow without end."""


def fetch(packs: Sequence[Pack], rules: Sequence[Rule]) -> Table | None:
    """Return the compiled phrases of these rules, or ``None`` when there are none that still hold."""
    content = pack_cache.fetch(_name(rules), _stamp(packs, rules))
    try:
        return None if content is None else Table(*content)
    except TypeError:
        return None


def store(packs: Sequence[Pack], rules: Sequence[Rule], table: Table) -> None:
    """Keep compiled phrases for later runs, if that can be done."""
    pack_cache.store(_name(rules), _stamp(packs, rules), table.content())


def _stamp(packs: Sequence[Pack], rules: Sequence[Rule]) -> pack_cache.Stamp | None:
    stamps = [pack.stamp for pack in packs]
    return None if None in stamps else [stamps, [rule.id for rule in rules]]


def _name(rules: Sequence[Rule]) -> str:
    ids = " ".join(rule.id for rule in rules)
    return f"phrases-{zlib.crc32(ids.encode()) % _KEPT:x}"
