"""The tokens of posts: emoji sequences, #tags, @names, addresses, prices and times stay whole.

One regular expression cuts a text from left to right, and every character ends up in exactly one token, so the
tokens always spell the text again. There is no list of exceptions to load but the abbreviations.
"""

import re
from collections.abc import Iterable
from typing import Any

from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab

from sincerity.dutch.abbreviations import CLOSING, LEADING, WORDS_TOO

__all__ = ["PostTokenizer", "cut"]

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_CHARACTER = r"[\w\u0300-\u036f]"
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_SHADE = "\ufe0f?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
EMOJI = (
    f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}{_SHADE}(?:\u200d{_PICTURE}{_SHADE})*)"
)
_DOMAIN = (
    r"(?:nl|be|com|org|net|eu|nu|info|biz|app|shop|gent|brussels|amsterdam|vlaanderen|tv|io|me|dev|co\.uk)"
)


def _abbreviations() -> str:
    dotless = sorted((LEADING | CLOSING) - WORDS_TOO, key=len, reverse=True)
    return "|".join(re.escape(word) for word in dotless)


_TOKEN = re.compile(
    "("
    # Most words: letters with a space or mark behind them. The rest of the alternatives would take them too, later.
    rf"[^\W\d_]+(?=[ ,?!\n])|"
    # Web and mail addresses, without the full stop or bracket that closes the sentence around them.
    r"(?:https?://|www\.)[^\s<>\"”]*[^\s<>\"”.,!?;:)\]}'’»…*_]"
    rf"|[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,4}}"
    rf"|[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,3}}\.{_DOMAIN}(?![\w-])(?:/[^\s<>\"”.,!?;:)\]}}]*)?"
    rf"|{EMOJI}"
    r"|[#@]\w[\w-]*(?:\.\w+)*"
    r"|[:;=][-']?[)(DPp/|](?![\w/])|<3+"
    # t.w.v., A.F.Th., d.w.z.
    rf"|(?:{_LETTER}\.){{2,}}(?:{_LETTER}{{1,3}}\.)*"
    rf"|(?i:{_abbreviations()})\.(?=[\s,;:)]|$)|[A-Z]\.(?=\s?[A-ZÀ-Þ])"
    # 16.00, € 1.250,50, 4,-, 3-5-2026, 24/7, 12:30, 50+, 3e, 10u
    rf"|\d+(?:[.,:/-]\d+)*(?:,-|,–|\+(?!\w))?(?:[-]?{_LETTER}[\w-]*)?"
    # 't, 's-avonds, zo'n, foto's, e-mail, en/of, H&M, voor- en nadelen
    rf"|['’‘](?i:t|n|s|k|m|r|ns|er)(?:-\w+)?(?!{_CHARACTER})"
    rf"|{_CHARACTER}+(?:[-/&'’+.](?<=\w[-/&'’+])(?={_CHARACTER}){_CHARACTER}+)*(?:-(?=[\s,/]))?"
    r"|-\w+(?=[\s.,!?]|$)|[!?]+|\.{2,}|…+|--+|-{2,}|''|,,|\S"
    ")( ?)"
    r"|(\s+)"
)


def cut(text: str) -> tuple[list[str], list[bool]]:
    """Cut a text into tokens.

    Returns:
        The tokens, and for each whether one space follows it. Other white space is a token itself.
    """
    parts = _TOKEN.findall(text)
    return [word or space for word, _, space in parts], [bool(behind) for _, behind, _ in parts]


class PostTokenizer(DummyTokenizer):
    """spaCy's view of :func:`cut`. It has nothing to save: the code is its data."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut one text."""
        words, spaces = cut(text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], **_: Any) -> Iterable[Doc]:
        """Cut texts one by one."""
        return map(self, texts)
