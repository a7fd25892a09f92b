"""Long documents in pieces, so that memory is bounded however long a text is.

The layers of a model make some twenty kilobytes of numbers for every token that they see together. A document
is cut where a sentence starts, at a line break if there is one, and its pieces are joined after annotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc

__all__ = ["batches", "cut", "join"]

_LONGEST = 1_000
"""Tokens of a piece: more than nearly any post, which is therefore read as a whole."""

_TOGETHER = 4_000
"""Tokens that a component gets at once."""


def cut(doc: Doc) -> list[Doc]:
    """Return a document itself, or its pieces if it is long. Needs sentence starts."""
    if len(doc) <= _LONGEST:
        return [doc]
    marks = doc.to_array([SENT_START]).tolist()
    starts = [place for place, mark in enumerate(marks) if mark == 1]
    ends = [*_ends(doc, starts), len(doc)]
    return [doc[start:end].as_doc() for start, end in zip([0, *ends], ends, strict=False)]


def _ends(doc: Doc, starts: Sequence[int]) -> Iterator[int]:
    """Yield where each piece but the last ends: late in what a piece may hold, behind a line break if that can be."""
    begin = place = 0
    while len(doc) - begin > _LONGEST:
        limit = begin + _LONGEST
        late = []
        while place < len(starts) and starts[place] <= limit:
            if starts[place] > begin + _LONGEST // 2:
                late.append(starts[place])
            place += 1
        # A sentence that is longer than half a piece is no sentence; it is cut wherever it is.
        begin = next(
            (start for start in reversed(late) if "\n" in doc[start - 1].text), max(late, default=limit)
        )
        while place and starts[place - 1] > begin:
            place -= 1
        yield begin


def batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Put documents together in batches of some thousands of tokens."""
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        if batch and size + len(doc) > _TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
    if batch:
        yield batch


def join(pieces: Sequence[Doc]) -> Doc:
    """Make one document of annotated pieces."""
    if len(pieces) == 1:
        return pieces[0]
    whole = Doc.from_docs(list(pieces), ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
    assert whole is not None  # there is at least one piece
    return whole
