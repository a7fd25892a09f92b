"""The list of verb stems that helps the tagger find imperatives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from grammar import Frame
from treebank import Sentence

__all__ = ["build_stems"]


def build_stems(
    everyday: Sequence[Frame], verbs: Sequence[Frame], sentences: Iterable[Sentence]
) -> dict[str, object]:
    """Return the infinitive of each stem, and the stems that are as often a noun or another word.

    Left out are stems that are hardly ever a verb, such as *niet* of *nieten* and *naast* of *naasten*.
    """
    verbal: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            if word.upos:
                (verbal if word.upos == "VERB" else other)[word.form.lower()] += 1
    stems = {frame.stem: frame.base for frame in everyday}
    for frame in verbs:
        if other[frame.stem] <= 3 * verbal[frame.stem] + 2:
            stems.setdefault(frame.stem, frame.base)
    nouns = sorted(stem for stem in stems if other[stem] > verbal[stem])
    return {"stems": dict(sorted(stems.items())), "nouns": nouns}
