"""What a project's models use: a mixin for pages, one for snippets, and the panel that belongs in their edit views.

>>> class NewsPage(SincerityPageMixin, Page):  # doctest: +SKIP
...     sincerity_fields = ["title", "intro", "body"]
...     sincerity_channel = "nieuws"
...     content_panels = [SincerityPanel(), *Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured

from sincerity.gates.django import channel_for
from sincerity.gates.wagtail.forms import GatedForm, GatedFormMixin, GatedPageForm
from sincerity.gates.wagtail.panels import SincerityPanel
from sincerity.gates.wagtail.pieces import all_text, text_fields

__all__ = ["GatedForm", "GatedPageForm", "SincerityMixin", "SincerityPageMixin", "SincerityPanel"]


class SincerityMixin:
    """Makes a snippet gated; put it before ``Model``, and ``DraftStateMixin`` and its like after it.

    ``sincerity_fields`` are what a visitor reads, in reading order: fields with text, rich text or a StreamField, and
    relations whose children an ``InlinePanel`` edits. Of those children all text is judged, or what they name in
    ``sincerity_fields`` of their own.
    ``sincerity_channel`` is where they are read; without it the channel in the settings.
    """

    sincerity_fields: Sequence[str] = ()
    sincerity_channel: str | None = None
    base_form_class: type = GatedForm

    @classmethod
    def check(cls, **kwargs: Any) -> list[Any]:
        """Tell at start-up of a field that does not exist, an unknown channel, and a form that has lost the gate."""
        found: list[Any] = list(super().check(**kwargs))  # type: ignore[misc]
        if cls._meta.abstract:  # type: ignore[attr-defined]
            return found
        if not cls.sincerity_fields:
            found.append(
                checks.Error(f"{cls.__name__}.sincerity_fields noemt geen enkel veld", id="sincerity.E001")
            )
        for name in cls.sincerity_fields:
            try:
                field = cls._meta.get_field(name)  # type: ignore[attr-defined]
            except FieldDoesNotExist:
                field = None
            if field is None or (field.is_relation and not field.one_to_many):
                message = f"{cls.__name__}.sincerity_fields: {name!r} is geen tekstveld van dit model"
                found.append(checks.Error(message, id="sincerity.E002"))
        inherited = {field.name for field in text_fields(cls) if field.model is not cls}
        left_out = [n for n in all_text(cls) if n not in inherited and n not in cls.sincerity_fields]
        if left_out:
            message = f"{cls.__name__}: niet in sincerity_fields en dus niet nagekeken: {', '.join(left_out)}"
            hint = "Leest een bezoeker dit niet, zet dan 'sincerity.W001' in SILENCED_SYSTEM_CHECKS."
            found.append(checks.Warning(message, hint=hint, id="sincerity.W001"))
        try:
            channel_for(cls.sincerity_channel)
        except ImproperlyConfigured as error:
            found.append(checks.Error(f"{cls.__name__}.sincerity_channel: {error}", id="sincerity.E003"))
        if not issubclass(cls.base_form_class, GatedFormMixin):
            message = (
                f"{cls.__name__}.base_form_class is geen GatedForm: wie schrijft ziet niet wat er schort"
            )
            found.append(
                checks.Error(message, hint="Erf van GatedPageForm of GatedForm.", id="sincerity.E004")
            )
        return found


class SincerityPageMixin(SincerityMixin):
    """Makes a page gated; put it before ``Page``."""

    base_form_class = GatedPageForm
