"""Every rule on texts by writers who knew only its summary, so that a rule is more than its own examples.

Each file in ``data/fresh`` has one JSON object a line: ``rule``, and five or more ``bad`` and ``good`` texts (a text that
turned out not to show what the summary says is left out). A text is a string, or an object with ``text`` and perhaps
``channel`` and ``reply_to``. All texts were written for these tests.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sincerity import packs
from sincerity.api import word_classes
from sincerity.document import Source
from sincerity.linter import Linter
from sincerity.pipeline.annotation import Annotation
from sincerity.rule import Rule

PACK = packs.load_builtin()
CLASSES = word_classes([PACK])
RULES = {rule.id: rule for rule in PACK.rules}

FILES = sorted((Path(__file__).parent / "data" / "fresh").glob("*.jsonl"))
LINES = [json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]

HITS_WANTED = 3 / 5
TEXTS_WANTED = 4


@cache
def pipeline():
    from sincerity import pipeline

    return pipeline.load()


def reader_of(rule: Rule) -> Linter:
    linter = Linter([rule], CLASSES)
    if linter.needs > Annotation.NOTHING:
        linter.pipeline = pipeline()
    return linter


def findings(linter: Linter, rule: Rule, given: str | dict[str, Any]) -> list[str | None]:
    """Return the words found; without a channel of its own a text is read in the first one of the rule."""
    text = {"text": given} if isinstance(given, str) else given
    channel = text.get("channel") or (rule.channels[0] if rule.channels else "general")
    source = Source(text["text"], channel=channel, reply_to=text.get("reply_to"))
    return [f.text for f in linter.check(source).findings]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["rule"])
def test_a_rule_knows_sentences_it_was_not_made_from(line: dict[str, Any]):
    """Of the bad texts at least three in five are found, and of the good ones none."""
    rule = RULES[line["rule"]]
    linter = reader_of(rule)

    missed = [text for text in line["bad"] if not findings(linter, rule, text)]
    wronged = {str(text): hits for text in line["good"] if (hits := findings(linter, rule, text))}

    assert wronged == {}
    assert len(line["bad"]) - len(missed) >= HITS_WANTED * len(line["bad"]), missed


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_texts_names_each_rule_once_with_enough_texts(file: Path):
    """A line that says little, or a rule with two lines, would make the test above weaker than it looks."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    assert len({line["rule"] for line in lines}) == len(lines) > 0
    assert [] == [line["rule"] for line in lines if min(len(line["bad"]), len(line["good"])) < TEXTS_WANTED]
