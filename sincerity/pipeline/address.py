"""Who is spoken to, and how: every second-person pronoun with its form of address, number and role.

Works on tags alone; with dependencies the roles are surer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sincerity.pipeline.generic import generic_places
from sincerity.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Address", "Form", "Number", "Role", "addresses"]


class Form(StrEnum):
    """How the reader is addressed."""

    INFORMAL = "je"
    FORMAL = "u"
    FLEMISH = "ge"


class Number(StrEnum):
    """How many are addressed; *u* and *uw* do not tell."""

    SINGULAR = "singular"
    PLURAL = "plural"
    EITHER = "either"


class Role(StrEnum):
    """What the pronoun does in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    POSSESSIVE = "possessive"


@dataclass(frozen=True, slots=True)
class Address:
    """A second-person pronoun.

    Attributes:
        span: Its place in the text.
        form: *je*, *u* or *ge*.
        number: One reader or several.
        role: Objects include reflexives and what stands behind a preposition.
        is_generic: Whether *je* means people in general, as in "dat zie je vaker"; most of these are not recognized.
    """

    span: Span
    form: Form
    number: Number
    role: Role
    is_generic: bool = False


_FORMS: dict[str, tuple[Form, Number, Role | None]] = {
    "je": (Form.INFORMAL, Number.SINGULAR, None),
    "jij": (Form.INFORMAL, Number.SINGULAR, Role.SUBJECT),
    "jou": (Form.INFORMAL, Number.SINGULAR, Role.OBJECT),
    "jouw": (Form.INFORMAL, Number.SINGULAR, Role.POSSESSIVE),
    "jouwe": (Form.INFORMAL, Number.SINGULAR, Role.POSSESSIVE),
    "jezelf": (Form.INFORMAL, Number.SINGULAR, Role.OBJECT),
    "jullie": (Form.INFORMAL, Number.PLURAL, None),
    "u": (Form.FORMAL, Number.EITHER, None),
    "uw": (Form.FORMAL, Number.EITHER, Role.POSSESSIVE),
    "uwe": (Form.FORMAL, Number.EITHER, Role.POSSESSIVE),
    "uzelf": (Form.FORMAL, Number.EITHER, Role.OBJECT),
    "ge": (Form.FLEMISH, Number.SINGULAR, Role.SUBJECT),
    "gij": (Form.FLEMISH, Number.SINGULAR, Role.SUBJECT),
    "gijlie": (Form.FLEMISH, Number.PLURAL, Role.SUBJECT),
    "gulle": (Form.FLEMISH, Number.PLURAL, Role.SUBJECT),
}
_NOMINAL = frozenset(["NOUN", "PROPN", "ADJ", "NUM"])
_SUBJECTS = frozenset("ik jij je we wij hij zij ze men ge gij u het".split())
# A clause starts behind these, so what stands before them says nothing about what stands behind them.
_BOUNDARIES = frozenset(
    "en of maar want dus dat als wat hoe wie waar wanneer waarom welke welk die omdat zodat terwijl voordat".split()
)
_LINKS = frozenset("en of maar want dus dat als die omdat zodat terwijl voordat".split())
_YOURS = frozenset("bent hebt kunt wilt zult".split())
# Stems and past tenses that end in t themselves.
_ENDING_IN_T = frozenset(
    """
    bent bracht chat dacht eet giet groet haat kocht laat let mocht moet ontmoet plant post praat schat schiet
    sluit spuit start stoot test vergeet verwacht wacht weet wist zet zit zocht
    """.split()
)


def addresses(doc: Doc) -> tuple[Address, ...]:
    """Find the second-person pronouns of a document, in text order. Needs tags."""
    return tuple(_find(doc))


def _find(doc: Doc) -> Iterator[Address]:
    parsed = doc.has_annotation("DEP")
    general = frozenset[int]().union(*(generic_places(sentence) for sentence in doc.sents))
    for token in doc:
        known = _FORMS.get(_plain(token.text))
        if known is None or _is_other_word(token):
            continue
        form, number, role = known
        if role is None:
            role = _role_by_neighbours(token) or (_role_by_parse(token) if parsed else _role_by_tags(token))
        span = Span(token.idx, token.idx + len(token))
        yield Address(span, form, number, role, is_generic=token.i in general)


def _plain(text: str) -> str:
    """Write a pronoun without stress marks: *jóúw* is *jouw*, *jíj* is *jij*."""
    lowered = text.lower()
    return lowered if lowered.isascii() else lowered.translate(str.maketrans("éíóú", "eiou"))


def _is_other_word(token: Token) -> bool:
    """Tell whether an *u* is a letter, as in "10 u" and "optie U.", or *GE* a company."""
    before = token.nbor(-1) if token.i else None
    if token.lower_ == "u" and before is not None and before.like_num:
        return True
    return token.text == "GE"


