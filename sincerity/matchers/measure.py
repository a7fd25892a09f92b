"""The kind ``measure``: a count or ratio over the post against a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sincerity.matchers.base import Crash, Evidence, Match, Pattern
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrases import PhraseIndex
from sincerity.measures.base import Measure
from sincerity.measures.table import MEASURES
from sincerity.pipeline.annotation import Annotation


class _Compiled(NamedTuple):
    rule: str
    measure: Measure
    above: float | None
    below: float | None
    words: int

    def passed(self, value: float) -> bool:
        return (self.above is not None and value > self.above) or (
            self.below is not None and value < self.below
        )


class MeasureMatcher:
    """Yields one match about the post as a whole where a measure passes its limit."""

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._rules = [_compile(p) for p in patterns]
        self.needs = max((r.measure.needs for r in self._rules), default=Annotation.NOTHING)

    def match(self, evidence: Evidence) -> Iterator[Match | Crash]:
        """Yield a match per passed limit; an empty post has none."""
        words = MEASURES["words"].function(evidence.document)
        for rule in self._rules:
            if words < max(1, rule.words):
                continue
            value = rule.measure.function(evidence.document)
            if rule.passed(value):
                limit = rule.above if rule.above is not None else rule.below
                yield Match(rule.rule, None, captures={"value": _dutch(value), "limit": _dutch(limit or 0)})


def _dutch(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def _compile(pattern: Pattern) -> _Compiled:
    match = pattern.match
    name = match["measure"]
    if name not in MEASURES:
        from difflib import get_close_matches  # late: only a mistake needs it

        near = get_close_matches(name, list(MEASURES), n=1)
        hint = f"; bedoel je ‘{near[0]}’?" if near else f"; er zijn: {', '.join(sorted(MEASURES))}"
        raise PatternError(f"onbekende maat ‘{name}’{hint}", ("measure",))
    above, below = match.get("above"), match.get("below")
    return _Compiled(
        pattern.rule,
        MEASURES[name],
        None if above is None else float(above),
        None if below is None else float(below),
        int(match.get("words", "0")),
    )
