"""Whether a reply sends its reader back to what did not work: ‘ik snap de app niet’, ‘in onze app kunt u …’.

The message must say that a way in is closed to its writer (it does not work, is not understood, is not theirs), and the
reply must point to that same way without another beside it. Who asks for a way in (‘ik kan geen telefoonnummer vinden’)
is helped by one, and a reply that mends the way, or says that it is mended, is none.
"""

from __future__ import annotations

import re

from sincerity.document import Document
from sincerity.measures.answer_cues import DEED

_WAYS = {
    "app": "app apps",
    "site": "site website websites webpagina pagina portaal portal",
    "form": "formulier contactformulier webformulier aanvraagformulier",
    "mail": "mail e-mail email mailadres",
    "chat": "chatbot chat bot",
    "digid": "digid",
    "computer": "computer internet online laptop",
    "phone": "nummer telefoonnummer telefoon telefoonlijn telefonisch klantenservice",
    "machine": "automaat betaalautomaat kaartautomaat zuil",
    "smartphone": "smartphone mobiel mobieltje",
}
"""Ways in, each with its names."""

_NAMES = {way: "|".join(names.split()) for way, names in _WAYS.items()}
_NEEDED_FOR = {
    "computer": frozenset({"app", "site", "form", "mail", "chat", "digid", "computer"}),
    "smartphone": frozenset({"app"}),
}
"""What nobody can use without a thing of their own."""

_POINTS = (
    r"\b(?:via|in|met|op|naar|door|gebruik|download|open|bezoek|raadpleeg|check|kijk|bel|vul)"
    r" (?:de |het |onze |ons |je |uw |mijn )?"
)
_STEP = (
    r"\b(?:kunt|kun|kan|vul|vult|stuur|stuurt|meld|meldt|regel|regelt|maak|maakt|vind|vindt|check"
    r"|kijk|bel|download|gebruik|ga)\b"
)
_OTHER_WAYS = (
    r"\b(?:balie|loket|langs|langskomen|post|papier|brief|spreekuur|inloop|bellen wij|bellen we"
    r"|we samen|samen met|weer|hersteld"
    r"|(?:is|zijn|nu) opgelost|gerepareerd|storing|update|lukt het niet|hoeft (?:u|je|hij|zij) niet|gebruiken|opnieuw"
    r"|instellingen|instelling|verwijder|verwijderen|installeer|installeren|versie|knop|tandwiel|inloggen lukt)\b"
)
"""Another way beside it, news that it works, or how to make it work."""

_FEW = r"(?: (?!en |maar |want |dus )[\w'-]+){0,4}"


def dead_end_returned(document: Document) -> float:
    """Return 1 where the reply points only to a way that the message says is closed, else 0."""
    message = document.message
    if message is None:
        return 0.0
    theirs, ours = (f" {' '.join(d.words.folded)} " for d in (message, document))
    if not re.search(_STEP, ours) or re.search(_OTHER_WAYS, ours) or DEED.fits(ours, frozenset()):
        return 0.0
    pointed = {way for way, names in _NAMES.items() if _points_to(names, ours)}
    closed = {way for way in pointed | _NEEDED_FOR.keys() if _is_closed(_NAMES[way], theirs)}
    for thing in closed & _NEEDED_FOR.keys():
        closed |= _NEEDED_FOR[thing]
    return float(bool(pointed) and pointed <= closed)


def _points_to(names: str, text: str) -> bool:
    return bool(re.search(rf"(?:{_POINTS}|\bkan (?=online))(?:{names})\b", text))


def _is_closed(names: str, text: str) -> bool:
    """Tell whether a message says that its writer has no use for a way: does not have it, get it, or get it to work."""
    way = rf"(?:{names})\b"
    return bool(
        re.search(
            rf"(?<!jullie )(?<!u )\b(?:heb|heeft|hebben|had|hadden)(?! jullie| u\b){_FEW} geen {way}"
            r"(?! van (?:jullie|u)\b)"
            rf"|\b(?:geen {way} (?:heb|heeft|hebben)|zonder {way})"
            rf"|\b(?:snapt?|begrijpt?|weet){_FEW} (?:niet|niks|niets|geen){_FEW} {way}"
            rf"|\b(?:snapt?|begrijpt?){_FEW} {way}{_FEW} niet\b"
            rf"|\b{way} (?:\w+ )?(?:werkte?|doet|deed|reageert|laadt|opent|begrijpt"
            r"|snapt){_FEW} (?:niet|niks|niets)\b"
            rf"|\b{way}{_FEW} (?:crasht|crashte|hapert|hangt|vast|foutmelding|stuk|kapot|plat|onbereikbaar)\b"
            rf"|\b{way} niet (?:verstuurd|verzonden|open|geopend|geladen|aan)\b",
            text,
        )
    )
