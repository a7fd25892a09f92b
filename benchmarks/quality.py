"""How good findings, scores and verdicts are on labelled posts of organisations that were not seen.

    python benchmarks/quality.py DATA_DIR [--set dev|check] [--seeds N] [--json OUT] [--compare BASELINE.json]
                                          [--strawmen] [--no-rules]

DATA_DIR holds the labelled posts and ``score.py``, which counts every figure here. ``--set dev`` (default) judges
each real organisation, and each invented occasion, with a table fitted on the others: grouped cross-validation in five
folds. ``--set check`` judges the check files with the table that is shipped; run it seldom, and write down when.
``--strawmen`` adds four simple rivals in the same folds. ``--compare`` fails (exit 1) when a headline figure lies below
the 90% interval of the baseline, which ``--json`` wrote.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from sincerity import Config, Linter, api, scoring  # noqa: E402
from sincerity.channels import resolve  # noqa: E402
from sincerity.document import Source, read  # noqa: E402
from sincerity.finding import Category, Finding  # noqa: E402
from sincerity.judgement import Judge, Table, load_table  # noqa: E402
from sincerity.judgement.wording import RULES  # noqa: E402
from training.judgement.examples import Example, load, read_posts, source_of  # noqa: E402
from training.judgement.model import fit, fold_of  # noqa: E402

Prediction = dict[str, Any]
LEARNED = frozenset(RULES.values())
DRAWS = 200


def scorer(folder: Path) -> Any:
    """Return the scorer that lies beside the data, as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Product:
    """The product as a user has it, with a judge of our choice; or the judge alone."""

    def __init__(self, *, with_rules: bool) -> None:
        self._linter = Linter(Config(preview=True))._linter_at(None) if with_rules else None
        self._classes = api.word_classes(api.load_packs(Config()))

    def judge(self, table: Table) -> Judge:
        """Return a judge with a table of its own."""
        return Judge(self._classes, table)

    def predict(self, judge: Judge, post: Mapping[str, Any]) -> Prediction:
        """Return a post as the scorer reads it, and beside it the chance that it is sent back."""
        document = read(source_of(post))
        if self._linter is None:
            judged = judge.judge(document)
            return _prediction(post, judged.verdict, judged.revise, judged.scores, judged.findings)
        assert self._linter._judge is not None
        self._linter._judge.table = judge.table  # of the same classes
        report = self._linter.check(
            Source(post["text"], channel=_channel(post), reply_to=post.get("context"))
        )
        if report.failures:
            raise SystemExit(f"{post['id']}: {report.failures[0].message}")
        judged = judge.judge(document, [f for f in report.findings if f.rule not in LEARNED])
        ruled = [f for f in report.faults if f.rule not in LEARNED]
        revise = scoring.chance_to_revise(judged, *self._linter.counted(ruled))
        return _prediction(post, report.verdict, revise, report.scores, report.findings)


def _prediction(post: Any, verdict: Any, revise: float, scores: Any, findings: Any) -> Prediction:
    return {
        "id": post["id"],
        "verdict": verdict.value,
        "revise": revise,
        "scores": {c.value: s for c, s in scores.items()},
        "findings": [_as_json(f) for f in findings],
    }


def _channel(post: Mapping[str, Any]) -> str:
    return resolve(post["channel"])


def _as_json(finding: Finding) -> dict[str, Any]:
    start, end = (finding.span.start, finding.span.end) if finding.span else (None, None)
    return {
        "start": start,
        "end": end,
        "category": finding.category.value,
        "rule": finding.rule,
        "label": finding.label,
    }


def cross_validate(examples: Sequence[Example], product: Product, seed: int) -> list[Prediction]:
    """Predict every post with a table fitted on the posts of other groups."""
    fold = fold_of([e.group for e in examples], 5, seed)
    predictions: list[Prediction] = []
    for k in range(5):
        judge = product.judge(
            fit([e for e, f in zip(examples, fold, strict=True) if f != k], f"fold {k}", seed)
        )
        predictions += [product.predict(judge, e.post) for e, f in zip(examples, fold, strict=True) if f == k]
    return predictions


