"""Signed requests: whoever has the secret wrote this body, not long ago, and it comes for the first time.

The signature is HMAC-SHA256 over the timestamp, a full stop and the body, in hexadecimal behind ``sha256=``.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping

from sincerity.server.problems import Problem, busy

TIMESTAMP = "x-sincerity-timestamp"
SIGNATURE = "x-sincerity-signature"

_MOST_REMEMBERED = 100_000


def sign(secret: bytes, timestamp: int, body: bytes) -> str:
    """Return the signature of a body at a time in seconds since 1970."""
    told = hmac.new(secret, f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"sha256={told}"


class Signatures:
    """Checks signatures and remembers those of the last minutes.

    Args:
        secret: What both sides know.
        window: How many seconds a request may be old, or ahead of our clock.
        clock: The time.
    """

    def __init__(self, secret: bytes, window: int, clock: Callable[[], float] = time.time) -> None:
        self._secret = secret
        self._window = window
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()

    def verify(self, headers: Mapping[str, str], body: bytes) -> None:
        """Accept a request once.

        Raises:
            Problem: If it is unsigned, wrongly signed, too old, or a repetition.
        """
        stamp, signature = headers.get(TIMESTAMP, ""), headers.get(SIGNATURE, "")
        if not re.fullmatch(r"[0-9]{1,12}", stamp) or not signature:
            raise Problem(401, "unsigned", f"de aanvraag heeft {TIMESTAMP} en {SIGNATURE} nodig")
        right = sign(self._secret, int(stamp), body)
        if not hmac.compare_digest(right.encode(), signature.strip().encode("utf-8", "surrogatepass")):
            raise Problem(401, "signature", "de handtekening klopt niet bij deze tekst en dit tijdstip")
        now = self._clock()
        if abs(now - int(stamp)) > self._window:
            message = f"de aanvraag is meer dan {self._window} seconden oud of loopt voor; kijk naar de klok"
            raise Problem(401, "expired", message)
        while self._seen and next(iter(self._seen.values())) < now:
            self._seen.popitem(last=False)
        if right in self._seen:
            raise Problem(409, "replayed", "deze aanvraag is al beantwoord; onderteken hem opnieuw")
        if len(self._seen) >= _MOST_REMEMBERED:
            raise busy("te veel ondertekende aanvragen; probeer het zo weer")
        self._seen[right] = now + 2 * self._window
