"""Headings that lost their full stop and run into the sentence behind them: "Zwembad Morgen gaat het open".

The rules for sentences cut at marks and line breaks. Where a word that is no name has a capital in the middle of what
they take for one sentence, the parser decides, for it knows the word classes and has learned to start anew.
"""

import re

import numpy
from spacy.attrs import IDX, SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

__all__ = ["LINKS", "OPENERS", "leave_starts_open"]

OPENERS = frozenset(
    """
    aan aangezien al alle als bij binnen bovendien buiten daar daarbij daarmee daarna daarnaast daarom dan dankzij
    dat de deze die dit doordat door echter een eerst elk elke en er geen gisteren haar het hier hierbij hierdoor hij
    hoe hoewel hun ik in indien inmiddels je jij jullie later maar mijn met momenteel morgen na naast naar nadat niet
    nog nooit nu of om omdat omstreeks ondanks onder ons onze ook op over per rond sedert sinds soms sommige tegen
    terwijl tijdens toch toen tot tussen u uit vaak van vanaf vandaag vanuit vanwege veel vervolgens volgens voor
    voordat vroeger waar waarom wanneer want wat we welke wie wij ze zij zijn zo zodra zonder zowel
    """.split()
)
"""What has a capital only where a sentence opens or in a name."""

LINKS = frozenset([",", "-", "–", "—", "/", "&", "(", "en", "of", "van"])
"""Behind these a name goes on."""

_OPENING = re.compile(r" ([A-Z][a-z]*)(?![\w'’-])")
_CLOSERS = ")]”»"
_GOES_ON = frozenset(["ADP", "CCONJ", "DET", "SCONJ"])


def leave_starts_open(doc: Doc) -> Doc:
    """Let the parser decide where a heading may end: no finite verb before, a capital, a finite verb behind."""
    text = doc.text
    openings = [
        match.start(1)
        for match in _OPENING.finditer(text)
        if match[1].lower() in OPENERS and _is_word_end(text[match.start() - 1])
    ]
    if not openings:
        return doc
    places, marks = doc.to_array([IDX, SENT_START]).astype(numpy.int64).T
    starts = numpy.flatnonzero(marks == 1)
    for place in numpy.searchsorted(places, openings).tolist():
        if place >= len(doc) or marks[place] == 1 or _goes_on(doc[place - 1]):
            continue
        later = int(numpy.searchsorted(starts, place))
        begin = int(starts[later - 1]) if later else 0
        end = int(starts[later]) if later < len(starts) else len(doc)
        if not _has_finite(doc, begin, place) and _has_finite(doc, place, end):
            marks[place] = 0
    doc.from_array([SENT_START], marks.astype(numpy.uint64))
    return doc


def _is_word_end(letter: str) -> bool:
    return letter.isalnum() or letter in _CLOSERS


def _goes_on(before: Token) -> bool:
    return before.lower_ in LINKS or before.pos_ in _GOES_ON


def _has_finite(doc: Doc, begin: int, end: int) -> bool:
    return any("Fin" in doc[place].morph.get("VerbForm", []) for place in range(begin, end))
