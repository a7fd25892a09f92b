"""What the shell offers on Tab."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sincerity.cli import main


def offered(line: str) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    words = line.split(" ")
    environment = {
        "_SINCERITY_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    result = CliRunner().invoke(main, [], prog_name="sincerity", env=environment)
    return [part.split(",", 1)[1] for part in result.output.splitlines() if "," in part]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("sincerity che", "check"),
        ("sincerity check --for", "--format"),
        ("sincerity check --format ht", "html"),
        ("sincerity check --channel nieu", "nieuwsbrief"),
        ("sincerity check --ignore excuses-v", "excuses-voor-ongemak"),
        ("sincerity check --select onop", "onoprecht"),
        ("sincerity check --select bait,non-a", "bait,non-apology"),
        ("sincerity rules show excuses-v", "excuses-voor-ongemak"),
        ("sincerity inspect --rule excuses-v", "excuses-voor-ongemak"),
    ],
)
def test_names_are_offered(line: str, name: str):
    """Commands, options, formats, channels, rules, labels and categories."""
    assert name in offered(line)


def test_a_broken_settings_file_offers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """And writes no message into the line that is being typed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sincerity.toml").write_text("chanel = 3\n", encoding="utf-8")

    assert offered("sincerity rules show exc") == []
