"""A service that really listens, on a port of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from sincerity.api import Linter
from sincerity.config import Config
from sincerity.server.run import Server, listen, make_server
from sincerity.server.settings import Settings


@contextmanager
def running(linter: Any, settings: Settings | None = None) -> Iterator[tuple[str, Server]]:
    """Serve in a thread; yields the address and the server."""
    listening = listen("127.0.0.1", 0)
    server = make_server(linter, settings or Settings(), "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", server
    finally:
        server.should_exit = True
        thread.join(15)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def linter() -> Linter:
    """The shipped rules that need no language model."""
    return Linter(Config(model="none"))


@pytest.fixture(scope="session")
def service(linter: Linter) -> Iterator[str]:
    """The address of a service with default settings."""
    with running(linter) as (url, _):
        yield url


@pytest.fixture
def serving() -> Callable[..., Any]:
    """Serve with settings of one's own."""
    return running
