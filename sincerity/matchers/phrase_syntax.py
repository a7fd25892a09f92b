"""Read a term of a rule, a phrase or a word to inflect, into the parts that can be searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sincerity.dutch.inflect import adjective_forms, noun_forms, verb_forms
from sincerity.dutch.words import fold, split
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrase_nodes import Choice, Gap, Node, Separated, Series, Slot

__all__ = ["Compiler", "PatternError", "spelled_out"]


class Compiler:
    """Compiles terms; the word classes that they name are compiled when first used, and once.

    Args:
        classes: The word classes by name, each a list of terms.
    """

    def __init__(self, classes: Mapping[str, Sequence[Any]]) -> None:
        self._terms = classes
        self._nodes: dict[str, Node] = {}
        self._words: dict[str, Slot] = {}

    def term(self, term: Any) -> Node:
        """Compile one term of a rule or word class.

        Raises:
            PatternError: If the phrase cannot be read, names an unknown class or can match nothing at all.
        """
        if isinstance(term, str):
            return self._phrase(term)
        if "words" in term:
            return Slot(frozenset(term["words"]))
        if "phrase" in term:
            return _at("phrase", lambda: self._phrase(term["phrase"]))
        if "verb" in term:
            return _at("verb", lambda: _verb(term))
        if "noun" in term:
            return _at("noun", lambda: _listed(noun_forms(term["noun"], plural=term.get("plural"))))
        if "adjective" in term:
            return _at("adjective", lambda: _listed(adjective_forms(term["adjective"])))
        return _compound(term)

    def word_class(self, name: str) -> Node:
        """Compile a word class.

        Raises:
            KeyError: If there is no such class.
        """
        if name not in self._nodes:
            self._nodes[name] = _choice([self.term(term) for term in self._terms[name]])
        return self._nodes[name]

    def _phrase(self, text: str) -> Node:
        if text.isalpha():
            return self._word(text)
        pieces = list(_pieces(text))
        node, rest = self._alternatives(pieces, 0, text)
        if rest != len(pieces):
            raise PatternError(f"‘{text}’: ‘{pieces[rest][1]}’ sluit iets dat niet open staat")
        if node.nullable:
            raise PatternError(f"‘{text}’ past ook op niets: minstens één woord moet er staan")
        return node

    def _word(self, word: str) -> Slot:
        """Return the slot of one word; the same words come back in many phrases."""
        if word not in self._words:
            self._words[word] = Slot(frozenset([fold(word)]))
        return self._words[word]

    def _alternatives(self, pieces: Sequence[tuple[str, str]], at: int, text: str) -> tuple[Node, int]:
        options: list[Node] = []
        nodes: list[Node] = []
        while True:
            kind, value = pieces[at] if at < len(pieces) else ("end", "")
            if kind in ("bar", "close", "end"):
                if not nodes:
                    raise PatternError(f"‘{text}’: hier ontbreekt een woord bij ‘{value or 'het einde'}’")
                options.append(nodes[0] if len(nodes) == 1 else Series(tuple(nodes)))
                if kind != "bar":
                    return _choice(options), at
                nodes, at = [], at + 1
            elif kind == "open":
                inner, end = self._alternatives(pieces, at + 1, text)
                closing = "]" if value == "[" else ")"
                if end >= len(pieces) or pieces[end][1] != closing:
                    raise PatternError(f"‘{text}’: ‘{value}’ wordt niet gesloten met ‘{closing}’")
                nodes.append(Choice((inner,), or_nothing=True) if value == "[" else inner)
                at = end + 1
            else:
                nodes += self._simple(kind, value, text)
                at += 1

    def _simple(self, kind: str, value: str, text: str) -> list[Node]:
        if kind == "gap":
            return [Gap(int(value))]
        if kind == "cls":
            if value not in self._terms:
                raise PatternError(f"‘{text}’: de woordklasse {{{value}}} bestaat niet")
            return [self.word_class(value)]
        if value.isalpha():
            return [self._word(value)]
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


def spelled_out(terms: Sequence[Any]) -> list[Any]:
    """Return the terms of a word class with all that is one word spelled out in one ``{"words": […]}``.

    Inflecting thousands of words takes longer than checking a draft, so packs are kept in this form.

    Raises:
        PatternError: If a term cannot be inflected; ``path`` starts with its index.
    """
    compiler = Compiler({})
    words: set[str] = set()
    rest: list[Any] = []
    for number, term in enumerate(terms):
        phrase = term if isinstance(term, str) else term.get("phrase", "")
        if phrase and not phrase.isalpha():
            rest.append(term)
            continue
        try:
            node = compiler.term(term)
        except PatternError as error:
            raise PatternError(error.reason, (number, *error.path)) from None
        if isinstance(node, Slot) and not node.open:
            words |= node.words
        else:
            rest.append(term)
    return [{"words": sorted(words)}, *rest] if words else rest


def _at(key: str, build: Callable[[], Node]) -> Node:
    try:
        return build()
    except PatternError as error:
        raise PatternError(error.reason, (key, *error.path)) from None
    except ValueError as error:
        raise PatternError(str(error), (key,)) from None


def _listed(forms: Iterable[str]) -> Slot:
    return Slot(frozenset(map(fold, forms)))


def _compound(term: Mapping[str, Any]) -> Slot:
    part = fold(term["compound"])
    stop = frozenset(map(fold, term.get("stop", ())))
    if term.get("first") == "true":
        return Slot(frozenset(), prefixes=(part,), stop=stop | {part})
    heads = tuple(sorted(map(fold, noun_forms(part)))) if part.isalpha() else (part,)
    return Slot(frozenset(), suffixes=heads, stop=stop | frozenset(heads))


def _verb(term: Mapping[str, Any]) -> Node:
    forms = verb_forms(term["verb"], particle=term.get("particle"), parts=term.get("parts"))
    if not forms.particle:
        return _listed(forms.together | forms.finite)
    te = Series(tuple(Slot(frozenset([fold(word)])) for word in forms.te_infinitive))
    return Choice(
        (_listed(forms.together), te, Separated(_listed(forms.finite), Slot(frozenset([forms.particle]))))
    )


_PIECE = re.compile(
    r"\s+|(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|…(?P<gap>\d+)|\{(?P<cls>[A-Z_]+)\}|(?P<word>[^\s()\[\]|{}]+)"
)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        m = _PIECE.match(text, at)
        if m is None:
            raise PatternError(f"‘{text}’: ‘{text[at]}’ op plaats {at + 1} hoort niet in een zinsdeel")
        if m.lastgroup:
            yield m.lastgroup, m[m.lastgroup]
        at = m.end()


def _choice(options: Sequence[Node]) -> Node:
    """Join alternatives; alternatives of alternatives become one list, and plain words one slot."""
    if len(options) == 1:
        return options[0]
    ways = [way for o in options for way in (o.nodes if isinstance(o, Choice) and not o.or_nothing else (o,))]
    plain = [way for way in ways if isinstance(way, Slot) and not way.stop]
    other = [way for way in ways if not (isinstance(way, Slot) and not way.stop)]
    if not plain:
        return Choice(tuple(other))
    merged = Slot(
        frozenset().union(*(way.words for way in plain)),
        tuple(p for way in plain for p in way.prefixes),
        tuple(s for way in plain for s in way.suffixes),
    )
    return Choice((merged, *other)) if other else merged
