"""What the gate says of a page or snippet, with every bypass counted in."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from sincerity.gates import Decision, apply_clearance
from sincerity.gates.django import CODE, Note, gate, judge, notes, reasons, sentence
from sincerity.gates.wagtail.pieces import Piece, read_pieces

if TYPE_CHECKING:
    from sincerity.gates.wagtail.models import Bypass


logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gate said, and of which pieces."""

    decision: Decision
    pieces: tuple[Piece, ...]
    bypass: Bypass | None = None

    @property
    def may_publish(self) -> bool:
        """Whether this may be published, scheduled, submitted or approved."""
        return self.decision.may_publish

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every finding, in reading order."""
        return notes(self.decision, (piece.part for piece in self.pieces))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it may not, in whole sentences."""
        return tuple(map(sentence, reasons(self.decision)))

    @property
    def digest(self) -> str:
        """What stands for this text, whatever the rules are."""
        told = "\0".join(f"{piece.name}\0{piece.markup.value}\0{piece.text}" for piece in self.pieces)
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


class NotClearedError(ValidationError):
    """A page or snippet that the gate does not let pass."""

    def __init__(self, thing: Any, judgement: Judgement) -> None:
        told: dict[str, list[str]] = {NON_FIELD_ERRORS: list(judgement.reasons)}
        for note in judgement.notes:
            piece = next((p for p in judgement.pieces if p.name == note.part), None)
            told.setdefault(NON_FIELD_ERRORS if piece is None else str(piece.path[0]), []).append(note.text)
        super().__init__(told, code=CODE)
        self.thing = thing
        self.judgement = judgement


def is_judged(thing: Any) -> bool:
    """Whether the gate is about this: its model is gated. Whether it is Dutch the text tells, not its label."""
    return bool(getattr(thing, "sincerity_fields", ()))


def judge_thing(
    thing: Any,
    *,
    user: Any = None,
    without: Iterable[str] = (),
    children: Mapping[str, Sequence[Any]] | None = None,
    as_copy: bool = False,
) -> Judgement:
    """Judge a page or snippet as it stands in memory.

    Args:
        thing: The page or snippet; of a page the specific one.
        user: Who asks. A bypass given while the thing had no number yet holds for this user alone.
        without: Fields to leave out.
        children: What the relations will hold, where that is not stored yet.
        as_copy: Whether it is about to become another page: a bypass for this one does not hold there.
    """
    left_out = set(without)
    try:
        fields = [name for name in thing.sincerity_fields if name not in left_out]
        pieces = read_pieces(thing, fields, children)
    except Exception as error:  # a block of the project that cannot be read is no reason for a server error
        logger.exception("sincerity cannot read %s %s", type(thing).__name__, thing.pk)
        return Judgement(gate().failed(f"{type(error).__name__}: {error}"), ())
    decision = judge((piece.part for piece in pieces), thing.sincerity_channel)
    if decision.may_publish or as_copy:
        return Judgement(decision, pieces)
    bypass = find_bypass(thing, decision, user)
    if bypass is not None:
        decision = apply_clearance(decision, bypass.clearance)
    return Judgement(decision, pieces, bypass)


def find_bypass(thing: Any, decision: Decision, user: Any) -> Bypass | None:
    """Return the bypass for exactly this text of this page or snippet, if somebody gave it."""
    from sincerity.gates.wagtail.models import (
        Bypass,
    )  # late: this module is imported before the models are there

    given = Bypass.objects.filter(
        digest=decision.digest, content_type=ContentType.objects.get_for_model(type(thing))
    )
    bound = given.filter(object_id=str(thing.pk)).first() if thing.pk is not None else None
    if bound is not None or user is None or not user.pk:
        return bound  # type: ignore[no-any-return]
    return given.filter(object_id="", user=user).first()  # type: ignore[no-any-return]


def require_clear(thing: Any, *, user: Any = None, as_copy: bool = False) -> Judgement | None:
    """Let a page or snippet pass, or not; *as_copy* where a copy of it would go live.

    Returns:
        The judgement; ``None`` where the gate is not about it.

    Raises:
        NotClearedError: If it may not pass.
    """
    if not is_judged(thing):
        return None
    judgement = judge_thing(thing, user=user, as_copy=as_copy)
    if not judgement.may_publish:
        raise NotClearedError(thing, judgement)
    if judgement.bypass is not None:
        judgement.bypass.bind(thing)
    return judgement
