"""Run a rule's own examples: each bad one must give exactly the marked spans, each good one nothing of this rule.

Also tries every listed term (:mod:`sincerity.testing.terms`), and says of a rule that cannot be tried that it was not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sincerity.document import Annotator, Source, read
from sincerity.judgement.rules import KIND as LEARNED_KIND
from sincerity.linter import Linter
from sincerity.matchers.regex import shortcut_in_the_way
from sincerity.rule import Example, Rule
from sincerity.spans import Span
from sincerity.testing.outcome import Kind, Outcome
from sincerity.testing.terms import try_class, try_terms

__all__ = ["Kind", "Outcome", "run_examples", "try_class"]

_LEARNED = (
    "geleerd van gelabelde teksten, dus zonder eigen voorbeelden; de documentatie zegt hoe vaak het raak is"
)
_NO_MODEL = "hiervoor is een taalmodel nodig, en er is geen gekozen (--model none)"


def run_examples(
    rule: Rule, classes: Mapping[str, Sequence[Any]], *, pipeline: Annotator | None = None
) -> Iterator[Outcome]:
    """Run every example of *rule*, by itself, and try every term of it.

    A rule that has no examples to run, or needs a pipeline where there is none, gives one outcome that says so.
    """
    if rule.kind == LEARNED_KIND:
        yield Outcome(rule.id, Kind.LEARNED, rule.summary, _LEARNED, ran=False)
        return
    linter = Linter([rule], classes, pipeline=pipeline)
    if linter.left_out():
        yield Outcome(rule.id, Kind.RULE, rule.summary, _NO_MODEL, ran=False)
        return
    for kind, examples in ((Kind.BAD, rule.bad), (Kind.GOOD, rule.good)):
        for example in examples:
            yield _run(linter, rule, kind, example)
    yield from try_terms(rule, classes, linter)


def _run(linter: Linter, rule: Rule, kind: Kind, example: Example) -> Outcome:
    report = linter.check(Source(example.text, channel=example.channel, reply_to=example.reply_to))
    found = [f.span for f in report.findings]
    expected: list[Span | None] = [None] if example.whole else list(example.spans)
    reason = ""
    if report.failures:
        reason = report.failures[0].message
    elif report.scoring == "none":
        # Nothing was read, so nothing found proves nothing.
        reason = " ".join(report.notices) or "er is niets van gelezen"
    elif found != expected:
        reason = f"verwacht: {_shown(example.text, expected)}; gevonden: {_shown(example.text, found)}"
        if rule.kind == "regex" and len(found) < len(expected):
            reason += _hindrance(rule, example)
    return Outcome(rule.id, kind, example.text, reason)


def _hindrance(rule: Rule, example: Example) -> str:
    """Return which shortcut of an expression keeps it from what it fits, ready to stand behind a reason."""
    key = shortcut_in_the_way(rule.match, read(Source(example.text)))
    return "" if key is None else f"; de expressie past wel, maar wordt door ‘{key}’ daar niet geprobeerd"


def _shown(text: str, spans: Sequence[Span | None]) -> str:
    if not spans:
        return "niets"
    return ", ".join("de post als geheel" if s is None else f"‘{text[s.start : s.end]}’" for s in spans)
