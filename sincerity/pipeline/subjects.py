"""A clause has one subject; where the parser finds two, one of them is something else.

A heading that ran into the sentence behind it looks like a second subject: "Zwembad De kaartjes worden morgen
verkocht". In a passive the second one is a name that is given, a time or a receiver: "haar
buren zou die kans geboden worden".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from sincerity.pipeline.headings import LINKS, OPENERS

__all__ = ["settle_subjects"]

_SUBJECTS = ("nsubj", "nsubj:pass")
_KEYS = frozenset(get_string_id(name) for name in _SUBJECTS)
_SINGULAR = "is was ben bent wordt werd word zou kan kon moet moest mag mocht zal heeft had"
_PLURAL = "zijn waren worden werden zouden kunnen konden moeten moesten mogen mochten zullen hebben hadden"
_NUMBERS = {**dict.fromkeys(_SINGULAR.split(), "Sing"), **dict.fromkeys(_PLURAL.split(), "Plur")}
_REFLEXIVES = frozenset(["jezelf", "uzelf"])
_NAMING = frozenset(
    "benoemd beschouwd genoemd gekozen geheten gedoopt omgedoopt uitgeroepen verkozen verklaard".split()
)
_TIMES = frozenset(
    "avond dag jaar keer maal maand middag nacht ochtend periode tijd uur week weekend".split()
)


def settle_subjects(doc: Doc) -> Doc:
    """Leave every clause one subject, as far as the words say which. Needs dependencies."""
    seen: set[int] = set()
    doubled: list[int] = []
    for place, key in enumerate(doc.to_array(DEP).tolist()):
        if key in _KEYS:
            above = doc[place].head.i
            if doc[above].lower_ in _REFLEXIVES and "Imp" in doc[place].morph.get("Mood", []):
                _swap(doc, place, above)
                continue
            if above in seen:
                doubled.append(above)
            seen.add(above)
    for place in doubled:
        head = doc[place]
        subjects = [child for child in head.children if child.dep_ in _SUBJECTS]
        if len(subjects) < 2:
            continue  # a heading was cut off before
        start = _start_behind_heading(doc, head, subjects)
        if start is not None:
            _cut(doc, start, subjects[0].i, head.i)
        elif any(child.dep_ == "aux:pass" for child in head.children):
            _demote(head, subjects)
    return doc


def _swap(doc: Doc, verb: int, pronoun: int) -> None:
    """Hang a pronoun under its command: in "Verwen jezelf" the parser may do it the other way round."""
    columns = doc.to_array([HEAD, DEP]).astype(numpy.int64)
    for token in doc[pronoun].sent:
        if token.head.i == pronoun and token.i != pronoun:
            columns[token.i, 0] = verb - token.i
    is_root = doc[pronoun].head.i == pronoun
    columns[verb] = (0 if is_root else doc[pronoun].head.i - verb, doc[pronoun].dep)
    columns[pronoun] = (verb - pronoun, doc.vocab.strings.add("obj"))
    doc.from_array([HEAD, DEP], columns.astype(numpy.uint64))  # type: ignore[arg-type]
    doc[pronoun].pos_ = "PRON"


def _start_behind_heading(doc: Doc, head: Token, subjects: Sequence[Token]) -> int | None:
    """Return where a sentence starts between two subjects, if what stands before can be a heading."""
    first, second = subjects[0], subjects[1]
    if first.left_edge.i > first.sent.start + 2:
        return None  # a bullet or quotation mark can come first
    for place in range(first.right_edge.i + 1, min(second.left_edge.i, head.i) + 1):
        word = doc[place].text
        is_opener = word.istitle() and word.lower() in OPENERS
        if is_opener and doc[place - 1].lower_ not in LINKS and not doc[place].is_sent_start:
            return place
    return None


def _cut(doc: Doc, start: int, first: int, head: int) -> None:
    """Make two sentences of one: the heading under its noun, the rest under its verb."""
    sentence = doc[first].sent
    begin = sentence.start
    heads = [token.head.i for token in sentence]
    relations = [token.dep_ for token in sentence]
    while heads[head - begin] >= start and heads[head - begin] != head:
        head = heads[head - begin]  # "Zwembad Omdat het wordt hersteld, zwemmen we elders": the main verb
    for place in range(begin, sentence.end):
        above = heads[place - begin]
        top, is_near = (first, above < start) if place < start else (head, above >= start)
        if place == top:
            heads[place - begin], relations[place - begin] = place, "ROOT"
        elif above == place or not is_near:
            heads[place - begin] = top
            if above == place:
                relations[place - begin] = "parataxis"
    offsets, keys = doc.to_array([HEAD, DEP]).T
    offsets[begin : sentence.end] = numpy.array(
        [above - place for place, above in enumerate(heads, begin)], dtype=numpy.int64
    ).astype(numpy.uint64)
    keys[begin : sentence.end] = [doc.vocab.strings.add(name) for name in relations]
    doc.from_array([HEAD, DEP], numpy.stack([offsets, keys], axis=1))  # type: ignore[arg-type]


def _demote(head: Token, subjects: Sequence[Token]) -> None:
    """Keep the subject that is a relative pronoun, or else the only one that agrees with the finite verb."""
    kept = [token for token in subjects if "Rel" in token.morph.get("PronType", [])]
    if not kept:
        numbers = [_number(token) for token in subjects]
        wanted = next((_NUMBERS[word.lower_] for word in head.children if _is_finite(word)), None)
        kept = [] if None in numbers else [s for s, n in zip(subjects, numbers, strict=True) if n == wanted]
    if len(kept) != 1:
        return
    for token in subjects:
        if token.i == kept[0].i:
            continue
        if head.lower_ in _NAMING:
            token.dep_ = "xcomp"
        else:
            token.dep_ = "obl" if token.lemma_ in _TIMES else "iobj"


def _is_finite(word: Token) -> bool:
    return word.lower_ in _NUMBERS and "Fin" in word.morph.get("VerbForm", [])


def _number(noun: Token) -> str | None:
    if any(child.dep_ == "conj" for child in noun.children):
        return "Plur"
    return next(iter(noun.morph.get("Number", [])), None)
