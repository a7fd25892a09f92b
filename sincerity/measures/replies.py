"""Measures of a post against the message that it answers; all are 0 where it answers none."""

from __future__ import annotations

from sincerity.document import Document
from sincerity.measures.base import Measure
from sincerity.pipeline.annotation import Annotation


def _left_open(document: Document) -> frozenset[str]:
    if document.message is None:
        return frozenset()
    # Late here and below: few posts answer a message, and what an answer looks like is long to tell.
    from sincerity.measures.answering import left_open

    return left_open(document)


def _question_left_open(document: Document) -> float:
    return float(bool(_left_open(document) - {"complaint"}))


def _complaint_left_open(document: Document) -> float:
    return float("complaint" in _left_open(document))


def _dead_end_returned(document: Document) -> float:
    if document.message is None:
        return 0.0
    from sincerity.measures.dead_end import dead_end_returned

    return dead_end_returned(document)


MEASURES = (
    Measure(
        "question_left_open",
        "Of het bericht iets vraagt waarop geen zin van het antwoord ingaat.",
        "0 of 1",
        Annotation.NOTHING,
        _question_left_open,
    ),
    Measure(
        "complaint_left_open",
        "Of het bericht klaagt en geen zin van het antwoord zegt wat er gebeurt.",
        "0 of 1",
        Annotation.NOTHING,
        _complaint_left_open,
    ),
    Measure(
        "dead_end_returned",
        "Of het antwoord alleen wijst naar wat volgens het bericht niet werkt.",
        "0 of 1",
        Annotation.NOTHING,
        _dead_end_returned,
    ),
)
