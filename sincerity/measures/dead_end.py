"""Whether a reply sends its reader back to what did not work: ‘ik snap de app niet’, ‘in onze app kunt u …’.

The message must say that a way in is closed to its writer (it does not work, is not understood, is not theirs), and the
reply must point to that same way without another beside it. Who asks for a way in (‘ik kan geen telefoonnummer vinden’)
is helped by one, and a reply that mends the way, or says that it is mended, is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sincerity.document import Document
from sincerity.measures.answer_cues import DEED

_WAYS = {
    "app": r"\w*apps?",
    "site": r"(?:\w*site|websites|webpagina|pagina|\w*portaal|portal)",
    "form": r"\w*formulier",
    "mail": r"(?:mail|mailtje|e-mail|email|mailadres)",
    "chat": r"(?:chatbot|chat|bot)",
    "digid": "digid",
    "link": "link",
    "pdf": "pdf",
    "ideal": "ideal",
    "platform": r"(?:smartschool|magister|somtoday|parro|classroom|teams)",
    "computer": r"(?:computer|internet|online|laptop)",
    "phone": r"(?:nummer|telefoonnummer|telefoon|telefoonlijn|telefonisch|klantenservice)",
    "machine": r"(?:automaat|betaalautomaat|kaartautomaat|zuil)",
    "smartphone": r"(?:smartphone|mobiel|mobieltje)",
    "counter": r"(?:balie|loket|filiaal|winkel)",
}
"""Ways in, each as an expression for its names."""

_NEEDED_FOR = {
    "computer": frozenset(
        {"app", "site", "form", "mail", "chat", "digid", "link", "pdf", "portal", "computer"}
    ),
    "smartphone": frozenset({"app", "smartphone"}),
}
"""What nobody can use without a thing of their own."""

_PORTAL = re.compile(r"\bMijn ?[A-Z]\w+")
"""Where a customer logs in is often called so: ‘Mijn Energie’."""

_POINTS = (
    r"\b(?:via|in|met|op|naar|door|aan|gebruik|download|open|bezoek|raadpleeg|check|kijk|bel|vul)"
    r" (?:de |het |een |onze |ons |je |uw |mijn )?(?:\w+ )?"
)
_STEP = (
    r"\b(?:kunt|kun|kan|vul|vult|stuur|stuurt|meld|meldt|regel|regelt|maak|maakt|vind|vindt|check|kijk|bel|download"
    r"|gebruik|ga|dient u|doe je|doet u|neemt u|neem je|koop je|koopt u|helpt je|helpt u|staan|staat|ligt|te downloaden"
    r"|geplaatst|te vinden)\b"
)
_OTHER_WAYS = (
    r"\b(?:langs|langskomen|per post|per brief|op papier|papieren|spreekuur|inloop|bellen wij"
    r"|bellen we|we samen|samen met|weer|hersteld"
    r"|(?:is|zijn|nu) opgelost|gerepareerd|storing|update|lukt het niet|hoeft (?:u|je|hij|zij) niet|gebruiken|opnieuw"
    r"|instellingen|instelling|verwijder|verwijderen|installeer|installeren|versie|knop|tandwiel|inloggen lukt|anders"
    r"|als alternatief|in plaats van|lukt dat niet)\b"
)
"""Another way beside it, news that it works, or how to make it work."""

_FEW = r"(?: (?!en |maar |want |dus )[\w'-]+){0,4}"
_DOWN = (
    r"(?:crasht|crashte|hapert|hangt|vast|foutmelding|stuk|kapot|plat|onbereikbaar|wit scherm|geen toegang|in gesprek"
    r"|dicht|gesloten|niet gevonden|eruit|geen antwoord|nooit antwoord|overbelast)"
)


def dead_end_returned(document: Document) -> float:
    """Return 1 where the reply points only to a way that the message says is closed, else 0."""
    message = document.message
    if message is None:
        return 0.0
    theirs, ours = (f" {' '.join(d.words.folded)} " for d in (message, document))
    if not re.search(_STEP, ours) or re.search(_OTHER_WAYS, ours) or DEED.fits(ours, frozenset()):
        return 0.0
    ways = _ways_of(message)
    pointed = {way for way, names in ways.items() if _points_to(names, ours)}
    closed = {way for way in pointed | _NEEDED_FOR.keys() if _is_closed(ways[way], theirs)}
    if re.search(
        r"\b(?:doof|slechthorend|(?:kan|kunnen) niet bellen|bellen (?:gaat|kan|lukt) niet)\b", theirs
    ):
        closed.add("phone")
    for thing in closed & _NEEDED_FOR.keys():
        closed |= _NEEDED_FOR[thing]
    return float(bool(pointed) and pointed <= closed)


def _ways_of(message: Document) -> Mapping[str, str]:
    """Return the ways in, with the place where customers of this organisation log in as the message calls it."""
    portal = _PORTAL.search(message.text)
    return _WAYS if portal is None else {**_WAYS, "portal": re.escape(portal[0].lower())}


def _points_to(names: str, text: str) -> bool:
    return bool(
        re.search(rf"(?:{_POINTS}|\bkan (?=online)|\b(?=telefonisch contact)|\bonze (?=chat)){names}\b", text)
    )


def _is_closed(names: str, text: str) -> bool:
    """Tell whether a message says that its writer has no use for a way: does not have it, get it, or get it to work."""
    way = rf"{names}\b"
    return bool(
        re.search(
            rf"(?<!jullie )(?<!u )\b(?:heb|heeft|hebben|had|hadden)(?! jullie| u\b){_FEW} geen {way}"
            r"(?! van (?:jullie|u)\b)"
            rf"|\b(?:geen {way} (?:heb|heeft|hebben)|zonder {way})"
            rf"|\b(?:snapt?|begrijpt?|weet){_FEW} (?:niet|niks|niets|geen){_FEW} {way}"
            rf"|\b(?:snapt?|begrijpt?){_FEW} {way}{_FEW} niet\b"
            rf"|\b{way} (?:\w+ )?(?:werkte?|doet|deed|reageert|laadt|opent|begrijpt"
            rf"|snapt){_FEW} (?:niet|niks|niets)\b"
            rf"|\b{way}(?:{_FEW} [\w'-]+)? {_DOWN}\b"
            rf"|\b{way}{_FEW} (?:maar|en){_FEW} {_DOWN}\b"
            rf"|\b{way}{_FEW} werkt niet\b|\b(?:kan|kunnen|krijg|lukt){_FEW} {way}{_FEW} niet\b"
            rf"|\b(?:kan|kunnen) niet{_FEW} (?:met|via|op|in) (?:de |het |jullie |uw )?{way}"
            rf"|\b{way} niet (?:verstuurd|verzonden|open|geopend|geladen|aan)\b",
            text,
        )
    )
