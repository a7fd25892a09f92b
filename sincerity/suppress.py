"""Inline suppression: ``<!-- sincerity: negeer regel-id: reden -->`` silences one rule in one block.

Before the first block it silences also what the rule finds in the post as a whole, which lies in no block. With
``tot 2027-01-31`` before the colon it does so up to and including that day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

from sincerity.document import BlockKind, Directive, Document
from sincerity.finding import Finding
from sincerity.spans import Span


class Suppression(NamedTuple):
    """The findings that stay, those that a directive silences, and notices of directives that silence nothing."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    notices: tuple[str, ...]


class _Order(NamedTuple):
    """One name in one directive: the rule it stands for, if any, and the place of the block in the source.

    ``on_top`` says that no text of the post comes before the block.
    """

    directive: Directive
    name: str
    rule: str | None
    place: Span | None
    on_top: bool
    expired: bool

    def meets(self, finding: Finding) -> bool:
        if self.rule != finding.rule or self.place is None:
            return False
        return self.on_top if finding.span is None else self.place.overlaps(finding.span)


def apply(
    findings: Iterable[Finding],
    document: Document,
    resolve: Callable[[str], str | None] = lambda name: name,
    *,
    ran: Collection[str] | None = None,
    today: date | None = None,
) -> Suppression:
    """Apply the directives of a document to its findings.

    Args:
        findings: Findings with spans in the source.
        document: The document they were found in.
        resolve: Returns the id of the rule that goes by a name (an id or an alias); ``None`` if there is none.
        ran: The ids of the rules that looked at this document; ``None``: all. Of a rule that did not run nobody can
            say whether it would have found anything.
        today: The day on which an end date is judged; the present one if not given.
    """
    if not document.directives:
        return Suppression(tuple(findings), (), ())
    today = today or date.today()
    # A title in the front matter or in the head of a page leaves no room for a comment above it.
    head = (BlockKind.TITLE, BlockKind.DESCRIPTION)
    top = next((block.span.start for block in document.blocks if block.kind not in head), 0)
    orders = [
        _Order(
            directive,
            name,
            resolve(name),
            document.locate(directive.block) if directive.block else None,
            directive.block is not None and directive.block.start <= top,
            directive.until is not None and directive.until < today,
        )
        for directive in document.directives
        for name in directive.rules
    ]
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        hits = [number for number, order in enumerate(orders) if not order.expired and order.meets(finding)]
        used.update(hits)
        (suppressed if hits else kept).append(finding)
    complaints = (
        (order, _complaint(order, ran, kept)) for number, order in enumerate(orders) if number not in used
    )
    notices = tuple(f"regel {order.directive.line}: {text}" for order, text in complaints if text)
    return Suppression(tuple(kept), tuple(suppressed), notices)


def _complaint(order: _Order, ran: Collection[str] | None, kept: Iterable[Finding]) -> str | None:
    name = order.name
    if order.rule is None:
        return f"‘negeer {name}’ noemt een regel die er niet is; ‘sincerity rules list’ toont alle namen"
    if order.place is None:
        return f"na ‘negeer {name}’ komt geen tekst; zet het commentaar boven de alinea waar het voor geldt"
    if order.expired:
        if any(map(order.meets, kept)):
            return (
                f"‘negeer {name}’ gold tot en met {order.directive.until} en is verlopen, dus de bevinding telt weer; "
                "herschrijf de alinea of zet er een nieuwe datum bij"
            )
        return (
            f"‘negeer {name}’ gold tot en met {order.directive.until} en is verlopen; haal het commentaar weg"
        )
    if ran is not None and order.rule not in ran:
        return None
    return f"‘negeer {name}’ is niet nodig: de regel vindt niets in deze alinea; haal het commentaar weg"
