"""What stands before every request: who asks, from where, and whether there is room. It looks at headers alone."""

from __future__ import annotations

import asyncio
import hmac
import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sincerity.server.problems import Problem
from sincerity.server.settings import Settings

log = logging.getLogger("sincerity.server")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may do: its own scripts and styles, its own service, and nothing else."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_CORS = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "600",
}


class Guard:
    """The outermost layer of the service.

    Args:
        app: What is behind it.
        settings: Who may ask what.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self.draining = False
        self.running = 0
        self._idle = asyncio.Event()

    async def drain(self, seconds: float) -> None:
        """Take no new work, and wait until what runs is done or the time is up."""
        self.draining = True
        while self.running and seconds > 0:
            self._idle.clear()
            started = asyncio.get_running_loop().time()
            try:
                await asyncio.wait_for(self._idle.wait(), seconds)
            except TimeoutError:
                log.warning("%d requests were cut off", self.running)
                return
            seconds -= asyncio.get_running_loop().time() - started

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        allowed = origin if origin in self._settings.origins else None
        started = False

        async def dressed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                out = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    out[name] = value
                if self._settings.origins:
                    out["Vary"] = "Origin"
                if allowed:
                    out["Access-Control-Allow-Origin"] = allowed
                    out["Cross-Origin-Resource-Policy"] = "cross-origin"
                if self.draining:
                    out["Connection"] = "close"
            await send(message)

        try:
            self._admit(scope, headers, allowed=allowed)
            if scope["method"] == "OPTIONS" and allowed:
                await Response(status_code=204, headers=_CORS)(scope, receive, dressed)
                return
            self.running += 1
            try:
                await self._app(scope, receive, dressed)
            finally:
                self.running -= 1
                if not self.running:
                    self._idle.set()
        except asyncio.CancelledError:
            # Only a service that has no time left cancels a request; its caller hears that much.
            if started or not self.draining:
                raise
            await _stopping().response()(scope, receive, dressed)
        except Problem as problem:
            await problem.response()(scope, receive, dressed)
        except Exception as error:
            # The message of an error may quote a draft, so only its kind and place are written down.
            log.error("%s in %s", type(error).__name__, _place(error))
            if started:
                raise RuntimeError("the answer broke off") from None
            message = "er ging iets mis in sincerity; de tekst is niet nagekeken"
            await Problem(500, "internal", message).response()(scope, receive, dressed)

    def _admit(self, scope: Scope, headers: Headers, *, allowed: str | None) -> None:
        host = _host_name(headers.get("host", ""))
        if self._settings.hosts and host not in self._settings.hosts:
            raise Problem(421, "wrong-host", "deze service luistert niet naar die naam")
        if self.draining and scope["path"] != "/healthz":
            raise _stopping()
        origin = headers.get("origin")
        if origin is not None and not allowed and urlsplit_host(origin) != headers.get("host", "").lower():
            raise Problem(
                403, "foreign-page", "een pagina van een andere site mag deze service niet gebruiken"
            )
        if scope["method"] == "OPTIONS" and allowed:
            return
        if self._settings.key is not None and _needs_key(scope["path"]):
            given = headers.get("authorization", "")
            kind, _, key = given.partition(" ")
            right = hmac.compare_digest(_bytes(key.strip()), _bytes(self._settings.key))
            if kind.lower() != "bearer" or not right:
                raise Problem(
                    401,
                    "key",
                    "geef de sleutel mee: Authorization: Bearer …",
                    headers={"WWW-Authenticate": "Bearer"},
                )


def _stopping() -> Problem:
    return Problem(503, "stopping", "de service stopt; probeer het zo weer", headers={"Retry-After": "5"})


def _needs_key(path: str) -> bool:
    """Tell whether a path is behind the key. The gate is not: its requests are signed one by one."""
    return path.startswith("/v1/") and path != "/v1/gate"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _host_name(host: str) -> str:
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def urlsplit_host(origin: str) -> str | None:
    """Return the host and port of an origin; ``None`` where it has none, as ``null``."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None


def _place(error: BaseException) -> str:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return "?" if place is None else f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}"
