"""The text of a page or snippet piece by piece, and the way back from a piece to the field or block it came from.

A piece is one text field, rich text, or one block inside a StreamField, however deeply nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import RichTextField, StreamField

from sincerity.gates import Part
from sincerity.gates.django import CODE, Note
from sincerity.markup import Markup

_Containers = tuple[type[ValidationError], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One text.

    ``path`` is the name of the field, and inside a StreamField the names and numbers of the blocks down to the text.
    ``containers`` hold for each step but the first the class of the errors there. ``input`` is the name that its input
    has in the edit view, and ``label`` what the editor calls the field.
    """

    path: tuple[str | int, ...]
    text: str
    markup: Markup
    containers: _Containers
    input: str
    label: str

    @property
    def name(self) -> str:
        """The name of the part that the gate sees."""
        return ".".join(map(str, self.path))

    @property
    def part(self) -> Part:
        """What the gate sees."""
        return Part(self.name, self.text, self.markup)

    @property
    def place(self) -> str:
        """What the editor calls the field, and the number of the block in it."""
        block = f" {int(self.path[1]) + 1}" if self.containers else ""
        return f"{self.label[:1].upper()}{self.label[1:]}{block}"


def read_pieces(thing: Any, fields: Iterable[str]) -> tuple[Piece, ...]:
    """Return every text in some fields of a page or snippet, in reading order; empty ones are left out."""
    found: list[Piece] = []
    for name in fields:
        field, value = thing._meta.get_field(name), getattr(thing, name)
        label = str(field.verbose_name)
        if isinstance(field, StreamField):
            found += _walk(field.stream_block, value, (name,), (), name, label)
        else:
            text, markup = "" if value is None else str(value), Markup.PLAIN
            if isinstance(field, RichTextField):
                text, markup = _without_keys(text), Markup.HTML
            found.append(Piece((name,), text, markup, (), name, label))
    return tuple(piece for piece in found if piece.text.strip())


def _walk(
    block: Any, value: Any, path: tuple[str | int, ...], containers: _Containers, name: str, label: str
) -> Iterator[Piece]:
    if value is None:
        return
    if isinstance(block, blocks.BaseStreamBlock):
        for at, child in enumerate(value):
            inside = (*containers, StreamBlockValidationError)
            yield from _walk(child.block, child.value, (*path, at), inside, f"{name}-{at}-value", label)
    elif isinstance(block, blocks.ListBlock):
        for at, child in enumerate(value.bound_blocks):
            inside = (*containers, ListBlockValidationError)
            yield from _walk(child.block, child.value, (*path, at), inside, f"{name}-{at}-value", label)
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(value, Mapping):
        for key, child in block.child_blocks.items():
            inside = (*containers, StructBlockValidationError)
            yield from _walk(child, value.get(key), (*path, key), inside, f"{name}-{key}", label)
    else:
        text, markup = _text(block, value)
        yield Piece(path, text, markup, containers, name, label)


def _text(block: Any, value: Any) -> tuple[str, Markup]:
    """Return the text of a block that holds no other blocks."""
    if isinstance(block, blocks.RichTextBlock):
        return _without_keys(value.source), Markup.HTML
    if isinstance(block, blocks.RawHTMLBlock):
        return str(value), Markup.HTML
    if isinstance(block, blocks.BlockQuoteBlock):  # somebody else's words: seen, counted, not judged
        return format_html("<blockquote>{}</blockquote>", value) if value else "", Markup.HTML
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return str(value), Markup.PLAIN
    if isinstance(block, BaseChoiceBlock):
        return "", Markup.PLAIN
    # Tables and blocks of a project's own: what they offer a search engine is what a reader reads.
    return "\n".join(map(str, block.get_searchable_content(value))), Markup.PLAIN


def _without_keys(text: str) -> str:
    """Leave out the numbers that the editor gives its paragraphs; with other numbers a text is still the same text."""
    return re.sub(r'(<[^<>]*?) data-block-key="[^"<>]*"', r"\1", text)


def errors_for(pieces: Iterable[Piece], notes: Iterable[Note]) -> dict[str, list[ValidationError]]:
    """Return the errors that show each note at its field, or at its block inside a StreamField.

    Inside a StreamField errors travel as plain text, so there the words stand between quotation marks.
    """
    named = {piece.name: piece for piece in pieces}
    flat: dict[str, list[ValidationError]] = {}
    nested: dict[str, list[tuple[Piece, Note]]] = {}
    for note in notes:
        piece = named.get(note.part or "")
        if piece is None:
            continue
        field = str(piece.path[0])
        if piece.containers:
            nested.setdefault(field, []).append((piece, note))
        else:
            flat.setdefault(field, []).append(ValidationError(note.marked, code=CODE))
    for field, told in nested.items():
        flat[field] = [_nest(told, 0)]
    return flat


def _nest(told: list[tuple[Piece, Note]], depth: int) -> ValidationError:
    first = told[0][0]
    if depth == len(first.containers):
        return ValidationError([ValidationError(note.text, code=CODE) for _, note in told])
    inside: dict[str | int, list[tuple[Piece, Note]]] = {}
    for piece, note in told:
        inside.setdefault(piece.path[depth + 1], []).append((piece, note))
    make: Any = first.containers[depth]
    return make(block_errors={key: _nest(group, depth + 1) for key, group in inside.items()})  # type: ignore[no-any-return]
