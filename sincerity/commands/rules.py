"""``sincerity rules``: look at the rules, and test them on their own examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from sincerity.commands import arguments
from sincerity.commands.completion import complete_rule
from sincerity.commands.output import paint_and_columns
from sincerity.console import Command, Group

if TYPE_CHECKING:
    from sincerity.rule import Rule
    from sincerity.testing import Outcome

OUTCOMES = {
    "bad": "slecht voorbeeld",
    "good": "goed voorbeeld",
    "term": "term",
    "alternative": "alternatief",
    "class": "term",
}
"""What each kind of outcome is called."""

_PLACED = ("term", "alternative", "class")
"""The kinds whose reason starts with file and line, and names the term."""


@click.group(cls=Group, short_help="Bekijk en test de regels.")
def rules() -> None:
    """Bekijk de regels, met waarom ze er zijn, en test ze op hun eigen voorbeelden."""


@rules.command("list", short_help="Noem alle regels.")
@arguments.packs
def list_rules(packs: tuple[str, ...]) -> None:
    """Noem alle regels, per categorie, met wat ze vinden."""
    from sincerity.formats.rules import rule_list

    paint, width = paint_and_columns()
    click.echo(rule_list(_every_rule(packs), paint=paint, columns=width), nl=False, color=True)


@rules.command("show", short_help="Laat zien wat een regel doet en waarom.")
@arguments.rule
@arguments.packs
def show_rule(rule: str, packs: tuple[str, ...]) -> None:
    """Laat zien wat een regel vindt, waarom, met voorbeelden en bronnen."""
    from sincerity.formats.rules import rule_page
    from sincerity.rule import rule_named

    paint, width = paint_and_columns()
    found = rule_named(_every_rule(packs), rule)
    click.echo(rule_page(found, paint=paint, columns=width), nl=False, color=True)


@rules.command("test", cls=Command, short_help="Test regels op hun eigen voorbeelden.")
@click.argument("names", nargs=-1, metavar="[REGEL]...", shell_complete=complete_rule)
@arguments.packs
@arguments.model
@click.option(
    "--strict", is_flag=True, help="Ook wat in geen voorbeeld staat en wat geen verschil maakt is een fout."
)
def test_rules(names: tuple[str, ...], packs: tuple[str, ...], model: str | None, strict: bool) -> int:
    """Test regels op hun eigen voorbeelden: de slechte moeten precies de gemerkte woorden geven, de goede niets.

    Elke term en elk alternatief moet iets kunnen vinden. Uitkomst 0: alles klopt; 1: er klopt iets niet; 2: er is iets
    niet gelukt, of een regel kon niet worden getest.
    """
    from sincerity.api import load_packs, run_rule_examples, try_word_classes
    from sincerity.commands.options import read_config
    from sincerity.report import ExitCode
    from sincerity.rule import rule_named

    config = read_config(packs=packs, model=model)
    loaded = load_packs(config)
    everything = [rule for pack in loaded for rule in pack.rules]
    chosen = [rule_named(everything, name) for name in dict.fromkeys(names)] or everything
    counts: Counter[str] = Counter()
    wrong = 0
    left_out: list[Outcome] = []
    learned: list[Outcome] = []

    def tell(outcomes: Iterable[Outcome]) -> None:
        nonlocal wrong
        for outcome in outcomes:
            if not outcome.ran:
                (learned if outcome.kind == "learned" else left_out).append(outcome)
                continue
            counts[outcome.kind] += 1
            counts["notices"] += bool(outcome.notice)
            if not outcome.passed or (strict and outcome.notice):
                wrong += 1
                click.echo(_told(outcome))

    tell(run_rule_examples(chosen, loaded, model=config.model))
    if not names:
        tell(try_word_classes(loaded))
    tested = len(chosen) - len(left_out) - len(learned)
    click.echo(_summary(tested, counts, wrong, strict=strict))
    for outcomes in (learned, left_out):
        if outcomes:
            ids = ", ".join(outcome.rule for outcome in outcomes)
            click.echo(f"niet getest: {ids}: {outcomes[0].reason}", err=outcomes is left_out)
    if left_out or not tested:
        return ExitCode.DID_NOT_RUN
    return ExitCode.FAILED if wrong else ExitCode.PASSED


def _told(outcome: Outcome) -> str:
    from sincerity.formats.layout import one_line

    what = outcome.reason or outcome.notice
    if outcome.kind in _PLACED:
        return f"{outcome.rule}: {OUTCOMES[outcome.kind]}: {one_line(what)}"
    return f"{outcome.rule}: {OUTCOMES[outcome.kind]}: {one_line(outcome.text)}\n    {one_line(what)}"


def _summary(tested: int, counts: Counter[str], wrong: int, *, strict: bool) -> str:
    from sincerity.formats.text import count

    parts = [
        count(tested, "regel", "regels"),
        count(counts["bad"] + counts["good"], "voorbeeld", "voorbeelden"),
        count(counts["term"] + counts["class"], "term", "termen"),
    ]
    if counts["alternative"]:
        parts.append(count(counts["alternative"], "alternatief", "alternatieven"))
    told = f"{', '.join(parts)}, {wrong} mislukt"
    if counts["notices"] and not strict:
        what = count(counts["notices"], "term of alternatief", "termen of alternatieven")
        told += f"\n{what} zonder voorbeeld of zonder verschil; --strict noemt ze"
    return told


def _every_rule(packs: tuple[str, ...]) -> list[Rule]:
    from sincerity.api import load_packs
    from sincerity.commands.options import read_config

    return [rule for pack in load_packs(read_config(packs=packs)) for rule in pack.rules]
