"""``POST /v1/gate``: signed, fresh, once; and fields of any shape."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from sincerity.client import Client, ServiceError
from sincerity.server.fields import FieldError, Mapped, pick
from sincerity.server.openapi import openapi
from sincerity.server.problems import Problem
from sincerity.server.settings import GateSettings, Settings
from sincerity.server.signing import Signatures, sign
from tests.server.calls import call
from tests.server.conftest import running

SECRET = b"een-geheim-van-zestien"
SALES = "Koop nu en mis het niet! Alleen vandaag de allerbeste prijs van heel Nederland. Wees er snel bij, op is op."
FINE = "De lift stond drie dagen stil. Een kabel was versleten. Hij doet het weer sinds vanochtend tien uur."
KEYS = ["a", "children", "text", "*", "0", "", "type", "nodeType", "content", "value", "marks"]
FIELDS = [
    {"pointer": "/title"},
    {"pointer": "/body", "format": "html"},
    {"pointer": "/blocks/*/text", "format": "markdown"},
    {"pointer": "/rich", "format": "portable-text"},
]


@pytest.fixture(scope="module")
def place(linter: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A service with an open gate, and its log."""
    log = tmp_path_factory.mktemp("poort") / "toegestaan.jsonl"
    with running(linter, Settings(gate=GateSettings(secret=SECRET, clearances=log))) as (url, _):
        yield url, log


@pytest.fixture
def client(place: tuple[str, Path]) -> Client:
    """A CMS that knows the secret."""
    return Client(place[0], secret=SECRET)


def signed(body: bytes, *, at: int | None = None, secret: bytes = SECRET) -> dict[str, str]:
    """Return the headers of a signed request."""
    stamp = int(time.time()) if at is None else at
    return {"X-Sincerity-Timestamp": str(stamp), "X-Sincerity-Signature": sign(secret, stamp, body)}


def test_a_bad_document_is_blocked_with_findings_at_their_fields(client: Client):
    """Plain, HTML, Markdown in a list, and Portable Text."""
    document = {
        "title": "😀 Nieuws",
        "body": f"<p>R&amp;D zegt:</p><p>{SALES}</p>",
        "blocks": [{"text": "**Koop nu** een jas."}, {"image": 3}],
        "rich": [
            {
                "_type": "block",
                "children": [{"_type": "span", "text": "Al"}, {"_type": "span", "text": "leen vandaag!"}],
            },
            {"_type": "image"},
        ],
    }

    answer = client.gate(document, FIELDS, channel="nieuws")

    schema = openapi(Settings())["components"]["schemas"]
    jsonschema.validate(answer, {"$ref": "#/components/schemas/Decision", "components": {"schemas": schema}})
    assert answer["decision"] == "block"
    assert answer["reasons"][0]["code"] == "verdict"
    texts = {
        "/body": document["body"],
        "/blocks/0/text": "**Koop nu** een jas.",
        "/rich/0": "Alleen vandaag!",
        "/title": "😀 Nieuws",
    }
    placed = [f for f in answer["findings"] if f["field"]]
    assert {f["field"] for f in placed} >= {"/body", "/blocks/0/text"}
    assert all(texts[f["field"]][f["start"] : f["end"]] == f["text"] for f in placed)
    assert any("image" in notice for notice in answer["notices"])


def test_a_good_document_is_allowed(client: Client):
    """Without reasons."""
    answer = client.gate({"title": "De lift", "body": f"<p>{FINE}</p>"}, FIELDS[:2])

    assert (answer["decision"], answer["reasons"]) == ("allow", [])


def test_fields_that_are_nowhere_do_not_pass_for_an_empty_page(client: Client):
    """A typo in the mapping would else open the gate."""
    answer = client.gate({"titel": SALES}, FIELDS)

    assert (answer["decision"], answer["reasons"][0]["code"]) == ("block", "no-field")


def test_a_field_that_is_nowhere_beside_one_that_is_there_is_a_warning(client: Client):
    """A typo in one pointer would else leave that field unread in silence."""
    answer = client.gate({"title": FINE, "body": SALES}, [{"pointer": "/title"}, {"pointer": "/bdy"}])

    assert (answer["decision"], [r["code"] for r in answer["reasons"]]) == ("warn", ["missing"])
    assert "/bdy" in answer["reasons"][0]["message"]


def test_a_field_that_is_no_text_is_a_mistake(client: Client):
    """Silence about it would be a pass."""
    with pytest.raises(ServiceError, match="gevonden: een object") as caught:
        client.gate({"title": {"nl": SALES}}, FIELDS[:1])
    assert caught.value.status == 422


@pytest.mark.parametrize(
    "headers",
    [
        lambda body: {},
        lambda body: signed(body, secret=b"ander-geheim"),
        lambda body: signed(body + b" "),
        lambda body: signed(body, at=int(time.time()) - 301),
        lambda body: signed(body, at=int(time.time()) + 400),
        lambda body: {**signed(body), "X-Sincerity-Timestamp": "gisteren"},
        lambda body: {**signed(body), "X-Sincerity-Timestamp": str(int(time.time()) - 1)},
        lambda body: {**signed(body), "X-Sincerity-Signature": "sha256=\xe9"},
    ],
)
def test_unsigned_wrong_and_old_requests_are_refused(place: tuple[str, Path], headers: Any):
    """The timestamp is part of what is signed."""
    body = json.dumps({"document": {"title": "a"}, "fields": FIELDS[:1]}).encode()

    assert call(f"{place[0]}/v1/gate", raw=body, headers=headers(body))[0] == 401


