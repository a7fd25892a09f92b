"""Learned findings run as rules: selected, silenced, weighed and settled like any other."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sincerity.api import Linter
from sincerity.config import Config
from sincerity.document import Source
from sincerity.finding import Category, Severity
from sincerity.judgement.rules import weighs
from sincerity.report import Band, Verdict
from tests.helpers import labelled

LEARNED = {"leest-verkoperig", "leest-als-eenrichting", "leest-onoprecht"}
HOLLOW = (
    "Vanuit onze passie voor kwaliteit en innovatie bieden wij hoogwaardige dienstverlening met aandacht voor elke"
    " unieke klant. Onze gedreven professionals werken met hart en ziel aan duurzame oplossingen en waardevolle"
    " verbinding. Zo bouwen wij samen aan een inspirerende toekomst vol vertrouwen en groei."
)


def test_a_hollow_text_gets_learned_findings_with_reasons():
    """What weighed most is named in Dutch, and the scoring names its table."""
    report = Linter(Config(model="none", select=tuple(LEARNED))).check(HOLLOW)

    assert Verdict.REVISE is report.verdict
    assert report.faults
    assert all(f.rule in LEARNED and f.reasons for f in report.faults)
    assert report.scoring.startswith("fitted")
    assert report.score_reasons[Category.INSINCERE]


def test_a_reply_that_surely_answers_is_not_sent_back_for_the_tone_of_a_sentence():
    """To the question the name and number are what was wanted; by itself the sentence sounds of nobody."""
    linter = Linter(Config(model="none", channel="webcare"))
    reply = (
        "Mevrouw Smulders werkt sinds 1 februari niet meer bij ons. Haar klanten zijn overgegaan naar Bas Hoekstra; hij"
        " heeft uw dossier en zit rechtstreeks op 030-2145."
    )
    message = "Mijn adviseur neemt niet meer op. Aan wie moet ik nu mijn vragen stellen?"

    alone, answering = linter.check(reply), linter.check(reply, reply_to=message)

    assert (alone.verdict, answering.verdict) == (Verdict.REVISE, Verdict.OK)
    assert {f.rule for f in alone.faults} <= LEARNED
    assert not answering.faults


def test_a_reply_that_answers_is_still_sent_back_for_what_a_rule_objects_to():
    """An answer does not make up for the rest."""
    linter = Linter(Config(model="none", channel="webcare"))
    reply = "Aan Bas Hoekstra, op 030-2145. Excuses voor het ongemak. Bestel nu ook onze geldgids, op is op!"

    report = linter.check(reply, reply_to="Aan wie moet ik nu mijn vragen stellen?")

    assert report.verdict is Verdict.REVISE


def test_learned_findings_can_be_ignored_and_selected_by_name():
    """With only rules the scoring is the unfitted one."""
    without = Linter(Config(model="none", ignore=tuple(LEARNED))).check(HOLLOW)
    only = Linter(Config(model="none", select=("leest-onoprecht",))).check(HOLLOW)

    assert not LEARNED & {f.rule for f in without.findings}
    assert "unfitted" == without.scoring
    assert {"leest-onoprecht"} == {f.rule for f in only.findings}


def test_the_severity_of_a_learned_rule_can_be_set():
    """A team that wants hints alone gets hints."""
    config = Config(model="none", select=("leest-onoprecht",), severity={"leest-onoprecht": Severity.INFO})

    assert {Severity.INFO} == {f.severity for f in Linter(config).check(HOLLOW).findings}


def test_a_rule_wins_over_a_learned_finding_on_the_same_words():
    """No two findings of faults lie on the same words."""
    report = Linter(Config(model="none")).check(HOLLOW + " Onze excuses voor het ongemak.")

    spans = sorted((f.span.start, f.span.end) for f in report.faults if f.span)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_plain_notice_gets_no_learned_finding():
    """Facts about a closing day are nothing to object to."""
    text = "De bibliotheek is maandag 5 mei dicht. Boeken inleveren kan dan gewoon, in de bak naast de deur aan de Marktstraat."

    report = Linter(Config(model="none")).check(text)

    assert () == report.faults
    assert Verdict.OK is report.verdict


@pytest.mark.parametrize("category", [Category.SALES, Category.ONE_WAY, Category.INSINCERE])
def test_a_learned_rule_shows_what_it_weighs(category: Category):
    """For and against, in Dutch words rather than feature names."""
    heaviest, lightest = weighs(category)

    assert len(heaviest) >= 5
    assert len(lightest) >= 3
    assert not any(":" in name for name in (*heaviest, *lightest) if not name.startswith("in de hele post"))


def silenced(text: str) -> str:
    """Return a post with a comment above it that silences every learned rule that found something in it."""
    found = Linter(Config(model="none", select=tuple(LEARNED))).check(text).findings
    rules = ", ".join(sorted({f.rule for f in found}))
    assert rules
    return f"<!-- sincerity: negeer {rules}: zo willen we het -->\n\n{text}"


def test_a_post_with_nothing_left_to_point_at_goes_out():
    """The comment takes the findings away, not the scores."""
    linter = Linter(Config(model="none", select=tuple(LEARNED)))

    report = linter.check(silenced(HOLLOW))

    assert report.findings == ()
    assert report.suppressed
    assert (report.verdict, report.band) == (Verdict.OK, Band.OK)
    assert report.notices == ()
    assert report.scores == linter.check(HOLLOW).scores


def test_a_gate_does_not_heed_that_comment():
    """Whoever writes the text also writes the comment."""
    linter = Linter(Config(model="none", select=tuple(LEARNED)))

    report = linter.check_source(Source(silenced(HOLLOW)), heed_directives=False)

    assert report.findings
    assert report.verdict is Verdict.REVISE


@pytest.mark.parametrize(
    "text",
    ["Wie gaat er mee?", "Wij zijn verhuisd naar de Dorpsstraat 4.", "Bedankt voor jullie hulp gisteren!"],
)
def test_a_post_of_a_few_words_gets_no_learned_finding(text: str):
    """There is too little of it to hear a tone."""
    assert not LEARNED & {f.rule for f in Linter(Config(model="none")).check(text).findings}


def test_a_comment_about_another_rule_silences_nothing_and_is_told():
    """What was found stands."""
    linter = Linter(Config(model="none", select=tuple(LEARNED)))
    found = [f.rule for f in linter.check(HOLLOW).findings]
    other = min(LEARNED - set(found))
    report = linter.check(f"<!-- sincerity: negeer {other}: zo willen we het -->\n\n{HOLLOW}")

    assert found
    assert [f.rule for f in report.findings] == found
    assert f"‘negeer {other}’ is niet nodig" in report.notices[0]


def test_a_rule_that_is_ignored_is_not_spoken_for_by_another():
    """Where all that was found is of a rule that does not run, another one does not say it in its place."""
    linter = Linter(Config(model="none", select=tuple(LEARNED)))
    found = {f.rule for f in linter.check(HOLLOW).findings}
    report = Linter(Config(model="none", select=tuple(LEARNED), ignore=tuple(found))).check(HOLLOW)

    assert found
    assert report.findings == ()
    assert report.verdict is Verdict.OK


def test_no_post_is_sent_back_without_a_place_in_it():
    """Where nothing else was found, the likeliest sentence is marked, with its reasons."""
    linter = Linter(Config(model="none"))
    reports = [linter.check(post["text"]) for post in labelled("posts") + labelled("unseen")]
    sent_back = [report for report in reports if report.verdict is Verdict.REVISE]

    assert len(sent_back) > 100
    assert [r.source for r in sent_back if not any(f.span and f.is_fault for f in r.findings)] == []
