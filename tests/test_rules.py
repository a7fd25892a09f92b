"""Every example of every shipped rule, and every listed term, one test each; a new rule needs no line here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from sincerity import packs
from sincerity.api import word_classes
from sincerity.linter import Linter
from sincerity.pipeline.annotation import Annotation
from sincerity.rule import Rule
from sincerity.testing import Outcome, run_examples

PACK = packs.load_builtin()
CLASSES = word_classes([PACK])


@cache
def pipeline():
    from sincerity import pipeline

    return pipeline.load()


def outcomes(rule: Rule) -> Iterator[Outcome]:
    needs_model = Linter([rule], CLASSES).needs > Annotation.NOTHING
    return run_examples(rule, CLASSES, pipeline=pipeline() if needs_model else None)


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda r: r.id)
def test_a_rule_does_what_its_examples_say(rule: Rule):
    """Each bad example gives exactly the marked spans, each good one nothing, and each term can fire."""
    results = list(outcomes(rule))

    assert len(results) >= 6
    assert [] == [f"{r.kind}: {r.text!r}: {r.reason}" for r in results if not r.passed]


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda r: r.id)
def test_a_rule_speaks_to_a_copywriter(rule: Rule):
    """The message fits two lines, shouts nothing, and a fault offers something to write instead."""
    assert len(rule.message) <= 160
    assert "!" not in rule.message.replace("{match}", "")
    assert not re.search(r"\b(?:u|uw)\b", rule.message.replace("‘u’", "").replace("‘uw’", ""))
    assert rule.suggest or rule.label in (
        "open-question",
        "owns-it",
        "personal-voice",
        "credits-others",
        "shares-openly",
        "listens",
    )


def test_bad_examples_differ_in_wording():
    """Three examples that share their marked words are one example."""
    lazy = []
    for rule in PACK.rules:
        marked = {tuple(e.text[s.start : s.end].lower() for s in e.spans) or e.text for e in rule.bad}
        if len(marked) < 3:
            lazy.append(rule.id)

    assert [] == lazy
