"""Passive clauses, with or without who does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sincerity.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Passive", "passives"]


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive clause.

    Attributes:
        participle: Its place in the text.
        agent: The noun or pronoun of the *door* phrase; ``None`` where nobody is named.
    """

    participle: Span
    agent: Span | None


def passives(doc: Doc) -> tuple[Passive, ...]:
    """Find the passive clauses of a document, in text order. Needs dependencies.

    "Wordt gewassen en gestreken" counts twice, and "Weg afgesloten door brand" once: headlines leave the
    auxiliary out.
    """
    return tuple(_find(doc))


def _find(doc: Doc) -> Iterator[Passive]:
    for token in doc:
        if _is_passive(token):
            agent = next((child for child in token.children if child.dep_ == "obl:agent"), None)
            yield Passive(_span(token), None if agent is None else _span(agent))


def _is_passive(token: Token) -> bool:
    if token.lower_ == "geboren":
        return False  # a passive in the treebanks, and nothing that somebody does to somebody
    relations = {child.dep_ for child in token.children}
    if "aux:pass" in relations:
        return True
    if "Part" not in token.morph.get("VerbForm", []) or any(
        child.lemma_ == "hebben" for child in token.children
    ):
        return False
    if "nsubj:pass" in relations:
        return not any("Fin" in word.morph.get("VerbForm", []) for word in token.sent)
    # A second participle shares the auxiliary of the first, unless it brings a subject or auxiliary of its own.
    shares = token.dep_ == "conj" and not relations & {"nsubj", "aux", "cop"}
    return (
        shares and token.head.pos_ == "VERB" and "aux:pass" in {child.dep_ for child in token.head.children}
    )


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))
