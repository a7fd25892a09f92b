"""Applies the safe edits of findings to a text, and to the file that it came from."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sincerity.decoding import decode
from sincerity.document import Source
from sincerity.errors import SourceError
from sincerity.finding import Edit
from sincerity.writing import write_atomically

_ROUNDS = 10
"""A repair can bring a next one into view, such as a row of marks that ran on; this many rounds are enough for any."""


class Fixed(NamedTuple):
    """A source after its repairs, and how many there were."""

    source: Source
    edits: int


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """Return the text with the edits made, and how many; of edits that overlap the first one is made."""
    parts: list[str] = []
    at = made = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start >= at:
            parts += [text[at : edit.span.start], edit.text]
            at = edit.span.end
            made += 1
    return "".join([*parts, text[at:]]), made


def fix(source: Source, repairs: Callable[[Source], Iterable[Edit]]) -> Fixed:
    """Make the edits that *repairs* gives for a source, until it gives none."""
    total = 0
    for _ in range(_ROUNDS):
        text, made = apply_edits(source.text, repairs(source))
        if not made or text == source.text:
            break
        source = replace(source, text=text)
        total += made
    return Fixed(source, total)


def diff(before: str, after: str, path: str) -> Iterator[str]:
    """Yield the lines of a unified diff, each with its end of line."""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    for line in difflib.unified_diff(old, new, path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ Geen regeleinde aan het eind van het bestand\n"


def write_back(path: str, before: str, after: str) -> None:
    """Put a repaired text in its file; a byte order mark, line ends and permissions stay as they were.

    Raises:
        SourceError: If the file has changed since it was read, or cannot be written.
    """
    try:
        with open(path, "rb") as stream:
            data = stream.read()
        if decode(data, path) != before:
            raise SourceError(
                f"{path}: het bestand is intussen veranderd en blijft zoals het is; probeer het nog eens"
            )
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        write_atomically(path, mark + after.encode("utf-8"))
    except OSError as error:
        raise SourceError(f"{path}: kan dit niet schrijven: {error.strerror}") from error
