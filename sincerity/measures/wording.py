"""Measures of wording: what is concrete, what is official, reasons, doubt, praise. No language pipeline."""

from __future__ import annotations

import re
from functools import lru_cache

from sincerity.data import adjective_value, adjectives, frequency_band
from sincerity.document import Document
from sincerity.dutch.overlap import content_overlap
from sincerity.dutch.specifics import specifics
from sincerity.measures.address import SENDER
from sincerity.measures.base import (
    Measure,
    listed_words,
    per_hundred,
    rate_of,
    share,
    spoken_sentences,
    word_count,
    word_set,
)
from sincerity.measures.surface import last_mark
from sincerity.pipeline.annotation import Annotation

CAUSES = word_set(
    "want omdat doordat daardoor daarom waardoor zodat dus namelijk vandaar dankzij wegens vanwege"
)
CONTRASTS = word_set("maar echter toch hoewel terwijl ondanks tenzij alleen behalve wel eerder liever")
NEGATIONS = word_set("niet geen nooit niets niks niemand nergens zonder nauwelijks amper")
DEONTICS = word_set(
    "moet moeten moest moesten dient dienen behoort behoren verplicht verplichte verboden gelieve"
    " verzocht geacht toegestaan toegelaten uitsluitend vereist vereiste"
)
PARTICLES = word_set(
    "hoor toch even gewoon nou eigenlijk best nogal trouwens gelukkig helaas jammer inderdaad sowieso"
    " echt wel maar eens zo alweer nog pas stiekem misschien natuurlijk"
)
DOUBTS = word_set(
    "misschien wellicht waarschijnlijk vermoedelijk mogelijk twijfel twijfelen weten vermoed hopelijk"
)
OFFICIAL = word_set(
    "inzake betreffende aangaande omtrent teneinde middels conform krachtens aangezien alsmede alsook"
    " evenals derhalve dientengevolge voorts tevens eveneens hiertoe hierbij daartoe welke hetgeen"
    " desgewenst dergelijke bovengenoemde onderstaande bovenstaande reeds thans heden gaarne alvorens"
    " mits behoudens indien geschieden geschiedt beschikken beschikt verstrekken verstrekt verlenen"
    " verleent realiseren trachten tracht vervaardigen"
)
_NOMINAL = re.compile(
    r"\w{4,}(?:ing|ingen|atie|aties|heid|heden|iteit|iteiten|isme|ment|menten|schap|schappen)\Z"
)
_NOT_NOMINAL = word_set(
    "vergadering woning woningen bestelling bestellingen regering opleiding opleidingen lening"
    " verzekering korting kortingen afdeling wandeling verrassing station ketting helling boodschap"
    " boodschappen gereedschap moment momenten element appartement instrument document documenten"
    " parlement departement generatie vakantie informatie situatie"
)


def concrete_spans(document: Document) -> int:
    """Count concrete stretches (amounts, dates, times, names, places, causes) that do not overlap."""
    count, end = 0, -1
    for place in sorted(specifics(document.text), key=lambda s: (s.start, -s.end)):
        if place.start >= end:
            count, end = count + 1, place.end
    return count


def is_nominal(word: str) -> bool:
    """Tell whether a noun was made of a verb or adjective: *realisatie, uitvoering, duurzaamheid*."""
    return bool(_NOMINAL.match(word)) and word not in _NOT_NOMINAL


def base_form(word: str) -> str | None:
    """Return the form under which the adjective lexicon knows *word*, or None.

    Undoes the ending -e: *mooie, grote, lieve, bekende* give *mooi, groot, lief, bekend*.
    """
    table = adjectives()
    if word in table:
        return word
    if not word.endswith("e") or len(word) < 4:
        return None
    stem = word[:-1]
    candidates = [stem]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        candidates.append(stem[:-1])
    if len(stem) > 2 and stem[-2] in "aeou" and stem[-3:-2] not in "aeou":
        candidates.append(stem[:-1] + stem[-2] + stem[-1])
    candidates += [c[:-1] + {"v": "f", "z": "s"}[c[-1]] for c in tuple(candidates) if c and c[-1] in "vz"]
    return next((c for c in candidates if c in table), None)


@lru_cache(50_000)
def evaluation(word: str) -> tuple[float, float]:
    """Return polarity (-1..1) and subjectivity (0..1) of a word; 0 and 0 for no known adjective.

    Source:
        The subjectivity lexicon for Dutch adjectives of De Smedt and Daelemans (Pattern).
    """
    form = base_form(word)
    return (0.0, 0.0) if form is None else adjective_value(form)


def _specificity(document: Document) -> float:
    return per_hundred(concrete_spans(document), word_count(document))


def _nominal(document: Document) -> float:
    words = listed_words(document)
    return per_hundred(sum(map(is_nominal, words)), len(words))


