"""The error of a pattern that cannot be compiled, by itself: a run that compiles nothing needs no compiler."""

from __future__ import annotations


class PatternError(ValueError):
    """A pattern that cannot be compiled. ``path`` leads to it inside the rule's ``match``."""

    def __init__(self, reason: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
