"""Learned findings run as rules: selected, silenced, weighed and settled like any other."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from sincerity.api import Linter
from sincerity.config import Config
from sincerity.document import Source
from sincerity.finding import Category, Severity
from sincerity.judgement.rules import weighs
from sincerity.report import Band, Verdict

LEARNED = {"leest-verkoperig", "leest-als-eenrichting", "leest-onoprecht"}
CORPUS = Path(__file__).parent / "corpus" / "posts.jsonl"
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


@pytest.fixture(scope="module")
def spoken_of_as_a_whole() -> tuple[str, str]:
    """A post that is sent back by the learned rules without a place to point at, and the rule that says so."""
    linter = Linter(Config(model="none", select=tuple(LEARNED)))
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        rules = [f.rule for f in linter.check(text).findings if f.span is None]
        if rules:
            return text, rules[0]
    raise AssertionError("no post of the corpus is spoken of as a whole")


def test_a_comment_above_the_post_silences_what_is_said_of_it_as_a_whole(
    spoken_of_as_a_whole: tuple[str, str],
):
    """No other category takes its place, and the post goes out; the scores stay what they are."""
    text, rule = spoken_of_as_a_whole
    linter = Linter(Config(model="none", select=tuple(LEARNED)))
    silenced = f"<!-- sincerity: negeer {rule}: zo willen we het -->\n\n{text}"

    report = linter.check(silenced)

    assert report.findings == ()
    assert [(f.rule, f.span) for f in report.suppressed] == [(rule, None)]
    assert (report.verdict, report.band) == (Verdict.OK, Band.OK)
    assert report.notices == ()
    assert report.scores == linter.check(text).scores


def test_a_gate_does_not_heed_that_comment(spoken_of_as_a_whole: tuple[str, str]):
    """Whoever writes the text also writes the comment."""
    text, rule = spoken_of_as_a_whole
    source = Source(f"<!-- sincerity: negeer {rule}: zo willen we het -->\n\n{text}")

    report = Linter(Config(model="none", select=tuple(LEARNED))).check_source(source, heed_directives=False)

    assert [f.rule for f in report.findings] == [rule]
    assert report.verdict is Verdict.REVISE


def test_a_comment_about_another_rule_silences_nothing_and_is_told(spoken_of_as_a_whole: tuple[str, str]):
    """The one about the whole post stands, and only that one."""
    text, rule = spoken_of_as_a_whole
    other = min(LEARNED - {rule})

    report = Linter(Config(model="none", select=tuple(LEARNED))).check(
        f"<!-- sincerity: negeer {other}: zo willen we het -->\n\n{text}"
    )

    assert [f.rule for f in report.findings] == [rule]
    assert len(report.notices) == 1
    assert f"‘negeer {other}’ is niet nodig" in report.notices[0]


def test_a_rule_that_is_ignored_is_not_spoken_for_by_another(spoken_of_as_a_whole: tuple[str, str]):
    """Another category would say what is not the matter."""
    text, rule = spoken_of_as_a_whole

    report = Linter(Config(model="none", select=tuple(LEARNED), ignore=(rule,))).check(text)

    assert report.findings == ()
    assert report.verdict is Verdict.OK
