"""The key ``leaves_open`` of the kind context."""

from __future__ import annotations

from sincerity.document import Source
from sincerity.linter import Linter
from tests.helpers import make_rule

OPEN = {"kind": "context", "reply": {"leaves_open": "when"}}


def found(match: dict[str, object], reply: str, message: str | None) -> list[str | None]:
    report = Linter([make_rule(match)], {}).check(Source(reply, reply_to=message))
    return [finding.text for finding in report.findings]


def test_a_question_left_open_is_a_finding_about_the_post():
    """Nothing in the reply can be pointed at: what is missing is."""
    assert found(OPEN, "Fijne dag!", "Waar blijft mijn pakket?") == [None]
    assert found(OPEN, "Dinsdag.", "Waar blijft mijn pakket?") == []


def test_another_question_is_another_rule_and_no_message_is_none():
    """Each kind of question has a rule with its own advice."""
    assert found(OPEN, "Fijne dag!", "Waarom is de brug dicht?") == []
    assert found(OPEN, "Fijne dag!", None) == []


def test_beside_terms_the_finding_lies_on_them():
    """So that a rule can point at what stands in the place of an answer."""
    match = {"kind": "context", "reply": {"leaves_open": "when", "terms": [{"phrase": "fijne dag"}]}}

    assert found(match, "Groetjes en een fijne dag.", "Waar blijft mijn pakket?") == ["fijne dag"]
