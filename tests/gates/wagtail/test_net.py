"""Every road to publication that has no form: none of them lets a bad text pass, and drafts stay free."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from demo.models import Bericht
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import APIToken, Page, PageLogEntry, TaskState, Workflow

from sincerity.gates import Action
from sincerity.gates.wagtail import judging, net
from sincerity.gates.wagtail.judging import NotClearedError, judge_thing
from sincerity.gates.wagtail.models import Scheduled
from sincerity.gates.wagtail.net import HELD_ACTION
from tests.gates.wagtail.conftest import BAD, GOOD

pytestmark = [pytest.mark.wagtail, pytest.mark.usefixtures("db")]

Make = Callable[..., Any]
AJAX = {"headers": {"x-requested-with": "XMLHttpRequest"}}


def is_live(thing: Any) -> bool:
    """Whether it is live now, by the database."""
    return type(thing).objects.get(pk=thing.pk).live


def errors(response: Any) -> str:
    """The messages that the next page of the admin will show."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def bad_live(draft: Make) -> Bericht:
    """A page that went live before there was a gate."""
    page = draft()
    Bericht.objects.filter(pk=page.pk).update(live=True)
    return Bericht.objects.get(pk=page.pk)


def scheduled(page: Any, *, hours: int = 1) -> Any:
    """Give a page a time to go live, in a new revision."""
    page.go_live_at = timezone.now() + timedelta(hours=hours)
    return page.save_revision()


def in_workflow(page: Any, user: Any) -> TaskState:
    """Put a page into the workflow as if it had been submitted before there was a gate."""
    text, page.tekst = page.tekst, f"<p>{GOOD}</p>"
    page.save_revision()
    Workflow.objects.get(name="Moderators approval").start(page, user)
    page.tekst = text
    page.save_revision()
    return page.current_workflow_task_state


# Code


def test_saving_a_draft_is_free(draft: Make):
    """Nothing is asked as long as nothing goes out."""
    page = draft()
    page.intro = BAD
    page.save_revision()

    assert not is_live(page)


def test_a_revision_is_not_published_and_the_error_names_field_and_words(draft: Make):
    """``revision.publish()`` is what most roads end in."""
    page = draft()

    with pytest.raises(NotClearedError) as caught:
        page.get_latest_revision().publish()

    assert not is_live(page)
    assert "klinkt verkoperig" in caught.value.message_dict["__all__"][0]
    assert any("‘Koop nu’" in message for message in caught.value.message_dict["tekst"])


def test_a_good_revision_is_published(draft: Make):
    """The gate is no wall."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    page.get_latest_revision().publish()

    assert is_live(page)


def test_a_page_cannot_publish_itself(draft: Make):
    """``page.publish`` makes its own action."""
    page = draft()

    with pytest.raises(NotClearedError):
        page.publish(page.get_latest_revision())


def test_an_unpublished_page_does_not_come_back_unseen(draft: Make):
    """It is judged anew, whatever it was before."""
    page = bad_live(draft)
    page.unpublish()

    with pytest.raises(NotClearedError):
        page.get_latest_revision().publish()
    assert not is_live(page)


def test_an_earlier_revision_is_judged_by_what_it_says(draft: Make):
    """Not by what the page says now."""
    page = draft()
    bad = page.get_latest_revision()
    page.tekst = f"<p>{GOOD}</p>"
    page.save_revision().publish()

    with pytest.raises(NotClearedError):
        bad.publish()
    assert GOOD in Bericht.objects.get(pk=page.pk).tekst


def test_a_refusal_leaves_an_earlier_schedule_alone(draft: Make):
    """The approved revision still goes out at its hour."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    approved = scheduled(page)
    approved.publish()
    page.tekst, page.go_live_at = f"<p>{BAD}</p>", None

    with pytest.raises(NotClearedError):
        page.save_revision().publish()
    approved.refresh_from_db()
    assert approved.approved_go_live_at is not None


def test_a_page_without_gate_is_none_of_its_business(front: Page):
    """The front page has no text of its own."""
    front.title = "Koop nu bij de allerbeste bakker van Nederland, op is op"
    front.save_revision().publish()

    assert Page.objects.get(pk=front.pk).title.startswith("Koop nu")


def in_english(page: Bericht) -> None:
    """Give the page the label of another language."""
    page.locale.language_code = "en"
    page.locale.save()


@override_settings(WAGTAIL_I18N_ENABLED=True)
def test_the_label_of_another_language_opens_nothing(draft: Make):
    """What counts is what it says: such a page can be copied into the Dutch part of a site."""
    page = draft()
    in_english(page)

    with pytest.raises(NotClearedError):
        page.get_latest_revision().publish()