def headline(
    score: Any, gold: Sequence[Mapping[str, Any]], predictions: Sequence[Prediction]
) -> dict[str, float]:
    """Return the figures that count, by name."""
    result = score.score(gold, predictions)
    clear = [(g, p) for g, p in _pairs(gold, predictions) if 2 * g["revise_votes"] != g["annotators"]]
    figures = {
        "balanced accuracy": result["verdict"]["balanced_accuracy"],
        "verdict AUROC": score.auroc(
            [p["revise"] for g, p in clear if g["verdict"] == "revise"],
            [p["revise"] for g, p in clear if g["verdict"] == "ok"],
        ),
    }
    for category in Category:
        figures[f"AUROC {category}"] = result["scores"][category]["auroc"]
        figures[f"Brier {category}"] = result["scores"][category]["brier"]
    for name, part in (*result["spans"].items(), ("some fault", result["some_fault"])):
        figures |= {f"precision {name}": part["precision"], f"recall {name}": part["recall"]}
    figures["character F1"] = result["some_fault"]["character_f1"]
    figures["findings per 100 clean words"] = result["false_alarms"]["per_100_words"]
    faults = {"sales-driven", "one-way", "insincere"}
    only = [{**p, "findings": [f for f in p["findings"] if f["category"] in faults]} for p in predictions]
    figures["precision per category, all"], figures["recall per category, all"] = _micro(
        score, gold, only, faults
    )
    return {name: float("nan") if value is None else value for name, value in figures.items()}


def _micro(score: Any, gold: Any, predictions: Any, categories: set[str]) -> tuple[float, float]:
    parts = [score.spans(_pairs(gold, predictions), {c}) for c in sorted(categories)]
    found, wanted = sum(p["findings"] for p in parts), sum(p["consensus"] for p in parts)
    right = sum(p["findings"] * (p["precision"] or 0) for p in parts)
    hit = sum(p["consensus"] * (p["recall"] or 0) for p in parts)
    return (right / found if found else 0.0, hit / wanted if wanted else 0.0)


def _pairs(gold: Sequence[Mapping[str, Any]], predictions: Sequence[Prediction]) -> list[tuple[Any, Any]]:
    by_id = {p["id"]: p for p in predictions}
    return [(g, by_id[g["id"]]) for g in gold]


def intervals(
    figures: Callable[[Sequence[Mapping[str, Any]]], dict[str, float]],
    gold: Sequence[Mapping[str, Any]],
    group: Callable[[Mapping[str, Any]], str],
    draws: int = DRAWS,
) -> dict[str, tuple[float, float]]:
    """Return 90% intervals of all figures by drawing groups (organisations) with replacement."""
    chooser = random.Random(7)
    members: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for post in gold:
        members[group(post)].append(post)
    names = sorted(members)
    drawn = [
        figures([p for n in chooser.choices(names, k=len(names)) for p in members[n]]) for _ in range(draws)
    ]
    return {
        name: tuple(float(q) for q in np.nanquantile([d[name] for d in drawn], (0.05, 0.95)))  # type: ignore[misc]
        for name in drawn[0]
    }


def per_rule(
    gold: Sequence[Mapping[str, Any]], predictions: Sequence[Prediction], key: str
) -> list[tuple[str, int, float]]:
    """Return per rule or label: findings, and the share that touches a stretch any reader marked in its category."""
    right, found = Counter[str](), Counter[str]()
    dimension = {"sales-driven": "sales", "one-way": "oneway", "insincere": "insincere", "social": "social"}
    for post, prediction in _pairs(gold, predictions):
        for f in prediction["findings"]:
            if f["start"] is None:
                continue
            name = str(f[key])
            found[name] += 1
            right[name] += any(
                s["dimension"] == dimension[f["category"]] and s["start"] < f["end"] and f["start"] < s["end"]
                for s in post["any_spans"]
            )
    return [(n, c, right[n] / c) for n, c in found.most_common()]


