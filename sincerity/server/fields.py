"""From a document of any CMS to the parts that a gate reads: JSON Pointers say where the text is, and how written.

A pointer is that of RFC 6901, with ``*`` for every element of a list. Rich text is read block by block: Portable
Text, which is a list of blocks, and the trees of Contentful (``nodeType``, ``content``, ``value``) and of ProseMirror
(``type``, ``content``, ``text``), which Storyblok keeps. Both are read as their makers document them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sincerity.gates import Part
from sincerity.markup import Markup

PORTABLE_TEXT = "portable-text"
CONTENTFUL, PROSEMIRROR = "contentful", "prosemirror"
FORMATS = (*(markup.value for markup in Markup), PORTABLE_TEXT, CONTENTFUL, PROSEMIRROR)

_POINTER = re.compile(r"(/([^~/]|~[01])*)*")
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
MOST_PARTS = 2000


class FieldError(ValueError):
    """A mapping that does not fit the document; ``pointer`` says which, the message why, in Dutch."""

    def __init__(self, message: str, pointer: str) -> None:
        super().__init__(message)
        self.pointer = pointer


@dataclass(frozen=True, slots=True)
class Tree:
    """How a kind of rich text names its nodes: the key of their kind, that of their text, and the kinds with a meaning.

    ``breaks`` are inline nodes that part words; ``quoted`` are blocks of other people's words or of code.
    """

    kind: str
    text: str
    root: str
    breaks: frozenset[str]
    quoted: frozenset[str]


TREES = {
    CONTENTFUL: Tree("nodeType", "value", "document", frozenset(), frozenset({"blockquote"})),
    PROSEMIRROR: Tree(
        "type", "text", "doc", frozenset({"hard_break", "hardBreak"}),
        frozenset({"blockquote", "code_block", "codeBlock"}),
    ),
}  # fmt: skip
DEEPEST = 50
"""How deep the blocks of rich text may lie in each other."""


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
            elif field.format in TREES:
                parts += _tree(value, pointer, TREES[field.format], notices)
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
            notices.append(_unread(at, block, "_type"))
            continue
        texts = [
            child["text"]
            for child in children
            if isinstance(child, dict) and isinstance(child.get("text"), str)
        ]
        if len(texts) < len(children):
            notices.append(f"{at}: niet alles in dit blok is tekst; de rest is niet nagekeken")
        yield Part(at, "".join(texts))


def _tree(value: Any, pointer: str, tree: Tree, notices: list[str]) -> Iterator[Part]:
    if not isinstance(value, dict) or value.get(tree.kind) != tree.root:
        wanted = f"{tree.kind} ‘{tree.root}’"
        raise FieldError(f"{pointer}: verwacht een boom met {wanted}; gevonden: {_kind(value)}", pointer)
    yield from _blocks(value, pointer, tree, notices, 0)


def _blocks(node: dict[str, Any], pointer: str, tree: Tree, notices: list[str], depth: int) -> Iterator[Part]:
    """Yield one part for every block that holds text."""
    content, kind = node.get("content"), node.get(tree.kind)
    if depth > DEEPEST:
        raise FieldError(f"{pointer}: meer dan {DEEPEST} blokken in elkaar", pointer)
    if str(kind) in tree.quoted or not isinstance(content, list) or _stands_elsewhere(node):
        if kind != "paragraph":  # an empty paragraph has no content
            notices.append(_unread(pointer, node, tree.kind))
        return
    nodes = [child for child in content if isinstance(child, dict)]
    if len(nodes) < len(content):
        at = f"{pointer}/content"
        raise FieldError(f"{at}: verwacht een lijst van objecten", at)
    if any(child.get(tree.kind) == "text" for child in nodes):
        left_out: list[str] = []
        yield Part(pointer, "".join(_inline(child, tree, left_out, depth) for child in nodes))
        if left_out:
            notices.append(f"{pointer}: niet alles in dit blok is tekst; de rest is niet nagekeken")
        return
    for index, child in enumerate(nodes):
        yield from _blocks(child, f"{pointer}/content/{index}", tree, notices, depth + 1)


def _inline(node: dict[str, Any], tree: Tree, left_out: list[str], depth: int) -> str:
    """Return the words of a node in running text; a link has its words inside."""
    text, content, marks = node.get(tree.text), node.get("content"), node.get("marks")
    is_code = isinstance(marks, list) and any(isinstance(m, dict) and m.get("type") == "code" for m in marks)
    if isinstance(text, str) and not is_code:
        return text
    if node.get(tree.kind) in tree.breaks:
        return "\n"
    if isinstance(content, list) and depth <= DEEPEST and not _stands_elsewhere(node):
        children = (child for child in content if isinstance(child, dict))
        return "".join(_inline(child, tree, left_out, depth + 1) for child in children)
    left_out.append(str(node.get(tree.kind)))
    return ""


def _stands_elsewhere(node: dict[str, Any]) -> bool:
    """Tell whether a node only points at an entry or a picture, whose words are not in this document."""
    data = node.get("data")
    return node.get("content") == [] and isinstance(data, dict) and bool(data.get("target"))


def _unread(pointer: str, block: dict[str, Any], key: str) -> str:
    """Return the notice of a block that is not read; *key* holds its kind."""
    return f"{pointer}: een blok van het soort ‘{str(block.get(key, 'onbekend'))[:60]}’ is niet nagekeken"


def _kind(value: object) -> str:
    names = {dict: "een object", list: "een lijst", bool: "waar of onwaar", str: "tekst"}
    return names.get(type(value), "een getal")
