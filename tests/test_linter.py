"""From text to findings: offsets, overlaps, channels, names, crashes, scores."""

from __future__ import annotations

import pytest

from sincerity.document import Markup, Source
from sincerity.finding import Category, Severity
from sincerity.linter import Linter
from sincerity.matchers.terms import TermsMatcher
from sincerity.report import Verdict
from sincerity.spans import Span
from tests.helpers import check, found, make_rule, terms


def test_what_is_silenced_about_the_whole_post_makes_no_room_for_another():
    """Of two such findings of one category the stronger is shown; silenced, neither is."""
    rules = [
        make_rule(
            {"kind": "measure", "measure": "words", "above": "1"}, id=name, severity=severity, message="Lang."
        )
        for name, severity in (("zwaar", Severity.ERROR), ("licht", Severity.WARNING))
    ]
    linter = Linter(rules, {})
    text = "Zo gaat dat hier nu eenmaal."

    loud = linter.check(Source(text))
    silenced = linter.check(Source(f"<!-- sincerity: negeer zwaar: bewust -->\n\n{text}"))

    assert [f.rule for f in loud.findings] == ["zwaar"]
    assert silenced.findings == ()
    assert [f.rule for f in silenced.suppressed] == ["zwaar"]


def test_a_finding_quotes_the_source_it_marks():
    """Bold and an entity inside the words belong to the quotation."""
    rule = make_rule(terms("onze unieke koffie"))
    source = Source("<p>Proef <b>onze unieke</b> koffie &amp; thee.</p>", Markup.HTML)

    report = Linter([rule], {}).check(source)

    finding = report.findings[0]
    assert finding.span is not None
    assert source.text[finding.span.start : finding.span.end] == finding.text == "onze unieke</b> koffie"
    assert "‘onze unieke koffie’ is een proef." == finding.message


def test_the_more_severe_of_two_overlapping_faults_stays():
    """The other one becomes a related span."""
    weak = make_rule(terms("heel uniek"), id="zwak", severity=Severity.INFO)
    strong = make_rule(terms("uniek"), id="sterk", severity=Severity.ERROR)

    report = check("Dit is heel uniek.", weak, strong)

    assert [("sterk", (Span(7, 17),))] == [(f.rule, f.related) for f in report.findings]


def test_of_equally_severe_faults_the_more_specific_label_stays():
    """hidden-ad goes before hollow-values."""
    plain = make_rule(terms("heel uniek"), id="leeg", label="hollow-values")
    hidden = make_rule(terms("uniek"), id="reclame", label="hidden-ad")

    assert ["reclame"] == [f.rule for f in check("Dit is heel uniek.", plain, hidden).findings]


def test_a_credit_never_lies_on_a_fault():
    """The same words cannot be praised and blamed."""
    fault = make_rule(terms("wat vinden jullie"), id="fout")
    credit = make_rule(terms("wat vinden jullie"), id="goed", label="open-question")

    assert ["fout"] == [f.rule for f in check("Wat vinden jullie?", fault, credit).findings]


def test_one_finding_per_category_is_about_the_whole_post():
    """Of several the most severe stays."""
    match = {"kind": "measure", "measure": "words", "above": "1"}
    a = make_rule(match, id="a", severity=Severity.INFO)
    b = make_rule(match, id="b", severity=Severity.WARNING)

    assert ["b"] == [f.rule for f in check("Drie hele woorden.", a, b).findings]


def test_a_rule_for_a_channel_is_silent_elsewhere():
    """A webcare rule says nothing about a newsletter."""
    rule = make_rule(terms("uniek"), channels=("webcare",))

    assert ["uniek"] == found("uniek", rule, channel="webcare")
    assert [] == found("uniek", rule, channel="newsletter")


def test_a_brand_name_is_never_a_finding():
    """A shop called ‘De Beste Koffie’ may say so."""
    linter = Linter([make_rule(terms("de beste"))], {}, names=["De Beste Koffie"])

    assert [] == [f.text for f in linter.check(Source("Kom naar De Beste Koffie.")).findings]
    assert ["de beste"] == [f.text for f in linter.check(Source("Wij zijn de beste.")).findings]


