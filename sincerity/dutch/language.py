"""Is it Dutch? Told by function words and by how words are spelled, against six neighbours.

Function words decide: nobody writes ten words without them, and a Dutch advertisement full of English nouns still says
*de*, *voor* and *nu*. Flemish is Dutch. In doubt a text is Dutch: a finding too many is better than a text unread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache


class Language(StrEnum):
    """Dutch and the languages that turn up where Dutch is expected; the values are ISO 639-1."""

    DUTCH = "nl"
    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    FRISIAN = "fy"
    AFRIKAANS = "af"


NAMES = {
    Language.DUTCH: "Nederlands",
    Language.ENGLISH: "Engels",
    Language.GERMAN: "Duits",
    Language.FRENCH: "Frans",
    Language.SPANISH: "Spaans",
    Language.FRISIAN: "Fries",
    Language.AFRIKAANS: "Afrikaans",
}
"""What each is called in Dutch."""

FEWEST_WORDS = 6
"""A text with fewer words is taken as Dutch: a name and a greeting are no evidence."""

_MOST_WORDS = 400
"""Words that are looked at; more say nothing new."""

_FUNCTION_WORDS = {
    Language.DUTCH: """
        de het een en van in is dat te op die niet zijn ik je met voor er aan was als maar ook bij om dan door
        naar over uit nog wat wel heeft hebben had kan kun kunnen moet moeten zal zullen wordt worden werd
        geen we wij jij jullie u uw ons onze hij ze zij hun haar hem mijn jouw zich deze dit daar hier waar
        hoe wie wanneer waarom omdat want of tot tegen onder tussen zonder tijdens sinds na al alle veel meer
        nu toch zo heel altijd nooit weer even samen ga gaan komen kom doen maken maak wil willen mag mogen
        bent ben heb hebt gij ge zult iets niets iemand elk elke iedereen mensen graag morgen vandaag gisteren
        jaar dag week 't 's
    """,
    Language.ENGLISH: """
        the and of to a in is that it you for on with are be this have from or by not your we our they he she
        his her my me i an as at was were been will would can could should do does did has had but if so what
        which who when where why how there their them all any some more most just about into out up down over
        under than then these those its it's i'm you're we're don't can't here no only also after before
        because while let us get make new now
    """,
    Language.GERMAN: """
        der die das und ist in zu den von mit nicht ein eine einen einem einer auf für im dem des sie er es
        wir ihr ich du sich auch als an wie so bei oder aber nach aus wenn noch nur werden wird war sind haben
        hat kann können müssen muss sein seine ihre unser unsere euch uns mich dich mir dir dass was wer wo
        warum hier da dann doch schon sehr mehr alle zum zur vom über unter durch gegen ohne um bis seit jetzt
        immer heute morgen kein keine
    """,
    Language.FRENCH: """
        le la les de des du un une et est à au aux en que qui ne pas dans pour sur avec ce cette ces il elle
        nous vous ils elles je tu on se sa son ses leur leurs notre votre nos vos mon ma mes plus par mais ou
        où donc si sont être avoir fait a ont était tout tous toute toutes bien très comme sans entre chez
        quand aussi même c'est n'est d'un d'une l qu'il j'ai ici y
    """,
    Language.SPANISH: """
        el la los las de del un una unos y es en que no a al por para con se su sus lo le les me te nos mi tu
        más pero como este esta estos estas ese esa muy ya también o si son está están ha han hay ser fue era
        todo todos toda todas cuando donde quien porque sin sobre entre desde hasta nuestro nuestra usted
        ustedes yo él ella hoy así
    """,
    Language.FRISIAN: """
        de it in en fan is dat te op dy net binne ik do jo mei foar der oan wie as mar ek by om dan troch nei
        oer út noch wat wol hat hawwe hie kin kinne moat moatte sil sille wurdt wurde gjin wy jimme ús ússe hy
        se sy harren har him myn dyn dizze dit dêr hjir wêr hoe wa wannear wêrom om't want of oant tsjin ûnder
        tusken sûnder nei al alle folle mear no dochs sa hiel altyd nea wer efkes tegearre gean komme dwaan
        meitsje wolle mei bist haw hast eat neat elk elkenien minsken graach moarn hjoed juster jier dei 't
    """,
    Language.AFRIKAANS: """
        die 'n en van in is dat te op wat nie ek jy met vir daar aan was as maar ook by om dan deur na oor uit
        nog wel het hê had kan kon moet sal sou word geen ons julle u hy sy hulle haar hom my jou hierdie dit
        hier waar hoe wie wanneer hoekom omdat want of tot teen onder tussen sonder tydens sedert al alle baie
        meer nou tog so altyd nooit weer net gaan kom doen maak wil mag is iets niks iemand elke almal mense
        graag môre vandag gister jaar dag week se wees
    """,
}

_SHAPES = {
    Language.DUTCH: r"ij|aa[^r]|[^e]uu|oe[knrt]|sch|cht|lijk|heid$|tje[s]?$|ge\w{3,}[dt]$|[bdfglmnprst]en$",
    Language.ENGLISH: r"th|wh|sh|ing$|ous$|ght|ly$|ed$|ea|ck|'s$|tion[s]?$",
    Language.GERMAN: r"ß|[äöü]|sch|ung(?:en)?$|keit|ich|ei[nts]|tz|pf|zu|lich(?:e[nrs]?)?$|ie[^r]",
    Language.FRENCH: r"[éèêàçùœ]|eau|eux$|tion[s]?$|ment$|ez$|ais$|^[ldjnsc]'|^qu|oi",
    Language.SPANISH: r"ñ|ción$|[áéíóú]|mos$|dad$|ll|^qu|ar$|[aeo]s$|rr",
    Language.FRISIAN: r"[âêû]|ú|tsj|sk|ij?ng$|ôr|ear|oa|iuw|^h[jw]|ke[s]?$|je$|st$",
    Language.AFRIKAANS: r"[êëôû]|sk|[^i]y[^e]|^ge\w{4,}$|lik$|ing$|heid$|ie[s]?$|w[ae]|rs$",
}

_MARKS = tuple((language, f"{language} ") for language in Language)
_SHAPE_WEIGHT = 0.15
_MARGIN = 1.25
_SHARE = 0.2
_MORE = 2


def language_of_words(words: Sequence[str]) -> Language:
    """Return the language of folded words, in text order; Dutch unless another one is clearly more likely.

    A neighbour must beat Dutch by a quarter, and have function words enough: two more than Dutch has, and a fifth of
    the words. Numbers say nothing.
    """
    words = words[:_MOST_WORDS]
    speakers = _speakers()
    spoken = "".join([speakers.get(word, "") for word in words])
    hits = {language: spoken.count(mark) for language, mark in _MARKS}
    if hits[Language.DUTCH] >= max(hits.values()):
        return Language.DUTCH  # spelling never outweighs this, and looking at it takes longest
    words = [word for word in words if not word[0].isdigit()]
    if len(words) < FEWEST_WORDS:
        return Language.DUTCH
    scores = {
        language: count + _SHAPE_WEIGHT * sum(bool(re.search(_SHAPES[language], word)) for word in words)
        for language, count in hits.items()
    }
    best = max(scores, key=lambda language: scores[language])
    if (
        best is not Language.DUTCH
        and scores[best] > _MARGIN * scores[Language.DUTCH]
        and hits[best] >= max(hits[Language.DUTCH] + _MORE, _SHARE * len(words))
    ):
        return best
    return Language.DUTCH


def dutch_words(words: Sequence[str], other: Language) -> int:
    """Count, among folded words, the function words that are Dutch and not of another language."""
    speakers = _speakers()
    spoken = [speakers.get(word, "").split() for word in words]
    return sum(Language.DUTCH in languages and other not in languages for languages in spoken)


@cache
def _speakers() -> dict[str, str]:
    """Return the languages of every function word, each code with a space behind it."""
    found: dict[str, str] = {}
    for language, words in _FUNCTION_WORDS.items():
        for word in set(words.split()):
            found[word] = f"{found.get(word, '')}{language} "
    return found
