"""The features of a word form that the shipped pipeline was trained on.

spaCy gives a model the first letter, the last three letters and the shape of a word. Dutch verb forms show at
the front (ge-, ver-, ont-), so the prefix here is three letters; and every emoji, tag, name and address gets
the features of its kind, so that one never seen before is not mistaken for a noun.
"""

import re
from typing import Any, cast

from spacy.attrs import PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.lang.lex_attrs import word_shape
from spacy.vocab import Vocab

from sincerity.pipeline.tokenizer import EMOJI

__all__ = ["set_features"]

_KIND = re.compile(
    rf"(?P<emoji>{EMOJI})|(?P<tag>#\w.*)|(?P<name>@\w.*)|(?P<address>https?://.*|www\..*|.+@.+\..+)",
    re.DOTALL,
)


def _kind(form: str) -> str | None:
    if form.isalpha():
        return None
    match = _KIND.fullmatch(form)
    return f"<{match.lastgroup}>" if match else None


def _prefix(form: str) -> str:
    return _kind(form) or form[:3].lower()


def _suffix(form: str) -> str:
    return _kind(form) or form[-3:].lower()


def _shape(form: str) -> str:
    return _kind(form) or word_shape(form)


def set_features(vocab: Vocab) -> None:
    """Make *vocab* compute these features for forms it has not seen yet."""
    getters = cast(Any, vocab).lex_attr_getters  # spaCy's own stub leaves it out
    getters.update({PREFIX: _prefix, SUFFIX: _suffix, SHAPE: _shape})
