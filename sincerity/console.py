"""The terminal: click that speaks Dutch, streams that write UTF-8 everywhere, and when to use colour."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Mapping
from typing import Any, NoReturn, TextIO

import click

from sincerity.errors import SincerityError
from sincerity.schema import suggestion

INTERRUPTED = 130
BROKEN_PIPE = 141
"""What a shell reports for a program that was stopped by Ctrl-C, and for one whose reader went away."""


class Choice(click.Choice[str]):
    """One of a few words; a mistake is answered with the nearest of them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return *value* if it is one of the words."""
        if value not in self.choices:
            hint = suggestion(str(value), self.choices) or "."
            self.fail(f"‘{value}’ kan niet{hint} Er zijn: {', '.join(self.choices)}")
        return value


class Count(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4, and not before
    """A whole number from 1 to *most*."""

    name = "count"

    def __init__(self, most: int) -> None:
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return *value* as a number."""
        try:
            number = int(value)
        except ValueError:
            number = 0
        if not 1 <= number <= self._most:
            self.fail(f"‘{value}’ is geen heel getal van 1 tot en met {self._most}", param, ctx)
        return number


class _Dutch(click.Command):
    """A command whose help has Dutch headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and for a group its commands."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        if records:
            with formatter.section("Opties"):
                formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what follows the name in the usage line."""
        pieces = super().collect_usage_pieces(ctx)
        dutch = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT …"}
        return [dutch.get(piece, piece) for piece in pieces]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with a Dutch explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze hulp."
        return option


class Command(_Dutch):
    """A command in Dutch."""


class Group(_Dutch, click.Group):
    """A group in Dutch that answers a mistake in one line and never with a traceback.

    A command returns its exit code. Wrong use and every ``SincerityError`` are exit code 2.
    """

    command_class = Command
    group_class = type

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with the first sentence of its help."""
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, command.get_short_help_str(100)) for name, command in commands])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* start with; an unknown one is answered with the nearest."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            hint = suggestion(name, self.list_commands(ctx))
            if not hint and os.path.exists(name):
                hint = f". Bedoel je: {ctx.command_path} check {name}?"
            commands = ", ".join(self.list_commands(ctx))
            ctx.fail(f"onbekende opdracht ‘{name}’{hint or '.'} Er zijn: {commands}")
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run the command and leave with its exit code; takes what ``click.Command.main`` takes."""
        options["standalone_mode"] = False
        # A run makes many small things that stay: Python's search for rubbish among them takes a tenth of a short one.
        gc.set_threshold(200_000, 20, 20)
        use_utf8(sys.stdout)
        use_utf8(sys.stderr)
        try:
            code = super().main(*args, **options)
            sys.stdout.flush()
        except click.Abort:
            click.echo("Afgebroken.", err=True)
            code = INTERRUPTED
        except click.exceptions.NoArgsIsHelpError as error:
            # Nothing was asked, so nothing ran: that is no success.
            code = 2
            click.echo(error.message, err=True)
        except click.ClickException as error:
            code = 2
            _complain(_in_dutch(error), error.ctx if isinstance(error, click.UsageError) else None)
        except SincerityError as error:
            code = 2
            _complain(str(error), None)
        except OSError as error:
            _silence(sys.stdout)
            if _is_broken_pipe(error):
                code = BROKEN_PIPE
            elif error.errno == errno.ENOSPC:
                code = 2
                _complain("de uitvoer past niet meer op de schijf", None)
            else:
                code = 2
                _complain(f"dit lukte niet: {error}", None)
        except Exception as error:
            # Whatever it was, something did not run: never the 1 that says that a text failed.
            import traceback  # late: a run that goes well has no use for it

            traceback.print_exc()
            code = 2
            _complain(f"dit is een fout in sincerity zelf: {type(error).__name__}: {error}", None)
        # The last search for rubbish, on the way out, would take longer than the reading of a draft.
        gc.freeze()
        sys.exit(code if isinstance(code, int) else 0)


def use_utf8(stream: TextIO) -> None:
    """Let *stream* write UTF-8 whatever the locale or code page says.

    Half a surrogate pair, which JSON can hold, comes out as its escape: in JSON output that is the same string.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Tell whether to write colour: NO_COLOR says no, FORCE_COLOR yes, else a terminal that can show it."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] != "0"
    return stream.isatty() and environment.get("TERM") != "dumb"


def columns(stream: TextIO) -> int:
    """Return how wide to write: the terminal, but between 60 and 100 columns; 80 where there is none."""
    if not stream.isatty():
        return 80
    import shutil

    return min(max(shutil.get_terminal_size().columns, 60), 100)


def _complain(message: str, context: click.Context | None) -> None:
    for line in message.splitlines():
        click.echo(f"sincerity: {line}", err=True)
    if context is not None:
        click.echo(f"Hulp: {context.command_path} --help", err=True)


def _in_dutch(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"onbekende optie {error.option_name}{suggestion(error.option_name, _options(error.ctx))}"
    if isinstance(error, click.BadOptionUsage):
        return f"de optie {error.option_name} is niet goed gebruikt: {_usage(error.message)}"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"{name} ontbreekt"
    if isinstance(error, click.BadParameter):
        option = isinstance(error.param, click.Option)
        name = error.param.opts[-1] if option and error.param else ""
        return f"{name}: {error.message}" if name else error.message
    return error.format_message()


def _usage(message: str) -> str:
    """Return why an option is used wrongly; click knows two reasons and tells them in English."""
    return "er hoort geen waarde bij" if "does not take" in message else "er hoort een waarde achter"


def _options(context: click.Context | None) -> list[str]:
    if context is None:
        return []
    return [name for param in context.command.get_params(context) for name in param.opts]


def _is_broken_pipe(error: OSError) -> bool:
    # Windows says "invalid argument" when the reader of a pipe has gone.
    return error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL)


def _silence(stream: TextIO) -> None:
    """Send what is left in *stream* nowhere, so that closing it at exit says nothing."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
