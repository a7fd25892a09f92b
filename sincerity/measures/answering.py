"""Whether a reply answers what the message asked, or takes up what it complained of.

What a message wants to hear is told by the cues of :mod:`sincerity.measures.question_cues`. Whether a reply answers it
is weighed: its sentences show signs (:mod:`sincerity.measures.answer_signs`), each sign has a weight, and a reply below
the limit leaves the message open. Weights and limit are fitted by ``training/replies/fit.py`` on messages and replies
written for the purpose; the signs are short lists of common words and forms. The limit is set so that three in a
hundred that do answer fall below it, on replies by the writers that were fitted on; that costs half of those that do
not: a wrong word about a good reply is worse than silence about a bad one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from sincerity.data import data_file
from sincerity.document import Document
from sincerity.dutch.overlap import content
from sincerity.measures.answer_signs import is_hollow, signs
from sincerity.measures.question_cues import (
    ACTION_ASKED,
    COMPLAINTS,
    INDIRECT,
    NO_REAL_QUESTION,
    PRAISE,
    QUESTION_WORDS,
    QUESTIONS,
    Asked,
)
from sincerity.measures.reply_sentences import Sentence, body, sentences

_QUOTED_WORDS = 2
"""So many words that the message does not hold make a quotation an answer."""

_SURE = 1.5
"""The weight of an answer that is four times as likely as none."""

_TERSE = 11
"""A reply of no more words, none of which fits any message, is more often an answer than its signs alone tell."""

_SIGNS_OF_YES_OR_NO = ("👍", "👎", "✅", "❌", "🆗", "👌", "✔", "🙅", "🙆")


class Answer(IntEnum):
    """How likely there is an answer: not, more likely than not, or surely."""

    NONE = 0
    LIKELY = 1
    SURE = 2


class Weights(NamedTuple):
    """What each sign counts for an answer, what all start from, and the sum from which a reply answers."""

    intercept: float
    limit: float
    weights: Mapping[str, float]

    def sum(self, features: Mapping[str, float]) -> float:
        """Return intercept plus weighted features; a feature without a weight counts nothing."""
        return self.intercept + sum([self.weights[f] * v for f, v in features.items() if f in self.weights])


@cache
def fitted() -> Weights:
    """Return the weights that are shipped."""
    data = json.loads(data_file("replies", "weights.json").read_text(encoding="utf-8"))
    return Weights(data["intercept"], data["limit"], data["weights"])


def asked(message: Document) -> frozenset[Asked]:
    """Return what a message wants to hear: the kinds of its questions, or else whether it complains.

    Empty for a message that neither asks nor complains, and for questions that no kind fits.
    """
    said = list(sentences(message))
    pleased = any(sentence.has(PRAISE) for sentence in said)
    # Who is pleased asks with a question mark: ‘jullie service is de reden dat ik blijf’ asks nothing.
    found = (_kind(sentence) for sentence in said if sentence.is_question or not pleased)
    kinds = frozenset(kind for kind in found if kind is not None)
    if not kinds and not pleased and any(s.has(COMPLAINTS) or s.has(ACTION_ASKED) for s in said):
        return frozenset({Asked.COMPLAINT})
    return kinds


def left_open(document: Document) -> frozenset[Asked]:
    """Return what the message asked where the post answers none of it; empty without a message, or with an answer."""
    kinds, weight = _weighed(document)
    return kinds if weight < fitted().limit else frozenset()


def answer_in(document: Document) -> Answer:
    """Return how likely a post answers what its message asked; no answer without a message that asks."""
    kinds, weight = _weighed(document)
    if not kinds or weight < 0:
        return Answer.NONE
    return Answer.SURE if weight >= _SURE else Answer.LIKELY


@lru_cache(8)  # several rules ask it of one post
def _weighed(document: Document) -> tuple[frozenset[Asked], float]:
    """Return what the message asked, and what speaks for an answer to any of it; 0 is as likely as not."""
    kinds = frozenset[Asked]() if document.message is None else asked(document.message)
    if document.message is None or not kinds:
        return frozenset(), 0.0
    said = list(body(document))
    if _tells(document, said, kinds):
        return kinds, math.inf
    said = [sentence for sentence in said if sentence.words]
    weighed = (features(document.message, said, kind) for kind in kinds)
    return kinds, max(-math.inf if found is None else fitted().sum(found) for found in weighed)


def features(message: Document, said: Sequence[Sentence], kind: Asked) -> dict[str, float] | None:
    """Return what is weighed of a reply to a message of this kind: its signs, what was asked, and its length.

    Sentences that could stand under any message are left out, or an answer among pleasantries would drown in them.
    None where nothing else is said.
    """
    theirs = list(sentences(message))
    question = [s for s in theirs if _kind(s) is not None] or theirs
    asked_of = content(word for sentence in question for word in sentence.words)
    known = frozenset(message.words.listed)
    words = 0
    found: dict[str, float] = {}
    for sentence in said:
        shown = frozenset(signs(sentence, kind, known, asked_of))
        if not is_hollow(shown):
            words += len(sentence.words)
            found |= dict.fromkeys(shown, 1.0)
    if not words:
        return None
    if words <= _TERSE:
        found["terse"] = 1.0
    return {kind.value: 1.0, "length": math.log1p(words), **found}


def _tells(document: Document, said: Sequence[Sentence], kinds: frozenset[Asked]) -> bool:
    """Tell whether a reply answers by what is hardly words: a thumb, a bare link, a quotation."""
    if not said:
        # A thumb beside words is an ornament, by itself it says yes.
        return Asked.YES_NO in kinds and any(sign in document.text for sign in _SIGNS_OF_YES_OR_NO)
    assert document.message is not None
    known = frozenset(document.message.words.listed)
    return any(
        (sentence.links and not sentence.words and Asked.COMPLAINT not in kinds)
        or len(set(sentence.quoted) - known) >= _QUOTED_WORDS
        for sentence in said
    )


def _kind(sentence: Sentence) -> Asked | None:
    for kind, cue in INDIRECT:
        if sentence.has(cue):
            return kind
    if not sentence.is_question and QUESTION_WORDS.isdisjoint(sentence.vocabulary):
        return None
    if sentence.has(NO_REAL_QUESTION):
        return None
    for kind, cue in QUESTIONS:
        # Who types in haste leaves out the question mark; without it only a question word tells.
        if (sentence.is_question or kind is not Asked.YES_NO) and sentence.has(cue):
            return kind
    return None
