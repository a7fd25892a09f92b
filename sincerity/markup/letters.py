"""Letters and line breaks as a reader takes them, whatever the bytes are.

A sentence that is broken over lines is one sentence, and a letter that only looks like another is that other: whoever
writes ‘Koop<br>nu’, or *kans* with a Cyrillic letter, is read as if nothing were there. The length of a text stays what
it is, and with it all offsets.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_OPEN_ENDS = ",;)’'\""

# Cyrillic and Greek letters that look like Latin ones; Unicode Technical Standard #39, confusables.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅԌԚԜαονιρυκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhqwABEKMHOPCTYXIJSGQWaovipukABEZHIKMNOPTYX",
)
_LOOKALIKE = re.compile(r"[\u0370-\u052f]")
_WORD_WITH_LOOKALIKES = re.compile(r"\w*[\u0370-\u052f]\w*")
_LATIN = re.compile(r"[A-Za-z]")
# Letters in another dress: full width, and the mathematical bold, italic, script and their like.
_DRESSED = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3\u24b6-\u24e9]")


def legible(text: str) -> str:
    """Return plain text with its sentences on one line and its letters in plain dress, as long as it was."""
    if "\n" in text and _begins_with_a_capital(text):
        text = _joined(text)
    if text.isascii():
        return text
    text = _DRESSED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _WORD_WITH_LOOKALIKES.sub(_latin, text) if _LOOKALIKE.search(text) else text


def _begins_with_a_capital(text: str) -> bool:
    """Tell whether the text begins with a capital: who never uses one begins every line in small letters."""
    return next((c for c in text if c.isalpha()), "").isupper()


def _joined(text: str) -> str:
    """Let a line without a closing mark go on in the next, if that begins with a small letter and is no list."""
    lines = text.split("\n")
    parts, in_list = [lines[0]], False
    for before, line in pairwise(lines):
        in_list = before.endswith(":") or (in_list and line[:1].islower())
        goes_on = not in_list and line[:1].islower() and (before[-1:].isalnum() or before[-1:] in _OPEN_ENDS)
        parts += [" " if goes_on and before else "\n", line]
    return "".join(parts)


def _latin(match: re.Match[str]) -> str:
    return match[0].translate(_LOOKALIKES) if _LATIN.search(match[0]) else match[0]
