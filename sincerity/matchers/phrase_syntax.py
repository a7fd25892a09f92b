"""Read a term (a phrase, or a word to inflect) into a small tree that can say where it ends.

Every node answers two questions: which words can it start with, and, standing at a token, after which tokens can it
end. Gaps and options are tried in all ways, so that the longest reading can be chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sincerity.dutch.inflect import adjective_forms, noun_forms, verb_forms
from sincerity.dutch.words import BARRIER, Words, fold, split

_MARKS = frozenset(",;:!?…/–—-%€.\n")
_PARTICLE_WITHIN = 8
_AFTER_PARTICLE = frozenset(
    "en maar want of om dat als zodat omdat terwijl wanneer zodra te voor met bij via".split()
)


class PatternError(ValueError):
    """A pattern that cannot be compiled. ``path`` leads to it inside the rule's ``match``."""

    def __init__(self, reason: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path


@dataclass(frozen=True, slots=True)
class Slot:
    """One word out of a set, or one that starts or ends in a certain way."""

    words: frozenset[str]
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    stop: frozenset[str] = frozenset()

    @property
    def open(self) -> bool:
        """Whether the words cannot all be listed."""
        return bool(self.prefixes or self.suffixes)

    def fits(self, word: str) -> bool:
        """Tell whether *word* (folded) belongs to the slot."""
        if word in self.words:
            return True
        if not self.open or word in self.stop or not word:
            return False
        if self.prefixes and word.startswith(self.prefixes):
            return True
        return bool(self.suffixes) and word.endswith(self.suffixes) and len(word) > 1

    def firsts(self) -> list[Slot]:
        """Return the slots that a match can start with."""
        return [self]

    def second(self) -> Slot | None:
        """Return the slot that the second token must fit; None where there is no such thing."""
        return None

    def optional(self) -> bool:
        """Whether the node may be left out."""
        return False

    def ends(self, words: Sequence[str], at: int, stop: int) -> Iterator[int]:
        """Yield the token index after each way in which the node fits at *at*."""
        if at < stop and self.fits(words[at]):
            yield at + 1

    def samples(self) -> Iterator[str]:
        """Yield a shortest text that the node fits."""
        if self.words:
            yield min(self.words, key=lambda w: (len(w), w))
        elif self.prefixes:
            yield self.prefixes[0] + "x"
        else:
            yield "x" + self.suffixes[0]

    def written_so(self, words: Words, first: int, end: int) -> bool:
        """Tell whether the source has the capitals of the pattern; only phrases know."""
        return True


@dataclass(frozen=True, slots=True)
class Gap(Slot):
    """Up to *most* words of any kind; commas and dashes inside it do not count."""

    most: int = 0

    def firsts(self) -> list[Slot]:
        """A gap is never tried as a start."""
        return []

    def optional(self) -> bool:
        """A gap may be empty."""
        return True

    def ends(self, words: Sequence[str], at: int, stop: int) -> Iterator[int]:
        """Yield every place up to *most* words on."""
        yield at
        taken = 0
        while at < stop and taken < self.most:
            taken += words[at] not in _MARKS
            at += 1
            yield at

    def samples(self) -> Iterator[str]:
        """A gap is left out of a sample."""
        yield ""


@dataclass(frozen=True, slots=True)
class Sequence_:
    """Nodes one after the other."""

    nodes: tuple[Node, ...]
    written: tuple[str, ...] = ()

    def firsts(self) -> list[Slot]:
        """The starts of the first node, and of those behind it while nodes may be left out."""
        found: list[Slot] = []
        for node in self.nodes:
            found += node.firsts()
            if not node.optional():
                break
        return found

    def second(self) -> Slot | None:
        """The second node's slot, where both first nodes are plain slots."""
        if len(self.nodes) == 1:
            return self.nodes[0].second()
        if len(self.nodes) >= 2 and all(type(n) is Slot for n in self.nodes[:2]):
            return self.nodes[1].firsts()[0]
        return None

    def optional(self) -> bool:
        """Whether every node may be left out."""
        return all(node.optional() for node in self.nodes)

    def ends(self, words: Sequence[str], at: int, stop: int) -> Iterator[int]:
        """Yield the ends of all ways to fit the nodes in order."""
        places = [at]
        for node in self.nodes:
            places = list(dict.fromkeys(e for p in places for e in node.ends(words, p, stop)))
            if not places:
                return
        yield from places

    def samples(self) -> Iterator[str]:
        """Yield one text with every node."""
        text = " ".join(next(node.samples()) for node in self.nodes)
        yield re.sub(r" +([,;:!?.…])", r"\1", re.sub(r" +", " ", text)).strip()

    def written_so(self, words: Words, first: int, end: int) -> bool:
        """Tell whether each word of a phrase without brackets is written as in the pattern."""
        raw = [words.text[words.starts[i] : words.ends[i]] for i in range(first, end)]
        return raw == list(self.written)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several nodes; with *or_nothing* it may also be left out."""

    nodes: tuple[Node, ...]
    or_nothing: bool = False

    def firsts(self) -> list[Slot]:
        """The starts of every alternative."""
        return [slot for node in self.nodes for slot in node.firsts()]

    def second(self) -> Slot | None:
        """A choice does not know its second word."""
        return None

    def optional(self) -> bool:
        """Whether it, or one of its alternatives, may be left out."""
        return self.or_nothing or any(node.optional() for node in self.nodes)

    def ends(self, words: Sequence[str], at: int, stop: int) -> Iterator[int]:
        """Yield the ends of every alternative."""
        if self.or_nothing:
            yield at
        for node in self.nodes:
            yield from node.ends(words, at, stop)

    def samples(self) -> Iterator[str]:
        """Yield a text for each alternative."""
        for node in self.nodes:
            yield from node.samples()

    def written_so(self, words: Words, first: int, end: int) -> bool:
        """Capitals are compared in plain phrases alone."""
        return True


@dataclass(frozen=True, slots=True)
class Split:
    """A separable verb whose particle stands further on: ‘leveren we het plan op’."""

    verb: Slot
    particle: str

    def firsts(self) -> list[Slot]:
        """The finite forms of the verb."""
        return [self.verb]

    def second(self) -> Slot | None:
        """Anything may follow the verb."""
        return None

    def optional(self) -> bool:
        """It is never empty."""
        return False

    def ends(self, words: Sequence[str], at: int, stop: int) -> Iterator[int]:
        """Inside a phrase the whole stretch from verb to particle counts."""
        if at < stop and self.verb.fits(words[at]):
            place = self.particle_after(words, at, stop)
            if place is not None:
                yield place + 1

    def particle_after(self, words: Sequence[str], at: int, stop: int) -> int | None:
        """Return the index of the particle, if it closes its clause within eight words."""
        for i in range(at + 1, min(stop, at + 2 + _PARTICLE_WITHIN)):
            if words[i] in ";:.!?\n":
                return None
            if words[i] == self.particle:
                after = words[i + 1] if i + 1 < stop else "."
                if after in _MARKS or after in _AFTER_PARTICLE or after == BARRIER:
                    return i
        return None

    def samples(self) -> Iterator[str]:
        """Yield verb and particle with a word between them."""
        yield f"{next(self.verb.samples())} het {self.particle}"

    def written_so(self, words: Words, first: int, end: int) -> bool:
        """Capitals are compared in plain phrases alone."""
        return True


Node = Slot | Sequence_ | Choice | Split


def compile_term(term: Any, classes: Mapping[str, Sequence[Any]]) -> Node:
    """Compile one term of a rule or word class.

    Raises:
        PatternError: If the phrase cannot be read, names an unknown class or can match nothing at all.
    """
    if isinstance(term, str):
        return _phrase(term, classes)
    if "phrase" in term:
        return _at("phrase", lambda: _phrase(term["phrase"], classes, case=term.get("case") == "true"))
    if "verb" in term:
        return _at("verb", lambda: _verb(term))
    if "noun" in term:
        return _at("noun", lambda: _listed(noun_forms(term["noun"], plural=term.get("plural"))))
    if "adjective" in term:
        return _at("adjective", lambda: _listed(adjective_forms(term["adjective"])))
    return _compound(term)


def _at(key: str, build: Any) -> Node:
    try:
        node: Node = build()
    except PatternError as error:
        raise PatternError(error.reason, (key, *error.path)) from None
    except ValueError as error:
        raise PatternError(str(error), (key,)) from None
    return node


def _listed(forms: Iterable[str]) -> Slot:
    return Slot(frozenset(fold(form) for form in forms))


def _compound(term: Mapping[str, Any]) -> Slot:
    part = fold(term["compound"])
    stop = frozenset(fold(word) for word in term.get("stop", ()))
    if term.get("first") == "true":
        return Slot(frozenset(), prefixes=(part,), stop=stop | {part})
    heads = tuple(fold(form) for form in noun_forms(part)) if part.isalpha() else (part,)
    return Slot(frozenset(), suffixes=heads, stop=stop | frozenset(heads))


def _verb(term: Mapping[str, Any]) -> Node:
    forms = verb_forms(term["verb"], particle=term.get("particle"), parts=term.get("parts"))
    together = _listed(forms.together | (frozenset() if forms.particle else forms.finite))
    if not forms.particle:
        return together
    te = Sequence_(tuple(Slot(frozenset([fold(word)])) for word in forms.te_infinitive))
    return Choice((together, te, Split(_listed(forms.finite), forms.particle)))


_PIECE = re.compile(
    r"\s+|(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|…(?P<gap>\d+)|\{(?P<cls>[A-Z_]+)\}|(?P<word>[^\s()\[\]|{}]+)"
)


def _phrase(text: str, classes: Mapping[str, Sequence[Any]], *, case: bool = False) -> Node:
    pieces = list(_pieces(text))
    node, rest = _alternatives(pieces, 0, classes, text)
    if rest != len(pieces):
        raise PatternError(f"‘{text}’: ‘{pieces[rest][1]}’ sluit iets dat niet open staat")
    if node.optional():
        raise PatternError(f"‘{text}’ past ook op niets: minstens één woord moet er staan")
    if case:
        if any(kind not in ("word",) for kind, _ in pieces):
            raise PatternError(f"‘{text}’: met case kan een zinsdeel geen haken, gaten of klassen hebben")
        tokens = split(text)
        written = tuple(text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True))
        return Sequence_(tuple(Slot(frozenset([w])) for w in tokens.folded), written)
    return node


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        m = _PIECE.match(text, at)
        if m is None:
            raise PatternError(f"‘{text}’: ‘{text[at]}’ op plaats {at + 1} hoort niet in een zinsdeel")
        if m.lastgroup:
            yield m.lastgroup, m[m.lastgroup]
        at = m.end()


def _alternatives(
    pieces: Sequence[tuple[str, str]], at: int, classes: Mapping[str, Sequence[Any]], text: str
) -> tuple[Node, int]:
    options: list[Node] = []
    nodes: list[Node] = []
    while True:
        kind, value = pieces[at] if at < len(pieces) else ("end", "")
        if kind in ("bar", "close", "end"):
            if not nodes:
                raise PatternError(f"‘{text}’: hier ontbreekt een woord bij ‘{value or 'het einde'}’")
            options.append(nodes[0] if len(nodes) == 1 else Sequence_(tuple(nodes)))
            if kind != "bar":
                return _choice(options), at
            nodes, at = [], at + 1
        elif kind == "open":
            inner, end = _alternatives(pieces, at + 1, classes, text)
            closing = "]" if value == "[" else ")"
            if end >= len(pieces) or pieces[end][1] != closing:
                raise PatternError(f"‘{text}’: ‘{value}’ wordt niet gesloten met ‘{closing}’")
            nodes.append(Choice((inner,), or_nothing=True) if value == "[" else inner)
            at = end + 1
        else:
            nodes += _simple(kind, value, classes, text)
            at += 1


def _choice(options: Sequence[Node]) -> Node:
    """Join alternatives; those that are plain words become one slot, which is the fastest to try."""
    if len(options) == 1:
        return options[0]
    plain = [o for o in options if type(o) is Slot and not o.stop]
    other = [o for o in options if not (type(o) is Slot and not o.stop)]
    if plain:
        merged = Slot(
            frozenset().union(*(o.words for o in plain)),
            tuple(p for o in plain for p in o.prefixes),
            tuple(s for o in plain for s in o.suffixes),
        )
        return Choice((merged, *other)) if other else merged
    return Choice(tuple(other))


def _simple(kind: str, value: str, classes: Mapping[str, Sequence[Any]], text: str) -> list[Node]:
    if kind == "gap":
        return [Gap(frozenset(), most=int(value))]
    if kind == "cls":
        if value not in classes:
            raise PatternError(f"‘{text}’: de woordklasse {{{value}}} bestaat niet")
        return [_choice([compile_term(term, classes) for term in classes[value]])]
    if value.endswith("*") and len(value) > 1:
        return [Slot(frozenset(), prefixes=(fold(value[:-1]),))]
    if value.startswith("*") and len(value) > 1:
        return [Slot(frozenset(), suffixes=(fold(value[1:]),))]
    tokens = split(value).folded
    if not tokens:
        raise PatternError(
            f"‘{text}’: ‘{value}’ bevat geen woord of leesteken dat in een tekst gezocht kan worden"
        )
    return [Slot(frozenset([token])) for token in tokens]
