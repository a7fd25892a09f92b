"""Line breaks and letters as a reader takes them."""

from __future__ import annotations

import pytest

from sincerity.document import Markup, Source, read


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Koop\nnu je kaartje.", Markup.PLAIN),
        ("<p>Koop<br>nu je kaartje.</p>", Markup.HTML),
        ("Koop  \nnu je kaartje.", Markup.MARKDOWN),
    ],
)
def test_a_sentence_broken_over_lines_is_one_sentence(text: str, markup: Markup):
    """The words of a phrase are neighbours, on whichever line they stand."""
    document = read(Source(text, markup))

    assert len(document.sentences) == 1
    assert list(document.words.folded) == ["koop", "nu", "je", "kaartje", "."]


@pytest.mark.parametrize(
    "text",
    [
        "De kaas is op\nMorgen weer",
        "de kaas is op\nmorgen weer",
        "Neem mee:\nlunch",
        "- Kaas\n- melk",
        "Kaas.\nmelk",
        "Kaas\n\nmelk",
    ],
    ids=["capital", "no capitals at all", "colon", "list", "full stop", "paragraph"],
)
def test_lines_that_stand_by_themselves_stay_apart(text: str):
    """A capital, a closing mark or an empty line begins something new."""
    assert len(read(Source(text)).sentences) == 2


def test_a_list_behind_a_colon_stays_a_list():
    """Its items are no sentence, though they have neither marks nor capitals."""
    document = read(Source("Wij bieden:\nsnelle levering\nlage prijzen\nbeste service\n\nKom langs"))

    assert len(document.sentences) == 5


@pytest.mark.parametrize(
    "word",
    [
        "k\u200ca\u200dn\u034fs",
        "k\u200ea\u200fns",
        "ka\ufe0fns",
        "ka\U000e0061ns",
        "kаns",
        "ｋａｎｓ",
        "\U0001d424\U0001d41a\U0001d427\U0001d42c",
        "k&zwnj;ans",
        "k\u0332a\u0332n\u0332s\u0332",
        "ḳans",
    ],
    ids=ascii,
)
def test_a_disguised_word_is_the_word(word: str):
    """What looks the same is read the same, and the span still lies on what was written."""
    document = read(Source(f"<p>Je {word} is nu.</p>", Markup.HTML))

    assert "kans" in document.words.folded
    at = document.words.folded.index("kans")
    assert document.excerpt(document.words.span(at, at)) == word


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧", "1\ufe0f\u20e3", "❤\ufe0f", "Москва", "Αθήνα"])
def test_what_joiners_and_other_scripts_are_for_stays(text: str):
    """An emoji of three people is one emoji, and a Russian name is Russian."""
    assert read(Source(f"Zie {text} daar")).text == f"Zie {text} daar"
