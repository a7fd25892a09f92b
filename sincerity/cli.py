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
from sincerity.commands import arguments
from sincerity.commands.baseline import make_baseline
from sincerity.commands.completion import complete_rule
from sincerity.commands.output import FORMATS, make_format, paint_and_columns, warn
from sincerity.commands.rules import rules
from sincerity.commands.serve import serve
from sincerity.commands.settings import init, show_config
from sincerity.console import Choice, Group

if TYPE_CHECKING:
    from sincerity.checking import Checker
    from sincerity.config import Config
    from sincerity.document import Source
    from sincerity.formats import Format
    from sincerity.report import Failure, Report
    from sincerity.result_cache import ResultCache

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
@arguments.drafts
@click.option(
    "--format",
    "format_name",
    type=Choice(FORMATS),
    default="full",
    metavar="VORM",
    help="full (standaard), concise (één regel per bevinding), json, jsonl, html, sarif, github, gitlab of junit.",
)
@arguments.selection
@click.option("--baseline", metavar="BESTAND", help="Tel niet mee wat hierin staat; zie sincerity baseline.")
@click.option(
    "--changed-since",
    metavar="REVISIE",
    help="Tel alleen wat sinds deze git-revisie veranderd is, zoals origin/main.",
)
@arguments.fail_on
@arguments.settings
@arguments.text_column
@click.option(
    "--fix", is_flag=True, help="Repareer in de bestanden wat geen oordeel vraagt, zoals !!! en HOOFDLETTERS."
)
@arguments.jobs
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
    from sincerity.commands.options import read_config
    from sincerity.sources import STDIN

    config = read_config(channel=channel, **settings)
    if fix and STDIN in paths and not diff:
        raise click.UsageError("--fix verandert bestanden; voor - laat --diff zien wat er zou veranderen")
    sources = _sources(
        paths, config, reply_to=reply_to, stdin_filename=stdin_filename, text_column=text_column
    )
    changes = read_changes(changed_since)
    if changes:
        sources = changes.keep(sources)
    linter = Checker(config, jobs=jobs, cache=None if no_cache else _cache())
    if diff:
        return show_diff(sources, linter.repairs, warn)
    if fix:
        sources = repaired(sources, linter.repairs, warn)
    paint, width = paint_and_columns()
    form = make_format(format_name, linter, verbose=verbose, paint=paint, columns=width)
    known = read_baseline(baseline or config.baseline)
    reviews = [review.apply for review in (known, changes) if review]
    code = _run(
        linter, sources, form, reviews, may_be_empty=lambda: changes is not None and changes.skipped > 0
    )
    if known and not (settings.get("select") or settings.get("ignore")):
        # With a selection of rules most entries have no finding to answer to.
        tell_stale(known, warn)
    if changes:
        tell_skipped(changes, warn)
    return code


@main.command(short_help="Laat zien wat elke regel in een tekst zag.")
@arguments.drafts
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
    help="text (standaard) of json: één regel per tekst.",
)
@arguments.settings
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
    from sincerity.commands.options import read_config
    from sincerity.formats import failure_line
    from sincerity.formats.inspection import inspection_line, inspection_text
    from sincerity.report import Failure

    config = read_config(channel=channel, **settings)
    sources = _sources(paths, config, reply_to=reply_to, stdin_filename=stdin_filename)
    posts = failures = 0

    def readable() -> Iterator[Source]:
        nonlocal failures
        for item in sources:
            if isinstance(item, Failure):
                failures += 1
                warn(failure_line(item))
            else:
                yield item

    paint, width = paint_and_columns()
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
main.add_command(rules)


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
            warn(failure_line(failure))

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
        warn(line)
    if tally.failures or not (tally.posts or may_be_empty()):
        return ExitCode.DID_NOT_RUN
    return ExitCode.FAILED if failed else ExitCode.PASSED


def _cache() -> ResultCache:
    from sincerity.result_cache import ResultCache  # late: a run without it needs no digests

    return ResultCache()


def _sources(
    paths: tuple[str, ...],
    config: Config,
    *,
    reply_to: str | None,
    stdin_filename: str | None,
    text_column: str = "text",
) -> Iterator[Source | Failure]:
    """Yield the posts in files and folders, and on standard input where it is named."""
    from sincerity.sources import STDIN, read_message, read_paths

    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename hoort bij -, de standaardinvoer")
    if STDIN in paths and sys.stdin is not None and sys.stdin.isatty():
        click.echo("Plak je tekst en sluit af met Ctrl-D (Windows: Ctrl-Z en Enter).", err=True)
    if reply_to is not None and reply_to.startswith("@"):
        reply_to = read_message(reply_to[1:])
    elif reply_to is not None and "." in reply_to and os.path.isfile(reply_to):
        raise click.UsageError(
            f"‘{reply_to}’ bij --reply-to is de naam van een bestand; schrijf ‘@{reply_to}’ voor wat erin staat"
        )
    return read_paths(
        paths,
        channel=lambda path: config.at(path).channel,
        reply_to=reply_to,
        stdin=sys.stdin.buffer if sys.stdin is not None else None,
        stdin_filename=stdin_filename,
        text_column=text_column,
        on_skip=warn,
    )
