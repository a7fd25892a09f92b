"""What README.md shows is what sincerity does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from sincerity import packs
from sincerity.api import word_classes
from sincerity.testing import run_examples

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_screen_is_what_the_command_prints():
    """The first command, run in the checkout, prints the block below it."""
    command, screen = re.search(r"<!-- screen: (.+?) -->\n```text\n(.*?)```", README, re.DOTALL).groups()  # type: ignore[union-attr]

    done = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "80", "PATH": ""},
    )

    assert done.stderr == ""
    assert screen == done.stdout


def test_the_rule_to_copy_passes_its_own_examples(tmp_path: Path):
    """The YAML block is a whole rule file."""
    rule = next(
        block for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if block.startswith("id: ")
    )
    (tmp_path / "onoprecht").mkdir()
    (tmp_path / "onoprecht" / "in-goede-handen.yaml").write_text(rule, encoding="utf-8")
    (tmp_path / "pack.yaml").write_text("name: proef\nlanguage: nl\ndescription: Proef.\n", encoding="utf-8")

    pack = packs.load(tmp_path)

    assert [] == [o for o in run_examples(pack.rules[0], word_classes([pack])) if not o.passed]


def test_the_python_example_runs():
    """The library in six lines."""
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL).group(1)  # type: ignore[union-attr]

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "excuses-voor-ongemak" in done.stdout


def test_every_linked_file_exists():
    """No link in README.md leads nowhere."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)

    assert links
    assert [] == [link for link in links if not (ROOT / link).exists()]
