"""Outcomes that are remembered, and what makes them count no more."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sincerity import api, result_cache
from sincerity.checking import Checker
from sincerity.config import Config, ForbiddenWord
from sincerity.document import Markup, Source
from sincerity.finding import Severity
from sincerity.report import Failure, Report
from sincerity.result_cache import Keys, ResultCache
from sincerity.selection import select_rules

CONFIG = Config(model="none", preview=True)
TEXT = (
    "Koop nu, alleen vandaag! Onze excuses voor het ongemak. De deur gaat open!!!\n\n"
    "<!-- sincerity: negeer uitroeptekens-op-een-rij: een citaat -->\n\nWat een dag!!\n"
)
SOURCE = Source(TEXT, Markup.MARKDOWN, path="a.md", input={"a": 1}, notices=("regel 1: iets",))


@pytest.fixture
def cache(tmp_path: Path) -> ResultCache:
    return ResultCache(tmp_path / "results")


def key(source: Source = SOURCE, config: Config = CONFIG, **change: Any) -> str:
    """Return the key of a post under these settings, the first rule changed."""
    packs = api.load_packs(config)
    rules = select_rules(packs, config)
    return Keys(packs).key(source, config, (replace(rules[0], **change), *rules[1:]))


def test_outcome_from_the_cache_is_the_outcome_itself(cache: ResultCache):
    """Every field: findings with repairs, what was silenced, scores, notices."""
    first = Checker(CONFIG, cache=cache).check_source(SOURCE)
    again = Checker(CONFIG, cache=cache).check_source(SOURCE)

    assert first.findings
    assert first.suppressed
    assert any(finding.fix for finding in first.findings)
    assert again == first
    assert cache.hits == 1


def test_no_field_of_a_report_is_forgotten():
    """A new one is either kept, or known from the source, or never there."""
    report = api.Linter(CONFIG).check("Koop nu!", path="a.md")
    kept = set(result_cache._content(report, SOURCE))
    of_the_source = {"source", "channel", "path", "id", "input"}

    assert {field.name for field in fields(Report)} == kept | of_the_source | {"failures", "known"}


def test_what_belongs_to_the_file_is_not_taken_from_another(cache: ResultCache):
    """The same text under another name, with other data beside it."""
    Checker(CONFIG, cache=cache).check_source(SOURCE)
    other = replace(SOURCE, path="b.md", id="x", input={"b": 2}, notices=("regel 9: anders",))

    report = Checker(CONFIG, cache=cache).check_source(other)

    assert cache.hits == 1
    assert (report.path, report.id, report.input) == ("b.md", "x", {"b": 2})
    assert report.notices[0] == "regel 9: anders"
    assert not [notice for notice in report.notices[1:] if notice.startswith("regel ")]


@pytest.mark.parametrize(
    "other",
    [
        key(replace(SOURCE, text=TEXT + " ")),
        key(replace(SOURCE, channel="webcare")),
        key(replace(SOURCE, reply_to="Waar blijft het?")),
        key(replace(SOURCE, markup=Markup.PLAIN)),
        key(config=replace(CONFIG, names=("Koop",))),
        key(config=replace(CONFIG, thresholds={"general": 10})),
        key(config=replace(CONFIG, house_words=({"phrase": "dag"},))),
        key(config=replace(CONFIG, forbidden_words=(ForbiddenWord({"phrase": "dag"}),))),
        key(config=replace(CONFIG, severity={"pressure": Severity.INFO})),
        key(config=replace(CONFIG, ignore=("bait",))),
        key(config=replace(CONFIG, model="shipped")),
        key(message="Anders."),
        key(match={"kind": "terms", "terms": [{"phrase": "anders"}]}),
    ],
)
def test_all_that_an_outcome_depends_on_is_in_its_key(other: str):
    """Text, channel, message answered, markup, settings, rules."""
    assert key() != other


def test_code_and_model_are_in_the_key(monkeypatch: pytest.MonkeyPatch):
    """Another version is another package."""
    before = key()
    monkeypatch.setattr(result_cache, "package_digest", lambda: "anders")

    assert key() != before


def test_the_package_is_read_anew_only_where_a_file_of_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Its size and time tell; a file that changed this very moment is not trusted to keep them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(result_cache, "_PACKAGE", tmp_path / "package")
    file = tmp_path / "package" / "data" / "words.txt"
    file.parent.mkdir(parents=True)

    def digest(text: str, age: float) -> str:
        file.write_text(text, encoding="utf-8")
        os.utime(file, (file.stat().st_atime, time.time() // 1 - age))
        return result_cache.package_digest()

    first = digest("een", 50)
    assert digest("elf", 50) == first
    assert digest("elf", 40) != first
    fresh = digest("tien", 0)
    assert digest("acht", 0) != fresh


def test_text_with_a_suppression_is_judged_every_day(monkeypatch: pytest.MonkeyPatch):
    """Its end date may have passed; any other text can stay."""

    class Tomorrow(date):
        @classmethod
        def today(cls) -> Tomorrow:
            return cls(2999, 1, 1)

    plain = replace(SOURCE, text="Koop nu!")
    before = key(), key(plain)
    monkeypatch.setattr(result_cache, "date", Tomorrow)

    assert key() != before[0]
    assert key(plain) == before[1]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"findings": [[1]]}', b"\xff"])
def test_broken_entry_is_as_good_as_none(cache: ResultCache, damage: bytes):
    """It is made again."""
    first = Checker(CONFIG, cache=cache).check_source(SOURCE)
    for path in cache.folder.rglob("*.json"):
        path.write_bytes(damage)

    assert Checker(CONFIG, cache=cache).check_source(SOURCE) == first
    assert cache.hits == 0


def test_outcome_with_a_failure_is_not_kept(cache: ResultCache):
    """What did not run may run the next time."""
    report = replace(api.Linter(CONFIG).check("Koop nu!"), failures=(Failure("stuk"),))

    cache.store("ab" * 20, SOURCE, report)

    assert cache.fetch("ab" * 20, SOURCE) is None


def test_standard_input_is_not_kept(cache: ResultCache):
    """It has no place to come back to."""
    Checker(CONFIG, cache=cache).check_source(replace(SOURCE, path=None))

    assert not cache.folder.exists()


def test_cache_that_cannot_be_written_is_no_error(tmp_path: Path):
    """Everything is read again then."""
    (tmp_path / "results").write_text("geen map")
    cache = ResultCache(tmp_path / "results")

    assert Checker(CONFIG, cache=cache).check_source(SOURCE).findings


def test_cache_is_bounded_and_what_was_used_last_stays(cache: ResultCache):
    """Of twelve entries nine may stay, so three go, the oldest."""
    report = api.Linter(CONFIG).check("De bus rijdt.")
    keys = [f"{number:040x}" for number in range(12)]
    for age, name in enumerate(keys):
        cache.store(name, SOURCE, report)
        os.utime(cache.folder / name[:2] / f"{name[2:]}.json", (1e9 + age, 1e9 + age))

    cache.tidy(most=10)

    assert [name for name in keys if cache.fetch(name, SOURCE)] == keys[3:]


def test_two_processes_can_use_one_cache(cache: ResultCache, tmp_path: Path):
    """At the same time, over the same texts: both get every outcome, and no draft is left."""
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(f"Koop nu, nog {number} stuks!!!\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "sincerity",
        "check",
        "--model",
        "none",
        "--format",
        "jsonl",
        "--preview",
    ]
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "LOCALAPPDATA": str(tmp_path / "cache")}
    names = [f"{number}.txt" for number in range(20)]

    both = [
        subprocess.Popen([*command, *names], cwd=tmp_path, env=env, stdout=subprocess.PIPE) for _ in range(2)
    ]
    outputs = [process.communicate(timeout=120)[0] for process in both]
    third = subprocess.run([*command, *names], cwd=tmp_path, env=env, capture_output=True, check=False).stdout

    assert outputs[0] == outputs[1] == third
    assert len(third.splitlines()) == 20
    assert not list((tmp_path / "cache").rglob(".*"))