@override_settings(WAGTAIL_I18N_ENABLED=True)
def test_a_page_in_another_language_passes(draft: Make):
    """Nobody here can judge it."""
    page = draft(
        title="The oven", tekst="<p>The oven is warm again, and you can come and see it on Friday.</p>"
    )
    in_english(page)
    page.get_latest_revision().publish()

    assert is_live(page)


def test_a_bad_answer_below_a_page_is_judged(draft: Make):
    """The children that an InlinePanel edits are part of what a visitor reads."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    page.vragen.create(vraag="Wanneer?", antwoord=f"<p>{BAD}</p>")

    with pytest.raises(NotClearedError) as caught:
        page.save_revision().publish()
    assert any("Koop nu" in message for message in caught.value.message_dict["vragen"])


def test_what_stands_in_place_of_a_picture_is_judged(draft: Make):
    """A screen reader reads it aloud."""
    page = draft(tekst=f'<p>{GOOD}</p><embed embedtype="image" id="1" format="left" alt="{BAD}"/>')

    with pytest.raises(NotClearedError):
        page.get_latest_revision().publish()


def test_a_block_that_cannot_be_read_follows_the_setting(draft: Make, monkeypatch: pytest.MonkeyPatch):
    """It is no server error, and it does not stop the queue."""

    def fail(*_: Any, **__: Any) -> Any:
        raise ValueError("kapot blok")

    monkeypatch.setattr(judging, "read_pieces", fail)
    page = draft(tekst=f"<p>{GOOD}</p>")

    with pytest.raises(NotClearedError, match="kapot blok"):
        page.get_latest_revision().publish()


def test_a_site_that_never_set_its_language_is_judged(draft: Make):
    """Many a Dutch site still says ‘en’; that must not open the gate."""
    page = draft()
    page.locale.language_code = "en"
    page.locale.save()

    with pytest.raises(NotClearedError):
        page.get_latest_revision().publish()


def test_a_snippet_is_judged_like_a_page(notice: Make):
    """Its ``save`` never validates, so the action does."""
    made = notice()

    with pytest.raises(NotClearedError):
        made.get_latest_revision().publish()
    assert not is_live(made)

    made.tekst = f"<p>{GOOD}</p>"
    made.save_revision().publish()
    assert is_live(made)


def test_comments_in_the_text_open_nothing(draft: Make):
    """Whoever writes the text also writes those."""
    page = draft(tekst=f"<!-- sincerity: uit --><p>{BAD}</p>")

    with pytest.raises(NotClearedError):
        page.get_latest_revision().publish()


# At a later hour


def test_a_bad_text_is_not_scheduled(draft: Make):
    """It would go live with nobody there."""
    page = draft()

    with pytest.raises(NotClearedError):
        scheduled(page).publish()
    assert page.get_latest_revision().approved_go_live_at is None


def test_what_was_judged_when_it_was_scheduled_goes_out_at_the_hour(
    draft: Make, monkeypatch: pytest.MonkeyPatch
):
    """Also when the rules have become stricter in between."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    revision = scheduled(page)
    revision.publish()
    assert Scheduled.objects.filter(revision=revision).exists()
    _stricter(monkeypatch)
    _let_time_pass(revision)

    call_command("publish_scheduled")

    assert is_live(page)


def test_what_was_scheduled_behind_the_gate_is_held_and_the_rest_of_the_queue_goes_on(draft: Make):
    """The history tells why, and the schedule is off."""
    bad, good = draft(), draft(title="Zes uur", tekst=f"<p>{GOOD}</p>")
    held = bad.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=2))
    good.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled")

    assert (is_live(bad), is_live(good)) == (False, True)
    held.refresh_from_db()
    assert held.approved_go_live_at is None
    told = PageLogEntry.objects.get(page=bad.pk, action=HELD_ACTION)
    assert "klinkt verkoperig" in told.data["reasons"][0]


def test_a_scheduled_revision_that_was_changed_by_hand_is_judged_again(draft: Make):
    """What was judged is a text, not a number."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    revision = scheduled(page)
    revision.publish()
    revision.content["tekst"] = f"<p>{BAD}</p>"
    revision.save()
    _let_time_pass(revision)

    call_command("publish_scheduled")

    assert not is_live(page)


def _let_time_pass(revision: Any) -> None:
    earlier = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = earlier.isoformat()
    revision.approved_go_live_at = earlier
    revision.save()


def _stricter(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thing: Any, **options: Any) -> Any:
        judgement = judge_thing(thing, **options)
        return replace(judgement, decision=replace(judgement.decision, action=Action.BLOCK))

    monkeypatch.setattr(net, "judge_thing", refuse)


# Copies


def test_a_copy_that_would_be_live_is_judged_with_its_new_title(draft: Make, front: Page):
    """A title can sell as hard as a text."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    page.get_latest_revision().publish()
    title = "Koop nu bij de allerbeste bakker van Nederland, alleen vandaag, op is op!!!"
    page = Bericht.objects.get(pk=page.pk)

    with pytest.raises(NotClearedError):
        CopyPageAction(
            page, to=front, keep_live=True, update_attrs={"title": title, "slug": "kopie"}
        ).execute()
    assert not Bericht.objects.filter(slug="kopie").exists()


