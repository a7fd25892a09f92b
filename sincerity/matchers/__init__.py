"""One module per kind of match; each matcher is compiled once for all rules of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from sincerity.matchers.base import Crash, Evidence, Match, Matcher, Pattern
from sincerity.matchers.conditions import Unless
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrases import PhraseIndex

KINDS = ("terms", "regex", "measure", "sequence", "context", "tokens", "dependency")
"""Every kind of match. The module has its name, and in it the class: ``TermsMatcher`` for ``terms``."""

GRAMMAR_KINDS = frozenset({"tokens", "dependency"})
"""The kinds that nothing can be found of without a language pipeline."""

__all__ = [
    "GRAMMAR_KINDS",
    "KINDS",
    "Crash",
    "Evidence",
    "Match",
    "Matcher",
    "Pattern",
    "PatternError",
    "PhraseIndex",
    "Unless",
    "compile_kind",
]


def compile_kind(kind: str, patterns: Sequence[Pattern], index: PhraseIndex) -> Matcher:
    """Compile the rules of one kind; their phrases join *index*.

    Raises:
        PatternError: If a pattern cannot be compiled.
    """
    # By name: a run pays only for the kinds that its rules are of.
    module = import_module(f"sincerity.matchers.{kind}")
    matcher: Matcher = getattr(module, f"{kind.capitalize()}Matcher")(patterns, index)
    return matcher
