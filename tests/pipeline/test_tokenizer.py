"""Tokens of posts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from sincerity.pipeline.tokenizer import PostTokenizer, cut

POST_PARTS = st.sampled_from(
    [
        *"abZé.,!?…:;-'’“”()#@€%/0159 \n\t",
        "\u00a0",
        "🎉",
        "👍🏽",
        "🇧🇪",
        "👩‍💻",
        "❤️",
        "1️⃣",
        "http://",
        "www.",
        ".nl",
        "nr.",
        "’t",
        "e\u0301",
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Top 👩‍💻👍🏽🇧🇪❤️1️⃣!", ["Top", "👩‍💻", "👍🏽", "🇧🇪", "❤️", "1️⃣", "!"]),
        ("#gratis-tip van @bakker_jan,", ["#gratis-tip", "van", "@bakker_jan", ","]),
        ("(zie https://voorbeeld.nl/a?b=c).", ["(", "zie", "https://voorbeeld.nl/a?b=c", ")", "."]),
        (
            "Mail info@voorbeeld.nl of kijk op voorbeeld.nl.",
            ["Mail", "info@voorbeeld.nl", "of", "kijk", "op", "voorbeeld.nl", "."],
        ),
        ("’t Is zo'n dag 's avonds", ["’t", "Is", "zo'n", "dag", "'s", "avonds"]),
        ("Voor €4,95 of € 1.250,50 (10,-)", ["Voor", "€", "4,95", "of", "€", "1.250,50", "(", "10,-", ")"]),
        (
            "Om 16.00 uur, 3-5-2026, 24/7, 50+.",
            ["Om", "16.00", "uur", ",", "3-5-2026", ",", "24/7", ",", "50+", "."],
        ),
        (
            "Foto’s, e-mails en/of voor- en nadelen",
            ["Foto’s", ",", "e-mails", "en/of", "voor-", "en", "nadelen"],
        ),
        ("T.w.v. nr. 5, enz. A.F.Th. Bos", ["T.w.v.", "nr.", "5", ",", "enz.", "A.F.Th.", "Bos"]),
        ("Tot zo. Dag...", ["Tot", "zo", ".", "Dag", "..."]),
        ("klaar.Kom leuk!Echt", ["klaar", ".", "Kom", "leuk", "!", "Echt"]),
        ("‘Ja’ \"nee\" 'misschien'", ["‘", "Ja", "’", '"', "nee", '"', "'", "misschien", "'"]),
        ("Wat?! Echt!!! :-) <3", ["Wat", "?!", "Echt", "!!!", ":-)", "<3"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """What belongs together in a post stays together, and marks stand apart."""
    assert expected == cut(text)[0]


def test_one_space_belongs_to_the_word_before_and_other_white_space_is_a_token() -> None:
    """Line breaks and the second of two spaces are tokens."""
    assert cut("Dag\n\njij  daar") == (
        ["Dag", "\n\n", "jij", " ", "daar"],
        [False, False, True, False, False],
    )


@given(st.lists(POST_PARTS, max_size=40).map("".join) | st.text(max_size=60))
def test_tokens_spell_the_text(text: str) -> None:
    """Nothing is lost, whatever stands in a post."""
    assert text == PostTokenizer(Vocab())(text).text


@pytest.mark.parametrize(
    "unit", ["a.", "a@", "www.", "http://)", "1.", "'", "aaa.", "#a.", "👍\u200d", "a-", "_"]
)
def test_time_grows_with_the_length_and_not_with_its_square(unit: str) -> None:
    """Fifty thousand repeats take well under two seconds."""
    text = unit * 50_000
    start = time.process_time()

    cut(text)

    assert time.process_time() - start < 2
