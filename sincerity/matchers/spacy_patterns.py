"""From the strings of a rule file to the typed attributes of spaCy's patterns, in one place for both matchers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sincerity.document import Document
from sincerity.matchers.phrase_syntax import PatternError, Slot, compile_term
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import Span

_NUMBERS = frozenset({"LENGTH"})
_TAGS = frozenset({"POS", "TAG", "MORPH", "LEMMA"})
_TREE = frozenset({"DEP", "ENT_TYPE", "ENT_IOB", "IS_SENT_START", "SENT_START"})


def attributes(
    token: Mapping[str, Any], path: tuple[str | int, ...], classes: Mapping[str, Sequence[Any]]
) -> dict[str, Any]:
    """Return the attributes of one token with their types; ``{CLASS}`` in a list becomes the words of that class.

    Raises:
        PatternError: If a class does not exist or a value has the wrong type.
    """
    return {key: _value(key, value, (*path, key), classes) for key, value in token.items()}


def _value(key: str, value: Any, path: tuple[str | int, ...], classes: Mapping[str, Sequence[Any]]) -> Any:
    if isinstance(value, Mapping):
        return {inner: _value(key, v, (*path, inner), classes) for inner, v in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [form for item in value for form in _listed(item, path, classes)]
    if key.startswith(("IS_", "LIKE_")) or key == "SPACY":
        if value not in ("true", "false"):
            raise PatternError(f"hier hoort true of false, niet ‘{value}’", path)
        return value == "true"
    if key in _NUMBERS:
        if not str(value).isdigit():
            raise PatternError(f"‘{value}’ is geen getal", path)
        return int(value)
    return value


def _listed(item: str, path: tuple[str | int, ...], classes: Mapping[str, Sequence[Any]]) -> list[str]:
    if not (item.startswith("{") and item.endswith("}")):
        return [item]
    name = item[1:-1]
    if name not in classes:
        raise PatternError(f"de woordklasse {item} bestaat niet", path)
    slots = [slot for term in classes[name] for slot in _slots(term, classes)]
    return sorted({word for slot in slots for word in slot.words})


def _slots(term: Any, classes: Mapping[str, Sequence[Any]]) -> list[Slot]:
    """Return the one-word forms of a term; a phrase of more words has no place in a token."""
    node = compile_term(term, classes)
    nodes = getattr(node, "nodes", (node,))
    if isinstance(term, str) or "phrase" in term:
        return [node] if type(node) is Slot else []
    return [n for n in nodes if type(n) is Slot]


def needed(token: Mapping[str, Any]) -> Annotation:
    """Return how much annotation a token's attributes ask for."""
    if _TREE & token.keys():
        return Annotation.DEPENDENCIES
    return Annotation.TAGS if _TAGS & token.keys() else Annotation.TOKENS


def unmasked(document: Document, span: Span) -> bool:
    """Tell whether no masked stretch (a quotation, an address, a tag) lies on the span."""
    return not any(mask.span.overlaps(span) for mask in document.masks)
