"""A run over many posts: what was checked before comes from the cache, the rest is spread over processes.

Outcomes come in the order of the posts, whoever is ready first, and at most a few dozen are held at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sincerity import api
from sincerity.config import Config
from sincerity.document import Source
from sincerity.errors import SincerityError
from sincerity.finding import Edit
from sincerity.report import Failure, Report
from sincerity.rule import Rule
from sincerity.selection import select_rules

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from sincerity.result_cache import Keys, ResultCache

_AHEAD = 4
"""Posts read ahead per process."""

_Outcome = Report | Failure


class Checker:
    """Checks posts as :class:`sincerity.api.Linter` does, which it makes only when a post has to be read.

    Args:
        config: Settings.
        jobs: How many processes to use; 1 is this one alone.
        cache: Where outcomes are kept; without one everything is read again.

    Raises:
        ConfigError: If the configuration names something that does not exist, or selects nothing.
        RuleError: If a rule of an own pack cannot be loaded.
    """

    def __init__(self, config: Config, *, jobs: int = 1, cache: ResultCache | None = None) -> None:
        self.config = config
        self._jobs = jobs
        self._cache = cache
        self._packs = api.load_packs(config)
        self._keys: Keys | None = None
        self._linter: api.Linter | None = None
        self._rules: dict[object, tuple[Rule, ...]] = {}
        self.rules = self._rules_at(config.at(None))

    @property
    def known_rules(self) -> Iterator[Rule]:
        """Every rule there is, also those that run on some paths only, or nowhere."""
        return (rule for pack in self._packs for rule in pack.rules)

    def check_source(self, source: Source) -> Report:
        """Check one post in this process."""
        key = self._key(source)
        if key is not None and self._cache is not None:
            known = self._cache.fetch(key, source)
            if known is not None:
                return known
        report = self._made().check_source(source)
        self._keep(key, source, report)
        return report

    def repairs(self, source: Source) -> tuple[Edit, ...]:
        """Return the edits that mend a post where no judgement is needed."""
        return self._made().repairs(source)

    def _made(self) -> api.Linter:
        if self._linter is None:
            self._linter = api.Linter(self.config, loaded=self._packs)
        return self._linter

    def check_all(self, items: Iterable[Source | Failure]) -> Iterator[_Outcome]:
        """Check a stream of posts; a failure to read one is passed on in its place.

        Raises:
            SincerityError: If a process stopped before its time, or no linter can be made.
        """
        try:
            if self._jobs == 1:
                for item in items:
                    yield item if isinstance(item, Failure) else self.check_source(item)
            else:
                yield from self._spread(items)
        finally:
            if self._cache is not None:
                self._cache.tidy()

    def _spread(self, items: Iterable[Source | Failure]) -> Iterator[_Outcome]:
        # Late: these take longer to import than one draft to check.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        # Processes that start afresh behave alike on every system, and inherit no locks of a half-loaded model.
        pool = ProcessPoolExecutor(
            self._jobs, multiprocessing.get_context("spawn"), initializer=_start, initargs=(self.config,)
        )
        waiting: deque[Callable[[], _Outcome]] = deque()
        try:
            for item in items:
                waiting.append(self._begin(pool, item))
                while len(waiting) > self._jobs * _AHEAD:
                    yield waiting.popleft()()
            while waiting:
                yield waiting.popleft()()
        except BrokenProcessPool as error:
            raise SincerityError(
                "een van de processen is gestopt voor het klaar was; probeer het met minder (--jobs 1)"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _begin(self, pool: ProcessPoolExecutor, item: Source | Failure) -> Callable[[], _Outcome]:
        """Start on one item and return what gives its outcome."""
        if isinstance(item, Failure):
            return lambda: item
        key = self._key(item)
        if key is not None and self._cache is not None:
            known = self._cache.fetch(key, item)
            if known is not None:
                return lambda: known
        future = pool.submit(_check, item)
        return lambda: self._finish(key, item, future)

    def _finish(self, key: str | None, source: Source, future: Future[Report]) -> Report:
        report = future.result()
        self._keep(key, source, report)
        return report

    def _key(self, source: Source) -> str | None:
        # What comes through a pipe has no place to come back to, and may be nobody's business.
        if self._cache is None or source.path is None:
            return None
        if self._keys is None:
            from sincerity.result_cache import Keys  # late: a run without a cache needs no digests

            self._keys = Keys(self._packs)
        config = self.config.at(source.path)
        return self._keys.key(source, config, self._rules_at(config))

    def _keep(self, key: str | None, source: Source, report: Report) -> None:
        if key is not None and self._cache is not None:
            self._cache.store(key, source, report)

    def _rules_at(self, config: Config) -> tuple[Rule, ...]:
        key = config.choice_of_rules
        if key not in self._rules:
            self._rules[key] = select_rules(self._packs, config)
        return self._rules[key]


_worker: api.Linter | SincerityError | None = None
"""The linter of a process that was started to check, or why there is none; set once, before its first post."""


def _start(config: Config) -> None:
    import signal

    global _worker
    # Ctrl-C is answered by the process that was asked; the others stop when it closes the pool.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _worker = api.Linter(config)
    except SincerityError as error:
        # Raised here it would end the pool with a traceback per process; the first post brings it to who asked.
        _worker = error


def _check(source: Source) -> Report:
    if isinstance(_worker, SincerityError):
        raise _worker
    assert _worker is not None
    return _worker.check_source(source)
