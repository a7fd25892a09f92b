"""Quoted words and the apostrophes that quote nothing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.dutch.quotes import LONGEST_QUOTE, quoted_spans


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_spans(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "quotation",
    [
        "“zo is het”",
        "„zo is het”",
        "„zo is het“",
        "‘zo is het’",
        "‚zo is het’",
        "«zo is het»",
        '"zo is het"',
        "'zo is het'",
        "”zo is het”",
    ],
)
def test_paired_marks_quote(quotation):
    """Every pair in use for Dutch, with a word before and a comma behind."""
    assert quoted(f"Zij zei {quotation}, en ging.") == [quotation]


@pytest.mark.parametrize(
    "text",
    [
        "'s Avonds zijn de foto's van Anna's opa's hier",
        "’s Avonds zo’n foto’s en ’t is ’n feest",
        "‘s avonds is het ‘t mooist, zo’n foto’s’",
        "de jaren '90 en '80, en in '23 weer '",
        "de jaren ’90 van Hans’ fiets",
        "Hans' fiets en Marcus' auto",
        'een scherm van 27" of 32" breed',
        "rock 'n' roll",
        'een " los teken',
        "open “ en nooit dicht",
        "‘open en nooit dicht",
    ],
)
def test_apostrophe_or_unclosed_mark_quotes_nothing(text):
    """Dutch writes apostrophes before, inside and behind words."""
    assert quoted(text) == []


def test_apostrophe_inside_a_quotation_does_not_end_it():
    """‘foto’s’ ends at its last mark."""
    assert quoted("de knop ‘foto’s bekijken’ en 'zo’n foto's' hier") == ["‘foto’s bekijken’", "'zo’n foto's'"]


def test_a_quotation_may_hold_more_than_one_sentence():
    """‘Hij zei: “Ja. Doe maar.”’ quotes both; marks on two lines quote nothing, nor do straight ones that stand apart."""
    text = "Hij zei “ja. Doe maar” en ging."
    assert [text[a:b] for a, b in quoted_spans(text, [(0, 12), (13, len(text))])] == ["“ja. Doe maar”"]

    broken = text.replace("ja. ", "ja.\n")
    assert quoted_spans(broken, [(0, 12), (13, len(broken))]) == []

    apart = "Hij zei 'ja. Zij zei' nee."
    assert quoted_spans(apart, [(0, 12), (13, len(apart))]) == []


def test_longer_than_the_limit_is_no_quotation():
    """Eighty characters are a quotation, eighty-one are a text of its own."""
    assert quoted(f"“{'a' * LONGEST_QUOTE}”")
    assert not quoted(f"“{'a' * (LONGEST_QUOTE + 1)}”")


@given(st.text(alphabet="ab .'’‘“”\"„«»\n", max_size=60))
def test_quotations_lie_apart_in_order(text):
    """Whatever the marks, the spans do not overlap, and each starts and ends with a mark."""
    spans = quoted_spans(text, [(0, len(text))])

    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(text[s] in "'‘“”\"„«" and text[e - 1] in "'’“”\"»" and e - s > 2 for s, e in spans)
