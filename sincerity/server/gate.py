"""``POST /v1/gate``: one decision about a document of any CMS."""

from __future__ import annotations

from typing import Any

from sincerity.channels import GENERAL
from sincerity.formats.jsonout import failure_object, finding_object
from sincerity.gates import (
    Action,
    Clearance,
    ClearanceError,
    ClearanceLog,
    Decision,
    Gate,
    Located,
    Part,
    apply_clearance,
    clear,
)
from sincerity.gates.clearance import MOST_LETTERS
from sincerity.gates.decision import Reason, strictest
from sincerity.report import FORMAT_VERSION
from sincerity.server.fields import FORMATS, FieldError, Mapped, Picked, is_pointer, pick
from sincerity.server.problems import Problem
from sincerity.server.requests import Offsets, channel_of, only_keys, text_of, wrong
from sincerity.server.results import move
from sincerity.server.settings import Limits
from sincerity.spans import LineIndex

MOST_FIELDS = 200
MOST_POINTER = 500
_KEYS = ("document", "fields", "channel", "reply_to", "bypass")


class GateRequest:
    """What a request to the gate holds.

    Args:
        body: The JSON object.
        limits: Bounds on its text.
        channel: The channel where it names none.

    Raises:
        Problem: If something in it is not as it should be.
    """

    def __init__(self, body: dict[str, Any], limits: Limits, *, channel: str = GENERAL) -> None:
        only_keys(body, _KEYS, "")
        if "document" not in body or not isinstance(body["document"], dict | list):
            raise wrong("/document", "het document: een object of een lijst")
        fields = body.get("fields")
        if not isinstance(fields, list) or not 1 <= len(fields) <= MOST_FIELDS:
            raise wrong("/fields", f"een lijst van 1 tot {MOST_FIELDS} velden")
        mapped = tuple(_mapped(field, f"/fields/{i}") for i, field in enumerate(fields))
        try:
            self.picked: Picked = pick(body["document"], mapped)
        except FieldError as error:
            raise Problem(422, "field", str(error), pointer=f"/document{error.pointer}") from None
        for part in self.picked.parts:
            text_of(part.text, f"/document{part.name}", limits.characters)
        if sum(len(part.text) for part in self.picked.parts) > limits.characters:
            raise Problem(422, "too-long", f"samen meer dan {limits.characters} tekens", pointer="/document")
        self.channel = channel_of(body.get("channel"), "/channel", channel)
        reply = body.get("reply_to")
        self.reply_to = None if reply is None else text_of(reply, "/reply_to", limits.characters) or None
        self.bypass = _bypass(body.get("bypass"))


def _mapped(field: Any, at: str) -> Mapped:
    if not isinstance(field, dict):
        raise wrong(at, "een object met ‘pointer’ en ‘format’")
    only_keys(field, ("pointer", "format"), at)
    pointer = text_of(field.get("pointer"), f"{at}/pointer", MOST_POINTER)
    if not is_pointer(pointer):
        raise Problem(422, "value", "geen JSON Pointer; die begint met /", pointer=f"{at}/pointer")
    kind = field.get("format", "plain")
    if kind not in FORMATS:
        raise Problem(422, "value", f"verwacht: {', '.join(FORMATS)}", pointer=f"{at}/format")
    return Mapped(pointer, kind)


def _bypass(value: Any) -> tuple[str, str, bool] | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise wrong("/bypass", "een object met ‘who’, ‘reason’ en ‘permitted’")
    only_keys(value, ("who", "reason", "permitted"), "/bypass")
    if not isinstance(value.get("permitted"), bool):
        raise wrong("/bypass/permitted", "true of false")
    who = text_of(value.get("who"), "/bypass/who", MOST_LETTERS)
    reason = text_of(value.get("reason"), "/bypass/reason", MOST_LETTERS)
    return who, reason, value["permitted"]


def decide(gate: Gate, request: GateRequest) -> Decision:
    """Judge the document of a request. Fields that are nowhere in it are a mistake that must not pass for emptiness."""
    decision = gate.judge(request.picked.parts, channel=request.channel, reply_to=request.reply_to)
    notices = (*request.picked.notices, *decision.notices)
    reasons = decision.reasons
    if request.picked.missing and not request.picked.parts:
        message = f"geen van de velden staat in het document: {', '.join(request.picked.missing[:5])}"
        reasons = (Reason("no-field", gate.policy.on_failure, message),)
    elif request.picked.missing:
        message = f"niet in het document en dus niet nagekeken: {', '.join(request.picked.missing[:20])}"
        reasons = (*reasons, Reason("missing", Action.WARN, message))
    if request.picked.notices:
        reasons = (*reasons, Reason("unread", Action.WARN, request.picked.notices[0]))
    return Decision(
        strictest(reasons),
        reasons,
        decision.findings,
        decision.report,
        decision.digest,
        decision.pack,
        decision.failures,
        notices,
    )


def cleared(
    decision: Decision, request: GateRequest, log: ClearanceLog | None
) -> tuple[Decision, Clearance | None]:
    """Count in the bypass of a request, once it is on record.

    Raises:
        Problem: If it is not permitted, has no reason, or cannot be recorded.
    """
    if request.bypass is None or decision.action is not Action.BLOCK:
        return decision, None
    who, reason, permitted = request.bypass
    if log is None:
        message = "een tekst toch doorlaten kan pas als de service een logboek heeft (--bypass-log)"
        raise Problem(403, "bypass", message, pointer="/bypass")
    try:
        clearance = clear(decision, who=who, reason=reason, permitted=permitted)
        log.record(clearance)
    except ClearanceError as error:
        raise Problem(403, "bypass", str(error), pointer="/bypass") from None
    return apply_clearance(decision, clearance), clearance


def decision_object(
    decision: Decision, clearance: Clearance | None, parts: tuple[Part, ...], offsets: Offsets
) -> dict[str, Any]:
    """Return the answer of the gate."""
    texts = {part.name: part.text for part in parts}
    report = decision.report
    return {
        "version": FORMAT_VERSION,
        "decision": decision.action.value,
        "reasons": [
            {"code": r.code, "decision": r.action.value, "message": r.message} for r in decision.reasons
        ],
        "verdict": report.verdict.value if report else None,
        "band": report.band.value if report else None,
        "scores": {c.value: round(s, 1) for c, s in report.scores.items()} if report else None,
        "acts_social": round(report.acts_social, 1) if report else None,
        "findings": [_finding(located, texts, offsets) for located in decision.findings],
        "failures": [failure_object(failure) for failure in decision.failures],
        "notices": list(decision.notices),
        "digest": decision.digest,
        "pack": decision.pack,
        "bypass": clearance.as_json() if clearance else None,
    }


def _finding(located: Located, texts: dict[str, str], offsets: Offsets) -> dict[str, Any]:
    text = texts.get(located.part or "", "")
    finding = finding_object(located.finding, LineIndex(text))
    if offsets is Offsets.UTF16:
        at = [0]
        for character in text:
            at.append(at[-1] + (2 if character > "\uffff" else 1))
        move(finding, at)
    return {"field": located.part, **finding}
