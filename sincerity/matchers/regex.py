"""The kind ``regex``: characters that words cannot show, such as capitals, punctuation, emoji and hashtags."""

from __future__ import annotations

import pickle
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sincerity.document import Document, Mask, MaskKind
from sincerity.dutch.words import lowercase
from sincerity.matchers.base import Crash, Evidence, Match, Pattern
from sincerity.matchers.conditions import Where
from sincerity.matchers.errors import PatternError
from sincerity.matchers.literals import Literal, LiteralIndex
from sincerity.matchers.phrases import PhraseIndex
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import Span

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 1.0
"""Seconds that one rule may take on one document; a rule that needs more is reported, not waited for."""

_RAW = frozenset({MaskKind.URL, MaskKind.TAG, MaskKind.HANDLE})


class _Expression:
    """An expression of a rule, compiled when it is first needed: few texts hold the literals of most."""

    __slots__ = ("_compiled", "_kept", "_match", "across", "also", "begins", "literals", "raw", "where")

    def __init__(self, match: Mapping[str, Any], kept: dict[str, bytes]) -> None:
        self.literals = [Literal(written) for written in match["literal"]]
        self.also = tuple(tuple(map(str.lower, strings)) for strings in match.get("also", ()))
        self.begins = match.get("begins") == "true"
        across = match.get("across", "0")
        self.across = None if across == "text" else int(across)
        self.raw = match.get("raw") == "true"
        self.where = Where.read(match.get("where"))
        self._match = match
        self._kept = kept
        self._compiled: regex.Pattern[str] | None = None

    def may_fit(self, lowered: str, place: Span) -> bool:
        """Tell whether all that must be there as well is in a place."""
        part = lowered[place.start : place.end] if self.also else ""
        return all(any(map(part.__contains__, strings)) for strings in self.also)

    def compiled(self) -> regex.Pattern[str]:
        """Return the compiled expression.

        Raises:
            PatternError: If it is none, or fits nothing at all.
        """
        if self._compiled is None:
            import regex

            flags = (
                regex.MULTILINE if self._match.get("case") == "true" else regex.MULTILINE | regex.IGNORECASE
            )
            whole = _whole(self._match)
            key = f"{regex.__version__} {int(flags)} {whole}"
            if key in self._kept:
                # Compiling takes a hundred times as long.
                self._compiled = pickle.loads(self._kept[key])
                return self._compiled
            try:
                self._compiled = regex.compile(whole, flags)
            except regex.error as error:
                raise PatternError(f"geen geldige reguliere expressie: {error}", ("pattern",)) from None
            if self._compiled.match("") is not None:
                raise PatternError("deze reguliere expressie past ook op niets", ("pattern",))
            self._kept[key] = pickle.dumps(self._compiled)
        return self._compiled


def _whole(match: Mapping[str, Any]) -> str:
    """Return the pattern with its parts filled in: a group that is called takes ten times as long as its own text."""
    whole: str = match["pattern"]
    for name, part in reversed(match.get("parts", {}).items()):
        whole = whole.replace(f"(?&{name})", f"(?:{part})")
    return whole


class RegexMatcher:
    """Runs each expression only in sentences that hold one of its literals, and never longer than a second.

    An expression that reaches across the ends of sentences says over how many; then the sentences around come along.
    One that always begins with a literal is tried only there.
    """

    needs = Annotation.NOTHING

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._expressions = [
            (p.rule, _Expression({**p.match, **other}, index.expressions))
            for p in patterns
            for other in ({}, *p.match.get("or", ()))
        ]
        self._literals = LiteralIndex([expression.literals for _, expression in self._expressions])
        if not index.is_compiled:  # else these very rules were compiled before
            for _, expression in self._expressions:
                expression.compiled()

    def match(self, evidence: Evidence) -> Iterator[Match | Crash]:
        """Yield the matches of all rules, rule by rule, and a crash for each rule that ran out of time."""
        document = evidence.document
        lowered = lowercase(document.text)
        present = self._literals.present(lowered)
        by_rule: dict[str, list[tuple[_Expression, set[Literal]]]] = {}
        for number in sorted(present):
            rule, expression = self._expressions[number]
            by_rule.setdefault(rule, []).append((expression, present[number]))
        for rule, expressions in by_rule.items():
            try:
                found = [m for e, literals in expressions for m in _spans(e, literals, evidence, lowered)]
            except TimeoutError:
                yield Crash(rule, f"de reguliere expressie was na {TIME_LIMIT:g} seconde nog niet klaar")
                continue
            for _, span in _apart(found) if len(expressions) > 1 else found:
                yield Match(rule, span)


