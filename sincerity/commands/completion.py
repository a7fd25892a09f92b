"""What the shell offers when somebody presses Tab: names of rules, labels, categories and channels."""

from __future__ import annotations

import click


def complete_rule(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the ids of rules that start like *incomplete*; none when a pack cannot be loaded."""
    return _starting(incomplete, _rules())


def complete_selection(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the rules, labels and categories that start like *incomplete*; after a comma the next name."""
    from sincerity.finding import LABELS
    from sincerity.rule import FOLDERS

    before, comma, last = incomplete.rpartition(",")
    return [before + comma + name for name in _starting(last, [*_rules(), *LABELS, *FOLDERS])]


def complete_channel(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the channels, also by their other names, that start like *incomplete*."""
    from sincerity.channels import ALIASES, CHANNELS

    return _starting(incomplete, [*CHANNELS, *ALIASES])


def _starting(incomplete: str, names: list[str]) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))


def _rules() -> list[str]:
    from sincerity.api import load_packs
    from sincerity.commands.options import read_config
    from sincerity.errors import SincerityError

    try:
        return [rule.id for pack in load_packs(read_config()) for rule in pack.rules]
    except SincerityError:  # a line in the middle of typing is no place for a message
        return []
