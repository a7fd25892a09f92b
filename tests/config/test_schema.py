"""``config_schema.json`` and the reader of settings accept the same files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sincerity.config import SHARED_FILE
from sincerity.config.reader import SECTION, SETTINGS, read_settings
from sincerity.errors import ConfigError

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "sincerity" / "config_schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


def toml(value: Any) -> str:
    """Write a value as TOML; tables inline."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


def accepted(settings: Mapping[str, Any]) -> bool:
    """Tell whether the reader takes these settings."""
    text = "".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in settings.items())
    try:
        read_settings(Path("sincerity.toml"), text)
    except ConfigError:
        return False
    return True


def test_schema_is_valid_and_names_every_setting():
    """No setting is missing from the file that editors complete from, and none is invented."""
    Draft202012Validator.check_schema(SCHEMA)

    assert set(SCHEMA["properties"]) == set(SETTINGS)
    assert set(SCHEMA["properties"]["per-path"]["items"]["properties"]) == set(SECTION)


TEXTS = st.sampled_from(["", " ", "web", "nieuwsbrief", "error", "never", "pressure", "credit", "zwak"])
WORDS = st.sampled_from(["", "samen", "nu of nooit"])
# Words of the right kind: that a verb can be inflected and begins with its particle only the reader sees.
TERMS = st.fixed_dictionaries(
    {},
    optional={
        key: st.sampled_from([word, word, "", 1])
        for key, word in {
            "phrase": "nu of nooit",
            "verb": "samenwerken",
            "noun": "klant",
            "adjective": "uniek",
            "particle": "samen",
            "instead": "lezer",
            "severity": "info",
            "foo": "bar",
        }.items()
    },
)
ANY = st.one_of(
    st.booleans(),
    st.sampled_from([0, 1, 50, 100, 101, 0.5, -3]),
    TEXTS,
    st.lists(st.one_of(TEXTS, st.integers(0, 3), WORDS, TERMS), max_size=3),
    st.dictionaries(
        TEXTS.filter(str.strip), st.one_of(TEXTS, st.sampled_from([0, 1, 60.5, 101])), max_size=2
    ),
)
SECTIONS = st.lists(
    st.dictionaries(st.sampled_from([*SECTION, "model"]), st.one_of(ANY, st.just(["a/**"])), max_size=3),
    max_size=2,
)


@given(st.dictionaries(st.sampled_from([*SETTINGS, "slct"]), st.one_of(ANY, SECTIONS), max_size=3))
def test_schema_and_reader_agree(settings: dict[str, Any]):
    """On every mixture of right and wrong values; a channel that stands there twice only the reader sees."""
    limits = settings.get("thresholds")
    if isinstance(limits, dict) and {"newsletter", "nieuwsbrief"} <= set(limits):
        return

    assert VALIDATOR.is_valid(settings) == accepted(settings)


SOUND: dict[str, Any] = {
    "select": ["verkoop"],
    "severity": {"pressure": "error"},
    "thresholds": {"webcare": 40, "mail": 70.5},
    "house-words": ["samen sterk", {"verb": "opleveren", "particle": "op"}],
    "forbidden-words": ["doelgroep", {"noun": "klant", "instead": "lezer", "severity": "info"}],
    "per-path": [{"paths": ["web/**"], "channel": "web", "fail-on": "never", "preview": True}],
}


def test_settings_that_use_everything_fit():
    """So that agreement is not agreement on refusal alone."""
    assert VALIDATOR.is_valid(SOUND)
    assert accepted(SOUND)


@pytest.mark.parametrize("key", sorted(SOUND))
def test_each_setting_can_be_wrong(key: str):
    """A number is right nowhere here."""
    settings = {**SOUND, key: 3}

    assert not VALIDATOR.is_valid(settings)
    assert not accepted(settings)


def test_schema_is_for_the_table_in_pyproject_as_well():
    """The same keys under ``[tool.sincerity]``."""
    values = read_settings(Path(SHARED_FILE), "[tool.sincerity]\npreview = true\n")

    assert values["preview"] is True
