"""The kind ``regex``: characters that words cannot show, such as capitals, punctuation, emoji and hashtags."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sincerity.document import Mask, MaskKind
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
    """The expression of one rule, compiled when it is first needed: few texts hold the literals of most."""

    __slots__ = ("_compiled", "_match", "across", "begins", "literals", "raw", "rule", "where")

    def __init__(self, pattern: Pattern) -> None:
        match = pattern.match
        self.rule = pattern.rule
        self.literals = tuple(_Literal(literal) for literal in match["literal"])
        self.begins = match.get("begins") == "true"
        across = match.get("across", "0")
        self.across = None if across == "text" else int(across)
        self.raw = match.get("raw") == "true"
        self.where = Where.read(match.get("where"))
        self._match = match
        self._compiled: regex.Pattern[str] | None = None

    def compiled(self) -> regex.Pattern[str]:
        """Return the compiled expression.

        Raises:
            PatternError: If it is none, or fits nothing at all.
        """
        if self._compiled is None:
            import regex

            flags = 0 if self._match.get("case") == "true" else regex.IGNORECASE
            try:
                self._compiled = regex.compile(_whole(self._match), flags | regex.MULTILINE)
            except regex.error as error:
                raise PatternError(f"geen geldige reguliere expressie: {error}", ("pattern",)) from None
            if self._compiled.match("") is not None:
                raise PatternError("deze reguliere expressie past ook op niets", ("pattern",))
        return self._compiled


def _whole(match: Mapping[str, Any]) -> str:
    """Return the pattern with its parts filled in: a group that is called takes ten times as long as its own text."""
    whole: str = match["pattern"]
    for name, part in reversed(match.get("parts", {}).items()):
        whole = whole.replace(f"(?&{name})", f"(?:{part})")
    return whole


class _Literal:
    """A string that stands at the start of a word, or anywhere when it is written with an asterisk before it."""

    __slots__ = ("_anywhere", "_text")

    def __init__(self, written: str) -> None:
        text = written.lower()
        self._text = text[1:] if text.startswith("*") and len(text) > 1 else text
        self._anywhere = self._text != text or not text[0].isalnum()

    def find(self, lowered: str, start: int, end: int) -> int:
        """Return where the literal stands between *start* and *end*; -1 where it does not."""
        at = lowered.find(self._text, start, end)
        while at > 0 and not self._anywhere and lowered[at - 1].isalnum():
            at = lowered.find(self._text, at + 1, end)
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
        self._rules = [_Expression(p) for p in patterns]
        if not index.is_compiled:  # else these very rules were compiled before
            for rule in self._rules:
                rule.compiled()

    def match(self, evidence: Evidence) -> Iterator[Match | Crash]:
        """Yield the matches of all rules, and a crash for each rule that ran out of time."""
        document = evidence.document
        lowered = _lowered(document.text)
        starts = [sentence.start for sentence in document.sentences]
        for rule in self._rules:
            places = _places(rule, lowered, document.sentences, starts)
            if not places:
                continue
            try:
                if rule.begins:
                    found = _begun(rule, document.text, lowered, places)
                else:
                    found = _found(rule.compiled(), document.text, places)
            except TimeoutError:
                yield Crash(rule.rule, f"de reguliere expressie was na {TIME_LIMIT:g} seconde nog niet klaar")
                continue
            for m in found:
                span = Span(*(m.span("span") if "span" in m.groupdict() else m.span()))
                if len(span) and not _masked(evidence, span, rule.raw) and rule.where.holds(document, span):
                    yield Match(rule.rule, span)


def _lowered(text: str) -> str:
    """Return *text* in lower case, every character in its place: ‘İ’ has no single one and stays."""
    lowered = text.lower()
    return (
        lowered
        if len(lowered) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def _places(rule: _Expression, lowered: str, sentences: Sequence[Span], starts: Sequence[int]) -> list[Span]:
    """Return where a rule's expression has to be run, in text order and apart from each other."""
    end = len(lowered)
    if rule.across is None:
        hit = any(literal.find(lowered, 0, end) >= 0 for literal in rule.literals)
        return [Span(0, end)] if hit else []
    numbers = set()
    for literal in rule.literals:
        at = literal.find(lowered, 0, end)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            if number >= 0 and at < sentences[number].end:
                numbers.add(number)
                at = literal.find(lowered, sentences[number].end, end)
            else:
                at = literal.find(lowered, at + 1, end)
    if not rule.across:
        return [sentences[number] for number in sorted(numbers)]
    places: list[Span] = []
    for number in sorted(numbers):
        first = sentences[max(number - rule.across, 0)].start
        last = sentences[min(number + rule.across, len(sentences) - 1)].end
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


def _begun(rule: _Expression, text: str, lowered: str, places: Sequence[Span]) -> list[regex.Match[str]]:
    """Return the matches in these places of an expression that begins with one of its literals.

    Raises:
        TimeoutError: If they take longer together than a rule may.
    """
    expression = rule.compiled()
    found: list[regex.Match[str]] = []
    latest = time.monotonic() + TIME_LIMIT
    for place in places:
        free = place.start
        for at in sorted({at for literal in rule.literals for at in literal.all(lowered, place)}):
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
