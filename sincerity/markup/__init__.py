"""From source text to plain text: which markup a draft is written in, and the one function that reads it.

The formats are imported when a draft needs them, so that plain text never pays for the Markdown parser.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from sincerity.markup.collector import Block, BlockKind, Content, Directive, Mask, MaskKind

__all__ = [
    "Block",
    "BlockKind",
    "Content",
    "Directive",
    "Markup",
    "Mask",
    "MaskKind",
    "extract",
    "for_path",
]


class Markup(StrEnum):
    """What a draft is written in."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"


_BY_SUFFIX = {
    ".md": Markup.MARKDOWN,
    ".markdown": Markup.MARKDOWN,
    ".html": Markup.HTML,
    ".htm": Markup.HTML,
}


def for_path(path: str | PurePath) -> Markup:
    """Return the markup that a file name announces; plain text where it announces none."""
    return _BY_SUFFIX.get(PurePath(path).suffix.lower(), Markup.PLAIN)


def extract(source: str, markup: Markup, *, heed_directives: bool = True) -> Content:
    """Cut the plain text out of *source*.

    Args:
        source: The text as decoded, line endings untouched.
        markup: What it is written in.
        heed_directives: Whether ``<!-- sincerity: uit -->`` and its kin do anything; a gate says no.
    """
    if markup is Markup.MARKDOWN:
        from sincerity.markup import markdown

        return markdown.extract(source, heed_directives=heed_directives)
    if markup is Markup.HTML:
        from sincerity.markup import html

        return html.extract(source, heed_directives=heed_directives)
    from sincerity.markup import plain

    return plain.extract(source, heed_directives=heed_directives)
