"""``sincerity rules test`` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sincerity.cli import main
from sincerity.commands.arguments import FAIL_ON
from sincerity.report import FailOn
from tests.rule_files import changed, write_pack


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["rules", "test", *args])


def test_a_rule_that_could_not_be_tested_is_named_and_is_exit_2():
    """A rule that looks at the syntax tree: without a model it is not tested, and that is no pass."""
    result = run("fout-zonder-dader", "excuses-voor-ongemak", "--model", "none")

    assert result.exit_code == 2
    assert result.stdout.startswith("1 regel, ")
    assert "niet getest: fout-zonder-dader: hiervoor is een taalmodel nodig" in result.stderr


def test_learned_rules_are_named_and_not_counted():
    """They have no examples; to ask for nothing else is to test nothing."""
    both = run("leest-verkoperig", "excuses-voor-ongemak")
    alone = run("leest-verkoperig")

    assert (both.exit_code, alone.exit_code) == (0, 2)
    assert both.stdout.startswith("1 regel, ")
    assert alone.stdout.startswith("0 regels, 0 voorbeelden")
    assert "niet getest: leest-verkoperig: geleerd van" in alone.stdout


def test_the_values_of_fail_on_are_those_of_the_code():
    """They are written down once more, because ``--help`` does not import the reports."""
    assert list(FailOn) == list(FAIL_ON)


def test_a_rule_named_twice_is_tested_once(tmp_path: Path):
    """By its id and by its alias."""
    write_pack(tmp_path / "pak")

    assert run("eigen/regel", "eigen/regel", "--rules", "pak").stdout.startswith("1 regel, 6 voorbeelden")


def test_what_no_example_shows_is_counted_and_with_strict_an_error(tmp_path: Path):
    """The count says how to see them."""
    write_pack(
        tmp_path / "pak",
        {
            "onoprecht/regel.yaml": changed(
                ("excuses voor het ongemak\n    -", "excuses voor (het|al het) ongemak\n    -")
            )
        },
    )

    plain = run("eigen/regel", "--rules", "pak")
    strict = run("eigen/regel", "--rules", "pak", "--strict")

    assert plain.exit_code == 0
    assert plain.stdout == (
        "1 regel, 6 voorbeelden, 2 termen, 2 alternatieven, 0 mislukt\n"
        "1 term of alternatief zonder voorbeeld of zonder verschil; --strict noemt ze\n"
    )
    assert strict.exit_code == 1
    assert strict.stdout.splitlines() == [
        "eigen/regel: alternatief: pak/onoprecht/regel.yaml:11: ‘al het’ in ‘excuses voor (het|al het) ongemak’ "
        "staat in geen slecht voorbeeld",
        "1 regel, 6 voorbeelden, 2 termen, 2 alternatieven, 1 mislukt",
    ]
