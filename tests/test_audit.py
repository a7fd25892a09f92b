"""The audit of dependencies says what it looked up, and never passes on nothing without saying so."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).parents[1] / ".ci" / "audit.py"


@pytest.fixture(scope="module")
def audit() -> Any:
    spec = importlib.util.spec_from_file_location("audit", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SAFE = {"name": "click", "version": "8.2.0", "vulns": []}
UNSAFE = {"name": "pyyaml", "version": "5.1", "vulns": [{"id": "CVE-2020-1747"}]}
SKIPPED = {"name": "spacy", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "passed", "said"),
    [
        ([SAFE, SKIPPED], True, "1 of 2 packages looked up"),
        ([SAFE, UNSAFE], False, "pyyaml 5.1: CVE-2020-1747"),
        ([SKIPPED], True, "NOT DONE"),
        ([], True, "NOT DONE"),
    ],
)
def test_the_line_says_what_was_looked_up(audit: Any, packages: list[Any], passed: bool, said: str):
    """A vulnerability fails; packages that nobody could look up are no reassurance."""
    outcome, line = audit.verdict({"dependencies": packages})

    assert outcome is passed
    assert said in line
