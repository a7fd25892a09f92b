"""Hooks: the permission, the lines in the history, the bulk action, and what is still said after publishing."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter

from sincerity.gates import Action
from sincerity.gates.django import sentence
from sincerity.gates.wagtail.judging import NotClearedError, is_judged, judge_thing, require_clear
from sincerity.gates.wagtail.middleware import edit_url, refusal
from sincerity.gates.wagtail.models import BYPASS_ACTION
from sincerity.gates.wagtail.net import HELD_ACTION


@hooks.register("register_permissions")
def permissions() -> Any:
    """Let the permission be granted where groups are edited."""
    return Permission.objects.filter(content_type__app_label="sincerity_wagtail", codename="let_pass")


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Tell in the history who let a text pass and why, and what was not published at the hour."""

    @actions.register_action(BYPASS_ACTION)
    class Passed(LogFormatter):
        label = "Bewust toegestaan"

        def format_message(self, entry: Any) -> str:
            return f"Bewust toegestaan: {entry.data['reason']}"

    @actions.register_action(HELD_ACTION)
    class Held(LogFormatter):
        label = "Niet gepubliceerd op het geplande moment"

        def format_message(self, entry: Any) -> str:
            return f"Niet gepubliceerd op het geplande moment: {' '.join(entry.data['reasons'])}"


@hooks.register("before_bulk_action")
def bulk(request: HttpRequest, action_type: str, pages: list[Any], action: Any) -> HttpResponse | None:
    """Name every page in a selection that cannot be published; nothing of it goes live then."""
    if action_type != "publish":
        return None
    stopped = False
    deep = action.get_execution_context().get("include_descendants", False)
    for page in pages:
        below = page.get_descendants().not_live() if deep else ()
        for one in (page, *below):
            latest = one.get_latest_revision_as_object()
            try:
                require_clear(latest, user=request.user)
            except NotClearedError as refused:
                stopped = True
                button = messages.button(edit_url(one, request.user) or "", "Bewerken")
                messages.error(request, refusal(latest, refused.judgement), buttons=[button])
    if not stopped:
        return None
    messages.warning(
        request,
        "Er is niets gepubliceerd. Pas deze pagina’s aan, of haal ze uit je selectie en probeer het opnieuw.",
    )
    return redirect(action.next_url)


@hooks.register("after_publish_page")
@hooks.register("after_publish")
def after(request: HttpRequest, thing: Any) -> None:
    """Say what is still to be said of a text that was published."""
    if not is_judged(thing):
        return
    decision = judge_thing(thing, user=request.user).decision
    if decision.action is Action.WARN:
        for reason in decision.reasons:
            if reason.action is Action.WARN:
                messages.warning(request, format_html("{}", sentence(reason.message)))