def _role_by_neighbours(token: Token) -> Role | None:
    """Return the role where the words around leave no choice; taggers and parsers see *je* and *u* as subjects."""
    own = token.lower_
    before = token.nbor(-1) if token.i > token.sent.start else None
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    opens_phrase = own != "u" and _opens_phrase(following)
    no_subject = Role.POSSESSIVE if opens_phrase else Role.OBJECT
    starts_clause = before is None or before.lower_ in _LINKS or not _is_word(before)
    if starts_clause and following is not None and "Fin" in following.morph.get("VerbForm", []):
        return Role.SUBJECT  # "je hebt gelijk"
    if before is None:
        return None
    earlier = before.nbor(-1) if before.i > token.sent.start else None
    if (before.lower_ in _SUBJECTS and before.lower_ != own) or own == before.lower_ == "je":
        return no_subject  # "wil jij je rug", "wij u", "als het u"
    if before.lower_ in ("dat", "dit") and earlier is not None and earlier.pos_ == "SCONJ":
        return no_subject  # "als dat je uitkomt"
    if before.pos_ == "SCONJ":
        return None if opens_phrase else Role.SUBJECT  # "als je het weet" against "als je fiets stuk is"
    if before.pos_ == "ADP" and before.dep_ != "compound:prt":
        return no_subject
    if before.morph.get("Mood", []) == ["Imp"]:
        return Role.SUBJECT if own == "u" else no_subject
    if not opens_phrase and _has_own_verb(token):
        return Role.SUBJECT
    if "Fin" not in before.morph.get("VerbForm", []) or own == "jullie":
        return None
    if _has_subject_before(token) or _excludes_you(before, own):
        return no_subject  # "ik betaal u graag", "hebben je niet gebeld", "en stuurt je weg"
    if own == "je":
        # "hoe houd je grip", "dan voorkom je files"; in front "zet je tas" may be a command that was not seen.
        return None if opens_phrase and before.i == token.sent.start else Role.SUBJECT
    return Role.SUBJECT if _starts_with_adverbial(before) else None


def _has_own_verb(token: Token) -> bool:
    """Tell whether a verb that has no other subject ends the clause: "die u in oktober kunt zien"."""
    for near in token.doc[token.i + 1 : min(token.sent.end, token.i + 7)]:
        if near.lower_ in _BOUNDARIES or near.lower_ in _SUBJECTS or not _is_word(near):
            return False
        if near.lower_ in _YOURS:
            return token.lower_ in ("je", "u")
    return False


def _opens_phrase(following: Token | None) -> bool:
    """Tell whether a noun, or an adjective before one, comes next."""
    if following is None:
        return False
    if following.pos_ in _NOMINAL:
        return following.lower_ != "zelf"
    beyond = following.nbor(1) if following.i + 1 < following.sent.end else None
    return "Part" in following.morph.get("VerbForm", []) and beyond is not None and beyond.pos_ == "NOUN"


def _starts_with_adverbial(verb: Token) -> bool:
    """Tell whether the clause of a finite verb has a time or place in front, so that its subject comes behind it."""
    first = verb
    while first.i > first.sent.start and _is_word(first.nbor(-1)) and first.nbor(-1).lower_ not in _LINKS:
        first = first.nbor(-1)
    return first.i < verb.i and first.pos_ in ("ADP", "ADV")


def _excludes_you(verb: Token, pronoun: str) -> bool:
    """Tell whether a finite verb cannot have the *je* or *u* behind it for its subject.

    Both are singular, and *je* behind the verb takes away its t: "stuur je" against "stuurt je".
    """
    form = verb.lower_
    if "Plur" in verb.morph.get("Number", []):
        return True
    drops_t = pronoun == "je" and form.endswith("t") and form not in _ENDING_IN_T
    return drops_t and "Past" not in verb.morph.get("Tense", [])


def _has_subject_before(token: Token) -> bool:
    """Tell whether one of the three words before is a subject pronoun of the same clause."""
    for near in reversed(token.doc[max(token.sent.start, token.i - 3) : token.i]):
        if near.lower_ in _BOUNDARIES or not _is_word(near):
            return False
        if near.lower_ in _SUBJECTS and near.lower_ not in (token.lower_, "het"):
            return True
    return False


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum()


def _role_by_tags(token: Token) -> Role:
    if token.morph.get("Poss", []):
        return Role.POSSESSIVE
    case = token.morph.get("Case", [])
    if case:
        return Role.SUBJECT if "Nom" in case else Role.OBJECT
    before = token.nbor(-1) if token.i > token.sent.start else None
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    near = [
        word for word in (before, following) if word is not None and "Fin" in word.morph.get("VerbForm", [])
    ]
    return Role.SUBJECT if near else Role.OBJECT


def _role_by_parse(token: Token) -> Role:
    relation = token.dep_
    if relation in ("nmod:poss", "det") or (token.morph.get("Poss", []) and token.head.i > token.i):
        return Role.POSSESSIVE
    if relation.startswith(("nsubj", "csubj")):
        return Role.SUBJECT
    if relation in ("obj", "iobj", "expl:pv", "obl", "obl:arg", "obl:agent"):
        return Role.OBJECT
    return _role_by_tags(token)
