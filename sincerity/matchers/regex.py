"""The kind ``regex``: characters that words cannot show, such as capitals, punctuation, emoji and hashtags."""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from sincerity.document import Document, Mask, MaskKind
from sincerity.dutch.words import fold, lowercase
from sincerity.matchers.base import Crash, Evidence, Match, Pattern
from sincerity.matchers.conditions import Where
from sincerity.matchers.errors import PatternError
from sincerity.matchers.literals import Anywhere, Literal, LiteralIndex, read_literal
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
        self.literals = [read_literal(written) for written in match["literal"]]
        self.also = tuple(tuple(map(str.lower, strings)) for strings in match.get("also", ()))
        self.begins = match.get("begins") == "true"
        across = match.get("across", "0")
        self.across = None if across == "text" else int(across)
        self.raw = match.get("raw") == "true"
        self.where = Where.read(match.get("where"))
        self._match = match
        self._kept = kept
        self._compiled: regex.Pattern[str] | None = None

    def may_fit(self, lowered: str, start: int, end: int) -> bool:
        """Tell whether all that must be there as well is in this part of a text."""
        if not self.also:
            return True
        part = lowered[start:end]
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
                self._compiled = _unpickled(self._kept[key])
                return self._compiled
            try:
                self._compiled = regex.compile(whole, flags)
            except regex.error as error:
                raise PatternError(f"geen geldige reguliere expressie: {error}", ("pattern",)) from None
            if self._compiled.match("") is not None:
                raise PatternError("deze reguliere expressie past ook op niets", ("pattern",))
            import pickle

            self._kept[key] = pickle.dumps(self._compiled)
        return self._compiled


def _unpickled(data: bytes) -> regex.Pattern[str]:
    try:
        # What ``pickle`` itself uses; importing that takes as long as checking ten sentences.
        from _pickle import loads
    except ImportError:
        from pickle import loads
    pattern: regex.Pattern[str] = loads(data)
    return pattern


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
        if not document.sentences:
            return
        lowered = lowercase(document.text)
        hidden = [lowered[mask.span.start : mask.span.end] for mask in document.masks]
        words = chain(document.words.folded, *map(str.split, map(fold, hidden)))
        present = self._literals.present(lowered, words)
        found: dict[str, list[tuple[Span, Span]]] = {}
        late: set[str] = set()
        for number in sorted(present):
            rule, expression = self._expressions[number]
            if rule in late:
                continue
            try:
                spans = _spans(expression, present[number], document, lowered)
            except TimeoutError:
                late.add(rule)
                found.pop(rule, None)
                yield Crash(rule, f"de reguliere expressie was na {TIME_LIMIT:g} seconde nog niet klaar")
                continue
            if spans:
                found.setdefault(rule, []).extend(spans)
        for rule, of_rule in found.items():
            for _, span in _apart(of_rule):
                yield Match(rule, span)


_LIFTED = ("", "also", "begins", "literal", "also en begins", "literal en also")
"""Shortcuts to do without, the fewest first; without literals nothing begins with one."""


def shortcut_in_the_way(match: Mapping[str, Any], document: Document) -> str | None:
    """Return which shortcut keeps an expression from something in a document that it fits, or None; perhaps several.

    ``also``, ``begins`` and ``literal`` say where an expression need not be tried; a wrong one hides what it fits.

    Args:
        match: The ``match`` of a rule of this kind.
        document: A text in which the rule finds less than was expected.

    Raises:
        TimeoutError: If an expression takes longer than a rule may.
    """
    lowered = lowercase(document.text)
    for other in ({}, *match.get("or", ())):
        expressions = {key: _Expression({**match, **other}, {}) for key in _LIFTED}
        for key, expression in expressions.items():
            if "also" in key:
                expression.also = ()
            if "begins" in key or "literal" in key:
                expression.begins = False
            if "literal" in key:
                expression.literals = [Anywhere("")]
        found = {
            key: len(_spans(expression, set(expression.literals), document, lowered))
            for key, expression in expressions.items()
        }
        hindering = next((key for key in found if found[key] > found[""]), None)
        if hindering is not None:
            return hindering
    return None


