"""The line that says how far a long run is."""

from __future__ import annotations

import io

import pytest

from sincerity import progress
from sincerity.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return a list whose one value is the time."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_short_run_shows_nothing(clock: list[float]) -> None:
    """Within the first second."""
    stream = Terminal()
    shown = Progress(stream, quiet=False)

    clock[0] += 0.9
    shown.step(10)
    shown.clear()

    assert stream.getvalue() == ""


def test_long_run_counts_and_wipes_its_line(clock: list[float]) -> None:
    """Four times a second at most."""
    stream = Terminal()
    shown = Progress(stream, quiet=False)

    clock[0] += 1.0
    shown.step(1200)
    shown.step(1201)
    shown.clear()

    assert stream.getvalue() == "\r1.200 teksten gelezen …\r" + " " * 23 + "\r"


@pytest.mark.parametrize(("stream", "quiet"), [(io.StringIO(), False), (Terminal(), True)])
def test_pipe_or_visible_reports_show_nothing(stream: io.StringIO, quiet: bool, clock: list[float]) -> None:
    """A log file is no terminal; reports on the screen are progress enough."""
    shown = Progress(stream, quiet=quiet)

    clock[0] += 5.0
    shown.step(1)

    assert stream.getvalue() == ""
