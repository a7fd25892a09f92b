"""From findings and the judgement of the whole post to scores and a verdict.

Two scorings. *Fitted*: the chances of the judgement, raised by what rules found. A rule finding is one more reason to
think that a reader objects, so chance and findings join as independent evidence: ``1 - (1 - p) * (1 - w1) * (1 - w2)``
and so on, with a weight per severity, and each label counted once. The weights are set by hand, low, and not fitted:
the rules were written with the labelled texts at hand, so that those would flatter them. ``social`` is lowered where
``insincere`` is likely: in the folds its AUROC on invented posts rose by .01 to .02, that on real ones stayed.

*Unfitted* is for a selection of rules without the learned ones. Per category a level from 0 to 3: the strongest finding
(info 1, warning 2, error 3), one step more when findings carry a second label, one more when they cover over a
quarter of the words, at most 3. ``social`` counts families of credits, not credits. Levels become figures through
fixed tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sincerity.document import Document
from sincerity.finding import FAULTS, Category, Finding, Severity
from sincerity.judgement import Judgement
from sincerity.measures.acts_social import acts_social
from sincerity.report import Verdict

NAME = "unfitted"

_RAISES = {Severity.INFO: 0.06, Severity.WARNING: 0.18, Severity.ERROR: 0.6, Severity.CREDIT: 0.25}
"""How much one label of this severity adds to the chance of its category."""

_RAISES_REVISE = {Severity.INFO: 0.03, Severity.WARNING: 0.2, Severity.ERROR: 1.0}
"""How much one label of this severity adds to the chance that the post is sent back."""

_CATEGORIES = tuple(Category)

_BELIEVED = 40.0
"""Up to which score of ``insincere`` what is social counts in full; above it, it loses a hundredth for each point."""

_FAULT_SCORE = (8.0, 25.0, 50.0, 80.0)
_SOCIAL_SCORE = (10.0, 40.0, 65.0, 85.0)
_COVERED = 0.25

THRESHOLD = 60.0
"""The unfitted fault score at which a post is sent back."""

STRICTNESS: Mapping[str, float] = {
    "webcare": 0.85,  # somebody waits for an answer
    "intranet": 0.9,  # colleagues cannot stop following
    "linkedin": 0.95,
    "social": 0.95,
    "newsletter": 1.05,  # asked for, offers and all
    "vacancy": 1.1,  # it may praise the work
}
"""What a threshold is multiplied with in a channel; 1 in all others.

