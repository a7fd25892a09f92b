"""The command line. It only reads arguments and writes text; everything else is imported when a command needs it.

Exit code 0: every rule ran on every text and none failed ``--fail-on``; 1: a text failed; 2: something did not run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from sincerity import __version__
from sincerity.commands.baseline import make_baseline
from sincerity.commands.completion import complete_channel, complete_rule, complete_selection
from sincerity.commands.output import FORMATS, make_format
from sincerity.commands.serve import serve
from sincerity.commands.settings import init, show_config
from sincerity.console import Choice, Count, Group, columns, wants_colour

if TYPE_CHECKING:
    from sincerity.checking import Checker
    from sincerity.config import Config
    from sincerity.document import Source
    from sincerity.formats import Format
    from sincerity.report import Failure, Report

OUTCOMES = {"bad": "slecht voorbeeld", "good": "goed voorbeeld", "term": "term"}

_pack_option = click.option(
    "--rules", "packs", multiple=True, metavar="MAP", help="Een map met eigen regels erbij."
)
_model_option = click.option(
    "--model",
    metavar="MODEL",
    help="Het taalmodel: shipped (gewoon), none, of de naam of map van een spaCy-pijplijn.",
)


# A line with a backspace keeps click from filling the lines of the examples as if they were a paragraph.
_HELP = """\
Lees een tekst zoals een oplettende lezer: waar klinkt hij verkoperig, eenzijdig of onoprecht, en waar sociaal?

