"""What questions and complaints look like, as expressions over one folded sentence.

A sentence is its folded words and marks with single spaces between them and around it, so that an expression needs no
care for capitals, accents or line breaks. The kinds of question follow the question words in the Algemene Nederlandse
Spraakkunst: *wanneer* wants a time, *waarom* a cause, *hoe* a way.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Asked(StrEnum):
    """What a message wants to hear; the values are the names in a rule file."""

    WHEN = "when"
    WHY = "why"
    HOW = "how"
    HOW_MUCH = "how_much"
    YES_NO = "yes_no"
    WHO = "who"
    COMPLAINT = "complaint"


class Cue(NamedTuple):
    """Words, and an expression for what single words cannot tell; looking up words is what goes fastest."""

    words: frozenset[str]
    pattern: str

    def fits(self, text: str, words: frozenset[str]) -> bool:
        """Tell whether a sentence, given as folded text and as its words, holds what is looked for."""
        return not self.words.isdisjoint(words) or (
            self.pattern != "" and _compiled(self.pattern).search(text) is not None
        )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile an expression when a sentence is first held against it: most runs have no message to answer."""
    return re.compile(pattern)


def any_of(*parts: str | Cue) -> Cue:
    """Return a cue that fits where one of *parts* does: an expression, or another cue."""
    words = frozenset[str]().union(*(part.words for part in parts if isinstance(part, Cue)))
    patterns = [part if isinstance(part, str) else part.pattern for part in parts]
    return Cue(words, "|".join(filter(None, patterns)))


def one_of(listed: str) -> Cue:
    """Return a cue for words in one string; ``+`` joins those that belong together, and one may be an expression."""
    plain = {word for word in listed.split() if word.isalpha()}
    others = " ".join(word for word in listed.split() if word not in plain)
    return Cue(frozenset(plain), alternatives(others) if others else "")


def alternatives(listed: str) -> str:
    """Return an expression for one of such words, to be part of a longer one."""
    return rf"\b(?:{'|'.join(listed.split()).replace('+', ' ')})\b"


COUNT = (
    r"(?:(?<![\d.,:])\d[\d.,:]*|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    r"|vijftien|zestien|achttien"
    r"|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|anderhalf|anderhalve|half"
    r"|halve|enkele|paar)"
)
_FINITE = alternatives(
    "is zijn was waren kan kun kunt kunnen kon konden mag mogen moet moeten hoef hoeft hoeven wordt word"
    " worden werd werden krijg krijgt krijgen heb hebt heeft hebben had hadden gaat ga gaan ging gingen"
    " komt kom komen kwam blijft blijf blijven staat sta staan stond ligt liggen lag zit zitten zat rijdt"
    " rijden reed stopt stoppen doet doe doen duurt duren begint beginnen opent open openen sluit sluiten"
    " vind vindt vinden zie horen hoor weet zou zouden zal zullen wil willen ben bent werkt werken gebeurt"
    " verschijnt vertrekt lever levert leveren betaal betaalt betalen valt vallen hangt hangen maak maken"
    " meld zeg stuur vraag vragen zet regel geef koop neem bel schrijf boek annuleer wijzig verleng"
    " gebruik bereik kost kosten rekenen geldt gelden ontvang ontvangen dien log verander deel stel ruil"
    " reserveer plan installeer start starten schorten"
)
_CLAUSE = r"(?:^ |[,:;.–—] |\b(?:en|maar|dus|hoi|hallo|dag|vraagje|iemand|idee|benieuwd|en nu) )"

