"""Read a term (a phrase, or a word to inflect) into a small tree that can write itself as a regular expression.

The expression runs over the *row* of a text: ``wij_ zijn_ _, ja_ _. ``. A word ends in an underscore, its tags and a
space; a mark begins with one. A large set of words (a word class) is a tag, one private character behind each of its
words: compiling an expression with thousands of words in it would take longer than checking a draft. Every node also
says which two words it can begin with, so that its expression is tried only where those stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sincerity.dutch.inflect import adjective_forms, noun_forms, verb_forms
from sincerity.dutch.words import fold, split

_WORD = r"[^_\s]\S* "
_MARK = r"_\S* "
_PARTICLE_WITHIN = 8
_AFTER_PARTICLE = (
    r"(?=_|\x00|$|(?:en|maar|want|of|om|dat|als|zodat|omdat|terwijl|wanneer|zodra|te|voor|met|bij|via)_)"
)
_MOST_REMEMBERED = 50_000
_MANY = 12
"""A set of more words than this becomes a tag."""


class Tags:
    """The tags of an index: one private character for each large set of words."""

    def __init__(self) -> None:
        self._characters: dict[frozenset[str], str] = {}
        self._of_word: dict[str, str] = {}
        self._written: dict[str, str] = {}

    def mark(self, words: frozenset[str]) -> str:
        """Return the character behind every word of a set; the same set has the same one."""
        if words not in self._characters:
            self._characters[words] = character = chr(0xE000 + len(self._characters))
            for word in words:
                self._of_word[word] = self._of_word.get(word, "") + character
            self._written.clear()
        return self._characters[words]

    def row(self, tokens: Sequence[str]) -> list[str]:
        """Return the tokens as they stand in a row."""
        if len(self._written) > _MOST_REMEMBERED:
            self._written.clear()
        written = self._written
        for token in set(tokens).difference(written):
            written[token] = f"{_literal(token)}{self._of_word.get(token, '')} "
        return [written[token] for token in tokens]


def _literal(token: str) -> str:
    """Return a token with its underscore: behind a word, before a mark."""
    return f"{token}_" if token[0].isalnum() or token[0] in "'\x00" else f"_{token}"


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
        return word.startswith(self.prefixes) or word.endswith(self.suffixes)

    def optional(self) -> bool:
        """Whether the node may be left out."""
        return False

    def pattern(self, tags: Tags) -> str:
        """Return the regular expression of the node; it takes in the tags and the space after each token."""
        ways = []
        if len(self.words) > _MANY:
            ways.append(rf"\S*{tags.mark(self.words)}\S*")
        else:
            ways += [rf"{re.escape(_literal(word))}\S*" for word in sorted(self.words)]
        but = f"(?!(?:{'|'.join(map(re.escape, sorted(self.stop)))})_)" if self.stop else ""
        ways += [rf"{but}{re.escape(prefix)}\S*" for prefix in self.prefixes]
        ways += [rf"{but}[^_\s]*{re.escape(suffix)}_\S*" for suffix in self.suffixes]
        return f"(?:{'|'.join(ways)}) "

    def samples(self) -> Iterator[str]:
        """Yield a shortest text that the node fits."""
        if self.words:
            yield min(self.words, key=lambda w: (len(w), w))
        elif self.prefixes:
            yield self.prefixes[0] + "x"
        else:
            yield "x" + self.suffixes[0]


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to *most* words of any kind; commas and dashes inside it do not count."""

    most: int

    def optional(self) -> bool:
        """A gap may be empty."""
        return True

    def pattern(self, tags: Tags) -> str:
        """Words with the marks before them, and the marks at the end."""
        return f"(?:(?:{_MARK})*{_WORD}){{0,{self.most}}}(?:{_MARK})*"

    def samples(self) -> Iterator[str]:
        """A gap is left out of a sample."""
        yield ""


