"""The kinds regex, measure, sequence and context."""

from __future__ import annotations

import marshal

import pytest
import regex

from sincerity.document import Source
from sincerity.errors import RuleError
from sincerity.linter import Linter
from sincerity.matchers import regex as regex_matcher
from sincerity.matchers.phrase_table import Table
from tests.helpers import check, found, make_rule

CAPS = {
    "kind": "regex",
    "pattern": r"\b[A-Z]{4,}(?: [A-Z]{2,})+\b",
    "literal": ["a", "e", "o"],
    "case": "true",
}
PITCH = {
    "kind": "sequence",
    "first": {"question": "true", "where": {"sentence": "first"}},
    "then": {"terms": ["wij"]},
    "within": "2",
}


def test_a_regular_expression_marks_its_match_or_its_group():
    """A group named span narrows the finding."""
    whole = make_rule(CAPS)
    narrow = make_rule({"kind": "regex", "pattern": r"zo (?P<span>\w+)", "literal": ["zo"]})

    assert found("Kom naar ons GROOT FEEST zaterdag.", whole) == ["GROOT FEEST"]
    assert found("Wij zijn zo blij.", narrow) == ["blij"]


def test_a_regular_expression_is_not_run_without_its_literal():
    """Without the literal there is nothing, whatever the pattern says."""
    assert found("blij", make_rule({"kind": "regex", "pattern": "blij", "literal": ["trots"]})) == []


@pytest.mark.parametrize("across", [{"across": "text"}, {}], ids=["text", "sentence"])
def test_a_regular_expression_is_not_run_without_all_else_it_needs(across: dict[str, str]):
    """Of every list under ``also`` one string has to be where the expression could be run."""
    also = {"also": [["Like", "deel"], ["reactie"]]}
    rule = make_rule({"kind": "regex", "pattern": "win", "literal": ["win"], **also, **across})

    assert found("Deel dit, zet het in een reactie en win.", rule) == ["win"]
    assert found("Deel dit en win.", rule) == []
    assert found("Zet het in een reactie en win.", rule) == []
    in_two_sentences = found("Deel dit. Zet het in een reactie en win.", rule)
    assert in_two_sentences == (["win"] if across else [])


def test_a_rule_may_have_several_regular_expressions():
    """Each has its own literals, and of matches that overlap the first counts."""
    rule = make_rule(
        {
            "kind": "regex",
            "pattern": r"heel \w+",
            "literal": ["heel"],
            "or": [{"pattern": r"\w+ \w+!"}, {"pattern": "zo blij", "literal": ["zo"], "begins": "true"}],
        }
    )

    assert found("Wij zijn heel zo blij en zo blij. Ja!", rule) == ["heel zo", "zo blij"]
    assert found("Wij zijn heel erg blij!", rule) == ["heel erg"]
    assert found("Wij zijn erg blij!", rule) == []


def test_a_regular_expression_is_compiled_once(monkeypatch: pytest.MonkeyPatch):
    """What a linter compiled comes with its table."""
    rule = make_rule({"kind": "regex", "pattern": "win", "literal": ["win"]})
    table = Linter([rule], {}).phrases.table
    monkeypatch.setattr(regex, "compile", lambda *_: pytest.fail("compiled again"))
    second = Linter([rule], {}, table=Table(*marshal.loads(marshal.dumps(table.content()))))

    assert [f.text for f in second.check(Source("Kom langs en win.")).findings] == ["win"]


def test_a_literal_stands_at_the_start_of_a_word_unless_it_has_an_asterisk():
    """‘eer’ is not in ‘weer’, ‘*code’ is in ‘kortingscode’."""
    pattern = {"kind": "regex", "pattern": r"\w+"}

    assert found("Mooi weer", make_rule({**pattern, "literal": ["eer"]})) == []
    assert found("De eer", make_rule({**pattern, "literal": ["eer"]})) == ["De", "eer"]
    assert found("Mijn kortingscode", make_rule({**pattern, "literal": ["*code"]})) == [
        "Mijn",
        "kortingscode",
    ]


def test_a_regular_expression_stays_in_its_sentence_unless_it_says_otherwise():
    """Only the sentence with the literal is looked at; ``across`` takes the next along, or the whole text."""
    match = {"kind": "regex", "pattern": r"Bel[^\n]*", "literal": ["bel"]}
    text = "Hoi. Bel maar. Dat mag. Tot dan."

    assert found(text, make_rule(match)) == ["Bel maar."]
    assert found(text, make_rule({**match, "across": "1"})) == ["Bel maar. Dat mag."]
    assert found(text, make_rule({**match, "across": "text"})) == ["Bel maar. Dat mag. Tot dan."]


def test_a_regular_expression_that_begins_with_its_literal_finds_the_same():
    """Trying it only where a literal stands leaves out nothing, and finds do not overlap."""
    match = {"kind": "regex", "pattern": r"bel (?:\w+ )?bel|bel", "literal": ["bel"]}
    text = "Bel eens bel maar, of bel bel. En İnci zegt: bel."

    assert found(text, make_rule({**match, "begins": "true"})) == found(text, make_rule(match))
    assert found(text, make_rule({**match, "begins": "true"})) == ["Bel eens bel", "bel bel", "bel"]


def test_the_parts_of_a_regular_expression_stand_where_they_are_named():
    """A later part may name an earlier one."""
    match = {
        "kind": "regex",
        "parts": {"letter": "[A-Z]", "name": r"(?&letter)[a-z]+|(?&letter)\."},
        "pattern": r"(?&name) en (?&name)",
        "literal": ["* en "],
        "case": "true",
    }

    assert found("Bel Jan en B. of mij en jou.", make_rule(match)) == ["Jan en B."]


