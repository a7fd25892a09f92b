"""Running the service: one process that owns its signals, and stops without dropping what it has begun."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
from types import FrameType
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from sincerity.api import Linter
from sincerity.errors import SincerityError
from sincerity.server.app import create_app
from sincerity.server.guard import Guard
from sincerity.server.settings import Settings

_WARM_UP = "Wij hoorden dat de lift stilstond. Vandaag kwam de monteur. Hebben jullie er nog last van?"


class Server(uvicorn.Server):
    """Stops on SIGTERM or Ctrl-C: new requests get 503 while those that run are finished, within the time for it."""

    def __init__(self, config: uvicorn.Config, guard: Guard, drain_seconds: float) -> None:
        super().__init__(config)
        self._guard = guard
        self._drain_seconds = drain_seconds
        self._stopping: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Remember the loop, for signals come from outside it."""
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; a second Ctrl-C stops at once."""
        if self._guard.draining and sig == signal.SIGINT:
            self.force_exit = True
            self.should_exit = True
        elif self._loop is None:
            self.should_exit = True
        else:
            self._loop.call_soon_threadsafe(self._begin_to_stop)

    def _begin_to_stop(self) -> None:
        if self._stopping is None:
            self._stopping = asyncio.ensure_future(self._stop())

    async def _stop(self) -> None:
        await self._guard.drain(self._drain_seconds)
        self.should_exit = True


def _protocol(seconds: float) -> type[H11Protocol]:
    """Return the HTTP protocol that hangs up on a caller who sends no whole request header in time."""

    class Patient(H11Protocol):
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self.loop.call_later(seconds, self._hang_up, transport)

        def _hang_up(self, transport: Any) -> None:
            if self.cycle is None:
                transport.close()

    return Patient


def make_server(linter: Linter, settings: Settings, host: str, port: int) -> Server:
    """Return a server that has not started; the linter reads one text first, so that it is warm."""
    linter.check(_WARM_UP)
    guard = create_app(linter, settings)
    limits = settings.limits
    config = uvicorn.Config(
        guard,
        host=host,
        port=port,
        http=_protocol(limits.header_seconds),
        ws="none",
        lifespan="off",
        log_level=logging.WARNING,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=1,
    )
    return Server(config, guard, limits.drain_seconds)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes a free one.

    Raises:
        SincerityError: If the address cannot be had.
    """
    listening: socket.socket | None = None
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        if listening is not None:
            listening.close()
        raise SincerityError(f"kan niet luisteren op {host}:{port} ({error.strerror or error})") from None
    return listening


def serve(linter: Linter, settings: Settings, host: str, port: int) -> None:
    """Serve until told to stop.

    Raises:
        SincerityError: If the address cannot be had.
    """
    listening = listen(host, port)
    server = make_server(linter, settings, host, port)
    shown = f"[{host}]" if ":" in host else host
    print(
        f"sincerity: open http://{shown}:{listening.getsockname()[1]}/ (stoppen: Ctrl-C)",
        file=sys.stderr,
        flush=True,
    )
    server.run(sockets=[listening])
