"""``check --fix`` and ``check --diff``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sincerity.cli import main

TEXT = "Wat een dag!!! Kom erbij 🎉🎉\r\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_bytes(TEXT.encode())


def run(*args: str, **options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--model", "none", "--preview", *args], **options)


def test_diff_shows_and_changes_nothing():
    """Exit code 1: there is something to repair."""
    result = run("a.md", "--diff")

    assert result.exit_code == 1
    assert "+Wat een dag! Kom erbij 🎉" in result.stdout
    assert Path("a.md").read_bytes() == TEXT.encode()


def test_fix_repairs_the_file_and_reports_what_is_left():
    """A second time there is nothing to do."""
    first, second = run("a.md", "--fix"), run("a.md", "--diff")

    assert "a.md: 2 reparaties gedaan" in first.stderr
    assert Path("a.md").read_bytes() == b"Wat een dag! Kom erbij \xf0\x9f\x8e\x89\r\n"
    assert second.exit_code == 0
    assert second.stdout == ""


def test_posts_inside_a_file_are_not_repaired():
    """Their file is data; --diff still says what could be better."""
    line = '{"text": "Wat een dag!!!"}\n'
    Path("p.jsonl").write_text(line)

    run("p.jsonl", "--fix")

    assert Path("p.jsonl").read_text() == line
    assert "p.jsonl#regel 1" in run("p.jsonl", "--diff").stdout


def test_standard_input_can_be_shown_and_not_repaired():
    """There is no file to change."""
    assert run("-", "--fix", input="Dag!!").exit_code == 2
    assert "+Wat een dag!" in run("-", "--diff", input="Wat een dag!!\n").stdout


def test_what_is_silenced_is_not_repaired():
    """Somebody meant it."""
    text = "<!-- sincerity: negeer uitroeptekens-op-een-rij: een citaat -->\n\nWat een dag!!!\n"
    Path("a.md").write_text(text)

    run("a.md", "--fix")

    assert Path("a.md").read_text() == text
