"""How good, large and fast the language pipeline is.

    python benchmarks/pipeline.py [--model CHOICE] [--treebank DIR] [--neutral FILE.jsonl]
                                  [--posts FILE.jsonl --annotations FILE.jsonl]

Without data only size, load time, speed on generated text, the memory that a long text takes and that of 10,000 posts
through ``check_many`` are measured. ``--treebank`` adds the scores on the treebank's tests; ``--neutral`` the share of
sentences of plain informative text (one ``{"text": ...}`` a line) that get an imperative. ``--posts`` are ``{"id",
"text", "words": [[start, end], ...]}``, ``--annotations`` are ``{"id", "imperatives": [[word, form]], "passives":
[[word, form, "agent" | "none"]], "address": [[word, form, role]]}``, in which *word* counts the words of the post; a
generic *je* has the role "generic" and its role in the clause as a fourth element.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "training" / "pipeline")]

from sincerity import pipeline  # noqa: E402
from sincerity.pipeline import Annotation, Pipeline  # noqa: E402

_LOADS = 5
_POSTS = 10_000
_DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
_GUESTS = ("je buren", "vier vrienden", "een paraplu", "de hond", "je oma")
Marks = set[tuple[Any, ...]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", default="shipped")
    parser.add_argument("--treebank", type=Path)
    parser.add_argument("--neutral", type=Path)
    parser.add_argument("--posts", type=Path)
    parser.add_argument("--annotations", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was wrong")
    chosen = parser.parse_args(arguments)
    model = pipeline.load(chosen.model)
    print(f"model{'':25}{model.name}")
    if chosen.model == "shipped":
        folder = ROOT / "sincerity" / "model"
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        _show("size, MB", size / 1e6)
    ratio, seconds = load_times(chosen.model)
    _show("import spacy and load / import spacy", ratio)
    _show("load, s", seconds)
    in_a_row, long_text = memory(chosen.model)
    _show("text of 1 MB: MB more", long_text)
    for name, value in zip(("posts/s", "MB after 1,000", "MB after all"), in_a_row, strict=True):
        _show(f"{_POSTS:,} posts checked: {name}", value)
    texts = _texts(chosen)
    for level in (Annotation.TOKENS, Annotation.TAGS, Annotation.DEPENDENCIES):
        _show(f"words/s, {level.name.lower()}", words_per_second(model, texts, level))
    if chosen.treebank:
        import evaluate

        for separator, name in ((" ", "running text"), ("\n", "line breaks")):
            for key, value in evaluate.treebank_figures(model, chosen.treebank, separator=separator).items():
                _show(f"{name}: {key}", value)
        for key, text in evaluate.short_posts(model, chosen.treebank).items():
            print(f"{key:38}{text}")
    if chosen.neutral:
        found, total = imperative_share(model, (row["text"] for row in _rows(chosen.neutral)))
        print(f"{'neutral sentences with an imperative':38}{found} of {total} ({100 * found / total:.2f}%)")
    if chosen.posts and chosen.annotations:
        for name, counts in score_posts(
            model, chosen.posts, chosen.annotations, errors=chosen.errors
        ).items():
            print(f"{name:38}{_precision_recall(*counts)}")


def _show(name: str, value: float) -> None:
    print(f"{name:38}{value:,.1f}" if value >= 100 else f"{name:38}{value:.2f}")


def load_times(choice: str) -> tuple[float, float]:
    """Return how much longer a start with the pipeline takes than ``import spacy``, and the seconds of loading.

    Fresh processes in turn, and the fastest of each kind: what else runs on the machine only ever adds.
    """
    bare = "import time; t = time.perf_counter(); import spacy; print(time.perf_counter() - t)"
    full = (
        "import time; t = time.perf_counter(); import spacy; from sincerity import pipeline; "
        f"pipeline.load({choice!r}); print(time.perf_counter() - t)"
    )
    times: dict[str, list[float]] = {bare: [], full: []}
    for _ in range(_LOADS):
        for code, found in times.items():
            run = subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
            )
            found.append(float(run.stdout))
    return min(times[full]) / min(times[bare]), min(times[full]) - min(times[bare])


def memory(choice: str) -> tuple[tuple[float, float, float], float]:
    """Return what many posts in a row take, and the megabytes that annotating one long text adds.

    Each in a process of its own, because the highest use of a process never falls.
    """
    context = multiprocessing.get_context("spawn")
    with context.Pool(1, maxtasksperchild=1) as pool:
        return pool.apply(_many_posts, (choice,)), pool.apply(_long_text, (choice,))


def _many_posts(choice: str) -> tuple[float, float, float]:
    from sincerity.api import Linter
    from sincerity.config import Config

    linter = Linter(Config(model=choice))
    start, early = time.perf_counter(), 0.0
    for number, report in enumerate(linter.check_many(_post(n) for n in range(_POSTS)), 1):
        if report.failures:
            raise RuntimeError(report.failures[0].message)
        if number == 1_000:
            early = _megabytes()
    return _POSTS / (time.perf_counter() - start), early, _megabytes()


def _long_text(choice: str) -> float:
    model = pipeline.load(choice)
    model.annotate(_post(0), Annotation.DEPENDENCIES)
    before = _megabytes()
    text = "\n\n".join(map(_post, range(8_000)))[:1_000_000]
    model.annotate(text, Annotation.DEPENDENCIES)
    return _megabytes() - before


def _post(number: int) -> str:
    """Return a post of about 25 words with two words that no other post has."""
    rng = random.Random(number)
    name = "".join(rng.choices("aeiou", k=3)) + "".join(rng.choices("bdklmnrst", k=4)) + "wijk"
    parts = (
        f"De fietsbrug in {name.title()} wordt {rng.choice(_DAYS)} door de wethouder geopend.",
        f"Kom je ook kijken? Neem {rng.choice(_GUESTS)} mee! 🎉",
        f"We weten nog niet hoe laat buurthuis {name[::-1].title()} opengaat; {rng.choice(_DAYS)} meer.",
        "Onze excuses voor het ongemak.",
    )
    return " ".join(rng.sample(parts, 3))


def _megabytes() -> float:
    """Return the most memory that this process has had."""
    import resource  # not on Windows

    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1e6


def _texts(chosen: argparse.Namespace) -> list[str]:
    for path in (chosen.posts, chosen.neutral):
        if path:
            return [row["text"] for row in _rows(path)]
    sentence = "Morgen wordt de nieuwe fietsbrug door de wethouder geopend. Kom je ook kijken? 🎉\n"
    return [f"{sentence * 4}Neem {number} vrienden mee!" for number in range(300)]


def words_per_second(model: Pipeline, texts: Sequence[str], needs: Annotation) -> float:
    """Return the words, without marks, that are annotated in a second; the better of two runs."""
    words = sum(len(text.split()) for text in texts)
    best = 0.0
    for _ in range(2):
        start = time.perf_counter()
        for _doc in model.stream(texts, needs):
            pass
        best = max(best, words / (time.perf_counter() - start))
    return best


def imperative_share(model: Pipeline, texts: Iterable[str]) -> tuple[int, int]:
    """Count sentences with ``Mood=Imp``, and all sentences."""
    found = total = 0
    for doc in model.stream(texts, Annotation.TAGS):
        for sentence in doc.sents:
            total += 1
            found += any("Imp" in token.morph.get("Mood") for token in sentence)
    return found, total


def score_posts(
    model: Pipeline, posts: Path, annotations: Path, *, errors: bool = False
) -> dict[str, tuple[int, int, int]]:
    """Compare with marked posts. Returns right, found and marked per kind."""
    marked = {row["id"]: row for row in _rows(annotations)}
    counts: dict[str, list[int]] = {}
    rows = [row for row in _rows(posts) if row["id"] in marked]
    docs = model.stream([row["text"] for row in rows], Annotation.DEPENDENCIES)
    for row, doc in zip(rows, docs, strict=True):
        predicted = _predicted(doc)
        for name, gold in _gold(row, marked[row["id"]]).items():
            found = predicted[name]
            for place, number in enumerate((len(found & gold), len(found), len(gold))):
                counts.setdefault(name, [0, 0, 0])[place] += number
            if errors:
                for sign, marks in (("+", found - gold), ("-", gold - found)):
                    for mark in sorted(marks):
                        around = row["text"][max(0, mark[0] - 40) : mark[0] + 50].replace("\n", "⏎")
                        print(f"{sign} {name} {row['id']} {mark[1:]} …{around}…")
    return {name: (right, found, gold) for name, (right, found, gold) in counts.items()}


def _predicted(doc: Any) -> dict[str, Marks]:
    from sincerity.pipeline.address import addresses
    from sincerity.pipeline.passives import passives

    found = passives(doc)
    spoken = addresses(doc)
    return {
        "imperatives": {(token.idx,) for token in doc if "Imp" in token.morph.get("Mood")},
        "passives": {(passive.participle.start,) for passive in found},
        "passives with agent": {(passive.participle.start,) for passive in found if passive.agent},
        "address": {(address.span.start,) for address in spoken},
        "address and role": {(address.span.start, str(address.role)) for address in spoken},
        "address, generic": {(address.span.start,) for address in spoken if address.is_generic},
    }


def _gold(row: Mapping[str, Any], marks: Mapping[str, Any]) -> dict[str, Marks]:
    def start(mark: Sequence[Any]) -> int:
        word, form = mark[0], mark[1]
        first, last = row["words"][word]
        text = row["text"][first:last]
        if text.strip("'’") != str(form).strip("'’"):
            raise ValueError(f"{row['id']}: word {word} is {text!r}, not {form!r}")
        return int(first) + (text[0] in "'’" and form[0] not in "'’")

    address = [(start(mark), mark[2], mark[-1]) for mark in marks["address"]]
    return {
        "imperatives": {(start(mark),) for mark in marks["imperatives"]},
        "passives": {(start(mark),) for mark in marks["passives"]},
        "passives with agent": {(start(mark),) for mark in marks["passives"] if mark[2] == "agent"},
        "address": {(place,) for place, _, _ in address},
        "address and role": {(place, role) for place, _, role in address},
        "address, generic": {(place,) for place, kind, _ in address if kind == "generic"},
    }


def _precision_recall(right: int, found: int, gold: int) -> str:
    precision = right / found if found else 1.0
    recall = right / gold if gold else 1.0
    return f"precision {precision:.3f}  recall {recall:.3f}  ({right} right of {found} found, {gold} marked)"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


if __name__ == "__main__":
    main()
