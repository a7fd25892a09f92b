"""Train the Dutch pipeline that ships with sincerity, and write it to ``sincerity/model``.

    python training/pipeline/train.py TREEBANK_DIR [--output DIR]

TREEBANK_DIR holds train.conllu, dev.conllu, the two tests and unimorph-nld.tsv; README.md says where they come
from. Seeds are fixed. Figures are added to ``figures.log``, the hashes of data, script and configuration to
``hashes.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]
os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums in another order are another model

import augment  # noqa: E402, F401  (spaCy finds the corpus readers by name)
import evaluate  # noqa: E402
import spacy  # noqa: E402
from lexicon import build_vocabulary, read_frames  # noqa: E402
from package import WEIGHTS, digest, ship  # noqa: E402
from spacy.training.initialize import init_nlp  # noqa: E402
from spacy.training.loop import train  # noqa: E402
from stems import build_stems  # noqa: E402
from templates import make_sentences  # noqa: E402
from treebank import read_conllu  # noqa: E402

import sincerity.pipeline.components  # noqa: E402, F401  (and the tokenizer)
from sincerity import pipeline  # noqa: E402

TEMPLATE_SENTENCES = 8_000
SEED = 7
DATA = ("train.conllu", "dev.conllu", "unimorph-nld.tsv")
SCRIPTS = (
    "augment.py commands.py config.cfg fragments.py grammar.py lexicon.py package.py passive_clauses.py "
    "statements.py stems.py templates.py train.py treebank.py verbs.txt"
).split()


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, ship, measure and log."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--output", type=Path, default=ROOT / "sincerity" / "model")
    chosen = parser.parse_args(arguments)
    began = time.monotonic()

    sentences = read_conllu(chosen.treebank / "train.conllu")
    everyday = read_frames(HERE / "verbs.txt")
    vocabulary = build_vocabulary(sentences, chosen.treebank / "unimorph-nld.tsv", everyday, SEED)
    stems = build_stems(everyday, vocabulary.verbs, sentences)
    templates = make_sentences(vocabulary, TEMPLATE_SENTENCES, SEED)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "train.pickle").write_bytes(pickle.dumps((*sentences, *templates)))
        (work / "dev.pickle").write_bytes(pickle.dumps(tuple(read_conllu(chosen.treebank / "dev.conllu"))))
        paths = {"paths.train": str(work / "train.pickle"), "paths.dev": str(work / "dev.pickle")}
        config = spacy.util.load_config(HERE / "config.cfg", overrides=paths, interpolate=False)
        train(init_nlp(config), work)
        best = spacy.load(work / "model-best")
        ship(best, chosen.output, stems, {})

    model = pipeline.load("shipped" if chosen.output == ROOT / "sincerity" / "model" else str(chosen.output))
    figures = {
        "minutes": round((time.monotonic() - began) / 60, 1),
        "spacy": spacy.__version__,
        **evaluate.treebank_figures(model, chosen.treebank),
        **{k: v for k, v in evaluate.short_posts(model, chosen.treebank).items() if not k.endswith("wrong")},
    }
    with open(HERE / "figures.log", "a", encoding="utf-8") as log:
        log.write(json.dumps(figures) + "\n")
    hashes = {
        "data": digest(chosen.treebank, DATA),
        "scripts": digest(HERE, SCRIPTS),
        "model": digest(chosen.output, WEIGHTS),
    }
    (HERE / "hashes.json").write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
