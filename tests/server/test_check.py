"""``POST /v1/check`` and the rules: what goes in and what comes out."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from importlib import resources

import jsonschema
import pytest

from sincerity.api import Linter
from sincerity.formats.jsonout import post_object
from tests.server.calls import call

TEXT = "😀😀 Koop nu onze 👨‍👩‍👧 unieke jas.\n😀 Alleen vandaag!"


def test_one_post_gives_the_object_of_the_json_output(service: str, linter: Linter):
    """The same as the command line prints, and it fits the schema."""
    status, answer, _ = call(f"{service}/v1/check", {"text": TEXT, "channel": "instagram", "id": 7})

    schema = json.loads(resources.files("sincerity").joinpath("output_schema.json").read_text())
    jsonschema.validate(answer, schema)
    assert status == 200
    expected = post_object(linter.check(TEXT, channel="instagram"))
    assert answer["posts"] == [{**expected, "id": "7"}]
    assert answer["counts"]["posts"] == 1


def test_many_posts_come_back_in_order(service: str):
    """Each with its own channel and id."""
    posts = [{"text": f"Dit is bericht {i}.", "id": str(i), "channel": "mail"} for i in range(200)]

    _, answer, _ = call(f"{service}/v1/check", {"posts": posts})

    assert [post["id"] for post in answer["posts"]] == [str(i) for i in range(200)]
    assert {post["channel"] for post in answer["posts"]} == {"email"}


def test_utf16_offsets_cut_the_same_words_in_javascript(service: str):
    """Also in a second line, behind emoji in both."""
    _, answer, _ = call(f"{service}/v1/check?offsets=utf16", {"text": TEXT})

    units = TEXT.encode("utf-16-le")
    lines = TEXT.split("\n")
    findings = [f for f in answer["posts"][0]["findings"] if f["start"] is not None]
    assert len(findings) >= 2
    for finding in findings:
        assert units[2 * finding["start"] : 2 * finding["end"]].decode("utf-16-le") == finding["text"]
        line = lines[finding["line"] - 1].encode("utf-16-le")
        assert line[2 * (finding["column"] - 1) :].decode("utf-16-le").startswith(finding["text"][:4])


def test_markup_is_read_as_such(service: str):
    """A code block in Markdown is not read."""
    text = "Dag.\n\n    koop nu, alleen vandaag\n"

    found = [
        len(call(f"{service}/v1/check", {"text": text, "markup": markup})[1]["posts"][0]["findings"])
        for markup in ("plain", "markdown")
    ]

    assert found[0] > 0
    assert found[1] == 0


@pytest.mark.parametrize(
    ("body", "status", "pointer", "message"),
    [
        ({}, 422, "/text", "ontbreekt"),
        ({"text": "  \n"}, 422, "/text", "leeg"),
        ({"text": 3}, 422, "/text", "tekst"),
        ({"text": "a", "chanel": "web"}, 422, "/chanel", "bedoel je ‘channel’"),
        ({"text": "a", "channel": "linkdin"}, 422, "/channel", "bedoel je ‘linkedin’"),
        ({"text": "a", "markup": "rtf"}, 422, "/markup", "markdown"),
        ({"text": "a", "id": True}, 422, "/id", "geheel getal"),
        ({"text": "a" * 60_001}, 422, "/text", "60001 tekens"),
        ({"text": "a\ud800b"}, 422, "/text", "half teken"),
        ({"text": "a", "reply_to": "\udc00"}, 422, "/reply_to", "half teken"),
        ({"posts": []}, 422, "/posts", "leeg"),
        ({"posts": {}}, 422, "/posts", "lijst"),
        ({"posts": ["a"]}, 422, "/posts/0", "object"),
        ({"posts": [{"text": "a"}, {"text": ""}]}, 422, "/posts/1/text", "leeg"),
        ({"posts": [{"text": "a"}] * 201}, 422, "/posts", "201 berichten"),
        ({"posts": [{"text": "a"}], "text": "b"}, 422, "/text", "onbekende sleutel"),
        ([], 422, "", "object"),
        ("a", 422, "", "object"),
    ],
)
def test_a_wrong_request_is_told_what_and_where(
    service: str, body: object, status: int, pointer: str, message: str
):
    """A status, a pointer and a sentence."""
    found, answer, _ = call(f"{service}/v1/check", body)

    assert (found, answer["error"]["pointer"]) == (status, pointer)
    assert message.replace("geheel", "heel") in answer["error"]["message"]


def test_an_unknown_unit_of_offsets_is_refused(service: str):
    """A typo must not silently give code points."""
    assert call(f"{service}/v1/check?offsets=utf-16", {"text": "a"})[0] == 422


def test_answers_are_right_when_many_ask_at_once(service: str, linter: Linter):
    """Threads share one linter; nobody gets another's findings."""
    texts = [f"Bericht {i}. {'Koop nu! ' * (i % 4)}Alleen vandaag {i}." for i in range(60)]
    expected = [post_object(linter.check(text))["findings"] for text in texts]

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda text: call(f"{service}/v1/check", {"text": text})[1], texts))

    assert [answer["posts"][0]["findings"] for answer in answers] == expected


def test_the_list_names_every_rule_and_each_has_a_page(service: str, linter: Linter):
    """An alias leads to its rule."""
    _, listed, _ = call(f"{service}/v1/rules")
    assert [rule["id"] for rule in listed["rules"]] == [rule.id for rule in linter.rules]

    rule = next(rule for rule in linter.rules if rule.aliases and rule.bad)
    for name in rule.names:
        status, page, _ = call(f"{service}/v1/rules/{name}")
        assert (status, page["id"]) == (200, rule.id)
        assert page["explain"]
        assert page["examples"]["bad"]


def test_an_unknown_rule_gets_the_nearest_name(service: str):
    """As on the command line."""
    status, answer, _ = call(f"{service}/v1/rules/koop-nu-gebot")

    assert status == 404
    assert "koop-nu-gebod" in answer["error"]["message"]


def test_it_is_alive_and_ready(service: str, linter: Linter):
    """For whatever watches over it."""
    assert call(f"{service}/healthz")[:2] == (200, {"status": "ok"})
    assert call(f"{service}/readyz")[1]["rules"] == len(linter.rules)
