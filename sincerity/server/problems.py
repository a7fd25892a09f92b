"""Answers to requests that cannot be served: a status, a code for programs, and a Dutch sentence for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from sincerity.formats.machine import whole_characters
from sincerity.server.json_text import dump


class Problem(Exception):  # noqa: N818 - the name that HTTP gives to such an answer (RFC 9457)
    """A request that gets an error. ``pointer`` leads to the part of the body that is wrong (RFC 6901)."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        pointer: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.pointer = pointer
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """Return the answer."""
        error: dict[str, Any] = {"code": self.code, "message": whole_characters(self.message)}
        if self.pointer is not None:
            error["pointer"] = whole_characters(self.pointer)
        return json_response({"error": error}, status=self.status, headers=self.headers)


def json_response(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return *value* as a JSON answer that no cache keeps."""
    return Response(
        dump(value),
        status_code=status,
        media_type="application/json",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def busy(message: str) -> Problem:
    """Return the answer of a service that has too much to do right now."""
    return Problem(503, "busy", message, headers={"Retry-After": "1"})
