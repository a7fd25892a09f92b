"""Fit what each sign in a reply counts for an answer, and write the weights that are shipped.

    python training/replies/fit.py FOLDER

FOLDER holds JSON lines, a file a writer, with a ``message``, a reply that answers it (``good``) and one that does not
(``bad``); either may be missing, and there may be a second good one (``good2``). ``unseen.jsonl`` is left out: it is
a test. The limit is the sum below which three in a hundred good replies fall, by weights that were fitted without
their message. A good reply also counts behind the bad one to the same message, at half the weight: who answers after
all has answered. The same texts give the same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sincerity.document import Source, read  # noqa: E402
from sincerity.measures.answering import asked, features  # noqa: E402
from sincerity.measures.reply_sentences import body  # noqa: E402
from sincerity.packs import load_builtin  # noqa: E402

TARGET = ROOT / "sincerity" / "data" / "replies" / "weights.json"
LEFT_OUT = "unseen"
WRONGED = 0.03
REGULARISATION = 0.1
WEIGHT_BEHIND_ANOTHER = 0.5
DIGITS = 3


class Example(NamedTuple):
    """A reply and one kind that its message asks: what is weighed, and whether it answers."""

    writer: str
    message: str
    features: dict[str, float]
    answers: bool
    weight: float


def examples(folder: Path) -> Iterator[Example]:
    """Yield each reply, once for each kind that its message asks; also the examples of the rules about replies."""
    for writer, message, text, answers, weight in (*_in_files(folder), *_in_rules()):
        reply = read(Source(text, reply_to=message))
        assert reply.message is not None
        said = [sentence for sentence in body(reply) if sentence.words]
        for kind in sorted(asked(reply.message)):
            found = features(reply.message, said, kind)
            if found is not None:
                yield Example(writer, message, found, answers, weight)


def _in_files(folder: Path) -> Iterator[tuple[str, str, str, bool, float]]:
    for file in sorted(folder.glob("*.jsonl")):
        if file.stem == LEFT_OUT:
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            for key in ("bad", "good", "good2"):
                if key in pair:
                    yield file.stem, pair["message"], pair[key], key != "bad", 1.0
            if "bad" in pair and "good" in pair:
                both = f"{pair['bad']} {pair['good']}"
                yield file.stem, pair["message"], both, True, WEIGHT_BEHIND_ANOTHER


def _in_rules() -> Iterator[tuple[str, str, str, bool, float]]:
    for rule in load_builtin().rules:
        if "leaves_open" in rule.match.get("reply", {}):
            for group, answers in ((rule.bad, False), (rule.good, True)):
                for example in group:
                    if example.reply_to is not None:
                        yield "rules", example.reply_to, example.text, answers, 1.0


def _model() -> LogisticRegression:
    return LogisticRegression(C=REGULARISATION, max_iter=5_000, class_weight="balanced")


def _apart(
    matrix: np.ndarray, answers: np.ndarray, weights: np.ndarray, groups: np.ndarray, folds: int
) -> np.ndarray:
    """Return what each reply weighs by weights that were fitted without its group."""
    apart = np.zeros(len(answers))
    for others, mine in GroupKFold(folds).split(matrix, answers, groups):
        model = _model().fit(matrix[others], answers[others], sample_weight=weights[others])
        apart[mine] = model.decision_function(matrix[mine])
    return apart


def main(folder: Path) -> None:
    """Fit, print how it does on writers that were left out, and write."""
    found = list(examples(folder))
    vectors = DictVectorizer(sparse=False)
    matrix = vectors.fit_transform([example.features for example in found])
    answers = np.array([example.answers for example in found])
    writers = np.array([example.writer for example in found])
    messages = np.array([example.message for example in found])
    counts = np.array([example.weight for example in found])
    alone = counts == 1
    # With all writers in the folds, as in what is shipped; by those left out it would fit no writer at all.
    in_folds = _apart(matrix, answers, counts, messages, 5)
    limit = float(np.quantile(in_folds[answers & alone], WRONGED))
    apart = _apart(matrix, answers, counts, writers, len(set(writers)))
    auroc = roc_auc_score(answers[alone], apart[alone])
    print(f"{alone.sum()} replies that say something, AUROC by writers left out {auroc:.3f}")
    for writer in sorted(set(writers)):
        mine = (writers == writer) & alone
        wronged, seen = (int((apart[mine & group] < limit).sum()) for group in (answers, ~answers))
        total = int((mine & answers).sum()), int((mine & ~answers).sum())
        print(f"  {writer:15} good ones wronged {wronged} of {total[0]}, bad ones seen {seen} of {total[1]}")
    model = _model().fit(matrix, answers, sample_weight=counts)
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    data = {
        "intercept": round(float(model.intercept_[0]), DIGITS),
        "limit": round(limit, DIGITS),
        "weights": {name: round(float(weight), DIGITS) for name, weight in sorted(weights.items())},
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights, limit {data['limit']}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
