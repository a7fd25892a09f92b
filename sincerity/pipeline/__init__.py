"""The Dutch language pipeline: the shipped one, an installed one of spaCy's, or one in a folder.

`load` gives a `Pipeline`, which annotates a text as far as is asked. spaCy is imported by `load`, not before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from sincerity.pipeline.annotation import Annotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Annotation", "Pipeline", "load"]

_BATCH = 64


class Pipeline:
    """A loaded pipeline. Its methods may be called from several threads; they take turns.

    Args:
        name: Name and version, for reports: findings depend on them.
        tokenize: Cuts a text into tokens.
        steps: What annotates them, per level.
    """

    def __init__(
        self, name: str, tokenize: Callable[[str], Doc], steps: Mapping[Annotation, Sequence[Any]]
    ) -> None:
        self.name = name
        self._tokenize = tokenize
        self._steps = steps
        self._turn = threading.Lock()

    def annotate(self, text: str, needs: Annotation) -> Doc:
        """Annotate one text; only the components that are needed run, and ``doc.text == text``."""
        with self._turn:
            return self._run([text], needs)[0]

    def stream(self, texts: Iterable[str], needs: Annotation) -> Iterator[Doc]:
        """Annotate texts in order, a few dozen at a time: faster than one by one, in bounded memory."""
        remaining = iter(texts)
        while batch := list(islice(remaining, _BATCH)):
            with self._turn:
                docs = self._run(batch, needs)
            yield from docs

    def _run(self, texts: Sequence[str], needs: Annotation) -> list[Doc]:
        from sincerity.pipeline import pieces  # late: it imports spaCy

        docs = [self._tokenize(text) for text in texts]
        for step in self._steps.get(Annotation.TOKENS, ()):
            docs = [step(doc) if len(doc) else doc for doc in docs]
        steps = [
            s for level, found in self._steps.items() if Annotation.TOKENS < level <= needs for s in found
        ]
        if not steps:
            return docs
        parts = [pieces.cut(doc) if len(doc) else [] for doc in docs]
        ready = (
            piece
            for batch in pieces.batches(piece for part in parts for piece in part)
            for piece in _apply(steps, batch)
        )
        return [
            pieces.join(list(islice(ready, len(part)))) if part else doc
            for doc, part in zip(docs, parts, strict=True)
        ]


def _apply(steps: Sequence[Any], docs: list[Doc]) -> list[Doc]:
    for step in steps:
        # A trained component takes the documents together, a rule takes them one by one.
        piped = step.pipe(docs, batch_size=len(docs)) if hasattr(step, "pipe") else map(step, docs)
        docs = list(piped)
    return docs


_pipelines: dict[str, Pipeline] = {}
_loading = threading.Lock()


def load(choice: str = "shipped") -> Pipeline:
    """Return a pipeline, loaded once per choice.

    Args:
        choice: ``"shipped"``, the name of an installed package such as ``nl_core_news_sm``, or a folder.

    Raises:
        ModelError: If it is missing or does not fit; the message names the command that mends it.
    """
    from sincerity.pipeline import loading

    with _loading:
        if choice not in _pipelines:
            _pipelines[choice] = Pipeline(*loading.assemble(choice))
        return _pipelines[choice]
