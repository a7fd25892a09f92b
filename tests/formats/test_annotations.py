"""GitHub's workflow commands: one a line, whatever is in the text."""

from __future__ import annotations

import re

import pytest

from sincerity.finding import Severity
from sincerity.formats.annotations import Github
from sincerity.report import Failure
from tests.formats.hostile import HOSTILE, hostile_report, write
from tests.formats.reports import EMOJI, FULL, finding, report

COMMAND = re.compile(r"::(notice|warning|error)(?: ((?:[a-zA-Z]+=[^,:\r\n]*,?)+))?::([^\r\n]*)")


def commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands the way a runner does: one a line, properties between commas, then the message."""
    found = []
    for line in output.removesuffix("\n").split("\n") if output else []:
        match = COMMAND.fullmatch(line)
        assert match, line
        properties = dict(part.split("=", 1) for part in (match[2] or "").split(",") if part)
        found.append((match[1], {k: _decoded(v) for k, v in properties.items()}, _decoded(match[3])))
    return found


def _decoded(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_a_finding_marks_its_words():
    """Line and columns from 1, and the rule as title."""
    text = "Dag.\nDit is uniek."

    (command,) = commands(write(Github(), [report(text, finding(text, "uniek"))]))

    kind, place, message = command
    assert kind == "warning"
    assert place == {
        "file": "brief.md", "line": "2", "endLine": "2", "col": "8", "endColumn": "13", "title": "uniek",
    }  # fmt: skip
    assert message == "‘uniek’ zegt weinig. Noem wat er anders is.\n→ Zeg wat er anders is."


def test_words_over_two_lines_have_no_columns():
    """GitHub refuses columns there."""
    (command,) = commands(write(Github(), [report(EMOJI, finding(EMOJI, "🎉\r\nen"))]))

    assert command[1] == {"file": "brief.md", "line": "1", "endLine": "2", "title": "uniek"}


def test_the_gravest_comes_first():
    """Ten of each kind are shown, no more."""
    text = "Een twee drie."
    found = [finding(text, "Een", severity=Severity.INFO), finding(text, "drie", severity=Severity.ERROR)]

    output = commands(write(Github(), [report(text, *found)]))

    assert [kind for kind, _, _ in output] == ["error", "notice"]


def test_credits_are_left_out_and_failures_are_errors():
    """An annotation says what to do."""
    output = commands(write(Github(), [FULL, Failure("weg.md: bestaat niet", path="weg.md")]))

    assert "Je vertelt meer." not in [message for _, _, message in output]
    assert output[-1] == ("error", {}, "weg.md: bestaat niet")
    assert ("error", "brief.md") in [(kind, place.get("file")) for kind, place, _ in output]


def test_a_post_of_a_jsonl_names_itself():
    """Its spans do not count in the file."""
    (command,) = commands(
        write(Github(), [report("uniek", finding("uniek", "uniek"), path="p.jsonl", id="a,b")])
    )

    assert command[1] == {"file": "p.jsonl", "title": "uniek"}
    assert command[2].startswith("a,b: ")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_start_no_command_of_their_own(text: str):
    """Two faults and a failure are three commands, and the text comes back as it was."""
    output = write(Github(), [hostile_report(text)])

    found = commands(output.encode("utf-8").decode("utf-8"))
    assert [(kind, place.get("title")) for kind, place, _ in found] == [
        ("error", "uniek"), ("warning", "lengte"), ("error", None),
    ]  # fmt: skip
    visible = "".join(c if c.isprintable() or c in "\r\n\u200d\ufe0f" else "\ufffd" for c in text)
    assert f"‘{visible}’ zegt weinig." in found[0][2]
