"""Tries every term of a rule, wherever in it: each must be able to fire, and is looked for in the rule's examples.

A term is tried on the shortest text that it describes. Inside a phrase every alternative is tried so; of single words
in one phrase, which cannot differ in this, only the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sincerity.document import Document, Source, read
from sincerity.linter import Linter
from sincerity.matchers.base import Evidence
from sincerity.matchers.phrase_syntax import Compiler
from sincerity.matchers.phrases import PhraseIndex
from sincerity.rule import TERM_LISTS, Example, Rule, WordClass
from sincerity.testing.choices import alternatives
from sincerity.testing.outcome import Kind, Outcome

Keys = tuple[str | int, ...]

_NEVER = "kan nooit iets vinden, ook niet in ‘{}’"
_NOT_SHOWN = "staat in geen {} voorbeeld"
_SAME = "maakt geen verschil, want ‘{}’ vindt hetzelfde"


class _List(NamedTuple):
    """A list of terms in a rule: where it stands, and the kind and documents of the examples that should show them."""

    keys: Keys
    terms: Sequence[Any]
    kind: str
    documents: Sequence[Document]


def try_terms(rule: Rule, classes: Mapping[str, Sequence[Any]], linter: Linter) -> Iterator[Outcome]:
    """Try every term of a rule, those of the match first.

    Args:
        rule: The rule.
        classes: The word classes that its phrases may name.
        linter: Runs this rule alone.
    """
    compiler = Compiler(classes)
    for terms in _lists(rule):
        yield from _Trial(rule, terms, compiler, classes, linter).outcomes()


def try_class(word_class: WordClass, classes: Mapping[str, Sequence[Any]]) -> Iterator[Outcome]:
    """Try every term of a word class: each must be able to stand in a text.

    Args:
        word_class: The class.
        classes: The word classes that its phrases may name.
    """
    compiler = Compiler(classes)
    index = PhraseIndex(classes)
    group = index.add(word_class.terms)
    name = f"{{{word_class.name}}}"
    for number, term in enumerate(word_class.terms):
        samples = _samples(term, compiler)
        reason = ""
        if not _stands(samples, index, group, number):
            reason = f"{word_class.path}: ‘{_written(term)}’ {_NEVER.format(samples[0])}"
        yield Outcome(name, Kind.CLASS, _written(term), reason)


class _Trial:
    """Tries the terms of one list."""

    def __init__(
        self,
        rule: Rule,
        terms: _List,
        compiler: Compiler,
        classes: Mapping[str, Sequence[Any]],
        linter: Linter,
    ) -> None:
        self._rule = rule
        self._list = terms
        self._compiler = compiler
        self._classes = classes
        self._linter = linter
        self._index = PhraseIndex(classes)
        self._group = self._index.add(terms.terms)
        self._places: dict[int, str] = {}

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what came of each term and, behind it, of its alternatives."""
        shown = self._shown(self._list.terms)
        for number, term in enumerate(self._list.terms):
            text = _written(term)
            samples = _samples(term, self._compiler)
            reason = "" if self._can_fire(number, samples) else _NEVER.format(samples[0])
            notice = "" if number in shown else _NOT_SHOWN.format(self._list.kind)
            yield self._outcome(Kind.TERM, number, text, f"‘{text}’", reason, notice)
            if not reason and isinstance(term, Mapping) and "phrase" in term and "case" not in term:
                yield from self._alternatives(number, term["phrase"], shown=number in shown)

    def _alternatives(self, number: int, phrase: str, *, shown: bool) -> Iterator[Outcome]:
        choices = alternatives(phrase, self._compiler)
        chosen = self._shown([choice.only for choice in choices]) if shown and choices else set()
        tried_plain = False
        for at, choice in enumerate(choices):
            reason = notice = ""
            if not (choice.is_plain and tried_plain):
                samples = _samples(choice.only, self._compiler)
                reason = "" if self._stands(number, samples) else _NEVER.format(samples[0])
                tried_plain = tried_plain or choice.is_plain
            if choice.twin is not None:
                notice = _SAME.format(choice.twin)
            elif at not in chosen:
                notice = _NOT_SHOWN.format(self._list.kind)
            where = f"‘{choice.text}’ in ‘{phrase}’"
            yield self._outcome(Kind.ALTERNATIVE, number, choice.text, where, reason, notice)

    def _outcome(self, kind: Kind, number: int, text: str, where: str, reason: str, notice: str) -> Outcome:
        place = f"{self._place(number)}: {where} " if reason or notice else ""
        return Outcome(
            self._rule.id,
            kind,
            text,
            place + reason if reason else "",
            notice=place + notice if notice and not reason else "",
        )

    def _place(self, number: int) -> str:
        if number not in self._places:
            self._places[number] = self._rule.location(*self._list.keys, number)
        return self._places[number]

    def _can_fire(self, number: int, samples: Sequence[str]) -> bool:
        """Tell whether a text can hold a term, and, where that alone is the match, whether it gives a finding."""
        if self._list.keys != ("match", "terms"):
            return self._stands(number, samples)
        mark = self._rule.match.get("where", {}).get("ends_with", "")
        channel = self._rule.channels[0] if self._rule.channels else "general"
        return any(self._linter.check(Source(sample + mark, channel=channel)).findings for sample in samples)

    def _stands(self, number: int, samples: Sequence[str]) -> bool:
        return _stands(samples, self._index, self._group, number)

    def _shown(self, terms: Sequence[Any]) -> set[int]:
        """Return the numbers of those *terms* that stand in the examples."""
        index, group = self._index, self._group
        if terms is not self._list.terms:
            index = PhraseIndex(self._classes)
            group = index.add(terms)
        return {
            hit.term for document in self._list.documents for hit in Evidence(document, index).hits(group)
        }


def _lists(rule: Rule) -> Iterator[_List]:
    bad = [_document(example) for example in rule.bad]
    good = [_document(example) for example in rule.good]
    messages = [document.message for document in bad if document.message is not None]
    for keys, terms in _term_lists(rule.match, ("match",)):
        # What must be absent shows its worth in an example that is good because it is there.
        spares = keys[-1] == "lacks"
        shown_in = messages if "message" in keys else good if spares else bad
        yield _List(keys, terms, "goed" if spares else "slecht", shown_in)
    for keys, terms in _term_lists(rule.unless, ("unless",)):
        yield _List(keys, terms, "goed", good)


def _stands(samples: Sequence[str], index: PhraseIndex, group: int, number: int) -> bool:
    """Tell whether a term of a group is found in one of the samples."""
    documents = (read(Source(sample)) for sample in samples)
    return any(hit.term == number for d in documents for hit in Evidence(d, index).hits(group))


def _term_lists(value: Any, keys: Keys) -> Iterator[tuple[Keys, Sequence[Any]]]:
    if not isinstance(value, Mapping):
        return
    for key, item in value.items():
        if key in TERM_LISTS[str(keys[0])] and isinstance(item, Sequence):
            yield (*keys, key), item
        else:
            yield from _term_lists(item, (*keys, key))


def _document(example: Example) -> Document:
    return read(Source(example.text, channel=example.channel, reply_to=example.reply_to))


def _samples(term: Any, compiler: Compiler) -> list[str]:
    if isinstance(term, Mapping) and term.get("case") == "true":
        return [term["phrase"]]  # its capitals count
    return list(compiler.term(term).samples())


def _written(term: Any) -> str:
    """Return a term as its rule has it, in one line."""
    if isinstance(term, str):
        return term
    if "phrase" in term:
        return str(term["phrase"])
    return ", ".join(f"{key}: {value}" for key, value in term.items())
