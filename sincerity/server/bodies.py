"""Reading the body of a request within bounds of size and time."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.requests import ClientDisconnect, Request

from sincerity.server.json_text import JsonError, load
from sincerity.server.problems import Problem
from sincerity.server.settings import Limits

_MOST_DISCARDED = 64 * 1024 * 1024
"""So much of a body that is too large is still taken off the line, so that its sender hears why."""


async def read_body(request: Request, limits: Limits) -> bytes:
    """Return the body of a JSON request.

    Raises:
        Problem: If it is no JSON by its headers, too large, or too slow.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Problem(415, "content-type", "stuur JSON, met Content-Type: application/json")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Problem(415, "content-encoding", "stuur de tekst zonder Content-Encoding")
    announced = request.headers.get("content-length")
    # A client that waits for permission needs no more than the answer.
    if announced is not None and announced.isdigit() and int(announced) > limits.body:
        if request.headers.get("expect", "").lower() != "100-continue":
            await _discard(request, limits)
        raise _too_large(limits)
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(limits.body_seconds):
            async for chunk in request.stream():
                size += len(chunk)
                if size <= limits.body:
                    chunks.append(chunk)
                elif chunks:
                    chunks.clear()
                if size > _MOST_DISCARDED:
                    break
    except TimeoutError:
        seconds = f"{limits.body_seconds:g}"
        raise Problem(
            408, "slow", f"de tekst kwam niet binnen {seconds} seconden aan", headers={"Connection": "close"}
        ) from None
    except ClientDisconnect:
        raise Problem(400, "gone", "de verbinding werd verbroken") from None
    if size > limits.body:
        raise _too_large(limits)
    return b"".join(chunks)


async def _discard(request: Request, limits: Limits) -> None:
    size = 0
    try:
        async with asyncio.timeout(limits.body_seconds):
            async for chunk in request.stream():
                size += len(chunk)
                if size > _MOST_DISCARDED:
                    return
    except (TimeoutError, ClientDisconnect):
        return


def parse(body: bytes, limits: Limits) -> dict[str, Any]:
    """Return the object that a body holds.

    Raises:
        Problem: If it holds anything else.
    """
    try:
        value = load(body, depth=limits.depth)
    except JsonError as error:
        raise Problem(400, "json", str(error)) from None
    if not isinstance(value, dict):
        raise Problem(422, "type", "verwacht: een object", pointer="")
    return value


def _too_large(limits: Limits) -> Problem:
    most = f"{limits.body // 1024:,}".replace(",", ".")
    return Problem(413, "too-large", f"de aanvraag is te groot; er passen {most} kB in")
