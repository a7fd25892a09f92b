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

_FAREWELLS = frozenset("groet groeten groetjes liefs mvg gr".split())
_AMBIGUOUS = frozenset("tot met dag veel fijne namens".split())
_WISHES = _FAREWELLS | frozenset(
    "snel ziens gauw straks later dan horens kijk binnenkort plezier succes sterkte dag avond weekend week vakantie"
    " team samen dank".split()
)
"""Words of which an ambiguous beginning needs one to be a sign-off or a wish."""
_PLACES = frozenset("bij in op naar aan om vanaf via".split())
_INITIALS = 3
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
    """Yield the sentences of a document that have words, a link or a quotation."""
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
            quotes = [mask.span for mask in inside if mask.kind is MaskKind.QUOTE]
            if said or links or quotes:
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
    said = False
    for whole in sentences(document):
        if _says_goodbye(whole):
            return
        sentence = _without_initials(_without_greeting(whole))
        if sentence.words and (_is_pasted(sentence) or (said and _is_signature(sentence))):
            continue
        if sentence.words or sentence.links or sentence.quoted:
            said = True
            yield sentence


def _says_goodbye(sentence: Sentence) -> bool:
    return len(sentence.words) <= _TITLE_WORDS and not _FAREWELLS.isdisjoint(sentence.words[:3])


def _is_signature(sentence: Sentence) -> bool:
    """Tell whether a sentence is a name; what stands first may be an answer: ‘Station Zuid’, ‘Bij Anja’."""
    return not sentence.links and sentence.words[0] not in _PLACES and is_signature(sentence.plain)


def _is_pasted(sentence: Sentence) -> bool:
    """Tell whether a sentence fits any post, or is a row of bare numbers: neither may pass for an answer."""
    words = sentence.words
    if sentence.links or sentence.quoted or words == ("team",):
        return False
    if words[0] in _AMBIGUOUS and _WISHES.isdisjoint(words):  # ‘Tot 17 uur’, ‘Met een pinpas’
        return False
    return is_pasted(words, asks=sentence.is_question) or (
        len(words) > 1 and all(word[0].isdigit() or word == "en" for word in words)
    )


def _without_greeting(sentence: Sentence) -> Sentence:
    """Take ‘Beste Jaap,’ off: neither *beste* nor a name says anything about the matter."""
    if not sentence.words or sentence.words[0] not in GREETINGS:
        return sentence
    greeting, comma, rest = sentence.text.partition(" , ")
    if not comma or len(greeting.split()) > _GREETING_WORDS:
        is_greeting = len(sentence.words) <= _GREETING_WORDS and not comma
        return sentence._replace(words=()) if is_greeting else sentence
    words = sentence.words[len(greeting.split()) :]
    plain = sentence.plain.partition(",")[2].strip()
    return sentence._replace(text=f" {rest}", words=words, plain=plain, vocabulary=frozenset(words))


def _without_initials(sentence: Sentence) -> Sentence:
    """Take ‘^Kim’ off the end of a sentence."""
    plain, sign, name = sentence.plain.rpartition("^")
    names = len(name.split())
    if not sign or names > _INITIALS or len(sentence.words) < names:
        return sentence
    words = sentence.words[: len(sentence.words) - names]
    text = f" {' '.join(sentence.text.split()[:-names])} " if names else sentence.text
    return sentence._replace(text=text, words=words, plain=plain.strip(), vocabulary=frozenset(words))
