"""From reports and rules to the JSON of an answer: the same object as ``--format json`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from sincerity import __version__
from sincerity.formats.jsonout import counts_object, post_object
from sincerity.formats.tally import Tally
from sincerity.report import FORMAT_VERSION, Report
from sincerity.rule import Example, Rule
from sincerity.server.requests import Offsets


def check_object(reports: Sequence[Report], *, rules: int, offsets: Offsets) -> dict[str, Any]:
    """Return the answer to a check."""
    tally = Tally(rules=rules)
    for report in reports:
        tally.add(report)
    return {
        "version": FORMAT_VERSION,
        "tool": {"name": "sincerity", "version": __version__},
        "model": next((report.model for report in reports if report.model), None),
        "posts": [located(post_object(report), report.source, offsets) for report in reports],
        "failures": [],
        "counts": counts_object(tally),
    }


def located(post: dict[str, Any], text: str, offsets: Offsets) -> dict[str, Any]:
    """Return a post with its positions in the unit that was asked for."""
    if offsets is Offsets.UTF16 and any(character > "\uffff" for character in text):
        at = [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
        for kind in ("findings", "suppressed", "known"):
            for finding in post[kind]:
                move(finding, at)
    return post


def move(finding: dict[str, Any], at: Sequence[int]) -> None:
    """Change the positions of a finding from code points to UTF-16 units; ``at[i]`` is where character *i* starts."""
    for edge, column in (("start", "column"), ("end", "end_column")):
        place = finding[edge]
        if place is not None:
            if column in finding:
                finding[column] = at[place] - at[place - (finding[column] - 1)] + 1
            finding[edge] = at[place]
    for edit in finding["fix"]:
        edit["start"], edit["end"] = at[edit["start"]], at[edit["end"]]
    finding["related"] = [[at[start], at[end]] for start, end in finding["related"]]


def rule_summary(rule: Rule) -> dict[str, Any]:
    """Return a rule as it stands in the list."""
    return {
        "id": rule.id,
        "label": rule.label,
        "category": rule.category.value,
        "severity": rule.severity.value,
        "status": rule.status.value,
        "summary": rule.summary,
        "channels": list(rule.channels),
        "aliases": list(rule.aliases),
    }


def rule_object(rule: Rule) -> dict[str, Any]:
    """Return all there is to know of a rule."""
    return {
        **rule_summary(rule),
        "message": rule.message,
        "explain": rule.explain,
        "suggestions": [{"text": suggestion} for suggestion in rule.suggest],
        "references": [{"title": r.title, "url": r.url} for r in rule.references],
        "examples": {"bad": list(map(_example, rule.bad)), "good": list(map(_example, rule.good))},
        "pack": rule.pack,
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "text": example.text,
        "spans": [[span.start, span.end] for span in example.spans],
        "whole": example.whole,
        "reply_to": example.reply_to,
        "channel": example.channel,
    }
