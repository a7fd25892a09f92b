"""What the language pipeline, the measures and each rule saw in one post, for whoever writes rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sincerity.document import Document, Source, read
from sincerity.inspection.records import (
    MASK_NAMES,
    Inspection,
    Outcome,
    Seen,
    Sight,
    Token,
    Trace,
    Value,
    line_of,
)
from sincerity.inspection.traces import Tracer
from sincerity.linter import Linter
from sincerity.measures import address, grammar, readability, replies, surface, wording
from sincerity.measures.table import MEASURES
from sincerity.pipeline.address import Number, Role, addresses
from sincerity.pipeline.annotation import Annotation
from sincerity.pipeline.passives import passives
from sincerity.spans import LineIndex, Span

__all__ = [
    "GROUPS",
    "MASK_NAMES",
    "Inspection",
    "Inspector",
    "Outcome",
    "Seen",
    "Sight",
    "Token",
    "Trace",
    "Value",
    "line_of",
]

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Buitenkant": (*(m.name for m in surface.MEASURES), "acts_social"),
    "Aanspreken": tuple(m.name for m in address.MEASURES),
    "Woorden": tuple(m.name for m in wording.MEASURES),
    "Antwoorden": tuple(m.name for m in replies.MEASURES),
    "Zinsbouw": tuple(m.name for m in grammar.MEASURES),
    "Leesbaarheid": tuple(m.name for m in readability.MEASURES),
}
"""Every measure by name, under a Dutch heading."""

_ROLES = {Role.SUBJECT: "onderwerp", Role.OBJECT: "voorwerp", Role.POSSESSIVE: "bezit"}
_NUMBERS = {Number.SINGULAR: "één lezer", Number.PLURAL: "meer lezers", Number.EITHER: ""}


class Inspector:
    """Looks at posts with the rules of one linter.

    Args:
        linter: All rules that run: a finding of one can stand in the way of another.
        classes: The word classes that their phrases may name.
        only: Ids of the rules to tell about; empty for all.
    """

    def __init__(
        self, linter: Linter, classes: Mapping[str, Sequence[Any]], *, only: Sequence[str] = ()
    ) -> None:
        shown = [rule for rule in linter.rules if not only or rule.id in only]
        self._linter = linter
        self._tracer = Tracer(linter, classes, shown)
        self._only = tuple(only)

    def inspect(self, source: Source) -> Inspection:
        """Look at one post."""
        document = read(source, self._linter.pipeline)
        report = self._linter.check(source)
        measures = tuple(_measure(name, group, document) for group, names in GROUPS.items() for name in names)
        return Inspection(
            document,
            report,
            None if document.pipeline is None else tuple(_tokens(document)),
            () if document.pipeline is None else tuple(sorted(_sights(document), key=lambda s: s.span)),
            measures,
            tuple(self._tracer.traces(document, report)),
            LineIndex(source.text),
            bool(self._only),
        )


def _measure(name: str, group: str, document: Document) -> Value:
    measure = MEASURES[name]
    known = document.pipeline is not None or measure.needs is Annotation.NOTHING
    return Value(measure, group, measure.function(document) if known else None)


def _tokens(document: Document) -> Iterator[Token]:
    for token in document.doc(Annotation.DEPENDENCIES):
        yield Token(
            token.i,
            Span(token.idx, token.idx + len(token)),
            token.text,
            token.lemma_,
            token.pos_,
            tuple(part for part in str(token.morph).split("|") if part),
            token.dep_,
            token.head.i,
        )


def _sights(document: Document) -> Iterator[Sight]:
    doc = document.doc(Annotation.DEPENDENCIES)
    for token in doc:
        if "Imp" in token.morph.get("Mood", []):
            yield Sight("gebiedend", Span(token.idx, token.idx + len(token)), token.lemma_)
    for passive in passives(doc):
        agent = passive.agent
        by = "zonder dader" if agent is None else f"door ‘{document.text[agent.start : agent.end]}’"
        yield Sight("lijdend", passive.participle, by)
    for pronoun in addresses(doc):
        about = [
            _ROLES[pronoun.role],
            _NUMBERS[pronoun.number],
            *(["iedereen"] if pronoun.is_generic else []),
        ]
        yield Sight("aanspreken", pronoun.span, f"{pronoun.form.value}: {', '.join(filter(None, about))}")
