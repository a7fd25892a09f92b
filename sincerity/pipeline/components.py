"""The parts of the pipeline that are rules: tokenizer, sentence starts, and what corrects tagger and parser.

Importing this module makes spaCy know the tokenizer by name, so that it can build a pipeline from its
configuration.
"""

import re
from collections.abc import Callable, Sequence

import numpy
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    IDX,
    IS_SPACE,
    IS_UPPER,
    LENGTH,
    SENT_START,
)
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token
from spacy.util import registry

from sincerity.dutch.sentences import sentence_spans
from sincerity.pipeline.lexemes import set_features
from sincerity.pipeline.tokenizer import PostTokenizer

__all__ = ["correct_relations", "create_tokenizer", "set_sentence_starts", "tidy_tags"]


# Participles of verbs that form their perfect with *zijn* and have no passive.
_CHANGES = frozenset(
    """
    aangebroken afgehaakt afgekoeld afgenomen afgestudeerd bedaard begonnen bekomen beland bevallen
    bevroren bezweken doorgebroken doorgeslagen gearriveerd gebeurd gebleken gebloeid
    gebroken gekanteld gekelderd gekrompen geland gelukt gemigreerd genezen gepromoveerd geslaagd
    geslonken gestikt gestold gestrand gestruikeld geweest gewend geworden gezonken gezwicht
    gezwollen geëindigd geëmigreerd ingedommeld ingeslapen mislukt ontdooid ontploft ontsnapt
    ontstaan ontwaakt opgedroogd opgehouden opgelaaid opgestaan overkomen overleden
    toegenomen uitgebloed uitgebroken uitgegleden uitgekristalliseerd veranderd verbleekt verdampt
    verdronken verdwaald verdwenen vergaan vergrijsd verhard verhongerd verhuisd verjaard verlopen
    verouderd verschenen verschrompeld verslechterd vertrokken vervallen verwaterd verwelkt
    """.split()
)
# And these with whatever stands before them: uitgekomen, omgevallen, teruggekeerd.
_MOVES = tuple(
    """
    gekomen gegaan gevallen gelopen gebleven gestapt gesprongen getreden gegroeid gevlogen gekropen
    gezakt gedrongen gestort gereisd gevlucht geweken gevaren gereden gestart gestopt gekeerd gestegen
    gedaald gesmolten gestorven geraakt geklommen gebarsten gewaaid geschoven
    """.split()
)

_PARTICIPLE = re.compile(r"(?:\w{2,7})?ge\w+(?:[dt]|en|aan|ien)|(?:be|ver|ont|her)\w+(?:[dt]|en)")
_NO_PARTICIPLES = frozenset("bekend gemeen gerust geschikt gewend gewild gezond verkeerd verliefd".split())
_CONCERNED = frozenset(get_string_id(name) for name in ("aux:pass", "nsubj:pass", "csubj:pass", "aux", "cop"))
_TO_BE = frozenset("ben bent is zijn was waren geweest wees".split())
_TO_BECOME = frozenset("word wordt worden werd werden geworden".split())
_STATES = frozenset(
    """
    behaard benieuwd beperkt bereid betrokken bevriend bewapend bezet enthousiast gebaat geblesseerd gecharmeerd
    gehecht gehuwd gekant gekleurd gelegen gelieerd gemotiveerd
    gespecialiseerd getrouwd gewend gewenst geïnteresseerd overtuigd overweldigend teleurgesteld toegestaan
    verbaasd verboden verdacht verdwaald vereist verknocht verkouden verliefd verloofd vermoeid verplicht
    verslaafd vertrouwd voldaan
    """.split()
)


