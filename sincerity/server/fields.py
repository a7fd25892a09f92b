"""From a document of any CMS to the parts that a gate reads: JSON Pointers say where the text is, and how written.

A pointer is that of RFC 6901, with ``*`` for every element of a list. Portable Text is read block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sincerity.gates import Part
from sincerity.markup import Markup

PORTABLE_TEXT = "portable-text"
FORMATS = (*(markup.value for markup in Markup), PORTABLE_TEXT)

_POINTER = re.compile(r"(/([^~/]|~[01])*)*")
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
MOST_PARTS = 2000


class FieldError(ValueError):
    """A mapping that does not fit the document; ``pointer`` says which, the message why, in Dutch."""

    def __init__(self, message: str, pointer: str) -> None:
        super().__init__(message)
        self.pointer = pointer


@dataclass(frozen=True, slots=True)
class Mapped:
    """Where a document has text to judge."""

    pointer: str
    format: str = Markup.PLAIN.value


@dataclass(frozen=True, slots=True)
class Picked:
    """The parts of a document, what was left out on the way, and the pointers that led nowhere."""

    parts: tuple[Part, ...]
    notices: tuple[str, ...]
    missing: tuple[str, ...]


def is_pointer(text: str) -> bool:
    """Tell whether *text* is a JSON Pointer."""
    return _POINTER.fullmatch(text) is not None


def pick(document: Any, fields: tuple[Mapped, ...]) -> Picked:
    """Return the parts of a document in the order of the mapping.

    Raises:
        FieldError: If a pointer leads to something that is not text of that format.
    """
    parts: list[Part] = []
    notices: list[str] = []
    missing: list[str] = []
    for field in fields:
        found = False
        for pointer, value in _at(document, field.pointer):
            found = True
            if value is None:
                continue
            if field.format == PORTABLE_TEXT:
                parts += _portable(value, pointer, notices)
            elif isinstance(value, str):
                parts.append(Part(pointer, value, Markup(field.format)))
            else:
                raise FieldError(f"{pointer}: verwacht tekst; gevonden: {_kind(value)}", pointer)
            if len(parts) > MOST_PARTS:
                raise FieldError(f"meer dan {MOST_PARTS} stukken tekst", field.pointer)
        if not found:
            missing.append(field.pointer)
    return Picked(tuple(parts), tuple(notices), tuple(missing))


def _at(document: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """Yield every value that a pointer leads to, with its own pointer."""
    reached: list[tuple[str, Any]] = [("", document)]
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        onward: list[tuple[str, Any]] = []
        for path, value in reached:
            if isinstance(value, dict) and key in value:
                onward.append((f"{path}/{step}", value[key]))
            elif isinstance(value, list) and key == "*":
                onward += ((f"{path}/{i}", item) for i, item in enumerate(value))
            elif isinstance(value, list) and _INDEX.fullmatch(key) and int(key) < len(value):
                onward.append((f"{path}/{key}", value[int(key)]))
        reached = onward
    yield from reached


def _portable(value: Any, pointer: str, notices: list[str]) -> Iterator[Part]:
    if not isinstance(value, list):
        raise FieldError(f"{pointer}: verwacht een lijst van blokken; gevonden: {_kind(value)}", pointer)
    for index, block in enumerate(value):
        at = f"{pointer}/{index}"
        if not isinstance(block, dict):
            raise FieldError(f"{at}: verwacht een blok; gevonden: {_kind(block)}", at)
        children = block.get("children")
        if not isinstance(children, list):
            notices.append(f"{at}: een blok van het soort ‘{_type(block)}’ is niet nagekeken")
            continue
        texts = [
            child["text"]
            for child in children
            if isinstance(child, dict) and isinstance(child.get("text"), str)
        ]
        if len(texts) < len(children):
            notices.append(f"{at}: niet alles in dit blok is tekst; de rest is niet nagekeken")
        yield Part(at, "".join(texts))


def _type(block: dict[str, Any]) -> str:
    kind = block.get("_type", "onbekend")
    return str(kind)[:60]


def _kind(value: object) -> str:
    names = {dict: "een object", list: "een lijst", bool: "waar of onwaar", str: "tekst"}
    return names.get(type(value), "een getal")
