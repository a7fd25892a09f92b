"""The service as an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from importlib import resources
from typing import Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send

from sincerity.api import Linter
from sincerity.channels import CHANNELS, NAMES
from sincerity.finding import FORBIDDEN_WORD
from sincerity.formats.names import LABEL_NAMES
from sincerity.formats.text import BAND_NAMES, SCORE_NAMES
from sincerity.gates import ClearanceLog, Gate, Policy
from sincerity.report import Report
from sincerity.schema import suggestion
from sincerity.server.bodies import parse, read_body
from sincerity.server.gate import GateRequest, cleared, decide, decision_object
from sincerity.server.guard import Guard
from sincerity.server.json_text import dump
from sincerity.server.openapi import openapi
from sincerity.server.problems import Problem, busy, json_response
from sincerity.server.requests import offsets_of, posts_of
from sincerity.server.results import check_object, rule_object, rule_summary
from sincerity.server.settings import Settings
from sincerity.server.signing import Signatures

T = TypeVar("T")

_STATIC = {
    "index.html": "text/html",
    "page.css": "text/css",
    "page.js": "text/javascript",
    "editor.js": "text/javascript",
    "results.js": "text/javascript",
    "drafts.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


class Workers:
    """Runs checks in threads, a bounded number of requests at a time.

    The threads do not make checking faster; they keep the service answering while one text takes long.
    """

    def __init__(self, settings: Settings) -> None:
        self._limits = settings.limits
        self._pool = ThreadPoolExecutor(self._limits.threads, "sincerity")
        self._admitted = 0

    @asynccontextmanager
    async def admit(self) -> AsyncIterator[None]:
        """Hold a place for one request, for as long as it may take.

        Raises:
            Problem: If there is no room, or the time is up.
        """
        if self._admitted >= self._limits.threads + self._limits.waiting:
            raise busy("de service heeft het druk; probeer het zo weer")
        self._admitted += 1
        try:
            async with asyncio.timeout(self._limits.work_seconds):
                yield
        except TimeoutError:
            seconds = f"{self._limits.work_seconds:g}"
            message = (
                f"nakijken duurde langer dan {seconds} seconden; stuur minder of kortere berichten tegelijk"
            )
            raise Problem(503, "timeout", message, headers={"Retry-After": "5"}) from None
        finally:
            self._admitted -= 1

    async def run(self, work: Callable[..., T], *args: Any) -> T:
        """Do one piece of work; others may go between two pieces of the same request."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *args)

    def close(self) -> None:
        """Start nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class Service:
    """The endpoints, with the one linter that they share."""

    def __init__(self, linter: Linter, settings: Settings) -> None:
        self._linter = linter
        self._settings = settings
        self._rules = {rule.id: rule for rule in linter.rules}
        self._names = {name: rule for rule in linter.rules for name in rule.names}
        self.workers = Workers(settings)
        gate = settings.gate
        self._gate = Gate(linter, Policy(on_failure=gate.on_failure))
        if gate.secret is not None:
            self._gate.pack  # noqa: B018 - worked out once, and not while the first editor waits
        self._signatures = None if gate.secret is None else Signatures(gate.secret, gate.window)
        self._log = None if gate.clearances is None else ClearanceLog(gate.clearances)

    async def check(self, request: Request) -> Response:
        """``POST /v1/check``."""
        offsets = offsets_of(request.query_params.get("offsets"))
        limits = self._settings.limits
        async with self.workers.admit():
            body = await read_body(request, limits)
            posts = posts_of(parse(body, limits), limits, channel=self._linter.config.at(None).channel)
            reports: list[Report] = []
            for post in posts:
                reports.append(await self.workers.run(self._linter.check_source, post))
                if len(posts) > 1 and await request.is_disconnected():
                    raise Problem(400, "gone", "de verbinding werd verbroken")
            answer = check_object(reports, rules=len(self._rules), offsets=offsets)
        return json_response(answer)

    async def gate(self, request: Request) -> Response:
        """``POST /v1/gate``."""
        offsets = offsets_of(request.query_params.get("offsets"))
        limits = self._settings.limits
        if self._signatures is None:
            raise Problem(403, "gate-closed", "de poort heeft geen geheim; start met SINCERITY_GATE_SECRET")
        async with self.workers.admit():
            body = await read_body(request, limits)
            self._signatures.verify(request.headers, body)
            asked = GateRequest(parse(body, limits), limits, channel=self._linter.config.at(None).channel)
            decision = await self.workers.run(decide, self._gate, asked)
            decision, clearance = await self.workers.run(cleared, decision, asked, self._log)
        return json_response(decision_object(decision, clearance, asked.picked.parts, offsets))

    async def rules(self, request: Request) -> Response:
        """``GET /v1/rules``."""
        return json_response({"rules": [rule_summary(rule) for rule in self._linter.rules]})

    async def rule(self, request: Request) -> Response:
        """``GET /v1/rules/ID``."""
        name = request.path_params["id"]
        if name not in self._names:
            message = f"onbekende regel ‘{name[:80]}’{suggestion(name[:80], self._names)}"
            raise Problem(404, "not-found", message)
        return json_response(rule_object(self._names[name]))

    async def health(self, request: Request) -> Response:
        """``GET /healthz``: the process lives."""
        return json_response({"status": "ok"})

    async def ready(self, request: Request) -> Response:
        """``GET /readyz``: it takes work; the guard answers for it once it stops."""
        model = self._linter.model
        return json_response({"status": "ready", "model": model, "rules": len(self._rules)})

    async def openapi(self, request: Request) -> Response:
        """``GET /openapi.json``."""
        return json_response(openapi(self._settings))


def create_app(linter: Linter, settings: Settings | None = None) -> Guard:
    """Return the service.

    Args:
        linter: What reads the texts. It should have read one, so that the first caller does not wait for it.
        settings: Who may ask what; without it this machine alone.
    """
    settings = settings or Settings()
    service = Service(linter, settings)
    routes = [
        Route("/v1/check", service.check, methods=["POST"]),
        Route("/v1/gate", service.gate, methods=["POST"]),
        Route("/v1/rules", service.rules),
        Route("/v1/rules/{id:path}", service.rule),
        Route("/healthz", service.health),
        Route("/readyz", service.ready),
        Route("/openapi.json", service.openapi),
        Route("/", _file("index.html")),
        Route("/static/names.js", _content(_names(), "text/javascript")),
        *(Route(f"/static/{name}", _file(name)) for name in _STATIC if name != "index.html"),
    ]
    router = Router(routes, redirect_slashes=False)
    app = ExceptionMiddleware(router, handlers={Problem: _problem, HTTPException: _http_error})

    async def with_self(scope: Scope, receive: Receive, send: Send) -> None:
        # The router raises its own errors, for the handlers above, only inside something that is called an app.
        await app({**scope, "app": app}, receive, send)

    return Guard(with_self, settings)


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return error.response()


_HTTP: Mapping[int, tuple[str, str]] = {
    404: ("not-found", "hier is niets; zie /openapi.json"),
    405: ("method", "dat kan hier niet; zie /openapi.json"),
}


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, message = _HTTP.get(error.status_code, ("http", "dat kan niet"))
    return Problem(error.status_code, code, message, headers=error.headers).response()


def _names() -> bytes:
    """Return what the page calls categories, labels and channels, as a module: the same names as everywhere else."""
    named = {
        "scores": {category.value: name for category, name in SCORE_NAMES.items()},
        "bands": {band.value: name for band, name in BAND_NAMES.items()},
        "labels": LABEL_NAMES,
        "channels": {name: NAMES[name] for name in CHANNELS},
        "forbidden": FORBIDDEN_WORD,
    }
    return b"export default " + dump(named) + b";\n"


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    content = resources.files("sincerity.server").joinpath("static", name).read_bytes()
    return _content(content, _STATIC[name])


def _content(content: bytes, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        return Response(content, media_type=kind, headers={"Cache-Control": "no-cache"})

    return serve
