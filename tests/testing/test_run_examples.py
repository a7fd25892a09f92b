"""What ``rules test`` says of a rule, its terms and its examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from sincerity import packs
from sincerity.api import run_rule_examples, try_word_classes
from sincerity.judgement.rules import learned_pack
from sincerity.rule import Example, Rule, WordClass
from sincerity.spans import Span
from sincerity.testing import Kind, Outcome, run_examples, try_class
from tests.helpers import make_rule, terms
from tests.rule_files import changed, write_pack


def rule_in(root: Path, *changes: tuple[str, str]) -> Rule:
    """Return the sound rule with these changes, from a file that can be pointed at."""
    return packs.load(write_pack(root, {"onoprecht/regel.yaml": changed(*changes)})).rules[0]


def failing(rule: Rule) -> list[str]:
    return [outcome.reason.partition(": ")[2] for outcome in run_examples(rule, {}) if not outcome.passed]


def noticed(rule: Rule) -> list[str]:
    return [outcome.notice.partition(": ")[2] for outcome in run_examples(rule, {}) if outcome.notice]


def test_a_sound_rule_passes(tmp_path: Path):
    """Three bad, three good, and two terms that both stand in a bad example."""
    outcomes = list(run_examples(rule_in(tmp_path), {}))

    assert [o.kind for o in outcomes] == [Kind.BAD] * 3 + [Kind.GOOD] * 3 + [Kind.TERM] * 2
    assert all(o.passed and not o.notice for o in outcomes)


def test_a_good_example_in_another_language_proves_nothing():
    """It is not read at all, so of course nothing is found."""
    good = "We are very sorry for the inconvenience that this has caused to all of our customers today."
    rule = make_rule(terms("excuses"), bad=(Example("Onze excuses.", (Span(5, 12),)),), good=(Example(good),))

    wrong = [outcome for outcome in run_examples(rule, {}) if not outcome.passed]

    assert [o.text for o in wrong] == [good]
    assert "Engels" in wrong[0].reason


PHRASE = "phrase: excuses voor het ongemak"


def test_an_alternative_that_runs_over_the_end_of_a_sentence_is_an_error(tmp_path: Path):
    """A phrase stays within its sentence; with file and line of the term."""
    rule = rule_in(tmp_path, (PHRASE, 'phrase: "excuses [.|,] voor het ongemak"'))

    assert failing(rule) == [
        "‘.’ in ‘excuses [.|,] voor het ongemak’ kan nooit iets vinden, ook niet in ‘excuses. voor het ongemak’"
    ]
    assert next(o.reason for o in run_examples(rule, {}) if o.reason).startswith(f"{rule.path}:11: ")


def test_an_alternative_inside_another_is_tried_too(tmp_path: Path):
    """However deep it is."""
    rule = rule_in(tmp_path, (PHRASE, 'phrase: "excuses (voor (het|al het. en) ongemak|namens ons)"'))

    assert [o.text for o in run_examples(rule, {}) if not o.passed] == ["al het. en"]


@pytest.mark.parametrize(
    ("match", "unless", "dead"),
    [
        (
            {
                "kind": "sequence",
                "first": {"question": "true", "terms": ["waarom", "wat. nu"]},
                "then": {"terms": ["omdat", "nee. nooit"]},
            },
            {},
            ["wat. nu", "nee. nooit"],
        ),
        (
            {
                "kind": "context",
                "message": {"terms": ["waar. nu"]},
                "reply": {"terms": ["sorry"], "lacks": ["om. half"]},
            },
            {},
            ["waar. nu", "om. half"],
        ),
        (terms("sorry"), {"near": ["namens", "ja. precies"]}, ["ja. precies"]),
        (terms("sorry"), {"literal": ["ja. precies"]}, ["ja. precies"]),
    ],
)
def test_terms_outside_a_plain_list_are_tried_too(
    match: dict[str, object], unless: dict[str, object], dead: list[str]
):
    """In a sequence, in a message and its answer, and in what spares a match."""
    outcomes = list(run_examples(make_rule(match, unless=unless), {}))

    assert [o.text for o in outcomes if not o.passed] == dead


@pytest.mark.parametrize(
    ("hindering", "shortcuts"),
    [
        ("also", {"literal": ["code"], "also": [["korting"], ["vandaag"]]}),
        ("begins", {"literal": ["code"], "begins": "true"}),
        ("literal", {"literal": ["ode"]}),
        ("literal", {"literal": ["kado"], "begins": "true"}),
        ("also en begins", {"literal": ["code"], "begins": "true", "also": [["vandaag"]]}),
        ("literal en also", {"literal": ["kado"], "also": [["vandaag"]]}),
    ],
)
def test_a_shortcut_that_hides_what_an_expression_fits_is_named(hindering: str, shortcuts: dict[str, object]):
    """The words are there and the expression is right; without its name nobody would look for it there."""
    rule = make_rule(
        {"kind": "regex", "pattern": r"\bmijn code \w+", **shortcuts},
        bad=(Example("Met mijn code KIM krijg je korting.", (Span(4, 17),)),),
        good=(),
    )

    assert failing(rule) == [
        f"‘mijn code KIM’; gevonden: niets; de expressie past wel, maar wordt door ‘{hindering}’ daar niet geprobeerd"
    ]


def test_an_expression_that_does_not_fit_blames_no_shortcut():
    """Then the expression itself is wrong."""
    rule = make_rule(
        {"kind": "regex", "pattern": r"\bmijn kode \w+", "literal": ["kim"]},
        bad=(Example("Met mijn code KIM krijg je korting.", (Span(4, 17),)),),
        good=(),
    )

    assert failing(rule) == ["‘mijn code KIM’; gevonden: niets"]


def test_a_term_that_no_example_shows_is_noticed():
    """It can fire, and nobody wrote down that it should; in ‘unless’ a good example has to show it."""
    rule = make_rule(
        terms("ongemak", "narigheid"),
        unless={"near": ["Sanne", "ongeluk"]},
        bad=(Example("Het ongemak.", (Span(4, 11),)),),
        good=(Example("Het ongemak van Sanne."),),
    )

    assert noticed(rule) == [
        "‘narigheid’ staat in geen slecht voorbeeld",
        "‘ongeluk’ staat in geen goed voorbeeld",
    ]


def test_terms_about_the_message_are_looked_for_in_the_message():
    """In what a bad example answers; what the answer lacks, in a good example that has it."""
    rule = make_rule(
        {
            "kind": "context",
            "message": {"terms": ["kapot", "stuk"]},
            "reply": {"terms": ["sorry"], "lacks": ["we komen"]},
        },
        bad=(Example("Sorry.", (Span(0, 5),), reply_to="De lift is kapot."),),
        good=(Example("Sorry, we komen.", reply_to="De lift is kapot."),),
    )

    assert noticed(rule) == ["‘stuk’ staat in geen slecht voorbeeld"]


def test_an_alternative_that_no_example_shows_is_noticed(tmp_path: Path):
    """And one that another covers."""
    rule = rule_in(tmp_path, (PHRASE, "phrase: excuses voor (het|hét|al het) ongemak"))

    assert noticed(rule) == [
        "‘hét’ in ‘excuses voor (het|hét|al het) ongemak’ maakt geen verschil, want ‘het’ vindt hetzelfde",
        "‘al het’ in ‘excuses voor (het|hét|al het) ongemak’ staat in geen slecht voorbeeld",
    ]


def test_a_term_that_its_own_exception_takes_away_is_an_error(tmp_path: Path):
    """‘betreuren’ is found in a text, and is never a finding."""
    rule = rule_in(tmp_path, ("examples:", "unless: {literal: [{verb: betreuren}]}\nexamples:"))

    assert [o.text for o in run_examples(rule, {}) if o.kind is Kind.TERM and not o.passed] == [
        "verb: betreuren"
    ]


def test_a_rule_that_needs_a_model_is_not_passed_without_one():
    """Nothing was tried."""
    rule = make_rule(
        {"kind": "tokens", "patterns": [[{"POS": "VERB"}]]}, bad=(Example("Ja.", (Span(0, 2),)),)
    )

    (outcome,) = run_rule_examples([rule], [], model="none")

    assert not outcome.ran
    assert not outcome.passed
    assert "taalmodel" in outcome.reason


def test_a_learned_rule_says_that_it_has_no_examples():
    """It is measured elsewhere."""
    (outcome, *_) = run_rule_examples(learned_pack().rules, [], model="none")

    assert (outcome.kind, outcome.ran, outcome.passed) == (Kind.LEARNED, False, False)


def test_terms_of_a_word_class_are_tried():
    """A class is used in many phrases; what is dead in it is dead in all."""
    word_class = WordClass("NU", "Nu.", ("nu", {"phrase": "nu. meteen"}), (), "NU.yaml")

    assert list(try_class(word_class, {})) == [
        Outcome("{NU}", Kind.CLASS, "nu"),
        Outcome(
            "{NU}",
            Kind.CLASS,
            "nu. meteen",
            "NU.yaml: ‘nu. meteen’ kan nooit iets vinden, ook niet in ‘nu. meteen’",
        ),
    ]


def test_every_term_of_the_shipped_word_classes_can_stand_in_a_text():
    """All of them."""
    assert [o.reason for o in try_word_classes([packs.load_builtin()]) if not o.passed] == []
