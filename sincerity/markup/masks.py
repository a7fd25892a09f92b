"""Stretches of plain text that are not words: web and mail addresses, hashtags, accounts, template variables.

Each pattern starts at a boundary and goes forward without a second try, so that it takes linear time.
"""

from __future__ import annotations

import re
from functools import cache

from sincerity.markup.collector import Mask, MaskKind
from sincerity.spans import Span

_DOMAINS = (
    "nl|be|eu|com|org|net|info|io|app|nu|shop|online|site|dev|biz|tv|co|ai|fr|uk|amsterdam|frl|gent|brussels|"
    "vlaanderen|events|blog|tech|studio|agency|foundation|ly|gl"
)
# Words as well: ‘klaar.de rest’ is a forgotten space, ‘voorbeeld.de/actie’ an address.
_WORDY_DOMAINS = "de|me|cloud|club|link|media|email|page|store|academy|community"
_CODE = ("{{", "{%", "*|", "%%")
# Only code holds white space. All else lies in a stretch without, that has one of these signs in it; looking for them
# is twenty times as fast.
_SIGN = re.compile(r"[@#.:](?:(?<=[@#])|(?<=\.)\w|(?<=:)//)")
_STRETCH = re.compile(r"\S+")
_KINDS = {
    "code": MaskKind.CODE,
    "url": MaskKind.URL,
    "email": MaskKind.EMAIL,
    "domain": MaskKind.URL,
    "tag": MaskKind.TAG,
    "handle": MaskKind.HANDLE,
}
_TRAILING = ".,;:!?…'’‘*_~"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def find(text: str) -> list[Mask]:
    """Find what is not words in a plain text, in order and without overlap."""
    if any(sign in text for sign in _CODE):
        return _found(text, 0, len(text))
    masks: list[Mask] = []
    stop = 0
    for sign in _SIGN.finditer(text):
        start = sign.start()
        if start < stop:
            continue
        while start > stop and not text[start - 1].isspace():
            start -= 1
        if stretch := _STRETCH.match(text, start):
            stop = stretch.end()
            masks += _found(text, start, stop)
    return masks


@cache
def _unspoken() -> re.Pattern[str]:
    """Return what fits all that is no words; many texts have nothing that could be."""
    return re.compile(
        r"(?P<code>\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}|\*\|[^|\n]{1,80}\|\*|%%[\w ]{1,80}%%)"
        r"|(?P<url>(?<!\w)(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ff][Tt][Pp]://|[Ww]{3}\.(?=\w))[^\s<>\"“”„«»]++)"
        r"|(?P<email>(?<![\w.+%-])(?:[Mm]ailto:)?[\w.+%-]++@(?:[\w-]++\.)++[\w-]*+)"
        r"|(?P<domain>(?<![\w@.-])(?=[\w-]{2}|\w\.[\w-]+\.)(?:[\w-]{1,63}\.){1,8}"
        rf"(?:(?:{_DOMAINS})(?![\w-])(?!\.\w)(?:[/?][^\s<>\"“”„«»]*+)?|(?:{_WORDY_DOMAINS})/[^\s<>\"“”„«»]*+))"
        r"|(?P<tag>(?<![\w&/])#(?=\w*[^\W\d_])[\w\u0300-\u036f]++)"
        r"|(?P<handle>(?<![\w@/.])@[^\W_][\w.]*+)"
    )


def _found(text: str, start: int, stop: int) -> list[Mask]:
    masks = []
    for match in _unspoken().finditer(text, start, stop):
        group = match.lastgroup or "code"
        end = match.end() if group in ("code", "tag") else _trimmed(text, match.start(), match.end())
        masks.append(Mask(_KINDS[group], Span(match.start(), end)))
    return masks


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where an address ends without the punctuation of the sentence around it."""
    excess = {
        closing: text.count(closing, start, end) - text.count(_BRACKETS[closing], start, end)
        for closing in _BRACKETS
    }
    while end > start + 1:
        last = text[end - 1]
        if excess.get(last, 0) > 0:
            excess[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end