def test_a_copy_that_is_a_draft_is_free(draft: Make, front: Page):
    """Old texts can be copied to be mended."""
    page = bad_live(draft)
    CopyPageAction(page, to=front, keep_live=False, update_attrs={"slug": "kopie"}).execute()

    assert not Bericht.objects.get(slug="kopie").live


def test_pages_below_a_copied_page_are_judged_too(draft: Make, front: Page):
    """The front page itself has no text; the page below it does."""
    bad_live(draft)

    with pytest.raises(NotClearedError):
        CopyPageAction(
            front,
            to=Page.get_first_root_node(),
            recursive=True,
            keep_live=True,
            update_attrs={"slug": "kopie"},
        ).execute()


def test_the_copy_view_says_what_was_stopped(client: Make, draft: Make, front: Page):
    """Instead of a server error."""
    page = bad_live(draft)
    response = client("chef").post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": front.pk, "publish_copies": "on"},
    )

    assert response.status_code == 302
    assert "is niet doorgelaten" in errors(response)
    assert not Bericht.objects.filter(slug="kopie").exists()


# Workflows


def test_a_bad_text_is_not_submitted(draft: Make, user: Make):
    """Nobody's time is asked for it."""
    page = draft()

    with pytest.raises(NotClearedError):
        page.get_workflow().start(page, user("schrijver"))
    assert page.current_workflow_state is None


def test_a_bad_text_is_not_approved_from_the_dashboard(client: Make, draft: Make, user: Make):
    """There is no form on this road; the answer leads to the edit view, with the findings."""
    page = draft()
    state = in_workflow(page, user("schrijver"))
    response = client("redacteur").post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    )

    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "‘Koop nu’" in errors(response)
    assert not is_live(page)
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_approving_in_a_dialogue_leads_to_the_edit_view(client: Make, draft: Make, user: Make):
    """The dialogue asks for JSON."""
    page = draft()
    state = in_workflow(page, user("schrijver"))
    response = client("redacteur").post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]),
        {"comment": "prima"},
        **AJAX,
    )

    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert json.loads(response.content) == {"step": "success", "redirect": edit}
    assert not is_live(page)


def test_a_bad_text_can_be_sent_back_from_the_dashboard(client: Make, draft: Make, user: Make):
    """That is what a reviewer is for."""
    page = draft()
    state = in_workflow(page, user("schrijver"))
    client("redacteur").post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk]),
        {"comment": "liever niet"},
    )

    state.refresh_from_db()
    assert state.status == TaskState.STATUS_REJECTED


def test_a_text_that_was_sent_back_is_judged_when_it_comes_again(draft: Make, user: Make):
    """Resuming a workflow is submitting."""
    page = draft()
    state = in_workflow(page, user("schrijver"))
    state.reject(user=user("redacteur"))

    with pytest.raises(NotClearedError):
        page.current_workflow_state.resume(user("schrijver"))


