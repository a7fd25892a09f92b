"""From findings to scores and a verdict: the additive rule, before anything is fitted.

Per category a level from 0 to 3: the strongest finding (info 1, warning 2, error 3), one step more when findings carry
a second label, one more when they cover over a quarter of the words, at most 3. ``social`` counts families of credits,
not credits. Levels become figures through fixed tables; reports name this scoring ``unfitted``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sincerity.document import Document
from sincerity.finding import FAULTS, Category, Finding, Severity
from sincerity.measures.acts_social import acts_social
from sincerity.report import Verdict

NAME = "unfitted"

_FAULT_SCORE = (8.0, 25.0, 50.0, 80.0)
_SOCIAL_SCORE = (10.0, 40.0, 65.0, 85.0)
_COVERED = 0.25

THRESHOLDS: Mapping[str, float] = {"webcare": 50.0}
"""The fault score at which a post is sent back, for channels that are stricter than the rest."""

THRESHOLD = 60.0


@dataclass(frozen=True, slots=True)
class Scores:
    """What scoring says of one post; ``reasons`` holds up to three short Dutch texts per category."""

    scores: Mapping[Category, float]
    acts_social: float
    verdict: Verdict
    reasons: Mapping[Category, tuple[str, ...]]
    name: str = NAME


def score(document: Document, findings: Sequence[Finding]) -> Scores:
    """Score a post from its findings."""
    words = max(1, sum(map(document.words.is_word, range(len(document.words)))))
    by_category = {c: [f for f in findings if f.category is c] for c in Category}
    scores = {c: _FAULT_SCORE[_level(by_category[c], words)] for c in FAULTS}
    families = len({f.label for f in by_category[Category.SOCIAL]})
    scores[Category.SOCIAL] = _SOCIAL_SCORE[min(families, 3)]
    threshold = THRESHOLDS.get(document.source.channel, THRESHOLD)
    revise = any(scores[c] >= threshold for c in FAULTS) or any(
        f.severity is Severity.ERROR for f in findings
    )
    return Scores(
        scores,
        acts_social(document),
        Verdict.REVISE if revise else Verdict.OK,
        {c: _reasons(by_category[c]) for c in Category},
    )


def _level(findings: Sequence[Finding], words: int) -> int:
    if not findings:
        return 0
    level = max(f.severity.rank for f in findings)
    level += len({f.label for f in findings}) > 1
    covered = sum(len((f.text or "").split()) for f in findings)
    level += covered / words > _COVERED
    return min(level, 3)


def _reasons(findings: Sequence[Finding]) -> tuple[str, ...]:
    strongest = sorted(findings, key=lambda f: -f.severity.rank)
    texts = dict.fromkeys(f"‘{_shortened(f.text)}’" if f.text else f.message for f in strongest)
    return tuple(texts)[:3]


def _shortened(text: str, most: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
