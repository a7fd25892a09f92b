"""A run over many posts, in one process or more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from sincerity import checking
from sincerity.checking import Checker
from sincerity.cli import main
from sincerity.config import Config, Section
from sincerity.document import Source
from sincerity.errors import ConfigError
from sincerity.report import Failure, Report
from sincerity.result_cache import ResultCache

CONFIG = Config(model="none", preview=True)


def items(count: int) -> Iterator[Source | Failure]:
    """Yield posts with a failure after every fifth."""
    for number in range(count):
        # The first is by far the longest, so that the others are ready before it.
        text = f"Nog {number} stuks. " + "Koop nu, alleen vandaag! " * (100 if number == 0 else 1)
        yield Source(text, id=str(number), path="a.jsonl")
        if number % 5 == 4:
            yield Failure(f"na {number}")


def names(outcomes: list[Report | Failure]) -> list[str | None]:
    return [o.message if isinstance(o, Failure) else o.id for o in outcomes]


def test_outcomes_come_in_order_from_several_processes(tmp_path: Path):
    """The same outcomes as from one, failures in their places, and the cache filled."""
    cache = ResultCache(tmp_path)
    alone = list(Checker(CONFIG).check_all(items(12)))
    spread = list(Checker(CONFIG, jobs=2, cache=cache).check_all(items(12)))
    cached = list(Checker(CONFIG, jobs=2, cache=cache).check_all(items(12)))

    assert names(spread) == [
        *"01234", "na 4", *"56789", "na 9", "10", "11",
    ]  # fmt: skip
    assert alone == spread == cached
    assert cache.hits == 12


def test_posts_are_read_only_a_little_ahead():
    """However long the stream is."""
    taken = 0

    def stream() -> Iterator[Source]:
        nonlocal taken
        for number in range(1_000):
            taken += 1
            yield Source("De bus rijdt.", id=str(number))

    outcomes = Checker(CONFIG, jobs=2).check_all(stream())
    next(outcomes)
    outcomes.close()

    assert taken <= 2 * checking._AHEAD + 2


def test_nothing_is_compiled_when_all_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """That is where the time goes."""
    cache = ResultCache(tmp_path)
    list(Checker(CONFIG, cache=cache).check_all(items(3)))
    monkeypatch.setattr(checking.api, "Linter", None)

    assert len(list(Checker(CONFIG, cache=cache).check_all(items(3)))) == 3


def test_wrong_settings_are_told_before_anything_is_read():
    """Also where the cache could answer."""
    with pytest.raises(ConfigError):
        Checker(Config(select=("bestaat-niet",)))


def test_sections_count_in_the_cache(tmp_path: Path):
    """The same text in two folders with other rules."""
    config = Config(
        model="none", preview=True, per_path=(Section(paths=("los/**",), ignore=("verkoop", "onoprecht")),)
    )
    cache = ResultCache(tmp_path)
    text = "Koop nu, alleen vandaag, op is op!"

    strict = Checker(config, cache=cache).check_source(Source(text, path="a.txt"))
    loose = Checker(config, cache=cache).check_source(Source(text, path="los/a.txt"))

    assert strict.faults
    assert not loose.faults


@pytest.mark.parametrize("value", ["0", "65", "veel"])
def test_jobs_is_a_sensible_number(value: str):
    """In Dutch."""
    result = CliRunner().invoke(main, ["check", "a.md", "--jobs", value])

    assert result.exit_code == 2
    assert f"‘{value}’ is geen heel getal van 1 tot en met 64" in result.stderr
