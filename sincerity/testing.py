"""Run a rule's own examples: each bad one must give exactly the marked spans, each good one nothing of this rule.

Also finds listed terms that can never fire, by running each on the shortest text that it describes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sincerity.document import Annotator, Source
from sincerity.linter import Linter
from sincerity.matchers.phrase_syntax import Compiler
from sincerity.rule import Example, Rule
from sincerity.spans import Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example and whether the rule did what the example says; ``reason`` is empty when it did."""

    rule: str
    kind: str
    text: str
    reason: str = ""

    @property
    def passed(self) -> bool:
        """Whether the rule did what was expected."""
        return not self.reason


def run_examples(
    rule: Rule, classes: Mapping[str, Sequence[Any]], *, pipeline: Annotator | None = None
) -> Iterator[Outcome]:
    """Run every example of *rule*, by itself, and every term on its own shortest text."""
    linter = Linter([rule], classes, pipeline=pipeline)
    for kind, examples in (("bad", rule.bad), ("good", rule.good)):
        for example in examples:
            yield _run(linter, rule, kind, example)
    yield from _dead_terms(linter, rule, classes)


def _source(example: Example) -> Source:
    channel = example.channel
    return Source(example.text, channel=channel, reply_to=example.reply_to)


def _run(linter: Linter, rule: Rule, kind: str, example: Example) -> Outcome:
    report = linter.check(_source(example))
    found = [f.span for f in report.findings]
    expected: list[Span | None] = [None] if example.whole else list(example.spans)
    reason = ""
    if report.failures:
        reason = report.failures[0].message
    elif found != expected:
        reason = f"verwacht: {_shown(example.text, expected)}; gevonden: {_shown(example.text, found)}"
    return Outcome(rule.id, kind, example.text, reason)


def _shown(text: str, spans: Sequence[Span | None]) -> str:
    if not spans:
        return "niets"
    return ", ".join("de post als geheel" if s is None else f"‘{text[s.start : s.end]}’" for s in spans)


def _dead_terms(linter: Linter, rule: Rule, classes: Mapping[str, Sequence[Any]]) -> Iterator[Outcome]:
    if rule.match["kind"] != "terms":
        return
    where = rule.match.get("where", {})
    mark = where.get("ends_with", "")
    channel = rule.channels[0] if rule.channels else "general"
    compiler = Compiler(classes)
    for number, term in enumerate(rule.match["terms"]):
        samples = list(compiler.term(term).samples())
        if isinstance(term, Mapping) and term.get("case") == "true":
            samples = [term["phrase"]]  # its capitals count
        if not any(linter.check(Source(s + mark, channel=channel)).findings for s in samples):
            place = rule.location("match", "terms", number)
            yield Outcome(
                rule.id, "term", str(term), f"{place}: kan nooit iets vinden, ook niet in ‘{samples[0]}’"
            )
