"""Measures of who speaks to whom: sender, reader, the person who writes, *je* and *u*."""

from __future__ import annotations

from sincerity.document import Document
from sincerity.measures.base import (
    Measure,
    listed_words,
    per_hundred,
    rate_of,
    share,
    spoken_sentences,
    word_set,
)
from sincerity.pipeline.annotation import Annotation

SENDER = word_set("wij we ons onze onszelf wijzelf")
SPEAKER = word_set("ik mij me mijn mezelf ikzelf mijzelf 'k m'n")
INFORMAL = word_set("je jij jou jouw jullie jezelf jouzelf")
FORMAL = word_set("u uw uzelf")
FLEMISH = word_set("ge gij")
READER = INFORMAL | FORMAL | FLEMISH


def _openings(document: Document, vocabulary: frozenset[str]) -> float:
    sentences = spoken_sentences(document)
    return share(sum(s[0] in vocabulary for s in sentences), len(sentences))


def _ratio(document: Document) -> float:
    """Return reader words over reader and sender words; 0.5 where neither occurs: silence says nothing."""
    words = listed_words(document)
    reader, sender = sum(w in READER for w in words), sum(w in SENDER for w in words)
    return share(reader, reader + sender) if reader + sender else 0.5


def _mix(document: Document) -> float:
    """Return the share of the rarer of *je* and *u*: 0 for one form throughout, 0.5 for an even mix."""
    words = listed_words(document)
    informal, formal = sum(w in INFORMAL for w in words), sum(w in FORMAL for w in words)
    return share(min(informal, formal), informal + formal)


def _without_reader(document: Document) -> float:
    """Return the share of sentences with a sender word and no reader word."""
    sentences = spoken_sentences(document)
    alone = sum(any(w in SENDER for w in s) and not any(w in READER for w in s) for s in sentences)
    return share(alone, len(sentences))


def _speaker_rate(document: Document) -> float:
    words = listed_words(document)
    return per_hundred(sum(w in SPEAKER for w in words), len(words))


_PER_100 = "per 100 woorden"
MEASURES = (
    Measure(
        "sender_words_per_100",
        "Woorden voor de afzender: wij, we, ons, onze.",
        _PER_100,
        Annotation.NOTHING,
        rate_of(SENDER),
    ),
    Measure(
        "reader_words_per_100",
        "Woorden voor de lezer: je, jullie, u.",
        _PER_100,
        Annotation.NOTHING,
        rate_of(READER),
    ),
    Measure(
        "speaker_words_per_100",
        "Woorden voor één schrijver: ik, mij, mijn.",
        _PER_100,
        Annotation.NOTHING,
        _speaker_rate,
    ),
    Measure(
        "sender_openings",
        "Deel van de zinnen dat begint met wij, we, ons of onze.",
        "0-1",
        Annotation.NOTHING,
        lambda d: _openings(d, SENDER),
    ),
    Measure(
        "reader_openings",
        "Deel van de zinnen dat begint met je, jullie of u.",
        "0-1",
        Annotation.NOTHING,
        lambda d: _openings(d, READER),
    ),
    Measure(
        "reader_share",
        "Woorden voor de lezer tegenover die voor de afzender.",
        "0-1",
        Annotation.NOTHING,
        _ratio,
    ),
    Measure(
        "sender_only_share",
        "Deel van de zinnen over de afzender waarin de lezer niet voorkomt.",
        "0-1",
        Annotation.NOTHING,
        _without_reader,
    ),
    Measure("register_mix", "Door elkaar gebruiken van je en u.", "0-0,5", Annotation.NOTHING, _mix),
)
