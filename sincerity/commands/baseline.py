"""``sincerity baseline`` writes down what stands in the texts today, so that ``check`` counts only what is new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sincerity.console import Command, Count

if TYPE_CHECKING:
    from sincerity.baseline import Baseline

FILE = "sincerity-baseline.json"
_SHOWN = 5
"""How many stale entries are named; the rest is counted."""


@click.command(
    "baseline", cls=Command, short_help="Leg vast wat er al staat, zodat alleen nieuwe bevindingen tellen."
)
@click.argument("paths", nargs=-1, required=True, metavar="PAD...")
@click.option("-o", "--output", default=FILE, metavar="BESTAND", help=f"Waar het heen gaat; gewoon {FILE}.")
@click.option("--channel", metavar="KANAAL", help="Waar de teksten voor zijn.")
@click.option("--select", multiple=True, metavar="NAMEN", help="Alleen deze regels, labels of categorieën.")
@click.option("--ignore", multiple=True, metavar="NAMEN", help="Deze regels, labels of categorieën niet.")
@click.option("--config", "config_path", metavar="BESTAND", help="Instellingen uit dit bestand.")
@click.option("--rules", "packs", multiple=True, metavar="MAP", help="Een map met eigen regels erbij.")
@click.option("--preview", is_flag=True, help="Ook regels op proef, waar een pakket al vaste regels heeft.")
@click.option("--model", metavar="MODEL", help="Het taalmodel.")
@click.option("--text-column", metavar="KOLOM", default="text", help="Welke kolom van een .csv de tekst is.")
@click.option(
    "--jobs", type=Count(64), default=1, metavar="AANTAL", help="Zoveel processen tegelijk; gewoon 1."
)
def make_baseline(paths: tuple[str, ...], output: str, text_column: str, jobs: int, **options: Any) -> int:
    """Schrijf de bevindingen in deze teksten op. Daarna telt ‘check --baseline BESTAND’ alleen wat nieuw is.

    Een bestaand bestand wordt vervangen. Lukt er iets niet, dan wordt er niets geschreven.
    """
    from sincerity.baseline import write
    from sincerity.checking import Checker
    from sincerity.commands.options import read_config
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
        paths, channel=lambda path: config.at(path).channel, text_column=text_column, on_skip=_tell
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
            click.echo(f"sincerity: {failure_line(failure)}", err=True)
        click.echo(
            f"sincerity: {output} is niet geschreven, want een baseline met gaten helpt niemand", err=True
        )
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


def _tell(message: str) -> None:
    click.echo(message, err=True)


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
