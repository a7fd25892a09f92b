"""Inline suppression: ``<!-- sincerity: negeer regel-id: reden -->`` silences one rule in one block."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sincerity.document import Document
from sincerity.finding import Finding


class Suppression(NamedTuple):
    """The findings that stay, those that a directive silences, and notices of directives that silence nothing."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    notices: tuple[str, ...]


def apply(
    findings: Iterable[Finding], document: Document, resolve: Callable[[str], str | None] = lambda name: name
) -> Suppression:
    """Apply the directives of a document to its findings.

    A finding about the post as a whole lies in no block and cannot be silenced here.

    Args:
        findings: Findings with spans in the source.
        document: The document they were found in.
        resolve: Returns the id of the rule that goes by a name (an id or an alias); ``None`` if there is none.
    """
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    # Per directive the place of its block in the source and, per name written there, the rule it stands for.
    targets = [
        (
            directive,
            document.locate(directive.block) if directive.block else None,
            [*map(resolve, directive.rules)],
        )
        for directive in document.directives
    ]
    used: set[tuple[int, str]] = set()
    for finding in findings:
        hits = [
            (number, name)
            for number, (directive, place, rules) in enumerate(targets)
            for name, rule in zip(directive.rules, rules, strict=True)
            if rule == finding.rule and place and finding.span and place.overlaps(finding.span)
        ]
        used.update(hits)
        (suppressed if hits else kept).append(finding)
    notices = tuple(
        f"regel {directive.line}: {_complaint(name, rule, has_block=place is not None)}"
        for number, (directive, place, rules) in enumerate(targets)
        for name, rule in zip(directive.rules, rules, strict=True)
        if (number, name) not in used
    )
    return Suppression(tuple(kept), tuple(suppressed), notices)


def _complaint(name: str, rule: str | None, *, has_block: bool) -> str:
    if rule is None:
        return f"‘negeer {name}’ noemt een regel die er niet is; ‘sincerity rules list’ toont alle namen"
    if not has_block:
        return f"na ‘negeer {name}’ komt geen tekst; zet het commentaar boven de alinea waar het voor geldt"
    return f"‘negeer {name}’ is niet nodig: de regel vindt niets in deze alinea; haal het commentaar weg"
