"""Whether a reply answers what the message asked, or takes up what it complained of.

The question decides what an answer must hold: *wanneer* a time, a place or how things stand, *waarom* a cause, *hoe* a
step, *hoeveel* a figure, *mag ik* a yes or no, *wie* a name; a complaint wants to hear that somebody does something.
A question back, an honest *we weten het nog niet* and a request for what is needed to help are answers to anything.
Silence is the rule in doubt: a message is left open only when no sentence of the reply can be read as an answer to any
of its questions, and one that answers the first of two questions is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from sincerity.document import Document, MaskKind
from sincerity.dutch.overlap import content
from sincerity.dutch.pasted import GREETINGS, is_pasted, is_signature
from sincerity.dutch.specifics import specifics
from sincerity.dutch.words import split
from sincerity.measures.answer_cues import (
    ASKING,
    CAUSAL,
    CUES,
    DEED,
    DELAYING,
    DETAIL_ENDINGS,
    DETAILS,
    ELSEWHERE,
    EMPTY,
    FIRM,
    OFFICIAL,
    PRAISING,
    SAID_YES_OR_NO,
    STOCK_QUESTION,
    UNKNOWN,
)
from sincerity.measures.question_cues import (
    ACTION_ASKED,
    COMPLAINTS,
    INDIRECT,
    NO_REAL_QUESTION,
    PRAISE,
    QUESTION_WORDS,
    QUESTIONS,
    Asked,
    Cue,
)

_FAREWELLS = frozenset("groet groeten groetjes liefs mvg vriendelijke hartelijke".split())
_INTERJECTIONS = GREETINGS | frozenset(
    "sorry excuses excuus oei ai hè jammer balen helaas vervelend top leuk mooi super hartelijk welkom proficiat"
    " gefeliciteerd".split()
)
_OURS = frozenset("ons onze".split())
_SPOKEN_TO = frozenset("wij we ons onze je jij jouw u uw jullie".split())
_ANSWERED_BY_A_PLACE = (Asked.WHEN, Asked.HOW, Asked.WHO)
_ANSWERED_BY_A_LINK = (*_ANSWERED_BY_A_PLACE, Asked.HOW_MUCH)
_WANT_A_PERSON = (Asked.WHY, Asked.COMPLAINT)
_SIGNS_OF_YES_OR_NO = ("👍", "👎", "✅", "❌", "🆗", "✔", "🙅", "🙆")
_CLAUSE_ENDS = re.compile(" (?:[,:;–—]|maar|dus) ")
_CUED = (Asked.WHEN, Asked.HOW, Asked.HOW_MUCH)
_TITLE_WORDS = 8
_GREETING_WORDS = 4
_MANY_WORDS = 12
_LONGEST = 100
"""Words and marks read as one sentence: some cues take time that grows with the square of its length."""
_QUOTED_WORDS = 2
"""So many words that the message does not hold make a quotation an answer."""


class _Sentence(NamedTuple):
    text: str  # the folded words and marks, with a space on either side of each
    words: tuple[str, ...]
    plain: str
    vocabulary: frozenset[str]  # the words once more, for looking up
    links: bool = False  # whether a web or mail address stands in it
    quoted: tuple[str, ...] = ()  # the folded words of its quotations, which are not among the others

    def has(self, cue: Cue) -> bool:
        return cue.fits(self.text, self.vocabulary)

    @property
    def is_question(self) -> bool:
        return " ? " in self.text


def asked(message: Document) -> frozenset[Asked]:
    """Return what a message wants to hear: the kinds of its questions, or else whether it complains.

    Empty for a message that neither asks nor complains, and for questions that no kind fits.
    """
    kinds: set[Asked] = set()
    complains = pleased = False
    for sentence in _sentences(message):
        kind = _kind(sentence)
        if kind is not None:
            kinds.add(kind)
        complains = complains or bool(sentence.has(COMPLAINTS) or sentence.has(ACTION_ASKED))
        pleased = pleased or bool(sentence.has(PRAISE))
    if not kinds and complains and not pleased:
        kinds.add(Asked.COMPLAINT)
    return frozenset(kinds)


def left_open(document: Document) -> frozenset[Asked]:
    """Return what the message asked where the post answers none of it; empty without a message, or with an answer."""
    message = document.message
    if message is None:
        return frozenset()
    kinds = asked(message)
    if not kinds:
        return kinds
    theirs = content(message.words.listed)
    known = frozenset(message.words.listed)
    said = list(_body(document))
    if any(_answers(sentence, kind, theirs, known) for sentence in said for kind in kinds):
        return frozenset()
    if not said and Asked.YES_NO in kinds and any(sign in document.text for sign in _SIGNS_OF_YES_OR_NO):
        return frozenset()  # a thumb beside words is an ornament, by itself it says yes
    return kinds


def _kind(sentence: _Sentence) -> Asked | None:
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


def _answers(sentence: _Sentence, kind: Asked, theirs: frozenset[str], known: frozenset[str]) -> bool:
    """Tell whether a sentence of the reply may be an answer; *theirs* and *known* are the words of the message."""
    if not sentence.words and sentence.links:
        return kind is not Asked.COMPLAINT
    if len(set(sentence.quoted) - known) >= _QUOTED_WORDS:
        return True
    if sentence.is_question:
        return not sentence.has(STOCK_QUESTION)
    if sentence.has(FIRM) or sentence.has(UNKNOWN) or _asks_details(sentence):
        return True
    if "ik" in sentence.vocabulary and sentence.has(DEED):
        return True
    if kind is Asked.YES_NO and sentence.has(SAID_YES_OR_NO):
        return True
    places = [sentence.plain[place.start : place.end] for place in specifics(sentence.plain)]
    new = [place for place in places if not known.issuperset(_bare(place))]
    if any(not _is_name(place) for place in new):
        return True
    if _is_empty(sentence, kind, theirs):
        # ‘Wat jammer, de film is afgelast’: one half may say what the other does not.
        parts = _CLAUSE_ENDS.split(sentence.text)
        clauses = map(_clause, parts if len(parts) > 1 else ())
        return any(not _is_empty(c, kind, theirs) and c.has(CUES[kind]) for c in clauses)
    if new or sentence.has(CUES[kind]) or (sentence.links and kind in _ANSWERED_BY_A_LINK):
        return True
    # A cause, a deed or a condition can be told in any words (‘De wissel zat vast.’), and a time or a step in few.
    if kind not in _CUED or (len(sentence.words) < _MANY_WORDS and _OURS.isdisjoint(sentence.vocabulary)):
        return not _INTERJECTIONS.issuperset(sentence.words)
    return not theirs.isdisjoint(content(sentence.words))


def _is_empty(sentence: _Sentence, kind: Asked, theirs: frozenset[str]) -> bool:
    """Tell whether a sentence could stand under any message, or sends its writer on."""
    if sentence.has(EMPTY) or sentence.has(DELAYING):
        return True
    if sentence.has(PRAISING):
        return " ! " in sentence.text or not _SPOKEN_TO.isdisjoint(sentence.vocabulary)
    if kind in _WANT_A_PERSON and sentence.has(OFFICIAL) and not sentence.has(CAUSAL):
        return True
    if kind in _ANSWERED_BY_A_PLACE or not sentence.has(ELSEWHERE):
        return False
    # ‘In het reglement staat dat honden niet mogen’ answers whether they may.
    return kind in _WANT_A_PERSON or theirs.isdisjoint(content(sentence.words))


def _clause(text: str) -> _Sentence:
    words = tuple(word for word in text.split() if word[0].isalnum())
    return _Sentence(f" {text.strip()} ", words, text, frozenset(words))


def _asks_details(sentence: _Sentence) -> bool:
    """Tell whether a sentence asks for what is needed to help: ‘stuur je ordernummer’."""
    words = sentence.vocabulary
    return not ASKING.isdisjoint(words) and any(w in DETAILS or w.endswith(DETAIL_ENDINGS) for w in words)


def _bare(place: str) -> list[str]:
    return [word.strip(".,!?:;") for word in place.lower().split()]


def _is_name(place: str) -> bool:
    return place[0].isalpha() and place[0].isupper()


def _body(document: Document) -> Iterator[_Sentence]:
    """Yield the sentences of a reply without its greeting and signature."""
    for number, sentence in enumerate(_sentences(document)):
        words = sentence.words
        if not words:  # a bare link
            yield sentence
            continue
        if _FAREWELLS.intersection(words[:3]) and (number or len(words) <= _TITLE_WORDS):
            return
        if words[0] in GREETINGS:
            if len(words) <= _GREETING_WORDS:
                continue
            sentence = _without_greeting(sentence)
        # What stands first may be an answer: ‘Station Zuid’.
        if _is_pasted(sentence) or (
            not sentence.links
            and is_signature(sentence.plain)
            and (number or words[0] == "team" or "^" in sentence.plain)
        ):
            continue
        yield sentence


def _is_pasted(sentence: _Sentence) -> bool:
    """Tell whether a sentence fits any post, or is a row of bare numbers: neither may pass for an answer."""
    words = sentence.words
    if sentence.links:
        return False
    return is_pasted(words, asks=sentence.is_question) or (
        len(words) > 1 and all(word[0].isdigit() or word == "en" for word in words)
    )


def _without_greeting(sentence: _Sentence) -> _Sentence:
    """Take ‘Beste Jaap,’ off: neither *beste* nor a name says anything about the matter."""
    greeting, comma, rest = sentence.text.partition(" , ")
    if not comma or len(greeting.split()) > _GREETING_WORDS:
        return sentence
    words = sentence.words[len(greeting.split()) :]
    return _Sentence(f" {rest}", words, sentence.plain.partition(",")[2], frozenset(words))


def _sentences(document: Document) -> Iterator[_Sentence]:
    words = document.words
    mask_starts = [mask.span.start for mask in document.masks]
    for span, tokens in zip(document.sentences, document.sentence_tokens, strict=True):
        for start in range(tokens.start, tokens.stop, _LONGEST):
            part = tokens[start - tokens.start : start - tokens.start + _LONGEST]
            place = span if len(part) == len(tokens) else words.span(part[0], part[-1])
            inside = document.masks[
                bisect_left(mask_starts, place.start) : bisect_left(mask_starts, place.end)
            ]
            links = any(mask.kind in (MaskKind.URL, MaskKind.EMAIL) for mask in inside)
            said = words.listed_in(part)
            if said or links:
                quotes = [mask.span for mask in inside if mask.kind is MaskKind.QUOTE]
                yield _Sentence(
                    f" {' '.join(words.folded[part.start : part.stop])} ",
                    tuple(said),
                    document.text[place.start : place.end],
                    frozenset(said),
                    links,
                    tuple(w for q in quotes for w in split(document.text[q.start : q.end]).listed),
                )
