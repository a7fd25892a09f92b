"""What every kind of matcher shares: a match, the evidence it is found in, and errors with a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from sincerity.document import Document
from sincerity.dutch.specifics import specifics
from sincerity.matchers.phrases import Hit, PhraseIndex, Place, as_hit
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import Span


class Match(NamedTuple):
    """A place in the plain text that fits a rule. ``span`` is ``None`` for the post as a whole."""

    rule: str
    span: Span | None
    related: tuple[Span, ...] = ()
    captures: Mapping[str, str] = MappingProxyType({})


class Crash(NamedTuple):
    """A rule that could not be run to its end on this document."""

    rule: str
    reason: str


class Pattern(NamedTuple):
    """The ``match`` part of one rule, as a matcher is given it: validated, all scalars still strings."""

    rule: str
    match: Mapping[str, Any]


class Evidence:
    """What is known of one document while rules look at it; everything in it is worked out once."""

    __slots__ = ("_hits", "_index", "_later", "_message", "_places", "_specifics", "document")

    def __init__(self, document: Document, index: PhraseIndex) -> None:
        self.document = document
        self._index = index
        self._places: Mapping[int, Sequence[Place]] | None = None
        self._later: dict[tuple[int, int], Sequence[Hit]] = {}
        self._hits: dict[int, Sequence[Hit]] = {}
        self._specifics: dict[int, Sequence[Span]] = {}
        self._message: Evidence | None = None

    def groups(self) -> Mapping[int, Sequence[Place]]:
        """Return the groups of which a phrase stands in the document, without those that only matter in some."""
        if self._places is None:
            self._places = self._index.find(self.document.words, self.document.sentence_tokens)
        return self._places

    def hits(self, group: int) -> Sequence[Hit]:
        """Return where the phrases of *group* (see :meth:`PhraseIndex.add`) stand, in text order."""
        if group not in self._hits:
            if self._index.is_later(group):
                everywhere = range(len(self.document.sentences))
                self._hits[group] = [hit for number in everywhere for hit in self._later_hits(group, number)]
            else:
                self._hits[group] = self._as_hits(self.groups().get(group, ()))
        return self._hits[group]

    def hits_within(self, group: int, start: int, end: int) -> Sequence[Hit]:
        """Return the hits of a group that start in the range; a long text has too many to look at all of them."""
        if not self._index.is_later(group):
            hits = self.hits(group)
            first = bisect_left(hits, start, key=_start)
            return hits[first : bisect_left(hits, end, first, key=_start)]
        sentences = self.document.sentences
        found: list[Hit] = []
        for number in range(self.document.sentence_at(start), len(sentences)):
            if sentences[number].start >= end:
                break
            found += self._later_hits(group, number)
        return [hit for hit in found if start <= hit.span.start < end]

    def _later_hits(self, group: int, number: int) -> Sequence[Hit]:
        """Return the hits of a group in one sentence; only sentences that are asked for are searched."""
        key = group, number
        if key not in self._later:
            sentence = self.document.sentence_tokens[number]
            found = self._index.find(self.document.words, [sentence], group)
            self._later[key] = self._as_hits(found.get(group, ()))
        return self._later[key]

    def specifics(self, number: int) -> Sequence[Span]:
        """Return what is concrete in a sentence; see :func:`sincerity.dutch.specifics.specifics`."""
        if number not in self._specifics:
            sentence = self.document.sentences[number]
            self._specifics[number] = list(specifics(self.document.text, sentence.start, sentence.end))
        return self._specifics[number]

    def _as_hits(self, places: Sequence[Place]) -> list[Hit]:
        return [as_hit(place, self.document.words) for place in sorted(places)]

    @property
    def message(self) -> Evidence | None:
        """The message that the post answers, where there is one."""
        message = self.document.message
        if self._message is None and message is not None:
            self._message = Evidence(message, self._index)
        return self._message


def _start(hit: Hit) -> int:
    return hit.span.start


class Matcher(Protocol):
    """Finds one kind of match for all rules of that kind. Compiled once, used for many documents.

    Its constructor takes ``(patterns, index)`` and raises :class:`PatternError` for a pattern that
    cannot be compiled.
    """

    needs: Annotation

    def match(self, evidence: Evidence) -> Iterator[Match | Crash]:
        """Yield the matches in one document, and a :class:`Crash` for each rule that did not run."""
        ...
