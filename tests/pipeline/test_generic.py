"""*Je* for people in general beside *je* for the reader, with the shipped pipeline."""

import pytest

from sincerity.pipeline import Annotation, load
from sincerity.pipeline.address import addresses

GENERAL = """
Je weet maar nooit wie er meeleest.
Je weet nooit wat je krijgt.
Je zal maar in zo'n file staan.
Je moet het maar durven, op die leeftijd.
Zulke vrienden vind je nergens.
Zo'n winter maak je zelden mee.
Zoiets overdrijf je niet.
Dat zie je steeds vaker.
Hoe ouder je wordt, hoe sneller het jaar gaat.
Daar word je vrolijk van.
Van zulke cijfers word je somber.
Vertrouwen win je niet met een persbericht.
Vroeger kon je hier nog zwemmen.
Je zou zeggen dat niemand het zag.
Je hebt van die avonden.
Zo'n jaar gun je niemand.
Aan de geur wen je nooit.
Je hebt het nu eenmaal niet voor het kiezen.
"""

TO_THE_READER = """
Je weet nu wat je krijgt: een doos met twaalf flessen.
Je weet nooit zeker of de brug open is, dus vertrek op tijd.
Je zult nog maar twee weken hoeven wachten.
Je moet het maar bij Loes ophalen.
Zulke vragen stel je zelden te vroeg.
Zo'n rooster krijg je maar één keer per jaar, in augustus.
Zoiets geef je niet op als hobby.
Zoiets vraag je niet aan de chauffeur maar aan het loket.
Dat zie je vaker terug in de opdrachten.
Dat zie je op de foto hieronder.
Hoe eerder je belt, hoe sneller de monteur er is.
Daar word je vriendelijk ontvangen.
Van de sauna word je moe, plan dus een rustige avond.
Je ervaring deel je niet met naam en toenaam.
Vroeger stond je naam op de lijst bij Truus.
Je zou denken aan de vlag voor het podium.
Je hebt van die dozen nog twee te goed.
Je wordt er niet op afgerekend als een dag niet lukt.
In maart betaalde je nog twaalf euro, nu vijftien.
Je wordt om tien uur gebeld.
"""


@pytest.mark.parametrize("text", GENERAL.strip().splitlines())
def test_turn_of_phrase_about_people_in_general(text: str) -> None:
    """Every *je* of the sentence shares in it."""
    assert all(found.is_generic for found in addresses(load().annotate(text, Annotation.TAGS)))


@pytest.mark.parametrize("text", TO_THE_READER.strip().splitlines())
def test_nearly_the_same_words_to_the_reader(text: str) -> None:
    """A thing, a time or a place makes it the reader's own."""
    found = addresses(load().annotate(text, Annotation.TAGS))

    assert found
    assert not any(address.is_generic for address in found)


@pytest.mark.parametrize(
    "text",
    [
        "Daar word je vrolijk van, toch?",
        "Bij ons weet je nooit wat je krijgt.",
        "Probeer het eens, je weet nooit wat je krijgt.",
    ],
)
def test_sentence_that_turns_to_the_reader_is_not_general(text: str) -> None:
    """A question, the sender or a command speaks to somebody."""
    assert not any(found.is_generic for found in addresses(load().annotate(text, Annotation.TAGS)))
