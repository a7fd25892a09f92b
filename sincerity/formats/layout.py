"""Text on a terminal: how wide it is, where to break or cut it, and its colours."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

ELLIPSIS = "…"

# Most text needs no table of widths, and loading that table takes longer than checking a short post. The same goes for
# an emoji that stands by itself; skin tones, and what joins emoji to one, need the table.
_NARROW = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u02ff‘’“”‹›–—…€→─█░✓]+")

_STYLES = {
    "bold": "1",
    "dim": "2",
    "underline": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
}


class Paint(NamedTuple):
    """Puts colour on text, or leaves it as it is where colour is off."""

    enabled: bool

    def __call__(self, text: str, *styles: str) -> str:
        """Return *text* in the named styles."""
        if not self.enabled or not text or not styles:
            return text
        return f"\033[{';'.join(_STYLES[style] for style in styles)}m{text}\033[0m"


def clean(text: str) -> str:
    """Return *text* on one line, without anything that could steer a terminal or turn the reading direction.

    A line break becomes ``↵``, a tab a space, any other control character ``�``.
    """
    if text.isprintable():
        return text
    return "".join(map(_visible, text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """Return *text* as running words: clean, with one space for every line break and what is around it."""
    return clean(" ".join(part.strip() for part in text.splitlines() if part.strip()))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character in "\n\r\v\f\x85\u2028\u2029":
        return "↵"
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    # Format characters join emoji and letters; only those that turn the direction of the text can mislead.
    if category == "Cf" and not ("\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"):
        return character
    return "�"


def width(text: str) -> int:
    """Return how many columns *text* takes."""
    others = _NARROW.sub("", text)
    if all(unicodedata.category(c) == "So" and unicodedata.east_asian_width(c) == "W" for c in others):
        return len(text) + len(others)
    from wcwidth import wcswidth

    columns = wcswidth(text)
    return columns if columns >= 0 else len(text)


def pad(text: str, columns: int) -> str:
    """Return *text* with spaces up to *columns*."""
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Break *text* at spaces into lines of at most *columns*; a longer word stands on a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def cut_end(text: str, columns: int) -> str:
    """Return *text* if it fits, else its start and an ellipsis, cut between words where possible."""
    if width(text) <= columns:
        return text
    kept = _fitting(text, columns - 1)
    space = kept.rfind(" ")
    if not text[len(kept) :].startswith(" ") and space > len(kept) // 4:
        kept = kept[:space]
    return kept.rstrip() + ELLIPSIS


def cut_start(text: str, columns: int) -> str:
    """Return *text* if it fits, else an ellipsis and its end, cut between words where possible."""
    if width(text) <= columns:
        return text
    start = max(0, len(text) - max(0, columns - 1))
    while start < len(text) and (width(text[start:]) > columns - 1 or _joins(text, start)):
        start += 1
    space = text.find(" ", start)
    if start and text[start - 1] != " " and 0 <= space < start + (len(text) - start) * 3 // 4:
        start = space
    return ELLIPSIS + text[start:].lstrip()


def cut_middle(text: str, columns: int) -> str:
    """Return *text* if it fits, else its start and its end with an ellipsis between them."""
    if width(text) <= columns:
        return text
    head = cut_end(text, columns * 2 // 3)
    return head.removesuffix(ELLIPSIS) + " " + cut_start(text, columns - width(head))


def _fitting(text: str, columns: int) -> str:
    end = min(len(text), max(0, columns))
    while end and (width(text[:end]) > columns or _joins(text, end)):
        end -= 1
    return text[:end]


def _joins(text: str, at: int) -> bool:
    """Tell whether cutting before *at* would split a character with its accent, or an emoji made of several."""
    if not 0 < at < len(text):
        return False
    if text[at - 1] == "\u200d" or text[at] == "\u200d":
        return True
    return unicodedata.category(text[at]) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= text[at] <= "\U0001f3ff"
