"""From the strings of a rule file to the typed attributes of spaCy's patterns, in one place for both matchers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sincerity.document import Document
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrases import PhraseIndex
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import Span

_NUMBERS = frozenset({"LENGTH"})
_TAGS = frozenset({"POS", "TAG", "MORPH", "LEMMA"})
_TREE = frozenset({"DEP", "ENT_TYPE", "ENT_IOB", "IS_SENT_START", "SENT_START"})


def attributes(token: Mapping[str, Any], path: tuple[str | int, ...], index: PhraseIndex) -> dict[str, Any]:
    """Return the attributes of one token with their types; ``{CLASS}`` in a list becomes the words of that class.

    Raises:
        PatternError: If a class does not exist or a value has the wrong type.
    """
    return {key: _value(key, value, (*path, key), index) for key, value in token.items()}


def _value(key: str, value: Any, path: tuple[str | int, ...], index: PhraseIndex) -> Any:
    if isinstance(value, Mapping):
        return {inner: _value(key, v, (*path, inner), index) for inner, v in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [form for item in value for form in _listed(item, path, index)]
    if key.startswith(("IS_", "LIKE_")) or key == "SPACY":
        if value not in ("true", "false"):
            raise PatternError(f"hier hoort true of false, niet ‘{value}’", path)
        return value == "true"
    if key in _NUMBERS:
        if not str(value).isdigit():
            raise PatternError(f"‘{value}’ is geen getal", path)
        return int(value)
    return value


def _listed(item: str, path: tuple[str | int, ...], index: PhraseIndex) -> list[str]:
    if not (item.startswith("{") and item.endswith("}")):
        return [item]
    name = item[1:-1]
    try:
        return sorted(index.words_of_class(name))
    except KeyError:
        raise PatternError(f"de woordklasse {item} bestaat niet", path) from None


def needed(token: Mapping[str, Any]) -> Annotation:
    """Return how much annotation a token's attributes ask for."""
    if _TREE & token.keys():
        return Annotation.DEPENDENCIES
    return Annotation.TAGS if _TAGS & token.keys() else Annotation.TOKENS


def unmasked(document: Document, span: Span) -> bool:
    """Tell whether no masked stretch (a quotation, an address, a tag) lies on the span."""
    return not any(mask.span.overlaps(span) for mask in document.masks)