def _polarity(document: Document) -> float:
    values = [evaluation(w)[0] for w in listed_words(document)]
    return per_hundred(sum(values), len(values))


def _praise(document: Document) -> float:
    words = listed_words(document)
    return per_hundred(sum(evaluation(w)[0] >= 0.4 for w in words), len(words))


def _rare(document: Document) -> float:
    words = [w for w in listed_words(document) if w[0].isalpha()]
    return share(sum(frequency_band(w) == 5 for w in words), len(words))


def answered_at_once(document: Document) -> int:
    """Count the questions that the next sentence answers with the sender, an order or a plain yes.

    A question at the very end of the post is open: nobody answers it but the reader.
    """
    if "?" not in document.text:
        return 0
    count = 0
    asked = False
    for sentence, said in zip(document.sentences, document.sentence_words, strict=True):
        if not said:
            continue
        is_question = last_mark(document.text[sentence.start : sentence.end]) == "?"
        if asked and not is_question:
            count += said[0] in _ANSWERS or len(said) <= 4 or not SENDER.isdisjoint(said)
        asked = is_question
    return count


_ANSWERS = word_set(
    "dan ja nee natuurlijk wij we onze ons bij met kom bekijk lees klik ontdek vraag neem bel boek"
    " bestel meld schrijf doe ga volg kijk check wees wacht geen goed precies juist klopt"
)


def _reply_overlap(document: Document) -> float:
    message = document.message
    return 0.0 if message is None else content_overlap(message.words, document.words) or 0.0


def _opening_question(document: Document) -> float:
    for span, words in zip(document.sentences, document.sentence_words, strict=True):
        if words:
            return float(last_mark(document.text[span.start : span.end]) == "?")
    return 0.0


def _heaviest_sentence(document: Document) -> float:
    return max((sum(map(is_nominal, s)) for s in spoken_sentences(document)), default=0)


_PER_100 = "per 100 woorden"
_FREE = Annotation.NOTHING
MEASURES = (
    Measure(
        "specificity_per_100",
        "Concrete plekken: bedragen, data, tijden, namen, plaatsen, oorzaken.",
        _PER_100,
        _FREE,
        _specificity,
    ),
    Measure("concrete_places", "Aantal concrete plekken.", "plekken", _FREE, concrete_spans),
    Measure(
        "nominal_per_100", "Naamwoorden van werkwoorden: realisatie, uitvoering.", _PER_100, _FREE, _nominal
    ),
    Measure(
        "most_nominal_sentence",
        "Naamwoorden van werkwoorden in de zwaarste zin.",
        "woorden",
        _FREE,
        _heaviest_sentence,
    ),
    Measure(
        "official_words_per_100",
        "Ambtelijke woorden: inzake, tevens, middels.",
        _PER_100,
        _FREE,
        rate_of(OFFICIAL),
    ),
    Measure("deontic_words_per_100", "Woorden voor moeten en verbieden.", _PER_100, _FREE, rate_of(DEONTICS)),
    Measure("cause_words_per_100", "Redenwoorden: want, omdat, daardoor.", _PER_100, _FREE, rate_of(CAUSES)),
    Measure("contrast_words_per_100", "Nuance: maar, toch, hoewel.", _PER_100, _FREE, rate_of(CONTRASTS)),
    Measure("negations_per_100", "Ontkenningen.", _PER_100, _FREE, rate_of(NEGATIONS)),
    Measure(
        "particles_per_100", "Spreektaalwoordjes: hoor, even, gewoon.", _PER_100, _FREE, rate_of(PARTICLES)
    ),
    Measure("doubt_words_per_100", "Twijfel: misschien, waarschijnlijk.", _PER_100, _FREE, rate_of(DOUBTS)),
    Measure(
        "polarity_per_100",
        "Waardering in bijvoeglijke naamwoorden, plus min min.",
        _PER_100,
        _FREE,
        _polarity,
    ),
    Measure("praise_per_100", "Lovende bijvoeglijke naamwoorden.", _PER_100, _FREE, _praise),
    Measure(
        "rare_word_share", "Deel van de woorden dat in gesprekken nauwelijks voorkomt.", "0-1", _FREE, _rare
    ),
    Measure(
        "questions_answered_at_once",
        "Vragen die de volgende zin meteen beantwoordt.",
        "zinnen",
        _FREE,
        answered_at_once,
    ),
    Measure("opens_with_question", "Of de eerste zin een vraag is.", "0 of 1", _FREE, _opening_question),
    Measure(
        "reply_overlap",
        "Deel van de woorden van het bericht dat terugkomt in het antwoord.",
        "0-1",
        _FREE,
        _reply_overlap,
    ),
)
