"""The bar above a form that came back: what did not happen, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from demo.models import Bericht, Mededeling
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.test.utils.form_data import nested_form_data, rich_text
from wagtail.users.models import UserProfile

from tests.gates.wagtail.conftest import BAD, GOOD
from tests.gates.wagtail.test_forms import PUBLISH, SUBMIT, add, edit, fields, said
from tests.gates.wagtail.test_net import in_workflow

pytestmark = [pytest.mark.wagtail, pytest.mark.usefixtures("db")]

Make = Callable[..., Any]
WHY = "deze tekst klinkt verkoperig"


def bar(response: Any) -> str:
    """What the bar says, as one line of text."""
    return " ".join(said(response).replace('<span lang="nl">', "").replace("</span>", "").split())


def test_the_bar_says_that_nothing_was_published_and_why(client: Make, draft: Make, front: Any):
    """Where a page is edited and where it is made; of validation it does not speak."""
    for address in (edit(draft()), add(front)):
        told = bar(client("redacteur").post(address, fields(slug="nieuw", **PUBLISH)))

        assert told.startswith(f"Niet gepubliceerd: {WHY}")
        assert told.endswith("om nog even te schaven.")
        assert "validatie" not in told


def test_the_bar_names_what_was_asked_for(client: Make, draft: Make, user: Make):
    """Scheduling, submitting and approving are no publishing."""
    later = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    page = draft()

    scheduled = client("redacteur").post(edit(page), fields(go_live_at=later, **PUBLISH))
    submitted = client("schrijver").post(edit(page), fields(**SUBMIT))
    in_workflow(page, user("schrijver"))
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    approved = client("redacteur").post(edit(page), fields(**approve))

    assert bar(scheduled).startswith(f"Niet ingepland: {WHY}")
    assert bar(submitted).startswith(f"Niet ingediend: {WHY}")
    assert bar(approved).startswith(f"Niet goedgekeurd: {WHY}")


def test_what_else_is_wrong_with_the_form_is_said_too(client: Make, draft: Make):
    """A title that is missing is mended elsewhere."""
    told = bar(client("redacteur").post(edit(draft()), fields(title="", **PUBLISH)))

    assert "validatiefouten" in told
    assert f"Niet gepubliceerd: {WHY}" in told


def test_a_form_that_is_wrong_by_itself_is_wagtails_business(client: Make, draft: Make):
    """The gate had nothing to say about this text."""
    good = rich_text(f"<p>{GOOD}</p>")
    told = bar(client("redacteur").post(edit(draft()), fields(title="", tekst=good, **PUBLISH)))

    assert "validatiefouten" in told
    assert "Niet gepubliceerd" not in told


def test_the_bar_above_a_snippet_says_the_same(client: Make, notice: Make):
    """Its views are others."""
    address = reverse(Mededeling.snippet_viewset.get_url_name("edit"), args=[notice().pk])
    data = nested_form_data({"kop": "Over de oven", "tekst": rich_text(f"<p>{BAD}</p>")})

    assert bar(client("redacteur").post(address, {**data, **PUBLISH})).startswith(f"Niet gepubliceerd: {WHY}")


@pytest.mark.parametrize(
    ("language", "start"),
    [
        ("en", f"Not published: {WHY}"),
        ("de-at", f"Nicht veröffentlicht: {WHY}"),
        ("fr", f"Pas publié: {WHY}"),
        ("it", "La pagina non può essere salvata a causa di errori di validazione. Deze tekst klinkt"),
    ],
)
def test_the_bar_speaks_the_language_of_the_admin(
    client: Make, draft: Make, user: Make, language: str, start: str
):
    """What the reader hears stays Dutch, for so is the text; it is marked as such for who has it read aloud."""
    UserProfile.objects.create(user=user("redacteur"), preferred_language=language)
    languages = [
        ("nl", "Nederlands"),
        ("en", "English"),
        ("de-at", "Deutsch"),
        ("fr", "Français"),
        ("it", "Italiano"),
    ]
    with override_settings(WAGTAILADMIN_PERMITTED_LANGUAGES=languages), translation.override("nl"):
        response = client("redacteur").post(edit(draft()), fields(**PUBLISH))

    assert bar(response).startswith(start)
    assert '<span lang="nl">' in said(response)


def test_without_a_place_in_the_form_the_reasons_are_a_list(
    client: Make, draft: Make, monkeypatch: pytest.MonkeyPatch
):
    """Wagtail makes it; the bar itself need not say it twice."""
    monkeypatch.setattr(Bericht, "sincerity_fields", ["seo_title"])
    panels = "sincerity.gates.wagtail.forms.GatedFormMixin._has_panel"
    monkeypatch.setattr(panels, lambda form: False)
    title = "Koop nu, op is op, alleen vandaag het allerbeste brood"
    told = bar(client("redacteur").post(edit(draft(seo_title=title)), fields(seo_title=title, **PUBLISH)))

    assert told.startswith("Niet gepubliceerd: <ul")
    assert told.lower().count(WHY) == 1
