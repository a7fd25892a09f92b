"""Where a match may stand (``where``) and when it is no finding after all (``unless``).

Specificity, negation and mention decide between a fault and an innocent neighbour with the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sincerity.document import Document
from sincerity.dutch.pasted import GREETINGS, without_tail
from sincerity.dutch.words import Words
from sincerity.matchers.base import Evidence, Match
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrases import PhraseIndex
from sincerity.spans import Span

_NEGATIONS = frozenset("geen niet nooit zonder nauwelijks noch niets niemand nergens amper".split())
_NEGATED_WITHIN = 30
"""How many words and marks back in its clause a negation may stand."""

_CLAUSE_STARTS = frozenset("maar want en of dat omdat als terwijl zodat , ; : – — \n".split(" "))
_MENTIONS = (
    ("het", "woord"), ("de", "term"), ("de", "kreet"), ("de", "woorden"), ("het", "begrip"), ("de", "slogan"),
    ("de", "hashtag"), ("zogenaamd",), ("zogenaamde",), ("zogeheten",), ("zogenoemde",),
)  # fmt: skip
_MENTION_ENDS = frozenset(mention[-1] for mention in _MENTIONS)
_TAGS_BEHIND = re.compile(r"(?:\s+[#@]\w[\w-]*)+\s*$")


def sentence_text(document: Document, index: int) -> str:
    """Return the plain text of a sentence."""
    span = document.sentences[index]
    return document.text[span.start : span.end]


def is_question(document: Document, index: int) -> bool:
    """Tell whether a sentence ends with a question mark, whatever emoji, hashtags or closing marks follow it.

    A question that fits any post, pasted behind a sentence without a mark, makes that sentence no question.
    """
    sentence = sentence_text(document, index)
    return "?" in sentence and _last_mark(without_tail(sentence)) == "?"


@lru_cache(1_000)
def _last_mark(sentence: str) -> str:
    bare = _TAGS_BEHIND.sub("", sentence) if "#" in sentence or "@" in sentence else sentence
    for at in range(len(bare) - 1, -1, -1):
        if bare[at].isalnum():
            return ""
        if bare[at] in "?!.":
            # ‘?!’ and ‘!?’ ask as well as shout
            return "?" if "?" in bare[max(0, at - 3) : at + 1] else bare[at]
    return ""


class Where(NamedTuple):
    """Conditions on the place of a match."""

    sentence: str | None = None
    start: bool = False
    end: bool = False
    ends_with: str | None = None

    @classmethod
    def read(cls, mapping: Mapping[str, Any] | None) -> Where:
        """Make conditions from the ``where`` part of a rule; None gives conditions that always hold."""
        m = mapping or {}
        return cls(m.get("sentence"), m.get("start") == "true", m.get("end") == "true", m.get("ends_with"))

    def holds(self, document: Document, span: Span) -> bool:
        """Tell whether a plain span stands where it must."""
        if self == _ANYWHERE:
            return True
        index = document.sentence_at(span.start)
        if self.sentence == "first" and index != document.opening:
            return False
        # What follows may only look like a name: ‘Bezoek Artis’.
        if self.sentence == "last" and index < document.closing:
            return False
        if self.ends_with is not None and _last_mark(sentence_text(document, index)) != self.ends_with:
            return False
        words = document.words
        inside = document.sentence_tokens[index]
        if (
            self.start
            and any(words.is_word(i) for i in inside if words.ends[i] <= span.start)
            and not (_only_greeting(words, inside, span.start))
        ):
            return False
        return not (self.end and any(map(words.is_word, range(words.after(span.end), inside.stop))))


_ANYWHERE = Where()


def _only_greeting(words: Words, inside: range, stop: int) -> bool:
    """Tell whether all that precedes is a greeting and its comma (‘Hoi Sanne, …’) or a list mark (‘1. …’)."""
    before = [words.folded[i] for i in inside[:5] if words.ends[i] <= stop]
    listed = before[0].isdigit() and len(before) <= 2
    return listed or (len(before) <= 4 and before[0] in GREETINGS and before[-1] in ",!")


class Unless(NamedTuple):
    """The conditions under which a match is no finding."""

    near: int | None = None
    literal: int | None = None
    anywhere: int | None = None
    negated: bool = False
    mentioned: bool = False
    question: bool = False
    concrete: str | None = None
    answered: bool = False

    @classmethod
    def read(cls, mapping: Mapping[str, Any], index: PhraseIndex) -> Unless:
        """Make conditions from the ``unless`` part of a rule; their phrases join *index*.

        Raises:
            PatternError: If a phrase cannot be read; ``path`` starts with ``near``, ``literal`` or ``anywhere``.
        """
        groups: dict[str, int] = {}
        for key in ("near", "literal", "anywhere"):
            if key in mapping:
                try:
                    groups[key] = index.add(mapping[key], later=True)
                except PatternError as error:
                    raise PatternError(error.reason, (key, *error.path)) from None
        return cls(
            groups.get("near"),
            groups.get("literal"),
            groups.get("anywhere"),
            mapping.get("negated") == "true",
            mapping.get("quoted") == "true",
            mapping.get("question") == "true",
            mapping.get("concrete"),
            mapping.get("answered") == "true",
        )

    def spares(self, match: Match, evidence: Evidence) -> bool:
        """Tell whether the match is an innocent neighbour. A match of the post as a whole is never spared."""
        span = match.span
        if span is None:
            return False
        document = evidence.document
        index = document.sentence_at(span.start)
        sentence = document.sentences[index]
        return bool(
            (self.near is not None and _beside(evidence, self.near, span, sentence))
            or (self.literal is not None and _overlaid(evidence, self.literal, span, sentence))
            or (self.anywhere is not None and _around(evidence, self.anywhere, span, sentence))
            or (self.negated and _negated(document, span, sentence))
            or (self.mentioned and _mentioned(document, span))
            or (self.question and is_question(document, index))
            or (self.concrete and _concrete(evidence, span, index, following=self.concrete == "next"))
            or (self.answered and _answers(document))
        )


def _answers(document: Document) -> bool:
    if document.message is None:
        return False
    from sincerity.measures.answering import Answer, answer_in  # late: few posts answer a message

    return answer_in(document) >= Answer.LIKELY


def _beside(evidence: Evidence, group: int, match: Span, sentence: Span) -> bool:
    hits = evidence.hits_within(group, sentence.start, sentence.end)
    return any(sentence.contains(h.span) and not h.span.overlaps(match) for h in hits)


def _overlaid(evidence: Evidence, group: int, match: Span, sentence: Span) -> bool:
    # A phrase never runs over the end of a sentence: what lies on the match starts in its first sentence or later.
    return any(h.span.overlaps(match) for h in evidence.hits_within(group, sentence.start, match.end))


def _around(evidence: Evidence, group: int, match: Span, sentence: Span) -> bool:
    return bool(evidence.hits_within(group, sentence.start, max(sentence.end, match.end)))


def _negated(document: Document, span: Span, sentence: Span) -> bool:
    words = document.words
    for i in reversed(words.within(Span(sentence.start, max(sentence.start, span.start)))[-_NEGATED_WITHIN:]):
        if words.folded[i] in _CLAUSE_STARTS:
            return False
        if words.folded[i] in _NEGATIONS:
            return True
    return False


def _mentioned(document: Document, span: Span) -> bool:
    words = document.words
    end = bisect_right(words.ends, span.start)
    if not end or words.folded[end - 1] not in _MENTION_ENDS:
        return False
    return any(tuple(words.folded[max(0, end - len(m)) : end]) == m for m in _MENTIONS)


def _concrete(evidence: Evidence, span: Span, index: int, *, following: bool) -> bool:
    numbers = range(index, min(index + 1 + following, len(evidence.document.sentences)))
    return any(not place.overlaps(span) for number in numbers for place in evidence.specifics(number))
