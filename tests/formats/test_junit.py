"""JUnit XML: a case for each post."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from sincerity.formats.junit import Junit
from sincerity.report import FailOn, Failure, Report
from tests.formats.hostile import HOSTILE, hostile_report, write
from tests.formats.reports import finding, report


def suite(*items: Report | Failure) -> ElementTree.Element:
    """Return the suite of a run that fails on the verdict."""
    output = write(Junit(lambda r: r.fails(FailOn.VERDICT)), items)
    root = ElementTree.fromstring(output.encode("utf-8"))
    assert root.tag == "testsuites"
    return root[0]


def test_a_post_that_fails_and_one_that_passes():
    """The counts stand at the top."""
    text = "Dit is uniek."

    found = suite(report(text, finding(text, "uniek"), path="fout.md"), report("Dag.", path="goed.md"))

    assert (found.get("tests"), found.get("failures"), found.get("errors")) == ("2", "1", "0")
    assert [(c.get("name"), [e.tag for e in c]) for c in found] == [("fout.md", ["failure"]), ("goed.md", [])]
    assert "1:8 warning uniek: ‘uniek’ zegt weinig." in (found[0][0].text or "")
    assert found[0][0].get("message") == "nog even schaven: uniek"


def test_what_did_not_run_is_an_error_and_no_failure():
    """A file that is not there, and a rule that crashed in a post."""
    broken = report("Dag.", failures=(Failure("regel stuk liep niet af", "stuk", "brief.md"),))

    found = suite(Failure("weg.md: bestaat niet", path="weg.md"), broken)

    assert (found.get("failures"), found.get("errors")) == ("0", "2")
    assert [(c.get("name"), c[0].tag) for c in found] == [("weg.md", "error"), ("brief.md", "error")]


def test_the_findings_of_a_post_that_passes_are_its_output():
    """They are there to read, and fail nothing."""
    text = "Dit is uniek."
    one = report(text, finding(text, "uniek"), verdict="ok")

    assert [e.tag for e in suite(one)[0]] == ["system-out"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_text_and_nothing_else(text: str):
    """The file can be read, has one case with one error, and holds the text."""
    found = suite(hostile_report(text))

    (case,) = found
    assert [e.tag for e in case] == ["error"]
    kept = "".join(c if _is_allowed(c) else "\ufffd" for c in text)
    assert f"‘{kept}’ zegt weinig." in (case[0].text or "")


def _is_allowed(character: str) -> bool:
    """Tell whether XML 1.0 can hold a character."""
    code = ord(character)
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