def test_tags_are_seen_by_raw_rules_alone():
    """‘#samen’ is a tag, not a word."""
    match = {"kind": "regex", "pattern": r"#\w+", "literal": ["#"]}

    assert found("Kom ook! #samen", make_rule(match)) == []
    assert found("Kom ook! #samen", make_rule({**match, "raw": "true"})) == ["#samen"]


def test_a_regular_expression_that_hangs_is_a_failure_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch):
    """The time limit is kept, the rule is named, and the next rule still finds."""
    monkeypatch.setattr(regex_matcher, "TIME_LIMIT", 0.05)
    slow = make_rule({"kind": "regex", "pattern": r"(?:a|aa)+$|(?:a?){40}b", "literal": ["a"]}, id="traag")
    quick = make_rule({"kind": "regex", "pattern": "blij", "literal": ["blij"]}, id="snel")

    report = check("a" * 60 + "! Wij zijn blij.", slow, quick)

    assert [f.rule for f in report.findings] == ["snel"]
    assert [f.rule for f in report.failures] == ["traag"]
    assert "was na 0.05 seconde nog niet klaar" in report.failures[0].message


def test_a_measure_above_its_limit_is_one_finding_about_the_post():
    """Value and limit stand in the message, in Dutch figures."""
    rule = make_rule(
        {"kind": "measure", "measure": "longest_sentence_words", "above": "5.5"},
        message="{value} woorden, grens {limit}.",
    )

    report = check("Dit is een zin van acht gewone woorden.", rule)

    assert [(f.span, f.message) for f in report.findings] == [(None, "8 woorden, grens 5,5.")]
    assert found("Dit is kort.", rule) == []
    assert found("", rule) == []


def test_a_measure_waits_for_enough_words():
    """A ratio over three words says nothing."""
    rule = make_rule({"kind": "measure", "measure": "words", "above": "1", "words": "5"})

    assert found("Kort maar krachtig.", rule) == []
    assert len(found("Lang genoeg om iets te meten.", rule)) == 1


def test_a_sequence_finds_a_question_that_is_answered_by_a_pitch():
    """The question is the finding, the pitch is related."""
    report = check("Moe van gedoe? Dat kan anders. Wij regelen het.", make_rule(PITCH))

    assert [f.text for f in report.findings] == ["Moe van gedoe?"]
    assert [report.source[s.start : s.end] for f in report.findings for s in f.related] == ["Wij"]


@pytest.mark.parametrize(
    "text",
    [
        "Moe? Een. Twee. Wij regelen het.",
        "Wij vragen: moe?",
        "Het regent. Moe van gedoe? Wij regelen het.",
        "Moe van gedoe?",
    ],
)
def test_a_sequence_keeps_to_its_order_place_and_distance(text: str):
    """Too late, too early, in the wrong place, or alone: no finding."""
    assert found(text, make_rule(PITCH)) == []


def test_a_sequence_can_mark_either_part_or_both():
    """Span says what the finding marks."""
    text = "Moe van gedoe? Wij regelen het."

    assert found(text, make_rule({**PITCH, "span": "then"})) == ["Wij"]
    assert found(text, make_rule({**PITCH, "span": "both"})) == ["Moe van gedoe? Wij"]


CONTEXT = {"kind": "context", "message": {"question": "true"}, "reply": {"overlap": {"below": "0.2"}}}


def test_context_is_silent_without_a_message():
    """A post that answers nothing cannot fail to answer."""
    assert found("Bedankt voor je bericht.", make_rule(CONTEXT)) == []


def test_a_reply_that_repeats_nothing_of_the_question_is_found():
    """One finding about the whole reply."""
    asked = "Wanneer wordt mijn bestelde fiets bezorgd?"

    assert found("Bedankt voor je bericht.", make_rule(CONTEXT), reply_to=asked) == [None]
    assert found("Je fiets is besteld en wordt morgen bezorgd.", make_rule(CONTEXT), reply_to=asked) == []
    assert found("Bedankt voor je bericht.", make_rule(CONTEXT), reply_to="Mijn fiets is bezorgd.") == []


def test_context_terms_are_found_in_the_reply_when_the_message_fits():
    """Apologies after a compliment stay out."""
    match = {
        "kind": "context",
        "message": {"terms": ["kapot"]},
        "reply": {"terms": ["leuk"], "lacks": ["sorry"]},
    }
    rule = make_rule(match)

    assert found("Wat leuk dat je schrijft.", rule, reply_to="Mijn lamp is kapot.") == ["leuk"]
    assert found("Wat leuk dat je schrijft.", rule, reply_to="Mooie lamp.") == []
    assert found("Sorry, wat leuk dat je schrijft.", rule, reply_to="Mijn lamp is kapot.") == []


@pytest.mark.parametrize(
    ("match", "message"),
    [
        ({"kind": "regex", "pattern": "(", "literal": ["a"]}, "geen geldige reguliere expressie"),
        ({"kind": "regex", "pattern": "a*", "literal": ["a"]}, "past ook op niets"),
        ({"kind": "measure", "measure": "wordz", "above": "1"}, "onbekende maat ‘wordz’; bedoel je ‘words’?"),
        ({"kind": "terms", "terms": ["goed", "(a"]}, "wordt niet gesloten"),
        (
            {"kind": "sequence", "first": {"terms": ["{X}"]}, "then": {"terms": ["b"]}},
            "de woordklasse {X} bestaat niet",
        ),
    ],
)
def test_a_pattern_that_cannot_be_compiled_is_an_error_with_a_place(match: dict[str, object], message: str):
    """The error starts with the file of the rule."""
    with pytest.raises(RuleError) as caught:
        check("tekst", make_rule(match))

    assert str(caught.value).startswith("proef.yaml")
    assert message in str(caught.value)
