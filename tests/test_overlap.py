"""Which advice stays where two findings lie on the same words."""

from __future__ import annotations

from dataclasses import replace

from sincerity.finding import Category, Finding, Severity
from sincerity.overlap import settle, specific_first
from sincerity.spans import Span

HEARD = Finding(
    rule="leest-onoprecht",
    label=None,
    category=Category.INSINCERE,
    severity=Severity.WARNING,
    message="Dit klinkt hol.",
    span=Span(0, 40),
    text="x" * 40,
)
HINT = replace(
    HEARD, rule="versleten-beeld", label="hollow-values", severity=Severity.INFO, span=Span(10, 20)
)
LEARNED = {"leest-onoprecht"}


def test_a_quiet_rule_says_what_a_learned_finding_only_hears():
    """The sentence stays marked, with the rule's advice; the words that the rule found are related."""
    (kept,) = specific_first([HINT, HEARD], LEARNED)

    assert (kept.rule, kept.severity, kept.span) == ("versleten-beeld", Severity.WARNING, Span(0, 40))
    assert kept.related == (Span(10, 20),)


def test_a_quiet_rule_of_another_category_or_place_changes_nothing():
    """It says nothing about what was heard; the learned finding stays."""
    for other in (replace(HINT, category=Category.SALES), replace(HINT, span=Span(50, 60))):
        assert specific_first([other, HEARD], LEARNED) == [other, HEARD]


def test_a_learned_finding_that_is_set_to_a_hint_stays_one():
    """Then nothing is louder than the settings ask for."""
    quiet = replace(HEARD, severity=Severity.INFO)

    assert specific_first([HINT, quiet], LEARNED) == [HINT, quiet]


def test_of_several_quiet_rules_the_strongest_speaks():
    """That is the more specific label, as between any two findings on the same words."""
    empathy = replace(HINT, rule="wat-vervelend", label="canned-empathy", span=Span(20, 25))

    for hints in ([HINT, empathy], [empathy, HINT]):
        said = specific_first([*hints, HEARD], LEARNED)

        assert [f.rule for f in said if f.severity is Severity.WARNING] == ["wat-vervelend"]


def test_a_rule_that_the_settings_hushed_stays_a_hint():
    """Somebody asked not to see it as more."""
    assert specific_first([HINT, HEARD], LEARNED, {HINT.rule}) == [HINT, HEARD]


def test_of_two_faults_on_the_same_words_the_more_severe_stays():
    """The other place is kept as related."""
    (kept,) = settle([HINT, replace(HEARD, rule="rij-van-waarden", label="hollow-values")])

    assert (kept.rule, kept.related) == ("rij-van-waarden", (Span(10, 20),))
