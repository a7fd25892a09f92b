"""What anybody can paste around a text."""

import pytest

from sincerity.dutch.pasted import greeting_end, without_tail


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Beste mevrouw De Vries, de kast komt dinsdag.", "de kast komt dinsdag."),
        ("Hoi Sanne! we bellen je morgen.", "we bellen je morgen."),
        ("Goedemiddag, wat naar om te lezen.", "wat naar om te lezen."),
        ("De beste keuze, vinden wij.", "De beste keuze, vinden wij."),
        ("Beste koop van het jaar volgens de bond.", "Beste koop van het jaar volgens de bond."),
        ("Dag allemaal,", "Dag allemaal,"),
        ("Daglicht, dat is wat dit huis zoekt.", "Daglicht, dat is wat dit huis zoekt."),
    ],
)
def test_a_greeting_says_nothing_of_what_follows(sentence: str, said: str):
    """It ends at its comma or exclamation mark; alone on its line it stays whole."""
    assert sentence[greeting_end(sentence) :] == said


def test_a_sign_off_behind_a_sentence_is_cut():
    """What goes before it stays."""
    assert without_tail("We lossen het op met vriendelijke groet team Noord") == "We lossen het op"
