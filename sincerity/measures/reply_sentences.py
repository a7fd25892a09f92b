"""The sentences of a message and of the reply to it, and which of those say something.

A sentence is its folded words and marks with single spaces between them and around it; the cues for questions and
answers are expressions over that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from sincerity.document import Document, MaskKind
from sincerity.dutch.pasted import GREETINGS, is_pasted, is_signature
from sincerity.dutch.words import split
from sincerity.measures.question_cues import Cue

_FAREWELLS = frozenset("groet groeten groetjes liefs mvg vriendelijke hartelijke".split())
_TITLE_WORDS = 8
_GREETING_WORDS = 4
_LONGEST = 100
"""Words and marks read as one sentence: some cues take time that grows with the square of its length."""


class Sentence(NamedTuple):
    """A sentence, or a hundred words of a longer one.

    ``text`` is what cues look at and ``words`` its folded words; ``plain`` is how it stands in the reply. ``links``
    tells whether a web or mail address stands in it, and ``quoted`` are the folded words of its quotations, which are
    not among the others.
    """

    text: str
    words: tuple[str, ...]
    plain: str
    vocabulary: frozenset[str]
    links: bool = False
    quoted: tuple[str, ...] = ()

    def has(self, cue: Cue) -> bool:
        """Tell whether a cue fits."""
        return cue.fits(self.text, self.vocabulary)

    @property
    def is_question(self) -> bool:
        """Whether a question mark stands in it."""
        return " ? " in self.text


def sentences(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of a document that have words or a link."""
    words = document.words
    mask_starts = [mask.span.start for mask in document.masks]
    for span, tokens in zip(document.sentences, document.sentence_tokens, strict=True):
        for start in range(tokens.start, tokens.stop, _LONGEST):
            part = range(start, min(start + _LONGEST, tokens.stop))
            place = span if len(part) == len(tokens) else words.span(part[0], part[-1])
            inside = document.masks[
                bisect_left(mask_starts, place.start) : bisect_left(mask_starts, place.end)
            ]
            links = any(mask.kind in (MaskKind.URL, MaskKind.EMAIL) for mask in inside)
            said = words.listed_in(part)
            if said or links:
                quotes = [mask.span for mask in inside if mask.kind is MaskKind.QUOTE]
                yield Sentence(
                    f" {' '.join(words.folded[part.start : part.stop])} ",
                    tuple(said),
                    document.text[place.start : place.end],
                    frozenset(said),
                    links,
                    tuple(w for q in quotes for w in split(document.text[q.start : q.end]).listed),
                )


def body(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of a reply without its greeting and signature, and without what fits any post."""
    for number, sentence in enumerate(sentences(document)):
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
        if not (_is_pasted(sentence) or _signs(sentence, number)):
            yield sentence


def _signs(sentence: Sentence, number: int) -> bool:
    if sentence.links or not is_signature(sentence.plain):
        return False
    # What stands first may be an answer: ‘Station Zuid’.
    return bool(number) or sentence.words[0] == "team" or "^" in sentence.plain


def _is_pasted(sentence: Sentence) -> bool:
    """Tell whether a sentence fits any post, or is a row of bare numbers: neither may pass for an answer."""
    words = sentence.words
    if sentence.links:
        return False
    return is_pasted(words, asks=sentence.is_question) or (
        len(words) > 1 and all(word[0].isdigit() or word == "en" for word in words)
    )


def _without_greeting(sentence: Sentence) -> Sentence:
    """Take ‘Beste Jaap,’ off: neither *beste* nor a name says anything about the matter."""
    greeting, comma, rest = sentence.text.partition(" , ")
    if not comma or len(greeting.split()) > _GREETING_WORDS:
        return sentence
    words = sentence.words[len(greeting.split()) :]
    plain = sentence.plain.partition(",")[2]
    return sentence._replace(text=f" {rest}", words=words, plain=plain, vocabulary=frozenset(words))
