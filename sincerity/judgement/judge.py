"""The judge: from a document to chances, a verdict, findings on sentences, and reasons for all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Mapping, Sequence
from functools import cached_property, partial
from itertools import combinations
from typing import NamedTuple

from sincerity.document import Document
from sincerity.finding import FAULTS, LABELS, Category, Finding, Severity
from sincerity.judgement.features import (
    Features,
    Part,
    around,
    own_features,
    part_of,
    post_features,
    size_features,
    whole_post,
)
from sincerity.judgement.reading import ClassIndex, Sentence, read_sentences
from sincerity.judgement.table import FAULT, VERDICT, Head, Table, aggregate, chance, is_loud, load_table
from sincerity.judgement.wording import LABEL_MESSAGES, MESSAGES, RULES, reason_for, two_likeliest
from sincerity.matchers.phrases import PhraseIndex, Place
from sincerity.report import Verdict
from sincerity.spans import Span

LONGEST = 30
"""Words in a finding at most; of a longer sentence the weightiest clauses are marked."""

UNLABELLED = 0.35
"""How far above its limit, on the way to certainty, a sentence must be that resembles no label of its category.

On organisations not seen, findings without a label were right less than half of the time.
"""

FEWEST_WORDS = 8
"""Of a post of fewer words no sentence is marked by its tone: ‘Wie gaat er mee?’ has too little of it."""

MOST_REASONS = 3
CLOSE = 0.75
"""Two categories are about as likely when the second has at least this share of the chance of the first."""

STANDS_OUT = 0.5
"""A label stands out when it has at least this share of the chances of all labels of its category."""

SUSPECT, MOST_SUSPECTS, MOST_LEFT_OUT = 0.35, 5, 2
"""From which chance of a fault a sentence may be faulty, how many of those are tried, and how many left out at once."""


class Judgement(NamedTuple):
    """What a careful reader would probably say of a post.

    ``scores`` are chances, 0 to 100, that a reader gives the category 2 or 3 of 3; ``revise`` the chance, 0 to 100,
    that an editor sends the post back, which happens from ``threshold`` on. ``findings`` hold spans in the source.
    ``likeliest`` gives the sentence that is most likely to be faulty, to point at where nothing was found; ``None``
    where something was, and in a post of a few words. It is worked out when it is asked for: few posts need it.
    ``name`` names the table.
    """

    scores: Mapping[Category, float]
    revise: float
    threshold: float
    verdict: Verdict
    reasons: Mapping[Category, tuple[str, ...]]
    findings: tuple[Finding, ...]
    likeliest: Callable[[], Finding] | None
    name: str


class _Weighed(NamedTuple):
    """What some features add to each head of a sentence, and how much of that is loud; empty where nothing is."""

    all: Mapping[str, float]
    loud: Mapping[str, float]


class _Part(NamedTuple):
    """A sentence with what it adds to the heads, whatever stands around it.

    ``shares`` is what its shares in the rates over the post add to the heads of a sentence, ``quiet`` what those that
    are not loud add to the heads of the post.
    """

    part: Part
    own: _Weighed
    shares: _Weighed
    quiet: Mapping[str, float]


class _Read:
    """Sentences put together: their logits, with and without what is loud, and what rates add to the post."""

    def __init__(
        self,
        weighed: tuple[_Part, ...],
        logits: list[Mapping[str, float]],
        quiet: list[Mapping[str, float]],
        of_rates: Mapping[str, float],
    ) -> None:
        self.weighed = weighed
        self.parts = tuple(w.part for w in weighed)
        self.logits = logits
        self.quiet = quiet
        self.of_rates = of_rates
        self._features: dict[int, Features] = {}
        self._of_post: dict[str, float] = {}

    @cached_property
    def post(self) -> Features:
        """The features that all sentences have by the post that they are in."""
        return post_features(self.parts)

    def features(self, index: int) -> Features:
        """Return all features of a sentence."""
        if index not in self._features:
            self._features[index] = self.parts[index].own | around(self.parts, index) | self.post
        return self._features[index]

    def logit(self, index: int, name: str, head: Head) -> float:
        """Return the logit of a head for a sentence; what the post adds to it is the same for all of them."""
        if name not in self._of_post:
            self._of_post[name] = head.logit(self.post)
        of_post, own = self._of_post[name], self.parts[index].own
        return of_post + head.sum(own) + head.sum(around(self.parts, index))


class Judge:
    """Judges posts with one table. Make it once, use it for many posts; it needs no language pipeline.

    Args:
        classes: The word classes, each a list of terms, as packs hold them.
        table: The weights; the shipped ones where none are given.
        phrases: Where the word classes join the phrases of others; without it they have an index of their own.
    """

    def __init__(
        self,
        classes: Mapping[str, Sequence[object]],
        table: Table | None = None,
        phrases: PhraseIndex | None = None,
    ) -> None:
        self.table = load_table() if table is None else table
        self._classes = classes
        self._phrases = phrases

    @cached_property
    def _index(self) -> ClassIndex:
        return ClassIndex(self._classes, self.table.classes, self._phrases)

    def joining(self, phrases: PhraseIndex) -> Judge:
        """Return the same judge with its word classes among the phrases of others, so that a post is searched once."""
        judge = Judge(self._classes, self.table, phrases)
        _ = judge._index
        return judge

    def judge(
        self,
        document: Document,
        findings: Sequence[Finding] = (),
        groups: Mapping[int, Sequence[Place]] | None = None,
    ) -> Judgement:
        """Judge a post.

        Args:
            document: The post.
            findings: What rules found in it; on words where a rule found a fault there is no learned finding.
            groups: What the phrases found in it, where that was asked before.
        """
        sentences = read_sentences(document, self._index, groups)
        parts = tuple(part_of(s, own_features(s), self.table.paired) for s in sentences)
        read = self._read(tuple(map(self._weigh_part, parts)))
        enough = sum(len(s.words) for s in sentences) >= FEWEST_WORDS
        flagged = [i for i in range(len(sentences)) if self._stands(read, i)] if enough else []
        # A finding that is not shown unasked takes nobody's place.
        taken = [f.span for f in findings if f.span and f.is_fault and f.severity is not Severity.INFO]
        places = [document.locate(s.span) for s in sentences] if taken else []
        ruled = {i for i, place in enumerate(places) if any(map(place.overlaps, taken))}
        scores, revise = self._scores(read, ruled.union(flagged))
        learned = [self._finding(document, read, i) for i in flagged]
        learned = [f for f in learned if f.span and not any(f.span.overlaps(t) for t in taken)]
        silent = enough and not learned and not taken
        likeliest = partial(self._likeliest, document, read) if silent else None
        verdict = Verdict.REVISE if revise >= self.table.revise else Verdict.OK
        reasons = {c: self._reasons(read, c) for c in Category}
        return Judgement(
            scores, revise, self.table.revise, verdict, reasons, tuple(learned), likeliest, self.table.name
        )

    def _weigh(self, features: Features) -> _Weighed:
        loud = {f: v for f, v in features.items() if is_loud(f)}
        heads = self.table.sentence.items()
        return _Weighed(
            {name: head.sum(features) for name, head in heads},
            {name: head.sum(loud) for name, head in heads} if loud else {},
        )

    def _weigh_part(self, part: Part) -> _Part:
        quiet = {f: v for f, v in part.shares.items() if not is_loud(f)}
        of_post = {name: head.sum(quiet) for name, head in self.table.post.items()}
        return _Part(part, self._weigh(part.own), self._weigh(part.shares), of_post)

    def _read(self, weighed: tuple[_Part, ...]) -> _Read:
        """Put sentences together. Rates are sums of shares, so what they add is a sum as well: each is weighed once."""
        parts = tuple(w.part for w in weighed)
        whole, size = whole_post(parts), size_features(parts)
        of_size = self._weigh(size).all
        names = tuple(self.table.sentence)
        of_post = {n: sum([w.shares.all[n] for w in weighed]) / whole + of_size[n] for n in names}
        of_places = [self._weigh(around(parts, i)) for i in range(len(parts))]
        logits: list[Mapping[str, float]] = [
            {
                name: head.intercept + w.own.all[name] + of_place.all[name] + of_post[name]
                for name, head in self.table.sentence.items()
            }
            for w, of_place in zip(weighed, of_places, strict=True)
        ]
        quiet = logits
        if any(w.own.loud or w.shares.loud for w in weighed) or any(place.loud for place in of_places):
            loud = {n: sum([w.shares.loud.get(n, 0.0) for w in weighed]) / whole for n in names}
            quiet = [
                {n: row[n] - w.own.loud.get(n, 0.0) - of_place.loud.get(n, 0.0) - loud[n] for n in names}
                for row, w, of_place in zip(logits, weighed, of_places, strict=True)
            ]
        heads = {
            name: head.logit(size) + sum([w.quiet[name] for w in weighed]) / whole
            for name, head in self.table.post.items()
        }
        return _Read(weighed, logits, quiet, heads)

    def _scores(self, read: _Read, marked: Container[int]) -> tuple[dict[Category, float], float]:
        """Return scores and the chance to be sent back.

        Of a fault the highest score counts that the post reaches as it is or without one or two of the sentences that
        are marked or may be faulty: so taking out a faulty sentence hardly ever raises a fault.
        """
        logits = self._post_logits(read)
        suspect = [i for i, row in enumerate(read.quiet) if i in marked or chance(row[FAULT]) >= SUSPECT]
        suspect = sorted(suspect, key=lambda i: (i not in marked, -read.quiet[i][FAULT]))[:MOST_SUSPECTS]
        for number in range(1, MOST_LEFT_OUT + 1):
            for left_out in combinations(suspect, number):
                if len(left_out) < len(read.parts):
                    shorter = self._post_logits(self._without(read, left_out))
                    logits.update({h: max(logits[h], shorter[h]) for h in (*FAULTS, VERDICT)})
        scores = {c: round(100 * chance(logits[c]), 1) for c in Category}
        return scores, round(100 * chance(logits[VERDICT]), 1)

    def _post_logits(self, read: _Read) -> dict[str, float]:
        """Return the logit of every head of the post.

        What is said of the sentences comes with and without their exclamation marks and hashtags; per term that counts
        which is worse for the post, so that no mark that is added makes any figure better.
        """
        loud = aggregate(read.logits)
        quiet = loud if read.quiet is read.logits else aggregate(read.quiet)
        logits = {}
        for name, head in self.table.post.items():
            worse = min if name == Category.SOCIAL else max
            weights = head.weights
            terms = (worse(weights[f] * v, weights[f] * quiet[f]) for f, v in loud.items() if f in weights)
            logits[name] = read.of_rates[name] + sum(terms)
        return logits

    def _without(self, read: _Read, left_out: tuple[int, ...]) -> _Read:
        keep = [i for i in range(len(read.parts)) if i not in left_out]
        return self._read(tuple(read.weighed[i] for i in keep))

    def _kinds(self, logits: Mapping[str, float]) -> tuple[Category, ...]:
        """Return the categories a sentence is a finding of: one, two when it is unclear which, none when it is fine."""
        chances = {c: chance(logits[c]) for c in FAULTS}
        limits = self.table.limits
        ranked = sorted(FAULTS, key=lambda c: -chances[c] / limits[c])
        if chances[ranked[0]] >= limits[ranked[0]]:
            return (ranked[0],)
        if chance(logits[FAULT]) < limits[FAULT]:
            return ()
        first, second = sorted(FAULTS, key=lambda c: -chances[c])[:2]
        return (first, second) if chances[second] >= CLOSE * chances[first] else (first,)

    def _stands(self, read: _Read, index: int) -> bool:
        """Tell whether a sentence is a finding; one that resembles no label must be surer than the rest."""
        logits = read.logits[index]
        kinds = self._kinds(logits)
        if len(kinds) != 1 or self._label(kinds[0], read, index) is not None:
            return bool(kinds)
        limit = self.table.limits[kinds[0]]
        return chance(logits[kinds[0]]) >= limit + UNLABELLED * (1 - limit)

    def _likeliest(self, document: Document, read: _Read) -> Finding:
        return self._finding(
            document, read, max(range(len(read.logits)), key=lambda i: read.logits[i][FAULT])
        )

    def _finding(self, document: Document, read: _Read, index: int) -> Finding:
        sentence, features, logits = read.parts[index].sentence, read.features(index), read.logits[index]
        limits = self.table.limits
        kinds = self._kinds(logits) or (max(FAULTS, key=lambda c: chance(logits[c]) / limits[c]),)
        category = kinds[0]
        terms = self.table.sentence[category].terms(features)
        label = self._label(category, read, index)
        if len(kinds) == 2:
            message, label = two_likeliest(kinds[0], kinds[1]), None
        else:
            message = LABEL_MESSAGES.get(label or "", MESSAGES[category])
        span = document.locate(_weightiest(sentence, terms))
        return Finding(
            rule=RULES[category],
            label=label,
            category=category,
            severity=Severity.WARNING,
            message=message,
            span=span,
            text=document.source.text[span.start : span.end],
            reasons=_explained(terms, sentence),
        )

    def _label(self, category: Category, read: _Read, index: int) -> str | None:
        """Return the likeliest label of the category, where one stands out."""
        chances = {
            n: chance(read.logit(index, n, h)) for n, h in self.table.labels.items() if LABELS[n] is category
        }
        if not chances:
            return None
        best = max(chances, key=chances.__getitem__)
        return best if chances[best] >= STANDS_OUT * sum(chances.values()) else None

    def _reasons(self, read: _Read, category: Category) -> tuple[str, ...]:
        """Return what weighs most in the sentences that make the score of a category."""
        head = self.table.sentence[category]
        order = sorted(range(len(read.parts)), key=lambda i: -read.logits[i][category])[:2]
        found: dict[str, None] = {}
        for i in order:
            found.update(dict.fromkeys(_explained(head.terms(read.features(i)), read.parts[i].sentence)))
        return tuple(found)[:MOST_REASONS]


def _explained(terms: Mapping[str, float], sentence: Sentence) -> tuple[str, ...]:
    """Return the weightiest terms that speak for a fault, in Dutch, with the words that they stand for.

    Two terms that say the same, or that stand for the same words, are one reason.
    """
    reasons: dict[str, str] = {}
    shown: set[str] = set()
    speaking = [(feature, weight) for feature, weight in terms.items() if weight > 0]
    for feature, _ in sorted(speaking, key=lambda item: -item[1]):
        if len(reasons) == MOST_REASONS:
            break
        name = reason_for(feature)
        if name is None or name.removeprefix("in de hele post: ") in reasons:
            continue
        group, _, word_class = feature.partition(":")
        places = sentence.found.get(word_class, ()) if group == "class" else ()
        words = [w for w in dict.fromkeys(map(sentence.written, places)) if w.lower() not in shown]
        if places and not words:
            continue
        shown.update(w.lower() for w in words)
        quoted = ", ".join(f"‘{w}’" for w in words[:2])
        reasons[name] = f"{name}: {quoted}" if quoted else name
    return tuple(reasons.values())


def _weightiest(sentence: Sentence, terms: Mapping[str, float]) -> Span:
    """Return the sentence, or of one that is too long the run of words with the most weight in it."""
    bounds = _word_bounds(sentence)
    if len(bounds) <= LONGEST:
        return sentence.span
    weights = [0.0] * len(bounds)
    begins, ends = [b.start for b in bounds], [b.end for b in bounds]
    for name, places in sentence.found.items():
        weight = max(0.0, terms.get(f"class:{name}", 0.0))
        for place in places if weight else ():
            first = bisect_right(ends, place.start)
            for i in range(first, bisect_left(begins, place.end, first)):
                weights[i] += weight
    starts = [
        0,
        *(
            i
            for i in range(1, len(bounds))
            if sentence.text[bounds[i - 1].end - sentence.span.start - 1] in ",;:–"
        ),
    ]
    best = max(starts, key=lambda s: sum(weights[s : s + LONGEST]))
    return Span(bounds[best].start, bounds[min(best + LONGEST, len(bounds)) - 1].end)


def _word_bounds(sentence: Sentence) -> list[Span]:
    """Return the stretches between white space, counted as the words of a finding are."""
    spans, at = [], 0
    for word in sentence.text.split():
        start = sentence.text.index(word, at)
        at = start + len(word)
        spans.append(Span(sentence.span.start + start, sentence.span.start + at))
    return spans
