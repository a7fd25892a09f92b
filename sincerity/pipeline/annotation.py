"""What a rule can need of the language pipeline, from cheap to dear. Importable without spaCy."""

from enum import IntEnum

__all__ = ["Annotation"]


class Annotation(IntEnum):
    """Levels of annotation; each holds the ones below it."""

    NOTHING = 0
    """The text alone; no language pipeline."""
    TOKENS = 1
    """Tokens and sentence starts."""
    TAGS = 2
    """Word classes, features (imperatives among them) and lemmas."""
    DEPENDENCIES = 3
    """Heads and their relations."""