def test_a_good_text_goes_through_the_workflow_and_live(draft: Make, user: Make):
    """Submitted by the one, approved by the other."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    page.get_workflow().start(page, user("schrijver"))
    page.current_workflow_task_state.approve(user=user("redacteur"))

    assert is_live(page)


def test_a_snippet_in_a_workflow_is_judged(notice: Make, user: Make):
    """As a page is."""
    made = notice()

    with pytest.raises(NotClearedError):
        made.get_workflow().start(made, user("schrijver"))


# Bulk


def test_a_selection_with_a_bad_page_is_not_published_and_each_bad_page_is_named(client: Make, draft: Make):
    """All or nothing, so that nobody has to find out which half went live."""
    bad, worse, good = draft(), draft(title="Nog een"), draft(title="Zes uur", tekst=f"<p>{GOOD}</p>")
    response = client("redacteur").post(_bulk(bad, worse, good))

    assert response.status_code == 302
    said = errors(response)
    assert "‘De oven’ is niet doorgelaten" in said
    assert "‘Nog een’ is niet doorgelaten" in said
    assert "Zes uur" not in said
    assert [is_live(page) for page in (bad, worse, good)] == [False] * 3


def test_a_selection_of_good_pages_is_published(client: Make, draft: Make):
    """As ever."""
    pages = [draft(title=title, tekst=f"<p>{GOOD}</p>") for title in ("Zes uur", "Zeven uur")]
    client("redacteur").post(_bulk(*pages))

    assert all(map(is_live, pages))


def test_pages_below_a_selection_are_judged_too(client: Make, draft: Make, front: Page):
    """‘Include descendants’ is a tick away."""
    page = draft()
    response = client("chef").post(_bulk(front), {"include_descendants": "on"})

    assert "‘De oven’ is niet doorgelaten" in errors(response)
    assert not is_live(page)


def _bulk(*pages: Any) -> str:
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?{chosen}"


# Both APIs


def test_the_admin_api_does_not_publish(client: Make, draft: Make):
    """It answers with the fields and what was found there."""
    page = draft()
    response = client("redacteur").post(f"/admin/api/main/pages/{page.pk}/action/publish/")

    assert response.status_code == 400
    assert any("‘Koop nu’" in message for message in response.json()["tekst"])
    assert not is_live(page)


def test_the_admin_api_does_not_copy_a_bad_page_live(client: Make, draft: Make):
    """Keeping the copy live is what it does unless told otherwise."""
    page = bad_live(draft)
    before = Bericht.objects.count()
    response = client("chef").post(
        f"/admin/api/main/pages/{page.pk}/action/copy/", {"recursive": False}, content_type="application/json"
    )

    assert response.status_code == 400
    assert Bericht.objects.count() == before


@pytest.fixture
def api(user: Make) -> Make:
    """Ask the API that writes, as the boss."""
    _, token = APIToken.create_token(user=user("chef"), name="proef")

    def ask(method: str, address: str, data: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {token}"}
        ask_for = getattr(Client(), method)
        return ask_for(
            f"/api/v3/pages/{address}", data or {}, content_type="application/json", headers=headers
        )

    return ask


def test_the_api_does_not_publish(api: Make, draft: Make):
    """It answers what was found."""
    page = draft()
    response = api("post", f"{page.pk}/actions/publish/")

    assert response.status_code == 422
    assert any("‘Koop nu’" in error["msg"] for error in response.json()["errors"])
    assert not is_live(page)


def test_the_api_saves_a_draft_unasked(api: Make, draft: Make):
    """Drafts are free there too."""
    page = draft()
    response = api("patch", f"{page.pk}/", {"meta": {"type": "demo.Bericht"}, "intro": BAD})

    assert response.status_code == 200, response.content
    assert Bericht.objects.get(pk=page.pk).get_latest_revision_as_object().intro == BAD


def test_the_api_does_not_publish_what_it_changes(api: Make, draft: Make):
    """The finding is at the field that was sent."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    response = api(
        "patch", f"{page.pk}/", {"meta": {"type": "demo.Bericht", "action": "publish"}, "intro": BAD}
    )

    assert response.status_code == 422
    assert any("intro" in error.get("loc", []) for error in response.json()["errors"])
    assert not is_live(page)


def test_the_api_does_not_publish_a_bad_draft_by_changing_something_else(api: Make, draft: Make):
    """What was not sent is published as well, so it is judged as well."""
    page = draft()
    response = api(
        "patch", f"{page.pk}/", {"meta": {"type": "demo.Bericht", "action": "publish"}, "intro": GOOD}
    )

    assert response.status_code == 422
    assert any("‘Koop nu’" in error["msg"] for error in response.json()["errors"])
    assert not is_live(page)


def test_the_api_does_not_make_a_page_that_is_live_and_bad(api: Make, front: Page):
    """Neither by its title nor by its fields."""
    meta = {"type": "demo.Bericht", "parent_id": front.pk, "action": "publish"}
    response = api("post", "", {"meta": meta, "title": "Nieuw", "intro": BAD})

    assert response.status_code == 422
    assert not Bericht.objects.filter(title="Nieuw").exists()


def test_the_api_publishes_a_good_page(api: Make, front: Page):
    """So the refusals above are the gate's."""
    meta = {"type": "demo.Bericht", "parent_id": front.pk, "action": "publish"}
    response = api("post", "", {"meta": meta, "title": "Nieuw", "intro": GOOD})

    assert response.status_code == 201, response.content
    assert Bericht.objects.get(title="Nieuw").live


def test_the_api_does_not_copy_a_bad_page_live(api: Make, draft: Make):
    """Keeping the copy live is what it does unless told otherwise."""
    page = bad_live(draft)
    before = Bericht.objects.count()
    response = api("post", f"{page.pk}/actions/copy/", {"slug": "kopie"})

    assert response.status_code == 422
    assert Bericht.objects.count() == before
