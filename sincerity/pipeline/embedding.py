"""Embed every word form once, however often it stands in the posts of a run.

The first layers of the model look at a word form alone, and most tokens of a post are forms that were there before.
The vectors are the same to the last bit; only the time is less.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy
from spacy.language import Language
from thinc.api import Model

__all__ = ["embed_once"]

_LAYERS = ("extract_features", "list2ragged", "with_array(", "with_array(maxout", "ragged2list")
_MIX = numpy.uint64(0x9E3779B97F4A7C15)
_MOST = 20_000
"""Forms to keep; eight megabytes. When there are more, the keeping starts anew."""


def embed_once(nlp: Language) -> None:
    """Let the shared layers of a pipeline embed forms instead of tokens, if they are built as spaCy's own."""
    if "tok2vec" not in nlp.pipe_names:
        return
    model = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    chain = model.layers[0] if model.layers else model
    names = [layer.name for layer in chain.layers]
    if len(names) == len(_LAYERS) and all(map(str.startswith, names, _LAYERS)):
        model.layers[0] = Model("embed_once", _Forms(), layers=[chain])


class _Forms:
    """What the first layers made of each form, by a number for its features."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}
        self._vectors: Any = None

    def __call__(self, model: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Any], Any]:
        extract, _, embed, mix, _ = model.layers[0].layers
        features = extract.predict(docs)
        rows = numpy.concatenate(features)
        keys = numpy.zeros(len(rows), dtype=numpy.uint64)
        for column in rows.T:
            keys = (keys ^ column) * _MIX  # an odd number, so that nothing is lost where it overflows
        forms, firsts, places = numpy.unique(keys, return_index=True, return_inverse=True)
        vectors = self._look_up(
            forms.tolist(), lambda new: mix.layers[0].predict(embed.layers[0].predict(rows[firsts[new]]))
        )
        ends = numpy.cumsum([len(found) for found in features])[:-1]
        return numpy.split(vectors[places], ends), None

    def _look_up(self, forms: list[int], embed: Callable[[list[int]], Any]) -> Any:
        if len(self._places) + len(forms) > _MOST:
            self._places.clear()
        if len(forms) > _MOST:
            return embed(list(range(len(forms))))
        new = [number for number, form in enumerate(forms) if form not in self._places]
        if new:
            made = embed(new)
            if self._vectors is None:
                self._vectors = numpy.zeros((_MOST, made.shape[1]), dtype=made.dtype)
            start = len(self._places)
            self._vectors[start : start + len(new)] = made
            self._places.update((forms[number], start + place) for place, number in enumerate(new))
        return self._vectors[[self._places[form] for form in forms]]
