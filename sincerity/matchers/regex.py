"""The kind ``regex``: characters that words cannot show, such as capitals, punctuation, emoji and hashtags."""

from __future__ import annotations

import pickle
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sincerity.document import Mask, MaskKind
from sincerity.dutch.words import lowercase
from sincerity.matchers.base import Crash, Evidence, Match, Pattern
from sincerity.matchers.conditions import Where
from sincerity.matchers.errors import PatternError
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
        self.literals = [(literal.text, literal) for literal in map(_Literal, match["literal"])]
        self.also = tuple(tuple(map(str.lower, strings)) for strings in match.get("also", ()))
        self.begins = match.get("begins") == "true"
        across = match.get("across", "0")
        self.across = None if across == "text" else int(across)
        self.raw = match.get("raw") == "true"
        self.where = Where.read(match.get("where"))
        self._match = match
        self._kept = kept
        self._compiled: regex.Pattern[str] | None = None

    def present(self, lowered: str) -> list[_Literal]:
        """Return the literals that a text holds; none where it lacks what must be there as well."""
        found = [literal for text, literal in self.literals if text in lowered]
        if found and not all(any(map(lowered.__contains__, strings)) for strings in self.also):
            return []
        return found

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


class _Literal:
    """A string that stands at the start of a word, or anywhere when it is written with an asterisk before it."""

    __slots__ = ("_anywhere", "text")

    def __init__(self, written: str) -> None:
        text = written.lower()
        self.text = text[1:] if text.startswith("*") and len(text) > 1 else text
        self._anywhere = self.text != text or not text[0].isalnum()

    def find(self, lowered: str, start: int, end: int) -> int:
        """Return where the literal stands between *start* and *end*; -1 where it does not."""
        at = lowered.find(self.text, start, end)
        while at > 0 and not self._anywhere and lowered[at - 1].isalnum():
            at = lowered.find(self.text, at + 1, end)
        return at

    def all(self, lowered: str, place: Span) -> Iterator[int]:
        """Yield every position where the literal stands in a place."""
        at = self.find(lowered, place.start, place.end)
        while at >= 0:
            yield at
            at = self.find(lowered, at + 1, place.end)


class RegexMatcher:
    """Runs each expression only in sentences that hold one of its literals, and never longer than a second.

    An expression that reaches across the ends of sentences says over how many; then the sentences around come along.
    One that always begins with a literal is tried only there.
    """

    needs = Annotation.NOTHING

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._rules = {
            p.rule: [
                _Expression({**p.match, **other}, index.expressions) for other in ({}, *p.match.get("or", ()))
            ]
            for p in patterns
        }
        if not index.is_compiled:  # else these very rules were compiled before
            for expressions in self._rules.values():
                for expression in expressions:
                    expression.compiled()

    def match(self, evidence: Evidence) -> Iterator[Match | Crash]:
        """Yield the matches of all rules, and a crash for each rule that ran out of time."""
        lowered = lowercase(evidence.document.text)
        for rule, expressions in self._rules.items():
            try:
                found = [m for expression in expressions for m in _spans(expression, evidence, lowered)]
            except TimeoutError:
                yield Crash(rule, f"de reguliere expressie was na {TIME_LIMIT:g} seconde nog niet klaar")
                continue
            for _, span in _apart(found) if len(expressions) > 1 else found:
                yield Match(rule, span)


def _spans(expression: _Expression, evidence: Evidence, lowered: str) -> Iterator[tuple[Span, Span]]:
    """Yield the whole and the marked part of every match of an expression that counts.

    Raises:
        TimeoutError: If they take longer together than a rule may.
    """
    document = evidence.document
    literals = expression.present(lowered)
    places = _places(expression, literals, lowered, document.sentences) if literals else ()
    if not places:
        return
    if expression.begins:
        found = _begun(expression, literals, document.text, lowered, places)
    else:
        found = _found(expression.compiled(), document.text, places)
    for m in found:
        span = Span(*(m.span("span") if "span" in m.groupdict() else m.span()))
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


def _places(
    expression: _Expression, literals: Sequence[_Literal], lowered: str, sentences: Sequence[Span]
) -> list[Span]:
    """Return where an expression has to be run, in text order and apart from each other."""
    end = len(lowered)
    if expression.across is None:
        hit = any(literal.find(lowered, 0, end) >= 0 for literal in literals)
        return [Span(0, end)] if hit else []
    numbers = set()
    for literal in literals:
        at = literal.find(lowered, 0, end)
        while at >= 0:
            number = bisect_right(sentences, at, key=_start) - 1
            if number >= 0 and at < sentences[number].end:
                numbers.add(number)
                at = literal.find(lowered, sentences[number].end, end)
            else:
                at = literal.find(lowered, at + 1, end)
    if not expression.across:
        return [sentences[number] for number in sorted(numbers)]
    places: list[Span] = []
    for number in sorted(numbers):
        first = sentences[max(number - expression.across, 0)].start
        last = sentences[min(number + expression.across, len(sentences) - 1)].end
        if places and first <= places[-1].end:
            first = places.pop().start
        places.append(Span(first, last))
    return places


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
    expression: _Expression, literals: Sequence[_Literal], text: str, lowered: str, places: Sequence[Span]
) -> list[regex.Match[str]]:
    """Return the matches in these places of an expression that begins with one of its literals.

    Raises:
        TimeoutError: If they take longer together than a rule may.
    """
    compiled = expression.compiled()
    found: list[regex.Match[str]] = []
    latest = time.monotonic() + TIME_LIMIT
    whole = Span(0, len(lowered))
    beginnings = sorted({at for literal in literals for at in literal.all(lowered, whole)})
    for place in places:
        free = place.start
        for at in beginnings[bisect_left(beginnings, place.start) : bisect_left(beginnings, place.end)]:
            if at < free:
                continue
            left = latest - time.monotonic()
            if left <= 0:
                raise TimeoutError
            m = compiled.match(text, at, place.end, timeout=left)
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


def _start(span: Span) -> int:
    return span.start


def _end(mask: Mask) -> int:
    return mask.span.end
