"""The bar above a form that came back: what did not happen and why, instead of ‘validation errors’."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from sincerity.gates.django import reasons, sentence
from sincerity.gates.wagtail.forms import REASON

_SAID = {
    "nl": ("Niet gepubliceerd", "Niet ingepland", "Niet ingediend", "Niet goedgekeurd", "Niet opgeslagen"),
    "en": ("Not published", "Not scheduled", "Not submitted", "Not approved", "Not saved"),
    "fr": ("Pas publié", "Pas planifié", "Pas soumis", "Pas approuvé", "Pas enregistré"),
    "de": ("Nicht veröffentlicht", "Nicht geplant", "Nicht eingereicht", "Nicht freigegeben", "Nicht gespeichert"),
}  # fmt: skip
_PUBLISHED, _SCHEDULED, _SUBMITTED, _APPROVED, _SAVED = range(5)
_MARK = "_sincerity_banner"


def install() -> None:
    """Let Wagtail's message about a form say what the gate did; a second time changes nothing.

    Pages, snippets and settings each have views of their own for this, and all of them end in one function.
    """
    from wagtail.admin import messages

    original = messages.validation_error
    if hasattr(original, _MARK):
        return

    @wraps(original)
    def validation_error(request: Any, message: Any, form: Any, buttons: Any = None) -> Any:
        return original(request, told(form, message), form, buttons)

    setattr(validation_error, _MARK, True)
    messages.validation_error = validation_error


def told(form: Any, message: Any) -> Any:
    """Return what to say above a form: what the gate stopped and why, or Wagtail's own *message*.

    The findings are Dutch, as the text is; what did not happen is said in the language of the admin where we know it,
    and else in Wagtail's words. Where something else is wrong with the form as well, both are said.
    """
    judgement = getattr(form, "sincerity_judgement", None)
    if judgement is None or judgement.may_publish:
        return message
    # With errors about the form as a whole Wagtail lists all of them, and the reasons are among those.
    why = "" if form.non_field_errors() else "; ".join(reasons(judgement.decision))
    language = (get_language() or "nl").split("-")[0]
    if language not in _SAID:
        return format_html('{} <span lang="nl">{}</span>', message, sentence(why)) if why else message
    said = _SAID[language][_action(form)]
    if _has_other_errors(form, judgement):
        said = f"{message} {said}"
    return format_html('{}<span lang="nl">{}</span>', said, sentence(f": {why}")) if why else f"{said}:"


def _action(form: Any) -> int:
    data = form.data
    if data.get("action-publish"):
        go_live_at = form.cleaned_data.get("go_live_at")
        return _SCHEDULED if go_live_at is not None and go_live_at > timezone.now() else _PUBLISHED
    if data.get("action-submit") or data.get("action-restart-workflow"):
        return _SUBMITTED
    return _APPROVED if data.get("action-workflow-action") else _SAVED


def _has_other_errors(form: Any, judgement: Any) -> bool:
    pieces = {piece.name: piece.path[0] for piece in judgement.pieces}
    ours = {pieces.get(note.part or "") for note in judgement.notes} | {NON_FIELD_ERRORS, REASON}
    formsets = getattr(form, "formsets", {}).values()
    return bool(set(form.errors) - ours) or any(any(formset.errors) for formset in formsets)
