"""What happens to tidy sentences in posts: lost full stops and capitals, emoji, tags, line breaks, several at once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from pickle import loads

import spacy
from spacy.language import Language
from spacy.training import Example
from treebank import Sentence, Word, to_doc

__all__ = ["roughen"]

_EMOJI = [
    *"😀😁😂😅😊😍😎🤩🥳😭😢😡🤔🙌👏👍👎🙏💪🔥✨🎉🎁🚀💡📢📣📅⏰👀👇👉✅❌🌱🌍☕🍕🍻🏆💚💙💯🤝",
    *("❤️", "☀️", "⚠️", "➡️", "✔️", "👉🏽", "🇳🇱", "🇧🇪", "👩‍💻"),
]
_TAGS = (
    "#duurzaam #marketing #nieuws #tip #zomer #amsterdam #werk #fiets #rotterdam #energie #kunst #weekend #zorg "
    "#onderwijs #update #win #actie #webinar #innovatie"
).split()
_MARKS = ("!", "!!", "!!!", "…", "...")


@spacy.registry.readers("sincerity.Posts.v1")
def posts(path: Path, seed: int, passes: int) -> Callable[[Language], Iterable[Example]]:
    """Return a corpus of roughened posts of one to eight sentences.

    Args:
        path: Pickled tuple of sentences, written by ``train.py``.
        seed: Of all choices.
        passes: How often each sentence comes by, roughened and combined anew.
    """

    def read(nlp: Language) -> Iterator[Example]:
        sentences: list[Sentence] = list(loads(Path(path).read_bytes()))
        rng = random.Random(seed)
        for _ in range(passes):
            rng.shuffle(sentences)
            for group in _groups(sentences, rng):
                rough = [
                    part for sentence in group for part in (*_heading(sentence, rng), roughen(sentence, rng))
                ]
                yield _example(nlp, rough, rng)

    return read


@spacy.registry.readers("sincerity.Plain.v1")
def plain(path: Path, size: int) -> Callable[[Language], Iterable[Example]]:
    """Return a corpus of untouched sentences, *size* to a document."""

    def read(nlp: Language) -> Iterator[Example]:
        sentences: Sequence[Sentence] = loads(Path(path).read_bytes())
        for i in range(0, len(sentences), size):
            gold = to_doc(nlp.vocab, sentences[i : i + size])
            yield Example(nlp.make_doc(gold.text), gold)

    return read


def _groups(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    size = 1
    for sentence in sentences:
        if not sentence.is_parsed:
            yield [sentence]  # heads are known for a whole document or not at all
            continue
        group.append(sentence)
        if len(group) >= size:
            yield group
            group, size = [], rng.choice((1, 1, 2, 3, 4, 5, 6, 8))
    if group:
        yield group


def _example(nlp: Language, sentences: Sequence[Sentence], rng: random.Random) -> Example:
    breaks = rng.random() < 0.4
    separators = [rng.choice(("\n", "\n", "\n\n", " ")) if breaks else " " for _ in sentences[1:]]
    gold = to_doc(nlp.vocab, sentences, separators)
    return Example(nlp.make_doc(gold.text), gold)


def _heading(sentence: Sentence, rng: random.Random) -> list[Sentence]:
    """Make a heading of a noun phrase, one time in eight: a capital and no full stop before what it is about."""
    if not sentence.is_parsed or rng.random() >= 0.125:
        return []
    words = sentence.words
    phrases = []
    for place, word in enumerate(words):
        if word.upos in ("NOUN", "PROPN") and word.relation in (
            "nsubj",
            "nsubj:pass",
            "obj",
            "conj",
            "appos",
        ):
            inside = [other for other in range(len(words)) if _is_under(words, other, place)]
            parts = words[inside[0] : inside[-1] + 1]
            has_gap = len(inside) < len(parts)
            if not has_gap and len(parts) <= 6 and parts[0].upos != "CCONJ" and all(p.upos for p in parts):
                phrases.append((inside[0], place, parts))
    if not phrases:
        return []
    start, root, parts = rng.choice(phrases)
    if any(part.upos in ("PUNCT", "SYM") for part in parts):
        return []
    own = [
        replace(part, head=root - start, relation="ROOT")
        if start + place == root
        else replace(part, head=part.head - start)
        for place, part in enumerate(parts)
    ]
    own[0] = replace(own[0], form=own[0].form[:1].upper() + own[0].form[1:])
    own[-1] = replace(own[-1], space_after=True)
    return [Sentence(tuple(own))]


def _is_under(words: Sequence[Word], place: int, top: int) -> bool:
    while place != top and words[place].head != place:
        place = words[place].head
    return place == top


def roughen(sentence: Sentence, rng: random.Random) -> Sentence:
    """Make a sentence look like one in a post, seven times out of ten."""
    words = list(sentence.words)
    if rng.random() < 0.3 or len(words) < 2:
        return sentence
    root = next((place for place, word in enumerate(words) if word.relation == "ROOT"), None)
    last = words[-1]
    if last.upos == "PUNCT" and last.form in ".!" and all(w.head != len(words) - 1 for w in words[:-1]):
        chance = rng.random()
        if chance < 0.22:
            words.pop()
        elif chance < 0.3:
            mark = rng.choice(_MARKS)
            words[-1] = replace(last, form=mark, lemma=mark)
    if root is not None or not sentence.is_parsed:
        _decorate(words, root or 0, rng)
    return replace(sentence, words=tuple(_recase(words, rng)))


def _decorate(words: list[Word], root: int, rng: random.Random) -> None:
    def add(form: str, upos: str, *, spaced: bool) -> None:
        words[-1] = replace(words[-1], space_after=spaced)
        words.append(Word(form, form, upos, "", root, "discourse"))

    if rng.random() < 0.2:
        for _ in range(rng.choice((1, 1, 2, 3))):
            add(rng.choice(_EMOJI), "SYM", spaced=rng.random() < 0.7)
    if rng.random() < 0.1:
        for _ in range(rng.choice((1, 2, 3))):
            add(rng.choice(_TAGS), "X", spaced=True)


def _recase(words: list[Word], rng: random.Random) -> list[Word]:
    chance = rng.random()
    if chance < 0.15:
        return [
            replace(w, form=w.form.lower(), lemma=w.lemma.lower() if w.upos in ("PROPN", "X") else w.lemma)
            for w in words
        ]
    if chance < 0.19:
        upper = [replace(word, form=word.form.upper()) for word in words]
        return upper if all(len(a.form) == len(b.form) for a, b in zip(upper, words, strict=True)) else words
    if chance < 0.29 and words[0].upos != "PROPN":
        words[0] = replace(words[0], form=words[0].form[:1].lower() + words[0].form[1:])
    elif chance < 0.31:
        return [replace(w, form=w.form[:1].upper() + w.form[1:]) for w in words]  # Headlines In Capitals
    return words
