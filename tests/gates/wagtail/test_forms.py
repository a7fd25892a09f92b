"""The edit views: what stays free, what is stopped, what is said at which field, and who may pass nevertheless."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from demo.models import Bericht, Mededeling, Vraag
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape
from wagtail.models import Page, PageLogEntry, TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from sincerity.gates.wagtail import net
from sincerity.gates.wagtail.forms import GatedFormMixin
from sincerity.gates.wagtail.models import BYPASS_ACTION, Bypass
from tests.gates.wagtail.conftest import BAD, GOOD
from tests.gates.wagtail.test_net import in_workflow, is_live

pytestmark = [pytest.mark.wagtail, pytest.mark.usefixtures("db")]

Make = Callable[..., Any]
PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}
WHY = "Dit is een citaat uit een les over reclame"


def fields(**given: Any) -> dict[str, Any]:
    """The form of a page as a browser sends it."""
    data = {
        "title": "De oven",
        "slug": "de-oven",
        "intro": "",
        "tekst": rich_text(f"<p>{BAD}</p>"),
        "blokken": streamfield([]),
        "vragen": inline_formset([]),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **given,
    }
    return nested_form_data(data)


def edit(page: Page) -> str:
    """The address of its edit view."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add(front: Page) -> str:
    """The address where a page is made."""
    return reverse("wagtailadmin_pages:add", args=["demo", "bericht", front.pk])


def form(response: Any) -> Any:
    """The form that came back, because something was wrong with it."""
    assert response.status_code == 200, "the form was accepted"
    return response.context["form"]


def told(response: Any, field: str) -> list[str]:
    """The messages at a field, as a page shows them."""
    return [conditional_escape(message) for message in form(response).errors.get(field, [])]


def nested(response: Any) -> Any:
    """What is said inside the blocks, as the editor gets it."""
    return form(response).errors.as_data()["blokken"][0].as_json_data()


def said(response: Any) -> str:
    """The messages that the next page of the admin will show."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# What stays free


def test_a_draft_is_saved_as_it_is(client: Make, draft: Make):
    """However it reads."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    response = client("schrijver").post(edit(page), fields())

    assert response.status_code == 302
    assert BAD in Bericht.objects.get(pk=page.pk).get_latest_revision_as_object().tekst


def test_autosave_is_free(client: Make, draft: Make):
    """It comes twice a second."""
    page = draft()
    response = client("schrijver").post(edit(page), fields(), headers={"accept": "application/json"})

    assert response.json()["success"] is True


def test_a_new_draft_is_made_as_it_is(client: Make, front: Page):
    """Also the first time."""
    client("schrijver").post(add(front), fields(title="Nieuw", slug="nieuw"))

    assert Bericht.objects.get(slug="nieuw").live is False


# What is stopped


def test_publishing_stops_and_the_words_are_marked_at_their_field(client: Make, draft: Make):
    """The title, plain text and rich text; what was typed is still there."""
    page = draft()
    response = client("redacteur").post(
        edit(page), fields(title="Alleen vandaag vers brood", intro="Wees er snel bij, op is op.", **PUBLISH)
    )

    assert any("<mark>Alleen vandaag</mark>" in message for message in told(response, "title"))
    assert any("<mark>" in message for message in told(response, "intro"))
    assert any("<mark>Koop nu</mark>" in message for message in told(response, "tekst"))
    assert "klinkt verkoperig" in response.content.decode()
    assert "Alleen vandaag vers brood" in response.content.decode()
    assert not is_live(page)


def test_each_block_says_what_was_found_in_it(client: Make, draft: Make):
    """A rich text, a block of blocks, and one of those inside a list."""
    blocks = streamfield(
        [
            ("alinea", rich_text("<p>Koop nu ons brood.</p>")),
            ("alinea", rich_text(f"<p>{GOOD}</p>")),
            ("citaat", {"tekst": "Op is op!", "van": "de bakker"}),
            (
                "tips",
                {
                    "count": "2",
                    "0-deleted": "", "0-order": "0", "0-type": "item",
                    "0-value": {"kop": "Bewaren", "uitleg": "In een linnen zak."},
                    "1-deleted": "", "1-order": "1", "1-type": "item",
                    "1-value": {"kop": "Haast", "uitleg": "Wees er snel bij, alleen vandaag."},
                },
            ),
        ]
    )  # fmt: skip
    response = client("redacteur").post(
        edit(draft()), fields(tekst=rich_text(f"<p>{GOOD}</p>"), blokken=blocks, **PUBLISH)
    )
    found = nested(response)["blockErrors"]

    assert sorted(found) == [0, 2, 3]
    assert "‘Koop nu’" in found[0]["messages"][0]
    assert "‘Op is op’" in found[2]["blockErrors"]["tekst"]["messages"][0]
    assert list(found[3]["blockErrors"]) == [1]
    assert "‘Wees er snel bij’" in " ".join(found[3]["blockErrors"][1]["blockErrors"]["uitleg"]["messages"])


