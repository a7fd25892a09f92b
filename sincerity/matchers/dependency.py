"""The kind ``dependency``: spaCy's patterns over the syntax tree, run once over the whole document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sincerity.matchers.base import Evidence, Match, Pattern
from sincerity.matchers.errors import PatternError
from sincerity.matchers.phrases import PhraseIndex
from sincerity.matchers.spacy_patterns import attributes, unmasked
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import Span

if TYPE_CHECKING:
    from spacy.matcher import DependencyMatcher as SpacyMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_UNLESS = "\x00unless"


class _Compiled(NamedTuple):
    pattern: list[dict[str, Any]]
    unless: list[dict[str, Any]] | None
    span: str


class DependencyMatcher:
    """Yields one match per anchor; with the nodes of ``unless`` on the same anchor there is none."""

    needs = Annotation.DEPENDENCIES

    def __init__(self, patterns: Sequence[Pattern], index: PhraseIndex) -> None:
        self._rules = {p.rule: _compile(p, index) for p in patterns}
        self._matcher_of: tuple[Vocab, SpacyMatcher] | None = None

    def match(self, evidence: Evidence) -> Iterator[Match]:
        """Yield the matches of all rules, in text order."""
        doc = evidence.document.doc(self.needs)
        found = self._matcher(doc.vocab)(doc)
        spared = {
            (name.removesuffix(_UNLESS), tokens[0])
            for key, tokens in found
            if (name := doc.vocab.strings[key]).endswith(_UNLESS)
        }
        seen: set[tuple[str, int]] = set()
        for key, tokens in sorted(found, key=lambda item: item[1]):
            rule = doc.vocab.strings[key]
            if rule.endswith(_UNLESS) or (rule, tokens[0]) in spared | seen:
                continue
            seen.add((rule, tokens[0]))
            span = _span(doc, tokens, self._rules[rule].span)
            if unmasked(evidence.document, span):
                yield Match(rule, span)

    def _matcher(self, vocab: Vocab) -> SpacyMatcher:
        if self._matcher_of is None or self._matcher_of[0] is not vocab:
            from spacy.matcher import DependencyMatcher as SpacyMatcher

            matcher = SpacyMatcher(vocab)
            for rule, compiled in self._rules.items():
                matcher.add(rule, [compiled.pattern])
                if compiled.unless:
                    matcher.add(rule + _UNLESS, [compiled.unless])
            self._matcher_of = (vocab, matcher)
        return self._matcher_of[1]


def _span(doc: Doc, tokens: Sequence[int], kind: str) -> Span:
    anchor = doc[tokens[0]]
    if kind == "anchor":
        chosen = [anchor]
    elif kind == "clause":
        inside = [t for t in anchor.subtree if not t.is_space]
        while len(inside) > 1 and inside[-1].is_punct:
            inside.pop()
        chosen = inside
    else:
        chosen = [doc[i] for i in sorted(tokens)]
    return Span(chosen[0].idx, chosen[-1].idx + len(chosen[-1]))


def _compile(pattern: Pattern, index: PhraseIndex) -> _Compiled:
    match = pattern.match
    base = _tree(match["anchor"], match["nodes"], match["edges"], (), index)
    unless = match.get("unless")
    more = None
    if unless:
        nodes, edges = {**match["nodes"], **unless["nodes"]}, [*match["edges"], *unless["edges"]]
        more = _tree(match["anchor"], nodes, edges, ("unless",), index)
    for found, path in ((base, ()), (more, ("unless",))):
        if found and not index.is_compiled:  # else validated before, and spaCy need not be imported
            _validate(pattern.rule, found, path)
    return _Compiled(base, more, match.get("span", "match"))


def _tree(
    anchor: str,
    nodes: Mapping[str, Any],
    edges: Sequence[Sequence[str]],
    path: tuple[str, ...],
    index: PhraseIndex,
) -> list[dict[str, Any]]:
    """Put nodes in an order in which each hangs from one before it."""
    if anchor not in nodes:
        raise PatternError(
            f"de knoop ‘{anchor}’ bestaat niet; er zijn: {', '.join(nodes)}", (*path, "anchor")
        )
    attrs = {name: attributes(node, (*path, "nodes", name), index) for name, node in nodes.items()}
    pattern: list[dict[str, Any]] = [{"RIGHT_ID": anchor, "RIGHT_ATTRS": attrs[anchor]}]
    placed, waiting = {anchor}, list(edges)
    while waiting:
        edge = next((e for e in waiting if e[0] in placed and e[2] not in placed), None)
        if edge is None:
            left, relation, right = waiting[0]
            raise PatternError(f"‘{left} {relation} {right}’ hangt niet aan ‘{anchor}’", (*path, "edges"))
        waiting.remove(edge)
        left, relation, right = edge
        if right not in attrs:
            raise PatternError(
                f"de knoop ‘{right}’ bestaat niet; er zijn: {', '.join(nodes)}", (*path, "edges")
            )
        placed.add(right)
        pattern.append({"LEFT_ID": left, "REL_OP": relation, "RIGHT_ID": right, "RIGHT_ATTRS": attrs[right]})
    loose = [name for name in nodes if name not in placed]
    if loose:
        raise PatternError(f"de knoop ‘{loose[0]}’ hangt nergens aan", (*path, "nodes", loose[0]))
    return pattern


def _validate(rule: str, pattern: list[dict[str, Any]], path: tuple[str, ...]) -> None:
    from spacy.matcher import DependencyMatcher as SpacyMatcher
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

    try:
        SpacyMatcher(Vocab(), validate=True).add(rule, [pattern])
        for node in pattern:
            Matcher(Vocab(), validate=True).add(rule, [[node["RIGHT_ATTRS"]]])
    except ValueError as error:
        reason = " ".join(str(error).split())
        raise PatternError(f"geen geldig boompatroon: {reason}", path) from None