def test_a_crash_in_one_rule_never_hides_the_others(monkeypatch: pytest.MonkeyPatch):
    """The crashed rule is a failure with its name, the other one still finds."""
    linter = Linter([make_rule(terms("uniek"), id="goed"), make_rule(terms("trots"), id="kapot")], {})
    original = TermsMatcher.match

    def crash(self, evidence):  # type: ignore[no-untyped-def]
        for rule, _ in self._rules.values():
            if rule == "kapot":
                raise ZeroDivisionError("proef")
        yield from original(self, evidence)

    monkeypatch.setattr(TermsMatcher, "match", crash)
    report = linter.check(Source("Uniek en trots."))

    assert ["goed"] == [f.rule for f in report.findings]
    assert [("kapot", "regel kapot liep niet af: ZeroDivisionError: proef")] == [
        (f.rule, f.message) for f in report.failures
    ]


def test_an_inline_suppression_silences_one_rule_in_the_next_block():
    """Findings elsewhere, and of other rules, stay."""
    rule = make_rule(terms("uniek"), aliases=("unique",))
    text = "<!-- sincerity: negeer unique: zo heet ons product -->\nUniek.\n\nUniek.\n"

    report = Linter([rule], {}).check(Source(text, Markup.MARKDOWN))

    assert [text.rindex("Uniek")] == [f.span.start for f in report.findings if f.span]
    assert 1 == len(report.suppressed)
    assert () == report.notices


def test_a_clean_post_is_ok_and_an_error_is_revise():
    """Without findings all faults score low; an error stands for itself."""
    rule = make_rule(terms("uniek"), severity=Severity.ERROR)

    assert Verdict.OK is check("Gewoon een bericht over de fietsenstalling.", rule).verdict
    assert Verdict.REVISE is check("Gewoon een uniek bericht over de fietsenstalling.", rule).verdict


def test_a_single_warning_is_not_a_verdict():
    """Readers pass many posts that have a weak spot."""
    report = check(
        "Een uniek bericht over de fietsenstalling bij het station van Ede.", make_rule(terms("uniek"))
    )

    assert 1 == len(report.findings)
    assert Verdict.OK is report.verdict


def test_social_counts_families_not_credits():
    """The same kind of credit twice is worth no more than once."""
    a = make_rule(terms("wij"), id="a", label="owns-it")
    b = make_rule(terms("jij"), id="b", label="listens")

    once, twice = check("wij", a, b), check("wij en wij", a, b)

    assert once.scores[Category.SOCIAL] == twice.scores[Category.SOCIAL]
    assert check("wij en jij", a, b).scores[Category.SOCIAL] > twice.scores[Category.SOCIAL]


def test_an_empty_post_has_no_findings_and_no_score_to_speak_of():
    """Nothing in, nothing out, no crash."""
    report = check("", make_rule(terms("uniek")))

    assert ((), Verdict.OK, 0) == (report.findings, report.verdict, report.words)


def test_a_crash_of_our_own_is_a_failure_and_the_next_post_goes_on(monkeypatch: pytest.MonkeyPatch):
    """One post that breaks the reader never stops a run."""
    linter = Linter([make_rule(terms("uniek"))], {})
    monkeypatch.setattr("sincerity.linter.score", lambda *_: 1 / 0)

    report = linter.check(Source("Uniek.", path="a.md"))

    assert () == report.findings
    assert ["a.md"] == [f.path for f in report.failures]
    assert "ZeroDivisionError" in report.failures[0].message


def test_directive_for_a_rule_that_is_not_selected_is_neither_unknown_nor_unused():
    """The rule exists; it only did not run, or not in this channel."""
    text = "<!-- sincerity: negeer ander, elders: zo heet het -->\nWij zijn samen sterk."
    elders = make_rule(terms("samen"), id="elders", channels=("webcare",))
    linter = Linter([make_rule(terms("nooit")), elders], {}, known={"ander": "ander"})

    assert linter.check(Source(text)).notices == ()
    assert len(Linter([make_rule(terms("nooit"))], {}).check(Source(text)).notices) == 2


def test_a_page_without_a_word_in_it_did_not_pass():
    """Nothing to read is something that did not run, not a clean post."""
    report = Linter([make_rule(terms("uniek"))], {}).check(Source("<script>uniek()</script>", Markup.HTML))

    assert ["in deze pagina staat geen tekst die een lezer te zien krijgt"] == [
        f.message for f in report.failures
    ]
