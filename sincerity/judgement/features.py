"""Features of a sentence, and of the post around it: what the table of weights is multiplied with.

A feature is named ``group:name``. Sentence features:

- ``class:X`` how many members of word class X (square root, at most 3); ``both:X+Y`` two classes in one sentence;
- ``form:…`` length, marks, nominal style, passive, praise, what is concrete;
- ``word:…`` one of a closed list of function words; ``place:…`` where in the post;
- ``ask:…`` a question and what the next sentence answers; ``post:…`` rates over the whole post.

No word that is not in a word class or in the closed list is a feature, and no feature depends on letter case.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log1p, sqrt
from typing import NamedTuple

from sincerity.data import frequency_band
from sincerity.dutch.specifics import specifics
from sincerity.judgement.reading import Sentence
from sincerity.measures.base import word_set
from sincerity.measures.wording import evaluation, is_nominal

FUNCTION_WORDS = word_set(
    "de het een en of maar want dus dat die dit deze er daar hier om te in op aan van voor met bij naar"
    " uit over door tot als dan toen nu nog al wel niet geen ook toch gewoon eigenlijk zo heel erg zeer"
    " ik je jij jou jouw jullie u uw wij we ons onze hij zij ze hem haar hun men mijn mij me zich is ben"
    " bent was waren zijn wordt worden werd werden heb hebt heeft hebben had hadden kan kun kunt kunnen"
    " kon konden wil wilt willen wou zal zult zullen zou zouden moet moeten moest mag mogen ga gaat gaan"
    " ging doe doet doen deed wat wie waar hoe wanneer waarom welke welk per via tegen zonder onder"
    " tussen sinds tijdens omdat zodat alle alles elke elk iedere ieder iedereen niemand iets niets veel"
    " meer meest meeste minder weinig enkele sommige andere ander anders beide zelf eigen altijd nooit"
    " vaak soms weer verder tevens echter alleen vooral zelfs juist zeker misschien graag snel goed"
    " beter best beste nieuw nieuwe groot grote klein kleine eerste laatste volgende komt komen kom kwam"
    " maakt maken maak geeft geven geef krijgt krijgen staat staan vindt vinden vind weet weten zien"
    " ziet zie laat laten zorgt zorgen biedt bieden helpt helpen werkt werken blijft blijven hoeft"
    " hoeven vraagt vragen vraag lees bekijk neem bel mail dag dagen jaar jaren week weken tijd mensen"
    " mens keer plaats manier deel leven wereld waarin waarbij waarmee waarvan waardoor waarop daarom"
    " daarnaast bovendien hierdoor hiermee hierbij daarbij ervoor erop eraan erbij ermee naast binnen"
    " buiten boven achter na voordat nadat terwijl hoewel indien mits tenzij totdat zodra zowel alsook"
    " zoals ten ter des"
)
"""The closed list: function words and the plainest verbs, adjectives and nouns of Dutch."""

_PASSIVE_AUXILIARIES = word_set("word wordt worden werd werden")
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her|aan|op|uit|af|in|toe|mee)\w{3,}(?:d|t|en)\Z")
MOST_CONCRETE = 3
LONG_SENTENCE = 20
PRAISE, BLAME, SUBJECTIVE = 0.4, -0.3, 0.7
FEWEST_WORDS = 20
"""Rates over a post count as if it had at least this many words, so that one word is no rate."""

Features = dict[str, float]


def concrete_places(sentence: Sentence) -> int:
    """Count what is concrete in a sentence, at most 3; capitals play no part, so names do not count."""
    count, end = 0, -1
    for place in sorted(specifics(sentence.text.lower()), key=lambda s: (s.start, -s.end)):
        if place.start >= end:
            count, end = count + 1, place.end
    return min(count, MOST_CONCRETE)


def _forms(sentence: Sentence) -> Features:
    words = sentence.words
    count = len(words)
    nominal = sum(map(is_nominal, words))
    values = [evaluation(w) for w in words]
    praise = sum(p >= PRAISE for p, _ in values)
    letters = [w for w in words if w[0].isalpha()]
    passive = any(w in _PASSIVE_AUXILIARIES for w in words) and any(map(_PARTICIPLE.match, words))
    features = {
        "length": log1p(count),
        "long": float(count >= LONG_SENTENCE),
        "question": float(sentence.is_question),
        "exclamation": float(sentence.mark == "!"),
        "nominal": float(min(nominal, 4)),
        "three_nominal": float(nominal >= 3),
        "passive": float(passive),
        "passive_by_nobody": float(passive and "door" not in words),
        "praise": float(min(praise, 4)),
        "two_praise": float(praise >= 2),
        "blame": float(min(3, sum(p <= BLAME for p, _ in values))),
        "subjective": float(min(4, sum(s >= SUBJECTIVE for _, s in values))),
        "concrete": float(concrete_places(sentence)),
        "speaker": float(any(w in ("ik", "mij", "me", "mijn") for w in words)),
        "commas": float(min(4, sentence.commas)),
        "colons": float(min(2, sentence.colons)),
        "and": float(min(3, words.count("en"))),
        "tags": float(min(2, sentence.tags)),
        "linked": float(sentence.linked),
        "quoted": float(sentence.quoted),
    }
    if letters:
        features["letters"] = sum(map(len, letters)) / len(letters) / 5
        features["long_words"] = 3 * sum(len(w) >= 10 for w in letters) / len(letters)
        for band, number in Counter(map(frequency_band, letters)).items():
            features[f"band{band}"] = number / len(letters)
    return {f"form:{name}": value for name, value in features.items() if value}


def marks_of(forms: Mapping[str, float]) -> frozenset[str]:
    """Return the marks of a sentence that combine with word classes in ``both:`` and ``ask:`` features."""
    tests = {
        "QUESTION": "question",
        "EXCLAIM": "exclamation",
        "CONCRETE": "concrete",
        "PRAISED": "praise",
        "PASSIVE": "passive",
        "LONG": "long",
        "I": "speaker",
    }
    marks = {mark for mark, form in tests.items() if forms.get(f"form:{form}")}
    if forms.get("form:nominal", 0) >= 2:
        marks.add("NOMINAL")
    return frozenset(marks)


class Part(NamedTuple):
    """A sentence with what can be said of it before the sentences around it are known.

    ``own`` are its own features and ``both:`` ones, ``present`` the classes and marks in it that combine; ``shares`` is
    what it adds to the rates over its post.
    """

    sentence: Sentence
    own: Features
    present: frozenset[str]
    shares: Features


def part_of(sentence: Sentence, own: Features, paired: frozenset[str]) -> Part:
    """Put together what can be said of a sentence by itself.

    Args:
        sentence: The sentence.
        own: What :func:`own_features` gave for it.
        paired: The classes and marks that may form ``both:`` and ``ask:`` features.
    """
    marks = marks_of({k: v for k, v in own.items() if k.startswith("form:")})
    present = (frozenset(sentence.found) | marks) & paired
    both = {f"both:{a}+{b}": 1.0 for a, b in combinations(sorted(present), 2)}
    return Part(sentence, {k: v for k, v in own.items() if v} | both, present, _shares(sentence, own))


def around(parts: Sequence[Part], index: int) -> Features:
    """Return the features that a sentence has by its place, and by the sentences before and after it."""
    last = len(parts) - 1
    features = {
        "place:first": float(index == 0),
        "place:second": float(index == 1),
        "place:last": float(index == last),
        "place:along": index / max(1, last),
    }
    if parts[index].sentence.is_question and index < last:
        features.update({f"ask:question>{name}": 1.0 for name in parts[index + 1].present})
    if index and parts[index - 1].sentence.is_question:
        features.update({f"ask:answer<{name}": 1.0 for name in parts[index].present})
    return {k: v for k, v in features.items() if v}


def features_of(
    sentences: Sequence[Sentence], own: Sequence[Features], paired: frozenset[str]
) -> tuple[list[Features], Features]:
    """Return the features of each sentence, and those of the post.

    Args:
        sentences: What :func:`sincerity.judgement.reading.read_sentences` gave, or some of it.
        own: What :func:`own_features` gave for each.
        paired: The classes and marks that may form ``both:`` and ``ask:`` features.
    """
    parts = [part_of(s, f, paired) for s, f in zip(sentences, own, strict=True)]
    post = post_features(parts)
    return [part.own | around(parts, i) | post for i, part in enumerate(parts)], post


def own_features(sentence: Sentence) -> Features:
    """Return the features that a sentence has by itself, whatever stands around it."""
    features = {f"class:{name}": sqrt(min(3, len(places))) for name, places in sentence.found.items()}
    features.update(_forms(sentence))
    features.update({f"word:{word}": 1.0 for word in set(sentence.words) & FUNCTION_WORDS})
    return features


_WEIGHED = ("form:letters", "form:long_words", "form:band")


def _shares(sentence: Sentence, own: Mapping[str, float]) -> Features:
    shares = {}
    for name, value in own.items():
        if name.startswith(_WEIGHED):
            shares[f"post:{name}"] = value * len(sentence.words)
        elif name.startswith(("class:", "form:", "word:")):
            shares[f"post:{name}"] = 10 * value
    return shares


def post_features(parts: Sequence[Part]) -> Features:
    """Return rates over the post: per ten words, or for shares the mean over its words."""
    total: dict[str, float] = defaultdict(float)
    for part in parts:
        for name, value in part.shares.items():
            total[name] += value
    whole = whole_post(parts)
    return {name: value / whole for name, value in total.items()} | size_features(parts)


def whole_post(parts: Sequence[Part]) -> int:
    """Return by what shares are divided to be rates."""
    return max(FEWEST_WORDS, sum(len(part.sentence.words) for part in parts))


def size_features(parts: Sequence[Part]) -> Features:
    """Return how long the post is: the features of it that are no rates."""
    words = sum(len(part.sentence.words) for part in parts)
    return {
        "post:length": log1p(words) / 3,
        "post:sentences": log1p(len(parts)),
        "post:words_per_sentence": words / max(1, len(parts)) / 20,
    }
