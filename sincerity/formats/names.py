"""What a Dutch reader calls each label."""

from __future__ import annotations

from sincerity.finding import FORBIDDEN_WORD, Finding
from sincerity.formats.text import CREDIT_NAMES

HOUSE_STYLE = "huisstijl"
LEARNED = "de zin als geheel"
"""The names of findings without a label: words that a team does not want to use, and judgements of no single kind."""

LABEL_NAMES = {
    "call-to-buy": "zet aan tot kopen",
    "pressure": "zet onder druk",
    "price-lure": "lokt met de prijs",
    "superlative": "prijst zichzelf",
    "overpromise": "belooft te veel",
    "soft-sell": "verkoopt als hulp",
    "self-centred": "gaat over de afzender",
    "commanding": "beveelt",
    "closed-door": "doet de deur dicht",
    "fake-question": "vraagt voor de vorm",
    "officialese": "schrijft ambtelijk",
    "tag-dump": "stapelt hashtags",
    "non-apology": "excuus zonder fout",
    "canned-empathy": "voorgekookt meeleven",
    "gushing": "overdreven blij",
    "hollow-values": "holle waarden",
    "bait": "hengelt naar reacties",
    "vague-claim": "vage bewering",
    "humblebrag": "bescheiden opscheppen",
    "template": "vaste zin",
    "hidden-ad": "verstopte reclame",
    **CREDIT_NAMES,
}
"""Every label in a few words, as something that a text does or holds."""


def label_name(label: str) -> str:
    """Return what a reader calls a label; a label that we do not know is its own name."""
    return LABEL_NAMES.get(label, label)


def kind_of(finding: Finding) -> str:
    """Return what a reader calls the label of a finding, or what it is where it has none."""
    if finding.label is not None:
        return label_name(finding.label)
    return HOUSE_STYLE if finding.rule == FORBIDDEN_WORD else LEARNED
