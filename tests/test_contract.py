"""The tables of docs/contract.md say what the code says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sincerity import channels
from sincerity.errors import ConfigError
from sincerity.finding import LABELS, PRECEDENCE, Category, Severity
from sincerity.report import ExitCode, FailOn, Verdict

ROOT = Path(__file__).parent.parent
CONTRACT = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    section = CONTRACT.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_every_category_lists_its_labels():
    """The labels in the table are those of the code, in order."""
    expected = {c.value: ", ".join(n for n, cat in LABELS.items() if cat is c) for c in Category}

    assert expected == {row[0]: row[2] for row in rows("Categories and labels")}


def test_every_channel_lists_its_other_names():
    """The aliases in the table are those of the code."""
    expected = {c: [a for a, name in channels.ALIASES.items() if name == c] for c in channels.CHANNELS}

    listed = {
        re.sub(r"`.*", "", row[0]): [a.strip() for a in row[1].split(",") if a.strip()]
        for row in rows("Channels")
    }

    assert expected == listed


def test_severities_verdicts_and_exit_codes_are_listed_in_full():
    """No value of the code is missing from the document, and none is invented."""
    assert [s.value for s in Severity] == [row[0] for row in rows("Severity")]
    assert [v.value for v in Verdict] == [row[0] for row in rows("Verdict")]
    assert [str(e.value) for e in ExitCode] == [row[0] for row in rows("Exit codes") if row[0].isdigit()]
    assert all(f"`{f.value}`" in CONTRACT for f in FailOn)


def test_schemas_know_the_same_labels_and_channels():
    """The rule schema and the output schema hold the labels and channels of the code."""
    rule = json.loads((ROOT / "sincerity" / "rule_schema.json").read_text(encoding="utf-8"))
    output = json.loads((ROOT / "sincerity" / "output_schema.json").read_text(encoding="utf-8"))

    assert list(LABELS) == rule["properties"]["label"]["enum"]
    assert list(channels.CHANNELS) == rule["properties"]["channels"]["items"]["enum"]
    assert [*LABELS, None] == output["$defs"]["finding"]["properties"]["label"]["enum"]
    assert list(channels.CHANNELS) == output["$defs"]["post"]["properties"]["channel"]["enum"]


def test_precedence_ranks_every_fault_label_once():
    """Overlaps can be settled between any two faults."""
    assert sorted(n for n, c in LABELS.items() if c is not Category.SOCIAL) == sorted(PRECEDENCE)


@pytest.mark.parametrize(
    ("name", "channel"), [("Instagram", "social"), ("nieuwsbrief", "newsletter"), ("x", "social")]
)
def test_channel_names_resolve_whatever_their_case(name: str, channel: str):
    """‘Instagram’ is the channel social."""
    assert channel == channels.resolve(name)


def test_an_unknown_channel_names_the_nearest_one():
    """‘nieuwsbreif’ suggests ‘nieuwsbrief’."""
    with pytest.raises(ConfigError) as caught:
        channels.resolve("nieuwsbreif")

    assert str(caught.value).startswith(
        "onbekend kanaal ‘nieuwsbreif’; bedoel je ‘nieuwsbrief’? Er zijn: social, "
    )


def test_every_channel_has_one_dutch_name_that_can_be_given():
    """The help of ``check``, the mistake and the page call it the same, and the name leads back to it."""
    from click.testing import CliRunner

    from sincerity.cli import main
    from sincerity.server.app import _names

    told = " ".join(CliRunner().invoke(main, ["check", "--help"]).stdout.split())
    with pytest.raises(ConfigError) as caught:
        channels.resolve("klup")
    on_page = json.loads(_names().decode().removeprefix("export default ").removesuffix(";\n"))["channels"]

    assert list(on_page.items()) == [(channel, channels.NAMES[channel]) for channel in channels.CHANNELS]
    assert [channels.resolve(name) for name in channels.NAMES.values()] == list(channels.CHANNELS)
    names = list(channels.NAMES.values())
    assert str(caught.value).endswith(f"Er zijn: {', '.join(names)}")
    assert f"Waar de tekst voor is: {', '.join(names[:-1])} of {names[-1]} (standaard)." in told