@dataclass(frozen=True, slots=True)
class Series:
    """Nodes one after the other."""

    nodes: tuple[Node, ...]

    def optional(self) -> bool:
        """Whether every node may be left out."""
        return all(node.optional() for node in self.nodes)

    def pattern(self, tags: Tags) -> str:
        """The expressions in a row."""
        return "".join(node.pattern(tags) for node in self.nodes)

    def samples(self) -> Iterator[str]:
        """Yield one text with every node."""
        text = " ".join(next(node.samples()) for node in self.nodes)
        yield re.sub(r" +([,;:!?.…])", r"\1", re.sub(r" +", " ", text)).strip()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several nodes; with *or_nothing* it may also be left out."""

    nodes: tuple[Node, ...]
    or_nothing: bool = False

    def optional(self) -> bool:
        """Whether it, or one of its alternatives, may be left out."""
        return self.or_nothing or any(node.optional() for node in self.nodes)

    def pattern(self, tags: Tags) -> str:
        """The alternatives, those of more words first, so that the longest reading is found."""
        longest_first = sorted(self.nodes, key=lambda n: -len(n.nodes) if isinstance(n, Series) else -1)
        return f"(?:{'|'.join(n.pattern(tags) for n in longest_first)}){'?' if self.or_nothing else ''}"

    def samples(self) -> Iterator[str]:
        """Yield a text for each alternative."""
        for node in self.nodes:
            yield from node.samples()


@dataclass(frozen=True, slots=True)
class Separated:
    """A separable verb whose particle closes the clause further on: ‘leveren we het plan op’."""

    verb: Slot
    particle: str

    def optional(self) -> bool:
        """It is never empty."""
        return False

    def pattern(self, tags: Tags) -> str:
        """Verb, up to eight words, and the particle where a clause can end after it."""
        between = rf"(?:_[^\s;:.!?]\S* |{_WORD}){{0,{_PARTICLE_WITHIN}}}?"
        return rf"{self.verb.pattern(tags)}{between}{re.escape(self.particle)}_\S* {_AFTER_PARTICLE}"

    def samples(self) -> Iterator[str]:
        """Yield verb and particle with a word between them."""
        yield f"{next(self.verb.samples())} het {self.particle}"


Node = Slot | Gap | Series | Choice | Separated

Opening = tuple[Slot, tuple[Slot, ...] | None]
"""What a match can begin with: its first word, and what the second must be (None: anything, or nothing)."""


def openings(node: Node, rest: tuple[Node, ...] = ()) -> Iterator[Opening]:
    """Yield every way in which a match of *node*, with the nodes of *rest* behind it, can begin.

    A gap is never tried as a beginning: the word after it is.
    """
    if isinstance(node, Slot):
        yield node, _starts(rest)
    elif isinstance(node, Separated):
        yield node.verb, None
    elif isinstance(node, Choice):
        for way in node.nodes:
            yield from openings(way, rest)
    elif isinstance(node, Series):
        nodes = (*node.nodes, *rest)
        for i, part in enumerate(nodes):
            yield from openings(part, nodes[i + 1 :])
            if not part.optional():
                break


def _starts(nodes: tuple[Node, ...]) -> tuple[Slot, ...] | None:
    found: list[Slot] = []
    for i, node in enumerate(nodes):
        if isinstance(node, Gap):
            return None
        found += [first for first, _ in openings(node, nodes[i + 1 :])]
        if not node.optional():
            return tuple(found)
    return None


class Compiler:
    """Compiles terms; the word classes that they name are compiled when first used, and once.

    Args:
        classes: The word classes by name, each a list of terms.
    """

    def __init__(self, classes: Mapping[str, Sequence[Any]]) -> None:
        self._terms = classes
        self._nodes: dict[str, Node] = {}

    def term(self, term: Any) -> Node:
        """Compile one term of a rule or word class.

        Raises:
            PatternError: If the phrase cannot be read, names an unknown class or can match nothing at all.
        """
        if isinstance(term, str):
            return self._phrase(term)
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
            return Slot(frozenset([fold(text)]))
        pieces = list(_pieces(text))
        node, rest = self._alternatives(pieces, 0, text)
        if rest != len(pieces):
            raise PatternError(f"‘{text}’: ‘{pieces[rest][1]}’ sluit iets dat niet open staat")
        if node.optional():
            raise PatternError(f"‘{text}’ past ook op niets: minstens één woord moet er staan")
        return node

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
            return [Slot(frozenset([fold(value)]))]
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
    return Choice((_listed(forms.together), te, Separated(_listed(forms.finite), forms.particle)))


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
    """Join alternatives; those that are plain words become one slot."""
    if len(options) == 1:
        return options[0]
    plain = [o for o in options if isinstance(o, Slot) and not o.stop]
    other = [o for o in options if not (isinstance(o, Slot) and not o.stop)]
    if not plain:
        return Choice(tuple(other))
    merged = Slot(
        frozenset().union(*(o.words for o in plain)),
        tuple(p for o in plain for p in o.prefixes),
        tuple(s for o in plain for s in o.suffixes),
    )
    return Choice((merged, *other)) if other else merged
