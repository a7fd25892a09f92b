"""The found words with what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.formats.excerpt import excerpt
from sincerity.formats.layout import Paint, width
from sincerity.spans import LineIndex, Span


def show(source: str, words: str, columns: int = 74, paint: Paint | None = None) -> str:
    start = source.index(words)
    span = Span(start, start + len(words))
    return excerpt(source, LineIndex(source), span, columns, paint or Paint(False), ("red",))


def test_short_line_is_shown_whole() -> None:
    """Only the line that the words are in."""
    assert show("een\n  wij zijn uniek hier  \ndrie", "uniek") == "wij zijn ‹uniek› hier"


def test_long_line_is_cut_on_both_sides() -> None:
    """The words stay in sight, with some of each side."""
    text = show("voor " * 50 + "UNIEK " + "achter " * 50, "UNIEK", 40)

    assert text.startswith("…voor")
    assert text.endswith("achter…")
    assert "‹UNIEK›" in text
    assert 34 <= width(text) <= 40


def test_words_at_the_start_leave_their_room_to_what_follows() -> None:
    """Nothing before: the rest of the line is for after."""
    text = show("UNIEK " + "achter " * 50, "UNIEK", 40)

    assert text.startswith("‹UNIEK› achter achter")
    assert width(text) >= 34


def test_words_over_several_lines_become_one_line() -> None:
    """A sentence that goes on after a line break."""
    assert show("wij zijn\r\n\r\n  heel uniek toch", "zijn\r\n\r\n  heel") == "wij ‹zijn heel› uniek toch"


def test_long_stretch_keeps_its_beginning_and_its_end() -> None:
    """A whole paragraph is the finding."""
    text = show("begin " + "midden " * 200 + "eind", "begin " + "midden " * 200 + "eind", 50)

    assert text.startswith("‹begin midden")
    assert text.endswith("eind›")
    assert "…" in text
    assert width(text) <= 50


def test_colour_stands_in_for_the_marks() -> None:
    """No ‹ and › where the words are coloured."""
    assert show("wij uniek hier", "uniek", paint=Paint(True)) == "wij \033[31muniek\033[0m hier"


@pytest.mark.parametrize("size", [100_000])
def test_huge_line_costs_no_more_than_what_is_shown(size: int) -> None:
    """Characters of two columns are slow to measure; only those near the words are."""
    source = "漢" * size + " uniek " + "字" * size

    assert width(show(source, "uniek", 60)) <= 60


@given(
    st.text(alphabet="ab \n\t漢👨\u200d👩🏽", max_size=80),
    st.text(alphabet="ab \n漢👨\u200d👩", min_size=1, max_size=120),
    st.text(alphabet="ab \n\t漢👨\u200d👩🏽", max_size=80),
)
def test_excerpt_is_one_line_that_fits(before: str, words: str, after: str) -> None:
    """Whatever the text, the excerpt is one line of the asked width."""
    source = before + words + after
    span = Span(len(before), len(before) + len(words))

    text = excerpt(source, LineIndex(source), span, 40, Paint(False), ())

    assert "\n" not in text
    assert width(text) <= 40
