"""The kind ``context``: the post against the message that it answers. Silent where no message is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sincerity.document import Document
from sincerity.dutch.overlap import content_overlap
from sincerity.matchers.base import Evidence, Match, Pattern
from sincerity.matchers.conditions import is_question
from sincerity.matchers.phrases import PhraseIndex
from sincerity.matchers.terms import add_terms
from sincerity.pipeline.annotation import Annotation


class _Compiled(NamedTuple):
    rule: str
    message_terms: int | None
    message_question: bool
    terms: int | None
    lacks: int | None
    above: float | None
    below: float | None
    leaves_open: str | None

    def fits(self, evidence: Evidence, message: Evidence, still_open: frozenset[str]) -> bool:
        """Tell whether message and reply are as the rule describes, apart from the reply's own terms."""
        if self.leaves_open is not None and self.leaves_open not in still_open:
            return False
        if self.message_terms is not None and not message.hits(self.message_terms):
            return False
        asked = message.document
        if self.message_question and not any(is_question(asked, i) for i in range(len(asked.sentences))):
            return False
        if self.lacks is not None and evidence.hits(self.lacks):
            return False
        if self.above is None and self.below is None:
            return True
        share = content_overlap(asked.words, evidence.document.words)
        if share is None:
            return False
        return (self.above is None or share > self.above) and (self.below is None or share < self.below)


class ContextMatcher:
    """Yields the reply's terms, or one match about the whole reply, where message and reply fit the rule."""

    needs = Annotation.NOTHING

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._rules = [_compile(p, index) for p in patterns]
        self._asks = any(rule.leaves_open is not None for rule in self._rules)

    def match(self, evidence: Evidence) -> Iterator[Match]:
        """Yield the matches of all rules, rule by rule."""
        message = evidence.message
        if message is None or not evidence.document.sentences:
            return
        still_open = _left_open(evidence.document) if self._asks else frozenset[str]()
        for rule in self._rules:
            if not rule.fits(evidence, message, still_open):
                continue
            if rule.terms is None:
                yield Match(rule.rule, None)
            else:
                for hit in evidence.hits(rule.terms):
                    yield Match(rule.rule, hit.span, hit.related)


def _left_open(document: Document) -> frozenset[str]:
    from sincerity.measures.answering import left_open  # late: few posts answer a message

    return left_open(document)


def _compile(pattern: Pattern, index: PhraseIndex) -> _Compiled:
    message, reply = pattern.match.get("message", {}), pattern.match["reply"]

    def group(part: Mapping[str, Any], name: str, key: str) -> int | None:
        return add_terms(part[key], (name, key), index, later=True) if key in part else None

    overlap = reply.get("overlap", {})
    return _Compiled(
        pattern.rule,
        group(message, "message", "terms"),
        message.get("question") == "true",
        group(reply, "reply", "terms"),
        group(reply, "reply", "lacks"),
        float(overlap["above"]) if "above" in overlap else None,
        float(overlap["below"]) if "below" in overlap else None,
        reply.get("leaves_open"),
    )
