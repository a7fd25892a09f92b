"""``sincerity init`` and ``sincerity config``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sincerity.cli import main
from sincerity.config import Config
from sincerity.report import FailOn


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*args: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, args, input=answers)


def test_init_asks_three_questions():
    """Channel, strictness and names; an alias of a channel will do."""
    result = run("init", answers="nieuwsbrief\nwarning\nBakkerij Vos, De Zon\n")

    config = Config.from_file("sincerity.toml")
    assert result.exit_code == 0
    assert (config.channel, config.fail_on) == ("newsletter", FailOn.WARNING)
    assert config.names == ("Bakkerij Vos", "De Zon")


def test_init_asks_again_after_a_wrong_answer():
    """With the nearest right one."""
    result = run("init", answers="blok\nblog\n\n\n")

    assert "bedoel je ‘blog’?" in result.stderr
    assert Config.from_file("sincerity.toml").channel == "blog"


def test_init_with_yes_asks_nothing():
    """For scripts."""
    assert run("init", "--yes").exit_code == 0
    assert Config.from_file("sincerity.toml").channel == "general"


def test_init_never_writes_over_a_file_unasked(tmp_path: Path):
    """Not even over a link that leads nowhere."""
    file = tmp_path / "sincerity.toml"
    file.write_text("preview = true\n")

    assert run("init", "--yes").exit_code == 2
    assert file.read_text() == "preview = true\n"
    assert run("init", "--yes", "--force").exit_code == 0
    assert file.read_text() != "preview = true\n"


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_init_says_that_a_folder_has_its_name(tmp_path: Path, force: list[str]):
    """Also a link to one; force changes nothing about that."""
    (tmp_path / "map").mkdir()
    (tmp_path / "sincerity.toml").symlink_to(tmp_path / "map")

    result = run("init", "--yes", *force)

    assert result.exit_code == 2
    assert result.stderr == (
        "sincerity: sincerity.toml is hier een map, geen bestand; geef die map eerst een andere naam\n"
    )
    assert list((tmp_path / "map").iterdir()) == []


def test_init_says_what_it_cannot_write(monkeypatch: pytest.MonkeyPatch):
    """A folder that may only be read."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)

    result = run("init", "--yes")

    assert result.exit_code == 2
    assert result.stderr == "sincerity: sincerity.toml: kan dit niet schrijven: Permission denied\n"


def test_config_says_what_holds_for_a_path_and_why(tmp_path: Path):
    """Value and origin on one line each."""
    (tmp_path / "sincerity.toml").write_text(
        'channel = "web"\n[[per-path]]\npaths = ["a/**"]\nchannel = "blog"\n', encoding="utf-8"
    )

    lines = run("config", "a/b.md", "--fail-on", "error").stdout.splitlines()

    assert any(line.split() == ["channel", "blog", f"{tmp_path}/sincerity.toml:4"] for line in lines)
    assert any(line.split() == ["fail-on", "error", "--fail-on"] for line in lines)
    assert any(line.split() == ["preview", "false", "standaard"] for line in lines)


def test_config_without_a_file_says_how_to_make_one():
    """Everything is default then."""
    result = run("config")

    assert result.exit_code == 0
    assert "sincerity init maakt er een" in result.stdout


def test_fail_on_can_differ_per_path(tmp_path: Path):
    """A warning fails in one folder and not in the other."""
    (tmp_path / "sincerity.toml").write_text(
        'model = "none"\nforbidden-words = ["doelgroep"]\n'
        '[[per-path]]\npaths = ["streng/**"]\nfail-on = "warning"\n',
        encoding="utf-8",
    )
    for folder in ("streng", "los"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("De doelgroep komt om drie uur.\n", encoding="utf-8")

    assert run("check", "los").exit_code == 0
    assert run("check", "streng").exit_code == 1
    assert run("check", "los", "--fail-on", "warning").exit_code == 1
    assert run("check", "streng", "--fail-on", "never").exit_code == 0