QUESTIONS: tuple[tuple[Asked, Cue], ...] = (
    (
        Asked.HOW_MUCH,
        any_of(
            rf"{_CLAUSE}(?:(?:met|voor|tot|per|van) )?(?:hoeveel|hoe (?:duur|hoog|groot|zwaar|breed)) ",
            r"\bwat (?:kost|kosten|rekenen (?:jullie|jij|u)|betaal ik|zijn de kosten|is de prijs)\b",
        ),
    ),
    (
        Asked.WHEN,
        any_of(
            rf"{_CLAUSE}(?:(?:tot|vanaf|per|sinds) )?(?:wanneer|hoe laat|hoe ?lang|waar|waarheen)"
            rf" (?:(?:[\w-]+ )?{_FINITE}|[^?]+\?)",
            rf"{_CLAUSE}(?:op |in )?welke (?:dag|datum|week|maand|tijd|straat|plek|ingang|zaal|kamer)\b",
            r"\bhoe (?:staat het|staan we)\b",
        ),
    ),
    (
        Asked.WHY,
        any_of(rf"{_CLAUSE}(?:waarom|waardoor|hoezo|hoe (?:komt|kan) (?:het|dat|dit)|wat is de reden)\b"),
    ),
    (
        Asked.HOW,
        any_of(
            rf"{_CLAUSE}hoe (?!het |dat |dit |met |niet )(?:{_FINITE}|\w+t|\w+en)"
            r" (?:ik|we|wij|je|mijn|men|zij|hij|ze|dat|dit|onze|er|het|de|jullie|zo'n) ",
            rf"{_CLAUSE}hoe \w+ (?:ik|we|wij|je) ",
            rf"{_CLAUSE}(?:op welke manier|hoe (?:kan|moet|kunnen|moeten))\b",
        ),
    ),
    (
        Asked.WHO,
        any_of(rf"{_CLAUSE}(?:(?:bij|met|aan|naar|van|door|voor) )?wie (?:{_FINITE}|\w+ [^?]+\?)"),
    ),
    (
        Asked.YES_NO,
        any_of(
            _CLAUSE
            + alternatives(
                "mag mogen kan kun kunnen is zijn heb hebben heeft moet moeten hoef hoeven doen doet zit"
                " zitten komt komen gaat gaan werkt wordt worden krijg krijgen krijgt klopt bestaat past"
                " passen rijdt rijden geldt ben blijft blijven verkopen leveren bieden nemen accepteren"
                " staat ligt valt zou zouden gebruiken repareren"
            )
            + r" (?:[\w'-]+ ){2}[^?]*\?",
            rf"{_CLAUSE}\w{{3,}} (?:jullie|u|we|wij|ik|er) \w[^?]*\?",
            r"\btoch \w[^?]*\?|\b(?:neem|ga|hoop|denk|vermoed) (?:er|aan|ervan) (?:uit |van uit )?dat [^?]*\?",
        ),
    ),
)
"""How each kind of question is asked; the first that fits counts."""

_WONDERS = (
    r"(?:(?:me|mij|ons|zich|je|u) (?:\w+ ){0,3}af|benieuwd|nieuwsgierig|vernemen|vernomen|verneem|vernam ik"
    r"|had ik geweten|graag hoor (?:ik|we|wij)|hoor (?:ik|we|wij) graag|vraagje|de vraag|geen idee"
    r"|uitleggen|zeggen|vertellen|aangeven|nagaan"
    r"|(?:wil|willen|wou|zou|zouden|graag|kunnen|moet|laat|laten) (?:\w+ ){0,3}weten"
    r"|(?:snap|snappen|begrijp|begrijpen|weet|weten|vind|zie|hoor) (?:\w+ ){0,3}(?:niet|nergens|niks)"
    r"|(?<!ik )weet (?:u|je|jij|(?:er )?iemand(?: (?:van|bij) jullie)?)|niemand (?:\w+ )?weet|weten jullie"
    r"|is (?:het )?(?:al |ook |er al iets )?(?:bekend|duidelijk))"
)
_ASKED_ALONG = (
    rf"\b{_WONDERS},? (?:[\w'-]+ ){{0,2}}"
    r"(?:(?:tot|tegen|vanaf|per|sinds|met|bij|aan|naar|van|door|voor|op|in) )?"
)

