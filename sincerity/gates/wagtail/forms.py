"""The edit view's own gate: it says at each field what was found, and lets whoever may let the text pass."""

from __future__ import annotations

from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.models import DraftStateMixin

from sincerity.gates import ClearanceError, apply_clearance, clear
from sincerity.gates.django import CODE
from sincerity.gates.wagtail.judging import Judgement, is_judged, judge_thing
from sincerity.gates.wagtail.models import PERMISSION, Bypass
from sincerity.gates.wagtail.pieces import errors_for

REASON = "sincerity_reason"
_PUBLIC_ACTIONS = ("action-publish", "action-submit", "action-restart-workflow")


class GatedFormMixin(forms.Form):
    """Judges what the editor is about to publish, schedule, submit or approve. A draft is never judged.

    After validation ``sincerity_judgement`` is what the gate said; ``None`` where it was not asked.
    """

    sincerity_reason = forms.CharField(
        required=False,
        label="Toch publiceren, omdat …",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    sincerity_judgement: Judgement | None = None
    for_user: Any
    instance: Any
    is_deferred_validation: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without its panel the field would stand at the end of the form, without a word of explanation.
        if not self._has_panel() or self.for_user is None or not self.for_user.has_perm(PERMISSION):
            del self.fields[REASON]

    def clean(self) -> dict[str, Any]:
        """Judge the text, and put what was found at each field and block."""
        super().clean()
        if self._goes_out() and is_judged(self.instance):
            self._judge()
        data: dict[str, Any] = self.cleaned_data
        return data

    def _goes_out(self) -> bool:
        """Whether this is more than saving a draft. A text that is sent back may well be so because of its findings."""
        if self.is_deferred_validation:
            return False
        if not isinstance(self.instance, DraftStateMixin):
            return True  # saving is publishing: settings, and snippets without drafts
        if any(self.data.get(name) for name in _PUBLIC_ACTIONS):
            return True
        if self.data.get("action-cancel-workflow"):
            return False
        sends_back = self.data.get("workflow-action-name") == "reject"
        return not (self.data.get("action-workflow-action") and sends_back)

    def _judge(self) -> None:
        draft = copy(self.instance)
        failed = [name for name in draft.sincerity_fields if name in self.errors]
        for name in draft.sincerity_fields:
            if name in self.cleaned_data:
                setattr(draft, name, self.cleaned_data[name])
        judgement = judge_thing(draft, user=self.for_user, without=failed, children=self._children())
        if not judgement.may_publish:
            judgement = self._overruled(judgement, draft)
        self.sincerity_judgement = judgement
        if not judgement.may_publish:
            self._tell(judgement)

    def _children(self) -> dict[str, list[Any]]:
        """Return what the panels inside the form will hold once it is saved, by the name of the relation."""
        found = {}
        for name, formset in getattr(self, "formsets", {}).items():
            is_valid = formset.is_valid()  # fills the instances in
            kept = formset.ordered_forms if is_valid and formset.can_order else formset.forms
            found[name] = [
                form.instance
                for form in kept
                if form not in formset.deleted_forms and (form.has_changed() or form.instance.pk is not None)
            ]
        return found

    def _overruled(self, judgement: Judgement, draft: Any) -> Judgement:
        """Return the judgement with the editor's reason counted in, if there is one and the form is right otherwise."""
        reason = self.cleaned_data.get(REASON, "")
        formsets = getattr(self, "formsets", {}).values()
        if not judgement.pieces:
            return judgement  # nobody knows what would be let pass
        if not reason or self.errors or not all(formset.is_valid() for formset in formsets):
            return judgement
        try:
            clearance = clear(
                judgement.decision, who=self.for_user.get_username(), reason=reason, permitted=True
            )
            bypass = Bypass.record(clearance, draft, self.for_user)
        except ClearanceError as error:
            self.add_error(REASON, ValidationError(str(error), code=CODE))
            return judgement
        return Judgement(apply_clearance(judgement.decision, clearance), judgement.pieces, bypass)

    def _tell(self, judgement: Judgement) -> None:
        """Say everything once: at its field if it has one here, and otherwise in the panel or about the whole form."""
        at_fields = 0
        for field, errors in errors_for(judgement.pieces, judgement.notes).items():
            if field in self.fields:
                self.add_error(field, errors if len(errors) > 1 else errors[0])
                at_fields += 1
        if at_fields and self._has_panel():
            return
        for reason in judgement.reasons:
            self.add_error(None, ValidationError(reason, code=CODE))
        places = {piece.name: piece for piece in judgement.pieces}
        for note in judgement.notes:
            piece = places.get(note.part or "")
            if piece is None or piece.path[0] not in self.fields:
                where = "" if piece is None else f"{piece.place}: "
                self.add_error(None, ValidationError(f"{where}{note.text}", code=CODE))

    def _has_panel(self) -> bool:
        return REASON in (self._meta.fields or ())  # type: ignore[attr-defined]


class GatedPageForm(GatedFormMixin, WagtailAdminPageForm):
    """The form of a gated page; derive your own from it."""

    def save(self, commit: bool = True) -> Any:
        """Hand over a new page as a draft: Wagtail stores it first and publishes it then, and only that is judged."""
        page = super().save(commit)
        if page._state.adding:
            page.live = False
        return page


class GatedForm(GatedFormMixin, WagtailAdminModelForm):
    """The form of a gated snippet; derive your own from it."""
