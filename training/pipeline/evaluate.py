"""Figures of a pipeline on the treebank's tests and on short posts. Raw text goes in, spaCy's scorer counts.

python training/pipeline/evaluate.py TREEBANK_DIR [--model CHOICE] [--plain]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from spacy.scorer import Scorer  # noqa: E402
from spacy.tokens import Doc, Token  # noqa: E402
from spacy.training import Example  # noqa: E402
from treebank import Sentence, read_conllu, to_doc  # noqa: E402

from sincerity import pipeline  # noqa: E402
from sincerity.pipeline import Annotation, Pipeline  # noqa: E402

__all__ = ["short_posts", "treebank_figures"]

_TESTS = ("test-alpino.conllu", "test-lassysmall.conllu")
_RELATIONS = ("aux:pass", "nsubj:pass", "obl:agent", "nsubj", "obj")


def treebank_figures(model: Pipeline, folder: Path, *, separator: str = " ") -> dict[str, float]:
    """Score both tests together, ten sentences to a document.

    Args:
        model: What to score.
        folder: With the treebank's files.
        separator: What stands between two sentences: a space as in running text, or a line break.
    """
    vocab = model.annotate("", Annotation.TOKENS).vocab
    golds = [
        to_doc(vocab, group)
        for name in _TESTS
        for group in _tens(read_conllu(folder / name))
    ]  # fmt: skip
    texts = [separator.join(_sentences(gold)) for gold in golds]
    docs = model.stream(texts, Annotation.DEPENDENCIES)
    examples = [Example(doc, gold) for doc, gold in zip(docs, golds, strict=True)]
    scorer = Scorer()
    scores = {
        **scorer.score_tokenization(examples),
        **scorer.score_token_attr(examples, "pos"),
        **scorer.score_token_attr(
            examples, "morph", getter=lambda token, _: str(token.morph), missing_values={""}
        ),
        **scorer.score_token_attr(examples, "lemma"),
        **scorer.score_deps(
            examples,
            "dep",
            getter=lambda token, _: token.dep_,
            ignore_labels=("p", "punct"),
            missing_values={""},
        ),
        **scorer.score_spans(examples, "sents", getter=lambda doc, _: doc.sents),
    }
    figures = {
        "tokens": scores["token_acc"],
        "UPOS": scores["pos_acc"],
        "lemma": scores["lemma_acc"],
        "UAS": scores["dep_uas"],
        "LAS": scores["dep_las"],
        "sentences F": scores["sents_f"],
    }
    per_relation = scores["dep_las_per_type"]
    figures |= {f"{name} F": per_relation.get(name, {"f": 0.0})["f"] for name in _RELATIONS}
    return {name: round(100 * value, 1) for name, value in figures.items()}


def _tens(sentences: Sequence[Sentence]) -> Iterable[Sequence[Sentence]]:
    return (sentences[i : i + 10] for i in range(0, len(sentences), 10))


def _sentences(doc: Doc) -> list[str]:
    return [sentence.text for sentence in doc.sents]


def short_posts(model: Pipeline, folder: Path) -> dict[str, str]:
    """Count what is right in the hand-written short posts of the recipe; they have no licence of ours."""
    figures: dict[str, str] = {}
    for name in ("social60", "fresh30"):
        rows = [line.split("\t") for line in _lines(folder / "recipe" / f"{name}.tsv")]
        wrong = [
            row[1] for row in rows if not _is_right(model.annotate(row[1], Annotation.DEPENDENCIES), row)
        ]
        figures[name] = f"{len(rows) - len(wrong)} of {len(rows)}"
        moods = [row for row in rows if row[0] == "imp"]
        found = sum(_has_mood(model.annotate(row[1], Annotation.TAGS), row[2]) for row in moods)
        figures[f"{name} imperatives"] = f"{found} of {len(moods)}"
        others = [row[1] for row in rows if row[0] != "imp"]
        figures[f"{name} false imperatives"] = str(sum(_imperatives(model, text) for text in others))
        if wrong:
            figures[f"{name} wrong"] = " | ".join(wrong)
    controls = _lines(folder / "recipe" / "controls20.tsv")
    figures["controls20 false imperatives"] = str(sum(_imperatives(model, text) for text in controls))
    return figures


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _imperatives(model: Pipeline, text: str) -> int:
    return sum("Imp" in token.morph.get("Mood") for token in model.annotate(text, Annotation.TAGS))


def _has_mood(doc: Doc, form: str) -> bool:
    return any(token.text == form and "Imp" in token.morph.get("Mood") for token in doc)


def _is_right(doc: Doc, row: Sequence[str]) -> bool:
    kind, _, form, *rest = row
    token = next((token for token in doc if token.text == form), None)
    if token is None:
        return False
    has_subject = any(child.dep_.startswith(("nsubj", "csubj")) for child in token.children)
    checks: dict[str, Callable[[Token], bool]] = {
        "imp": lambda t: (
            t.pos_ in ("VERB", "AUX") and not has_subject and t.dep_ in ("ROOT", "conj", "parataxis")
        ),
        "pas": lambda t: any(c.dep_ in ("aux:pass", "nsubj:pass") for c in t.children) == (rest[0] == "1"),
        "que": lambda t: (
            t.dep_.startswith("nsubj") and t.morph.get("Person") == [rest[0]] and _is_finite(doc, rest[1])
        ),
    }
    return checks[kind](token)


def _is_finite(doc: Doc, form: str) -> bool:
    token = next(token for token in doc if token.text == form)
    return token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm")


def main() -> None:
    """Print the figures of a pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--model", default="shipped")
    arguments = parser.parse_args()
    model = pipeline.load(arguments.model)
    figures: dict[str, Any] = {"model": model.name}
    figures |= {f"running text: {k}": v for k, v in treebank_figures(model, arguments.treebank).items()}
    figures |= {
        f"line breaks: {k}": v for k, v in treebank_figures(model, arguments.treebank, separator="\n").items()
    }
    figures |= short_posts(model, arguments.treebank)
    for name, value in figures.items():
        print(f"{name:36}{value}")


if __name__ == "__main__":
    main()