def test_the_panel_tells_why_and_leads_to_every_place(client: Make, draft: Make):
    """It names the inputs, so that the page can mark the words in them."""
    blocks = streamfield([("alinea", rich_text("<p>Koop nu ons brood.</p>"))])
    response = client("redacteur").post(edit(draft()), fields(blokken=blocks, **PUBLISH))
    page = response.content.decode()
    places = json.loads(page.split('-plekken" type="application/json">')[1].split("</script>")[0])

    assert "Zo komt deze tekst over" in page
    found = [(place["input"], place["words"], place["nth"]) for place in places]
    assert ("blokken-0-value", "Koop nu", 0) in found
    assert ("tekst", "Koop nu", 0) in found
    assert all(f"‘{place['words']}’" in place["text"] for place in places)


def test_the_panel_is_silent_until_something_was_stopped(client: Make, draft: Make):
    """Writing comes first."""
    assert "Zo komt deze tekst over" not in client("chef").get(edit(draft())).content.decode()


def test_a_bad_answer_in_a_panel_inside_the_form_stops_the_page(client: Make, draft: Make):
    """Its own form is not stored yet, and yet it is judged; what was found is told above the form with its number."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    rows = inline_formset([{"vraag": "Wanneer?", "antwoord": rich_text(f"<p>{BAD}</p>")}])
    response = client("redacteur").post(
        edit(page), fields(tekst=rich_text(f"<p>{GOOD}</p>"), vragen=rows) | PUBLISH
    )

    assert not is_live(page)
    assert any("Vraag 1, antwoord: " in error for error in form(response).non_field_errors())


def test_a_mended_answer_is_published_and_one_that_is_taken_out_counts_no_more(client: Make, draft: Make):
    """What the form will hold counts, not what was stored."""
    page = draft(tekst=f"<p>{GOOD}</p>")
    stored = Vraag.objects.create(bericht=page, vraag="Wanneer?", antwoord=f"<p>{BAD}</p>")
    Bericht.objects.get(pk=page.pk).save_revision()
    row = {
        "id": str(stored.pk),
        "vraag": "Wanneer?",
        "antwoord": rich_text(f"<p>{BAD}</p>"),
        "DELETE": "1",
    }
    data = fields(tekst=rich_text(f"<p>{GOOD}</p>"), vragen=inline_formset([row], initial=1)) | PUBLISH
    client("redacteur").post(edit(page), data)

    assert is_live(page)


def test_no_reason_is_recorded_as_long_as_an_answer_is_missing(client: Make, draft: Make):
    """A form that is wrong further down is not stored, and neither is a bypass."""
    page = draft()
    rows = inline_formset([{"vraag": "", "antwoord": rich_text("<p>Om tien uur.</p>")}])
    client("chef").post(edit(page), fields(vragen=rows, sincerity_reason=WHY) | PUBLISH)

    assert not is_live(page)
    assert not Bypass.objects.exists()


def test_a_new_page_that_the_net_refuses_is_not_live(
    client: Make, front: Page, monkeypatch: pytest.MonkeyPatch
):
    """Wagtail stores a new page before it publishes it, so it must be a draft until then."""

    def refuse(*_: Any, **__: Any) -> None:
        raise RuntimeError("proef")

    monkeypatch.setattr(net, "require_clear", refuse)
    with pytest.raises(RuntimeError):
        client("redacteur").post(add(front), fields(tekst=rich_text(f"<p>{GOOD}</p>")) | PUBLISH)

    assert not Bericht.objects.get(slug="de-oven").live


def test_where_saving_is_publishing_no_button_opens_the_gate():
    """Settings and snippets without drafts know no workflow, whatever a request says."""
    data = {"action-cancel-workflow": "1", "action-workflow-action": "1", "workflow-action-name": "reject"}
    asked = SimpleNamespace(instance=object(), data=data, is_deferred_validation=False)

    assert GatedFormMixin._goes_out(asked)


def test_a_new_page_is_not_published_at_once(client: Make, front: Page):
    """Nothing is made."""
    response = client("redacteur").post(add(front), fields(title="Nieuw", slug="nieuw", **PUBLISH))

    assert told(response, "tekst")
    assert not Bericht.objects.filter(slug="nieuw").exists()


def test_scheduling_stops_too(client: Make, draft: Make):
    """Later is also public."""
    page = draft()
    later = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    response = client("redacteur").post(edit(page), fields(go_live_at=later, **PUBLISH))

    assert told(response, "tekst")
    assert Bericht.objects.get(pk=page.pk).scheduled_revision is None


def test_submitting_stops_too(client: Make, draft: Make):
    """A reviewer has better things to do."""
    page = draft()
    response = client("schrijver").post(edit(page), fields(**SUBMIT))

    assert told(response, "tekst")
    assert page.current_workflow_state is None


def test_approving_in_the_edit_view_stops_too(client: Make, draft: Make, user: Make):
    """With what was changed on the way."""
    page = draft()
    in_workflow(page, user("schrijver"))
    response = client("redacteur").post(
        edit(page), fields(**{"action-workflow-action": "1", "workflow-action-name": "approve"})
    )

    assert told(response, "tekst")
    assert not is_live(page)


def test_asking_for_changes_in_the_edit_view_is_free(client: Make, draft: Make, user: Make):
    """A text is sent back because of what is in it."""
    page = draft()
    state = in_workflow(page, user("schrijver"))
    client("redacteur").post(
        edit(page), fields(**{"action-workflow-action": "1", "workflow-action-name": "reject"})
    )

    state.refresh_from_db()
    assert state.status == TaskState.STATUS_REJECTED


def test_cancelling_a_workflow_is_free(client: Make, draft: Make, user: Make):
    """Whoever takes a text back makes nothing public."""
    page = draft()
    in_workflow(page, user("schrijver"))
    client("schrijver").post(edit(page), fields(**{"action-cancel-workflow": "1"}))

    assert page.current_workflow_state is None


def test_a_hand_made_request_cannot_call_publishing_a_rejection(client: Make, draft: Make):
    """The name of a workflow action says nothing where another action is asked for."""
    page = draft()
    extra = {"action-workflow-action": "1", "workflow-action-name": "reject"}
    client("redacteur").post(edit(page), fields(**PUBLISH, **extra))

    assert not is_live(page)


def test_a_mended_page_is_published(client: Make, draft: Make):
    """And the words that were wrong are gone."""
    page = draft()
    response = client("redacteur").post(edit(page), fields(tekst=rich_text(f"<p>{GOOD}</p>"), **PUBLISH))

    assert response.status_code == 302
    assert is_live(page)


def test_a_mended_page_goes_through_its_workflow(client: Make, draft: Make):
    """From the one who writes to the one who reviews."""
    page = draft()
    good = rich_text(f"<p>{GOOD}</p>")
    client("schrijver").post(edit(page), fields(tekst=good, **SUBMIT))
    client("redacteur").post(
        edit(page), fields(tekst=good, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    )

    assert is_live(page)


def test_a_field_that_is_wrong_by_itself_does_not_hide_the_findings(client: Make, draft: Make):
    """Everything is told at once."""
    response = client("redacteur").post(edit(draft()), fields(title="", **PUBLISH))

    assert told(response, "title")
    assert told(response, "tekst")


def test_what_still_gives_doubt_is_said_after_publishing(client: Make, draft: Make):
    """A warning stops nobody."""
    page = draft()
    text = f"<p>{GOOD} Wees er snel bij, want de eerste broden zijn om zeven uur al weg. {GOOD} {GOOD} {GOOD}</p>"
    response = client("redacteur").post(edit(page), fields(tekst=rich_text(text), **PUBLISH))

    assert is_live(page), told(response, "__all__")
    assert "over kan struikelen" in said(response)


def test_markup_in_a_text_comes_back_escaped(client: Make, draft: Make):
    """An editor must not run what somebody else typed."""
    title = "Koop nu de <img src=x onerror=alert(1)>beste bakker van Nederland"
    response = client("redacteur").post(
        edit(draft()), fields(title=title, intro="<script>alert(2)</script> Alleen vandaag", **PUBLISH)
    )
    page = response.content.decode()

    assert "<mark>" in page
    assert "<img src=x" not in page
    assert "<script>alert(2)" not in page


def test_a_snippet_is_stopped_at_its_field(client: Make, notice: Make):
    """As a page is."""
    made = notice()
    address = reverse(Mededeling.snippet_viewset.get_url_name("edit"), args=[made.pk])
    data = nested_form_data({"kop": "Over de oven", "tekst": rich_text(f"<p>{BAD}</p>")})

    assert client("redacteur").post(address, data).status_code == 302, "a draft is free"
    response = client("redacteur").post(address, {**data, **PUBLISH})
    assert any("<mark>Koop nu</mark>" in message for message in told(response, "tekst"))
    assert not is_live(made)

    good = {**data, **nested_form_data({"tekst": rich_text(f"<p>{GOOD}</p>")})}
    assert client("redacteur").post(address, {**good, **PUBLISH}).status_code == 302
    assert is_live(made)


# Passing nevertheless


def test_the_reason_is_asked_only_of_those_who_may_pass(client: Make, draft: Make):
    """It stands in the panel, once something was stopped."""
    page = draft()

    assert 'name="sincerity_reason"' in client("chef").post(edit(page), fields(**PUBLISH)).content.decode()
    assert (
        'name="sincerity_reason"'
        not in client("redacteur").post(edit(page), fields(**PUBLISH)).content.decode()
    )


def test_with_a_reason_it_is_published_and_recorded(client: Make, draft: Make, user: Make):
    """Who, when, why, and which text by which rules; the history of the page tells it too."""
    page = draft()
    response = client("chef").post(edit(page), fields(sincerity_reason=WHY, **PUBLISH))

    assert response.status_code == 302
    assert is_live(page)
    bypass = Bypass.objects.get()
    assert (bypass.who, bypass.user, bypass.reason, bypass.overruled) == ("chef", user("chef"), WHY, "block")
    assert (len(bypass.digest), bypass.object_id) == (64, str(page.pk))
    assert bypass.pack
    assert timezone.now() - bypass.when < timedelta(minutes=1)
    entry = PageLogEntry.objects.get(page=page.pk, action=BYPASS_ACTION)
    assert (entry.user, entry.data["reason"]) == (user("chef"), WHY)
    assert f"Bewust toegestaan door chef: {WHY}" in said(response)


def test_the_history_shows_the_reason(client: Make, draft: Make):
    """For whoever asks later."""
    page = draft()
    client("chef").post(edit(page), fields(sincerity_reason=WHY, **PUBLISH))
    history = client("redacteur").get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()

    assert f"Bewust toegestaan: {WHY}" in history


def test_a_hand_made_request_without_the_permission_does_not_pass(client: Make, draft: Make):
    """A reason alone is not enough."""
    page = draft()
    response = client("redacteur").post(edit(page), fields(sincerity_reason=WHY, **PUBLISH))

    assert told(response, "tekst")
    assert not Bypass.objects.exists()


def test_the_permission_can_be_granted_to_a_group(client: Make, draft: Make, user: Make):
    """Where groups are edited."""
    from django.contrib.auth.models import Group, Permission

    permission = Permission.objects.get(codename="let_pass")
    Group.objects.get(name="Moderators").permissions.add(permission)
    page = draft()
    client("redacteur").post(edit(page), fields(sincerity_reason=WHY, **PUBLISH))

    assert is_live(page)
    groups = client("chef").get(reverse("wagtailusers_groups:add")).content.decode()
    assert "Mag een tegengehouden tekst toch publiceren" in groups


def test_the_reason_holds_for_that_text_alone(client: Make, draft: Make):
    """One more word, and it is another text."""
    page = draft()
    client("chef").post(edit(page), fields(sincerity_reason=WHY, **PUBLISH))
    response = client("chef").post(edit(page), fields(tekst=rich_text(f"<p>{BAD} Echt.</p>"), **PUBLISH))

    assert told(response, "tekst")
    assert Bypass.objects.count() == 1


def test_the_same_text_needs_no_second_reason_also_from_somebody_else(client: Make, draft: Make):
    """Otherwise nobody could mend a comma in a field that is not judged."""
    page = draft()
    client("chef").post(edit(page), fields(sincerity_reason=WHY, **PUBLISH))
    response = client("redacteur").post(edit(page), fields(slug="een-ander-adres", **PUBLISH))

    assert response.status_code == 302
    assert Bericht.objects.get(pk=page.pk).slug == "een-ander-adres"
    assert Bypass.objects.count() == 1


def test_the_same_text_on_another_page_needs_a_reason_of_its_own(client: Make, draft: Make):
    """What was let pass is this text here."""
    page, other = draft(), draft()
    client("chef").post(edit(page), fields(sincerity_reason=WHY, **PUBLISH))
    response = client("chef").post(edit(other), fields(slug="de-oven-2", **PUBLISH))

    assert told(response, "tekst")


def test_a_new_page_can_pass_with_a_reason(client: Make, front: Page):
    """The record is tied to the page once it has a number."""
    response = client("chef").post(
        add(front), fields(title="Nieuw", slug="nieuw", sincerity_reason=WHY, **PUBLISH)
    )
    page = Bericht.objects.get(slug="nieuw")

    assert response.status_code == 302
    assert page.live
    assert Bypass.objects.get().object_id == str(page.pk)
    assert PageLogEntry.objects.filter(page=page.pk, action=BYPASS_ACTION).count() == 1


def test_a_reason_survives_scheduling(client: Make, draft: Make):
    """It was given for this text, not for this minute."""
    page = draft()
    later = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    client("chef").post(edit(page), fields(go_live_at=later, sincerity_reason=WHY, **PUBLISH))
    revision = Bericht.objects.get(pk=page.pk).scheduled_revision
    earlier = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"], revision.approved_go_live_at = earlier.isoformat(), earlier
    revision.save()

    call_command("publish_scheduled")

    assert is_live(page)


def test_a_reason_holds_through_a_workflow(client: Make, draft: Make, user: Make):
    """Given at the start, it lets the reviewer approve."""
    page = draft()
    client("chef").post(edit(page), fields(sincerity_reason=WHY, **SUBMIT))
    page.current_workflow_task_state.approve(user=user("redacteur"))

    assert is_live(page)


def test_nothing_is_recorded_as_long_as_something_else_is_wrong(client: Make, draft: Make):
    """The reason stays in the form."""
    response = client("chef").post(edit(draft()), fields(title="", sincerity_reason=WHY, **PUBLISH))

    assert told(response, "title")
    assert WHY in response.content.decode()
    assert not Bypass.objects.exists()


def test_a_reason_for_a_text_that_needs_none_is_not_recorded(client: Make, draft: Make):
    """There is nothing to let pass."""
    good = rich_text(f"<p>{GOOD}</p>")
    client("chef").post(edit(draft()), fields(tekst=good, sincerity_reason=WHY, **PUBLISH))

    assert not Bypass.objects.exists()


def test_a_reason_that_goes_on_and_on_is_refused(client: Make, draft: Make):
    """With the length that it may have."""
    response = client("chef").post(edit(draft()), fields(sincerity_reason="a" * 2001, **PUBLISH))

    assert "2000" in told(response, "sincerity_reason")[0]
    assert "2000" in response.content.decode()


def test_each_bypass_is_also_written_to_the_log_file(client: Make, draft: Make, tmp_path: Path):
    """For who keeps such things outside the database."""
    log = tmp_path / "toegestaan.jsonl"
    with override_settings(SINCERITY={"BYPASS_LOG": log}):
        client("chef").post(edit(draft()), fields(sincerity_reason=WHY, **PUBLISH))

    written = json.loads(log.read_text(encoding="ascii"))
    assert (written["who"], written["reason"], written["digest"]) == (
        "chef",
        WHY,
        Bypass.objects.get().digest,
    )


def test_what_cannot_be_written_to_the_log_file_does_not_pass(client: Make, draft: Make, tmp_path: Path):
    """And the editor reads why."""
    page = draft()
    with override_settings(SINCERITY={"BYPASS_LOG": tmp_path / "weg" / "toegestaan.jsonl"}):
        response = client("chef").post(edit(page), fields(sincerity_reason=WHY, **PUBLISH))

    assert "niet vast te leggen" in told(response, "sincerity_reason")[0]
    assert not is_live(page)
    assert not Bypass.objects.exists()


# When something did not run


@pytest.mark.parametrize(("on_failure", "live"), [("block", False), ("warn", True), ("allow", True)])
def test_what_could_not_be_read_follows_the_setting(
    client: Make, draft: Make, tmp_path: Path, on_failure: str, live: bool
):
    """And a draft is saved whatever happens."""
    broken = tmp_path / "sincerity.toml"
    broken.write_text("channel = 3", encoding="utf-8")
    page = draft()
    good = fields(tekst=rich_text(f"<p>{GOOD}</p>"))
    with override_settings(SINCERITY={"CONFIG": broken, "ON_FAILURE": on_failure}):
        assert client("redacteur").post(edit(page), good).status_code == 302
        response = client("redacteur").post(edit(page), {**good, **PUBLISH})

        assert is_live(page) is live
        if not live:
            assert "Niet nagekeken" in told(response, "__all__")[0]
        if on_failure == "warn":
            assert "Niet nagekeken" in said(response)
