"""YAML read as text, with the line of every part."""

from __future__ import annotations

from typing import Any

import pytest

from sincerity import yaml_nodes
from sincerity.errors import RuleError


@pytest.fixture(params=yaml_nodes._parsers, ids=lambda parser: parser.__name__)
def parser(request: pytest.FixtureRequest) -> Any:
    """Each of the two parsers that PyYAML may have."""
    return request.param


def test_scalars_stay_what_was_written(parser: Any):
    """‘on’, ‘12:30’, ‘~’ and nothing are texts."""
    text = "a: on\nb: 12:30\nc: [no, ~, 007, 1.0]\nd:\n"

    data = yaml_nodes._parse(text, "f", parser).data

    assert data == {"a": "on", "b": "12:30", "c": ["no", "~", "007", "1.0"], "d": ""}


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ((), 2),
        (("a",), 2),
        (("b", "c"), 4),
        (("b", "c", 1), 6),
        (("b", "geen"), 3),
        (("b", "c", 9), 4),
        (("a", "x"), 2),
    ],
)
def test_every_key_has_its_line(keys: tuple[str | int, ...], line: int):
    """A key that is not there gets the line of what it should be in."""
    file = yaml_nodes.parse("# kop\na: 1\nb:\n  c:\n    - x\n    - y\n", "f")

    assert line == file.line(keys)


def test_error_counts_list_items_from_one():
    """The path is for people."""
    file = yaml_nodes.parse("terms:\n  - phrase: x\n", "regel.yaml")

    assert file.error(("terms", 0, "phrase"), "mag niet") == "regel.yaml:2: terms.1.phrase: mag niet"
    assert file.error((), "mag niet", at="terms") == "regel.yaml:1: mag niet"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "f:3: sleutel ‘a’ staat er al, op regel 1"),
        ("a: {b: 1, b: 2}\n", "f:1: sleutel ‘b’ staat er al, op regel 1"),
        ("", "f:1: het bestand is leeg"),
        ("# alleen dit\n", "f:1: het bestand is leeg"),
        (
            "a: *korting\n",
            "f:1: ‘*korting’ is in YAML een verwijzing; zet een tekst die met * begint tussen aanhalingstekens",
        ),
        (
            "a: &b c\n",
            "f:1: ‘&b’ is in YAML een verwijzing; zet een tekst die met & begint tussen aanhalingstekens",
        ),
        (
            "\na: !nu\n",
            "f:2: ‘!nu’ is in YAML een type; zet een tekst die met ! begint tussen aanhalingstekens",
        ),
        (
            "{a: b}: c\n",
            "f:1: een sleutel is één woord; zet een tekst die met { of [ begint tussen aanhalingstekens",
        ),
        (
            "a: b: c\n",
            "f:1: geen geldige YAML: een dubbele punt met een spatie erna; zet de tekst tussen aanhalingstekens",
        ),
        ("a: 'b\nc: d\n", "f:3: geen geldige YAML: een aanhalingsteken dat nergens sluit"),
        ("a: b\n---\nc: d\n", "f:2: geen geldige YAML: een tweede document na ---; een bestand heeft er één"),
        (
            "a: {X} b\nc: d\n",
            "f:1: geen geldige YAML: tekst na een aanhalingsteken, een ] of een }, "
            "of een regel die te ver of te weinig inspringt",
        ),
        ("a: b\nwoord\n", "f:3: geen geldige YAML: een sleutel zonder dubbele punt"),
        ("a: b\nc: d\x01\n", "f:2: een onzichtbaar teken dat in YAML niet mag; haal het weg"),
    ],
)
def test_mistake_is_named_with_its_line(parser: Any, text: str, message: str):
    """Both parsers say the same."""
    with pytest.raises(RuleError) as caught:
        yaml_nodes._parse(text, "f", parser)

    assert message == str(caught.value)


def test_every_duplicate_key_is_named():
    """Two mistakes are two lines."""
    with pytest.raises(RuleError) as caught:
        yaml_nodes.parse("a: 1\na: 2\nb: {c: 1, c: 2}\n", "f")

    assert (
        str(caught.value)
        == "f:2: sleutel ‘a’ staat er al, op regel 1\nf:3: sleutel ‘c’ staat er al, op regel 3"
    )


def test_unknown_complaint_of_the_parser_is_passed_on():
    """What we have no words for is shown as it came."""
    with pytest.raises(RuleError) as caught:
        yaml_nodes.parse("a: |x\n  b\n", "f")

    assert str(caught.value).startswith("f:1: geen geldige YAML (while scanning a block scalar ")


def test_tab_is_named():
    """A tab looks like spaces and is none."""
    with pytest.raises(RuleError, match=r"^f:2: geen geldige YAML: een tab"):
        yaml_nodes.parse("a:\n\t- x\n", "f")
