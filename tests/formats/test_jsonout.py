"""JSON output against its schema."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import jsonschema

from sincerity.formats.jsonout import Json, Jsonl
from sincerity.report import Failure
from tests.formats.hostile import write
from tests.formats.reports import EMOJI, FULL, finding, report

SCHEMA = json.loads(resources.files("sincerity").joinpath("output_schema.json").read_text(encoding="utf-8"))


def run(*items: Any) -> dict[str, Any]:
    output: dict[str, Any] = json.loads(write(Json("1.2.3"), items, model="nl_x"))
    jsonschema.Draft202012Validator(SCHEMA).validate(output)
    return output


def test_a_run_without_posts_fits_the_schema() -> None:
    """Nothing but a failure."""
    output = run(Failure("weg.md: bestaat niet", path="weg.md"))

    assert output["posts"] == []
    assert output["failures"] == [{"message": "weg.md: bestaat niet", "rule": None, "path": "weg.md"}]
    assert output["counts"]["failures"] == 1


def test_a_run_over_posts_fits_the_schema_and_counts() -> None:
    """Everything that a report can hold."""
    output = run(FULL, Failure("weg.md: bestaat niet", path="weg.md"), report("Dag."))

    assert output["tool"] == {"name": "sincerity", "version": "1.2.3"}
    assert output["model"] == "nl_x"
    assert output["counts"] == {
        "posts": 2, "rules": 3, "findings": 4, "faults": 3, "credits": 1, "suppressed": 1, "known": 0, "revise": 1, "failures": 2,
    }  # fmt: skip


def test_a_line_of_jsonl_fits_the_schema_and_is_one_line() -> None:
    """A post with line breaks in it."""
    text = Jsonl().report(FULL)

    definition = {"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]}
    jsonschema.Draft202012Validator(definition).validate(json.loads(text))
    assert text.count("\n") == 1
    assert "👨‍👩‍👧‍👦" not in text
    assert "‘heel uniek’" in text


def test_offsets_lines_and_columns_count_code_points() -> None:
    """The family of four is seven code points; a CRLF ends one line."""
    post = run(FULL)["posts"][0]
    first, second, whole, _ = post["findings"]

    assert EMOJI[first["start"] : first["end"]] == first["text"] == "heel uniek"
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (1, 18, 1, 28)
    assert (second["line"], second["column"], second["end_line"], second["end_column"]) == (1, 29, 2, 3)
    assert {whole[key] for key in ("start", "end", "line", "column", "end_line", "end_column", "text")} == {
        None
    }
    assert first["related"] == [[0, 3]]


def test_scores_are_rounded_to_one_decimal() -> None:
    """31.44 is more exact than it is true."""
    assert run(FULL)["posts"][0]["scores"]["sales-driven"] == 31.4


def test_half_a_surrogate_pair_survives_as_its_escape() -> None:
    """``input`` may hold what no UTF-8 can; written with its escape it is the same JSON string."""
    text = Jsonl().report(report("Dag.", finding("Dag.", "Dag"), input={"x": "\ud83d"}))

    written = text.encode("utf-8", errors="backslashreplace")

    assert json.loads(written)["input"] == {"x": "\ud83d"}
