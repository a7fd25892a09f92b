"""A news page with every kind of text that Wagtail has, and a notice that stands on top of all pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, PublishingPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    Page,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.snippets.models import register_snippet

from sincerity.gates.wagtail.gated import SincerityMixin, SincerityPageMixin, SincerityPanel


class Tip(blocks.StructBlock):
    """A short hint with a heading."""

    kop = blocks.CharBlock()
    uitleg = blocks.TextBlock()


class Citaat(blocks.StructBlock):
    """What a neighbour said, and who that is."""

    tekst = blocks.CharBlock()
    van = blocks.CharBlock(required=False)


class Voorpagina(Page):
    """The page that holds the news; it has no text of its own."""

    max_count = 1
    subpage_types: ClassVar = ["demo.Bericht"]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the news, newest first, and the notices."""
        context = super().get_context(request, *args, **kwargs)
        context["berichten"] = Bericht.objects.child_of(self).live().order_by("-first_published_at")
        context["mededelingen"] = Mededeling.objects.filter(live=True)
        return context


class Bericht(SincerityPageMixin, Page):
    """A news page."""

    intro = models.TextField(blank=True)
    tekst = RichTextField(blank=True, features=["bold", "italic", "link", "h2", "ul"])
    blokken = StreamField(
        [
            ("alinea", blocks.RichTextBlock(features=["bold", "italic", "link"])),
            ("citaat", Citaat()),
            ("tips", blocks.ListBlock(Tip())),
        ],
        blank=True,
    )

    sincerity_fields: ClassVar = ["title", "intro", "tekst", "blokken", "vragen", "search_description"]
    api_fields: ClassVar = [APIField("intro", writable=True), APIField("tekst", writable=True)]
    parent_page_types: ClassVar = ["demo.Voorpagina"]
    content_panels: ClassVar = [
        SincerityPanel(),
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("tekst"),
        FieldPanel("blokken"),
        InlinePanel("vragen", heading="vragen en antwoorden", label="vraag"),
    ]


class Vraag(Orderable):
    """A question of a reader with its answer, below the news."""

    bericht = ParentalKey(Bericht, on_delete=models.CASCADE, related_name="vragen")
    vraag = models.CharField(max_length=200)
    antwoord = RichTextField(features=["bold", "link"])

    class Meta(Orderable.Meta):
        verbose_name = "vraag"
        verbose_name_plural = "vragen"

    def __str__(self) -> str:
        return self.vraag


@register_snippet
class Mededeling(
    SincerityMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    models.Model,
):
    """A notice on the front page."""

    kop = models.CharField(max_length=100)
    tekst = RichTextField(features=["bold", "link"])

    sincerity_fields: ClassVar = ["kop", "tekst"]
    panels: ClassVar = [SincerityPanel(), FieldPanel("kop"), FieldPanel("tekst"), PublishingPanel()]

    class Meta:
        verbose_name = "mededeling"
        verbose_name_plural = "mededelingen"

    def __str__(self) -> str:
        return self.kop

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """Return the template of the preview beside the editor."""
        return "demo/mededeling.html"
