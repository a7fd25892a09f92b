"""Literals: where one may stand, and that one pass over the words misses none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.dutch.words import split
from sincerity.matchers import literals as literals_module
from sincerity.matchers.literals import ANY_EMOJI, LiteralIndex, read_literal

WRITTEN = [
    "win",
    "de eer",
    "*code",
    "*. ",
    "foto’s:",
    "#",
    "#collab",
    " een ",
    "🎉",
    "❤️",
    "in plaats van",
    "1+",
    "*",
    "e",
    ANY_EMOJI,
]


@pytest.mark.parametrize(
    ("written", "text", "at"),
    [
        ("win", "een winkel", 4),
        ("win", "verwin", -1),
        ("win", "verwin win", 7),
        ("*win", "verwin", 3),
        ("#tag", "ik#tag", 2),
        ("de eer", "mede eer, de eerste", 10),
        (ANY_EMOJI, "feest 🎈", 6),
        (ANY_EMOJI, "{emoji}", -1),
        (ANY_EMOJI, "voor € 5 → gratis™", -1),
        (ANY_EMOJI, "wij ©️ jou", 4),
    ],
)
def test_a_literal_stands_at_the_start_of_a_word_unless_written_otherwise(written: str, text: str, at: int):
    """An asterisk lets it stand inside a word; a sign needs no word."""
    assert read_literal(written).find(text, 0, len(text)) == at


@given(
    st.lists(
        st.sampled_from(
            [
                "win",
                "kel",
                "de",
                " ",
                "eer",
                "code",
                ". ",
                "foto",
                "’s:",
                "#",
                "collab",
                "een",
                "🎉",
                "🦑",
                "❤️",
                "é",
            ]
        ),
        max_size=8,
    ).map("".join)
)
def test_one_pass_misses_no_literal(text: str):
    """Whatever stands in a text by itself is among what the index says may stand there."""
    literals = [read_literal(written) for written in WRITTEN]
    present = LiteralIndex([[literal] for literal in literals]).present(text, split(text).folded)

    standing = {n for n, literal in enumerate(literals) if literal.find(text, 0, len(text)) >= 0}
    assert standing <= present.keys()
    assert all(literals[n].text in text for n in present if WRITTEN[n] != ANY_EMOJI)


def test_what_is_remembered_of_words_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    """With room for two words every text is still looked through as if it were the first."""
    monkeypatch.setattr(literals_module, "_MOST_REMEMBERED", 2)
    index = LiteralIndex([[read_literal("win")]])

    for text in ("win een taart", "een winkel vol taart", "de winst telt", "win"):
        assert list(index.present(text, split(text).folded)) == [0]
