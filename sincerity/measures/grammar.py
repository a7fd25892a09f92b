"""Measures that need tags or the syntax tree: orders, passives, word classes."""

from __future__ import annotations

from typing import Any

from sincerity.document import Document
from sincerity.measures.base import Measure, per_hundred, share
from sincerity.measures.surface import sentence_count
from sincerity.pipeline.annotation import Annotation


def _tokens(document: Document, needs: Annotation) -> Any:
    return document.doc(needs)


def _imperatives(document: Document) -> float:
    count = sum("Mood=Imp" in str(t.morph) for t in _tokens(document, Annotation.TAGS))
    return share(count, sentence_count(document))


def agentless_passives(document: Document) -> int:
    """Count the passives that do not say by whom: *er wordt gewerkt*, not *er wordt door ons gewerkt*."""
    count = 0
    for token in _tokens(document, Annotation.DEPENDENCIES):
        if token.dep_ == "aux:pass":
            verb = token.head
            count += not any(c.dep_ in ("obl:agent", "agent") or _by(c) for c in verb.children)
    return count


def _by(child: Any) -> bool:
    return child.dep_.startswith("obl") and any(g.lower_ == "door" for g in child.children)


def _passives(document: Document) -> float:
    tokens = _tokens(document, Annotation.DEPENDENCIES)
    return per_hundred(agentless_passives(document), sum(t.is_alpha for t in tokens))


def _tag_rate(document: Document, *tags: str) -> float:
    tokens = _tokens(document, Annotation.TAGS)
    return per_hundred(sum(t.pos_ in tags for t in tokens), sum(t.is_alpha for t in tokens))


_PER_100 = "per 100 woorden"
MEASURES = (
    Measure("imperatives_per_sentence", "Gebiedende zinnen per zin.", "0-1", Annotation.TAGS, _imperatives),
    Measure(
        "adjectives_per_100",
        "Bijvoeglijke naamwoorden.",
        _PER_100,
        Annotation.TAGS,
        lambda d: _tag_rate(d, "ADJ"),
    ),
    Measure(
        "nouns_per_100",
        "Zelfstandige naamwoorden.",
        _PER_100,
        Annotation.TAGS,
        lambda d: _tag_rate(d, "NOUN"),
    ),
    Measure(
        "verbs_per_100", "Werkwoorden.", _PER_100, Annotation.TAGS, lambda d: _tag_rate(d, "VERB", "AUX")
    ),
    Measure(
        "agentless_passives_per_100",
        "Lijdende vormen zonder dader.",
        _PER_100,
        Annotation.DEPENDENCIES,
        _passives,
    ),
)
