"""``sincerity serve``: the writing page and the service, on this machine unless told otherwise."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from sincerity.commands import arguments
from sincerity.console import Choice, Command, Count

KEY, SECRET = "SINCERITY_KEY", "SINCERITY_GATE_SECRET"
"""Secrets come through the environment: a command line is there for everybody on the machine to read."""

_SHORTEST_KEY = 16


@click.command(cls=Command, short_help="Open de schrijfpagina en de service.")
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADRES",
    help="Waarop te luisteren; standaard alleen deze computer.",
)
@click.option(
    "--port", default=8765, type=click.IntRange(0, 65535), metavar="POORT", help="Gewoon 8765; 0: een vrije."
)
@click.option(
    "--allow-origin", "origins", multiple=True, metavar="SITE", help="Een site die mag vragen: https://…"
)
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAAM", help="Een naam waarop de service ook antwoordt."
)
@click.option(
    "--on-failure",
    type=Choice(("block", "warn", "allow")),
    default="block",
    metavar="WAT",
    help="Wat de poort doet als iets niet lukt: block (standaard), warn of allow.",
)
@click.option(
    "--bypass-log", metavar="BESTAND", help="Waar staat wie een tekst toch doorliet; anders kan dat niet."
)
@click.option(
    "--jobs", type=Count(64), default=1, metavar="AANTAL", help="Zoveel processen die lezen; standaard 1."
)
@click.option("--channel", metavar="KANAAL", help="Het kanaal als een aanvraag er geen noemt.")
@arguments.settings
def serve(
    host: str,
    port: int,
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
    on_failure: str,
    bypass_log: str | None,
    jobs: int,
    **settings: Any,
) -> int:
    """Open een pagina om in te schrijven, en een service die andere programma's kunnen vragen.

    Luistert de service niet alleen op deze computer, dan is een sleutel verplicht: zet hem in SINCERITY_KEY. Het geheim
    waarmee een CMS aanvragen aan de poort ondertekent staat in SINCERITY_GATE_SECRET. Er wordt niets bewaard.
    """
    try:
        from sincerity.server.run import serve as run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        raise click.UsageError("hiervoor is meer nodig: pip install 'sincerity[server]'") from None
    from sincerity.api import Linter
    from sincerity.commands.options import read_config
    from sincerity.gates import Action
    from sincerity.server.processes import ProcessLinter
    from sincerity.server.settings import LOOPBACK, GateSettings, Limits, Settings

    key = os.environ.get(KEY) or None
    if host not in LOOPBACK and key is None:
        raise click.UsageError(f"buiten deze computer is een sleutel nodig: zet hem in {KEY}")
    for name, value in ((KEY, key), (SECRET, os.environ.get(SECRET))):
        if value and len(value) < _SHORTEST_KEY:
            raise click.UsageError(f"{name} is te kort: neem minstens {_SHORTEST_KEY} tekens")
    for origin in origins:
        if not origin.startswith(("https://", "http://")) or origin.count("/") != 2:
            raise click.UsageError(f"--allow-origin ‘{origin}’: schrijf https://naam, zonder pad")
    secret = os.environ.get(SECRET)
    local = (*LOOPBACK, *(name.lower() for name in hosts))
    config = read_config(**settings)
    linter = Linter(config) if jobs == 1 else ProcessLinter(config, jobs)
    try:
        run(
            linter,
            Settings(
                key=key,
                origins=origins,
                hosts=local if host in LOOPBACK or hosts else (),
                limits=Limits(threads=max(jobs, Limits().threads)),
                gate=GateSettings(
                    secret=secret.encode() if secret else None,
                    on_failure=Action(on_failure),
                    clearances=Path(bypass_log) if bypass_log else None,
                ),
            ),
            host,
            port,
        )
    finally:
        if isinstance(linter, ProcessLinter):
            linter.close()
    return 0
