"""Imperatives: what the tagger found, what a list of verb stems adds, and what the words around them take back.

An imperative looks like a first person (*bestel*) and often like a noun (*werk*, *vraag*). Tagger and list miss
different ones, so either may find it; a subject behind the verb, or a question mark, shows that it is none.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spacy.attrs import LOWER, MORPH, ORTH, POS, SENT_START  # type: ignore[import-not-found]
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from sincerity.errors import ModelError
from sincerity.pipeline.clauses import Clauses, is_word

__all__ = ["ImperativeTagger"]

_DATA = Path(__file__).parent.parent / "model" / "imperatives.json"
_IMPERATIVE = "Mood=Imp|VerbForm=Fin"
_PRESENT = "Number=Sing|Tense=Pres|VerbForm=Fin"
_SUBJECTS = frozenset("ik jij jullie we wij hij zij men ge gij 'k ’k".split())
# Behind another imperative: "Bel, app of mail". Further on in a long sentence a verb has a subject of its own.
_NEAR = 12
_U = get_string_id("u")
# Behind "u" they make a request of what would be a statement: "Neemt u gerust contact op".
_SOFTENERS = frozenset("gerust even dan vooral maar eerst eens gewoon alstublieft aub".split())
# Without a subject these are much likelier a clipped first person: "Heb er zin in", "Vind het zo leuk".
_FIRST_PERSON = frozenset(
    "heb ben kan wil zal mag moet weet vind hoop denk snap hoef durf lijk krijg voel ken had was zou".split()
)
_CLOSED_CLASSES = frozenset("ADP ADV PRON DET SCONJ CCONJ NUM".split())
_MONTHS = frozenset(
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)
_NEVER = frozenset("dank doe-het-zelf groet succes".split())
# "Tip van Gerrit" and "Start van het seizoen" are headings; only these verbs go on with *van*.
_WITH_VAN = frozenset(
    "geniet profiteer hou houd droom leer snoep proef smul schrik maak zie kijk bestel ga word".split()
)
# Behind these *je* is the verb's own: "Schrijf je nu in, dan krijg je korting".
_REFLEXIVE = frozenset(
    "schrijf meld geef sluit abonneer registreer haast bereid rep stel houd hou laat zet leef".split()
)
# Stems of these verbs look like their participles.
_PARTICIPLE = re.compile(r"(?:be|ge|her|ont|ver)\w+[dt]")
_OBJECTS = frozenset(["ze", "hem"])
_ARTICLES = frozenset("de het een je jouw uw ons onze mij me alle geen".split())
_PARTICLES = frozenset("aan af binnen door in langs mee na op over terug toe uit voor weg".split())


@dataclass(frozen=True, slots=True)
class ImperativeTagger:
    """Sets ``Mood=Imp`` on imperatives, and only on them. Needs word classes and sentence starts.

    Attributes:
        stems: The infinitive of each verb stem.
        nouns: Stems that are as often another word: *werk*, *deel*, *open*.
    """

    stems: Mapping[str, str]
    nouns: frozenset[str]
    _keys: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_keys", frozenset(get_string_id(stem) for stem in self.stems))

    @classmethod
    def load(cls, path: Path = _DATA) -> ImperativeTagger:
        """Read the stems that were built with the shipped pipeline."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ModelError(
                f"het meegeleverde taalmodel is niet compleet: ‘{path}’ ontbreekt; "
                "installeer opnieuw: python -m pip install --force-reinstall sincerity"
            ) from error
        return cls(data["stems"], frozenset(data["nouns"]))

    def __call__(self, doc: Doc) -> Doc:
        """Tag the imperatives of a document."""
        last = -1
        for token, clause in self._candidates(doc):
            tagged = "Imp" in token.morph.get("Mood", [])
            follows_another = clause.start <= last and _is_near(doc, last, token.i)
            if tagged:
                is_one = self._is_possible(token, clause)
            else:
                is_one = self._is_likely(token, clause, follows_another=follows_another)
            if is_one:
                last = token.i
                token.pos_ = "AUX" if token.lower_ == "wees" else "VERB"
                token.set_morph(_IMPERATIVE)  # type: ignore[attr-defined]
            elif tagged:
                token.set_morph(_PRESENT)  # type: ignore[attr-defined]
            if token.pos_ == "VERB" and token.lower_ in self.stems:
                token.lemma_ = self.stems[token.lower_]
        return doc

    def _candidates(self, doc: Doc) -> Iterator[tuple[Token, Clauses]]:
        """Yield the tokens that are tagged as imperatives, are stems, or stand before *u*; most are none of these."""
        # Whole columns as numbers: making a token object of every word would take as long as tagging it.
        lower, morph, start = (column.tolist() for column in doc.to_array([LOWER, MORPH, SENT_START]).T)
        strings = doc.vocab.strings
        moods = {key for key in set(morph) if key and "Mood=Imp" in strings[key]}
        starts = [place for place, mark in enumerate(start) if mark == 1 or place == 0] + [len(doc)]
        chosen = [
            place
            for place, (form, key, following) in enumerate(zip(lower, morph, [*lower[1:], 0], strict=True))
            if form in self._keys or following == _U or key in moods
        ]
        if not chosen:
            return
        columns = doc.to_array([ORTH, POS]).T
        texts, classes = [strings[key] for key in columns[0].tolist()], columns[1].tolist()
        known: dict[int, Clauses] = {}
        for place in chosen:
            number = bisect_right(starts, place) - 1
            if number not in known:
                first, end = starts[number], starts[number + 1]
                known[number] = Clauses.read(first, texts[first:end], classes[first:end])
            yield doc[place], known[number]

    def _is_possible(self, token: Token, clause: Clauses) -> bool:
        """Tell whether the words around an imperative of the tagger allow for it."""
        form, following = token.lower_, clause.after(token)
        before = clause.before(token)
        opens = token.i in clause.openings
        if before is not None and _calls_for_a_noun(before, clause):
            return False
        if not opens and _PARTICIPLE.fullmatch(form):
            return False  # "in drie stappen, verspreid over twee weken"
        if form != "wees" and form not in self.stems and not self._is_formal(token, clause):
            # A verb that no list knows, "Skip de rij", is told from "Nieuw dit jaar" by what follows.
            is_plausible = opens and form.isalpha() and not form.endswith(("t", "en", "e"))
            return is_plausible and following is not None and following.lower_ in _ARTICLES
        if following is None:
            return True
        if following.lower_ == "van" and form not in _WITH_VAN:
            return False
        if form in _NEVER or following.pos_ == "AUX" or (form == "begin" and following.lower_ in _MONTHS):
            return False
        return not self._has_subject(token, following, clause)

    def _is_likely(self, token: Token, clause: Clauses, *, follows_another: bool) -> bool:
        """Tell whether a word that the tagger did not take for an imperative is one after all."""
        form = token.lower_
        if form in _FIRST_PERSON or form in _NEVER or token.pos_ in _CLOSED_CLASSES or clause.asks:
            return False
        if form not in self.stems:
            return self._is_formal(token, clause) and token.i in clause.openings
        following = clause.after(token)
        before = clause.before(token)
        if (
            follows_another
            and before is not None
            and before.lower_ in ("en", "of")
            and before.pos_ == "CCONJ"
        ):
            # "Bel of app", "Like en deel": the second is one as the first is.
            return following is None or not self._has_subject(token, following, clause)
        if token.i not in clause.openings:
            return False
        if following is None or not is_word(following):
            return form not in self.nouns and token.pos_ == "VERB"
        if following.lower_ == "van" and form not in _WITH_VAN:
            return False
        if following.pos_ == "AUX" or self._has_subject(token, following, clause):
            return False
        if form in self.nouns:
            # "Vraag van de dag", "Werk aan de weg", "Start verkoop" are nouns; "Werk mee", "Let op:" are verbs.
            if following.lower_ in _SOFTENERS or _is_particle(following, clause):
                return True
            return following.pos_ in ("DET", "PRON") and token.pos_ != "ADJ"
        return following.pos_ not in ("VERB", "SCONJ") or token.pos_ == "VERB"

    def _is_formal(self, token: Token, clause: Clauses) -> bool:
        """Tell whether a verb has *u* for its subject and still asks for something: "Neemt u gerust contact op"."""
        following = clause.after(token)
        is_third = token.lower_.endswith("t") and token.lower_[:-1] in self.stems
        return is_third and following is not None and following.lower_ == "u" and _softened(following, clause)

    def _has_subject(self, token: Token, following: Token, clause: Clauses) -> bool:
        """Tell whether the verb is a statement, question or condition, for its subject stands beside it."""
        after = following.lower_
        before = clause.before(token)
        if after in _SUBJECTS or after == "te":
            return True
        if after == "u":
            return clause.asks or not _softened(following, clause)
        if token.i == clause.first and clause.asks_at_once:
            return True
        if after == "je":
            if before is not None and before.pos_ in ("ADV", "PRON", "SCONJ") and is_word(before):
                return True  # "dan sluit je aan", "hoe houd je grip"
            beyond = clause.after(following)
            is_possessive = beyond is not None and beyond.pos_ in ("NOUN", "PROPN")
            if clause.asks and not is_possessive:
                return True
            is_reflexive = token.lower_ in _REFLEXIVE and (beyond is None or beyond.lower_ not in _OBJECTS)
            if clause.has_consequence and not is_possessive and not is_reflexive:
                return True  # "Knip je lager, dan heb je blad", "Geef je ze door, dan weten we het"
            return _is_nominative(following) and not is_possessive and token.lower_ not in _REFLEXIVE
        # "Ik heb een lens en durf hem niet mee te nemen": the subject is still the one before.
        links = before is not None and before.lower_ in ("en", "maar", "of") and before.pos_ == "CCONJ"
        return links and clause.speaks_of_self and token.lower_ not in _REFLEXIVE