\b
sincerity check bericht.md                      een tekst
sincerity check teksten/ --channel linkedin     alle teksten in een map
pbpaste | sincerity check -                     wat je net hebt gekopieerd
"""


@click.group(
    "sincerity",
    cls=Group,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", message="sincerity %(version)s", help="Toon de versie.")
def main() -> None:
    """Read the command and what it is given."""


@main.command(short_help="Lees teksten na.")
@click.argument("paths", nargs=-1, metavar="PAD... | -")
@click.option(
    "--channel",
    metavar="KANAAL",
    shell_complete=complete_channel,
    help="Waar de tekst voor is: webcare, linkedin, nieuwsbrief, …",
)
@click.option("--reply-to", metavar="TEKST|@BESTAND", help="Het bericht waar de tekst op antwoordt.")
@click.option(
    "--format",
    "format_name",
    type=Choice(FORMATS),
    default="full",
    metavar="VORM",
    help="full (gewoon), concise (één regel per bevinding), json, jsonl, html, sarif, github, gitlab of junit.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="NAMEN",
    shell_complete=complete_selection,
    help="Alleen deze regels, labels of categorieën.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="NAMEN",
    shell_complete=complete_selection,
    help="Deze regels, labels of categorieën niet.",
)
@click.option("--baseline", metavar="BESTAND", help="Tel niet mee wat hierin staat; zie sincerity baseline.")
@click.option(
    "--changed-since",
    metavar="REVISIE",
    help="Tel alleen wat sinds deze git-revisie veranderd is, zoals origin/main.",
)
@click.option(
    "--fail-on",
    type=Choice(("verdict", "warning", "error", "never")),
    metavar="WANNEER",
    help="Wanneer een tekst zakt: verdict (gewoon), warning, error of never.",
)
@click.option(
    "--config",
    "config_path",
    metavar="BESTAND",
    help="Instellingen; anders sincerity.toml of pyproject.toml.",
)
@_pack_option
@click.option("--preview", is_flag=True, help="Ook regels op proef, waar een pakket al vaste regels heeft.")
@_model_option
@click.option("--stdin-filename", metavar="PAD", help="Hoe de tekst heet die via - binnenkomt.")
@click.option(
    "--text-column",
    metavar="KOLOM",
    default="text",
    help="Welke kolom van een .csv de tekst is; gewoon text.",
)
@click.option(
    "--fix", is_flag=True, help="Repareer in de bestanden wat geen oordeel vraagt, zoals !!! en HOOFDLETTERS."
)
@click.option(
    "--jobs",
    type=Count(64),
    default=1,
    metavar="AANTAL",
    help="Zoveel processen tegelijk; gewoon 1.",
)
@click.option("--no-cache", is_flag=True, help="Lees alles opnieuw, ook wat niet veranderd is.")
@click.option("--diff", is_flag=True, help="Laat zien wat --fix zou veranderen, en verander niets.")
@click.option("-v", "--verbose", is_flag=True, help="Ook tips, redenen en alle suggesties.")
def check(
    paths: tuple[str, ...],
    channel: str | None,
    reply_to: str | None,
    format_name: str,
    stdin_filename: str | None,
    verbose: bool,
    baseline: str | None,
    changed_since: str | None,
    text_column: str,
    fix: bool,
    diff: bool,
    jobs: int,
    no_cache: bool,
    **settings: Any,
) -> int:
    """Lees teksten na: .txt, .md, .html, berichten in .jsonl of .csv, mappen, of - voor wat er via een pijp binnenkomt.

    Uitkomst 0: alles kan zo; 1: minstens één tekst kan nog beter; 2: er is iets niet gelukt.
    """
    if not paths:
        raise click.UsageError("geef een bestand of map om na te lezen, of - voor standaardinvoer")
    from sincerity.checking import Checker
    from sincerity.commands.baseline import read_baseline, tell_stale
    from sincerity.commands.changes import read_changes, tell_skipped
    from sincerity.commands.fixing import repaired, show_diff
    from sincerity.result_cache import ResultCache
    from sincerity.sources import STDIN, read_paths

    config = _config(channel=channel, **settings)
    if fix and STDIN in paths and not diff:
        raise click.UsageError("--fix verandert bestanden; voor - laat --diff zien wat er zou veranderen")
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename hoort bij -, de standaardinvoer")
    if STDIN in paths and sys.stdin is not None and sys.stdin.isatty():
        click.echo("Plak je tekst en sluit af met Ctrl-D (Windows: Ctrl-Z en Enter).", err=True)
    sources = read_paths(
        paths,
        channel=lambda path: config.at(path).channel,
        reply_to=_reply(reply_to),
        stdin=sys.stdin.buffer if sys.stdin is not None else None,
        stdin_filename=stdin_filename,
        text_column=text_column,
        on_skip=_warn,
    )
    changes = read_changes(changed_since)
    if changes:
        sources = changes.keep(sources)
    linter = Checker(config, jobs=jobs, cache=None if no_cache else ResultCache())
    if diff:
        return show_diff(sources, linter.repairs, _warn)
    if fix:
        sources = repaired(sources, linter.repairs, _warn)
    paint, width = _paint_and_columns()
    form = make_format(format_name, linter, verbose=verbose, paint=paint, columns=width)
    known = read_baseline(baseline or config.baseline)
    reviews = [review.apply for review in (known, changes) if review]
    code = _run(
        linter, sources, form, reviews, may_be_empty=lambda: changes is not None and changes.skipped > 0
    )
    if known and not (settings.get("select") or settings.get("ignore")):
        # With a selection of rules most entries have no finding to answer to.
        tell_stale(known, _warn)
    if changes:
        tell_skipped(changes, _warn)
    return code


@main.command(short_help="Laat zien wat elke regel in een tekst zag.")
@click.argument("paths", nargs=-1, metavar="PAD... | -")
@click.option(
    "--channel",
    metavar="KANAAL",
    shell_complete=complete_channel,
    help="Waar de tekst voor is: webcare, linkedin, nieuwsbrief, …",
)
@click.option("--reply-to", metavar="TEKST|@BESTAND", help="Het bericht waar de tekst op antwoordt.")
@click.option(
    "--rule",
    "names",
    multiple=True,
    metavar="REGEL",
    shell_complete=complete_rule,
    help="Alleen wat deze regel zag.",
)
@click.option(
    "--format",
    "format_name",
    type=Choice(("text", "json")),
    default="text",
    metavar="VORM",
    help="text (gewoon) of json: één regel per tekst.",
)
@click.option(
    "--config",
    "config_path",
    metavar="BESTAND",
    help="Instellingen; anders sincerity.toml of pyproject.toml.",
)
@_pack_option
@click.option("--preview", is_flag=True, help="Ook regels op proef, waar een pakket al vaste regels heeft.")
@_model_option
@click.option("--stdin-filename", metavar="PAD", help="Hoe de tekst heet die via - binnenkomt.")
def inspect(
    paths: tuple[str, ...],
    channel: str | None,
    reply_to: str | None,
    names: tuple[str, ...],
    format_name: str,
    stdin_filename: str | None,
    **settings: Any,
) -> int:
    """Laat zien hoe een tekst wordt gelezen: woorden en zinnen, alle maten, en per regel wat hij zag.

    Bij woorden die geen bevinding werden staat waarom niet. Voor wie regels schrijft.
    """
    if not paths:
        raise click.UsageError("geef een bestand of map om te bekijken, of - voor standaardinvoer")
    from sincerity import api
    from sincerity.formats import failure_line
    from sincerity.formats.inspection import inspection_line, inspection_text
    from sincerity.report import Failure
    from sincerity.sources import read_paths

    config = _config(channel=channel, **settings)
    sources = read_paths(
        paths,
        channel=lambda path: config.at(path).channel,
        reply_to=_reply(reply_to),
        stdin=sys.stdin.buffer if sys.stdin is not None else None,
        stdin_filename=stdin_filename,
        on_skip=_warn,
    )
    posts = failures = 0

    def readable() -> Iterator[Source]:
        nonlocal failures
        for item in sources:
            if isinstance(item, Failure):
                failures += 1
                _warn(failure_line(item))
            else:
                yield item

    paint, width = _paint_and_columns()
    for inspection in api.inspect(readable(), config, rules=names):
        posts += 1
        failures += len(inspection.report.failures)
        if format_name == "json":
            click.echo(inspection_line(inspection), nl=False)
        else:
            click.echo(inspection_text(inspection, paint=paint, columns=width), nl=False, color=True)
    return 2 if failures or not posts else 0


main.add_command(init)
main.add_command(show_config)
main.add_command(make_baseline)
main.add_command(serve)


@main.group(short_help="Bekijk en test de regels.")
def rules() -> None:
    """Bekijk de regels, met waarom ze er zijn, en test ze op hun eigen voorbeelden."""


@rules.command("list", short_help="Noem alle regels.")
@_pack_option
def list_rules(packs: tuple[str, ...]) -> None:
    """Noem alle regels, per categorie, met wat ze vinden."""
    from sincerity.formats.rules import rule_list

    paint, width = _paint_and_columns()
    click.echo(rule_list(_rules(packs), paint=paint, columns=width), nl=False, color=True)


@rules.command("show", short_help="Laat zien wat een regel doet en waarom.")
@click.argument("rule", metavar="REGEL", shell_complete=complete_rule)
@_pack_option
def show_rule(rule: str, packs: tuple[str, ...]) -> None:
    """Laat zien wat een regel vindt, waarom, met voorbeelden en bronnen."""
    from sincerity.formats.rules import rule_page

    paint, width = _paint_and_columns()
    found = _find(_rules(packs), rule)
    click.echo(rule_page(found, paint=paint, columns=width), nl=False, color=True)


@rules.command("test", short_help="Test regels op hun eigen voorbeelden.")
@click.argument("names", nargs=-1, metavar="[REGEL]...", shell_complete=complete_rule)
@_pack_option
@_model_option
def test_rules(names: tuple[str, ...], packs: tuple[str, ...], model: str | None) -> int:
    """Test regels op hun eigen voorbeelden: de slechte moeten precies de gemerkte woorden geven, de goede niets.

    Uitkomst 0: alles klopt; 1: een voorbeeld klopt niet; 2: er is iets niet gelukt.
    """
    from sincerity.api import load_packs, run_rule_examples
    from sincerity.formats.layout import one_line
    from sincerity.formats.text import count

    config = _config(packs=packs, model=model)
    loaded = load_packs(config)
    everything = [rule for pack in loaded for rule in pack.rules]
    chosen = [_find(everything, name) for name in names] or everything
    examples = wrong = 0
    for outcome in run_rule_examples(chosen, loaded, model=config.model):
        examples += 1
        if not outcome.passed:
            wrong += 1
            what = f"{OUTCOMES[outcome.kind]}: {one_line(outcome.text)}"
            click.echo(f"{outcome.rule}: {what}\n    {one_line(outcome.reason)}")
    click.echo(
        f"{count(len(chosen), 'regel', 'regels')}, {count(examples, 'voorbeeld', 'voorbeelden')}, {wrong} mislukt"
    )
    return 1 if wrong else 0


def _run(
    linter: Checker,
    sources: Iterator[Source | Failure],
    form: Format,
    reviews: Iterable[Callable[[Report], Report]] = (),
    *,
    may_be_empty: Callable[[], bool] = lambda: False,
) -> int:
    """Write every report as soon as it is there, after each review of it, and return the exit code."""
    from sincerity.errors import SincerityError
    from sincerity.formats import failure_line
    from sincerity.formats.remarks import Remarks
    from sincerity.formats.tally import Tally
    from sincerity.progress import Progress
    from sincerity.report import ExitCode, Failure

    tally, remarks = Tally(rules=len(linter.rules)), Remarks()
    failed = opened = False
    model: str | None = None
    progress = Progress(sys.stderr, quiet=sys.stdout.isatty())

    def put(text: str) -> None:
        nonlocal opened
        if not opened:
            # Not before there is an outcome: a run that cannot start must not leave the head of a document behind.
            text, opened = form.begin() + text, True
        if text:
            # The format has decided on colour already; click must not take it out again.
            click.echo(text, nl=False, color=True)

    def tell(failure: Failure) -> None:
        if not form.shows_failures:
            progress.clear()
            _warn(failure_line(failure))

    try:
        for report in linter.check_all(sources):
            if isinstance(report, Failure):
                tally.add_failure(report)
                put(form.failure(report))
                tell(report)
                continue
            for review in reviews:
                report = review(report)
            tally.add(report)
            failed = failed or report.fails(linter.config.at(report.path).fail_on)
            model = report.model or model
            if not form.shows_notices:
                remarks.add(report)
            put(form.report(report))
            for failure in report.failures:
                tell(failure)
            progress.step(tally.posts)
    except SincerityError as error:
        progress.clear()
        if opened:  # what has been written must still be a whole document, and say that it stops here
            stop = Failure(str(error))
            tally.add_failure(stop)
            put(form.failure(stop) + form.end(tally, model))
        raise
    progress.clear()
    put(form.end(tally, model))
    for line in remarks.lines():
        _warn(line)
    if tally.failures or not (tally.posts or may_be_empty()):
        return ExitCode.DID_NOT_RUN
    return ExitCode.FAILED if failed else ExitCode.PASSED


def _config(**options: Any) -> Config:
    """Return the settings file that holds here, with the options of the command line over it."""
    from sincerity.commands.options import read_config

    return read_config(**options)


def _reply(value: str | None) -> str | None:
    if value is None or not value.startswith("@"):
        return value
    from sincerity.sources import read_message

    return read_message(value[1:])


def _paint_and_columns() -> tuple[Any, int]:
    from sincerity.formats.layout import Paint

    return Paint(wants_colour(sys.stdout, os.environ)), columns(sys.stdout)


def _rules(packs: tuple[str, ...]) -> list[Any]:
    from sincerity.api import load_packs

    return [rule for pack in load_packs(_config(packs=packs)) for rule in pack.rules]


def _find(everything: list[Any], name: str) -> Any:
    from sincerity.console import nearest
    from sincerity.errors import ConfigError

    for rule in everything:
        if name in rule.names:
            return rule
    known = [known for rule in everything for known in rule.names]
    raise ConfigError(f"onbekende regel ‘{name}’{nearest(name, known)}")


def _warn(message: str) -> None:
    from sincerity.formats.layout import clean

    click.echo(f"sincerity: {clean(message)}", err=True)