INDIRECT: tuple[tuple[Asked, Cue], ...] = (
    (
        Asked.HOW_MUCH,
        any_of(
            rf"{_ASKED_ALONG}(?:hoeveel|hoe (?:duur|hoog|groot|zwaar|breed))\b",
            r"\b(?:graag|wat is|wat zijn) (?:een|het|de|jullie|uw) (?:\w+ )?"
            r"(?:prijsindicatie|prijsopgave|prijs|prijzen|tarief|tarieven|kostprijs|bedrag)\b",
            r"\b(?:welk|wat voor) bedrag\b|\bprijs (?:pp|per persoon)\b|\bwelk deel\b",
            r"\b(?:idee|indicatie) (?:geven )?van (?:de |een |het )?(?:prijs|kosten)\b",
            r"\bwat (?:[\w'-]+ ){1,8}(?:kost|kosten|rekent|rekenen|kwijt)\b",
            r"\b(?:wat is|mis|zonder|weet) (?:\w+ ){0,4}"
            r"(?:contributie|uurloon|eigen risico|inschrijfgeld|huurprijs|salaris)\b",
            rf"{_CLAUSE}wat (?:gaat|zou|zal|moet|mag|vragen|vraagt|geven|geeft|rekent)"
            r" (?:[\w'-]+ ){0,8}(?:kosten|voor)\b",
            rf"{_ASKED_ALONG}wat (?:[\w'-]+ ){{0,8}}(?:kost|kosten|kostte|gekost|betaal|betalen|betaald)\b",
        ),
    ),
    (
        Asked.WHY,
        any_of(
            rf"{_ASKED_ALONG}(?:waarom|waardoor|hoe (?:het|dat|dit) (?:kan|komt)|wat de reden)\b",
            r"\b(?:wat|welke|geen|(?<!is )de|een) (?:\w+ ){0,3}(?:reden|oorzaak|motivering|verklaring)\b",
            r"\bwaar (?:het|dat|dit) (?:\w+ )?aan (?:lag|ligt)\b|\bwaaraan (?:lag|ligt)\b",
            r"\bwaar ligt (?:dat|dit|het) (?:\w+ )?aan\b|\bwat zit (?:daar|hier) ?achter\b|\bvanwaar\b",
            r"\bleg (?:me|mij|ons) (?:dat|dit) (?:\w+ )?uit\b|\bgraag (?:een )?(?:uitleg|toelichting)\b",
            r"\bbegrijpen waarom\b",
        ),
    ),
    (
        Asked.WHEN,
        any_of(
            rf"{_ASKED_ALONG}(?:wanneer|hoe laat|hoe ?lang|waar|waarheen|welke (?:dag|datum|week|maand|tijd))\b",
            r"\b(?:om|op|per|rond) welk(?:e)? (?:uur|tijdstip|datum|dag)\b|\bhoever\b",
            r"\b(?:al|er) (?:\w+ )?(?:nieuws|iets (?:\w+ )?(?:beslist|bekend|gehoord))\b",
            r"\bkom(?:t|en) (?:ze|jullie|die|dat|hij|er|de \w+) nog\b",
            rf"{_ASKED_ALONG}(?:wat )?de stand van zaken\b|{_ASKED_ALONG}hoe het (?:[\w'-]+ ){{0,4}}(?:staat|zit)\b",
        ),
    ),
    (
        Asked.HOW,
        any_of(
            rf"{_ASKED_ALONG}(?:hoe|welke manier)\b",
            r"\bkom (?:ik )?er niet uit\b|\bniet aan de praat\b|\bis er (?:een|geen) manier om\b",
            r"\bvinden hoe\b|\bwat (?:we|ik|wij) moet(?:en)? doen\b|\bwaar (?:ik|we) moet(?:en)? beginnen\b",
            rf"{_CLAUSE}wat (?:moet|moeten|kan|kunnen) (?:ik|we|wij) (?:\w+ ){{0,2}}doen\b",
        ),
    ),
    (
        Asked.WHO,
        any_of(
            rf"{_ASKED_ALONG}wie\b|\bik zoek (?:de persoon|degene|iemand) die\b|\bhoe (?:hij|zij|ze) heet\b",
            r"\bwelke (?:persoon|afdeling|collega|medewerker|zanger|buren)\b",
        ),
    ),
    (Asked.YES_NO, any_of(rf"{_ASKED_ALONG}of (?!niet\b)\w+ (?:\w+ )")),
)
"""How each kind is asked in passing: ‘ik vraag me af wanneer …’, ‘weet iemand of …’; no question mark is needed."""

QUESTION_WORDS = frozenset(
    "hoeveel hoe hoelang hoezo wat wanneer waar waarheen welke waarom waardoor wie manier".split()
)
"""One of these stands in every question but those for a yes or no."""

NO_REAL_QUESTION = any_of(
    r"\b(?:is|noemen|noemt) (?:jullie |u )?(?:dit|dat) (?:nu|nou|jullie|klantvriendelijk|service)\b",
    r"\bhoe (?:moeilijk|lastig|dom|dan|bedoel|vaak moet|lang moet|kun je zo)\b|\bhoezo \?"
    r"|\bwie kan (?:mij|me|ons) (?:\w+ ){0,3}helpen\b",
    r"\b(?:is|zijn|ben|bent) (?:je|jullie|u|dit|dat|ze) (?:\w+ )?(?:normaal|serieus|gek)\b",
    one_of("grap belachelijk schamen schande nu+alweer niet+beter nog+erger nog+gekker"),
    r"\b(?:kan|kun|kunnen|zou|zouden|willen|wil) (?:iemand|er iemand|jullie|je|u) .*"
    + alternatives(
        "bellen terugbellen helpen kijken reageren contact doen regelen oplossen sturen mailen uitleggen zorgen"
    ),
    r"\b(?:waar|waarom) (?:slaat|betaal ik|betalen we|doen jullie|zou ik)\b|\bwie (?:verzint|bedenkt"
    r"|denkt|heeft dit)\b",
    r"\bwaar [^?]* (?:mee|aan|voor|over|op|van|uit|toe|om|tegen) \?",
    r"\bwaar \w+ (?:ik|je|u|jullie|we|wij|dit|dat|het|die) (?:nu |eigenlijk )?(?:mee|aan|voor|over|op|van|uit|toe) ",
)
"""Questions that want no answer, and requests in the form of one."""

