"""Look-ups that spare an expression its work have to let through all that the expression fits."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sincerity.dutch import sentences, specifics


@given(st.from_regex(specifics._CONCRETE, fullmatch=True))
@settings(max_examples=400)
def test_whatever_is_concrete_passes_the_look_at_figures_and_words(text: str):
    """A word that is added to the expression has to be added to the list as well."""
    part = text.lower()
    assert specifics._FIGURE.search(part) or any(map(part.__contains__, specifics._IN_CONCRETE))


def test_every_number_word_and_unit_of_what_is_concrete_is_listed():
    """Sampling an expression may miss a word; its alternatives are few enough to try them all."""
    words = re.findall(r"[a-z]{2,}", specifics._NUMBER)
    tried = [f"{word} {unit}" for word in words for unit in ("uur", "keer", "stuks", "mensen")]
    fitting = [text for text in tried if specifics._CONCRETE.search(text)]

    assert len(fitting) >= 100
    assert [t for t in fitting if not any(map(t.__contains__, specifics._IN_CONCRETE))] == []


@given(st.from_regex(sentences._STOP))
@settings(max_examples=400)
def test_whatever_can_end_a_sentence_begins_with_a_candidate(text: str):
    """The search for one character of many comes first; it may miss no mark and no emoji."""
    match = sentences._STOP.search(text)

    assert match is not None
    assert sentences._CANDIDATE.match(text, match.start())
