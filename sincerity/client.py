"""Asking a running service from Python, with the standard library alone.

>>> client = Client("http://127.0.0.1:8765")  # doctest: +SKIP
>>> client.check("Koop nu!", channel="instagram")["verdict"]  # doctest: +SKIP
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from sincerity.errors import SincerityError


class ServiceError(SincerityError):
    """The service did not do what was asked. ``status`` is 0 when it could not be reached at all."""

    def __init__(self, message: str, *, status: int = 0, code: str = "unreachable") -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class Client:
    """One service.

    Args:
        url: Where it is, such as ``http://127.0.0.1:8765``.
        key: Its key, where it asks for one.
        secret: What signs requests to its gate.
        timeout: How many seconds an answer may take.
    """

    def __init__(
        self, url: str, *, key: str | None = None, secret: bytes | None = None, timeout: float = 30.0
    ) -> None:
        if not url.startswith(("http://", "https://")):
            raise ServiceError(f"‘{url}’ is geen adres van een service; het begint met http:// of https://")
        self._url = url.rstrip("/")
        self._key = key
        self._secret = secret
        self._timeout = timeout

    def check(
        self, text: str, *, channel: str | None = None, reply_to: str | None = None, markup: str | None = None
    ) -> dict[str, Any]:
        """Check one post and return it as it stands in the JSON output.

        Raises:
            ServiceError: If the service cannot be reached or refuses.
        """
        post = {"text": text, "channel": channel, "reply_to": reply_to, "markup": markup}
        answer: dict[str, Any] = self._ask("/v1/check", post)["posts"][0]
        return answer

    def check_many(self, posts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Check up to 200 posts, each with ``text`` and optionally ``id, channel, reply_to, markup``; in order."""
        answer: list[dict[str, Any]] = self._ask("/v1/check", {"posts": list(map(dict, posts))})["posts"]
        return answer

    def rules(self) -> list[dict[str, Any]]:
        """Return the rules that run."""
        rules: list[dict[str, Any]] = self._ask("/v1/rules")["rules"]
        return rules

    def rule(self, name: str) -> dict[str, Any]:
        """Return all there is to know of one rule."""
        return self._ask(f"/v1/rules/{quote(name)}")

    def gate(
        self,
        document: Mapping[str, Any] | Sequence[Any],
        fields: Iterable[Mapping[str, str]],
        *,
        channel: str | None = None,
        reply_to: str | None = None,
        bypass: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Ask whether a document may be published; ``decision`` of the answer is allow, warn or block.

        Args:
            document: What the CMS holds.
            fields: Where its texts are: ``{"pointer": "/title", "format": "plain"}``.
            channel: Where it will be published.
            reply_to: The message that it answers.
            bypass: ``who``, ``reason`` and whether that is ``permitted``.

        Raises:
            ServiceError: If the service cannot be reached or refuses: then nothing was decided.
        """
        if self._secret is None:
            raise ServiceError("voor de poort is een geheim nodig: Client(…, secret=…)")
        body = {
            "document": document,
            "fields": list(map(dict, fields)),
            "channel": channel,
            "reply_to": reply_to,
            "bypass": bypass,
        }
        return self._ask("/v1/gate", body, signed=True)

    def _ask(self, path: str, body: Any = None, *, signed: bool = False) -> dict[str, Any]:
        headers = {"Accept": "application/json"}
        data = None
        if body is not None:
            data = json.dumps(body, ensure_ascii=True).encode("ascii")
            headers["Content-Type"] = "application/json"
        if self._key is not None and not signed:
            headers["Authorization"] = f"Bearer {self._key}"
        if signed and data is not None and self._secret is not None:
            stamp = str(int(time.time()))
            told = hmac.new(self._secret, stamp.encode() + b"." + data, hashlib.sha256).hexdigest()
            headers |= {"X-Sincerity-Timestamp": stamp, "X-Sincerity-Signature": f"sha256={told}"}
        try:
            with urlopen(Request(self._url + path, data, headers), timeout=self._timeout) as answer:
                value: dict[str, Any] = json.load(answer)
                return value
        except HTTPError as error:
            raise _refused(error) from None
        except (URLError, OSError) as error:
            reason = getattr(error, "reason", None) or error
            raise ServiceError(f"{self._url}: de service antwoordt niet ({reason})") from None
        except ValueError:
            raise ServiceError(f"{self._url}: het antwoord is geen JSON", code="answer") from None


def _refused(error: HTTPError) -> ServiceError:
    try:
        told = json.load(error)["error"]
        return ServiceError(told["message"], status=error.code, code=told["code"])
    except (ValueError, KeyError, TypeError, OSError):
        return ServiceError(f"de service antwoordt met {error.code}", status=error.code, code="http")
