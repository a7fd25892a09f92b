"""The text and the JSON of an inspection."""

from __future__ import annotations

import json

import pytest

from sincerity.api import inspect
from sincerity.config import Config
from sincerity.document import Markup, Source
from sincerity.finding import Category
from sincerity.formats.inspection import inspection_line, inspection_text
from sincerity.formats.layout import Paint, width
from sincerity.inspection import Inspection

POST = """# Een brood van eigen meel

Wij helpen je graag, zei ‘de bakker van hiernaast’. Excuses voor het ongemak: de oven stond twee uur uit.
Kom je langs? https://voorbeeld.nl/een-heel-lang-adres-dat-nergens-past/en-nog-langer-dan-dat #brood
"""


@pytest.fixture(scope="module")
def inspection() -> Inspection:
    return next(inspect([Source(POST, Markup.MARKDOWN, path="brood.md")]))


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(inspection: Inspection, columns: int):
    """Also with a long address and long features."""
    text = inspection_text(inspection, paint=Paint(False), columns=columns)

    assert [line for line in text.splitlines() if width(line) > columns] == []


def test_everything_is_shown(inspection: Inspection):
    """A heading for each part, a lemma, a feature, a measure, and why a match was no finding."""
    text = inspection_text(inspection, paint=Paint(False), columns=80)

    for part in (
        "Blokken",
        "Niet gelezen",
        "Zinnen",
        "taalmodel: sincerity_nl",
        "Maten",
        "Regels",
        "Leesbaarheid",
    ):
        assert part in text
    assert "helpen" in text
    assert "VerbForm=Fin" in text
    assert "‘twee uur’" in text
    assert "[unless.concrete]" in text


def test_orders_passives_and_forms_of_address_are_told():
    """With the agent of the passive, and the role of the pronoun."""
    found = next(inspect(["Bel ons. De brief wordt door Anna geschreven. Wij sturen je jouw kaart."]))

    text = inspection_text(found, paint=Paint(False), columns=80)
    assert "gebiedend       ‘Bel’ (bellen)" in text
    assert "lijdend         ‘geschreven’ (door ‘Anna’)" in text
    assert "aanspreken      ‘je’ (je: voorwerp, één lezer)" in text
    assert "aanspreken      ‘jouw’ (je: bezit, één lezer)" in text


def test_without_a_model_the_text_says_what_is_missing():
    """The words of the pipeline, and the measures that need them."""
    config = Config(model="none")

    text = inspection_text(next(inspect(["Koop brood."], config)), paint=Paint(False), columns=80)

    assert "taalmodel: geen" in text
    assert "--model none" in text
    assert "Hiervoor is een taalmodel" in text


def test_a_named_rule_is_shown_alone_even_when_it_saw_nothing():
    """Whoever asks for one rule gets an answer about it."""
    found = next(inspect(["Het brood is klaar."], Config(model="none"), rules=["excuses-voor-ongemak"]))

    text = inspection_text(found, paint=Paint(False), columns=80)

    assert "excuses-voor-ongemak" in text
    assert "geen woorden" in text
    assert "Maten" not in text


def test_a_learned_rule_shows_its_score_and_the_sentences_it_judged():
    """It matches no words by itself."""
    text = "Wij zijn dé specialist in beleving. Bij ons staat de klant altijd op één, want samen maken wij het verschil."

    found = next(inspect([text], rules=["leest-onoprecht"]))

    shown = inspection_text(found, paint=Paint(False), columns=80)
    assert f"score {found.report.scores[Category.INSINCERE]:.0f}" in shown
    learned = [f.text for f in found.report.findings if f.rule == "leest-onoprecht"]
    assert learned == [s.text for s in found.traces[0].seen]


def test_json_spans_hold_the_text_they_name(inspection: Inspection):
    """Tokens, masks and matches count in the plain text, places in the source."""
    data = json.loads(inspection_line(inspection))

    text = data["text"]
    assert all(text[t["span"][0] : t["span"][1]] == t["text"] for t in data["tokens"])
    matches = [m for r in data["rules"] for m in r["matches"] if m["span"]]
    assert matches
    assert all(text[m["span"][0] : m["span"][1]] == m["text"] for m in matches)
    assert all(POST[m["place"][0] : m["place"][1]] == m["text"] for m in matches)


def test_a_draft_cannot_steer_the_terminal():
    """Escape codes and reversed text are shown as signs."""
    hostile = "Excuses voor het ongemak \x1b[31mrood\x07 en \u202eachterstevoren."

    found = next(inspect([Source(hostile, path="a\x1b[2Jb.txt")], Config(model="none")))

    text = inspection_text(found, paint=Paint(False), columns=80)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
