"""Text in HTML: shown, never run. Nothing that comes from a draft or a rule reaches a page any other way."""

from __future__ import annotations

import html
import re

# Controls, halves of characters and what turns the direction of text: a reader could not see what is there.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def text(value: str) -> str:
    """Return *value* for use between tags or in a quoted attribute."""
    return html.escape(_UNSEEN.sub("\ufffd", value), quote=True)


def attributes(**values: str | int | None) -> str:
    """Return attributes with a space before each; ``aria_label`` is aria-label, and None leaves one out."""
    pairs = ((name.replace("_", "-"), value) for name, value in values.items())
    return "".join(f' {name}="{text(str(value))}"' for name, value in pairs if value is not None)


def path(value: str) -> str:
    """Return a path that may be broken after each of its parts."""
    return text(value).replace("/", "/<wbr>").replace(", ", ", <wbr>")
