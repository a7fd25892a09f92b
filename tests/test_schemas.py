"""The schemas are valid, and every rule in the project fits them by an independent reading."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sincerity import packs, rule, yaml_nodes

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "rule-format"
RULES = sorted(
    path
    for root in (EXAMPLES, ROOT / "rules" / "nl")
    for folder in rule.FOLDERS
    for path in (root / folder).glob("*.yaml")
)


def schema(name: str) -> dict[str, Any]:
    """Return a schema of the package."""
    content: dict[str, Any] = json.loads((ROOT / "sincerity" / name).read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize("name", ["rule_schema.json", "output_schema.json"])
def test_schema_is_valid_json_schema(name: str):
    """The file follows the 2020-12 edition of JSON Schema, and says so."""
    content = schema(name)

    Draft202012Validator.check_schema(content)

    assert content["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_rule_fits_the_schema(path: Path):
    """The library jsonschema agrees with the validator that runs at load."""
    data = yaml_nodes.parse(path.read_text(encoding="utf-8"), str(path)).data

    errors = [error.message for error in Draft202012Validator(schema("rule_schema.json")).iter_errors(data)]

    assert errors == []


def test_every_kind_of_match_has_an_example():
    """The folder with the format shows each kind once."""
    kinds = schema("rule_schema.json")["properties"]["match"]["properties"]["kind"]["enum"]

    loaded = packs.load(EXAMPLES)

    assert sorted(kinds) == sorted(one.kind for one in loaded.rules)


def test_readme_of_the_format_names_every_key_of_a_rule():
    """No key of the schema is missing from the table."""
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    missing = [key for key in schema("rule_schema.json")["properties"] if f"| `{key}` |" not in readme]

    assert missing == []
