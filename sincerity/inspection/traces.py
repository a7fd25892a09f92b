"""What became of every match of every rule.

A match that is no finding comes with the reason: a condition of the rule, a suppression, or a stronger finding on
the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sincerity.document import Document, Mask
from sincerity.dutch.overlap import content_overlap
from sincerity.dutch.specifics import specifics
from sincerity.finding import Finding
from sincerity.inspection.records import MASK_NAMES, Outcome, Seen, Trace
from sincerity.judgement.rules import KIND as LEARNED
from sincerity.linter import Linter, Objection
from sincerity.matchers import Evidence, Match, Unless
from sincerity.matchers.conditions import Where
from sincerity.measures.table import MEASURES
from sincerity.report import Report
from sincerity.rule import Rule
from sincerity.spans import Span


class Tracer:
    """Follows the matches of one linter; ``shown`` are the rules to tell about."""

    def __init__(self, linter: Linter, classes: Mapping[str, Sequence[Any]], shown: Sequence[Rule]) -> None:
        self._linter = linter
        self._shown = tuple(shown)
        unbound = [free for rule in shown if (free := _unbound(rule)) is not None]
        self._free = Linter(unbound, classes, pipeline=linter.pipeline) if unbound else None

    def traces(self, document: Document, report: Report) -> Iterator[Trace]:
        """Yield what each rule saw in a document, of which *report* says what was found."""
        evidence = self._linter.evidence(document)
        seen: dict[str, dict[Span | None, Seen]] = {rule.id: {} for rule in self._shown}
        matches, failures = self._linter.matches(evidence)
        for match in matches:
            if match.rule in seen:
                seen[match.rule][match.span] = self._judge(match, evidence, report)
        for extra in self._left_aside(document):
            if extra.rule in seen and not _known(seen[extra.rule], extra.span):
                seen[extra.rule][extra.span] = _aside(self._rule(extra.rule), extra, document)
        for finding in (*report.findings, *report.suppressed):
            known = seen.get(finding.rule)
            if known is not None and finding.span not in {s.place for s in known.values()}:
                # What is learned matches no words by itself: it is a judgement of a whole sentence or post.
                known[finding.span] = _judged(finding, suppressed=finding in report.suppressed)
        left_out = {rule.id for rule in self._linter.left_out()}
        crashed = {f.rule: f.message for f in (*failures, *report.failures) if f.rule}
        for rule in self._shown:
            found = tuple(sorted(seen[rule.id].values(), key=lambda s: s.place or Span(0, 0)))
            if rule.id in crashed:
                yield Trace(rule, False, found, crashed[rule.id])
            elif rule.id in left_out:
                yield Trace(rule, False, remark="hiervoor is een taalmodel nodig, en er is geen gekozen")
            else:
                yield Trace(rule, True, found, _remark(rule, document, report))

    def _left_aside(self, document: Document) -> Iterator[Match]:
        """Yield the matches that a rule would have without its ``where``, or in words that are not looked at."""
        if self._free is not None:
            yield from self._free.matches(self._free.evidence(document))[0]
        if document.masks:
            bare = replace(document, masks=())
            for match in self._linter.matches(self._linter.evidence(bare))[0]:
                if match.span and _mask(document, match.span):
                    yield match

    def _judge(self, match: Match, evidence: Evidence, report: Report) -> Seen:
        document = evidence.document
        place = None if match.span is None else document.locate(match.span)
        text = None if match.span is None else document.text[match.span.start : match.span.end]
        objection = self._linter.objection(match, evidence)
        if objection is None:
            return Seen(match.span, place, text, *_fate(match, place, report, self._rule(match.rule)))
        if objection is Objection.CHANNEL:
            only = ", ".join(self._rule(match.rule).channels)
            return Seen(
                match.span, place, text, Outcome.CHANNEL, f"de regel geldt alleen voor {only}", "channels"
            )
        if objection is Objection.NAME:
            return Seen(
                match.span, place, text, Outcome.NAME, "de woorden liggen in een naam uit de instellingen"
            )
        unless = self._linter.unless(match.rule)
        condition, reason = ("", "") if unless is None else _spared(unless, match, evidence)
        return Seen(match.span, place, text, Outcome.UNLESS, reason, f"unless.{condition}")

    def _rule(self, identifier: str) -> Rule:
        return next(rule for rule in self._linter.rules if rule.id == identifier)


def _fate(match: Match, place: Span | None, report: Report, rule: Rule) -> tuple[Outcome, str]:
    """Tell what became of a match that nothing in its own rule objects to."""
    if any((f.rule, f.span) == (match.rule, place) for f in report.findings):
        return Outcome.FINDING, ""
    if any((f.rule, f.span) == (match.rule, place) for f in report.suppressed):
        return Outcome.SUPPRESSED, "uitgezet met een commentaar in de tekst"
    rival = next((f for f in report.findings if _rivals(f, place, rule)), None)
    if rival is None:
        return Outcome.OVERLAP, "een andere bevinding gaat voor"
    where = "over de tekst als geheel" if rival.text is None else f"op ‘{_short(rival.text)}’"
    return Outcome.OVERLAP, f"de bevinding van {rival.rule} {where} gaat voor"


def _judged(finding: Finding, *, suppressed: bool) -> Seen:
    outcome = Outcome.SUPPRESSED if suppressed else Outcome.FINDING
    reason = "uitgezet met een commentaar in de tekst" if suppressed else "; ".join(finding.reasons)
    return Seen(None, finding.span, finding.text, outcome, reason)


def _rivals(finding: Finding, place: Span | None, rule: Rule) -> bool:
    if place is None:
        return finding.span is None and finding.category is rule.category
    return finding.span is not None and finding.span.overlaps(place)


def _spared(unless: Unless, match: Match, evidence: Evidence) -> tuple[str, str]:
    """Return the first key of ``unless`` that holds, as it is called in a rule, and what it saw."""
    assert match.span is not None
    document, span = evidence.document, match.span
    held = (
        name
        for name in (
            "literal",
            "near",
            "anywhere",
            "negated",
            "mentioned",
            "question",
            "concrete",
            "answered",
        )
        if (value := getattr(unless, name)) not in (None, False)
        and Unless(**{name: value}).spares(match, evidence)
    )
    key = next(held, "")
    sentence = document.sentences[document.sentence_at(span.start)]
    if key == "near":
        words = [h.span for h in evidence.hits(unless.near or 0) if sentence.contains(h.span)]
        return key, f"in dezelfde zin staat {_quoted(document, [w for w in words if not w.overlaps(span)])}"
    if key == "anywhere":
        words = [h.span for h in evidence.hits(unless.anywhere or 0) if sentence.contains(h.span)]
        return key, f"in dezelfde zin staat {_quoted(document, words)}"
    if key == "literal":
        words = [h.span for h in evidence.hits(unless.literal or 0) if h.span.overlaps(span)]
        return key, f"de woorden horen bij {_quoted(document, words)}"
    if key == "concrete":
        index = document.sentence_at(span.start)
        near = document.sentences[index : index + (2 if unless.concrete == "next" else 1)]
        found = [s for n in near for s in specifics(document.text, n.start, n.end) if not s.overlaps(span)]
        return key, f"iets concreets staat erbij: {_quoted(document, found)}"
    return {
        "answered": ("answered", "het antwoord gaat op de vraag in"),
        "negated": ("negated", "er staat een ontkenning voor"),
        "mentioned": ("quoted", "de woorden worden genoemd, niet gebruikt"),
        "question": ("question", "de zin is een vraag"),
    }[key]


def _aside(rule: Rule, match: Match, document: Document) -> Seen:
    """Explain a match that its own matcher left out."""
    assert match.span is not None
    span = match.span
    text = document.text[span.start : span.end]
    place = document.locate(span)
    mask = _mask(document, span)
    if mask is not None:
        return Seen(
            span, place, text, Outcome.MASKED, f"ligt in {MASK_NAMES[mask.kind]}; daar kijken regels niet"
        )
    if rule.match["kind"] == "dependency":
        reason = "ook de knopen van ‘unless’ in het boompatroon passen"
        return Seen(span, place, text, Outcome.UNLESS, reason, "match.unless")
    where = rule.match.get("where", {})
    failed = [key for key, value in where.items() if not Where.read({key: value}).holds(document, span)]
    asked = ", ".join(f"{key}: {where[key]}" for key in failed)
    return Seen(
        span,
        place,
        text,
        Outcome.WHERE,
        "staat niet op de plaats die de regel vraagt" + (f" ({asked})" if asked else ""),
        "match.where",
    )


def _unbound(rule: Rule) -> Rule | None:
    """Return the rule without conditions on the place of its matches; None where it has none."""
    free = _without(rule.match, {"where"} if rule.kind != "dependency" else {"where", "unless"})
    return None if free == rule.match else replace(rule, match=free, unless={}, channels=())


def _without(value: Any, keys: set[str]) -> Any:
    if isinstance(value, Mapping):
        return {key: _without(item, keys) for key, item in value.items() if key not in keys}
    return value


def _known(seen: Mapping[Span | None, Seen], span: Span | None) -> bool:
    """Tell whether a match is one that was seen already, perhaps a little longer or shorter."""
    return span is None or any(other is not None and other.overlaps(span) for other in seen)


def _mask(document: Document, span: Span) -> Mask | None:
    return next((mask for mask in document.masks if mask.span.overlaps(span)), None)


def _remark(rule: Rule, document: Document, report: Report) -> str:
    if rule.kind == LEARNED:
        reasons = "; ".join(report.score_reasons.get(rule.category, ()))
        return f"score {report.scores[rule.category]:.0f}" + (f": {reasons}" if reasons else "")
    if rule.kind == "measure":
        measure = MEASURES[rule.match["measure"]]
        limits = [
            f"{name} {rule.match[key]}"
            for key, name in (("above", "boven"), ("below", "onder"))
            if key in rule.match
        ]
        return f"{measure.name} is {measure.function(document):g}; een bevinding {' of '.join(limits)}"
    if rule.kind == "context":
        if document.message is None:
            return "er is geen bericht gegeven waarop de tekst antwoordt"
        overlap = content_overlap(document.message.words, document.words)
        return "" if overlap is None else f"{overlap:.0%} van de inhoud van het bericht komt terug"
    return ""


def _quoted(document: Document, spans: Sequence[Span]) -> str:
    texts = dict.fromkeys(_short(document.text[s.start : s.end]) for s in spans)
    return ", ".join(f"‘{text}’" for text in list(texts)[:3])


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39].rstrip() + "…"
