"""Weights in half precision on disk and in single precision in memory.

That halves the wheel and changes no figure.
"""

from collections.abc import Callable
from typing import Any

import numpy
from spacy.language import Language

__all__ = ["narrow", "widen"]


def narrow(nlp: Language) -> None:
    """Round all weights to half precision. What is saved then is half as large, and cannot be run before `widen`."""
    _convert(nlp, lambda weights: weights.astype(numpy.float16))


def widen(nlp: Language) -> None:
    """Bring all weights back to the precision that spaCy computes with."""
    _convert(nlp, lambda weights: numpy.ascontiguousarray(weights, dtype=numpy.float32))


def _convert(nlp: Language, change: Callable[[Any], Any]) -> None:
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is None or not hasattr(model, "walk"):
            continue
        for node in model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, change(node.get_param(name)))
