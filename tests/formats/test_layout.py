"""Widths, cuts and what is made harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.formats.layout import Paint, clean, cut_end, cut_middle, cut_start, one_line, pad, width, wrap

texts = st.text(alphabet="ab e\u0301漢👨\u200d👩🏽🇳🇱ij.", max_size=60)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("één", 3), ("e\u0301", 1), ("漢字", 4), ("👨‍👩‍👧‍👦", 2), ("🇳🇱", 2), ("", 0)],
)
def test_width_is_what_a_terminal_shows(text: str, columns: int) -> None:
    """A family emoji of seven code points takes two columns."""
    assert width(text) == columns


def test_control_characters_and_turned_text_cannot_reach_the_terminal() -> None:
    """An escape sequence in a draft must not colour, wipe or rename the terminal."""
    assert clean("a\x1b[31mb\x07\u202ec") == "a�[31mb��c"


def test_line_breaks_and_tabs_become_visible_or_spaces() -> None:
    """One line stays one line; an emoji keeps its joiners."""
    assert clean("a\r\nb\tc\u00a0d\u2028e") == "a↵b c d↵e"
    assert clean("👨‍👩‍👧") == "👨‍👩‍👧"
    assert one_line("a  \r\n\r\n  b\n") == "a b"


@given(texts, st.integers(min_value=4, max_value=40))
def test_cuts_fit_and_keep_what_they_say(text: str, columns: int) -> None:
    """Whatever the characters, a cut is never wider than asked."""
    for cut in (cut_end, cut_start, cut_middle):
        assert width(cut(text, columns)) <= max(columns, 0)
    if width(text) <= columns:
        assert cut_end(text, columns) == cut_start(text, columns) == cut_middle(text, columns) == text
    else:
        assert text.startswith(cut_end(text, columns).removesuffix("…"))
        assert text.endswith(cut_start(text, columns).removeprefix("…"))


def test_cuts_prefer_the_space_between_words() -> None:
    """‘vandaag’ is not cut in two where a space is near."""
    text = "wij delen vandaag mooi nieuws"

    assert cut_end(text, 16) == "wij delen…"
    assert cut_start(text, 16) == "…mooi nieuws"


def test_emoji_made_of_several_is_never_cut_in_two() -> None:
    """A family, a skin tone, an accent."""
    assert cut_end("aa👨‍👩‍👧‍👦bbbbbb", 4) == "aa…"
    assert cut_start("bbbbbba👍🏽", 3) == "…👍🏽"


def test_wrap_breaks_between_words_and_counts_columns() -> None:
    """Wide characters count double; a long word stands alone."""
    assert wrap("een twee drie", 8) == ["een twee", "drie"]
    assert wrap("漢字 漢字 漢", 7) == ["漢字", "漢字 漢"]
    assert wrap("a https://voorbeeld.nl/lang b", 10) == ["a", "https://voorbeeld.nl/lang", "b"]
    assert wrap("", 10) == [""]


def test_pad_fills_up_to_the_column() -> None:
    """With wide characters too."""
    assert pad("漢", 4) == "漢  "


def test_paint_is_off_unless_asked() -> None:
    """Without colour the text is untouched."""
    assert Paint(False)("a", "red") == "a"
    assert Paint(True)("a", "red", "bold") == "\033[31;1ma\033[0m"
    assert Paint(True)("", "red") == ""
