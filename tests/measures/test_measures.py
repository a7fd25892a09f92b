"""What each measure counts, on texts of a sentence or two."""

from __future__ import annotations

import pytest

from sincerity.document import Source, read
from sincerity.measures.table import MEASURES
from sincerity.measures.wording import base_form, evaluation, is_nominal
from sincerity.pipeline.annotation import Annotation

FREE = sorted(name for name, m in MEASURES.items() if m.needs is Annotation.NOTHING)


def measure(name: str, text: str, reply_to: str | None = None) -> float:
    return MEASURES[name].function(read(Source(text, reply_to=reply_to)))


@pytest.mark.parametrize("name", FREE)
def test_a_text_without_words_has_no_value(name: str) -> None:
    """Nothing to count gives 0, and 0.5 where the measure is a balance of two sides."""
    assert measure(name, "…") == (0.5 if name == "reader_share" else 0)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("words", "De oven gaat om 7.30 uur aan.", 7),
        ("sentences", "Vol. Kom je ook? Ja!", 3),
        ("mean_sentence_words", "Wij bakken brood. Wij bakken ook koek en taart.", 4.5),
        ("longest_sentence_words", "Wij bakken brood. Wij bakken ook koek en taart.", 6),
        ("questions", "Kom je ook? 🎉 Het is om acht uur.", 1),
        ("question_share", "Kom je ook? Het is om acht uur.", 0.5),
        ("exclamations", "Kom je ook! Het is om acht uur.", 1),
        ("emoji", "Feest 🎉🎉 met taart 🍰 erbij", 3),
        ("caps_share", "Dat was ECHT heel MOOI", 0.4),
        ("hashtags", "Feest in Gent #gent #feest", 2),
        ("mentions", "Dank aan @jan en @piet", 2),
        ("links", "Kijk op https://voorbeeld.nl of mail naar jan@voorbeeld.nl", 2),
        ("sender_words_per_100", "Wij bakken ons brood zelf, elke dag opnieuw, in huis", 20),
        ("reader_words_per_100", "Neem jij je tas mee naar het nieuwe huis, goed?", 20),
        ("speaker_words_per_100", "Ik bak mijn brood zelf", 40),
        ("sender_openings", "Wij bakken. Onze oven is heet. Jij eet.", 2 / 3),
        ("reader_share", "Wij helpen je.", 0.5),
        ("register_mix", "Heb je uw tas?", 0.5),
        ("sender_only_share", "Wij bakken. Wij helpen je.", 0.5),
        ("nominal_per_100", "De realisatie van de uitvoering begint nu eindelijk echt hier", 20),
        ("most_nominal_sentence", "Wij bakken. De realisatie van de uitvoering volgt.", 2),
        ("opens_with_question", "Al zin in de zomer? Wij wel.", 1),
        ("opens_with_question", "Wij wel. Al zin in de zomer?", 0),
        ("questions_answered_at_once", "Al zin in de zomer? Wij hebben de oplossing.", 1),
        ("questions_answered_at_once", "De oven is stuk. Wie kan hem maken?", 0),
    ],
)
def test_counts(name: str, text: str, value: float) -> None:
    """The figure is what a reader would count."""
    assert measure(name, text) == pytest.approx(value)


def test_a_bare_number_is_not_concrete() -> None:
    """Anybody can add numbers; a number with a unit says something."""
    assert measure("concrete_places", "Wij helpen 12 345 7") == 0
    assert measure("concrete_places", "Wij helpen al 12 jaar") == 1


def test_overlap_with_the_message() -> None:
    """A reply that repeats what was asked shares words with it; without a message there is nothing to share."""
    message = "Mijn pakket met boeken is kwijt"
    assert measure("reply_overlap", "Je pakket met boeken ligt in Gouda.", message) > 0.5
    assert measure("reply_overlap", "Bedankt voor je bericht.", message) == 0
    assert measure("reply_overlap", "Je pakket ligt in Gouda.") == 0


@pytest.mark.parametrize(
    ("word", "known"), [("mooie", "mooi"), ("grote", "groot"), ("lieve", "lief"), ("tafel", None)]
)
def test_adjectives_are_known_in_their_inflected_form(word: str, known: str | None) -> None:
    """The lexicon holds base forms; the ending -e is undone."""
    assert base_form(word) == known


def test_evaluation_of_praise_and_blame() -> None:
    """Polarity tells praise from blame."""
    assert evaluation("prachtige")[0] > 0.4
    assert evaluation("slechte")[0] < -0.3


def test_everyday_nouns_are_not_nominal_style() -> None:
    """A bestelling or vergadering is a thing, not an action turned into a noun."""
    assert is_nominal("optimalisatie")
    assert not is_nominal("bestelling")


def test_louder_signals_act_more_social() -> None:
    """Every listed signal adds; the sum stays within 0 to 100."""
    plain = "De winkel is morgen open van negen tot vijf."
    loud = plain + " Gezellig samen met jullie! 🎉🎉 #feest"
    assert measure("acts_social", plain) == 0
    assert 20 < measure("acts_social", loud) <= 100
    assert measure("acts_social", "🎉" * 200 + "Gezellig! Samen! Jullie! #a #b #c #d") <= 100


def test_easy_text_reads_easier() -> None:
    """Short words in short sentences score higher than long ones in a long sentence."""
    easy = "Het is nu dicht. Kom op maandag."
    hard = "De inwerkingtreding van de verordening betreffende parkeervergunningen geschiedt overeenkomstig bovenstaande."
    assert measure("flesch_douma", easy) > measure("flesch_douma", hard) + 40
