"""What each rule saw, and why a match was no finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from sincerity.document import Markup, Source
from sincerity.finding import Severity
from sincerity.inspection import GROUPS, Inspection, Inspector, Outcome, Seen
from sincerity.linter import Linter
from sincerity.measures.table import MEASURES
from sincerity.rule import Rule
from tests.helpers import make_rule, terms


def inspect(text: str, *rules: Rule, names: Sequence[str] = (), **source: Any) -> Inspection:
    return Inspector(Linter(rules, {}, names=names), {}).inspect(Source(text, **source))


def seen(text: str, *rules: Rule, names: Sequence[str] = (), **source: Any) -> tuple[Seen, ...]:
    """Return what the first rule saw."""
    return inspect(text, *rules, names=names, **source).traces[0].seen


def test_a_match_that_nothing_objects_to_is_a_finding():
    """‘Uniek’ is found and needs no reason."""
    only = seen("Dit is uniek.", make_rule(terms("uniek")))[0]

    assert (only.outcome, only.reason, only.text) == (Outcome.FINDING, "", "uniek")


@pytest.mark.parametrize(
    ("text", "unless", "condition", "word"),
    [
        ("Een unieke kaart in ons museum.", {"near": ["museum"]}, "near", "museum"),
        ("Een unieke code per klant.", {"literal": ["unieke code"]}, "literal", "unieke code"),
        ("Dit is geen unieke kans.", {"negated": "true"}, "negated", "ontkenning"),
        ("We schrappen het woord unieke.", {"quoted": "true"}, "quoted", "genoemd"),
        ("Is dit een unieke kans?", {"question": "true"}, "question", "vraag"),
        ("Een unieke kans voor 20 euro.", {"concrete": "same"}, "concrete", "20 euro"),
        ("Een unieke kans. De kaart kost 20 euro.", {"concrete": "next"}, "concrete", "20 euro"),
    ],
)
def test_the_condition_that_spares_a_match_is_named(
    text: str, unless: dict[str, Any], condition: str, word: str
):
    """The key of the rule file and the words that it saw."""
    only = seen(text, make_rule(terms("unieke"), unless=unless))[0]

    assert (Outcome.UNLESS, f"unless.{condition}") == (only.outcome, only.condition)
    assert word in only.reason


def test_of_two_conditions_the_one_that_holds_is_named():
    """The sentence is no question, but it is negated."""
    only = seen(
        "Geen unieke kans.", make_rule(terms("unieke"), unless={"question": "true", "negated": "true"})
    )

    assert [s.condition for s in only] == ["unless.negated"]


def test_a_match_in_the_wrong_place_names_the_part_of_where_that_failed():
    """‘Uniek’ stands in the first sentence, not at its start."""
    rule = make_rule({**terms("uniek"), "where": {"sentence": "first", "start": "true"}})

    only = seen("Dit is uniek. Mooi zo.", rule)[0]

    assert (only.outcome, only.condition) == (Outcome.WHERE, "match.where")
    assert "start: true" in only.reason
    assert "sentence" not in only.reason


def test_words_in_a_quotation_are_seen_and_not_read():
    """A reader of the trace must not think that the rule does not know the words."""
    only = seen("Zij zei: ‘dit is uniek’ en ging.", make_rule(terms("uniek")))[0]

    assert Outcome.MASKED is only.outcome
    assert "citaat" in only.reason


def test_a_suppressed_finding_says_so():
    """The comment stands above the paragraph."""
    text = "<!-- sincerity: negeer proef: zo heet het -->\n\nDit is uniek.\n"

    only = seen(text, make_rule(terms("uniek")), markup=Markup.MARKDOWN)[0]

    assert Outcome.SUPPRESSED is only.outcome


def test_the_finding_that_goes_before_is_named():
    """The more severe of two on the same words stays."""
    weak = make_rule(terms("heel uniek"), id="zwak", severity=Severity.INFO)
    strong = make_rule(terms("uniek"), id="sterk", severity=Severity.ERROR)

    only = seen("Dit is heel uniek.", weak, strong)[0]

    assert Outcome.OVERLAP is only.outcome
    assert "sterk" in only.reason


def test_a_rule_for_another_channel_says_which():
    """It would have been a finding in webcare."""
    only = seen("Dit is uniek.", make_rule(terms("uniek"), channels=("webcare",)))[0]

    assert (only.outcome, only.condition) == (Outcome.CHANNEL, "channels")
    assert "webcare" in only.reason


def test_a_brand_name_is_no_finding():
    """Uniek Wonen is the name of a company here."""
    only = seen("Welkom bij Uniek Wonen.", make_rule(terms("uniek")), names=["Uniek Wonen"])[0]

    assert Outcome.NAME is only.outcome


def test_a_measure_shows_its_value_beside_its_limit():
    """Three words, where more than five would be a finding."""
    rule = make_rule({"kind": "measure", "measure": "words", "above": "5"})

    trace = inspect("Een twee drie.", rule).traces[0]

    assert trace.seen == ()
    assert trace.remark == "words is 3; een bevinding boven 5"


def test_a_context_rule_without_a_message_says_so():
    """There is nothing to compare with."""
    rule = make_rule({"kind": "context", "message": {"question": "true"}, "reply": {"terms": ["website"]}})

    assert "geen bericht" in inspect("Kijk op onze website.", rule).traces[0].remark


def test_without_a_pipeline_the_parts_that_need_one_say_so():
    """No tokens, no value for imperatives, and a rule that did not run."""
    rule = make_rule({"kind": "tokens", "patterns": [[{"POS": "VERB"}]]})

    inspection = inspect("Koop brood.", rule)

    assert inspection.tokens is None
    assert not inspection.traces[0].ran
    assert "taalmodel" in inspection.traces[0].remark
    values = {v.measure.name: v.value for v in inspection.measures}
    assert values["imperatives_per_sentence"] is None
    assert values["words"] == 2


def test_every_measure_stands_in_one_group():
    """A measure without a group would be invisible."""
    names = [name for group in GROUPS.values() for name in group]

    assert sorted(MEASURES) == sorted(names)


def test_place_counts_in_the_source_and_span_in_the_plain_text():
    """Asterisks are in the source alone."""
    only = seen("**Dit** is uniek.", make_rule(terms("uniek")), markup=Markup.MARKDOWN)[0]

    assert only.span is not None
    assert only.place is not None
    assert (only.span.start, only.place.start) == (7, 11)


def test_the_rules_that_are_named_are_the_only_ones_told_about():
    """The others still run, for their findings can stand in the way."""
    weak = make_rule(terms("heel uniek"), id="zwak", severity=Severity.INFO)
    strong = make_rule(terms("uniek"), id="sterk", severity=Severity.ERROR)

    inspection = Inspector(Linter([weak, strong], {}), {}, only=["zwak"]).inspect(
        Source("Dit is heel uniek.")
    )

    assert [t.rule.id for t in inspection.traces] == ["zwak"]
    assert Outcome.OVERLAP is inspection.traces[0].seen[0].outcome
