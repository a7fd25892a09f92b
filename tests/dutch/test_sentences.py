"""Sentences of Dutch posts: where they end, and what must not end them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.dutch.sentences import sentence_spans

POST_CHARACTERS = st.sampled_from(
    [*"abcdeIKLM.!?…,:()’'\"“”0159€#@-* \n\r\t", "\u2028", "🎉", "👍🏽", "🇧🇪", "👩‍💻", "✅", "❤️"]
)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We zijn er weer. Loop je binnen?", ["We zijn er weer.", "Loop je binnen?"]),
        ("Cadeaubon t.w.v. € 50 voor nr. 3.", ["Cadeaubon t.w.v. € 50 voor nr. 3."]),
        ("Neem bijv. dhr. Mulder mee, enz. Tot dan.", ["Neem bijv. dhr. Mulder mee, enz.", "Tot dan."]),
        ("Soep, brood enz. voor iedereen.", ["Soep, brood enz. voor iedereen."]),
        ("Open tot 16.00 uur. Daarna dicht.", ["Open tot 16.00 uur.", "Daarna dicht."]),
        ("We sluiten om 17.30. Kom op tijd.", ["We sluiten om 17.30.", "Kom op tijd."]),
        ("Op 3.5.2026 of 3. mei is het 2.5 graad.", ["Op 3.5.2026 of 3. mei is het 2.5 graad."]),
        ("Vraag het J. de Wit of A.F.Th. Bos.", ["Vraag het J. de Wit of A.F.Th. Bos."]),
        ("Dit is plan B. We gaan door.", ["Dit is plan B.", "We gaan door."]),
        (
            "Kijk op www.voorbeeld.nl/tips.html. Veel plezier!",
            ["Kijk op www.voorbeeld.nl/tips.html.", "Veel plezier!"],
        ),
        ("Dan bellen we u. Tot morgen.", ["Dan bellen we u.", "Tot morgen."]),
        (
            "Je betaalt € 5 (of € 4 p.p.). Let op de tijd.",
            ["Je betaalt € 5 (of € 4 p.p.).", "Let op de tijd."],
        ),
        ("1. Meng de boter. 2. Bak de cake.", ["1. Meng de boter.", "2. Bak de cake."]),
        ("Tot zo.Neem iets mee!Leuk hoor", ["Tot zo.", "Neem iets mee!", "Leuk hoor"]),
        ("Boek op Voorbeeld.Nl vandaag", ["Boek op Voorbeeld.Nl vandaag"]),
    ],
)
def test_full_stops(text: str, expected: list[str]) -> None:
    """Abbreviations, times, dates, decimals, initials, addresses and list numbers end no sentence."""
    assert expected == sentences(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nou… Ik weet het niet. Tja... misschien wel.",
            ["Nou…", "Ik weet het niet.", "Tja... misschien wel."],
        ),
        ("Echt?! Jazeker!!! Top", ["Echt?!", "Jazeker!!!", "Top"]),
        ("Wat een (mooie!) dag is dit.", ["Wat een (mooie!) dag is dit."]),
        ("Dat is gratis (?) volgens hem.", ["Dat is gratis (?) volgens hem."]),
        ("‘Kom je nog?’ vroeg ze. “Ja.” Fijn.", ["‘Kom je nog?’ vroeg ze.", "“Ja.”", "Fijn."]),
        ("We zijn dicht. 's Avonds open. ’t Is wat.", ["We zijn dicht.", "'s Avonds open.", "’t Is wat."]),
        ("kom langs. neem iemand mee! en blijf", ["kom langs.", "neem iemand mee!", "en blijf"]),
    ],
)
def test_marks_quotes_and_small_letters(text: str, expected: list[str]) -> None:
    """Closing marks stay with their sentence; a small letter opens one only where no capitals are used."""
    assert expected == sentences(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gelukt! 🎉🎉 #trots #team Op naar morgen.", ["Gelukt! 🎉🎉 #trots #team", "Op naar morgen."]),
        ("Kom zondag! #Gent is mooi.", ["Kom zondag!", "#Gent is mooi."]),
        ("Vragen? 👉 Bel ons.", ["Vragen?", "👉 Bel ons."]),
        ("Wat een dag was dat 🎉 Morgen weer", ["Wat een dag was dat 🎉", "Morgen weer"]),
        ("Elke dag vers brood ✅ Ook op zondag", ["Elke dag vers brood", "✅ Ook op zondag"]),
        ("Wij ❤️ Gent", ["Wij ❤️ Gent"]),
        ("Top! 👩‍💻👍🏽🇧🇪 Dank je.", ["Top! 👩‍💻👍🏽🇧🇪", "Dank je."]),
    ],
)
def test_emoji_and_hashtags(text: str, expected: list[str]) -> None:
    """Emoji and hashtags stay with the sentence they close; emoji before a capital close one themselves."""
    assert expected == sentences(text)


def test_line_break_ends_a_sentence() -> None:
    """A heading, list items and a signature have no full stop."""
    text = "Ons aanbod\r\n\r\n- soep\n- brood  \n\u2028Groet, Noor"

    assert sentences(text) == ["Ons aanbod", "- soep", "- brood", "Groet, Noor"]


def test_white_space_only_has_no_sentences() -> None:
    """There is nothing between the spaces."""
    assert sentence_spans(" \n\t \u2028") == []


@given(st.lists(POST_CHARACTERS, max_size=60).map("".join) | st.text(max_size=60))
def test_spans_are_ordered_trimmed_and_leave_out_only_white_space(text: str) -> None:
    """Every character that is not white space lies in exactly one span."""
    spans = sentence_spans(text)

    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for start, end in spans)
    gaps = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    assert not "".join(gaps).strip()


@pytest.mark.parametrize("unit", ["a! ✅ ", "🎉 ", "a b c 🎉 B ", ". ", "#a ", "! )", " ", "a. #b "])
def test_time_grows_with_the_length_and_not_with_its_square(unit: str) -> None:
    """Sixty thousand repeats of what posts repeat take well under two seconds."""
    text = unit * 60_000
    start = time.process_time()

    sentence_spans(text)

    assert time.process_time() - start < 2
