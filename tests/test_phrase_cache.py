"""The cache of compiled phrases: it saves work, and it never changes what is found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sincerity import pack_cache, packs, phrase_cache
from sincerity.document import Source
from sincerity.linter import Linter
from sincerity.matchers import phrase_builder
from sincerity.rule import Pack
from tests.rule_files import RULE, write_pack

TEXT = "Onze excuses voor het ongemak."


pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """Return a pack that was written a while ago."""
    root = write_pack(tmp_path, {"onoprecht/regel.yaml": RULE})
    for path in (root, *root.rglob("*")):
        os.utime(path, ns=(10**18, 10**18))
    return packs.load(root)


def ids(pack: Pack) -> list[str]:
    return [rule.id for rule in pack.rules]


def linter_of(pack: Pack) -> Linter:
    return Linter(pack.rules, {}, table=phrase_cache.fetch([pack], ids(pack)))


def test_phrases_are_compiled_once(pack: Pack, monkeypatch: pytest.MonkeyPatch):
    """The second linter finds the same without compiling."""
    first = linter_of(pack)
    phrase_cache.store([pack], ids(pack), first.phrases.table)
    monkeypatch.setattr(phrase_builder.TableBuilder, "add", lambda *_: pytest.fail("compiled again"))
    second = linter_of(pack)

    assert not first.phrases.is_compiled
    assert second.phrases.is_compiled
    assert first.check(Source(TEXT)) == second.check(Source(TEXT))
    assert second.check(Source(TEXT)).findings


def test_phrases_of_a_changed_pack_are_compiled_again(pack: Pack, tmp_path: Path):
    """What was compiled holds as long as the files do."""
    phrase_cache.store([pack], ids(pack), linter_of(pack).phrases.table)
    os.utime(tmp_path / "pack.yaml", ns=(10**18 + 1, 10**18 + 1))

    assert phrase_cache.fetch([packs.load(tmp_path)], ids(pack)) is None


def test_phrases_of_a_pack_that_may_still_change_are_not_kept(pack: Pack, tmp_path: Path, cache: Path):
    """A pack without a stamp could hold anything next time."""
    (tmp_path / "pack.yaml").touch()
    young = packs.load(tmp_path)
    phrase_cache.store([young], ids(young), linter_of(young).phrases.table)

    assert not list(cache.glob("phrases-*"))


def test_a_foreign_cache_is_no_cache(pack: Pack):
    """A file with the right stamp and other content is not used."""
    phrase_cache.store([pack], ids(pack), linter_of(pack).phrases.table)
    name, stamp = phrase_cache._name([pack], ids(pack)), phrase_cache._stamp([pack], ids(pack))
    pack_cache.store(name, stamp, list(range(20)))

    assert phrase_cache.fetch([pack], ids(pack)) is None
