"""What a message asks, and whether a reply answers it.

``data/replies`` has one JSON object a line: a message, a reply that answers it (``good``), one that does not (``bad``),
what the message asks and the trade it comes from. ``made.jsonl`` was at hand when the cues were written; ``apart.jsonl``
was written before them, and only its totals are looked at when they change. ``terse.jsonl`` has good replies alone, as people
give them who know the answer: short, without a question's words, or behind a sentence that says nothing; ``warm.jsonl``
has bad ones alone, warm and empty.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from sincerity.document import Document, Source, read
from sincerity.measures.answering import asked, left_open
from sincerity.measures.question_cues import Asked
from sincerity.measures.table import MEASURES

REPLIES = Path(__file__).parent.parent / "data" / "replies"
HALVES = {"made": 0.9, "apart": 0.75}
"""The share of bad replies that must be seen; of the good ones none."""


@cache
def pairs(half: str) -> list[dict[str, str]]:
    lines = (REPLIES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def message_of(text: str) -> Document:
    message = read(Source("Goed.", reply_to=text)).message
    assert message is not None
    return message


def open_after(message: str, reply: str) -> set[Asked]:
    return set(left_open(read(Source(reply, reply_to=message))))


@pytest.mark.parametrize("half", HALVES)
def test_no_reply_that_answers_is_taken_for_one_that_does_not(half: str):
    """A wrong word about a good reply costs more than silence about a bad one."""
    wronged = [p["good"] for p in pairs(half) if open_after(p["message"], p["good"])]

    assert wronged == []


@pytest.mark.parametrize(("half", "share"), HALVES.items())
def test_most_replies_that_answer_nothing_are_seen(half: str, share: float):
    """Also in the half that the cues were not written from."""
    seen = [p for p in pairs(half) if open_after(p["message"], p["bad"])]

    assert len(seen) >= share * len(pairs(half))


def test_a_terse_answer_is_an_answer():
    """Who writes ‘half acht’ has said when."""
    wronged = [p["good"] for p in pairs("terse") if open_after(p["message"], p["good"])]

    assert len(pairs("terse")) > 140
    assert wronged == []


def test_a_warm_reply_is_not_yet_an_answer():
    """Of replies that are nothing but kind at least four in five are seen."""
    seen = [p for p in pairs("warm") if open_after(p["message"], p["bad"])]

    assert len(seen) >= 0.8 * len(pairs("warm")) > 35


def test_the_halves_share_no_message():
    """A message in both would say less than it seems to."""
    made, apart = ({p["message"] for p in pairs(half)} for half in HALVES)

    assert len(made) == len(apart) == 30
    assert not made & apart


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        ("Waar blijft mijn pakket?", {Asked.WHEN}),
        ("waar blijft mijn pakket", {Asked.WHEN}),
        ("Bericht op X: ‘Tot hoe laat is de balie open?’", {Asked.WHEN}),
        ("Waarom stopt de bus hier niet?", {Asked.WHY}),
        ("De app sluit vanzelf. Hoe kan dat?", {Asked.WHY}),
        ("Hoe zeg ik mijn les af?", {Asked.HOW}),
        ("Wat kost een dagkaart?", {Asked.HOW_MUCH}),
        ("Mag mijn hond mee naar binnen?", {Asked.YES_NO}),
        ("Bij wie moet ik zijn voor een sleutel?", {Asked.WHO}),
        ("Wanneer zijn jullie open en mag mijn hond mee?", {Asked.WHEN}),
        ("Wanneer zijn jullie open? Mag mijn hond mee naar binnen?", {Asked.WHEN, Asked.YES_NO}),
        ("Al drie weken wacht ik op de monteur.", {Asked.COMPLAINT}),
        ("De deur is kapot. Wat gaan jullie hieraan doen?", {Asked.COMPLAINT}),
    ],
)
def test_a_message_asks(message: str, kinds: set[Asked]):
    """The question word decides; one that asks is not also a complaint."""
    assert asked(message_of(message)) == kinds


@pytest.mark.parametrize(
    "message",
    [
        "Wat was het gezellig gisteren.",
        "De douche deed het weer, bedankt voor de snelle hulp.",
        "Hoe moeilijk kan het zijn?",
        "Kan iemand mij even bellen?",
        "Waar zijn jullie mee bezig?",
        "Wanneer ik tijd heb, kom ik langs.",
        "Mijn man lag weken bij jullie en is in mei overleden. Jullie waren lief, dat wilde ik even kwijt.",
        "Ik weet waar de sleutel ligt.",
    ],
)
def test_a_message_that_asks_nothing(message: str):
    """Chat, thanks, a sneer and a request in the form of a question have no answer to look for."""
    assert asked(message_of(message)) == set()


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("Waar blijft mijn pakket?", "Wat is je ordernummer?"),
        ("Waar blijft mijn pakket?", "Stuur ons je ordernummer, dan zoeken we het na."),
        ("Waar blijft mijn pakket?", "Dat weten we nog niet, helaas."),
        ("Waarom is de brug dicht?", "Fijn dat je het vraagt! De scharnieren zaten vast."),
        (
            "Hoe kom ik aan een pas?",
            "Bedankt voor je bericht. Neem je paspoort mee en loop bij de balie langs.",
        ),
        ("Mag mijn fiets mee?", "Wat leuk dat je komt, en ja, neem hem gerust mee."),
        ("Al drie weken wacht ik op de monteur.", "Wat vervelend om te horen. Ik bel hem en daarna jou."),
        ("Al drie weken wacht ik op de monteur.", "Dat is veel te lang. De planner heeft hem vergeten."),
        ("Wanneer komt de bus? En wat kost een kaartje?", "Wat leuk dat je komt! Een kaartje is twee euro."),
        ("Mag mijn fiets mee?", "Yes!"),
        ("Mag mijn fiets mee?", "Tuurlijk"),
        ("Mag mijn fiets mee?", "Hoi Jan! 👍 Groetjes, Bo"),
        ("Mag mijn fiets mee?", "Wat leuk dat je komt. Er staat nu een bord: ‘geen fietsen in de trein’."),
        ("Hoe laat gaat het loket open?", "Zie voorbeeld.nl/loket"),
        ("Waarom is de brug dicht?", "https://voorbeeld.nl/brug-dicht"),
    ],
)
def test_what_is_an_answer(message: str, reply: str):
    """Also a question back, what is not known yet, the answer to the other question, a thumb, a link, a quotation."""
    assert open_after(message, reply) == set()


@pytest.mark.parametrize(
    ("message", "reply", "kind"),
    [
        ("Waar blijft mijn pakket?", "Wat leuk dat je hier bestelt. Fijne dag!", Asked.WHEN),
        ("Waarom is de brug dicht?", "Beste Jan, wij begrijpen je vraag heel goed.", Asked.WHY),
        (
            "Wat kost een dagkaart?",
            "Genieten staat bij ons voorop. Wist je dat we een terras hebben?",
            Asked.HOW_MUCH,
        ),
        (
            "Al drie weken wacht ik op de monteur.",
            "Dat had niet mogen gebeuren. Groetjes, Kim",
            Asked.COMPLAINT,
        ),
        ("Al drie weken wacht ik op de monteur.", "Met vriendelijke groet, Team Klant", Asked.COMPLAINT),
        ("Hoe zeg ik mijn les af?", "Jammer dat je niet kunt. Kunnen we je verder helpen?", Asked.HOW),
        ("Mag mijn fiets mee?", "Hé Jan!", Asked.YES_NO),
        ("Mag mijn fiets mee?", "Wat leuk dat je komt! 👍", Asked.YES_NO),
        ("Mag mijn fiets mee?", "Wat leuk dat je dat vraagt: ‘Mag mijn fiets mee’.", Asked.YES_NO),
        ("Al drie weken wacht ik op de monteur.", "https://voorbeeld.nl/contact", Asked.COMPLAINT),
    ],
)
def test_what_is_none(message: str, reply: str, kind: Asked):
    """Pleasure, sympathy, a wish, a name under it, a question that fits any reply, or an emoji beside all that."""
    assert open_after(message, reply) == {kind}


def test_without_a_message_nothing_is_left_open():
    """A post that answers nobody cannot fail to."""
    assert left_open(read(Source("Wat leuk dat je bij ons bestelt."))) == set()


def test_the_measures_tell_questions_from_complaints():
    """What ‘inspect’ prints."""
    asks = read(Source("Fijne dag!", reply_to="Waar blijft mijn pakket?"))
    complains = read(Source("Fijne dag!", reply_to="Al drie weken wacht ik op de monteur."))
    names = ("question_left_open", "complaint_left_open")

    assert [MEASURES[n].function(asks) for n in names] == [1, 0]
    assert [MEASURES[n].function(complains) for n in names] == [0, 1]
