"""From options of the command line to settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sincerity import channels
from sincerity.config import Config, Section, find
from sincerity.report import FailOn


def read_config(
    *,
    packs: tuple[str, ...] = (),
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    config_path: str | None = None,
    preview: bool = False,
    model: str | None = None,
    channel: str | None = None,
    fail_on: str | None = None,
) -> Config:
    """Return the settings file that holds here, with the options of the command line over all of it.

    Raises:
        ConfigError: If the file cannot be used or there is no such channel.
    """
    path = config_path or find(Path.cwd())
    config = Config.from_file(path) if path else Config()
    given = {
        "select": select,
        "ignore": ignore,
        "preview": preview,
        "channel": channel,
        "fail_on": fail_on,
    }
    options = Section(
        select=split_names(select) or None,
        ignore=split_names(ignore),
        preview=True if preview else None,
        channel=None if channel is None else channels.resolve(channel),
        fail_on=None if fail_on is None else FailOn(fail_on),
        origins={key: f"--{key.replace('_', '-')}" for key, value in given.items() if value},
    )
    origins = {**config.origins, **({"model": "--model"} if model else {})}
    if packs:
        origins["packs"] = " en ".join(filter(None, (config.origins.get("packs"), "--rules")))
    return replace(
        config,
        packs=(*config.packs, *map(Path, packs)),
        model=model or config.model,
        origins=origins,
    ).with_options(options)


def split_names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names in options that may be given more than once and may hold several names with commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
