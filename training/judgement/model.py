"""Fit the table of weights that the judgement multiplies features with. scikit-learn is needed here and only here.

Sentences first: per category, for any fault, and per label one logistic regression over features that occur in enough
organisations. Then the post: what those say of its sentences (each said by a model that has not seen the post's
organisation) and rates over the post. Chances are calibrated, and limits set, on predictions for organisations that the
model has not seen, and on real posts alone.
"""

from __future__ import annotations

import random
import warnings
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from sincerity.finding import FAULTS, Category
from sincerity.judgement.table import FAULT, SENTENCE_HEADS, VERDICT, Head, Table, aggregate, chance, is_loud
from training.judgement.examples import CLASSES, PAIRED, Example, Kind, Marked

warnings.filterwarnings("ignore", category=FutureWarning, module="scipy")

FEWEST_GROUPS = 8
"""A feature counts only if it occurs in this many organisations (an invented post is one of its own)."""

WEIGHT = {Kind.REAL: 1.0, Kind.INVENTED: 0.4, Kind.NEUTRAL: 0.4}
"""How much a sentence counts. Neutral texts teach that plain information is no fault; as posts they count nothing."""

ONE_READER_WEIGHT = 0.6
SENTENCE_C, LABEL_C, POST_C = 0.02, 0.01, 0.006
POST_STEPS = (0.75, 1.25, 1.75, 2.25)
VERDICT_STEPS = (0.25, 0.75)
LEAST_LABEL = 60
FOLDS = 5
SMALLEST, LABEL_SMALLEST = 0.01, 0.03
"""Weights smaller than this are left out of the table; labels are only compared with each other."""

PRECISION = {Category.SALES: 0.66, Category.ONE_WAY: 0.66, Category.INSINCERE: 0.64}
"""What share of the findings of a category should be right, on posts of organisations not seen."""

RULES_ADD = 0.04
"""How much higher the limit for sending back lies than is best for the judgement alone: the findings of rules raise the
chance. Found in the same folds, with the rules that were there; steady between 0.02 and 0.06.
"""

FAULT_PRECISION = 0.92

Array = np.ndarray[Any, np.dtype[np.float64]]


def fold_of(groups: Sequence[str], folds: int, seed: int) -> Array:
    """Spread groups over folds of about equal size; posts of one group share a fold."""
    chooser = random.Random(seed)
    sizes = sorted(Counter(groups).items(), key=lambda item: (-item[1] + 6 * chooser.random(), item[0]))
    load = [0.0] * folds
    fold: dict[str, int] = {}
    for group, size in sizes:
        fold[group] = min(range(folds), key=lambda f: load[f] + 4 * chooser.random())
        load[fold[group]] += size
    return np.array([fold[g] for g in groups])


def feature_weight(name: str) -> float:
    """Return how freely a feature may be used: the less, the more of its kind there are."""
    if name.startswith("post:"):
        return 0.7
    return 0.5 if name.startswith(("both:", "ask:")) else 1.0


@dataclass(slots=True)
class Sentences:
    """All sentences of some examples as one matrix."""

    examples: Sequence[Example]
    marked: list[Marked]
    post: Array
    real: Array
    matrix: Any
    names: list[str]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Sentences:
        """Build the matrix; features of too few groups are left out."""
        marked = [m for e in examples for m in e.sentences]
        post = np.array([i for i, e in enumerate(examples) for _ in e.sentences])
        seen: dict[str, set[str]] = defaultdict(set)
        for i, m in zip(post, marked, strict=True):
            if examples[i].kind is not Kind.NEUTRAL:
                for name in m.features:
                    seen[name].add(examples[i].group)
        names = sorted(n for n, groups in seen.items() if len(groups) >= FEWEST_GROUPS)
        real = np.array([examples[i].real for i in post])
        return cls(examples, marked, post, real, matrix_of([m.features for m in marked], names), names)

    def target(self, head: str) -> Array:
        """Return how many readers (0 to 2) marked each sentence under a head."""
        if head == FAULT:
            return np.array([m.fault for m in self.marked])
        if head in {c.value for c in Category}:
            return np.array([m.readers[Category(head)] for m in self.marked])
        return np.array([m.labels.get(head, 0) for m in self.marked])