def _calls_for_a_noun(token: Token, clause: Clauses) -> bool:
    """Tell whether a word is one that a noun follows and a verb does not: "de werk", "mijn deel", "op reis"."""
    if token.pos_ == "NUM" and token.i == clause.start:
        return False  # the number of a list item
    return token.pos_ in ("DET", "ADP", "ADJ", "NUM") or bool(token.morph.get("Poss", []))


def _is_near(doc: Doc, first: int, second: int) -> bool:
    """Tell whether no clause of its own stands between two verbs: "zorg dat het klopt en …"."""
    return second - first <= _NEAR and not any(
        word.lower_ in ("dat", "die", "als") for word in doc[first:second]
    )


def _is_particle(token: Token, clause: Clauses) -> bool:
    """Tell whether a word such as *op* belongs to the verb before it: no noun phrase follows."""
    following = clause.after(token)
    if token.lower_ not in _PARTICLES:
        return False
    return following is None or not is_word(following) or following.pos_ in ("ADP", "CCONJ", "SCONJ", "ADV")


def _softened(token: Token, clause: Clauses) -> bool:
    following = clause.after(token)
    return following is not None and following.lower_ in _SOFTENERS


def _is_nominative(token: Token) -> bool:
    return "Nom" in token.morph.get("Case", [])