def _spans(
    expression: _Expression, literals: set[Literal], document: Document, lowered: str
) -> list[tuple[Span, Span]]:
    """Return the whole and the marked part of every match of an expression that counts.

    Raises:
        TimeoutError: If they take longer together than a rule may.
    """
    if not expression.may_fit(lowered, 0, len(lowered)):
        return []
    if expression.begins:
        beginnings = sorted({at for literal in literals for at in literal.all(lowered)})
        places = _places(expression, beginnings, lowered, document)
        found = _begun(expression.compiled(), beginnings, document.text, places) if places else []
    else:
        places = _places(expression, _firsts(literals, lowered, document), lowered, document)
        found = _found(expression.compiled(), document.text, places) if places else []
    spans = []
    for m in found:
        span = Span(*(m.span("span") if "span" in m.re.groupindex else m.span()))
        if (
            len(span)
            and not _masked(document.masks, span, expression.raw)
            and expression.where.holds(document, span)
        ):
            spans.append((Span(*m.span()), span))
    return spans


def _apart(found: list[tuple[Span, Span]]) -> Iterator[tuple[Span, Span]]:
    """Yield the matches of a rule's expressions in text order; of those that overlap the one that begins first."""
    free = 0
    for whole, span in sorted(found, key=lambda match: match[0].start):
        if whole.start >= free:
            free = whole.end
            yield whole, span


def _places(
    expression: _Expression, beginnings: Iterable[int], lowered: str, document: Document
) -> list[tuple[int, int]]:
    """Return where an expression has to be run for these positions, in text order and apart from each other."""
    across, sentences = expression.across, document.sentences
    if across is None:
        return [(0, len(lowered))]
    places: list[tuple[int, int]] = []
    for number in sorted({document.sentence_at(at) for at in beginnings}):
        first = sentences[max(number - across, 0)].start
        last = sentences[min(number + across, len(sentences) - 1)].end
        if across and places and first <= places[-1][1]:
            first = places.pop()[0]
        places.append((first, last))
    return [(first, last) for first, last in places if expression.may_fit(lowered, first, last)]


def _firsts(literals: Iterable[Literal], lowered: str, document: Document) -> Iterator[int]:
    """Yield where each literal stands first in each sentence that has it."""
    end = len(lowered)
    for literal in literals:
        at = literal.find(lowered, 0, end)
        while at >= 0:
            yield at
            at = literal.find(lowered, max(at + 1, document.sentences[document.sentence_at(at)].end), end)


def _found(
    expression: regex.Pattern[str], text: str, places: Sequence[tuple[int, int]]
) -> list[regex.Match[str]]:
    """Return the matches in these places.

    Raises:
        TimeoutError: If they take longer together than a rule may.
    """
    found: list[regex.Match[str]] = []
    end = time.monotonic() + TIME_LIMIT
    for first, last in places:
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        found += expression.finditer(text, first, last, timeout=left)
    return found


def _begun(
    expression: regex.Pattern[str], beginnings: Sequence[int], text: str, places: Sequence[tuple[int, int]]
) -> list[regex.Match[str]]:
    """Return the matches in these places that begin at one of these positions.

    Raises:
        TimeoutError: If they take longer together than a rule may.
    """
    found: list[regex.Match[str]] = []
    latest = time.monotonic() + TIME_LIMIT
    for first, last in places:
        free = first
        for at in beginnings[bisect_left(beginnings, first) : bisect_left(beginnings, last)]:
            if at < free:
                continue
            left = latest - time.monotonic()
            if left <= 0:
                raise TimeoutError
            m = expression.match(text, at, last, timeout=left)
            if m is not None:
                found.append(m)
                free = m.end()
    return found


def _masked(masks: Sequence[Mask], span: Span, raw: bool) -> bool:
    for i in range(bisect_right(masks, span.start, key=_end), len(masks)):
        if masks[i].span.start >= span.end:
            break
        if not (raw and masks[i].kind in _RAW):
            return True
    return False


def _end(mask: Mask) -> int:
    return mask.span.end