@registry.tokenizers("sincerity.PostTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], PostTokenizer]:
    """Return what spaCy calls with a new pipeline to get its tokenizer."""

    def create(nlp: Language) -> PostTokenizer:
        set_features(nlp.vocab)
        return PostTokenizer(nlp.vocab)

    return create


def set_sentence_starts(doc: Doc) -> Doc:
    """Start sentences where :mod:`sincerity.dutch.sentences` does; a parser that runs later keeps to them."""
    places, is_space = doc.to_array([IDX, IS_SPACE]).T
    words = numpy.flatnonzero(is_space == 0)
    # The first sentence takes in the white space before it. A start inside a token moves to the next.
    starts = [start for start, _ in sentence_spans(doc.text)][1:]
    first = numpy.searchsorted(places[words], numpy.array(starts, dtype=places.dtype))
    marks = numpy.full(len(doc), -1, dtype=numpy.int64)
    marks[words[first[first < len(words)]]] = 1
    marks[0] = 1
    doc.from_array([SENT_START], marks.astype(numpy.uint64))  # type: ignore[arg-type]
    return doc


def tidy_tags(doc: Doc) -> Doc:
    """Tag white space, which no tagger has seen, and write the lemma of a sentence's first word in small letters."""
    columns = doc.to_array([IS_SPACE, SENT_START, IS_UPPER, LENGTH]).tolist()
    for place, (is_space, is_start, is_upper, length) in enumerate(columns):
        if is_space:
            token = doc[place]
            token.pos_ = "SPACE"
            token.set_morph("")  # type: ignore[attr-defined]
            token.lemma_ = token.text
        elif is_upper and length > 1:
            _lower_lemma(doc[place])
        if is_start == 1:
            # Quotation marks, emoji and bullets come before the first word.
            while place < len(doc) - 1 and not doc[place].text[0].isalnum():
                place += 1
            _lower_lemma(doc[place])
    return doc


def _lower_lemma(token: Token) -> None:
    if token.pos_ not in ("PROPN", "X", "SYM"):
        token.lemma_ = token.lemma_.lower()


def correct_relations(doc: Doc) -> Doc:
    """Make the relations of a clause agree with its auxiliary.

    A participle with *worden* is a passive and "is gestegen" is none; a subject beside ``aux:pass`` is
    ``nsubj:pass`` and a *door* phrase there is its agent. The parser labels each arc by itself and forgets the one
    for the other.
    """
    concerned = [place for place, key in enumerate(doc.to_array(DEP).tolist()) if key in _CONCERNED]
    for place in sorted({doc[place].head.i for place in concerned}):
        head = doc[place]
        children = list(head.children)
        for child in children:
            if child.dep_ == "aux:pass" and not _is_passive_auxiliary(child, head, children):
                child.dep_ = "aux" if head.pos_ == "VERB" else "cop"
            elif child.dep_ in ("aux", "cop") and _is_missed_auxiliary(child, head):
                child.dep_ = "aux:pass"
        _correct_arguments(children)
    return doc


def _correct_arguments(children: Sequence[Token]) -> None:
    relations = {child.dep_ for child in children}
    is_passive = "aux:pass" in relations
    for child in children:
        relation = child.dep_
        if relation in ("nsubj", "csubj") and is_passive:
            child.dep_ = f"{relation}:pass"
        elif relation in ("nsubj:pass", "csubj:pass") and not is_passive and relations & {"aux", "cop"}:
            child.dep_ = relation.removesuffix(":pass")
        elif relation in ("obl", "obl:arg", "nmod") and is_passive and _is_by_phrase(child):
            child.dep_ = "obl:agent"
    if is_passive and not relations & {"nsubj", "csubj", "nsubj:pass", "csubj:pass"}:
        # "Vanaf morgen worden de kaarten verkocht": a passive has a subject where an active has an object.
        for child in children:
            if child.dep_ == "obj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
                child.dep_ = "nsubj:pass"
                break


def _is_passive_auxiliary(auxiliary: Token, head: Token, children: Sequence[Token]) -> bool:
    form = head.lower_
    if auxiliary.lower_ not in _TO_BE | _TO_BECOME or form[-1] not in "dtn":
        return False  # "staan genummerd", "wordt suf"
    if _is_infinitive(auxiliary, head, children):
        return False  # "is te herstellen"; a wash in "was kunt u afgeven"
    if _is_present_participle(form):
        return False  # "was opvallend"
    if head.pos_ != "VERB":
        if _is_missed_auxiliary(auxiliary, head):
            return True
        return head.pos_ in ("ADJ", "X") and "Degree" not in str(head.morph)
    if auxiliary.lower_ in _TO_BECOME or not _is_change(form):
        return True
    return form == "veranderd" and any(map(_is_by_phrase, children))


def _is_infinitive(auxiliary: Token, head: Token, children: Sequence[Token]) -> bool:
    """Tell whether what looks like a participle is an infinitive behind *te*, or with another finite verb."""
    if head.i and head.nbor(-1).lower_ == "te":
        return True
    others = (child for child in children if child.dep_ == "aux" and child.i != auxiliary.i)
    is_finite = auxiliary.lower_ in ("is", "was", "ben", "bent", "waren")
    return is_finite and any("Fin" in other.morph.get("VerbForm", []) for other in others)


def _is_missed_auxiliary(auxiliary: Token, head: Token) -> bool:
    if auxiliary.lower_ in _TO_BECOME and auxiliary.lower_ != "geworden":
        # The tagger takes a participle that it never saw for another word.
        return _PARTICIPLE.fullmatch(head.lower_) is not None and head.lower_ not in _NO_PARTICIPLES
    if "Part" not in head.morph.get("VerbForm", []) or head.lower_[-1] not in "dtn":
        return False
    if _is_present_participle(head.lower_):
        return False
    return auxiliary.lower_ in _TO_BE and not _is_change(head.lower_)


def _is_present_participle(form: str) -> bool:
    """Tell "opvallend" from "geopend" and "erkend"."""
    return form.endswith("end") and not _PARTICIPLE.fullmatch(form) and not form.endswith(("kend", "tekend"))


def _is_change(participle: str) -> bool:
    return participle in _CHANGES or participle in _STATES or participle.endswith(_MOVES)


def _is_by_phrase(noun: Token) -> bool:
    return any(part.lower_ == "door" and part.dep_ == "case" for part in noun.children)
