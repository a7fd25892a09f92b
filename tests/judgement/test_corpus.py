"""Rules and judgement together on 150 labelled posts of our own: floors that a change may not fall below.

The posts are easy: each was written to be clearly good or clearly bad. What holds on real posts of organisations that
were not seen is measured by ``benchmarks/quality.py``.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from sincerity import Config, Linter
from sincerity.channels import resolve
from sincerity.report import Report

CORPUS = Path(__file__).parents[1] / "corpus" / "posts.jsonl"
CATEGORY = {"sales": "sales-driven", "oneway": "one-way", "insincere": "insincere"}


@cache
def checked() -> tuple[tuple[dict[str, Any], Report], ...]:
    linter = Linter(Config(preview=True, model="none"))
    posts = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    return tuple(
        (p, linter.check(p["text"], channel=resolve(p["channel"]), reply_to=p["context"])) for p in posts
    )


def touches(span: dict[str, Any], finding: Any) -> bool:
    return bool(
        finding.span
        and CATEGORY.get(span["dimension"]) == finding.category
        and span["start"] < finding.span.end
        and finding.span.start < span["end"]
    )


def test_verdicts_are_right_nine_times_in_ten():
    """Balanced over posts to send back and posts to pass."""
    shares = []
    for verdict in ("revise", "ok"):
        reports = [r for p, r in checked() if p["verdict"] == verdict]
        shares.append(sum(r.verdict == verdict for r in reports) / len(reports))
    assert sum(shares) / 2 >= 0.9


def test_two_findings_in_three_are_right():
    """Right means: on a marked stretch of the same category."""
    findings = [(p, f) for p, r in checked() for f in r.faults if f.span]
    right = sum(any(touches(s, f) for s in p["spans"]) for p, f in findings)
    assert right / len(findings) >= 0.65


def test_four_in_ten_marked_faults_are_found():
    """Found means: touched by a finding of the same category."""
    marked = [(s, r) for p, r in checked() for s in p["spans"] if s["dimension"] in CATEGORY]
    found = sum(any(touches(s, f) for f in r.faults) for s, r in marked)
    assert found / len(marked) >= 0.4


def test_good_posts_are_left_alone():
    """At most one false alarm in 200 words of good posts."""
    good = [(p, r) for p, r in checked() if p["verdict"] == "ok"]
    words = sum(len(p["text"].split()) for p, _ in good)
    assert 200 * sum(len(r.faults) for _, r in good) / words <= 1
