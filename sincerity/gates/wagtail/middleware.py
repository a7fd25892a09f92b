"""What an editor sees who publishes outside the edit view: what was stopped and why, instead of a server error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.modal_workflow import render_modal_workflow

from sincerity.gates.wagtail.judging import Judgement, NotClearedError

_SHOWN = 5


class GateMiddleware:
    """Answers a refusal in the admin with a message and the edit view. Both APIs answer refusals themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request; only :meth:`process_exception` does anything."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into an answer; leave everything else alone."""
        if not isinstance(exception, NotClearedError) or not getattr(request, "user", None):
            return None
        messages.error(request, refusal(exception.thing, exception.judgement))
        address = edit_url(exception.thing, request.user) or reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":  # a dialogue of a workflow
            answer: HttpResponse = render_modal_workflow(
                request, None, None, None, json_data={"step": "success", "redirect": address}
            )
            return answer
        return redirect(address)


def refusal(thing: Any, judgement: Judgement) -> SafeString:
    """Return what to say of one page or snippet that was stopped."""
    told = [note.text for note in judgement.notes]
    rest = len(told) - _SHOWN
    shown = [*told[:_SHOWN], *([f"en nog {rest}"] if rest > 0 else [])]
    return format_html(
        "‘{}’ is niet doorgelaten. {}<ul>{}</ul>",
        str(thing),
        " ".join(judgement.reasons),
        format_html_join("", "<li>{}</li>", ((line,) for line in shown)),
    )


def edit_url(thing: Any, user: Any) -> str | None:
    """Return where this user can edit a page or snippet, if they may."""
    url: str | None = AdminURLFinder(user).get_edit_url(thing)
    return url
