"""Rules and judgement together on labelled posts of our own: floors that a change may not fall below.

``posts.jsonl`` holds 150 easy posts, each written to be clearly good or clearly bad. ``unseen.jsonl`` holds 270 posts by
three writers who knew no rule, in the manner of 269 different organisations, each labelled by two others: nothing was
fitted to them, and no rule is to be written with them at hand. What holds on real posts is measured by
``benchmarks/quality.py``.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from sincerity import Config, Linter
from sincerity.channels import resolve
from sincerity.report import Report
from tests.helpers import FAULT_OF, labelled


@cache
def checked(name: str) -> tuple[tuple[dict[str, Any], Report], ...]:
    linter = Linter(Config(preview=True, model="none"))
    return tuple(
        (p, linter.check(p["text"], channel=resolve(p["channel"]), reply_to=p["context"]))
        for p in labelled(name)
    )


def touches(span: dict[str, Any], finding: Any) -> bool:
    return bool(
        finding.span
        and FAULT_OF.get(span["dimension"]) == finding.category
        and span["start"] < finding.span.end
        and finding.span.start < span["end"]
    )


@pytest.mark.parametrize(("name", "floor"), [("posts", 0.9), ("unseen", 0.85)])
def test_verdicts_are_right(name: str, floor: float) -> None:
    """Balanced over posts to send back and posts to pass; posts on which readers differ are left out."""
    shares = []
    for verdict in ("revise", "ok"):
        clear = [
            r
            for p, r in checked(name)
            if p["verdict"] == verdict and 2 * p["revise_votes"] != p["annotators"]
        ]
        shares.append(sum(r.verdict == verdict for r in clear) / len(clear))
    assert sum(shares) / 2 >= floor


@pytest.mark.parametrize(("name", "floor"), [("posts", 0.65), ("unseen", 0.7)])
def test_findings_are_right(name: str, floor: float) -> None:
    """Right means: on a stretch of the same category that a reader marked."""
    findings = [(p, f) for p, r in checked(name) for f in r.faults if f.span]
    right = sum(any(touches(s, f) for s in p["any_spans"]) for p, f in findings)
    assert right / len(findings) >= floor


@pytest.mark.parametrize(("name", "floor"), [("posts", 0.4), ("unseen", 0.4)])
def test_marked_faults_are_found(name: str, floor: float) -> None:
    """Found means: touched by a finding of the same category, where all readers marked it."""
    marked = [(s, r) for p, r in checked(name) for s in p["spans"] if s["dimension"] in FAULT_OF]
    found = sum(any(touches(s, f) for f in r.faults) for s, r in marked)
    assert found / len(marked) >= floor


@pytest.mark.parametrize(("name", "most"), [("posts", 0.5), ("unseen", 0.25)])
def test_good_posts_are_left_alone(name: str, most: float) -> None:
    """False alarms per 100 words of posts that every reader passes, with hardly a weak spot."""
    good = [
        (p, r)
        for p, r in checked(name)
        if not p["revise_votes"] and (name == "posts" or max(p["scores"][d] for d in FAULT_OF) <= 0.5)
    ]
    words = sum(len(p["text"].split()) for p, _ in good)
    assert 100 * sum(len(r.faults) for _, r in good) / words <= most


def test_the_unseen_posts_are_sound() -> None:
    """Ids apart, spans inside the text, two readers each, and a mix of verdicts."""
    posts = [p for p, _ in checked("unseen")]
    assert len({p["id"] for p in posts}) == len(posts) == 270
    assert len({p["organisation"] for p in posts}) > 250
    for post in posts:
        assert post["annotators"] == 2
        assert all(0 <= s["start"] < s["end"] <= len(post["text"]) for s in post["any_spans"])
    assert 80 < sum(p["revise_votes"] == 2 for p in posts) < 140
