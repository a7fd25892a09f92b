"""The text of a page or snippet piece by piece, and the way back from a piece to the field or block it came from.

A piece is one text field, rich text, or one block inside a StreamField, however deeply nested; and the same of the
children that an InlinePanel edits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from modelcluster.models import ClusterableModel, get_all_child_relations
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
_ALT = re.compile(r'<(?:embed|img)\b[^<>]*?\balt="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Piece:
    """One text.

    ``path`` is the name of the field, and inside a StreamField the names and numbers of the blocks down to the text.
    ``containers`` hold for each step but the first the class of the errors there. ``input`` is the name that its input
    has in the edit view, and ``label`` what the editor calls the field. A child of a page has its errors told above the
    form, for its own form is not there yet when the page is judged.
    """

    path: tuple[str | int, ...]
    text: str
    markup: Markup
    containers: _Containers
    input: str
    label: str
    is_child: bool = False

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


def read_pieces(
    thing: Any, fields: Iterable[str], children: Mapping[str, Sequence[Any]] | None = None
) -> tuple[Piece, ...]:
    """Return every text in some fields of a page or snippet, in reading order; empty ones are left out.

    Args:
        thing: The page or snippet.
        fields: Names of text fields, rich text, StreamFields, and of relations whose children an InlinePanel edits.
        children: What those relations will hold, where that is not stored yet.
    """
    found: list[Piece] = []
    for name in fields:
        field = thing._meta.get_field(name)
        if not field.is_relation:
            found += _read(thing, field, (name,), name, str(field.verbose_name))
            continue
        label = str(field.related_model._meta.verbose_name)
        held = getattr(thing, name).all() if children is None or name not in children else children[name]
        for at, child in enumerate(held):
            inside = getattr(child, "sincerity_fields", ()) or all_text(field.related_model)
            found += (
                replace(
                    piece,
                    path=(name, at, *piece.path),
                    containers=(),
                    input=f"{name}-{at}-{piece.input}",
                    label=f"{label} {at + 1}, {piece.label}",
                    is_child=True,
                )
                for piece in read_pieces(child, inside)
            )
    return tuple(piece for piece in found if piece.text.strip())


def all_text(model: Any) -> list[str]:
    """Return the names of everything of a model that holds text, with the relations that an InlinePanel edits."""
    relations = get_all_child_relations(model) if issubclass(model, ClusterableModel) else []
    own = [r.get_accessor_name() for r in relations if not r.related_model.__module__.startswith("wagtail.")]
    return [field.name for field in text_fields(model)] + own


def text_fields(model: Any) -> list[Any]:
    """Return the fields of a model that hold text; no choices, and no slugs and addresses."""
    kinds = (models.CharField, models.TextField, StreamField)
    codes = (models.SlugField, models.URLField, models.EmailField)
    return [
        field
        for field in model._meta.get_fields()
        if isinstance(field, kinds) and not isinstance(field, codes) and not getattr(field, "choices", None)
    ]


def _read(thing: Any, field: Any, path: tuple[str | int, ...], name: str, label: str) -> Iterator[Piece]:
    value = getattr(thing, field.name)
    if isinstance(field, StreamField):
        yield from _walk(field.stream_block, value, path, (), name, label)
        return
    text, markup = "" if value is None else str(value), Markup.PLAIN
    if isinstance(field, RichTextField):
        text, markup = _without_keys(text), Markup.HTML
    yield from _with_alts(Piece(path, text, markup, (), name, label))


def _with_alts(piece: Piece) -> Iterator[Piece]:
    """Yield a piece, and what a screen reader says in place of each picture in it."""
    yield piece
    for at, alt in enumerate(_ALT.findall(piece.text) if piece.markup is Markup.HTML else ()):
        yield replace(piece, path=(*piece.path, "alt", at), text=unescape(alt), markup=Markup.PLAIN)


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
        yield from _with_alts(Piece(path, text, markup, containers, name, label))


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
        if piece is None or piece.is_child:
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
