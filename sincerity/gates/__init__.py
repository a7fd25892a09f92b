"""What stands between a draft and its publication: one decision, ``allow``, ``warn`` or ``block``, for every CMS.

>>> from sincerity.gates import Gate, Part
>>> decision = Gate().judge([Part("titel", "Koop nu"), Part("tekst", "<p>…</p>", Markup.HTML)])  # doctest: +SKIP
>>> decision.action, [reason.message for reason in decision.reasons]  # doctest: +SKIP
"""

from sincerity.gates.clearance import Clearance, ClearanceError, ClearanceLog, apply_clearance, clear
from sincerity.gates.decision import Action, Decision, Located, Policy, Reason
from sincerity.gates.gate import Gate
from sincerity.gates.parts import Part

__all__ = [
    "Action", "Clearance", "ClearanceError", "ClearanceLog", "Decision", "Gate", "Located", "Part", "Policy", "Reason",
    "apply_clearance", "clear",
]  # fmt: skip
