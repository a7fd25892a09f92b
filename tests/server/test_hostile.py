"""Hostile and broken requests: a clear answer, never a 500, and the next caller notices nothing."""

from __future__ import annotations

import gzip
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sincerity.server.json_text import JsonError, load
from sincerity.server.settings import Limits, Settings
from tests.server.calls import call, connect, speak

HEAD = b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
MEGABYTES_50 = 50 * 1024 * 1024


@pytest.mark.parametrize(
    ("raw", "status", "code"),
    [
        (b"", 400, "json"),
        (b"{", 400, "json"),
        (b'{"text": "a"', 400, "json"),
        (b'{"text": NaN}', 400, "json"),
        (b'{"text": "a", "text": "b"}', 400, "json"),
        (b'{"id": ' + b"9" * 5000 + b"}", 400, "json"),
        (b"[" * 200_000, 400, "json"),
        (b'{"text":' * 100_000, 400, "json"),
        (b"[" * 60 + b"]" * 60, 422, "type"),
        (b'"' + b"[" * 200_000, 400, "json"),
        (b'{"text": "caf\xe9"}', 400, "json"),
        ('{"text": "dag"}'.encode("utf-16"), 400, "json"),
        (b'{"text": "\\ud800"}', 422, "characters"),
        (b'{"\\ud800": 1, "text": "a"}', 422, "unknown-key"),
        (b'{"text": "a", "channel": "\\ud800"}', 422, "characters"),
        (b'{"text": "\xed\xa0\x80"}', 400, "json"),
    ],
)
def test_a_body_that_is_no_request_is_refused(service: str, raw: bytes, status: int, code: str):
    """Whatever is in it."""
    found, answer, _ = call(f"{service}/v1/check", raw=raw)

    assert (found, answer["error"]["code"]) == (status, code)


@pytest.mark.parametrize(
    "text", ["a\0b", "\ufeff\u202e\u2066x", "\r\r\n\x0b\x0c\x85\u2028", "🏳️‍🌈" * 99, "e\u0301" * 999]
)
def test_strange_but_whole_texts_are_checked(service: str, text: str):
    """They are texts."""
    assert call(f"{service}/v1/check?offsets=utf16", {"text": text + " dag"})[0] == 200


@pytest.mark.parametrize("markup", ["plain", "markdown", "html"])
@pytest.mark.parametrize(
    "seed",
    'a|!|#a|@a|((|‘|"|**|_|[a](|&amp;|<b>|</|<p |<!--|0,0 |é|😀|\u0301|wij |koop nu |excuses voor het |!\n|a\n\n'.split(
        "|"
    ),
)
def test_no_text_within_the_limit_keeps_it_busy_for_long(service: str, seed: str, markup: str):
    """The same few letters sixty thousand characters long are answered within seconds, with nothing left unread."""
    started = time.monotonic()

    status, answer, _ = call(
        f"{service}/v1/check", {"text": (seed * 60_000)[:59_996] + "\ndag", "markup": markup}
    )

    assert (status, answer["posts"][0]["failures"]) == (200, [])
    assert time.monotonic() - started < 15


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Content-Type": "text/plain"}, "content-type"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, "content-type"),
        ({"Content-Encoding": "gzip"}, "content-encoding"),
    ],
)
def test_a_body_that_is_announced_as_something_else_is_not_read(
    service: str, headers: dict[str, str], code: str
):
    """Compressed bodies could unpack to gigabytes."""
    raw = gzip.compress(b'{"text": "a"}') if "Content-Encoding" in headers else b'{"text": "a"}'

    status, answer, _ = call(f"{service}/v1/check", raw=raw, headers=headers)

    assert (status, answer["error"]["code"]) == (415, code)


def test_fifty_megabytes_are_refused_announced_or_not(service: str):
    """By their announced length, and else when the limit is passed."""
    status, answer, _ = call(f"{service}/v1/check", raw=b" " * MEGABYTES_50)
    assert (status, answer["error"]["code"]) == (413, "too-large")

    chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    with connect(service) as connection:
        head = HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        received = speak(connection, head, *[chunk] * 50, b"0\r\n\r\n")
    assert b" 413 " in received.split(b"\r\n")[0]


def test_a_caller_that_waits_for_permission_hears_no_before_it_sends(service: str):
    """Expect: 100-continue costs nobody fifty megabytes."""
    with connect(service) as connection:
        head = (
            HEAD + b"Expect: 100-continue\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % MEGABYTES_50
        )
        assert b" 413 " in speak(connection, head).split(b"\r\n")[0]


def test_one_byte_over_the_limit_is_over_the_limit(service: str):
    """And the limit itself is not."""
    limit = Limits().body
    fits = b'{"text": "a"}'.ljust(limit)

    assert call(f"{service}/v1/check", raw=fits)[0] == 200
    assert call(f"{service}/v1/check", raw=fits + b" ")[0] == 413


