"""The kind ``regex``: characters that words cannot show, such as capitals, punctuation, emoji and hashtags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from sincerity.document import MaskKind
from sincerity.matchers.base import Crash, Evidence, Match, Pattern
from sincerity.matchers.conditions import Where
from sincerity.matchers.phrase_syntax import PatternError
from sincerity.matchers.phrases import PhraseIndex
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import Span

TIME_LIMIT = 1.0
"""Seconds that one rule may take on one document; a rule that needs more is reported, not waited for."""

_RAW = frozenset({MaskKind.URL, MaskKind.TAG, MaskKind.HANDLE})


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: str
    pattern: regex.Pattern[str]
    literals: tuple[str, ...]
    raw: bool
    where: Where


class RegexMatcher:
    """Runs each expression only in texts that hold one of its literals, and never longer than a second."""

    needs = Annotation.NOTHING

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._rules = [_compile(p) for p in patterns]

    def match(self, evidence: Evidence) -> Iterator[Match | Crash]:
        """Yield the matches of all rules, and a crash for each rule that ran out of time."""
        document = evidence.document
        lowered = document.text.lower()
        for rule in self._rules:
            if not any(literal in lowered for literal in rule.literals):
                continue
            try:
                found = list(rule.pattern.finditer(document.text, timeout=TIME_LIMIT))
            except TimeoutError:
                yield Crash(rule.rule, f"de reguliere expressie was na {TIME_LIMIT:g} seconde nog niet klaar")
                continue
            for m in found:
                span = Span(*(m.span("span") if "span" in m.groupdict() else m.span()))
                if len(span) and not _masked(evidence, span, rule.raw) and rule.where.holds(document, span):
                    yield Match(rule.rule, span)


def _masked(evidence: Evidence, span: Span, raw: bool) -> bool:
    return any(m.span.overlaps(span) and not (raw and m.kind in _RAW) for m in evidence.document.masks)


def _compile(pattern: Pattern) -> _Compiled:
    match = pattern.match
    flags = 0 if match.get("case") == "true" else regex.IGNORECASE
    try:
        compiled = regex.compile(match["pattern"], flags | regex.MULTILINE)
    except regex.error as error:
        raise PatternError(f"geen geldige reguliere expressie: {error}", ("pattern",)) from None
    if compiled.match("") is not None:
        raise PatternError("deze reguliere expressie past ook op niets", ("pattern",))
    literals = tuple(literal.lower() for literal in match["literal"])
    return _Compiled(
        pattern.rule, compiled, literals, match.get("raw") == "true", Where.read(match.get("where"))
    )
