"""A linter that reads in other processes, for machines with more than one core: threads share one."""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock

from sincerity.api import Linter
from sincerity.config import Config
from sincerity.document import Source
from sincerity.linter import unchecked
from sincerity.report import Failure, Report

_WARM_UP = "Wij hoorden dat de lift stilstond. Vandaag kwam de monteur."


class ProcessLinter(Linter):
    """Reads every post in one of a few processes of its own.

    Args:
        config: Settings; each process makes a linter with them.
        jobs: How many processes.
    """

    def __init__(self, config: Config, jobs: int) -> None:
        super().__init__(config)
        self._jobs = jobs
        self._lock = Lock()
        self._pool = self._start()

    def check_source(self, source: Source, *, heed_directives: bool = True) -> Report:
        """Check a post, and wait for it. If its process falls over that is a failure; the next post gets a new one."""
        pool = self._pool
        try:
            return pool.submit(_check, source, heed_directives).result()
        except BrokenProcessPool:
            with self._lock:
                if self._pool is pool:
                    self._pool = self._start()
                    pool.shutdown(wait=False, cancel_futures=True)
            message = "de tekst is niet nagekeken: het proces dat ermee bezig was is gestopt"
            return unchecked(source, Failure(message, path=source.path))

    def close(self) -> None:
        """Stop the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        # Processes that start afresh inherit no locks of the threads that serve.
        return ProcessPoolExecutor(
            self._jobs, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(self.config,)
        )


_worker: Linter | None = None
"""The linter of a process that was started to check; set once, before its first post."""


def _begin(config: Config) -> None:
    global _worker
    # The process that serves decides when these stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _worker = Linter(config)
    _worker.check(_WARM_UP)


def _check(source: Source, heed_directives: bool) -> Report:
    assert _worker is not None
    return _worker.check_source(source, heed_directives=heed_directives)
