"""The table of weights: what it holds, how it is read, and the dot products made with it.

The file is JSON, one feature a line, so that a change of it can be read. ``training/judgement/fit.py`` writes it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sincerity import pack_cache
from sincerity.data import data_file
from sincerity.finding import Category

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FAULT = "fault"
"""The head that says whether a sentence has any fault at all."""

VERDICT = "verdict"
"""The head that says whether an editor would send the post back."""

SENTENCE_HEADS = (*(c.value for c in Category), FAULT)
POST_HEADS = (*(c.value for c in Category), VERDICT)

FORMAT = 1


_LOUD = ("EXCLAIM", "form:exclamation", "form:tags")


@cache
def is_loud(feature: str) -> bool:
    """Tell whether a feature hangs on marks that anybody can add: exclamation marks and hashtags.

    They may only ever count against a post.
    """
    return any(mark in feature for mark in _LOUD)


def chance(logit: float) -> float:
    """Return the chance, 0 to 1, that goes with a logit."""
    if not -30.0 < logit < 30.0:
        logit = 30.0 if logit > 0 else -30.0
    return 1 / (1 + exp(-logit))


class Head(NamedTuple):
    """One linear model: a weight per feature, and what it starts from."""

    intercept: float
    weights: Mapping[str, float]

    def logit(self, features: Mapping[str, float]) -> float:
        """Return intercept plus weighted features; a feature without a weight counts nothing."""
        return self.intercept + self.sum(features)

    def sum(self, features: Mapping[str, float]) -> float:
        """Return the weighted features, without the intercept."""
        weights = self.weights
        return sum([weights[f] * v for f, v in features.items() if f in weights])

    def terms(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return what each feature adds."""
        weights = self.weights
        return {f: weights[f] * v for f, v in features.items() if f in weights}


class Table(NamedTuple):
    """Everything that was fitted.

    ``classes`` are the word classes looked for, ``paired`` those that combine. ``sentence`` has a head per category and
    one for any fault, ``labels`` one per label that can be told apart, ``post`` one per category and one for the
    verdict. ``limits`` are the chances from which a sentence is a finding, ``revise`` the chance, 0 to 100, from
    which a post is sent back.
    """

    name: str
    classes: tuple[str, ...]
    paired: frozenset[str]
    sentence: Mapping[str, Head]
    labels: Mapping[str, Head]
    post: Mapping[str, Head]
    limits: Mapping[str, float]
    revise: float

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Table:
        """Make a table of what :meth:`to_json` gave.

        Raises:
            ValueError: If the data have another format or lack a head.
        """
        if data.get("format") != FORMAT:
            raise ValueError(f"the table has format {data.get('format')!r}, expected {FORMAT}")
        groups = {part: _heads(data[part]) for part in ("sentence", "labels", "post")}
        for part, wanted in (("sentence", SENTENCE_HEADS), ("post", POST_HEADS)):
            missing = [h for h in wanted if h not in groups[part]]
            if missing:
                raise ValueError(f"the table lacks {', '.join(missing)} in ‘{part}’")
        return cls(
            data["name"],
            tuple(data["classes"]),
            frozenset(data["paired"]),
            groups["sentence"],
            groups["labels"],
            groups["post"],
            dict(data["limits"]),
            data["revise"],
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain data: per part the intercepts, and per feature its weight in each head that has one."""
        parts = {"sentence": self.sentence, "labels": self.labels, "post": self.post}
        return {
            "format": FORMAT,
            "name": self.name,
            "classes": list(self.classes),
            "paired": sorted(self.paired),
            "limits": dict(self.limits),
            "revise": self.revise,
            **{part: _as_json(heads) for part, heads in parts.items()},
        }


def _heads(part: Mapping[str, Any]) -> dict[str, Head]:
    weights: dict[str, dict[str, float]] = {name: {} for name in part["intercepts"]}
    for feature, by_head in part["weights"].items():
        for name, weight in by_head.items():
            weights[name][feature] = weight
    return {name: Head(intercept, weights[name]) for name, intercept in part["intercepts"].items()}


def _as_json(heads: Mapping[str, Head]) -> dict[str, Any]:
    features = sorted({feature for head in heads.values() for feature in head.weights})
    return {
        "intercepts": {name: head.intercept for name, head in heads.items()},
        "weights": {f: {n: h.weights[f] for n, h in heads.items() if f in h.weights} for f in features},
    }


def aggregate(logits: list[Mapping[str, float]]) -> dict[str, float]:
    """Return the features that sum up the sentences of a post.

    Per head the highest chance, the mean of the two highest and the mean of all (as logits), and the sum of all.
    """
    features: dict[str, float] = {}
    for head in SENTENCE_HEADS:
        chances = sorted((chance(row[head]) for row in logits), reverse=True) or [0.02]
        top = chances[:2]
        features[f"chance:{head}:highest"] = _logit(chances[0])
        features[f"chance:{head}:two_highest"] = _logit(sum(top) / len(top))
        features[f"chance:{head}:mean"] = _logit(sum(chances) / len(chances))
        features[f"chance:{head}:sum"] = min(3.0, sum(chances))
    return features


def _logit(value: float) -> float:
    value = min(0.995, max(0.005, value))
    return log(value / (1 - value))


@cache
def load_table() -> Table:
    """Return the table that is shipped; its weights come from the cache where that holds them as they are."""
    path = data_file("judgement", "table.json")
    stamp = _stamp(path)
    kept = pack_cache.fetch(_KEPT, stamp)
    if kept is not None:
        with suppress(AttributeError, TypeError, ValueError):  # no table of ours
            return _rebuilt(kept)
    import json  # late: the cache is read without it

    table = Table.from_json(json.loads(path.read_text(encoding="utf-8")))
    pack_cache.store(_KEPT, stamp, _plain(table))
    return table


_KEPT = "judgement-table"
_PARTS = ("sentence", "labels", "post")


def _stamp(path: Traversable) -> pack_cache.Stamp | None:
    if not isinstance(path, Path):
        return None
    status = path.stat()
    if status.st_mtime > time.time() - 1:  # it could change once more within the tick of the clock
        return None
    return [FORMAT, str(path.absolute()), status.st_size, status.st_mtime_ns]


def _plain(table: Table) -> tuple[Any, ...]:
    heads = [{n: (h.intercept, dict(h.weights)) for n, h in getattr(table, p).items()} for p in _PARTS]
    return table.name, table.classes, sorted(table.paired), heads, dict(table.limits), table.revise


def _rebuilt(kept: tuple[Any, ...]) -> Table:
    name, classes, paired, parts, limits, revise = kept
    sentence, labels, post = (
        {n: Head(intercept, weights) for n, (intercept, weights) in part.items()} for part in parts
    )
    return Table(name, classes, frozenset(paired), sentence, labels, post, limits, revise)
