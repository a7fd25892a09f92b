"""What the service may be asked, by whom, and how much at a time."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from sincerity.gates import Action

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""The names of this machine for itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that are checked before any work is done. Times are in seconds, sizes in bytes."""

    characters: int = 60_000
    posts: int = 200
    body: int = 2 * 1024 * 1024
    depth: int = 64
    body_seconds: float = 10.0
    header_seconds: float = 10.0
    work_seconds: float = 30.0
    drain_seconds: float = 8.0
    threads: int = field(default_factory=lambda: os.cpu_count() or 1)
    waiting: int = 32
    connections: int = 512


@dataclass(frozen=True, slots=True)
class GateSettings:
    """The gate for other systems. ``secret`` signs their requests; without it the gate is closed."""

    secret: bytes | None = None
    window: int = 300
    on_failure: Action = Action.BLOCK
    clearances: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """How one service runs.

    ``key`` is what callers must show; ``None`` only makes sense on the loopback. ``origins`` are the web pages of
    other sites that may ask. ``hosts`` are the names it answers to: on the loopback that keeps a web page that points
    its own name at this machine from reading answers; empty means any.
    """

    key: str | None = None
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = LOOPBACK
    limits: Limits = field(default_factory=Limits)
    gate: GateSettings = field(default_factory=GateSettings)
