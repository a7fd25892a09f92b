"""Where a match may stand, and when it is no finding after all."""

from __future__ import annotations

import pytest

from tests.helpers import found, make_rule, terms


def rule_where(**where: str):
    return make_rule({**terms("bestel nu"), "where": where})


def rule_unless(**unless: object):
    return make_rule(terms("uniek", "excuses voor het ongemak"), unless=unless)


@pytest.mark.parametrize(
    "text",
    [
        "Bestel nu.",
        "👉 Bestel nu!",
        "Hoi Sanne, bestel nu.",
        "- Bestel nu",
        "1. Bestel nu",
        "Dag. Bestel nu.",
    ],
)
def test_the_start_of_a_sentence_may_follow_emoji_greeting_or_list_mark(text: str):
    """‘👉 Bestel nu’ opens with the order."""
    assert [str(t).lower() for t in found(text, rule_where(start="true"))] == ["bestel nu"]


def test_words_before_it_are_no_start_of_a_sentence():
    """‘Wie wil, bestel nu’ does not open with the order."""
    assert found("Wie wil, bestel nu.", rule_where(start="true")) == []


def test_the_end_of_a_sentence_may_be_followed_by_marks_alone():
    """‘… bestel nu! 🎉’ ends with the order, ‘bestel nu je kaartje’ does not."""
    rule = rule_where(end="true")

    assert found("Dus bestel nu! 🎉", rule) == ["bestel nu"]
    assert found("Dus bestel nu je kaartje.", rule) == []


def test_first_and_last_sentence_are_those_of_the_post():
    """The same words count in one sentence only."""
    text = "Bestel nu eens. Bestel nu dan. Bestel nu maar."

    assert text.index(str(found(text, rule_where(sentence="first"))[0])) == 0
    assert len(found(text, rule_where(sentence="last"))) == 1


def test_a_kind_word_beside_an_answer_is_spared():
    """‘Wat vervelend’ before the cause is manners; before nothing it is all that is said."""
    rule = make_rule(terms("wat vervelend"), unless={"answered": "true"})
    message = "Waarom reed de bus niet?"

    assert found("Wat vervelend. De chauffeur was ziek, omdat hij griep heeft.", rule, reply_to=message) == []
    assert found("Wat vervelend. Fijne dag nog!", rule, reply_to=message) == ["Wat vervelend"]
    assert found("Wat vervelend. De chauffeur was ziek, omdat hij griep heeft.", rule) == ["Wat vervelend"]


def test_words_that_spare_anywhere_in_the_sentence():
    """Beside the words found and over them; in another sentence they spare nothing."""
    rule = make_rule(terms("unieke code"), unless={"anywhere": ["code", "gemeente"]})

    assert found("Met je unieke code log je in.", rule) == []
    rule = make_rule(terms("uniek"), unless={"anywhere": ["gemeente"]})
    assert found("De gemeente is uniek.", rule) == []
    assert found("De gemeente is dicht. Dat is uniek.", rule) == ["uniek"]


@pytest.mark.parametrize(
    "below",
    [
        "",
        "\nGroetjes, Sanne",
        "\nAnja de Vries, teamleider",
        "\n^Kim",
        "\nFoto: Jan Jansen",
        "\n© Museum Het Huis",
        "\nLink in bio",
        "\n#actie #feest",
        "\n2 3",
        "\nWat vinden jullie?",
    ],
)
def test_what_is_pasted_below_is_not_the_last_sentence(below: str):
    """A name, credit or sign-off below leaves the order the last thing that is said."""
    rule = rule_where(sentence="last")

    assert found("De kas staat vol. Bestel nu je kaartje." + below, rule) == ["Bestel nu"]
    assert found("Bestel nu je kaartje. De kas staat vol." + below, rule) == []


def test_a_last_sentence_that_looks_like_a_name_still_closes():
    """‘Bestel nu bij Jansen’ without a full stop is half capitals."""
    assert found("De kas staat vol.\nBestel nu Kas", rule_where(sentence="last")) == ["Bestel nu"]


def test_a_sentence_can_be_asked_to_end_with_a_mark():
    """‘Bestel nu?’ asks; with ends_with ‘!’ it is not meant."""
    assert found("Bestel nu!!", rule_where(ends_with="!")) == ["Bestel nu"]
    assert found("Bestel nu?", rule_where(ends_with="!")) == []


@pytest.mark.parametrize("text", ["Wij zijn niet uniek.", "Geen plek is uniek.", "Het is nooit echt uniek."])
def test_negation_before_it_in_the_clause_spares(text: str):
    """‘niet uniek’ praises nothing."""
    assert found(text, rule_unless(negated="true")) == []


def test_negation_in_another_clause_does_not_spare():
    """‘Niet duur, maar uniek’ still praises."""
    assert found("Wij zijn niet duur, maar uniek.", rule_unless(negated="true")) == ["uniek"]


def test_words_that_are_named_are_not_used():
    """‘het woord uniek’ is spared with quoted, quotation marks spare always."""
    assert found("Schrap het woord uniek.", rule_unless(quoted="true")) == []
    assert found("Schrap het woord uniek.", rule_unless()) == ["uniek"]
    assert found("Schrap ‘uniek’.", rule_unless()) == []


def test_a_question_spares_where_the_rule_marks_an_order():
    """‘Is dit uniek?’ asks."""
    assert found("Is dit uniek? 🙂", rule_unless(question="true")) == []
    assert found("Dit is uniek.", rule_unless(question="true")) == ["uniek"]


@pytest.mark.parametrize(
    "text",
    [
        "Excuses voor het ongemak: onze monteur kwam een uur te laat.",
        "Excuses voor het ongemak van dinsdag.",
        "Excuses voor het ongemak, je krijgt € 12,50 terug.",
        "Excuses voor het ongemak, omdat de bus niet reed stond je daar.",
        "Excuses voor het ongemak, ook namens Sanne.",
    ],
)
def test_something_concrete_in_the_sentence_spares(text: str):
    """A time, day, amount, cause or name shows that somebody looked."""
    assert found(text, rule_unless(concrete="same")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Excuses voor het ongemak.",
        "Excuses voor het ongemak 7 8 9.",
        "Excuses voor het ongemak, 10% korting.",
        "Beste Sanne, excuses voor het ongemak!",
        "Excuses voor het ongemak, Sanne.",
        "EXCUSES VOOR HET ONGEMAK",
    ],
)
def test_a_bare_number_a_discount_or_a_greeting_is_not_concrete(text: str):
    """Anybody can add those."""
    assert len(found(text, rule_unless(concrete="same"))) == 1


def test_the_next_sentence_counts_when_the_rule_says_so():
    """The cause often comes right after the excuse."""
    text = "Excuses voor het ongemak. De monteur kwam dinsdag te laat."

    assert found(text, rule_unless(concrete="next")) == []
    assert found(text, rule_unless(concrete="same")) == ["Excuses voor het ongemak"]


def test_near_looks_in_the_same_sentence_and_literal_over_the_words():
    """‘unieke code’ and ‘uniek … nummer’ are plain facts."""
    rule = make_rule(terms("uniek*"), unless={"near": ["nummer"], "literal": ["unieke code"]})

    assert found("Vul de unieke code in.", rule) == []
    assert found("Elk kenteken heeft een uniek nummer.", rule) == []
    assert found("Dit is uniek. Bel ons nummer.", rule) == ["uniek"]
