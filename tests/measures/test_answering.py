"""What a message asks, and whether a reply answers it.

``data/replies`` has one JSON object a line: a message, a reply that answers it (``good``, ``good2``), one that does not
(``bad``), what the message asks and the trade it comes from. ``terse.jsonl`` has good replies alone, as people give them who
know the answer: short, without a question's words, or behind a sentence that says nothing; ``warm.jsonl`` has bad ones
alone, warm and empty. All of them were fitted on but ``unseen.jsonl``: of that only totals are looked at.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from sincerity.document import Document, Source, read
from sincerity.measures.answering import asked, features, fitted, left_open
from sincerity.measures.question_cues import Asked
from sincerity.measures.reply_sentences import body
from sincerity.measures.table import MEASURES

REPLIES = Path(__file__).parent.parent / "data" / "replies"
SHARES = {
    "made": 0.9,
    "apart": 0.75,
    "trades": 0.45,
    "branches": 0.35,
    "everyday": 0.6,
    "strangers": 0.45,
    "warm-and-short": 0.55,
    "unseen": 0.35,
}
"""The share of bad replies that must be seen."""
WRONGED = 0.05
"""The share of good ones that may be taken for bad; of all of them together it is three in a hundred."""
PLEASANTRIES = (
    "Wat leuk dat je contact met ons opneemt!",
    "We hopen je snel weer te zien.",
    "Fijne dag nog!",
)


@cache
def pairs(writer: str) -> list[dict[str, str]]:
    lines = (REPLIES / f"{writer}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def message_of(text: str) -> Document:
    message = read(Source("Goed.", reply_to=text)).message
    assert message is not None
    return message


def open_after(message: str, reply: str) -> set[Asked]:
    return set(left_open(read(Source(reply, reply_to=message))))


@pytest.mark.parametrize("writer", SHARES)
def test_hardly_a_reply_that_answers_is_taken_for_one_that_does_not(writer: str):
    """A wrong word about a good reply costs more than silence about a bad one."""
    good = [(p["message"], p[key]) for p in pairs(writer) for key in ("good", "good2") if key in p]

    wronged = [reply for message, reply in good if open_after(message, reply)]

    assert len(wronged) <= max(1, WRONGED * len(good))


def test_an_answer_does_not_drown_in_pleasantries():
    """What could stand under any message is not weighed, however much there is of it."""
    first, *behind = PLEASANTRIES

    wronged = [p for p in pairs("unseen") if open_after(p["message"], " ".join([first, p["good"], *behind]))]

    assert len(wronged) <= WRONGED * len(pairs("unseen"))


def test_who_answers_after_all_has_answered():
    """Behind or before a whole reply that answers nothing."""
    wronged = [
        p
        for p in pairs("unseen")
        for reply in (f"{p['bad']} {p['good']}", f"{p['good']} {p['bad']}")
        if open_after(p["message"], reply)
    ]

    assert len(wronged) <= WRONGED * 2 * len(pairs("unseen"))


@pytest.mark.parametrize(("writer", "share"), SHARES.items())
def test_replies_that_answer_nothing_are_seen(writer: str, share: float):
    """Also those of a writer on whom nothing was fitted."""
    bad = [(p["message"], p["bad"]) for p in pairs(writer) if "bad" in p]

    seen = [reply for message, reply in bad if open_after(message, reply)]

    assert len(seen) >= share * len(bad) > 10


def test_a_terse_answer_is_an_answer():
    """Who writes ‘half acht’ has said when."""
    wronged = [p["good"] for p in pairs("terse") if open_after(p["message"], p["good"])]

    assert len(pairs("terse")) > 140
    assert len(wronged) <= WRONGED * len(pairs("terse"))


def test_a_warm_reply_is_not_yet_an_answer():
    """Of replies that are nothing but kind at least four in five are seen."""
    seen = [p for p in pairs("warm") if open_after(p["message"], p["bad"])]

    assert len(seen) >= 0.8 * len(pairs("warm")) > 35


@pytest.mark.parametrize(
    "pasted",
    [
        " 😀",
        " 👍",
        "!",
        " #fijn",
        " samen",
        "\nGroetjes, Sanne",
        "\n^Kim",
        "\nWat vinden jullie?",
        "\n12 34 56",
    ],
)
def test_what_anybody_can_paste_under_a_reply_makes_it_no_answer(pasted: str):
    """Else the rule would be got round without a word about the matter."""
    texts = [(p["message"], p["bad"]) for p in pairs("unseen")]
    seen = [(message, bad) for message, bad in texts if open_after(message, bad)]

    assert len(seen) > 40
    assert [bad for message, bad in seen if not open_after(message, bad.rstrip() + pasted)] == []


def test_no_message_of_the_unseen_ones_was_fitted_on():
    """Else the test would say less than it seems to."""
    unseen = {p["message"] for p in pairs("unseen")}
    fitted_on = {
        p["message"] for file in REPLIES.glob("*.jsonl") if file.stem != "unseen" for p in pairs(file.stem)
    }

    assert len(unseen) == 112
    assert len(fitted_on) > 300
    assert not unseen & fitted_on


def test_every_weight_is_of_a_sign_that_can_stand_in_a_reply():
    """A sign that was given another name would count nothing, without a word."""
    shown: set[str] = set()
    for file in REPLIES.glob("*.jsonl"):
        for pair in pairs(file.stem):
            for key in pair.keys() & {"good", "good2", "bad"}:
                reply = read(Source(pair[key], reply_to=pair["message"]))
                assert reply.message is not None
                for kind in asked(reply.message):
                    shown.update(features(reply.message, list(body(reply)), kind) or ())

    assert fitted().weights.keys() == shown


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
        ("Wat kost een normaal kaartje?", {Asked.HOW_MUCH}),
        ("Ik vraag me af wanneer de monteur komt.", {Asked.WHEN}),
        ("Weet iemand of mijn fiets mee mag?", {Asked.YES_NO}),
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
        "Jullie service is de reden dat ik klant blijf.",
        "Wat een manier om je verjaardag te vieren!",
        "Wat krijg je hier veel voor je geld!",
        "Ik kan niet zeggen hoe blij ik ben.",
        "De film is niet meer normaal, zo mooi",
        "Ik heb er lang op gewacht en nu is hij er!",
        "Mooi gedaan, zoals beloofd!",
        "Ik weet nog niet of ik kom. Wat een leuk feest!",
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
        ("Mag mijn fiets mee?", "Hoi, ja hoor!"),
        ("Mag mijn fiets mee?", "Beste Sanne, graag!"),
        ("Mag mijn fiets mee?", "Ja ^Kim"),
        ("Mag mijn fiets mee?", "“Nee, dat mag helaas niet.”"),
        ("Hoe laat gaat het loket dicht?", "Tot 17 uur."),
        ("Waar is mijn pakket?", "Hoi Bo! Station Zuid"),
        ("Waar is mijn pakket?", "Goede vraag! Bij Anja de Vries"),
        ("Hoe kan ik betalen?", "Met een pinpas."),
        ("Wanneer komt de monteur?", "Team Zuid komt morgen om tien uur."),
        (
            "Waarom rijdt de bus niet?",
            "Wat vervelend! Onze vriendelijke chauffeur is ziek. Morgen rijdt hij weer.",
        ),
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
