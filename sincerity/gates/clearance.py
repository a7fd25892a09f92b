"""Knowing better than the gate: who lets a text pass, why, when, and exactly which text.

A clearance is a record, not a switch. It holds for one digest, so it survives scheduling and ends with the first
changed letter or rule.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sincerity.errors import SincerityError
from sincerity.gates.decision import Action, Decision, Reason

MOST_LETTERS = 2000
"""The length of a reason or a name that is still a reason or a name."""


class ClearanceError(SincerityError):
    """Somebody may not let this text pass, or does not say why."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """The record of one bypass. ``overruled`` is what the gate had said; no text is kept, only its digest."""

    who: str
    reason: str
    when: datetime
    digest: str
    pack: str
    overruled: Action

    def as_json(self) -> dict[str, str]:
        """Return the record as JSON values."""
        return {
            "who": self.who,
            "reason": self.reason,
            "when": self.when.isoformat(timespec="seconds"),
            "digest": self.digest,
            "pack": self.pack,
            "overruled": self.overruled.value,
        }


def clear(
    decision: Decision, *, who: str, reason: str, permitted: bool, when: datetime | None = None
) -> Clearance:
    """Let the text of a decision pass knowingly.

    Args:
        decision: What the gate said.
        who: The editor, as the CMS knows them.
        reason: Why, in their words.
        permitted: Whether the CMS grants them this.
        when: The moment; now if not given.

    Raises:
        ClearanceError: If it is not permitted, or *who* or *reason* is empty or too long.
    """
    if not permitted:
        raise ClearanceError(
            f"‘{who.strip()}’ heeft geen recht om een tegengehouden tekst toch te publiceren"
        )
    for name, value in (("wie", who), ("waarom", reason)):
        if not any(map(str.isalnum, value)):  # a full stop or something invisible says nothing
            raise ClearanceError(f"zeg {name} deze tekst toch gepubliceerd wordt")
        if len(value) > MOST_LETTERS:
            raise ClearanceError(f"{name} is {len(value)} tekens lang; het mogen er {MOST_LETTERS} zijn")
    when = when or datetime.now(UTC)
    return Clearance(who.strip(), reason.strip(), when, decision.digest, decision.pack, decision.action)


def apply_clearance(decision: Decision, clearance: Clearance) -> Decision:
    """Return the decision with the clearance counted in: a block becomes a warning, if it is about this very text."""
    if decision.action is not Action.BLOCK or clearance.digest != decision.digest:
        return decision
    message = f"bewust toegestaan door {clearance.who}: {clearance.reason}"
    cleared = Reason("cleared", Action.WARN, message)
    return replace(decision, action=Action.WARN, reasons=(cleared, *decision.reasons))


class ClearanceLog:
    """A file with one JSON record per clearance; lines are only ever added.

    Args:
        path: The file; it is made when the first record comes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()

    def record(self, clearance: Clearance) -> None:
        """Add a record and wait until it is on disk.

        Raises:
            ClearanceError: If it cannot be written: what is not recorded does not pass.
        """
        line = json.dumps(clearance.as_json(), ensure_ascii=True) + "\n"
        try:
            with self._lock:
                descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
                with os.fdopen(descriptor, "a", encoding="ascii") as file:
                    file.write(line)
                    file.flush()
                    os.fsync(file.fileno())
        except OSError as error:
            raise ClearanceError(
                f"{self.path}: niet vast te leggen ({error.strerror}); er is niets toegestaan"
            ) from None
