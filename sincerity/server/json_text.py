"""JSON from strangers in, JSON that every parser reads out."""

from __future__ import annotations

import json
import re
from typing import Any

_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]')


class JsonError(ValueError):
    """Bytes that are no JSON value we take; the message says why, in Dutch."""


def load(body: bytes, *, depth: int) -> Any:
    """Read a JSON value.

    Args:
        body: UTF-8.
        depth: How deep arrays and objects may be nested.

    Raises:
        JsonError: If it is not UTF-8, not JSON, nested too deep, or holds NaN, a huge number or a key twice.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise JsonError(f"geen UTF-8: byte {error.start} hoort er niet") from None
    if _depth(text) > depth:
        raise JsonError(f"dieper genest dan {depth} lagen")
    try:
        return json.loads(text, parse_constant=_refuse, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise JsonError(f"geen geldige JSON: regel {error.lineno}, kolom {error.colno}") from None
    except (ValueError, RecursionError) as error:
        found = "te diep genest" if isinstance(error, RecursionError) else str(error)
        raise JsonError(f"geen geldige JSON: {found}") from None


def dump(value: Any) -> bytes:
    """Write a JSON value as UTF-8. Halves of surrogate pairs, which UTF-8 has not, become escapes."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode()


def _depth(text: str) -> int:
    """Count the deepest nesting without building anything: Python's parser would recurse."""
    deepest = level = 0
    for match in _BRACKETS.finditer(text):
        sign = match[0]
        if sign in "[{":
            level += 1
            deepest = max(deepest, level)
        elif sign in "]}":
            level -= 1
    return deepest


def _refuse(name: str) -> None:
    raise ValueError(f"‘{name}’ is geen JSON-getal")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise ValueError("een sleutel staat er twee keer in hetzelfde object")
    return result
