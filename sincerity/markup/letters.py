"""Letters and line breaks as a reader takes them, whatever the bytes are.

A sentence that is broken over lines is one sentence, and a letter that only looks like another is that other: whoever
writes ‘Koop<br>nu’, or *kans* with a Cyrillic letter, is read as if nothing were there. The length of a text stays what
it is, and with it all offsets.
"""

from __future__ import annotations

import re
import unicodedata

# Within a block, for those are two line breaks apart: no closing mark, and the next line goes on.
_SOFT_BREAK = re.compile(r"\n(?<=[\w,;)’'\"]\n)(?=[^\W\d_])")

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
    if "\n" in text and _uses_capitals(text):
        text = _SOFT_BREAK.sub(_space_before_small, text)
    if text.isascii():
        return text
    text = _DRESSED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _WORD_WITH_LOOKALIKES.sub(_latin, text) if _LOOKALIKE.search(text) else text


def _uses_capitals(text: str) -> bool:
    """Tell whether the text begins with a capital: who never uses one begins every line in small letters."""
    return next((c for c in text if c.isalpha()), "").isupper()


def _space_before_small(match: re.Match[str]) -> str:
    return " " if match.string[match.end()].islower() else match[0]


def _latin(match: re.Match[str]) -> str:
    return match[0].translate(_LOOKALIKES) if _LATIN.search(match[0]) else match[0]
