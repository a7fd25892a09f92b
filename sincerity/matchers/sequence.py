"""The kind ``sequence``: a sentence with A, and then one with B, such as a question answered by its own pitch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sincerity.matchers.base import Evidence, Match, Pattern
from sincerity.matchers.conditions import Where, is_question
from sincerity.matchers.phrases import PhraseIndex
from sincerity.matchers.terms import add_terms
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import Span


class _Element(NamedTuple):
    group: int | None
    question: bool
    where: Where

    def places(self, evidence: Evidence, questions: Collection[int]) -> Iterator[tuple[int, Span]]:
        """Yield sentence index and span of every place that fits; without terms that is the whole sentence."""
        document = evidence.document
        if self.group is not None:
            places = [(document.sentence_at(hit.span.start), hit.span) for hit in evidence.hits(self.group)]
        else:
            numbers = questions if self.question else range(len(document.sentences))
            places = [(number, document.sentences[number]) for number in numbers]
        for number, span in places:
            if (not self.question or number in questions) and self.where.holds(document, span):
                yield number, span


class _Compiled(NamedTuple):
    rule: str
    first: _Element
    then: _Element
    within: int
    span: str


class SequenceMatcher:
    """Yields a match for each A that is followed by a B soon enough; the nearest B is taken."""

    needs = Annotation.NOTHING

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._rules = [_compile(p, index) for p in patterns]

    def match(self, evidence: Evidence) -> Iterator[Match]:
        """Yield the matches of all rules, rule by rule."""
        document = evidence.document
        # Rules look at them again and again.
        questions = [n for n in range(len(document.sentences)) if is_question(document, n)]
        for rule in self._rules:
            firsts = list(rule.first.places(evidence, questions))
            thens = list(rule.then.places(evidence, questions)) if firsts else []
            for sentence, span in firsts:
                other = _following(rule, sentence, span, thens)
                if other is not None:
                    yield _as_match(rule, span, other)


def _following(rule: _Compiled, sentence: int, span: Span, thens: Sequence[tuple[int, Span]]) -> Span | None:
    for i in range(bisect_left(thens, sentence, key=_sentence), len(thens)):
        number, other = thens[i]
        if number > sentence + rule.within:
            break
        if other.start >= span.end:
            return other
    return None


def _sentence(place: tuple[int, Span]) -> int:
    return place[0]


def _as_match(rule: _Compiled, first: Span, then: Span) -> Match:
    if rule.span == "then":
        return Match(rule.rule, then, (first,))
    if rule.span == "both":
        return Match(rule.rule, Span(first.start, then.end))
    return Match(rule.rule, first, (then,))


def _compile(pattern: Pattern, index: PhraseIndex) -> _Compiled:
    def element(name: str) -> _Element:
        part = pattern.match[name]
        group = add_terms(part["terms"], (name, "terms"), index) if "terms" in part else None
        return _Element(group, part.get("question") == "true", Where.read(part.get("where")))

    return _Compiled(
        pattern.rule,
        element("first"),
        element("then"),
        int(pattern.match.get("within", "1")),
        pattern.match.get("span", "first"),
    )
