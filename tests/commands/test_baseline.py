"""``sincerity baseline`` and ``check --baseline``."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from sincerity.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder with two old posts and one forbidden word."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sincerity.toml").write_text(
        'model = "none"\nselect = ["excuses-voor-ongemak"]\nfail-on = "warning"\nforbidden-words = ["doelgroep"]\n'
    )
    (tmp_path / "a.txt").write_text("De doelgroep komt om drie uur.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Wij vragen het aan de doelgroep.\n", encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def test_only_what_is_new_counts(tmp_path: Path):
    """Old posts pass, a new one does not; the output says how many are known."""
    assert run("check", ".").exit_code == 1
    assert run("baseline", ".", "-o", "basis.json").stdout == (
        "2 bevindingen in 2 teksten vastgelegd in basis.json\n"
    )

    passed = run("check", ".", "--baseline", "basis.json")
    (tmp_path / "c.txt").write_text("Nog een doelgroep.\n", encoding="utf-8")
    failed = run("check", ".", "--baseline", "basis.json")

    assert passed.exit_code == 0
    assert "0 bevindingen" in passed.stdout
    assert "; 2 bekend" in passed.stdout
    assert "1 bekende bevinding uit de baseline telt niet mee" in passed.stdout
    assert failed.exit_code == 1


def test_settings_can_name_the_baseline(tmp_path: Path):
    """So that hooks and editors need no option."""
    run("baseline", ".")
    with (tmp_path / "sincerity.toml").open("a") as file:
        file.write('baseline = "sincerity-baseline.json"\n')

    assert run("check", ".").exit_code == 0


def test_stale_entries_are_told(tmp_path: Path):
    """On standard error, without failing."""
    run("baseline", ".", "-o", "basis.json")
    (tmp_path / "a.txt").write_text("De buren komen om drie uur.\n", encoding="utf-8")

    result = run("check", ".", "--baseline", "basis.json")

    assert result.exit_code == 0
    assert "baseline: a.txt: verboden-woord ‘doelgroep’ staat er niet meer zo" in result.stderr


def test_known_findings_are_in_the_json():
    """Apart from those that count, in the same form."""
    run("baseline", ".", "-o", "basis.json")

    output = json.loads(run("check", ".", "--baseline", "basis.json", "--format", "json").stdout)

    schema = json.loads((ROOT / "sincerity" / "output_schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(output, schema)
    assert output["counts"]["known"] == 2
    assert [post["known"][0]["rule"] for post in output["posts"]] == ["verboden-woord"] * 2
    assert [post["findings"] for post in output["posts"]] == [[], []]


def test_baseline_with_holes_is_not_written(tmp_path: Path):
    """A file that cannot be read; the old baseline stays."""
    (tmp_path / "basis.json").write_text("oud")

    result = run("baseline", "a.txt", "weg.txt", "-o", "basis.json")

    assert result.exit_code == 2
    assert "weg.txt: bestaat niet" in result.stderr
    assert (tmp_path / "basis.json").read_text() == "oud"


def test_missing_baseline_is_an_error():
    """Silence would pass everything or nothing."""
    result = run("check", ".", "--baseline", "weg.json")

    assert result.exit_code == 2
    assert "maak er een met ‘sincerity baseline PAD -o weg.json’" in result.stderr