def matrix_of(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Any:
    """Return rows of named values as a sparse matrix with one column per name."""
    column = {name: i for i, name in enumerate(names)}
    where, which, values = [], [], []
    for i, row in enumerate(rows):
        for name, value in row.items():
            if name in column and value:
                where.append(i)
                which.append(column[name])
                values.append(value)
    return sparse.csr_matrix((values, (where, which)), shape=(len(rows), len(names)))


def fit_sentence_heads(
    data: Sentences, train: Array, heads: Sequence[str], strength: float, smallest: float = SMALLEST
) -> dict[str, Head]:
    """Fit one logistic regression per head on the sentences of the posts in *train* (a mask over posts)."""
    rows = train[data.post]
    square = np.sqrt(np.asarray(data.matrix[rows].power(2).mean(axis=0)).ravel())
    factor = np.array([feature_weight(n) for n in data.names]) / np.sqrt(np.maximum(square, 0.02))
    scaled = data.matrix[rows] @ sparse.diags(factor)
    base = np.array([WEIGHT[data.examples[i].kind] for i in data.post])[rows]
    fitted = {}
    for head in heads:
        target = data.target(head)[rows]
        weight = base * np.where(target == 1, ONE_READER_WEIGHT, 1.0)
        model = LogisticRegression(C=strength, solver="liblinear").fit(
            scaled, target > 0, sample_weight=weight
        )
        coefficients = model.coef_[0] * factor
        fitted[head] = Head(
            float(model.intercept_[0]),
            {n: float(w) for n, w in zip(data.names, coefficients, strict=True) if abs(w) >= smallest},
        )
    return {head: quiet(head, fitted[head]) for head in fitted}


def quiet(head: str, model: Head) -> Head:
    """Make sure that marks anybody can add (!, #) never lower a fault and never raise what is social."""
    sign = -1 if head == Category.SOCIAL else 1
    weights = {
        name: weight for name, weight in model.weights.items() if not is_loud(name) or weight * sign > 0
    }
    return Head(model.intercept, weights)


def logits_of(data: Sentences, heads: dict[str, Head]) -> Array:
    """Return the logit of each sentence per head, in the order of the heads."""
    column = {name: i for i, name in enumerate(data.names)}
    weights = np.zeros((len(data.names), len(heads)))
    for j, head in enumerate(heads.values()):
        for name, weight in head.weights.items():
            weights[column[name], j] = weight
    return np.asarray(data.matrix @ weights) + np.array([h.intercept for h in heads.values()])


def unseen_logits(data: Sentences, train: Array, seed: int) -> Array:
    """Return the logits of the training sentences, each from a model that has not seen its organisation."""
    fold = fold_of([e.group for e in data.examples], FOLDS, seed)
    result = np.zeros((len(data.marked), len(SENTENCE_HEADS)))
    for k in range(FOLDS):
        heads = fit_sentence_heads(data, train & (fold != k), SENTENCE_HEADS, SENTENCE_C)
        here = (fold == k)[data.post]
        result[here] = logits_of(data, heads)[here]
    return result


def post_rows(data: Sentences, logits: Array) -> list[dict[str, float]]:
    """Return the features of each post, from what was said of its sentences and its own rates."""
    rows: list[list[dict[str, float]]] = [[] for _ in data.examples]
    for i, values in zip(data.post, logits, strict=True):
        rows[i].append(dict(zip(SENTENCE_HEADS, map(float, values), strict=True)))
    return [{**e.features, **aggregate(list(r))} for e, r in zip(data.examples, rows, strict=True)]


def post_weight(name: str) -> float:
    """Return how freely a feature of the post may be used."""
    if name.startswith("chance:"):
        return 1.0
    return 0.2 if name.startswith("post:word:") else 0.4


@dataclass(frozen=True, slots=True)
class Posts:
    """Features of posts, standardised on the training posts."""

    names: list[str]
    values: Array
    mean: Array
    scale: Array

    @classmethod
    def of(cls, rows: Sequence[dict[str, float]], train: Array, groups: Sequence[str]) -> Posts:
        """Standardise the features that occur in enough groups."""
        seen: dict[str, set[str]] = defaultdict(set)
        for row, group in zip(rows, groups, strict=True):
            for name in row:
                seen[name].add(group)
        names = sorted(n for n, g in seen.items() if len(g) >= FEWEST_GROUPS)
        raw = np.asarray(matrix_of(rows, names).todense())
        mean, deviation = raw[train].mean(axis=0), raw[train].std(axis=0) + 1e-6
        scale = np.array([post_weight(n) for n in names]) / deviation
        return cls(names, (raw - mean) * scale, mean, scale)


def fit_steps(
    posts: Posts, target: Array, steps: Sequence[float], train: Array, weight: Array
) -> tuple[Array, float]:
    """Fit ‘at least this much’ for every step and return the mean of the models: one weight vector, one intercept."""
    vectors, intercepts = [], []
    for step in steps:
        wanted = target[train] >= step
        if wanted.sum() >= 8:
            model = LogisticRegression(C=POST_C, solver="liblinear")
            model.fit(posts.values[train], wanted, sample_weight=weight[train])
            vectors.append(model.coef_[0])
            intercepts.append(float(model.intercept_[0]))
    return np.mean(vectors, axis=0), float(np.mean(intercepts))


def platt(logits: Array, outcome: Array) -> tuple[float, float]:
    """Return slope and intercept that turn logits into calibrated ones."""
    model = LogisticRegression(C=1e4).fit(logits.reshape(-1, 1), outcome)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def best_limit(chances: Array, outcome: Array, groups: Sequence[str], seed: int) -> float:
    """Return the chance with the best balanced accuracy, averaged over resampled organisations for a steady choice."""
    chooser = np.random.default_rng(seed)
    members: dict[str, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        members[group].append(i)
    names = sorted(members)
    grid = np.quantile(chances, np.linspace(0.05, 0.95, 91))
    total = np.zeros(len(grid))
    for _ in range(100):
        drawn = [i for n in chooser.integers(len(names), size=len(names)) for i in members[names[n]]]
        c, o = chances[drawn], outcome[drawn]
        if not 0 < o.sum() < len(o):
            continue
        total += [((c[o] >= g).mean() + (c[~o] < g).mean()) / 2 for g in grid]
    return float(grid[int(np.argmax(np.convolve(total, np.ones(5) / 5, mode="same")))])


def limit_for(chances: Array, right: Array, precision: float) -> float:
    """Return the lowest chance from which the share of right sentences stays at or above *precision*."""
    order = np.argsort(-chances)
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = [i for i in range(19, len(order)) if shares[i] >= precision]
    return float(chances[order[enough[-1]]]) if enough else float(chances[order[19]])


def fit(examples: Sequence[Example], name: str, seed: int = 0) -> Table:
    """Fit a table on all examples."""
    data = Sentences.of(examples)
    everything = np.ones(len(examples), dtype=bool)
    labelled = np.array([e.kind is not Kind.NEUTRAL for e in examples])
    heads = fit_sentence_heads(data, everything, SENTENCE_HEADS, SENTENCE_C)
    counts = Counter(n for m in data.marked for n in m.labels)
    labels = [n for n, count in sorted(counts.items()) if count >= LEAST_LABEL]
    label_heads = fit_sentence_heads(data, everything, labels, LABEL_C, LABEL_SMALLEST)
    unseen = unseen_logits(data, everything, seed)
    rows = post_rows(data, unseen)
    real = np.array([e.real for e in examples])
    weight = np.array([WEIGHT[e.kind] for e in examples])
    groups = [e.group for e in examples]
    posts = Posts.of(rows, labelled, groups)
    fold = fold_of(groups, FOLDS, seed)
    post_heads, revise = {}, 50.0
    for head in (*(c.value for c in Category), VERDICT):
        target, steps, outcome = _target(examples, head)
        honest = np.zeros(len(examples))
        for k in range(FOLDS):
            vector, start = fit_steps(posts, target, steps, labelled & (fold != k), weight)
            honest[fold == k] = posts.values[fold == k] @ vector + start
        counted = real & (target != 0.5) if head == VERDICT else real
        slope, shift = platt(honest[counted], outcome[counted])
        vector, start = fit_steps(posts, target, steps, labelled, weight)
        raw = vector * posts.scale * slope
        intercept = slope * (start - float(vector @ (posts.mean * posts.scale))) + shift
        named = dict(zip(posts.names, map(float, raw), strict=True))
        post_heads[head] = quiet(head, Head(intercept, named))
        if head == VERDICT:
            chances = np.array([chance(slope * v + shift) for v in honest])
            kept = [g for g, c in zip(groups, counted, strict=True) if c]
            revise = 100 * (RULES_ADD + best_limit(chances[counted], outcome[counted], kept, seed))
    return Table(
        name,
        CLASSES,
        PAIRED,
        heads,
        label_heads,
        post_heads,
        _limits(data, unseen),
        round(revise, 1),
    )


def _target(examples: Sequence[Example], head: str) -> tuple[Array, Sequence[float], Array]:
    if head == VERDICT:
        votes = np.array([e.revise for e in examples])
        return votes, VERDICT_STEPS, votes > 0.5
    means = np.array([e.mean(Category(head)) for e in examples])
    return means, POST_STEPS, means >= 1.5


def _limits(data: Sentences, unseen: Array) -> dict[str, float]:
    real = data.real
    result: dict[str, float] = {}
    wanted: dict[str, float] = {**{c.value: PRECISION[c] for c in FAULTS}, FAULT: FAULT_PRECISION}
    for head, precision in wanted.items():
        chances = np.array([chance(v) for v in unseen[:, SENTENCE_HEADS.index(head)]])
        result[head] = round(limit_for(chances[real], data.target(head)[real] > 0, precision), 4)
    return result
