"""One linter for several threads, as the service has it."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from sincerity import Config, Linter
from sincerity.matchers import literals, phrase_automaton
from tests.helpers import labelled


def test_threads_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one thread remembers of words, another may meet half made or thrown away, and neither finds less for it."""
    monkeypatch.setattr(phrase_automaton, "_MOST_REMEMBERED", 200)
    monkeypatch.setattr(literals, "_MOST_REMEMBERED", 200)
    linter = Linter(Config(model="none"))
    texts = [post["text"] for post in labelled("posts")]

    def found(text: str) -> list[tuple[str, str | None]]:
        report = linter.check(text)
        assert report.failures == ()
        return [(finding.rule, finding.text) for finding in report.findings]

    alone = [found(text) for text in texts]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(6) as pool:
            together = list(pool.map(found, texts))
    finally:
        sys.setswitchinterval(interval)

    assert together == alone
