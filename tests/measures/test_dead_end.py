"""Whether a reply points back to what its reader cannot use."""

from __future__ import annotations

import pytest

from sincerity.document import Source, read
from sincerity.measures.dead_end import dead_end_returned


def returned(message: str | None, reply: str) -> float:
    return dead_end_returned(read(Source(reply, reply_to=message)))


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("Jullie site geeft steeds een foutmelding.", "Wat vervelend! Inloggen kunt u via onze website."),
        ("Mijn oma heeft geen internet.", "Alle formulieren kunt u vinden op onze website."),
        ("De app crasht bij het betalen.", "Kaartjes koop je in de app. Download hem via de store!"),
        ("Ik heb zelf geen smartphone.", "Download de app, dan kun je zelf je plek kiezen."),
        ("Mijn moeder snapt niks van jullie app.", "Via onze app kunt u zelf een afspraak plannen."),
        ("Uw telefoon is al dagen onbereikbaar.", "Voor vragen kunt u terecht op ons telefoonnummer."),
    ],
)
def test_the_same_closed_way_is_pointed_to(message: str, reply: str):
    """Also under another name, and everything that needs a computer where there is none."""
    assert returned(message, reply) == 1


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("Jullie site geeft een foutmelding.", "De site doet het weer, u kunt inloggen via onze website."),
        ("Ik snap de app niet.", "U kunt de app overslaan: loop langs bij de balie."),
        ("Ik snap de app niet.", "Ik bel u, dan maken we samen een account in de app. Dat kan vanmiddag."),
        ("De app laat mijn punten niet zien.", "Log in de app eerst uit, dan kun je ze zien."),
        ("Kan ik me online aanmelden?", "Ja, aanmelden kan via onze site."),
        ("Ik kan geen telefoonnummer vinden.", "U kunt ons bellen op telefoonnummer 0123 456 789."),
        ("Hebben jullie geen app?", "Die is er: je kunt hem vinden in de store, zoek naar de app."),
        ("Jullie hebben nergens een formulier staan.", "U kunt het formulier vinden via onze site."),
        ("Ik heb geen mailadres van jullie.", "Je kunt mailen naar ons mailadres: balie@voorbeeld.nl."),
        ("Mijn bril past niet. Ik zag hem op jullie site.", "Ruilen kunt u regelen via onze site."),
        ("Waarom staat de prijs niet op de site?", "Kijk morgen nog eens op de site, dan staat hij er."),
        ("Ik kan het formulier niet vinden.", "Het formulier kun je vinden op de website, derde regel."),
    ],
)
def test_another_way_or_a_repair_is_help(message: str, reply: str):
    """And a way that nobody said is closed may be pointed to."""
    assert returned(message, reply) == 0


def test_without_a_message_there_is_no_dead_end():
    """Nobody said that anything does not work."""
    assert returned(None, "Via onze app kunt u zelf een afspraak plannen.") == 0
