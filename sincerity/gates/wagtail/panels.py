"""The panel that appears once a text was stopped: why, a way to every place, and a reason to publish nevertheless."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from sincerity.gates.wagtail.forms import REASON
from sincerity.gates.wagtail.judging import Judgement


class SincerityPanel(Panel):
    """Put it first among the panels. It shows nothing as long as nothing was stopped."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": "Zo komt deze tekst over", "icon": "view", **kwargs})

    def get_form_options(self) -> dict[str, Any]:
        """Claim the field for the reason, so that it stands here and nowhere else."""
        return {"fields": [REASON]}

    @property
    def clean_name(self) -> str:
        """The name of the panel in the addresses of the edit view."""
        return super().clean_name or "sincerity"

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "sincerity_wagtail/panel.html"

        @property
        def media(self) -> forms.Media:
            """What marks the words in the editors and brings you to them."""
            return forms.Media(
                js=[versioned_static("sincerity_wagtail/gate.js")],
                css={"all": [versioned_static("sincerity_wagtail/gate.css")]},
            )

        @cached_property
        def judgement(self) -> Judgement | None:
            """What the gate said, if it stopped this form."""
            judgement: Judgement | None = getattr(self.form, "sincerity_judgement", None)
            return None if judgement is None or judgement.may_publish else judgement

        def is_shown(self) -> bool:
            """Whether there is something to say."""
            return self.judgement is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what the template shows."""
            judgement = self.judgement
            assert judgement is not None
            inputs = {piece.name: piece for piece in judgement.pieces}
            notes = judgement.notes
            places = [
                {"input": inputs[note.part].input, "words": note.words, "nth": note.nth, "text": note.text}
                if note.part in inputs
                else None
                for note in notes
            ]
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {
                **context,
                "reasons": judgement.reasons,
                "notes": [(note, inputs[note.part].place if note.part in inputs else "") for note in notes],
                "places": places,
                "places_id": f"{self.prefix}-plekken",
                "reason": self.form[REASON] if REASON in self.form.fields else None,
            }
