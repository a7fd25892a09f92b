"""A line on standard error that says how far a long run is."""

from __future__ import annotations

import time
from typing import TextIO


class Progress:
    """Counts texts on a terminal, after the first second; *quiet* where reports already show how far it is."""

    _INTERVAL = 0.25

    def __init__(self, stream: TextIO, *, quiet: bool) -> None:
        self._stream = stream
        self._shows = stream.isatty() and not quiet
        self._next = time.monotonic() + 1.0
        self._written = 0

    def step(self, done: int) -> None:
        """Say how many texts are done, not more often than the eye can follow."""
        if self._shows and time.monotonic() >= self._next:
            text = f"{done:,} teksten gelezen …".replace(",", ".")
            self._stream.write(f"\r{text}")
            self._stream.flush()
            self._written = len(text)
            self._next = time.monotonic() + self._INTERVAL

    def clear(self) -> None:
        """Wipe the line, so that something else can be written."""
        if self._written:
            self._stream.write("\r" + " " * self._written + "\r")
            self._stream.flush()
            self._written = 0
