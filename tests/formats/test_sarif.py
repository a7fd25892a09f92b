"""SARIF: fits the standard's schema, points at the words, and holds any text."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sincerity.finding import Edit, Severity
from sincerity.formats.sarif import Sarif
from sincerity.packs import load_builtin
from sincerity.report import Failure, Report
from sincerity.rule import Example, Reference
from sincerity.spans import Span
from tests.formats.hostile import HOSTILE, hostile_report, write
from tests.formats.reports import EMOJI, FULL, finding, report
from tests.helpers import make_rule, terms

RULE = make_rule(
    terms("uniek"),
    id="uniek",
    label="superlative",
    summary="Het woord ‘uniek’.",
    explain="Een *lezer* hoort niets.\n\nEcht niet.",
    suggest=("Zeg wat er anders is.",),
    references=(Reference("Een [boek]", "https://voorbeeld.nl/boek"),),
    bad=(Example("Dit is uniek.", (Span(7, 12),)),),
)
CREDIT = make_rule(terms("sorry"), id="sorry", label="owns-it")


def log(*items: Report | Failure) -> dict[str, Any]:
    output: dict[str, Any] = json.loads(write(Sarif("1.2.3", [CREDIT, RULE]), items))
    return output


def results(*items: Report | Failure) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log(*items)["runs"][0]["results"]
    return found


def test_one_run_with_the_rules_that_find_faults():
    """A credit is nothing that a viewer of SARIF could show."""
    output = log(FULL)

    (run,) = output["runs"]
    assert output["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["uniek"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert "deelt" not in [result["ruleId"] for result in run["results"]]


def test_a_rule_index_points_at_the_rule_of_the_result():
    """The schema of the standard does not check it."""
    rules = load_builtin().rules
    fault = next(rule for rule in reversed(rules) if rule.severity is not Severity.CREDIT)
    one = report("uniek", finding("uniek", "uniek", fault.id))

    (run,) = json.loads(write(Sarif("1.2.3", rules), [one]))["runs"]

    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == fault.id


def test_a_rule_that_runs_on_some_paths_only_joins_the_rules_of_the_tool():
    """With its help; one that finds nothing there stays out."""
    here, elsewhere = (make_rule(terms(name), id=name) for name in ("hier", "elders"))
    one = report("uniek hier", finding("uniek hier", "uniek"), finding("uniek hier", "hier", "hier"))

    (run,) = json.loads(write(Sarif("1.2.3", [RULE], [RULE, here, elsewhere]), [one, one]))["runs"]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["uniek", "hier"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0, 1]


def test_the_help_of_a_rule_holds_why_what_to_do_and_sources():
    """As plain text, and as Markdown in which a star in the text stays a star."""
    rule = log()["runs"][0]["tool"]["driver"]["rules"][0]

    assert rule["shortDescription"]["text"] == "Het woord ‘uniek’."
    assert rule["fullDescription"]["text"] == "Een *lezer* hoort niets."
    assert "Zeg wat er anders is." in rule["help"]["text"]
    assert "\\*lezer\\*" in rule["help"]["markdown"]
    assert "[Een \\[boek\\]](https://voorbeeld.nl/boek)" in rule["help"]["markdown"]


def test_columns_count_code_points():
    """Seven code points make one family; the words after it start in column 18."""
    first = results(replace(FULL, id=None))[0]

    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 18, 28)
    assert EMOJI[region["charOffset"] :][: region["charLength"]] == "heel uniek" == region["snippet"]["text"]
    assert first["ruleIndex"] == 0


def test_a_finding_about_the_post_as_a_whole_has_a_file_and_no_region():
    """There are no words to point at."""
    whole = next(r for r in results(report("Dag.", finding("Dag.", None, "lengte"))))

    assert "region" not in whole["locations"][0]["physicalLocation"]
    assert "ruleIndex" not in whole


def test_a_post_of_a_jsonl_points_at_the_file_and_names_itself():
    """Its spans count in one field of one line, so a region would point at the wrong words."""
    one = results(report("Heel uniek.", finding("Heel uniek.", "uniek"), path="posts.jsonl", id="7"))[0]

    location = one["locations"][0]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "posts.jsonl", "uriBaseId": "%SRCROOT%"}
    }
    assert location["logicalLocations"] == [{"name": "7", "kind": "object"}]
    assert one["message"]["text"].startswith("7: ")


def test_a_suppressed_finding_is_marked_as_suppressed():
    """A reviewer wants to see what was silenced."""
    silenced = [r for r in results(FULL) if "suppressions" in r]

    assert [(r["ruleId"], r["suppressions"]) for r in silenced] == [("wij", [{"kind": "inSource"}])]


def test_a_known_finding_is_marked_as_suppressed_from_outside():
    """It stands in a baseline, so it raises no alert."""
    (one,) = results(report("uniek", known=(finding("uniek", "uniek"),)))

    assert one["suppressions"] == [{"kind": "external"}]


def test_a_fix_replaces_exactly_its_span():
    """Four marks become one."""
    text = "Kom!!!!"
    fixed = finding(text, "!!!!", fix=(Edit(Span(3, 7), "!", safe=True),))

    (change,) = results(report(text, fixed))[0]["fixes"][0]["artifactChanges"]

    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    cut = text[: region["charOffset"]] + replacement["insertedContent"]["text"]
    assert cut + text[region["charOffset"] + region["charLength"] :] == "Kom!"
    assert (region["startColumn"], region["endColumn"]) == (4, 8)


def test_fingerprints_outlive_moved_text_and_differ_for_the_same_words_twice():
    """A line more above, and other white space between the words."""
    text = "Heel uniek en heel\nuniek."
    both = [finding(text, "Heel uniek"), finding(text, "heel\nuniek")]
    moved = "Nieuw.\n\nHeel  uniek."

    before = [r["partialFingerprints"]["sincerityWords/v1"] for r in results(report(text, *both))]
    after = [
        r["partialFingerprints"]["sincerityWords/v1"]
        for r in results(report(moved, finding(moved, "Heel  uniek")))
    ]

    assert len(set(before)) == 2
    assert before[0] == after[0]


def test_what_did_not_run_makes_the_run_unsuccessful():
    """A file that is not there."""
    (invocation,) = log(Failure("weg.md: bestaat niet", path="weg.md"))["runs"][0]["invocations"]

    assert not invocation["executionSuccessful"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert (notification["level"], notification["message"]["text"]) == ("error", "weg.md: bestaat niet")


def test_a_run_without_failures_is_successful():
    """A notice is told, and changes nothing."""
    (invocation,) = log(report("Dag.", notices=("dat is geen kanaal",)))["runs"][0]["invocations"]

    assert invocation["executionSuccessful"]
    assert [n["level"] for n in invocation["toolExecutionNotifications"]] == ["note"]


def test_words_that_look_like_a_link_are_no_link():
    """In a plain message of SARIF, [words](1) is one."""
    text = results(report("[klik](1)", finding("[klik](1)", "[klik](1)")))[0]["message"]["text"]

    assert "[klik\\](1)" in text


def test_a_path_becomes_a_relative_uri():
    """Spaces and accents are written as bytes; a path from the root is a file URI."""
    paths = ["./map/mijn tekst é.md", "/tmp/a.md", "map\x00.md"]

    uris = [results(report("uniek", finding("uniek", "uniek"), path=path))[0] for path in paths]

    places = [r["locations"][0]["physicalLocation"]["artifactLocation"] for r in uris]
    assert places[0] == {"uri": "map/mijn%20tekst%20%C3%A9.md", "uriBaseId": "%SRCROOT%"}
    assert places[1] == {"uri": "file:///tmp/a.md"}
    assert "%00" in places[2]["uri"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_values_and_nothing_else(text: str):
    """The log stays one JSON value that can be encoded, with the same results."""
    output = write(Sarif("1.2.3", [RULE]), [hostile_report(text)])

    parsed = json.loads(output.encode("utf-8"))
    (run,) = parsed["runs"]
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [
        ("uniek", "error"),
        ("lengte", "warning"),
        ("stil", "warning"),
    ]
    expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == expected


def official_schema() -> dict[str, Any]:
    """Return the standard's own schema, from the npm package @microsoft/jest-sarif."""
    folder = Path(os.environ.get("SINCERITY_NODE_MODULES", Path(__file__).parents[2] / "node_modules"))
    path = folder / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    if not path.is_file():
        pytest.fail(f"{path} is missing: npm install --no-save @microsoft/jest-sarif@1.0.0-beta.0")
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def everything() -> Iterable[Report | Failure]:
    fixed = finding("Kom!!!!", "!!!!", fix=(Edit(Span(3, 7), "!", safe=True),), severity=Severity.INFO)
    yield FULL
    yield replace(FULL, id=None)
    yield report("Kom!!!!", fixed)
    yield report("uniek", finding("uniek", "uniek"), path=None)
    yield report("uniek", known=(finding("uniek", "uniek"),))
    yield report("uniek", finding("uniek", "uniek"), path="posts.jsonl", id="7")
    yield Failure("weg.md: bestaat niet", path="weg.md")
    yield from map(hostile_report, HOSTILE)


@pytest.mark.node
def test_the_log_fits_the_schema_of_the_standard():
    """With every shipped rule, everything that a report can hold, and hostile texts."""
    output = json.loads(write(Sarif("1.2.3", load_builtin().rules), everything()))

    schema = official_schema()
    jsonschema.validators.validator_for(schema)(schema).validate(output)


@pytest.mark.node
def test_the_schema_of_the_standard_refuses_a_wrong_log():
    """The test above must be able to fail."""
    output = json.loads(write(Sarif("1.2.3", [RULE]), everything()))
    output["runs"][0]["results"][0]["level"] = "ramp"

    schema = official_schema()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validators.validator_for(schema)(schema).validate(output)
