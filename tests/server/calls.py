"""Requests as strangers send them: by the standard library, and byte by byte."""

from __future__ import annotations

import json
import socket
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def call(
    url: str,
    body: Any = None,
    *,
    headers: dict[str, str] | None = None,
    raw: bytes | None = None,
    method: str | None = None,
) -> tuple[int, Any, dict[str, str]]:
    """Return status, JSON (or text) and headers of one request."""
    data = raw if raw is not None else None if body is None else json.dumps(body).encode()
    sent = {"Content-Type": "application/json", **(headers or {})}
    try:
        with urlopen(Request(url, data, sent, method=method), timeout=20) as answer:
            return answer.status, _value(answer.read()), dict(answer.headers)
    except HTTPError as error:
        with error:
            return error.code, _value(error.read()), dict(error.headers)


def _value(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return data.decode()


def connect(url: str) -> socket.socket:
    """Return a bare connection."""
    host, port = url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=20)


def speak(connection: socket.socket, *pieces: bytes) -> bytes:
    """Send bytes and return everything that comes back."""
    try:
        for piece in pieces:
            connection.sendall(piece)
    except OSError:
        pass  # the other side has heard enough; what it says is what counts
    received = b""
    try:
        while chunk := connection.recv(65536):
            received += chunk
    except ConnectionResetError:
        pass
    return received
