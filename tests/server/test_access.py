"""Who may ask: keys, host names, pages of other sites, and what the page itself may do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sincerity.server.guard import POLICY
from sincerity.server.settings import Settings
from tests.server.calls import call, connect, speak

KEY = "een-lange-sleutel"
SITE = "https://cms.example"


@pytest.fixture(scope="module")
def keyed(linter: Any) -> Iterator[str]:
    """A service with a key and one foreign site."""
    from tests.server.conftest import running

    with running(linter, Settings(key=KEY, origins=(SITE,))) as (url, _):
        yield url


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "Bearer",
        "Bearer fout",
        f"Basic {KEY}",
        f"Bearer {KEY}x",
        f"Bearer {KEY[:-1]}",
        "Bearer \xe9",
    ],
)
@pytest.mark.parametrize("path", ["/v1/check", "/v1/rules", "/v1/rules/koop-nu-gebod"])
def test_without_the_key_nothing_is_answered(keyed: str, path: str, given: str | None):
    """Also when it is nearly right."""
    headers = {} if given is None else {"Authorization": given}

    status, answer, sent = call(keyed + path, {"text": "a"} if path == "/v1/check" else None, headers=headers)

    assert (status, answer["error"]["code"], sent["www-authenticate"]) == (401, "key", "Bearer")


def test_with_the_key_it_answers(keyed: str):
    """As ever."""
    assert call(f"{keyed}/v1/check", {"text": "a"}, headers={"Authorization": f"bearer {KEY}"})[0] == 200


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/static/page.js"])
def test_what_holds_no_answers_needs_no_key(keyed: str, path: str):
    """A page has to load before it can ask for the key."""
    assert call(keyed + path)[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", ""])
def test_other_names_for_this_machine_are_refused(service: str, host: str):
    """A page of another site that points its own name here would else read the answers."""
    with connect(service) as connection:
        request = f"GET /v1/rules HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        assert b" 421 " in speak(connection, request.encode()).split(b"\r\n")[0]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:8765", "[::1]:8765"])
def test_its_own_names_are_right(service: str, host: str):
    """With a port or without."""
    with connect(service) as connection:
        request = f"GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        assert b" 200 " in speak(connection, request.encode()).split(b"\r\n")[0]


def test_pages_of_other_sites_get_nothing(service: str):
    """Not even an answer that they could not read."""
    for origin in ("https://evil.example", "null", "http://[", service.replace("http", "https")):
        status, answer, headers = call(f"{service}/v1/check", {"text": "a"}, headers={"Origin": origin})
        if origin.endswith(service.removeprefix("http://")):
            continue  # the same host by another scheme is this service behind a proxy
        assert (status, answer["error"]["code"]) == (403, "foreign-page")
        assert "access-control-allow-origin" not in headers


def test_its_own_page_may_ask(service: str):
    """Browsers name the origin there too."""
    assert call(f"{service}/v1/check", {"text": "a"}, headers={"Origin": service})[0] == 200


def test_a_named_site_may_ask_and_no_other(keyed: str):
    """Preflight and request."""
    status, _, headers = call(f"{keyed}/v1/check", headers={"Origin": SITE}, method="OPTIONS")
    assert (status, headers["access-control-allow-origin"]) == (204, SITE)
    assert "Authorization" in headers["access-control-allow-headers"]

    sent = {"Origin": SITE, "Authorization": f"Bearer {KEY}"}
    status, _, headers = call(f"{keyed}/v1/check", {"text": "a"}, headers=sent)
    assert (status, headers["access-control-allow-origin"], headers["vary"]) == (200, SITE, "Origin")

    status, _, headers = call(
        f"{keyed}/v1/check", headers={"Origin": "https://evil.example"}, method="OPTIONS"
    )
    assert status == 403
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/v1/rules", "/nergens", "/v1/check"])
def test_every_answer_carries_the_policy(service: str, path: str):
    """Errors too; and nothing in it allows inline code or other sites."""
    _, _, headers = call(service + path)

    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/",
        "/static/index.html",
        "/%00",
        "/v1/rules/../../x",
    ],
)
def test_only_the_files_of_the_page_are_served(service: str, path: str):
    """There is no folder to climb out of."""
    assert call(service + path)[0] == 404


def test_a_wrong_method_is_said_so(service: str):
    """As JSON."""
    status, answer, _ = call(f"{service}/v1/check")
    assert (status, answer["error"]["code"]) == (405, "method")
