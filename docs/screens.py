"""Write the screens in the documentation anew: every ``<!-- screen: command -->`` gets what the command prints.

Run it from the checkout after rules have changed: ``python docs/screens.py``.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCREEN = re.compile(r"(<!-- screen: sincerity (.+?) -->\n```text\n).*?```", re.DOTALL)
TUTORIAL = ROOT / "docs" / "handleiding.md"


def main() -> None:
    """Write the screens of the tutorial."""
    with tempfile.TemporaryDirectory() as folder:
        drafts = [
            b
            for b in re.findall(r"```text\n(.*?)```", TUTORIAL.read_text("utf-8"), re.DOTALL)
            if "›" not in b
        ]
        drafts = [draft for draft in drafts if draft.strip() and "─" not in draft]
        for name, draft in zip(("bericht.txt", "beter.txt"), drafts[:2], strict=True):
            (Path(folder) / name).write_text(draft, encoding="utf-8")
        os.symlink(ROOT / "examples", Path(folder) / "examples")
        for page in (TUTORIAL,):
            text = page.read_text(encoding="utf-8")
            page.write_text(SCREEN.sub(lambda m: f"{m[1]}{_run(m[2], folder)}```", text), encoding="utf-8")


def _run(arguments: str, folder: str) -> str:
    command = [sys.executable, "-m", "sincerity", *shlex.split(arguments)]
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"sincerity {arguments}: {done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
