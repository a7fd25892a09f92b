"""Readability. Advisory: it says how hard a text reads, not whether it is sincere."""

from __future__ import annotations

from importlib import import_module

from sincerity.document import Document
from sincerity.measures.base import Measure, word_count
from sincerity.measures.surface import sentence_count
from sincerity.pipeline.annotation import Annotation


def flesch_douma(document: Document) -> float:
    """Return 206.84 - 0.93 x words per sentence - 77 x syllables per word; higher reads easier.

    0 for a post without words.

    Source:
        Douma (1960), *De leesbaarheid van landbouwbladen*; syllables are counted by textstat.
    """
    words, sentences = word_count(document), sentence_count(document)
    if not words or not sentences:
        return 0.0
    textstat = import_module("textstat")  # late: its import takes longer than checking a draft
    textstat.set_lang("nl")
    syllables: int = textstat.syllable_count(document.text)
    return 206.84 - 0.93 * words / sentences - 77 * syllables / words


MEASURES = (
    Measure(
        "flesch_douma",
        "Leesgemak volgens Flesch-Douma: 60 is gewoon, onder 30 zwaar.",
        "punten",
        Annotation.NOTHING,
        flesch_douma,
    ),
)
