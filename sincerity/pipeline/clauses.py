"""What a whole sentence says about the verbs in it: where clauses open, whether it asks, who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.symbols import CCONJ, INTJ  # type: ignore[import-not-found]
from spacy.tokens import Token

__all__ = ["Clauses", "is_word"]

_LINKS = frozenset("en of maar dus want".split())
_LEADS = frozenset([":", ";", "-", "–", "—", "…", "...", "•", "*", "→", ">"])
_BREAKS = frozenset([",", ":", ";", "-", "–"])


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence with word classes.

    Attributes:
        start: Its first token.
        end: The token after its last.
        first: Its first word.
        openings: Words with which a clause can open: the first, and those behind a link, colon or dash.
        asks: A question mark stands at its end.
        asks_at_once: It is a question without a comma, so that a verb in front is no command.
        has_consequence: "…, dan …": what stands before is a condition.
        speaks_of_self: *ik* is the subject of its first clause.
    """

    start: int
    end: int
    first: int
    openings: frozenset[int]
    asks: bool
    asks_at_once: bool
    has_consequence: bool
    speaks_of_self: bool

    @classmethod
    def read(cls, start: int, texts: Sequence[str], classes: Sequence[int]) -> Clauses:
        """Look a sentence through once.

        Args:
            start: Place of its first token in the document.
            texts: Its tokens.
            classes: Their word classes, as spaCy's numbers.
        """
        lowered = [text.lower() for text in texts]
        words = [place for place, text in enumerate(texts) if _looks_like_word(text)]
        asks = any(text[0] == "?" for text in texts[-4:])
        return cls(
            start=start,
            end=start + len(texts),
            first=start + (words[0] if words else 0),
            openings=frozenset(start + place for place in _openings(lowered, classes)),
            asks=asks,
            asks_at_once=asks and not _BREAKS.intersection(texts),
            has_consequence="dan" in lowered and (",", "dan") in pairwise(lowered),
            speaks_of_self=any(lowered[place] == "ik" for place in words[:3]),
        )

    def before(self, token: Token) -> Token | None:
        """Return the token before, if it is of the same sentence."""
        return token.nbor(-1) if token.i > self.start else None

    def after(self, token: Token) -> Token | None:
        """Return the next token of the sentence that is not white space."""
        for place in range(token.i + 1, self.end):
            following = token.doc[place]
            if not following.is_space:
                return following
        return None


def is_word(token: Token) -> bool:
    """Tell words and numbers from marks and emoji."""
    return _looks_like_word(token.text)


def _looks_like_word(text: str) -> bool:
    return text[0].isalnum() or (text[0] in "'’" and len(text) > 1)


def _openings(words: Sequence[str], classes: Sequence[int]) -> Iterator[int]:
    is_open = True
    for place, (word, kind) in enumerate(zip(words, classes, strict=True)):
        if not _looks_like_word(word):
            is_open = is_open or word in _LEADS
            continue
        if place == 0 and word[0].isdigit() and words[1:2] in (["."], [")"]):
            continue  # the number of a list item
        is_link = word in _LINKS
        if is_open and (is_link or kind == INTJ):
            continue
        if is_open:
            yield place
        is_open = is_link and kind == CCONJ
