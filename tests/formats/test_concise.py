"""One line a finding."""

from __future__ import annotations

from sincerity.formats.concise import Concise
from tests.formats.reports import EMOJI, FULL, finding, report


def test_each_fault_is_one_line_that_starts_with_its_place() -> None:
    """Tips and credits are left to ``-v``; an id follows the path."""
    assert Concise().report(FULL) == (
        "brief.md#A-1:1:18: warning uniek ‘heel uniek’ zegt weinig. Noem wat er anders is.\n"
        "brief.md#A-1:1:29: error blij ‘🎉↵en’ zegt weinig. Noem wat er anders is.\n"
    )


def test_verbose_shows_tips_and_credits_too() -> None:
    """A finding about the whole stands at the first character."""
    text = Concise(verbose=True).report(FULL)

    assert "brief.md#A-1:1:1: info leest-langs Geen vraag.\n" in text
    assert "credit deelt" in text


def test_standard_input_is_a_dash() -> None:
    """No path, no id."""
    assert Concise().report(report(EMOJI, finding(EMOJI, "Wij"), path=None)).startswith("-:1:1: warning")
