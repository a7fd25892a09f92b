"""The words of one organisation: names and house words that are never flagged, forbidden words that always are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sincerity.config import ForbiddenWord
from sincerity.finding import FORBIDDEN_WORD, Severity
from sincerity.matchers import Evidence, PhraseIndex
from sincerity.rule import Pack, Rule, Status
from sincerity.spans import Span

_SYNTAX = r"[()\[\]|{}…*]"
"""What means something in a phrase; in a name it is only a sign."""


class Advice(NamedTuple):
    """What to say about one forbidden word."""

    message: str
    suggestions: tuple[str, ...]
    severity: Severity | None


def forbidden_pack(words: Sequence[ForbiddenWord], path: str) -> Pack:
    """Return a pack with the one rule that stands for all forbidden words.

    Args:
        words: The words.
        path: The settings file that they are written in.
    """
    rule = Rule(
        id=FORBIDDEN_WORD,
        label="officialese",
        summary="Een woord dat in de instellingen als verboden staat.",
        status=Status.STABLE,
        severity=Severity.WARNING,
        message="‘{match}’ staat op de lijst met woorden die jullie niet gebruiken.",
        explain="Deze woorden staan onder forbidden-words in de instellingen. Ze tellen niet mee in de scores.",
        match={"kind": "terms", "terms": [dict(word.term) for word in words]},
        bad=(),
        good=(),
        pack="huisstijl",
        path=path,
    )
    return Pack("huisstijl", "nl", "Woorden uit de instellingen.", path, (rule,), {})


class HouseWords:
    """Names, house words and forbidden words in the phrase index of a linter.

    Args:
        index: Where the rules' own phrases are.
        names: Names as they are written; signs in them mean nothing.
        allowed: Terms that are never flagged.
        forbidden: Terms that are flagged, with what to say about each.
    """

    def __init__(
        self,
        index: PhraseIndex,
        names: Sequence[str] = (),
        allowed: Sequence[Mapping[str, str]] = (),
        forbidden: Sequence[ForbiddenWord] = (),
    ) -> None:
        literal = [clean for name in names if (clean := re.sub(_SYNTAX, " ", name)).strip()]
        self._spared = index.add([*literal, *allowed])
        self._forbidden = tuple(forbidden)
        self._group = index.add([word.term for word in forbidden])

    def spares(self, span: Span, evidence: Evidence) -> bool:
        """Tell whether a match touches a name or a house word, and so is no finding."""
        return any(hit.span.overlaps(span) for hit in evidence.hits(self._spared))

    def advice(self, span: Span, quote: str, evidence: Evidence) -> Advice:
        """Return what to say about the forbidden word at *span*, quoted as *quote*."""
        hit = next(hit for hit in evidence.hits(self._group) if hit.span == span)
        word = self._forbidden[hit.term]
        message = word.message or f"‘{quote}’ staat op de lijst met woorden die jullie niet gebruiken."
        suggestions = (f"‘{word.instead}’",) if word.instead else ()
        given = None if word.severity is Severity.WARNING else word.severity
        return Advice(message.replace("{match}", quote), suggestions, given)