def _spans(
    expression: _Expression, literals: set[Literal], evidence: Evidence, lowered: str
) -> Iterator[tuple[Span, Span]]:
    """Yield the whole and the marked part of every match of an expression that counts.

    Raises:
        TimeoutError: If they take longer together than a rule may.
    """
    document = evidence.document
    places = _places(expression, literals, lowered, document)
    if not places:
        return
    if expression.begins:
        beginnings = sorted({at for literal in literals for at in literal.all(lowered)})
        found = _begun(expression.compiled(), beginnings, document.text, places)
    else:
        found = _found(expression.compiled(), document.text, places)
    for m in found:
        span = Span(*(m.span("span") if "span" in m.re.groupindex else m.span()))
        if (
            len(span)
            and not _masked(evidence, span, expression.raw)
            and expression.where.holds(document, span)
        ):
            yield Span(*m.span()), span


def _apart(found: list[tuple[Span, Span]]) -> Iterator[tuple[Span, Span]]:
    """Yield matches of several expressions in text order; of those that overlap the one that begins first."""
    free = 0
    for whole, span in sorted(found, key=lambda match: match[0].start):
        if whole.start >= free:
            free = whole.end
            yield whole, span


def _places(expression: _Expression, literals: set[Literal], lowered: str, document: Document) -> list[Span]:
    """Return where an expression has to be run, in text order and apart from each other."""
    sentences = document.sentences
    if expression.across is None:
        text = Span(0, len(lowered))
        fits = expression.may_fit(lowered, text) and any(x.find(lowered, 0, text.end) >= 0 for x in literals)
        return [text] if fits else []
    places: list[Span] = []
    for number in sorted(_holding(literals, lowered, document)):
        first = sentences[max(number - expression.across, 0)].start
        last = sentences[min(number + expression.across, len(sentences) - 1)].end
        if expression.across and places and first <= places[-1].end:
            first = places.pop().start
        places.append(Span(first, last))
    return [place for place in places if expression.may_fit(lowered, place)]


def _holding(literals: set[Literal], lowered: str, document: Document) -> set[int]:
    """Return the numbers of the sentences in which a literal begins."""
    starts, sentences = document.sentence_starts, document.sentences
    numbers = set()
    end = len(lowered)
    for literal in literals:
        at = literal.find(lowered, 0, end)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            if number >= 0 and at < sentences[number].end:
                numbers.add(number)
                at = literal.find(lowered, sentences[number].end, end)
            else:
                at = literal.find(lowered, at + 1, end)
    return numbers


def _found(expression: regex.Pattern[str], text: str, places: Sequence[Span]) -> list[regex.Match[str]]:
    """Return the matches in these places.

    Raises:
        TimeoutError: If they take longer together than a rule may.
    """
    found: list[regex.Match[str]] = []
    end = time.monotonic() + TIME_LIMIT
    for place in places:
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        found += expression.finditer(text, place.start, place.end, timeout=left)
    return found


def _begun(
    expression: regex.Pattern[str], beginnings: Sequence[int], text: str, places: Sequence[Span]
) -> list[regex.Match[str]]:
    """Return the matches in these places that begin at one of these positions.

    Raises:
        TimeoutError: If they take longer together than a rule may.
    """
    found: list[regex.Match[str]] = []
    latest = time.monotonic() + TIME_LIMIT
    for place in places:
        free = place.start
        for at in beginnings[bisect_left(beginnings, place.start) : bisect_left(beginnings, place.end)]:
            if at < free:
                continue
            left = latest - time.monotonic()
            if left <= 0:
                raise TimeoutError
            m = expression.match(text, at, place.end, timeout=left)
            if m is not None:
                found.append(m)
                free = m.end()
    return found


def _masked(evidence: Evidence, span: Span, raw: bool) -> bool:
    masks = evidence.document.masks
    for i in range(bisect_right(masks, span.start, key=_end), len(masks)):
        if masks[i].span.start >= span.end:
            break
        if not (raw and masks[i].kind in _RAW):
            return True
    return False


def _end(mask: Mask) -> int:
    return mask.span.end
