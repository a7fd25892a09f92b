"""Whether *je* means people in general: "je weet nooit wat je krijgt".

Nothing in the grammar tells it from the *je* that speaks to the reader: "zoiets doe je niet" is about everybody, "dat
doe je niet met de schaar" about the reader. Only turns of phrase that go with people in general wherever they stand
are listed here. Most stay unfound; whatever is not found counts as spoken to the reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

__all__ = ["generic_places"]

# Who speaks to a reader names the reader or the sender, asks something, or is precise.
_PERSONAL = re.compile(
    r"\b(?:jij|jou|jouw|jouwe|jullie|u|uw|ons|onze|wij|we|mij|me)\b|(?<!\bin )\bmijn\b|\?[ \"”’')]*$|\d"
    r"|\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\b|\b(?:deze|dit)\b(?! (?:soort|vak)\b)"
)
_SELDOM = "nooit|zelden|nergens|niet vaak"
_KIND_OF = "(?:zo['’]n|zulke?|(?:dat|dit) soort)"
_WORTH = (
    "creativiteit|ervaring|geluk|gezondheid|karakter|liefde|moed|respect|rouw|talent|tijd|verdriet|vertrouwen"
    "|vriendschap|wijsheid"
)
_FEELINGS = "blij|gek|gelukkig|niet goed|somber|stil|triest|verdrietig|vrolijk|niet wijzer"
_END = r"(?= ?[.,!…]|$)"
_ON = r"(?! (?:welkom|te laat)\b)"
_LIVING = (
    "doen|geloven|geluk hebben|gelijk hebben|goed doen|hebben|helpen|krijgen|redden|tevreden houden|voorkomen"
    "|weten|winnen"
)
_STAGES = "arm|eenzaam|een kind|jong|klein|oud|ouder|rijk|twintig|verdrietig|verliefd"
_SENSES = "begrijp|besef|denk|droom|geloof"
_LOSS = r"(?:het|ze|hij|zij|iets|iemand|er)(?: \w+){0,3} (?:weg|voorbij|tegenzit|misgaat|niet meer|te laat|kwijt)\b"
_FORCING = "afdwingen|dwingen|forceren|kopen|leren|meten|plannen|uitstellen|voorspellen"
_SENTENCE = re.compile(
    "|".join(
        (
            r"\b(?:je zou|zou je) (?:haast |bijna |toch |ook )?(?:denken|zeggen|verwachten)(?: dat\b| ?,| ?\.?$)",
            r"\bje (?:zal|zult) maar (?:met|in|naast|van|op|een|zo['’]n)\b|\bzul je (?:net|altijd) zien\b",
            rf"\bje moet het maar (?:durven|kunnen){_END}|\bje (?:\w+ )?(?:\w+ )?nu eenmaal\b",
            rf"\bje weet (?:het )?(?:maar )?nooit(?:{_END}| (?:wat je (?:krijgt|treft|meemaakt)|wie er|hoe een)\b)",
            r"\bje bent nooit uitgeleerd\b|\bje hebt van die (?:dagen|weken|avonden|momenten|mensen)\b",
            rf"^dat (?:zie|hoor|lees|heb) je (?:toch |ook )?(?:vaak|vaker|steeds vaker|soms|altijd){_END}",
            r"^dat heb je (?:soms|vaak|altijd) (?:met|in|bij)\b",
            # What is fronted is a kind of thing and not a thing, and nothing more precise follows.
            rf"\b{_KIND_OF} \w+ (?:\w+ )?je (?:\w+ )?(?:{_SELDOM})(?: (?:meer|mee|tegen|meer tegen|cadeau))?{_END}",
            rf"\bzoiets \w+ je (?:toch )?(?:niet|nooit|zelden)(?: meer)?{_END}|\b(?:gun|wens) je niemand\b",
            rf"^(?:{_WORTH}) \w+ je niet (?:met|in|op|cadeau|,)(?=\W|$)",
            rf"\b(?:daar|van [^,]{{3,30}}) word je (?:toch |echt |wel )?(?:{_FEELINGS})\b(?! ?,)",
            r"\bje wordt er niet \w+er (?:op|van)\b|\bhoe ouder je wordt ?,|\bwen je (?:niet|nooit)\b",
            r"^dat krijg je ervan\b|\bje kijkt je ogen uit\b",
            # Nobody can: modal with all, everybody or always, and a verb that is about life.
            rf"\bje (?:kunt|kan) (?:het )?(?:nu eenmaal )?(?:niet|nooit) (?:altijd|alles|iedereen|overal|voor iedereen)"
            rf"(?: \w+){{0,2}} (?:{_LIVING}){_END}",
            rf"\bje moet (?:niet|nooit) alles (?:willen|geloven)\b|\bje kunt het nooit voor iedereen goed doen{_END}",
            rf"^soms moet je (?:gewoon |even |maar )?(?:geluk hebben|kunnen verliezen|loslaten){_END}",
            r"^soms moet je (?:\w+ ){1,4}om te (?:beseffen|begrijpen|merken wat|merken hoe)\b",
            rf"^soms kun je beter (?:niets|niks|je mond|lachen|zwijgen)(?: \w+)?{_END}",
            # What stage of life does to anybody.
            rf"^(?:als|wanneer) je (?:nog )?(?:{_STAGES}) (?:bent|was|wordt) ?, (?:{_SENSES}) je\b",
            r"^het is (?:bijzonder|gek|raar|vreemd|wonderlijk) hoe (?:\w+ ){0,2}je\b|^het doet (?:pijn|zeer) als je\b",
            r"^in (?:elke?|iedere?) (?:familie|gezin|klas) (?:heb|vind|zie) je (?:altijd |wel ){1,2}",
            rf"^in de (?:liefde|politiek) \w+ je (?:altijd|nooit|soms|niet altijd){_ON}",
            # It is learned late.
            rf"\bje (?:mist|waardeert|beseft|weet) (?:\w+ ){{0,4}}pas (?:\w+ ){{0,4}}(?:als|wanneer) (?:{_LOSS})",
            r"^(?:soms|vaak) (?:besef|begrijp|snap) je pas (?:later|achteraf|jaren later)\b",
            r"^zo zie je maar (?:weer|hoe|dat)\b|^dan weet je weer (?:waarom|waarvoor)\b",
            r"^aan de buitenkant zie je (?:niet|niets|niks)\b",
            rf"^(?:{_WORTH}) kun je niet (?:{_FORCING}){_END}|^van (?:je )?fouten leer je\b",
            # Sayings, and turns of phrase in which *je* is nobody.
            r"\bje (?:oogst wat je zaait|leeft maar één keer|kiest je (?:familie|buren) niet uit)\b",
            r"\bmet stroop vang je\b|\boude bomen verplant je\b|\b(?:fietsen|zwemmen|schaatsen) verleer je\b",
            r"\bje bent (?:nooit te oud om te leren|zo oud als je je voelt)\b|\bhoe je het ook wendt\b",
            r"\bje (?:houdt je hart vast|moet er niet aan denken|vraagt je (?:soms |toch )?af)\b",
            r"\bje kon een speld horen vallen\b",
            r"\bje kunt het zo gek niet bedenken\b|\bje kunt er niet (?:meer )?omheen\b",
            r"\bje staat er(?:van)? (?:van )?te kijken\b",
            r"\bje hebt (?:nu eenmaal|ook) mensen die\b|\bje reinste\b|\b(?:is|was) (?:echt |niet )?je van het\b",
            r"\bom je vingers bij af te likken\b",
            r"\b(?:het|'t) is maar (?:net )?(?:hoe|wat) je\b|\bwaar je ook (?:keek|kijkt|komt|kwam|loopt)\b",
            rf"\bdaar (?:koop|heb|schiet) je (?:niets|niks|weinig) (?:voor|aan|mee op){_END}",
        )
    )
)
_ONCE = re.compile(r"^(?:vroeger|destijds|in die (?:tijd|jaren|dagen)|in mijn (?:jeugd|tijd)|toen) \w+ je\b")
_ONCE_END = re.compile(r"\b(?:nog|overal|gewoon|nooit|zwemmen|schaatsen|spelen)\b")


def generic_places(sentence: Span) -> frozenset[int]:
    """Return the places in the document of each *je* of a sentence that means people in general. Needs tags."""
    places = [token.i for token in sentence if token.lower_ == "je"]
    if not places:
        return frozenset()
    text = " ".join(token.lower_ for token in sentence if not token.is_space)
    if _PERSONAL.search(text) or any("Imp" in token.morph.get("Mood", []) for token in sentence):
        return frozenset()
    once = _ONCE.search(text) and _ONCE_END.search(text) and _has_past(sentence, places)
    return frozenset(places) if once or _SENTENCE.search(text) else frozenset()


def _has_past(sentence: Span, places: list[int]) -> bool:
    """Tell whether a finite verb in the past tense stands beside one of the pronouns."""
    return any(
        "Past" in token.morph.get("Tense", [])
        for token in sentence
        if token.i + 1 in places or token.i - 1 in places
    )
