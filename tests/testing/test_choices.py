"""The alternatives in a phrase."""

from __future__ import annotations

import pytest

from sincerity.matchers.phrase_syntax import Compiler
from sincerity.testing.choices import Alternative, alternatives

CLASSES = {"DAG": [{"words": ["maandag", "dinsdag"]}, "dag erna"]}


def of(phrase: str) -> tuple[Alternative, ...]:
    return alternatives(phrase, Compiler(CLASSES))


def only(phrase: str) -> dict[str, str]:
    """Return the phrase with each alternative as its only choice."""
    return {choice.text: choice.only for choice in of(phrase)}


def twins(phrase: str) -> dict[str, str]:
    """Return the alternatives that another one covers."""
    return {choice.text: choice.twin for choice in of(phrase) if choice.twin is not None}


def test_each_choice_is_left_alone_with_the_rest_of_the_phrase():
    """A choice, and words that may be left out."""
    assert only("koop (nu|snel) [uw] kaart") == {
        "nu": "(koop (nu) [uw] kaart)",
        "snel": "(koop (snel) [uw] kaart)",
        "uw": "(koop (nu|snel) (uw) kaart)",
    }


def test_a_choice_inside_a_choice_takes_the_way_to_it():
    """‘morgen (vroeg|laat)’ is a choice with two in it."""
    assert only("(nu|morgen (vroeg|laat)) bellen") == {
        "nu": "((nu) bellen)",
        "morgen (vroeg|laat)": "((morgen (vroeg|laat)) bellen)",
        "vroeg": "((morgen (vroeg)) bellen)",
        "laat": "((morgen (laat)) bellen)",
    }


@pytest.mark.parametrize("phrase", ["koop nu", "koop …3 kaart", "koop {DAG}", "(koop nu)"])
def test_a_phrase_without_choices_has_no_alternatives(phrase: str):
    """Gaps and word classes are no choices of the phrase."""
    assert of(phrase) == ()


@pytest.mark.parametrize(
    ("phrase", "covered"),
    [
        ("(de|dé) beste", {"dé": "de"}),
        ("(nu|snel|nu)", {"nu": "nu"}),
        ("(prijs*|prijsknaller)", {"prijsknaller": "prijs*"}),
        ("(*markt|bloemenmarkt)", {"bloemenmarkt": "*markt"}),
        ("op (maandag|{DAG})", {"maandag": "{DAG}"}),
        ("(wij|wij …2) komen", {"wij": "wij …2"}),
        ("(ga|ga nu|ga [nu])", {"ga": "ga [nu]", "ga nu": "ga [nu]"}),
        ("(ga …1|ga …2)", {"ga …1": "ga …2"}),
    ],
)
def test_what_another_choice_covers_makes_no_difference(phrase: str, covered: dict[str, str]):
    """The same word, a class or open word that holds it, a longer gap."""
    assert twins(phrase) == covered


@pytest.mark.parametrize(
    "phrase",
    [
        "(nu|snel)",
        "(ga|ga nu)",
        "[de] [de] beste",
        "(prijs*|reprijs)",
        "op (zondag|{DAG})",
        "(ga …2|ga nu …2)",
    ],
)
def test_what_only_looks_alike_is_left_alone(phrase: str):
    """A longer wording, and the same word at another place."""
    assert twins(phrase) == {}
