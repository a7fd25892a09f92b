"""A knowing bypass: permitted, with a reason, recorded, and for one text only."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sincerity.gates import Action, ClearanceError, ClearanceLog, Decision, Reason, apply_clearance, clear

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
BLOCKED = Decision(
    Action.BLOCK, (Reason("verdict", Action.BLOCK, "klinkt verkoperig"),), (), None, "abc", "pack-1"
)


def test_a_cleared_text_passes_with_the_reason_in_front():
    """The old reasons stay in sight."""
    clearance = clear(BLOCKED, who="Ans", reason="citaat van de minister", permitted=True, when=NOW)

    decision = apply_clearance(BLOCKED, clearance)

    assert decision.may_publish
    assert [reason.code for reason in decision.reasons] == ["cleared", "verdict"]
    assert "Ans: citaat van de minister" in decision.reasons[0].message


def test_a_clearance_ends_with_the_first_changed_letter():
    """Another text has another digest."""
    clearance = clear(BLOCKED, who="Ans", reason="mag", permitted=True)

    assert apply_clearance(replace(BLOCKED, digest="abd"), clearance).action is Action.BLOCK


@pytest.mark.parametrize(
    ("who", "reason", "permitted", "message"),
    [
        ("Ans", "mag", False, "geen recht"),
        ("Ans", "  ", True, "waarom"),
        ("Ans", " .\u200b", True, "waarom"),
        ("", "mag", True, "wie"),
        ("Ans", "x" * 2001, True, "2001 tekens"),
    ],
)
def test_without_permission_name_or_reason_there_is_no_clearance(
    who: str, reason: str, permitted: bool, message: str
):
    """Each is asked for by name."""
    with pytest.raises(ClearanceError, match=message):
        clear(BLOCKED, who=who, reason=reason, permitted=permitted)


def test_the_log_keeps_who_when_why_and_which_text_but_not_the_text(tmp_path: Path):
    """One line each, added and never changed."""
    log = ClearanceLog(tmp_path / "toegestaan.jsonl")
    for reason in ("een\nregel", "twee"):
        log.record(clear(BLOCKED, who="Ans", reason=reason, permitted=True, when=NOW))

    first, second = map(json.loads, log.path.read_text().splitlines())
    assert first == {
        "who": "Ans",
        "reason": "een\nregel",
        "when": "2026-03-04T05:06:07+00:00",
        "digest": "abc",
        "pack": "pack-1",
        "overruled": "block",
    }
    assert second["reason"] == "twee"
    assert log.path.stat().st_mode & 0o077 == 0


def test_what_cannot_be_recorded_does_not_pass(tmp_path: Path):
    """The error names the file."""
    log = ClearanceLog(tmp_path / "weg" / "toegestaan.jsonl")

    with pytest.raises(ClearanceError, match="weg"):
        log.record(clear(BLOCKED, who="Ans", reason="mag", permitted=True))
