"""What goes to the terminal: a format by its name, how wide and in which colours, and warnings."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from sincerity import __version__
from sincerity.console import columns, wants_colour

if TYPE_CHECKING:
    from sincerity.checking import Checker
    from sincerity.formats import Format
    from sincerity.formats.layout import Paint
    from sincerity.report import Report

FORMATS = ("full", "concise", "json", "jsonl", "html", "sarif", "github", "gitlab", "junit")


def make_format(name: str, linter: Checker, *, verbose: bool, paint: Paint, columns: int) -> Format:
    """Return the format with this name, one of :data:`FORMATS`."""
    if name == "json":
        from sincerity.formats.jsonout import Json

        return Json(__version__)
    if name == "jsonl":
        from sincerity.formats.jsonout import Jsonl

        return Jsonl()
    if name == "concise":
        from sincerity.formats.concise import Concise

        return Concise(verbose=verbose)
    if name == "html":
        from sincerity.formats.html import Html

        return Html(__version__)
    if name == "sarif":
        from sincerity.formats.sarif import Sarif

        return Sarif(__version__, linter.rules, linter.known_rules)
    if name == "github":
        from sincerity.formats.annotations import Github

        return Github()
    if name == "gitlab":
        from sincerity.formats.gitlab import Gitlab

        return Gitlab()
    if name == "junit":
        from sincerity.formats.junit import Junit

        return Junit(lambda report: _fails(report, linter))
    from sincerity.formats.text import Text

    return Text(columns=columns, paint=paint, verbose=verbose)


def _fails(report: Report, linter: Checker) -> bool:
    return report.fails(linter.config.at(report.path).fail_on)


def paint_and_columns() -> tuple[Paint, int]:
    """Return the colours that standard output can show, and how wide it is."""
    from sincerity.formats.layout import Paint

    return Paint(wants_colour(sys.stdout, os.environ)), columns(sys.stdout)


def warn(message: str) -> None:
    """Write a line to standard error, harmless for a terminal."""
    from sincerity.formats.layout import clean

    click.echo(f"sincerity: {clean(message)}", err=True)
