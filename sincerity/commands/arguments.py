"""The arguments and options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from sincerity.channels import NAMES
from sincerity.commands.completion import complete_channel, complete_rule, complete_selection
from sincerity.console import Choice, Count

FAIL_ON = ("verdict", "warning", "error", "never")
"""The values of :class:`sincerity.report.FailOn`, which takes longer to import than ``--help`` to write."""

F = TypeVar("F", bound=Callable[..., Any])
Decorator = Callable[[F], F]


def together(*decorators: Decorator[Any]) -> Decorator[Any]:
    """Return decorators as one, their options in the order in which they are given."""

    def decorate(function: Any) -> Any:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


packs = click.option("--rules", "packs", multiple=True, metavar="MAP", help="Een map met eigen regels erbij.")
model = click.option(
    "--model",
    metavar="MODEL",
    help="Het taalmodel: shipped (standaard), none, of de naam of map van een spaCy-pijplijn.",
)
preview = click.option(
    "--preview", is_flag=True, help="Ook regels op proef, waar een pakket al vaste regels heeft."
)
config = click.option(
    "--config",
    "config_path",
    metavar="BESTAND",
    help="Instellingen; anders sincerity.toml of pyproject.toml.",
)
settings = together(config, packs, preview, model)
"""Where the settings come from, with the rules and the model."""

channel = click.option(
    "--channel",
    metavar="KANAAL",
    shell_complete=complete_channel,
    help=f"Waar de tekst voor is: {', '.join(tuple(NAMES.values())[:-1])} of {tuple(NAMES.values())[-1]} (standaard).",
)
reply_to = click.option(
    "--reply-to", metavar="TEKST|@BESTAND", help="Het bericht waar de tekst op antwoordt."
)
stdin_filename = click.option(
    "--stdin-filename", metavar="PAD", help="Hoe de tekst heet die via - binnenkomt."
)
text_column = click.option(
    "--text-column",
    metavar="KOLOM",
    default="text",
    help="Welke kolom van een .csv de tekst is; standaard text.",
)
drafts = together(click.argument("paths", nargs=-1, metavar="PAD... | -"), channel, reply_to, stdin_filename)
"""Drafts, and what there is to know about them."""

select = click.option(
    "--select",
    multiple=True,
    metavar="NAMEN",
    shell_complete=complete_selection,
    help="Alleen deze regels, labels of categorieën.",
)
ignore = click.option(
    "--ignore",
    multiple=True,
    metavar="NAMEN",
    shell_complete=complete_selection,
    help="Deze regels, labels of categorieën niet.",
)
selection = together(select, ignore)

fail_on = click.option(
    "--fail-on",
    type=Choice(FAIL_ON),
    metavar="WANNEER",
    help="Wanneer een tekst zakt: verdict (standaard), warning, error of never.",
)
jobs = click.option(
    "--jobs", type=Count(64), default=1, metavar="AANTAL", help="Zoveel processen tegelijk; standaard 1."
)
rule = click.argument("rule", metavar="REGEL", shell_complete=complete_rule)
