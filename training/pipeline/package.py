"""From a trained pipeline to the folder that ships: half-precision weights, and no words of the treebank."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language

from sincerity.pipeline.weights import narrow

__all__ = ["WEIGHTS", "digest", "ship"]

WEIGHTS = tuple(
    "tok2vec/model morphologizer/model parser/model lemmatizer/model lemmatizer/trees imperatives.json".split()
)

VERSION = "0.2.0"
_ATTRIBUTION = [
    {
        "name": "UD_Dutch-Alpino",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-Alpino",
        "author": "Gosse Bouma, Gertjan van Noord",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD_Dutch-LassySmall",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-LassySmall",
        "author": "Gosse Bouma, Gertjan van Noord",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UniMorph Dutch",
        "url": "https://github.com/unimorph/nld",
        "author": "UniMorph",
        "license": "CC BY-SA 3.0",
    },
]


def ship(nlp: Language, folder: Path, stems: Mapping[str, object], performance: Mapping[str, Any]) -> None:
    """Write the pipeline to *folder*, beside the LICENSE and README that stand there."""
    narrow(nlp)
    strings = sorted(_needed_strings(nlp))
    config = nlp.config
    config["paths"] = {}
    config["corpora"] = {}
    config["training"] = {}
    config["initialize"] = {}
    nlp.config = config
    nlp.meta.update(
        name="sincerity_nl",
        version=VERSION,
        description="Dutch of social posts: tags, lemmas, imperatives and dependencies",
        license="CC BY-SA 4.0",
        sources=_ATTRIBUTION,
        performance=dict(performance),
    )
    nlp.to_disk(folder)
    (folder / "vocab" / "strings.json").write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")
    (folder / "imperatives.json").write_text(
        json.dumps(stems, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )


def digest(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of files, by their names in *folder*."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def _needed_strings(nlp: Language) -> set[str]:
    """Collect labels, features and the pieces of lemma trees: all that the weights refer to by number."""
    needed: set[str] = set()
    for name in nlp.pipe_names:
        component = nlp.get_pipe(name)
        for label in getattr(component, "labels", ()):
            if isinstance(label, str):
                needed.add(label)
                features = label.split("|")
                needed.update(features)
                needed.update(part for feature in features for part in feature.split("="))
                needed.add("|".join(feature for feature in features if not feature.startswith("POS=")))
        for move in getattr(component, "move_names", ()):
            needed.update(part for half in move.split("-", 1) for part in (half, *half.split("||")))
        if hasattr(component, "trees"):
            trees = srsly.msgpack_loads(component.trees.to_bytes())
            for tree in trees["trees"] if isinstance(trees, dict) else trees:
                for key in ("orig", "subst"):
                    if key in tree:
                        piece = tree[key]
                        needed.add(piece if isinstance(piece, str) else nlp.vocab.strings[piece])
    return needed - {""}
