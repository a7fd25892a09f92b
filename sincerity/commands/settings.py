"""``sincerity init`` writes a settings file; ``sincerity config`` says which settings hold and why."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from sincerity.commands import arguments
from sincerity.commands.arguments import FAIL_ON
from sincerity.console import Choice, Command, columns


@click.command(cls=Command, short_help="Maak een bestand met instellingen.")
@click.option("--yes", is_flag=True, help="Stel geen vragen en neem wat gewoon is.")
@click.option("--force", is_flag=True, help="Schrijf over een bestaand sincerity.toml heen.")
def init(yes: bool, force: bool) -> int:
    """Maak in deze map een sincerity.toml met uitleg, na drie vragen."""
    from sincerity import channels
    from sincerity.config import FILE, SHARED_FILE, TABLE
    from sincerity.config.explain import starter
    from sincerity.errors import ConfigError
    from sincerity.report import FailOn
    from sincerity.writing import write_atomically

    path = Path(FILE)
    if path.is_dir():
        raise ConfigError(f"{FILE} is hier een map, geen bestand; geef die map eerst een andere naam")
    if os.path.lexists(path) and not force:
        raise ConfigError(f"{FILE} bestaat al; met --force schrijf je eroverheen")
    channel, fail_on, names = channels.GENERAL, FAIL_ON[0], ""
    if not yes:
        known = ", ".join(channels.NAMES.values())
        channel = click.prompt(
            f"Waar zijn je teksten meestal voor?\n  {known}\n  ",
            default=channels.NAMES[channel],
            value_proc=_channel,
            err=True,
        )
        fail_on = click.prompt(
            "Wanneer zakt een tekst?\n  verdict: als een redacteur hem zou terugsturen; warning: bij elke "
            "waarschuwing;\n  error: alleen bij een fout; never: nooit\n  ",
            default=fail_on,
            value_proc=lambda value: Choice(FAIL_ON).convert(value, None, None),
            err=True,
        )
        names = click.prompt(
            "Welke merken en producten noem je vaak? (met komma’s ertussen)\n  ",
            default="",
            show_default=False,
            err=True,
        )
    text = starter(channel, FailOn(fail_on), [name.strip() for name in names.split(",") if name.strip()])
    try:
        write_atomically(path, text.encode("utf-8"))
    except OSError as error:
        raise ConfigError(f"{FILE}: kan dit niet schrijven: {error.strerror}") from error
    click.echo(f"{FILE} staat klaar. Probeer: sincerity check PAD")
    shared = Path(SHARED_FILE)
    if shared.is_file() and f"[{TABLE}" in shared.read_text(encoding="utf-8", errors="replace"):
        click.echo(f"sincerity: {FILE} gaat voor [{TABLE}] in {SHARED_FILE}", err=True)
    return 0


def _channel(value: str) -> str:
    from sincerity import channels
    from sincerity.errors import ConfigError

    try:
        return channels.resolve(value)
    except ConfigError as error:
        raise click.UsageError(str(error)) from None


@click.command("config", cls=Command, short_help="Laat zien welke instellingen gelden en waarom.")
@click.argument("path", required=False, metavar="[PAD]")
@arguments.channel
@arguments.selection
@arguments.fail_on
@arguments.settings
def show_config(path: str | None, **options: Any) -> int:
    """Laat per instelling zien wat er geldt en waar dat staat: bestand en regel, optie, of standaard.

    Met een PAD: wat er voor die tekst geldt, met de delen onder [[per-path]] die erop passen.
    """
    from sincerity.api import load_packs
    from sincerity.commands.options import read_config
    from sincerity.config.explain import explain
    from sincerity.formats.layout import clean, cut_end, pad
    from sincerity.selection import select_rules

    config = read_config(**options)
    held = config.at(path)
    packs = load_packs(held)
    running = len(select_rules(packs, held))
    everything = sum(len(pack.rules) for pack in packs)
    click.echo(f"bestand: {config.path or 'geen; sincerity init maakt er een'}")
    if path is not None:
        click.echo(f"tekst: {clean(path)}")
    click.echo(f"regels: {running} van de {everything} doen mee\n")
    room = columns(sys.stdout) - 46
    for key, value, origin in explain(held):
        shown = clean(value)
        # In a terminal one line a setting; anywhere else nothing is cut off.
        text = pad(cut_end(shown, room), room) if sys.stdout.isatty() else pad(shown, 24)
        click.echo(f"{key:<16} {text}  {clean(origin)}")
    return 0
