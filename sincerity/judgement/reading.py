"""A post as the judgement reads it: its sentences, and in each what classes of words it holds.

Whatever anybody can paste under a text without changing what it says is left out here: greetings and sign-offs, bare
numbers, a lone word, a question that fits any post. So it can move no score. Letter case plays no part either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from sincerity.document import Document, MaskKind
from sincerity.dutch.pasted import greeting_end, is_pasted, without_tail
from sincerity.matchers.phrases import PhraseIndex, Place
from sincerity.measures.base import word_set
from sincerity.measures.surface import EMOJI, last_mark
from sincerity.spans import Span

INVISIBLE = word_set("samen")
"""Words that count neither as words nor as members of a class: they say ‘social’ without saying anything."""

_TAGS = re.compile(r"(?:^|\s)[#@]\w[\w-]*")


class Sentence(NamedTuple):
    """One sentence of a post. ``found`` holds, per word class, where its words or phrases stand."""

    span: Span
    words: tuple[str, ...]
    mark: str
    found: Mapping[str, tuple[Span, ...]]
    commas: int
    colons: int
    tags: int
    linked: bool
    quoted: bool
    text: str = ""

    def written(self, place: Span) -> str:
        """Return the words at *place*, which counts in the plain text of the post."""
        return self.text[place.start - self.span.start : place.end - self.span.start]

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return self.mark == "?"


class ClassIndex:
    """Finds the members of some word classes.

    Args:
        classes: The word classes, each a list of terms.
        names: Those to look for.
        phrases: Where they join the phrases of others; without it they have an index of their own.
    """

    def __init__(
        self,
        classes: Mapping[str, Sequence[object]],
        names: Sequence[str],
        phrases: PhraseIndex | None = None,
    ) -> None:
        self._phrases = PhraseIndex(classes) if phrases is None else phrases
        self._names = {self._phrases.add_class(name): name for name in names}

    def find(
        self, document: Document, groups: Mapping[int, Sequence[Place]] | None = None
    ) -> Mapping[str, list[Span]]:
        """Return the spans of every class, in text order; of overlapping ones the first.

        Args:
            document: The post.
            groups: What the phrases found in it, where that was asked before.
        """
        words = document.words
        if groups is None:
            groups = self._phrases.find(words, document.sentence_tokens)
        found: dict[str, list[Span]] = {}
        for group, places in groups.items():
            if group not in self._names:
                continue
            kept = found[self._names[group]] = []
            free = 0
            for first, _, last, _ in sorted(places, key=_longest_first):
                if first >= free:
                    kept.append(words.span(first, last))
                    free = last + 1
        return found


def _longest_first(place: Place) -> tuple[int, int]:
    return place[0], -place[2]


def read_sentences(
    document: Document, index: ClassIndex, groups: Mapping[int, Sequence[Place]] | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences of a post that say something, in text order; *groups* as :meth:`ClassIndex.find` has it."""
    spans = [s for s in map(partial(_said, document), _joined(document)) if _says_something(document, s)]
    starts = [s.start for s in spans]
    found: list[dict[str, list[Span]]] = [{} for _ in spans]
    for name, places in index.find(document, groups).items():
        for place in places:
            at = bisect_right(starts, place.start) - 1
            if at < 0 or place.end > spans[at].end:
                continue
            if document.text[place.start : place.end].lower() not in INVISIBLE:
                found[at].setdefault(name, []).append(place)
    # A hashtag belongs to the sentence before it, wherever the line breaks.
    tags = Counter(bisect_right(starts, m.span.start) - 1 for m in document.masks if m.kind is MaskKind.TAG)
    return tuple(
        _sentence(document, s, f, tags[i]) for i, (s, f) in enumerate(zip(spans, found, strict=True))
    )


def _joined(document: Document) -> list[Span]:
    """Return the sentences of a document, without the cuts that only an emoji makes.

    Whether an emoji ends a sentence hangs on the capital after it, and no score may hang on capitals.
    """
    spans: list[Span] = []
    for span in document.sentences:
        if (
            spans
            and "\n" not in document.text[spans[-1].end : span.start]
            and not _ended(document, spans[-1])
        ):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def _ended(document: Document, span: Span) -> bool:
    return bool(last_mark(_bare(document.text[span.start : span.end])))


def _bare(text: str) -> str:
    """Return a text without emoji, hashtags and @names."""
    return EMOJI.sub("", _TAGS.sub("", text)).rstrip()


def _said(document: Document, span: Span) -> Span:
    """Return a sentence without its greeting, and without a sign-off or question pasted behind it."""
    text = document.text[span.start : span.end]
    return Span(span.start + greeting_end(text), span.start + len(without_tail(text)))


def _sentence(document: Document, span: Span, found: Mapping[str, Sequence[Span]], tags: int) -> Sentence:
    text = document.text[span.start : span.end]
    masks = [m for m in document.masks if m.span.overlaps(span)]
    return Sentence(
        span,
        tuple(_words(document, span)),
        last_mark(_bare(text)),
        {name: tuple(places) for name, places in found.items()},
        text.count(","),
        text.count(":"),
        tags,
        any(m.kind in (MaskKind.URL, MaskKind.EMAIL) for m in masks),
        any(m.kind is MaskKind.QUOTE for m in masks),
        text,
    )


def _words(document: Document, span: Span) -> list[str]:
    """Return the words of a sentence without bare numbers and invisible words."""
    words = document.words
    inside = (words.folded[i] for i in words.within(span) if words.is_word(i))
    return [w for w in inside if not w[0].isdigit() and w not in INVISIBLE]


def _says_something(document: Document, span: Span) -> bool:
    words = _words(document, span)
    return len(words) > 1 and not is_pasted(words, asks="?" in document.text[span.start : span.end])
