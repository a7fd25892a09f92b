"""``sincerity baseline`` writes down what stands in the texts today, so that ``check`` counts only what is new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sincerity.commands import arguments
from sincerity.console import Command

if TYPE_CHECKING:
    from sincerity.baseline import Baseline

FILE = "sincerity-baseline.json"
_SHOWN = 5
"""How many stale entries are named; the rest is counted."""


@click.command(
    "baseline", cls=Command, short_help="Leg vast wat er al staat, zodat alleen nieuwe bevindingen tellen."
)
@click.argument("paths", nargs=-1, required=True, metavar="PAD...")
@click.option(
    "-o", "--output", default=FILE, metavar="BESTAND", help=f"Waar het heen gaat; standaard {FILE}."
)
@arguments.channel
@arguments.selection
@arguments.settings
@arguments.text_column
@arguments.jobs
def make_baseline(paths: tuple[str, ...], output: str, text_column: str, jobs: int, **options: Any) -> int:
    """Schrijf de bevindingen in deze teksten op. Daarna telt ‘check --baseline BESTAND’ alleen wat nieuw is.

    Een bestaand bestand wordt vervangen. Lukt er iets niet, dan wordt er niets geschreven.
    """
    from sincerity.baseline import write
    from sincerity.checking import Checker
    from sincerity.commands.options import read_config
    from sincerity.commands.output import warn
    from sincerity.errors import ConfigError
    from sincerity.formats import failure_line
    from sincerity.formats.text import count
    from sincerity.report import Failure
    from sincerity.result_cache import ResultCache
    from sincerity.sources import STDIN, read_paths

    if STDIN in paths:
        raise click.UsageError("een baseline is er voor bestanden; wat via - binnenkomt heeft geen naam")
    config = read_config(**options)
    sources = read_paths(
        paths, channel=lambda path: config.at(path).channel, text_column=text_column, on_skip=warn
    )
    failures: list[Failure] = []
    reports = []
    for outcome in Checker(config, jobs=jobs, cache=ResultCache()).check_all(sources):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            failures += outcome.failures
            reports.append(outcome)
    if failures:
        for failure in failures:
            warn(failure_line(failure))
        warn(f"{output} is niet geschreven, want een baseline met gaten helpt niemand")
        return 2
    try:
        number = write(output, reports)
    except OSError as error:
        raise ConfigError(f"{output}: kan dit niet schrijven: {error.strerror}") from error
    texts = count(len(reports), "tekst", "teksten")
    click.echo(f"{count(number, 'bevinding', 'bevindingen')} in {texts} vastgelegd in {output}")
    return 0


def read_baseline(path: str | Path | None) -> Baseline | None:
    """Return the baseline in a file, or ``None`` where no file is named."""
    if path is None:
        return None
    from sincerity.baseline import Baseline

    return Baseline.read(path)


def tell_stale(baseline: Baseline, tell: Callable[[str], None]) -> None:
    """Name the entries that no finding answers to any more."""
    gone = list(baseline.stale())
    for path, entry in gone[:_SHOWN]:
        what = f" ‘{entry.text}’" if entry.text else ""
        tell(
            f"baseline: {path}: {entry.rule}{what} staat er niet meer zo: weg, of de woorden ernaast zijn veranderd"
        )
    if len(gone) > _SHOWN:
        tell(f"baseline: en nog {len(gone) - _SHOWN} die er niet meer staan")
    if gone:
        tell("baseline: maak hem opnieuw met ‘sincerity baseline’, dan telt dit weer mee als het terugkomt")
