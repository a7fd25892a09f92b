"""The OpenAPI document says what the service does: schemathesis asks it everything the document allows, and more."""

from __future__ import annotations

import re

import jsonschema
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from sincerity.server.openapi import WRITTEN, openapi
from sincerity.server.settings import Settings
from tests.server.calls import call

schema = schemathesis.openapi.from_dict(openapi(Settings()))


@schema.parametrize()
@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case: schemathesis.Case, service: str):
    """Status, media type, body and refusals; the gate has no secret here, so it only refuses."""
    case.call_and_validate(base_url=service)


def test_the_document_is_served(service: str):
    """And its schemas are schemas."""
    status, document, _ = call(f"{service}/openapi.json")

    assert (status, document["openapi"]) == (200, "3.1.0")
    for part in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(part)


def test_a_key_is_in_the_document_where_one_is_asked_for():
    """Client generators then ask for it."""
    described = openapi(Settings(key="x"))["paths"]["/v1/check"]["post"]

    assert described["security"] == [{"key": []}]
    assert "401" in described["responses"]


def test_a_text_that_the_document_allows_is_not_empty():
    """White space is another set of characters in other languages; a text of it alone is refused, and so it is said."""
    written = re.compile(WRITTEN)

    assert all(bool(written.search(sign)) == bool(sign.strip()) for sign in map(chr, range(0x3001)))