OBVIOUS = re.compile(
    r"\b(uniek\w*|nu|gratis|korting|actie|bestel|koop|exclusief|exclusieve|ontdek|ervaar|beleef|mis|"
    r"laatste kans|aanbieding|"
    r"fantastisch\w*|geweldig\w*|beste|perfect\w*|ultieme?|revolutionair\w*|innovatie\w*|kwaliteit|passie|beleving|samen|"
    r"trots|blij|super\w*|mega\w*|prachtig\w*|bijzonder\w*|oplossing\w*|maatwerk|ontzorg\w*|expert\w*|"
    r"specialist\w*|profiteer|"
    r"toonaangevend\w*|hoogwaardig\w*|duurzaam|duurzame|inspirerend\w*|klaar voor|droom\w*|succes\w*)\b",
    re.IGNORECASE,
)


def strawmen(examples: Sequence[Example], seed: int) -> dict[str, np.ndarray[Any, Any]]:
    """Return, per rival, a figure per post that should be high for posts to send back."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    from sincerity.measures.wording import evaluation

    texts = [e.post["text"] for e in examples]
    words = [max(20, len(t.split())) for t in texts]
    surface = re.compile(r"[!#]|[\U0001f300-\U0001faff\u2600-\u27bf]|\b[A-Z]{3,}\b")
    rivals = {
        "list of obvious words": [len(OBVIOUS.findall(t)) / w for t, w in zip(texts, words, strict=True)],
        "emoji, !, CAPS, #": [len(surface.findall(t)) / w for t, w in zip(texts, words, strict=True)],
        "subjectivity": [
            sum(evaluation(x)[1] >= 0.6 for x in t.lower().split()) / w
            for t, w in zip(texts, words, strict=True)
        ],
    }
    fold = fold_of([e.group for e in examples], 5, seed)
    label = np.array([e.revise >= 0.5 for e in examples])
    learned = np.zeros(len(examples))
    for k in range(5):
        train = [i for i in range(len(texts)) if fold[i] != k]
        test = [i for i in range(len(texts)) if fold[i] == k]
        for options in (
            {"ngram_range": (1, 2), "min_df": 2},
            {"analyzer": "char_wb", "ngram_range": (3, 5), "min_df": 3},
        ):
            vectors = TfidfVectorizer(sublinear_tf=True, **options)
            model = LogisticRegression(C=3, class_weight="balanced", max_iter=500)
            model.fit(vectors.fit_transform([texts[i] for i in train]), label[train])
            learned[test] += model.decision_function(vectors.transform([texts[i] for i in test]))
    return {**{n: np.array(v) for n, v in rivals.items()}, "words and characters": learned}


def show(title: str, figures: Mapping[str, float], spread: Mapping[str, tuple[float, float]]) -> None:
    print(f"\n{title}")
    for name, value in figures.items():
        low, high = spread.get(name, (float("nan"), float("nan")))
        print(f"  {name:34} {value:6.3f}   {low:.2f}-{high:.2f}")


def show_table(title: str, rows: Sequence[tuple[str, int, float]], fewest: int = 3) -> None:
    print(f"\n{title}")
    for name, count, precision in rows:
        if count >= fewest:
            print(f"  {name:40} {count:5}  {precision:.2f}")


def neutral_rate(folder: Path, product: Product, judge: Judge, score: Any) -> float:
    """Return findings per 100 words on plain informational Dutch."""
    texts = read_posts(folder / "neutral.jsonl")
    posts = [{"id": t["id"], "text": t["text"], "channel": "general"} for t in texts]
    return float(score.neutral(texts, [product.predict(judge, p) for p in posts])["per_100_words"])


def dev(folder: Path, product: Product, seeds: int, score: Any, *, rivals: bool) -> dict[str, Any]:
    """Judge the development posts in grouped folds and print everything."""
    examples = load(folder)
    group_of = {e.post["id"]: e.group for e in examples}
    outcome: dict[str, Any] = {}
    runs = [cross_validate(examples, product, seed) for seed in range(seeds)]
    for title in ("real", "invented"):
        gold = [e.post for e in examples if e.kind == title]
        each = [headline(score, gold, run) for run in runs]
        figures = {n: float(np.mean([f[n] for f in each])) for n in each[0]}
        first = runs[0]
        spread = intervals(partial(headline, score, predictions=first), gold, lambda p: group_of[p["id"]])
        show(
            f"{title}: {len(gold)} posts, mean of {seeds} x 5 folds, 90% interval over groups",
            figures,
            spread,
        )
        outcome[title] = {"figures": figures, "intervals": spread}
        show_table(f"{title}, per rule", per_rule(gold, first, "rule"))
        show_table(f"{title}, per label", per_rule(gold, first, "label"))
    if rivals:
        _show_rivals(examples, score)
    texts = [e.post for e in examples if e.kind == "neutral"]
    rate = float(score.neutral(texts, runs[0])["per_100_words"])
    print(f"\nneutral: {rate:.2f} findings per 100 words")
    outcome["neutral"] = rate
    return outcome


def _show_rivals(examples: Sequence[Example], score: Any) -> None:
    print("\nrivals, verdict AUROC on real posts in the same folds")
    clear = [i for i, e in enumerate(examples) if e.real and e.revise != 0.5]
    for name, values in strawmen(examples, 0).items():
        positive = [values[i] for i in clear if examples[i].revise > 0.5]
        negative = [values[i] for i in clear if examples[i].revise < 0.5]
        print(f"  {name:34} {score.auroc(positive, negative):.3f}")


def check(folder: Path, product: Product, score: Any) -> dict[str, Any]:
    """Judge the check posts with the shipped table."""
    judge = product.judge(load_table())
    outcome: dict[str, Any] = {}
    for title, name in (("real", "check-real.jsonl"), ("invented", "check-synthetic.jsonl")):
        gold = read_posts(folder / name)
        predictions = [product.predict(judge, p) for p in gold]
        figures = headline(score, gold, predictions)
        spread = intervals(
            partial(headline, score, predictions=predictions),
            gold,
            lambda p: str(p.get("organisation") or p["id"]),
        )
        show(f"{title}: {len(gold)} posts, shipped table, 90% interval over groups", figures, spread)
        show_table(f"{title}, per rule", per_rule(gold, predictions, "rule"))
        outcome[title] = {"figures": figures, "intervals": spread}
    rate = neutral_rate(folder, product, judge, score)
    print(f"\nneutral: {rate:.2f} findings per 100 words")
    return {**outcome, "neutral": rate}


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nan(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_nan(part) for part in value]
    return None if value != value else value


LOWER_IS_BETTER = ("Brier", "findings per")


def worse(now: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    """Return one line per figure that lies outside the interval of the baseline, on the wrong side."""
    lines = []
    for title in ("real", "invented"):
        for name, (low, high) in before[title]["intervals"].items():
            value = now[title]["figures"][name]
            if low is None or value != value:
                continue  # nothing of the kind was found, then or now
            if value > high if name.startswith(LOWER_IS_BETTER) else value < low:
                lines.append(
                    f"{title}, {name}: {value:.3f}, was {before[title]['figures'][name]:.3f} ({low:.2f}-{high:.2f})"
                )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", choices=("dev", "check"), default="dev")
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--compare", type=Path)
    parser.add_argument("--strawmen", action="store_true")
    parser.add_argument("--no-rules", action="store_true")
    chosen = parser.parse_args()
    score = scorer(chosen.folder)
    product = Product(with_rules=not chosen.no_rules)
    if chosen.set == "dev":
        outcome = dev(chosen.folder, product, chosen.seeds, score, rivals=chosen.strawmen)
    else:
        outcome = check(chosen.folder, product, score)
    if chosen.json:
        chosen.json.write_text(json.dumps(_without_nan(outcome), indent=1) + "\n", encoding="utf-8")
    if chosen.compare:
        lines = worse(outcome, json.loads(chosen.compare.read_text(encoding="utf-8")))
        print("\n" + ("\n".join(lines) or "nothing is worse than the baseline allows"))
        raise SystemExit(bool(lines))


if __name__ == "__main__":
    main()
