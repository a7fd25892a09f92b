"""The learned findings as rules: a name to select or silence each by, and what it weighs."""

from __future__ import annotations

from sincerity.finding import Category, Severity
from sincerity.judgement.table import load_table
from sincerity.judgement.wording import MESSAGES, RULES, name_of
from sincerity.rule import Pack, Rule, Status

KIND = "learned"
_PACK = "geleerd"
_SHOWN = 12

_SUMMARIES = {
    Category.SALES: "Een zin die als geheel verkoperig leest, geleerd van wat lezers aanstreepten.",
    Category.ONE_WAY: "Een zin die als geheel langs de lezer praat, geleerd van wat lezers aanstreepten.",
    Category.INSINCERE: "Een zin die als geheel niet oprecht leest, geleerd van wat lezers aanstreepten.",
}

_EXPLAIN = (
    "Deze regel zoekt geen vaste woorden. Hij telt op wat er in een zin samenkomt: soorten woorden, hoe de zin"
    " gebouwd is, hoe concreet hij is en wat eromheen staat. De gewichten zijn geleerd van teksten die twee lezers"
    " nalazen. Bij elke vondst staat met -v wat het zwaarst woog. Wijst een gewone regel dezelfde woorden al aan,"
    " dan zwijgt deze."
)


def learned_pack() -> Pack:
    """Return a pack with one rule per kind of learned finding."""
    rules = tuple(
        Rule(
            id=RULES[category],
            label=None,
            summary=_SUMMARIES[category],
            status=Status.STABLE,
            severity=Severity.WARNING,
            message=MESSAGES[category],
            explain=_EXPLAIN,
            match={"kind": KIND},
            bad=(),
            good=(),
            pack=_PACK,
            path="sincerity/data/judgement/table.json",
            learned=category,
        )
        for category in RULES
    )
    return Pack(_PACK, "nl", "Wat geleerd is van gelabelde teksten.", "sincerity/data/judgement", rules, {})


def weighs(category: Category) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what speaks most for and most against a learned finding of *category*, in Dutch, heaviest first."""
    weights = load_table().sentence[category].weights
    ranked = [(weights[f], name) for f in weights if (name := name_of(f))]
    heaviest = dict.fromkeys(name for weight, name in sorted(ranked, reverse=True) if weight > 0)
    lightest = dict.fromkeys(name for weight, name in sorted(ranked) if weight < 0)
    return tuple(heaviest)[:_SHOWN], tuple(lightest)[:_SHOWN]
