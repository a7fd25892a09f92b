"""The kind ``terms``: words and phrases with Dutch inflection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sincerity.matchers.base import Evidence, Match, Pattern
from sincerity.matchers.conditions import Where
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrases import PhraseIndex
from sincerity.pipeline.annotation import Annotation


def add_terms(
    terms: Sequence[Any],
    path: tuple[str | int, ...],
    index: PhraseIndex,
    *,
    later: bool = False,
) -> int:
    """Add terms to *index* and return their group; errors carry *path*. See :meth:`PhraseIndex.add` on *later*."""
    try:
        return index.add(terms, later=later)
    except PatternError as error:
        raise PatternError(error.reason, (*path, *error.path)) from None


class TermsMatcher:
    """Yields every place where one of a rule's terms stands."""

    needs = Annotation.NOTHING

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._rules = {
            add_terms(p.match["terms"], ("terms",), index): (p.rule, Where.read(p.match.get("where")))
            for p in patterns
        }

    def match(self, evidence: Evidence) -> Iterator[Match]:
        """Yield the matches of all rules, rule by rule."""
        groups = evidence.groups().keys()
        # Groups have the order of the rules; few of them stand in one text, however many rules there are.
        for group in sorted(self._rules.keys() & groups):
            rule, where = self._rules[group]
            for hit in evidence.hits(group):
                if where.holds(evidence.document, hit.span):
                    yield Match(rule, hit.span, hit.related)
