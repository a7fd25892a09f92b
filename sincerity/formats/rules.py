"""Rules as text: the list of all of them, and the page of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sincerity.channels import NAMES
from sincerity.finding import Category
from sincerity.formats.layout import Paint, pad, width, wrap
from sincerity.formats.text import SCORE_NAMES, count
from sincerity.judgement.rules import weighs
from sincerity.rule import Example, Rule

SEVERITY_NAMES = {"info": "tip", "warning": "waarschuwing", "error": "fout", "credit": "pluspunt"}
"""What a copywriter calls a severity."""

STATUS_NAMES = {"preview": "op proef", "stable": "vast", "deprecated": "vervalt"}
"""What a copywriter calls a rule's status."""


def rule_list(rules: Sequence[Rule], *, paint: Paint, columns: int) -> str:
    """Return every rule with its summary, by category."""
    lines: list[str] = []
    name_width = min(max((width(rule.id) for rule in rules), default=0), 34)
    for category in Category:
        of_category = [rule for rule in rules if rule.category is category]
        if not of_category:
            continue
        lines.append(paint(f"{SCORE_NAMES[category]} ({len(of_category)})", "bold"))
        for rule in of_category:
            lines += _row(rule, name_width, paint, columns)
        lines.append("")
    lines.append(f"{count(len(rules), 'regel', 'regels')}; meer over een regel: sincerity rules show REGEL")
    return "\n".join(lines) + "\n"


def _row(rule: Rule, name_width: int, paint: Paint, columns: int) -> Iterator[str]:
    indent = 2 + name_width + 2
    summary = wrap(rule.summary, columns - indent)
    if width(rule.id) > name_width:
        yield f"  {rule.id}"
        first = " " * indent
    else:
        first = f"  {pad(rule.id, name_width)}  "
    yield first + paint(summary[0], "dim")
    yield from (" " * indent + paint(line, "dim") for line in summary[1:])


def rule_page(rule: Rule, *, paint: Paint, columns: int) -> str:
    """Return what a rule finds, why, with its examples and sources."""
    kind = f"{SEVERITY_NAMES[rule.severity.value]} · {SCORE_NAMES[rule.category]} · {rule.label or 'label per vondst'}"
    lines = [
        paint(rule.id, "bold"),
        *wrap(rule.summary, columns),
        paint(f"{kind} · {STATUS_NAMES[rule.status.value]}", "dim"),
        "",
    ]
    for paragraph in rule.explain.split("\n\n"):
        lines += [*wrap(paragraph, columns), ""]
    lines += [paint("Wat je te lezen krijgt", "bold"), *_indented([_message(rule)], columns), ""]
    if rule.suggest:
        lines += [paint("Wat je kunt doen", "bold"), *_indented(rule.suggest, columns, "→ "), ""]
    if rule.learned is not None:
        heaviest, lightest = weighs(rule.learned)
        lines += [paint("Wat het zwaarst weegt", "bold"), *_indented(heaviest, columns, "+ "), ""]
        lines += [paint("Wat ertegen pleit", "bold"), *_indented(lightest, columns, "- "), ""]
    else:
        positive = rule.category is Category.SOCIAL
        found, left = ("Telt mee", "Telt niet mee") if positive else ("Vindt de regel", "Laat de regel staan")
        lines += [
            paint(found, "bold"),
            *_examples(rule.bad, columns, paint, "green" if positive else "red"),
            "",
        ]
        lines += [paint(left, "bold"), *_examples(rule.good, columns, paint, ""), ""]
    if rule.channels:
        names = ", ".join(NAMES.get(channel, channel) for channel in rule.channels)
        lines += [f"Alleen voor: {names}", ""]
    if rule.aliases:
        lines += [f"Ook bekend als: {', '.join(rule.aliases)}", ""]
    if rule.references:
        lines.append(paint("Bronnen", "bold"))
        for reference in rule.references:
            # An address is not wrapped: it has to stay clickable.
            lines += _indented([reference.title], columns)
            lines += [f"    {reference.url}"] if reference.url else []
        lines.append("")
    lines.append(paint(f"Staat in {rule.path}", "dim"))
    return "\n".join(lines) + "\n"


def _message(rule: Rule) -> str:
    """Return the message as it reads for the first example, with … for what only a check can fill in."""
    example = rule.bad[0] if rule.bad else None  # a learned rule has none: it matches no words
    words = example.text[example.spans[0].start : example.spans[0].end] if example and example.spans else "…"
    return re.sub(r"\{\w+\}", "…", rule.message.replace("{match}", words))


def _examples(examples: Iterable[Example], columns: int, paint: Paint, colour: str) -> Iterator[str]:
    for example in examples:
        text = example.text
        for span in reversed(example.spans):
            text = f"{text[: span.start]}‹{text[span.start : span.end]}›{text[span.end :]}"
        if example.whole:
            text += " (de tekst als geheel)"
        if example.reply_to:
            yield from (paint(line, "dim") for line in _indented([f"Op: {example.reply_to}"], columns))
        yield from _indented([text], columns, "– ")


def _indented(texts: Iterable[str], columns: int, sign: str = "") -> Iterator[str]:
    for text in texts:
        first, *rest = wrap(text, columns - 2 - len(sign))
        yield f"  {sign}{first}"
        yield from (" " * (2 + len(sign)) + line for line in rest)
