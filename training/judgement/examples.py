"""Labelled posts as the judgement sees them: features of sentences and post, beside what readers said."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from sincerity import Config, api
from sincerity.document import Source, read
from sincerity.finding import LABELS, Category
from sincerity.judgement.features import Features, features_of, own_features
from sincerity.judgement.reading import ClassIndex, read_sentences

DIMENSIONS = {
    Category.SALES: "sales",
    Category.ONE_WAY: "oneway",
    Category.INSINCERE: "insincere",
    Category.SOCIAL: "social",
}
REAL = "dev-real.jsonl"
INVENTED = ("dev-synthetic.jsonl", "pairs.jsonl")
NEUTRAL = "neutral.jsonl"


class Kind(StrEnum):
    """Where a post comes from: published, written for the purpose, or plain information without any label."""

    REAL = "real"
    INVENTED = "invented"
    NEUTRAL = "neutral"


CLASSES = tuple(
    "ABSTRACT ACHIEVEMENT ADDITION APOLOGY BENEFIT BODY BOOSTER BUY_VERB CARE CAUSE CHAT CHOICE_VERB CLAIM_FRAME"
    " CLOSING_FORMULA CLUB COMM_NOUN COMPANY_WORD CONTRAST CORPORATE CRAFT CROWD DATA DEONTIC DESIRE DOUBT EMOTION"
    " EVENT EXPERIENCE_NOUN EXPERTISE EXPLAIN FAMILY FAULT FEATURE FOOD GENERALISER GENERIC_SUBJECT GREEN GREETING"
    " GROWTH_VERB HISTORY HOWTO IMPERSONAL INSTRUCT INTENSIFIER LEGAL LEISURE LESSON LIGHT_VERB LOOK_VERB MENTAL_VERB"
    " MONEY MONTH NATURE NEGATION OFFER_NOUN OFFICIAL OPENING_FORMULA PARTICLE PAST_VERB PLACE PLATFORM_ACT POLITICS"
    " PRAISE_ADJ PROBLEM PROCESS_NOUN PROMISE READER REFERRAL RELIGION REPAIR_VERB RHETORIC SCHOOL SENDER SETBACK"
    " SPEECH_VERB SPEED SPORT SUPERLATIVE TEASE THANKS THERAPY TIME_VAGUE TOGETHER TRANSPORT UNIT VAGUE_ACTION"
    " VAGUE_QUANTITY VALUE VISION_ADJ WEEKDAY".split()
)
PAIRED = frozenset(
    "SENDER READER PRAISE_ADJ VALUE VISION_ADJ PROMISE COMPANY_WORD OFFER_NOUN EMOTION INTENSIFIER SUPERLATIVE"
    " PROCESS_NOUN OFFICIAL DEONTIC BUY_VERB LOOK_VERB SPEED BOOSTER NEGATION CAUSE CONTRAST PARTICLE THANKS COMM_NOUN"
    " APOLOGY EXPERIENCE_NOUN VAGUE_ACTION REPAIR_VERB DOUBT SETBACK GREEN CROWD GENERIC_SUBJECT OPENING_FORMULA"
    " CLOSING_FORMULA ADDITION PLATFORM_ACT I CONCRETE QUESTION EXCLAIM NOMINAL LONG PASSIVE PRAISED".split()
)
"""Classes and marks whose pairs are features; pairs of topic classes made the judgement of new organisations worse."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence: its features, and how many readers (0 to 2) marked a stretch in it, per category and per label."""

    features: Features
    readers: Mapping[Category, int]
    labels: Mapping[str, int]

    @property
    def fault(self) -> int:
        """The most readers that agree on a fault of one category in it."""
        return max(n for c, n in self.readers.items() if c is not Category.SOCIAL)


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled post. ``group`` is its organisation; posts of one group never stand on both sides of a fold."""

    post: Mapping[str, Any] = field(repr=False)
    group: str
    kind: Kind
    sentences: tuple[Marked, ...]
    features: Features

    @property
    def real(self) -> bool:
        """Whether an organisation published it and readers judged it."""
        return self.kind is Kind.REAL

    @property
    def revise(self) -> float:
        """The share of readers that would send it back."""
        return float(self.post["revise_votes"] / self.post["annotators"])

    def mean(self, category: Category) -> float:
        """The mean of the readers' scores, 0 to 3."""
        return float(self.post["scores"][DIMENSIONS[category]])


def read_posts(path: Path) -> list[dict[str, Any]]:
    """Return the posts of a ``.jsonl`` file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def load(folder: Path) -> list[Example]:
    """Return the real posts of a benchmark folder, then the invented ones, then the neutral texts."""
    index = ClassIndex(api.word_classes(api.load_packs(Config())), CLASSES)
    posts = [(p, p["organisation"], Kind.REAL) for p in read_posts(folder / REAL)]
    for name in INVENTED:
        posts += [(p, f"{name}:{p.get('pair', p['id'])}", Kind.INVENTED) for p in read_posts(folder / name)]
    posts += [(as_clean(p), f"{NEUTRAL}:{p['id']}", Kind.NEUTRAL) for p in read_posts(folder / NEUTRAL)]
    return [example(p, group, kind, index) for p, group, kind in posts]


def as_clean(text: Mapping[str, Any]) -> dict[str, Any]:
    """Return a neutral text as a post in which no reader would mark anything."""
    nothing = dict.fromkeys(DIMENSIONS.values(), 0)
    labels = {
        "any_spans": [],
        "spans": [],
        "scores": nothing,
        "verdict": "ok",
        "revise_votes": 0,
        "annotators": 1,
    }
    return {"channel": "general", **text, **labels}


def source_of(post: Mapping[str, Any]) -> Source:
    """Return a post as a source; the message it answers comes along."""
    return Source(post["text"], reply_to=post.get("context"))


def example(post: Mapping[str, Any], group: str, kind: Kind, index: ClassIndex) -> Example:
    """Work out the features of a post and put the readers' marks beside them."""
    document = read(source_of(post))
    sentences = read_sentences(document, index)
    features, whole = features_of(sentences, [own_features(s) for s in sentences], PAIRED)
    marked = []
    for sentence, values in zip(sentences, features, strict=True):
        place = document.locate(sentence.span)
        readers: dict[Category, set[int]] = {c: set() for c in DIMENSIONS}
        labels: dict[str, set[int]] = defaultdict(set)
        for span in post["any_spans"]:
            if span["start"] < place.end and place.start < span["end"]:
                readers[LABELS[span["label"]]].add(span["annotator"])
                labels[span["label"]].add(span["annotator"])
        marked.append(
            Marked(values, {c: len(r) for c, r in readers.items()}, {n: len(r) for n, r in labels.items()})
        )
    return Example(post, group, kind, tuple(marked), whole)


def groups_of(examples: Iterable[Example]) -> Sequence[str]:
    """Return the group of each example."""
    return [e.group for e in examples]
