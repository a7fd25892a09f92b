"""What is said of a value that does not fit its schema."""

from __future__ import annotations

from typing import Any

import pytest

from sincerity import schema, yaml_nodes
from sincerity.schema import Schema


def said(definition: dict[str, Any], text: str) -> list[str]:
    """Return the errors of a YAML text."""
    return Schema(definition).errors(yaml_nodes.parse(text, "f"))


def test_value_that_fits_has_no_errors():
    """Nothing is said then."""
    assert said({"type": "object"}, "a: b\n") == []


@pytest.mark.parametrize(
    ("definition", "text", "message"),
    [
        ({"type": "object"}, "- a\n", "f:1: verwacht sleutels met een waarde, gevonden een lijst"),
        ({"type": "array"}, "a: b\n", "f:1: verwacht een lijst (regels met een streepje ervoor), gevonden de sleutels ‘a’"),
        ({"properties": {"a": {"type": "array"}}}, "\na:\n", "f:2: a: verwacht een lijst (regels met een streepje ervoor), gevonden niets"),
        ({"type": ["string"]}, "- a\n", "f:1: verwacht een tekst, gevonden een lijst"),
        ({"maxItems": 1}, "[a, b]\n", "f:1: heeft er 2, hoogstens 1 mag"),
        ({"items": {"pattern": "^a"}}, "- a\n- b\n", "f:2: 2: ‘b’ past niet bij ^a"),
        ({"items": {"pattern": "^[0-9]+$"}}, "- 1.5\n", "f:1: 1: ‘1.5’ is geen heel getal"),
        ({"const": "a"}, "b\n", "f:1: past niet bij het schema (const: a)"),
        (
            {"properties": {"a": {}}, "additionalProperties": False},
            "zzz: b\n",
            "f:1: onbekende sleutel ‘zzz’; kies uit a",
        ),
        ({"enum": [f"waarde{n}{n}" for n in range(13)]}, "q\n", "f:1: ‘q’ kan hier niet; kies uit " + ", ".join(f"waarde{n}{n}" for n in range(12)) + " …"),
    ],
)  # fmt: skip
def test_reason_is_in_plain_dutch(definition: dict[str, Any], text: str, message: str):
    """What was found and what was expected."""
    assert said(definition, text) == [message]


def test_errors_follow_the_file_whatever_the_order_of_the_schema():
    """A writer goes through a file from top to bottom."""
    definition = {"properties": {"b": {"minLength": 1}, "a": {"minLength": 1}}, "additionalProperties": False}

    assert said(definition, "c: x\na: ''\nb: ''\n") == [
        "f:1: onbekende sleutel ‘c’; kies uit b, a",
        "f:2: a: is leeg",
        "f:3: b: is leeg",
    ]


def term(text: str) -> list[str]:
    """Return what is said of a term of a rule."""
    definitions = schema.rule_schema()["$defs"]
    return said({"$defs": definitions, "$ref": "#/$defs/term"}, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("verb: geven\npartikle: op\n", "f:2: onbekende sleutel ‘partikle’; bedoel je ‘particle’?"),
        ("verb: geven\nparts: [gaf]\n", "f:2: parts: heeft er 1, minstens 3 nodig"),
        ("phrase: geef\ncase: ja\n", "f:2: case: ‘ja’ kan hier niet; kies uit true, false"),
        ("noun: ''\n", "f:1: noun: is leeg"),
        ("{}\n", "f:1: kies één van phrase, verb, noun, adjective, compound; gevonden niets"),
    ],
)
def test_choice_is_narrowed_to_the_branch_that_was_meant(text: str, message: str):
    """‘verb’ with a wrong key is still a verb."""
    assert term(text) == [message]
