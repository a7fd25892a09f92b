"""One module per kind of match; each matcher is compiled once for all rules of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sincerity.matchers.base import Crash, Evidence, Match, Matcher, Pattern
from sincerity.matchers.conditions import Unless
from sincerity.matchers.context import ContextMatcher
from sincerity.matchers.dependency import DependencyMatcher
from sincerity.matchers.measure import MeasureMatcher
from sincerity.matchers.phrase_syntax import PatternError
from sincerity.matchers.phrases import PhraseIndex
from sincerity.matchers.regex import RegexMatcher
from sincerity.matchers.sequence import SequenceMatcher
from sincerity.matchers.terms import TermsMatcher
from sincerity.matchers.tokens import TokensMatcher

MATCHERS: Mapping[str, type[Any]] = {
    "terms": TermsMatcher,
    "regex": RegexMatcher,
    "measure": MeasureMatcher,
    "sequence": SequenceMatcher,
    "context": ContextMatcher,
    "tokens": TokensMatcher,
    "dependency": DependencyMatcher,
}
"""Every kind of match and the class that finds it."""

__all__ = [
    "MATCHERS",
    "Crash",
    "Evidence",
    "Match",
    "Matcher",
    "Pattern",
    "PatternError",
    "PhraseIndex",
    "TermsMatcher",
    "Unless",
]