ACTION_ASKED = any_of(
    r"\bwat (?:gaan|doen|gaat|ga|kunnen) (?:jullie|u|je|we)\b.*\b(?:doen|aan|ermee|hiermee|eraan)\b"
)
"""A question that wants to hear what is done."""

COMPLAINTS = any_of(
    one_of(
        "kapot stuk defect lek lekt lekkage stinkt stonk smerig vies rot verrot beschadigd gescheurd"
        " doorgezakt kwijtgeraakt is+kwijt vergeten vergat alweer nog+steeds verbroken opgehangen geweigerd"
        " onbeschoft onbeschofte waardeloos belachelijk schande schandalig teleurgesteld teleurstellend"
        " klacht uitgelachen lachte verwacht+ik afgesproken nergens+vermeld in+de+regen zwijnenstal bagger"
        " krom kras schimmel rauw kakkerlakken verpest bedorven bouwlawaai zonde+van gevallen+over boorde"
        " weer+niks lekker+dan kijken+toe of+ik+gek vertrouw+het+niet schouders zonder+briefje zo+kan+je"
        " midden+op loopt+eraf hoest krijsen schreeuwen ongehoord hoezo oplichters oplichting te+laat"
        " wacht+ik genegeerd beschimmeld beschimmelde riool gehuild huilend janken zielig baal balen"
        " buikpijn klaar+mee laat+me+niet+lachen zo+ga+je raar gebarsten over+datum naheffing gelachen"
        " hetzelfde+liedje bedankt+hoor en+nu+moet en+dan+moest modder vuil vuile rommel kwaad boos woedend"
        " verkeerd verkeerde niet+netjes onaangenaam onvriendelijk onvriendelijke lomp lompe pijnlijk gemist"
        " mislukt weggestuurd afgeblaft niet+normaal is+beloofd was+beloofd had+beloofd waren+plat"
    ),
    rf"\b(?:al|na|pas na) (?:{COUNT}|een) (?:\w+ )?(?:minuten|uur|dag|dagen|week|weken|maand|maanden|jaar|keer)\b",
    rf"\bal (?:weken|dagen|maanden|uren|jaren)\b|\bsinds \w+ (?:geen|niet)\b|\bvoor de \w+ (?:keer|maal)\b"
    rf"|\b{COUNT} keer \w*(?:bel|mail|vraag)",
    r"\b(?:tweede|derde|vierde|vijfde|zoveelste) (?:keer|maal|maand|week|dag)\b"
    r"|\blekker bezig\b|\ben toch (?:\w+ )?(?:blijven|niet|geen|weer)\b",
    r"\bniemand (?:die|neemt|doet|reageert|zegt|belt|helpt)\b|\bweer (?:niet|geen|een ander\w*|te|nep)\b"
    r"|\b(?:was|kwam|waren) koud\b|\bkoud en\b",
    r"\bniet (?:geleverd|gekomen|gebeld|verschoond|opgehaald|geleegd|bezorgd|hersteld|teruggebeld)\b"
    r"|\breed (?:\w+ )*door\b",
    r"\b(?:reageren|reageert|doen|doet|neemt|nemen|komt|komen|hoor|laten) (?:jullie |ik |\w+ )?(?:niet"
    r"|niks|niets|nooit)\b",
    r"\b(?:minuten|uur|dagen|weken|kwartier) (?:\w+ )*(?:wacht\w*|gewacht|wachtrij|wachtmuziek|gestaan|gezeten)\b",
)
"""Words of a message that complains."""

PRAISE = any_of(
    one_of(
        "fantastisch fantastische geweldig geweldige superblij blij tevreden complimenten compliment"
        " gelukt dankzij dankjewel toppers top genoten heerlijk heerlijke"
        " bedankt+voor topper petje overleden overlijden"
    ),
    r"\bvriendelijke? (?!groet)|\bzo (?:mooi|leuk|fijn|lief|goed)\b"
    r"|\bwat (?:een )?(?:mooi|leuk|fijn|gezellig|lief|heerlijk)",
)
"""Words of a message that is pleased or mourns; beside them nothing is taken for a complaint."""
