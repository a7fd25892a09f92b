"""The words of the templates: our own everyday verbs, and a wide vocabulary from the treebank and UniMorph."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from grammar import Frame, Vocabulary
from treebank import Sentence, Word

__all__ = ["build_vocabulary", "read_frames"]

_PARTICLES = (
    "aan achter af bij binnen deel door in los mee na neer om op open over plaats rond samen tegen terug thuis toe uit "
    "vast voor weg bekend klaar"
).split()
_AUXILIARIES = frozenset("hebben zijn worden gaan willen kunnen moeten zullen mogen laten blijven".split())
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her|er|onder|over).*(?:d|t|en)")


def read_frames(path: Path) -> list[Frame]:
    """Read the verbs of ``verbs.txt``: ``stem infinitive participle: complements``."""
    frames = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, tail = line.partition(":")
        stem, infinitive, participle = head.split()
        marks = tail.split()
        complements = tuple(mark for mark in marks if mark not in ("*", "="))
        frames.append(Frame(stem, infinitive, participle, complements, perfect_with_zijn="=" in marks))
    return frames


def build_vocabulary(
    sentences: Iterable[Sentence], unimorph: Path, everyday: Sequence[Frame], seed: int
) -> Vocabulary:
    """Collect verbs, nouns and adjectives. Frames of verbs that are not ours are drawn by lot."""
    words = [word for sentence in sentences for word in sentence.words if word.upos]
    stems, participles = _read_unimorph(unimorph)
    seen: Counter[str] = Counter()
    for word in words:
        if word.upos == "VERB" and word.form.isalpha():
            if "VerbForm=Part" in word.feats:
                participles.setdefault(word.lemma, word.form.lower())
            seen[word.lemma] += 1
    rng = random.Random(seed)
    own = {frame.infinitive for frame in everyday}
    verbs = []
    for infinitive in sorted({*stems, *(lemma for lemma in seen if lemma in stems)}):
        participle, stem = participles.get(infinitive, ""), stems[infinitive]
        if infinitive in own or infinitive in _AUXILIARIES or not _PARTICIPLE.fullmatch(participle):
            continue
        if _is_separable(infinitive, stems) or not stem.isalpha() or len(stem) < 3:
            continue
        complements = rng.choice((("NP",), ("NP",), ("NP",), ("NP",), (), ("@" + rng.choice(_PREPOSITIONS),)))
        verbs.append(Frame(stem, infinitive, participle, complements))
    singular, plural, adjectives = _nominals(words)
    return Vocabulary(everyday, verbs, singular, plural, adjectives)


_PREPOSITIONS = ("aan", "op", "voor", "met", "naar", "van", "over", "in")


def _is_separable(infinitive: str, stems: dict[str, str]) -> bool:
    return any(
        infinitive.startswith(particle) and infinitive.removeprefix(particle) in stems
        for particle in _PARTICLES
    )


def _read_unimorph(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    stems: dict[str, str] = {}
    participles: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        lemma, form, features = (*line.split("\t"), "", "", "")[:3]
        if features == "V;IND;PRS;1;SG" and lemma.isalpha():
            stems.setdefault(lemma, form)
        elif features == "V.PTCP;PST":
            participles.setdefault(lemma, form)
    return stems, participles


def _nominals(
    words: Iterable[Word],
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]], list[tuple[str, str]]]:
    nouns: Counter[tuple[str, str, str]] = Counter()
    adjectives: Counter[tuple[str, str]] = Counter()
    for word in words:
        if not word.form.isalpha() or not word.form.islower():
            continue
        if word.upos == "NOUN" and re.fullmatch(r"(Gender=(Com|Neut)\|)?Number=(Sing|Plur)", word.feats):
            nouns[word.form, word.lemma, word.feats] += 1
        elif (word.upos, word.feats, word.relation) == ("ADJ", "Degree=Pos", "amod"):
            adjectives[word.lemma, word.form] += word.form.endswith("e") and word.lemma != word.form
    ordered = [noun for noun, _ in nouns.most_common()]
    singular = [noun for noun in ordered if noun[2].startswith("Gender")][:3500]
    plural = [noun for noun in ordered if noun[2] == "Number=Plur"][:1500]
    return singular, plural, [pair for pair, count in adjectives.most_common(900) if count]
