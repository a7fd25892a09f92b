"""The kind ``regex``: characters that words cannot show, such as capitals, punctuation, emoji and hashtags."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sincerity.document import Mask, MaskKind
from sincerity.matchers.base import Crash, Evidence, Match, Pattern
from sincerity.matchers.conditions import Where
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrases import PhraseIndex
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import Span

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 1.0
"""Seconds that one rule may take on one document; a rule that needs more is reported, not waited for."""

_RAW = frozenset({MaskKind.URL, MaskKind.TAG, MaskKind.HANDLE})


class _Expression:
    """The expression of one rule, compiled when it is first needed: few texts hold the literals of most."""

    __slots__ = ("_compiled", "_match", "literals", "raw", "rule", "where")

    def __init__(self, pattern: Pattern) -> None:
        match = pattern.match
        self.rule = pattern.rule
        self.literals = tuple(literal.lower() for literal in match["literal"])
        self.raw = match.get("raw") == "true"
        self.where = Where.read(match.get("where"))
        self._match = match
        self._compiled: regex.Pattern[str] | None = None

    def compiled(self) -> regex.Pattern[str]:
        """Return the compiled expression.

        Raises:
            PatternError: If it is none, or fits nothing at all.
        """
        if self._compiled is None:
            import regex

            flags = 0 if self._match.get("case") == "true" else regex.IGNORECASE
            try:
                self._compiled = regex.compile(self._match["pattern"], flags | regex.MULTILINE)
            except regex.error as error:
                raise PatternError(f"geen geldige reguliere expressie: {error}", ("pattern",)) from None
            if self._compiled.match("") is not None:
                raise PatternError("deze reguliere expressie past ook op niets", ("pattern",))
        return self._compiled


class RegexMatcher:
    """Runs each expression only in texts that hold one of its literals, and never longer than a second."""

    needs = Annotation.NOTHING

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._rules = [_Expression(p) for p in patterns]
        if not index.is_compiled:  # else these very rules were compiled before
            for rule in self._rules:
                rule.compiled()

    def match(self, evidence: Evidence) -> Iterator[Match | Crash]:
        """Yield the matches of all rules, and a crash for each rule that ran out of time."""
        document = evidence.document
        lowered = document.text.lower()
        for rule in self._rules:
            if not any(literal in lowered for literal in rule.literals):
                continue
            try:
                found = list(rule.compiled().finditer(document.text, timeout=TIME_LIMIT))
            except TimeoutError:
                yield Crash(rule.rule, f"de reguliere expressie was na {TIME_LIMIT:g} seconde nog niet klaar")
                continue
            for m in found:
                span = Span(*(m.span("span") if "span" in m.groupdict() else m.span()))
                if len(span) and not _masked(evidence, span, rule.raw) and rule.where.holds(document, span):
                    yield Match(rule.rule, span)


def _masked(evidence: Evidence, span: Span, raw: bool) -> bool:
    masks = evidence.document.masks
    for i in range(bisect_right(masks, span.start, key=_end), len(masks)):
        if masks[i].span.start >= span.end:
            break
        if not (raw and masks[i].kind in _RAW):
            return True
    return False


def _end(mask: Mask) -> int:
    return mask.span.end