def test_a_slow_body_is_cut_off(serving: Any, linter: Any):
    """And others are served meanwhile."""
    limits = replace(Limits(), body_seconds=0.5)
    with serving(linter, Settings(limits=limits)) as (url, _), connect(url) as connection:
        connection.sendall(HEAD + b"Content-Length: 100\r\n\r\n" + b'{"te')
        assert call(f"{url}/v1/check", {"text": "dag"})[0] == 200
        started = time.monotonic()
        answer = speak(connection)

    assert b" 408 " in answer.split(b"\r\n")[0]
    assert time.monotonic() - started < 5


def test_a_caller_that_never_finishes_its_header_is_cut_off(serving: Any, linter: Any):
    """Connections are finite."""
    limits = replace(Limits(), header_seconds=0.5)
    with serving(linter, Settings(limits=limits)) as (url, _), connect(url) as connection:
        started = time.monotonic()
        speak(connection, b"POST /v1/check HTTP/1.1\r\nHost: local")

    assert time.monotonic() - started < 5


class Slow:
    """A linter that takes its time."""

    def __init__(self, linter: Any, seconds: float) -> None:
        self._linter, self._seconds = linter, seconds

    def __getattr__(self, name: str) -> Any:
        return getattr(self._linter, name)

    def check_source(self, source: Any, **options: Any) -> Any:
        time.sleep(self._seconds)
        return self._linter.check_source(source, **options)


def test_a_slow_post_blocks_nobody(serving: Any, linter: Any):
    """Health, rules and other posts go on."""
    limits = replace(Limits(), threads=2)
    with serving(Slow(linter, 1.0), Settings(limits=limits)) as (url, _), ThreadPoolExecutor(1) as pool:
        slow = pool.submit(call, f"{url}/v1/check", {"text": "dag"})
        time.sleep(0.2)
        started = time.monotonic()
        assert call(f"{url}/healthz")[0] == 200
        assert call(f"{url}/v1/rules")[0] == 200
        assert time.monotonic() - started < 0.7
        assert slow.result()[0] == 200


def test_work_that_takes_too_long_is_answered(serving: Any, linter: Any):
    """With what to do about it."""
    limits = replace(Limits(), work_seconds=0.3)
    with serving(Slow(linter, 1.0), Settings(limits=limits)) as (url, _):
        status, answer, headers = call(f"{url}/v1/check", {"text": "dag"})

    assert (status, answer["error"]["code"]) == (503, "timeout")
    assert headers["retry-after"]


def test_too_many_at_once_are_sent_away_before_their_body_is_read(serving: Any, linter: Any):
    """Those that were let in are served."""
    limits = replace(Limits(), threads=1, waiting=1)
    with serving(Slow(linter, 0.5), Settings(limits=limits)) as (url, _), ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: call(f"{url}/v1/check", {"text": "dag"}), range(6)))

    assert sorted(status for status, _, _ in answers) == [200, 200, 503, 503, 503, 503]
    assert all(headers["retry-after"] == "1" for status, _, headers in answers if status == 503)


def test_a_caller_that_hangs_up_harms_nobody(service: str):
    """In the header, in the body, and before the answer."""
    body = json.dumps({"posts": [{"text": "Koop nu"}] * 50}).encode()
    for sent in (
        b"POST /v1",
        HEAD + b"Content-Length: 50\r\n\r\n{",
        HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body,
    ):
        with connect(service) as connection:
            connection.sendall(sent)
    assert call(f"{service}/v1/check", {"text": "dag"})[0] == 200


def test_an_error_of_our_own_says_so_and_quotes_no_text(
    serving: Any, linter: Any, caplog: pytest.LogCaptureFixture
):
    """Neither the answer nor the log."""

    class Broken(Slow):
        def check_source(self, source: Any, **options: Any) -> Any:
            raise ValueError(source.text)

    with serving(Broken(linter, 0)) as (url, _):
        status, answer, _ = call(f"{url}/v1/check", {"text": "geheim plan"})

    assert (status, answer["error"]["code"]) == (500, "internal")
    assert "ValueError" in caplog.text
    assert "geheim" not in caplog.text + json.dumps(answer)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=60)
    | st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "posts", "channel", "reply_to", "id", "markup"]), inner, max_size=4
            )
        ),
        max_leaves=8,
    ).map(lambda value: json.dumps(value).encode())
)
def test_no_body_at_all_gives_a_500(service: str, raw: bytes):
    """300 of them."""
    assert call(f"{service}/v1/check?offsets=utf16", raw=raw)[0] in (200, 400, 413, 422)


@given(st.binary(max_size=200) | st.text(alphabet='[]{}"\\,:a\n', max_size=200).map(str.encode))
def test_reading_json_either_works_or_says_why(raw: bytes):
    """And what works is what the standard library reads."""
    try:
        value = load(raw, depth=50)
    except JsonError as error:
        told = str(error)
    else:
        told = "ok"
        assert value == json.loads(raw)
    assert told
