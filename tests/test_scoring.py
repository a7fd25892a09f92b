"""From the judgement and the findings of rules to scores and a verdict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sincerity import scoring
from sincerity.channels import CHANNELS
from sincerity.document import Source, read
from sincerity.finding import Category, Finding, Severity
from sincerity.judgement import Judgement
from sincerity.report import Verdict
from sincerity.spans import Span

CONTRACT = (Path(__file__).parents[1] / "docs" / "contract.md").read_text(encoding="utf-8")


def judgement(revise: float) -> Judgement:
    scores = dict.fromkeys(Category, 20.0)
    return Judgement(scores, revise, 40.0, Verdict.OK, dict.fromkeys(Category, ()), (), None, "by hand")


def finding(rule: str, label: str = "gushing", severity: Severity = Severity.WARNING) -> Finding:
    return Finding(rule, label, Category.INSINCERE, severity, "…", Span(0, 3))


def verdict(channel: str, revise: float) -> Verdict:
    document = read(Source("Wat fijn dat je er was.", channel=channel))
    return scoring.score_fitted(document, judgement(revise), (), shown=True).verdict


def test_where_nothing_was_found_there_is_no_doubt_to_speak_of():
    """A doubt without a place helps nobody."""
    document = read(Source("Wat fijn dat je er was."))

    assert scoring.score_fitted(document, judgement(35), (), shown=True).doubtful
    assert not scoring.score_fitted(document, judgement(35), (), shown=False).doubtful


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_channel_is_as_strict_as_the_contract_says(channel: str):
    """Each factor of the code stands in docs/contract.md, and a post right below or above it passes or not."""
    limit = 40 * scoring.strictness(channel)
    assert verdict(channel, limit - 0.5) is Verdict.OK
    assert verdict(channel, limit + 0.5) is Verdict.REVISE


def test_the_contract_lists_the_factors():
    """No channel with a factor of its own is missing there, and none has another."""
    line = re.search(r"multiplied with a factor:(.*?)all others 1", CONTRACT, re.DOTALL)
    assert line is not None
    listed: dict[str, float] = {}
    names: list[str] = []
    for word in re.findall(r"`(\w+)`|(\d\.\d+)", line[1]):
        if word[0]:
            names.append(word[0])
        else:
            listed |= dict.fromkeys(names, float(word[1]))
            names = []
    assert listed == scoring.STRICTNESS


def test_what_hangs_on_capitals_adds_at_most_five():
    """However many rules saw capitals; other findings weigh in full."""
    document = read(Source("WAT FIJN DAT JE ER WAS."))
    loud = [finding("schreeuwen"), finding("kreet", "bait"), finding("slogan", "template")]
    quiet = scoring.score_fitted(document, judgement(10), (), shown=True)
    shouted = scoring.score_fitted(document, judgement(10), (), shown=True, shouted=loud)
    said = scoring.score_fitted(document, judgement(10), loud, shown=True)
    before = quiet.scores[Category.INSINCERE]
    assert before < shouted.scores[Category.INSINCERE] <= before + 5
    assert said.scores[Category.INSINCERE] > before + 20


def test_a_label_counts_once():
    """Two findings of one label are one reason, the more severe of them."""
    document = read(Source("Wat fijn dat je er was."))
    once = scoring.score_fitted(document, judgement(10), [finding("a")], shown=True)
    twice = scoring.score_fitted(
        document, judgement(10), [finding("a"), finding("b", severity=Severity.INFO)], shown=True
    )
    assert once.scores == twice.scores