def test_a_request_is_answered_once(place: tuple[str, Path]):
    """Who listens in cannot use it again."""
    body = json.dumps({"document": {"title": "nog eens"}, "fields": FIELDS[:1]}).encode()
    headers = signed(body)

    assert [call(f"{place[0]}/v1/gate", raw=body, headers=headers)[0] for _ in range(2)] == [200, 409]


def test_what_is_too_old_to_be_accepted_is_forgotten():
    """Memory stays bounded."""
    now = 1000.0
    signatures = Signatures(SECRET, 300, clock=lambda: now)
    for i in range(50):
        signatures.verify(Headers(signed(b"%d" % i, at=int(now))), b"%d" % i)
        now += 100
    assert len(signatures._seen) < 10
    with pytest.raises(Problem, match="seconden oud"):
        signatures.verify(Headers(signed(b"0", at=1000)), b"0")


def test_without_a_secret_the_gate_is_closed(service: str):
    """An unsigned gate would be no gate."""
    body = b'{"document": {}, "fields": []}'
    status, answer, _ = call(f"{service}/v1/gate", raw=body, headers=signed(body))
    assert (status, answer["error"]["code"]) == (403, "gate-closed")


def test_a_bypass_passes_and_is_on_record(place: tuple[str, Path], client: Client):
    """Who, when, why, and the digest of the text; not the text."""
    answer = client.gate(
        {"title": SALES},
        FIELDS[:1],
        bypass={"who": "ans@example.nl", "reason": "letterlijk citaat", "permitted": True},
    )

    record = json.loads(place[1].read_text().splitlines()[-1])
    assert answer["decision"] == "warn"
    assert answer["reasons"][0]["code"] == "cleared"
    assert record == answer["bypass"]
    assert (record["who"], record["reason"], record["digest"]) == (
        "ans@example.nl",
        "letterlijk citaat",
        answer["digest"],
    )
    assert "Koop" not in place[1].read_text()


@pytest.mark.parametrize(("reason", "permitted"), [("mag van mij", False), (" ", True)])
def test_a_bypass_without_permission_or_reason_is_refused(
    place: tuple[str, Path], client: Client, reason: str, permitted: bool
):
    """And leaves no record."""
    before = place[1].read_text() if place[1].exists() else ""
    with pytest.raises(ServiceError) as caught:
        client.gate(
            {"title": SALES}, FIELDS[:1], bypass={"who": "ans", "reason": reason, "permitted": permitted}
        )
    assert (caught.value.status, caught.value.code) == (403, "bypass")
    assert (place[1].read_text() if place[1].exists() else "") == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"document": "a", "fields": FIELDS},
        {"document": {}, "fields": []},
        {"document": {}, "fields": [{"pointer": "title"}]},
        {"document": {}, "fields": [{"pointer": "/~2"}]},
        {"document": {}, "fields": [{"pointer": "/a", "format": "rtf"}]},
        {"document": {}, "fields": [{"pointer": "/a", "format": ["html"]}]},
        {"document": {}, "fields": [{"pointer": 3}]},
        {"document": {"rich": "a"}, "fields": FIELDS},
        {"document": {"rich": [3]}, "fields": FIELDS},
        {"document": {"title": "\ud800"}, "fields": FIELDS},
        {"document": {"title": "a"}, "fields": FIELDS, "channel": "linkdin"},
        {
            "document": {"title": "a"},
            "fields": FIELDS,
            "bypass": {"who": "a", "reason": "b", "permitted": "ja"},
        },
        {"document": {"title": "a"}, "fields": FIELDS, "bypas": None},
    ],
)
def test_a_request_that_is_no_request_is_told_where(place: tuple[str, Path], body: object):
    """422 with a pointer."""
    raw = json.dumps(body).encode()
    status, answer, _ = call(f"{place[0]}/v1/gate", raw=raw, headers=signed(raw))

    assert status == 422
    assert answer["error"]["pointer"].startswith("/")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner),
        max_leaves=12,
    ),
    st.lists(st.sampled_from(["a", "*", "0", "1", "children", "text", "", "~1"]), max_size=4),
    st.sampled_from(["plain", "portable-text", "contentful", "prosemirror"]),
)
def test_any_pointer_into_any_document_gives_text_or_says_why(document: Any, steps: list[str], kind: str):
    """Every part is where its name says."""
    pointer = "".join(f"/{step}" for step in steps)
    try:
        picked = pick(document, (Mapped(pointer, kind),))
    except FieldError as error:
        told = str(error)
    else:
        told = "ok"
        assert all(isinstance(part.text, str) for part in picked.parts)
    assert told
