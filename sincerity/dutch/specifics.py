"""Find what is concrete in a text: amounts, dates, times, names, places and causes.

Specificity decides between fault and virtue in this field: ‘wat vervelend om te horen’ fits any message, ‘wat naar dat
je twintig minuten in de regen stond’ shows that somebody listened. A bare number is not concrete, and neither is a
percentage off: anybody can add those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sincerity.dutch.pasted import GREETING_PATTERN, GREETINGS
from sincerity.dutch.words import lowercase
from sincerity.spans import Span

_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_DAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
_UNIT = (
    r"(?:minu(?:ut|ten)|uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|euro|cent|km|kilometer|meter|m2|m²|kg|kilo"
    r"|gram|liter|personen|mensen|leden|klanten|collega[’']?s|kinderen|huizen|woningen|vrijwilligers|bezoekers|stuks|keer"
    r"|bestellingen|pakket(?:ten|jes)?|meldingen|reacties|vragen|pagina[’']?s|graden|plekken|plaatsen)"
)
_NUMBER = (
    r"(?:\d+(?:[.,]\d+)*|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien"
    r"|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|tachtig|honderd|anderhalf|anderhalve)"
)
_CONCRETE = re.compile(
    rf"€\s?\d[\d.,]*|(?<!\w)(?<!\d[.,])(?:\d+(?:[.,]\d+)?\s?(?:euro|eur)\b"
    rf"|{_NUMBER}(?:[-\s]+(?:tot|à|of)?\s?\d*\s?){{0,1}}{_UNIT}\b"
    rf"|\d{{1,2}}[.:]\d{{2}}(?:\s?uur)?\b|(?:om|tot|voor|vanaf|rond)\s(?:half\s)?{_NUMBER}\s?uur\b"
    rf"|een\s(?:half\s|heel\s)?(?:uur|kwartier|halfuur)\b|anderhalf\suur\b"
    rf"|\d{{1,2}}\s(?:{_MONTH})(?:\s\d{{4}})?\b|{_DAY}(?:ochtend|middag|avond|nacht)?\b"
    rf"|\d{{1,2}}[-/]\d{{1,2}}(?:[-/]\d{{2,4}})?\b|in\s(?:19|20)\d{{2}}\b|sinds\s(?:19|20)\d{{2}}\b"
    rf"|(?:vanochtend|vanmiddag|vanavond|gisteren|eergisteren|morgenochtend|morgenmiddag|overmorgen)\b"
    rf"|(?:omdat|doordat|want)\s(?:\w+[\s,]+){{2,}}\w+)"
)
# Of these strings one is in all that _CONCRETE fits and that has no figure; looking for them takes a fifth of the time.
_FIGURE = re.compile(r"\d")
_IN_CONCRETE = tuple(
    "uur kwartier dag ochtend avond overmorgen gisteren omdat doordat want twee drie vier vijf zes zeven acht negen"
    " tien elf twaalf tig honderd anderhal".split()
)
# The capital comes first: looking for one character of many is what goes fastest.
_NAME = re.compile(r"[A-Z](?<![\w#@].)(?<![.!?…:]\s.)(?<![.!?…:\n]\s[‘“\"'].)[a-zà-ÿ]+(?:[-’'][A-Za-zà-ÿ]+)*")
_NOT_A_NAME = GREETINGS | frozenset(
    "ik je jij u uw wij we ons onze jullie hij zij ze het de een dit dat deze die en maar want of als dan nu"
    " ja nee nog wat wie waar hoe wanneer waarom hé bedankt"
    " dank groet groeten groetjes sorry excuus excuses team klantenservice webcare facebook instagram linkedin"
    " twitter whatsapp nederland nederlands nederlandse google".split()
)
# Compiled when first used: a text without a name or an amount asks for none of them.
_GREETED = rf"(?i)\b(?:{GREETING_PATTERN}|goede\w+)\s(?:heer\s|mevrouw\s)?\Z"
_AFTER_A_VOCATIVE = r"\s*(?:[.,!?…:]|$|\n)"
_DISCOUNT = r"\s?(?:korting|goedkoper|voordeel|procent)|%"


def specifics(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the concrete stretches of ``text[start:end]``; they may overlap and names come last.

    A capital counts as a name only inside a sentence that is not written in capitals, and never at its start.
    """
    stop = len(text) if end is None else end
    part = lowercase(text[start:stop])
    if _FIGURE.search(part) or any(map(part.__contains__, _IN_CONCRETE)):
        for m in _CONCRETE.finditer(part):
            if not re.compile(_DISCOUNT).match(text, start + m.end()):
                yield Span(start + m.start(), start + m.end())
    for m in _NAME.finditer(text, start, stop):
        if m[0].lower() in _NOT_A_NAME or not text[start : m.start()].strip(" \t\n-–•*\"'‘“"):
            continue
        if re.compile(_GREETED).search(text, start, m.start()) or (
            text.endswith(", ", start, m.start()) and re.compile(_AFTER_A_VOCATIVE).match(text, m.end())
        ):
            continue  # ‘Beste Sanne’ and ‘…, Sanne.’ speak to somebody and say nothing about the matter
        yield Span(m.start(), m.end())
