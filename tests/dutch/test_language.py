"""Dutch told from its neighbours."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from sincerity.document import Markup, Source, read
from sincerity.dutch.language import FEWEST_WORDS, Language, language_of_words
from sincerity.finding import Category
from sincerity.formats.jsonout import post_object
from sincerity.formats.text import Text
from sincerity.linter import Linter
from sincerity.report import FailOn, Verdict
from tests.helpers import check, make_rule, terms

ROOT = Path(__file__).parents[2]

OTHERS = [
    ("en", "Our new opening hours start on Monday, and the shop will stay open until nine on Thursdays."),
    ("en", "Thanks to everyone who came to the market, we sold out of soup within an hour."),
    ("en", "Get your tickets now before they are gone!"),
    ("en", "We apologise for any inconvenience this may have caused to our customers."),
    ("en", "Only three left in stock, so order yours today."),
    ("de", "Wir freuen uns sehr, dass so viele Menschen am Samstag in unser Haus gekommen sind."),
    ("de", "Jetzt kaufen und bis zu 30 Prozent sparen, nur heute!"),
    ("de", "Was denkt ihr über den neuen Fahrplan der Buslinie?"),
    ("de", "Es tut uns leid, dass du so lange warten musstest."),
    ("fr", "Nous sommes très heureux de vous accueillir samedi dans notre nouveau magasin."),
    ("fr", "Profitez de nos offres avant la fin du mois, il n'en reste que trois."),
    ("fr", "Excusez-nous pour le retard, le train était en panne à Lille."),
    ("es", "Estamos muy contentos de que tantas personas hayan venido el sábado a nuestra tienda."),
    ("es", "Compra ahora y ahorra hasta un treinta por ciento, solo hoy."),
    ("es", "Sentimos mucho que hayas tenido que esperar tanto."),
    ("fy", "Wy binne bliid dat der safolle minsken nei ús nije winkel kommen binne."),
    ("fy", "It spyt ús dat jo sa lang wachtsje moasten op de bus."),
    ("fy", "Moarn is de biblioteek iepen fan njoggen oant fiif oere."),
    ("af", "Ons is baie bly dat so baie mense Saterdag na ons nuwe winkel gekom het."),
    ("af", "Dit spyt ons dat jy so lank vir die bus moes wag."),
    ("af", "Koop nou en bespaar tot dertig persent, net vandag."),
]

DUTCH = [
    "Shop nu de new collection met free shipping en early access, alleen voor members!",
    "Check onze website voor de sale: mega deals, limited edition items en 20% off op alle sneakers.",
    "Wij zoeken een Senior Account Manager met een can-do mentality en passie voor growth hacking.",
    "Workshop Mindful Leadership by Anna: save the date! Meld je aan via de link in bio.",
    "Black Friday weekend deals: up to 50% korting op al je favorites",
    "Let's go! Team Next Level staat klaar voor jullie challenge.",
    "Ge kunt morgen ook gewoon binnenkomen, we zijn open tot zes uur hè.",
    "Amai, da's een schoon plan zeg, ik zie u zaterdag wel aan de toog.",
    "Zaterdag 2 mei, 14.00 uur, Grote Kerk, Haarlem: koor en orkest.",
    "Te koop: bakfiets, drie jaar oud, nieuwe banden, ophalen in Delft.",
    "WAT EEN FEEST WAS HET GISTEREN IN DE KERKSTRAAT!",
    "Gefeliciteerd Sophie, Lars, Ahmed, Noor, Daan, Emma, Finn en Julia!",
]


def language_of(text: str) -> Language:
    return language_of_words(read(Source(text)).words.listed)


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_language_is_recognised(language: str, text: str):
    """One sentence is enough."""
    assert language_of(text) == language


@pytest.mark.parametrize("text", DUTCH)
def test_dutch_stays_dutch(text: str):
    """Full of English, Flemish, in capitals, or a list of names."""
    assert language_of(text) is Language.DUTCH


@pytest.mark.parametrize("language", sorted({language for language, _ in OTHERS}))
def test_long_text_is_recognised(language: str):
    """All sentences of a language in one post."""
    assert language_of("\n".join(text for one, text in OTHERS if one == language)) == language


def test_few_words_are_taken_as_dutch():
    """‘Happy new year to you’ may stand under a Dutch photograph."""
    assert language_of("Happy new year to you") is Language.DUTCH
    assert language_of("Happy new year to you all") is Language.ENGLISH
    assert FEWEST_WORDS == 6


def test_addresses_and_tags_say_nothing():
    """Their words belong to nobody."""
    text = "De soep staat klaar. https://the.shop/of/the/day #the #and #of #you @for @with"

    assert language_of(text) is Language.DUTCH


def test_text_in_two_languages_that_is_dutch_for_half_is_read():
    """The Dutch half wants reading."""
    dutch = "Wij zijn zaterdag open van tien tot vier, en de koffie staat voor je klaar."
    english = "We are open on Saturday from ten to four, with coffee."

    assert language_of(f"{dutch}\n\n{english}") is Language.DUTCH


def test_own_examples_and_rules_are_dutch():
    """Every example of every rule."""
    from sincerity import packs

    texts = [e.text for rule in packs.load_builtin().rules for e in (*rule.bad, *rule.good)]

    assert [text for text in texts if language_of(text) is not Language.DUTCH] == []


def test_empty_text_is_dutch():
    """Nothing says otherwise."""
    assert language_of("") is Language.DUTCH


class TestReport:
    TEXT = "Our shop is open until nine, and the coffee is on the house for all of you."

    def test_one_notice_stands_in_place_of_findings(self):
        """No scores, no verdict against it, nothing that ran; every word was left unread."""
        report = check(self.TEXT, make_rule(terms("shop", "open")))

        assert report.findings == ()
        assert report.notices == (
            "deze tekst is zo te zien Engels; sincerity leest alleen Nederlands en heeft hem overgeslagen",
        )
        assert (report.verdict, report.scoring, report.rules_run) == (Verdict.OK, "none", 0)
        assert report.scores == dict.fromkeys(Category, 0.0)
        assert report.words == report.unchecked_words == 17
        assert not any(report.fails(test) for test in FailOn)
        assert report.failures == ()

    def test_markup_is_no_language(self):
        """English words in tags and code are not read."""
        text = '<div class="the main of the page" id="and"><p>De winkel is open tot negen uur.</p></div>'

        report = Linter([make_rule(terms("open"))], {}).check(Source(text, Markup.HTML))

        assert len(report.findings) == 1

    def test_it_fits_the_output_schema(self):
        """And shows no bars."""
        report = check(self.TEXT, make_rule(terms("shop")))
        schema = json.loads((ROOT / "sincerity" / "output_schema.json").read_text(encoding="utf-8"))

        jsonschema.validate(post_object(report), {"$ref": "#/$defs/post", "$defs": schema["$defs"]})
        shown = Text().report(report)
        assert "zo te zien Engels" in shown
        assert "kan zo" not in shown
        assert "█" not in shown