Set by hand, with what readers bear there in mind, and tried in the folds. Twice as far from 1, and a softer factor for
web pages, looked better there and was not on posts of other organisations: what a channel bears is known only roughly.
"""

_LOUD = 0.05
"""How much all findings that hang on loud writing add together: who types without it says no less."""

DOUBT_FROM = 2 / 3
"""The share of the threshold from which a post is in doubt."""


class Scores(NamedTuple):
    """What scoring says of one post.

    ``reasons`` holds up to three short Dutch texts per category. ``doubtful`` is true from two thirds of what sends a
    post back on, if there is a place to point at: a doubt without one helps nobody.
    """

    scores: Mapping[Category, float]
    acts_social: float
    verdict: Verdict
    reasons: Mapping[Category, tuple[str, ...]]
    doubtful: bool
    name: str = NAME


def score(document: Document, findings: Sequence[Finding]) -> Scores:
    """Score a post from its findings."""
    words = max(1, len(document.words.listed))
    by_category = _by_category(findings)
    scores = {c: _FAULT_SCORE[_level(by_category[c], words)] for c in FAULTS}
    families = len({f.label for f in by_category[Category.SOCIAL]})
    scores[Category.SOCIAL] = _SOCIAL_SCORE[min(families, 3)]
    threshold = THRESHOLD * strictness(document.source.channel)
    revise = any(scores[c] >= threshold for c in FAULTS) or any(
        f.severity is Severity.ERROR for f in findings
    )
    return Scores(
        scores,
        acts_social(document),
        Verdict.REVISE if revise else Verdict.OK,
        {c: _reasons(by_category[c]) for c in _CATEGORIES},
        max(scores[c] for c in FAULTS) >= threshold * DOUBT_FROM,
    )


def score_fitted(
    document: Document,
    judgement: Judgement,
    findings: Sequence[Finding],
    *,
    shown: bool,
    shouted: Sequence[Finding] = (),
) -> Scores:
    """Score a post from its judgement and from what rules found in it, learned findings left out.

    Args:
        document: The post.
        judgement: What the table says of it.
        findings: What rules found, apart from what hangs on loud writing.
        shown: Whether something was found; without that there is no doubt to speak of.
        shouted: What rules found that hangs on capitals or an exclamation mark.
    """
    by_category = _by_category(findings)
    scores = {
        c: _raised(judgement.scores[c], by_category[c], _RAISES, [f for f in shouted if f.category is c])
        for c in Category
    }
    # Warm words that nobody believes do not make a post social.
    doubt = max(0.0, scores[Category.INSINCERE] - _BELIEVED)
    scores[Category.SOCIAL] = round(scores[Category.SOCIAL] * (1 - doubt / 100), 1)
    revise = chance_to_revise(judgement, findings, shouted)
    threshold = judgement.threshold * strictness(document.source.channel)
    return Scores(
        scores,
        acts_social(document),
        Verdict.REVISE if revise >= threshold else Verdict.OK,
        {c: tuple(dict.fromkeys((*_reasons(by_category[c]), *judgement.reasons[c])))[:3] for c in Category},
        shown and revise >= threshold * DOUBT_FROM,
        judgement.name,
    )


def strictness(channel: str) -> float:
    """Return what thresholds are multiplied with in a channel: below 1 less is borne there, above 1 more."""
    return STRICTNESS.get(channel, 1.0)


def chance_to_revise(
    judgement: Judgement, findings: Sequence[Finding], shouted: Sequence[Finding] = ()
) -> float:
    """Return the chance, 0 to 100, that an editor sends the post back, raised by what rules found."""
    faults, loud = ([f for f in part if f.is_fault] for part in (findings, shouted))
    return _raised(judgement.revise, faults, _RAISES_REVISE, loud)


def _by_category(findings: Sequence[Finding]) -> dict[Category, list[Finding]]:
    found: dict[Category, list[Finding]] = {category: [] for category in _CATEGORIES}
    for finding in findings:
        found[finding.category].append(finding)
    return found


def _strongest_per_label(findings: Sequence[Finding]) -> list[Severity]:
    found: dict[str | None, Severity] = {}
    for finding in findings:
        known = found.get(finding.label)
        if known is None or finding.severity.rank > known.rank:
            found[finding.label] = finding.severity
    return list(found.values())


def _raised(
    figure: float,
    findings: Sequence[Finding],
    weights: Mapping[Severity, float],
    shouted: Sequence[Finding],
) -> float:
    """Return a chance of 0 to 100, raised by independent evidence."""
    left = 1 - figure / 100
    for severity in _strongest_per_label(findings):
        left *= 1 - weights[severity]
    if shouted:
        left *= 1 - _LOUD
    return round(100 * (1 - left), 1)


def _level(findings: Sequence[Finding], words: int) -> int:
    if not findings:
        return 0
    level = max(f.severity.rank for f in findings)
    level += len({f.label for f in findings}) > 1
    covered = sum(len((f.text or "").split()) for f in findings)
    level += covered / words > _COVERED
    return min(level, 3)


def _reasons(findings: Sequence[Finding]) -> tuple[str, ...]:
    if not findings:
        return ()
    strongest = sorted(findings, key=lambda f: -f.severity.rank)
    texts = dict.fromkeys(f"‘{_shortened(f.text)}’" if f.text else f.message for f in strongest)
    return tuple(texts)[:3]


def _shortened(text: str, most: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
