"""Sentences with their analysis, read from CoNLL-U and turned into spaCy documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

__all__ = ["Sentence", "Word", "read_conllu", "to_doc"]


@dataclass(frozen=True, slots=True)
class Word:
    """A token; *head* counts words of its sentence from 0 and is its own place for the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; without *is_parsed* its heads and relations are unknown. An empty ``upos`` is unknown too."""

    words: tuple[Word, ...]
    is_parsed: bool = True


def read_conllu(path: Path) -> list[Sentence]:
    """Read a file of the treebank."""
    return list(_sentences(path.read_text(encoding="utf-8").splitlines()))


def _sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    rows: list[list[str]] = []
    is_parsed = True
    for line in (*lines, ""):
        if line.startswith("#"):
            is_parsed = is_parsed and not line.startswith("# heads")
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield Sentence(tuple(_word(row, place) for place, row in enumerate(rows)), is_parsed)
            rows, is_parsed = [], True


def _word(row: Sequence[str], place: int) -> Word:
    _, form, lemma, upos, _, feats, head, relation, _, misc = row
    known = upos != "_"
    if "Mood=Imp" in feats and (form.lower() == lemma or (form.endswith("t") and not lemma.endswith("ten"))):
        # A newspaper's clipped "Verliest de finale" and a list item "vormen samen ..." have no subject either.
        feats = "Tense=Pres|VerbForm=Fin"
    return Word(
        form=form,
        lemma=lemma if known and lemma != "_" else "",
        upos=upos if known else "",
        feats=feats if known and feats != "_" else "",
        head=place if head in ("0", "_") else int(head) - 1,
        relation="ROOT" if head == "0" else relation,
        space_after="SpaceAfter=No" not in misc,
    )


def to_doc(vocab: Vocab, sentences: Sequence[Sentence], separators: Sequence[str] = ()) -> Doc:
    """Put sentences into one document.

    Args:
        vocab: Of the document.
        sentences: At least one. Heads are known for all words or, if one sentence is not parsed, for none.
        separators: What stands behind each sentence but the last: a space unless given, or line breaks.
    """
    words: list[Word] = []
    for place, sentence in enumerate(sentences):
        first = len(words)
        words += [replace(word, head=first + word.head) for word in sentence.words]
        separator = separators[place] if place < len(separators) else " "
        is_last = place == len(sentences) - 1
        words[-1] = replace(words[-1], space_after=not is_last and separator == " ")
        if not is_last and separator != " ":
            words.append(Word(separator, separator, "SPACE", "", len(words) - 1, "dep", space_after=False))
    relations: dict[str, Any] = {}
    if all(sentence.is_parsed for sentence in sentences):
        relations = {"heads": [word.head for word in words], "deps": [word.relation for word in words]}
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        **relations,
    )
    for token in doc:
        if not token.pos_:
            token.set_morph(None)  # unknown, not empty
    return doc
