"""The kind ``tokens``: spaCy's token patterns over the whole document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sincerity.matchers.base import Evidence, Match, Pattern
from sincerity.matchers.conditions import Where
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrases import PhraseIndex
from sincerity.matchers.spacy_patterns import attributes, needed, unmasked
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import Span

if TYPE_CHECKING:
    from spacy.matcher import Matcher as SpacyMatcher
    from spacy.vocab import Vocab


class TokensMatcher:
    """Runs all token patterns at once; of overlapping matches of one rule the longest counts."""

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._rules = {p.rule: (_read(p, index), Where.read(p.match.get("where"))) for p in patterns}
        self.needs = max(
            (needed(token) for found, _ in self._rules.values() for tokens in found for token in tokens),
            default=Annotation.TOKENS,
        )
        self._compiled: tuple[Vocab, SpacyMatcher] | None = None
        if (
            not index.is_compiled
        ):  # else these very rules were validated before, and spaCy need not be imported
            for rule, (found, _) in self._rules.items():
                _validate(rule, found)

    def match(self, evidence: Evidence) -> Iterator[Match]:
        """Yield the matches of all rules, in text order."""
        doc = evidence.document.doc(self.needs)
        for key, start, end in self._matcher(doc.vocab)(doc):
            rule = doc.vocab.strings[key]
            span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
            if unmasked(evidence.document, span) and self._rules[rule][1].holds(evidence.document, span):
                yield Match(rule, span)

    def _matcher(self, vocab: Vocab) -> SpacyMatcher:
        if self._compiled is None or self._compiled[0] is not vocab:
            from spacy.matcher import Matcher as SpacyMatcher

            matcher = SpacyMatcher(vocab)
            for rule, (found, _) in self._rules.items():
                matcher.add(rule, found, greedy="LONGEST")
            self._compiled = (vocab, matcher)
        return self._compiled[1]


def _read(pattern: Pattern, index: PhraseIndex) -> list[list[dict[str, Any]]]:
    return [
        [attributes(token, ("patterns", number, place), index) for place, token in enumerate(tokens)]
        for number, tokens in enumerate(pattern.match["patterns"])
    ]


def _validate(rule: str, patterns: Sequence[list[dict[str, Any]]]) -> None:
    from spacy.errors import MatchPatternError
    from spacy.matcher import Matcher as SpacyMatcher
    from spacy.vocab import Vocab

    for number, tokens in enumerate(patterns):
        try:
            SpacyMatcher(Vocab(), validate=True).add(rule, [tokens])
        except (MatchPatternError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise PatternError(f"geen geldig tokenpatroon: {reason}", ("patterns", number)) from None
