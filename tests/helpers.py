"""Make rules and linters in one line, without files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sincerity.document import Source
from sincerity.finding import LABELS, Category, Severity
from sincerity.linter import Linter
from sincerity.report import Report
from sincerity.rule import Rule, Status

CORPUS = Path(__file__).parent / "corpus"
FAULT_OF = {"sales": Category.SALES, "oneway": Category.ONE_WAY, "insincere": Category.INSINCERE}
"""The category of each dimension that readers label faults in."""


@cache
def labelled(name: str) -> tuple[dict[str, Any], ...]:
    """Return the labelled posts of a file in ``corpus/``: ``posts`` or ``unseen``."""
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(map(json.loads, lines))


def make_rule(match: Mapping[str, Any], **changes: Any) -> Rule:
    """Return a rule with this ``match``; everything else has a plain default."""
    label = changes.pop("label", "hollow-values")
    credit = LABELS[label] is Category.SOCIAL
    fields: dict[str, Any] = {
        "id": "proef",
        "label": label,
        "summary": "Proef.",
        "status": Status.PREVIEW,
        "severity": Severity.CREDIT if credit else Severity.WARNING,
        "message": "‘{match}’ is een proef.",
        "explain": "Proef.",
        "match": match,
        "unless": {},
        "suggest": (),
        "references": (),
        "channels": (),
        "aliases": (),
        "since": None,
        "bad": (),
        "good": (),
        "pack": "nl",
        "path": "proef.yaml",
    }
    return Rule(**{**fields, **changes})


def terms(*phrases: str) -> dict[str, Any]:
    """Return a ``match`` of plain phrases."""
    return {"kind": "terms", "terms": list(phrases)}


def check(text: str, *rules: Rule, channel: str = "general", reply_to: str | None = None) -> Report:
    """Check *text* with these rules alone."""
    return Linter(rules, {}).check(Source(text, channel=channel, reply_to=reply_to))


def found(text: str, *rules: Rule, **options: Any) -> list[str | None]:
    """Return the texts of the findings."""
    return [f.text for f in check(text, *rules, **options).findings]
