"""Names, house words and forbidden words."""

from __future__ import annotations

from sincerity.config import Config, ForbiddenWord
from sincerity.document import Source
from sincerity.finding import Severity
from sincerity.house_words import forbidden_pack
from sincerity.linter import Linter
from sincerity.report import Report, Verdict
from tests.helpers import make_rule, terms


def check(
    text: str, *words: ForbiddenWord, names: tuple[str, ...] = (), house: tuple[dict[str, str], ...] = ()
) -> Report:
    """Check a text with one rule, ‘samen sterk’, and these words."""
    rules = [make_rule(terms("samen sterk", "uniek"))]
    rules += forbidden_pack(words, "sincerity.toml").rules if words else ()
    return Linter(rules, {}, names=names, house_words=house, forbidden_words=words).check(Source(text))


def test_house_word_is_never_flagged_in_any_form():
    """‘unieke’ and ‘samen sterk’ are ours; without the list they are findings."""
    text = "Een uniek plan: samen sterk."

    assert len(check(text).findings) == 2
    assert check(text, house=({"adjective": "uniek"}, {"phrase": "samen sterk"})).findings == ()


def test_signs_in_a_name_mean_nothing():
    """A name is no phrase: ‘Samen (sterk)’ is only words."""
    assert check("Wij zijn samen sterk.", names=("Samen (sterk)",)).findings == ()


def test_forbidden_word_is_found_in_every_form_with_what_to_write():
    """‘klanten’ stands for ‘klant’; the own message and the alternative come along."""
    word = ForbiddenWord({"noun": "klant"}, instead="lezer", message="Wij zeggen geen ‘{match}’.")

    (finding,) = check("Onze klanten lezen dit.", word).findings

    assert finding.rule == "verboden-woord"
    assert finding.text == "klanten"
    assert finding.label is None
    assert finding.message == "Wij zeggen geen ‘klanten’."
    assert finding.suggestions == ("‘lezer’",)


def test_each_forbidden_word_has_its_own_severity():
    """An error sends the post back, and neither moves the scores."""
    light = ForbiddenWord({"phrase": "content"}, severity=Severity.INFO)
    heavy = ForbiddenWord({"phrase": "doelgroep"}, severity=Severity.ERROR)

    report = check("De content voor de doelgroep.", light, heavy)

    assert [f.severity for f in report.findings] == [Severity.INFO, Severity.ERROR]
    assert report.verdict is Verdict.REVISE
    assert report.scores == check("De tekst voor de lezer.").scores


def test_forbidden_word_stays_beside_a_fault_on_the_same_words():
    """Somebody asked to see it, so it is not settled away."""
    report = check("Wij zijn samen sterk.", ForbiddenWord({"phrase": "sterk"}))

    assert [f.rule for f in report.findings] == ["proef", "verboden-woord"]


def test_settings_bring_the_rule_along_and_ignore_switches_it_off():
    """``select`` does not: somebody wrote the words down."""
    from sincerity.api import Linter as Api

    word = ForbiddenWord({"phrase": "doelgroep"})
    text = "De doelgroep leest dit om drie uur."

    found = Api(Config(select=("excuses-voor-ongemak",), forbidden_words=(word,))).check(text)
    silent = Api(
        Config(select=("excuses-voor-ongemak",), ignore=("verboden-woord",), forbidden_words=(word,))
    ).check(text)

    assert [f.rule for f in found.findings] == ["verboden-woord"]
    assert silent.findings == ()


def test_forbidden_word_can_be_silenced_in_the_text():
    """Like any other rule."""
    text = "<!-- sincerity: negeer verboden-woord: een citaat -->\nDe doelgroep leest dit."

    report = check(text, ForbiddenWord({"phrase": "doelgroep"}))

    assert (report.findings, len(report.suppressed), report.notices) == ((), 1, ())
