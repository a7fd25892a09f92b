"""The net under every road to publication.

The edit view is one road of many: bulk actions, the dashboard, both APIs, workflows and code publish without any form.
Wagtail has no hook that all of them pass, so five methods of its own are wrapped here, once, when the app is ready;
they are the only ones that make a page or snippet go live, start or resume a workflow, or approve a step.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any

from django.utils import timezone

from sincerity.gates.wagtail.judging import NotClearedError, is_judged, judge_thing, require_clear

logger = logging.getLogger(__name__)

AT_THE_HOUR = "wagtail.publish.scheduled"
"""What Wagtail's own command says when a scheduled revision is due."""

HELD_ACTION = "sincerity.held"
_WRAPPED = "_sincerity_wrapped"


def install() -> None:
    """Wrap Wagtail's methods; a second time changes nothing."""
    from wagtail.actions.copy_page import CopyPageAction
    from wagtail.actions.publish_revision import PublishRevisionAction
    from wagtail.models import TaskState, WorkflowState
    from wagtail.models.workflows import AbstractWorkflow

    _wrap(PublishRevisionAction, "execute", _publish)
    _wrap(CopyPageAction, "execute", _copy)
    _wrap(AbstractWorkflow, "start", _submit)
    _wrap(WorkflowState, "resume", _resume)
    _wrap(TaskState, "approve", _approve)


def _wrap(owner: type, name: str, before: Callable[..., bool]) -> None:
    original = getattr(owner, name)
    if hasattr(original, _WRAPPED):
        return

    @wraps(original)
    def wrapped(self: Any, *args: Any, **kwargs: Any) -> Any:
        return original(self, *args, **kwargs) if before(self, *args, **kwargs) else None

    setattr(wrapped, _WRAPPED, True)
    setattr(owner, name, wrapped)


def _publish(action: Any, *args: Any, **kwargs: Any) -> bool:
    """Judge a revision before it goes live or is scheduled."""
    from sincerity.gates.wagtail.models import Scheduled

    thing = action.object
    if action.log_action == AT_THE_HOUR:
        return _may_go_live_now(action)
    judgement = require_clear(thing, user=action.user)
    if judgement is None or judgement.decision.failures:
        return True  # what could not be read is judged again at the hour
    go_live_at = getattr(thing, "go_live_at", None)
    if go_live_at is not None and go_live_at > timezone.now():
        Scheduled.objects.update_or_create(revision=action.revision, defaults={"digest": judgement.digest})
    return True


def _may_go_live_now(action: Any) -> bool:
    """Tell whether a scheduled revision may go live.

    Never raises over a text: the command publishes one revision after the other, and the rest of the queue must go on.
    """
    from wagtail.log_actions import log

    from sincerity.gates.wagtail.models import Scheduled

    thing, revision = action.object, action.revision
    if not is_judged(thing):
        return True
    judgement = judge_thing(thing)
    if Scheduled.objects.filter(revision=revision, digest=judgement.digest).exists() or judgement.may_publish:
        return True
    if not judgement.decision.failures:  # what could not be read now may be read when the command comes again
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
    reasons = list(judgement.reasons)
    log(instance=thing, action=HELD_ACTION, revision=revision, data={"reasons": reasons})
    logger.warning(
        "not published at the hour: revision %s of %s %s", revision.pk, type(thing).__name__, thing.pk
    )
    return False


def _copy(action: Any, *args: Any, **kwargs: Any) -> bool:
    """Judge the pages whose copies would be live at once; the first may get another title on the way."""
    if not action.keep_live:
        return True
    pages = [action.page.specific]
    if action.recursive:
        pages += action.page.get_descendants().live().specific()
    for at, page in enumerate(pages):
        if page.live:
            copied = copy(page)
            for name, value in (action.update_attrs or {}).items() if at == 0 else ():
                setattr(copied, name, value)
            require_clear(copied, user=action.user, as_copy=True)
    return True


def _submit(workflow: Any, thing: Any, user: Any = None) -> bool:
    """Judge what is sent into a workflow."""
    require_clear(_latest(thing), user=user)
    return True


def _resume(state: Any, user: Any = None) -> bool:
    """Judge what is sent in again after changes were asked for."""
    require_clear(_latest(state.content_object), user=user)
    return True


def _approve(state: Any, user: Any = None, *args: Any, **kwargs: Any) -> bool:
    """Judge what a step of a workflow approves."""
    require_clear(state.revision.as_object(), user=user)
    return True


def _latest(thing: Any) -> Any:
    return thing.get_latest_revision_as_object()


__all__ = ["AT_THE_HOUR", "HELD_ACTION", "NotClearedError", "install"]
