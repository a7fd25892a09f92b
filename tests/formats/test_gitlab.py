"""GitLab's list of findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sincerity.formats.gitlab import Gitlab
from sincerity.report import Failure, Report
from tests.formats.hostile import HOSTILE, hostile_report, write
from tests.formats.reports import FULL, finding, report


def elements(*items: Report | Failure) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(write(Gitlab(), items).encode("utf-8"))
    return found


def test_an_element_has_what_gitlab_asks_for():
    """A description, a name, a fingerprint, a severity and a place."""
    text = "Dag.\nDit is uniek."

    (element,) = elements(report(text, finding(text, "uniek"), path="./a/brief.md"))

    mark = element.pop("fingerprint")
    assert len(mark) == 32
    assert element == {
        "description": "‘uniek’ zegt weinig. Noem wat er anders is.",
        "check_name": "uniek",
        "severity": "minor",
        "location": {"path": "a/brief.md", "lines": {"begin": 2}},
    }


def test_credits_are_left_out_and_tips_are_info():
    """Error, warning and info have three names."""
    assert [e["severity"] for e in elements(FULL)] == ["minor", "major", "info"]


def test_no_run_gives_an_empty_list():
    """A report without findings is a list too."""
    assert elements() == []


def test_fingerprints_differ_between_files_and_between_equal_words():
    """GitLab drops elements whose fingerprint it has seen."""
    text = "uniek, uniek"
    twice = [finding(text, "uniek"), finding(text, "uniek")]

    marks = [e["fingerprint"] for e in elements(report(text, *twice), report(text, *twice, path="b.md"))]

    assert len(set(marks)) == 4


def test_a_path_from_the_root_is_told_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A script that says $PWD/brief.md gets its marks in the repository all the same."""
    monkeypatch.chdir(tmp_path)

    (element,) = elements(report("uniek", finding("uniek", "uniek"), path=str(tmp_path / "a" / "brief.md")))

    assert element["location"]["path"] == "a/brief.md"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_values_and_nothing_else(text: str):
    """Two faults, two elements, and the words as they were."""
    found = elements(hostile_report(text))

    assert [e["check_name"] for e in found] == ["uniek", "lengte"]
    expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert found[0]["description"] == f"‘{expected}’ zegt weinig."
