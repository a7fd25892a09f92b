"""How fast sincerity is without a language model, as ratios measured in one run.

    python benchmarks/speed.py [--words 200000] [--memory]

Prints start-up times as multiples of ``python -c pass``, words per second of the phrase matcher, of all rules that need
no model, of the rules with the judgement, and of proselint 0.16 (when it is installed) on as many words; how time
grows with rules and text; and the expressions that take longest. A finding costs more than a word, so plain posts go
faster than drafts full of faults. With ``--memory`` it checks 100,000 posts, and prints
the memory that took after a tenth and after all of them; that takes some minutes. The text is put together from the
shipped example drafts. All times are processor time, so that a busy machine counts less; what is compared is measured
in turns.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sincerity.api import Linter, load_packs, word_classes
from sincerity.config import Config
from sincerity.document import Document, Source, read
from sincerity.linter import Linter as RuleLinter
from sincerity.matchers import KINDS, PhraseIndex
from sincerity.rule import Rule

EXAMPLES = Path(__file__).parent.parent / "examples"


def seconds(run: Callable[[], object], times: int = 5) -> float:
    """Return the median of the processor time that a function takes."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return median(taken)


def in_turns(runs: Sequence[Callable[[], object]], times: int = 3) -> list[float]:
    """Return the median processor time of each function; they take turns, so that all meet the same machine."""
    taken: list[list[float]] = [[] for _ in runs]
    for _ in range(times):
        for run, list_ in zip(runs, taken, strict=True):
            list_.append(seconds(run, 1))
    return [median(list_) for list_ in taken]


def process(*args: str) -> float:
    """Run Python with these arguments and return the processor time it took.

    Modules are compiled once, as they are where the package is installed.
    """
    environment = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *args], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode > 1 or "Traceback" in done.stderr:  # 1 says that the text has findings
        raise SystemExit(f"{' '.join(args)} did not run: {done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def drafts() -> list[str]:
    return [p.read_text(encoding="utf-8") for p in sorted(EXAMPLES.glob("*.md")) if p.name != "README.md"]


def text_of(words: int) -> str:
    parts: list[str] = []
    count = 0
    while count < words:
        for draft in drafts():
            parts.append(draft)
            count += len(draft.split())
    return "\n\n".join(parts)


def plain() -> list[Source]:
    """Return the posts of the test corpus that every reader passes, ten in a text."""
    corpus = sorted((EXAMPLES.parent / "tests" / "corpus").glob("*.jsonl"))
    posts = [json.loads(line) for file in corpus for line in file.read_text(encoding="utf-8").splitlines()]
    texts = [post["text"] for post in posts if not post["revise_votes"]]
    return [Source("\n\n".join(texts[i : i + 10])) for i in range(0, len(texts), 10)]


def start_up() -> None:
    plain = str(next(iter(sorted(EXAMPLES.glob("*.txt")))))
    marked_up = str(next(p for p in sorted(EXAMPLES.glob("*.md")) if p.name != "README.md"))
    check = ("-m", "sincerity", "check", "--model", "none")
    cases: list[tuple[str, int | None, tuple[str, ...]]] = [
        ("python -c pass", None, ("-c", "pass")),
        ("sincerity --help", 8, ("-m", "sincerity", "--help")),
        ("sincerity rules list", None, ("-m", "sincerity", "rules", "list")),
        ("check of a plain draft, no model", 15, (*check, "--no-cache", plain)),
        ("check of a Markdown draft", 15, (*check, "--no-cache", marked_up)),
        ("the same draft once more", None, (*check, marked_up)),
    ]
    taken: dict[str, list[float]] = {name: [] for name, *_ in cases}
    for turn in range(10):
        for name, _, args in cases:
            spent = process(*args)
            if turn:  # the first turn fills the caches
                taken[name].append(spent)
    baseline = median(taken["python -c pass"])
    print(f"python -c pass                    {baseline * 1000:7.1f} ms")
    for name, limit, _ in cases[1:]:
        ratio = median(taken[name]) / baseline
        print(f"{name:33} {ratio:7.1f} x python -c pass" + (f"  (at most {limit})" if limit else ""))


def throughput(words: int) -> None:
    linter = Linter(Config(model="none"))
    rules, classes = rules_and_classes()
    alone = RuleLinter(rules, classes)  # without the judgement of the post as a whole
    text = text_of(words)
    count = len(text.split())
    posts = [Source(d) for d in drafts()] * (words // sum(len(d.split()) for d in drafts()) + 1)
    post_words = sum(len(p.text.split()) for p in posts)

    index = PhraseIndex(classes)
    for rule in rules:
        if rule.kind == "terms":
            index.add(rule.match["terms"])
    documents = [read(p) for p in posts]
    for d in documents:
        _ = d.words, d.sentence_tokens
    index.find(documents[0].words, documents[0].sentence_tokens)
    rate = post_words / seconds(lambda: [index.find(d.words, d.sentence_tokens) for d in documents], 3)
    print(f"terms of all rules                {rate:10,.0f} words/s  (at least 500,000)")

    long_texts = [Source(text_of(1_500))] * (words // 1_500 + 1)
    long_words = sum(len(p.text.split()) for p in long_texts)
    plain_texts = plain() * (words // 15_000 + 1)
    plain_words = sum(len(p.text.split()) for p in plain_texts)
    # Which rules a half has makes a difference, so both are measured.
    halves = [RuleLinter(rules[i::2], classes) for i in (0, 1)]
    on_plain, long, whole, *of_halves = in_turns(
        [
            partial(_checked, alone, plain_texts),
            partial(_checked, alone, long_texts),
            partial(_checked, alone, posts),
            *(partial(_checked, half, posts) for half in halves),
        ]
    )
    of_half = sum(of_halves) / 2
    for what, rate, limit in (
        ("plain posts, ten at once", plain_words / on_plain, "  (at least 150,000)"),
        ("drafts, ten at once", long_words / long, ""),
        ("drafts one by one", post_words / whole, ""),
    ):
        print(f"{len(rules)} rules, {what:24} {rate:10,.0f} words/s{limit}")
    judged = seconds(lambda: list(linter.check_many(posts)), 1)
    print(f"rules and judgement               {post_words / judged:10,.0f} words/s")
    print(f"twice the rules                   {(whole / of_half - 1) * 100:9.0f} %    more time  (under 30)")

    slowest_expressions(rules, classes, posts)
    proselint(text, count, long_words / long)


def _checked(linter: RuleLinter, posts: Sequence[Source]) -> list[Any]:
    return list(linter.check_many(posts))


def growth() -> None:
    """Tell how much longer a long text takes; by itself, for what else is in memory is searched for rubbish as well."""
    linter = RuleLinter(*rules_and_classes())
    text = text_of(200_000)[:1_000_000]
    small, large = in_turns(
        [lambda: linter.check(Source(text[:100_000])), lambda: linter.check(Source(text))]
    )
    print(f"a text ten times as long (1 MB)   {large / small:10.1f} x the time  (linear is 10)")


def rules_and_classes() -> tuple[tuple[Rule, ...], Mapping[str, Any]]:
    """Return the rules that need no judgement of the post as a whole, and the word classes."""
    config = Config(model="none")
    loaded = load_packs(config)
    rules = Linter(config, loaded=loaded).rules
    return tuple(rule for rule in rules if rule.kind in KINDS), word_classes(loaded)


def match_all(linter: RuleLinter, documents: Sequence[Document]) -> None:
    for document in documents:
        linter.matches(linter.evidence(document))


def slowest_expressions(rules: Sequence[Rule], classes: Mapping[str, Any], posts: Sequence[Source]) -> None:
    """Name the rules of the kind regex that take longest: the first to look at when the figure above is too low."""
    documents = [read(p) for p in posts]
    taken = {}
    for rule in rules:
        if rule.kind == "regex":
            run = partial(match_all, RuleLinter([rule], classes), documents)
            taken[rule.id] = seconds(run, 1)
    for name in sorted(taken, key=taken.__getitem__, reverse=True)[:5]:
        print(f"  of which {name:38} {taken[name] * 1000:6.0f} ms")


def proselint(text: str, count: int, ours: float) -> None:
    try:
        import proselint  # noqa: F401
    except ImportError:
        print("proselint                         not installed: pip install proselint==0.16.0")
        return
    with tempfile.TemporaryDirectory() as folder:
        path, empty = Path(folder, "text.txt"), Path(folder, "empty.txt")
        path.write_text(text, encoding="utf-8")
        empty.write_text("Dag.\n", encoding="utf-8")
        command = ("-m", "proselint", "check")
        taken = process(*command, str(path)) - process(*command, str(empty))
    ratio = ours * taken / count
    print(
        f"proselint, start-up left out      {count / taken:10,.0f} words/s;  sincerity is {ratio:.1f} x as fast"
    )


def memory(posts: int) -> None:
    linter = Linter(Config(model="none"))
    texts = drafts()

    def stream(number: int) -> Iterator[Source]:
        for i in range(number):  # every post has words that no other has
            yield Source(f"{i} woord{i}. {texts[i % len(texts)][:200]} Groeten van {i}straat.")

    start = time.process_time()
    peaks = []
    for number in (posts // 10, posts):
        for _ in linter.check_many(stream(number)):
            pass
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    spent = time.process_time() - start
    print(
        f"memory after {posts // 10:,} / {posts:,} posts  {peaks[0]:.0f} / {peaks[1]:.0f} MB, {spent:.0f} seconds"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--memory", action="store_true", help="check many posts, and nothing else")
    parser.add_argument("--posts", type=int, default=100_000, help="how many, with --memory")
    arguments = parser.parse_args()
    if arguments.memory:
        memory(arguments.posts)
        return
    start_up()
    growth()
    throughput(arguments.words)


if __name__ == "__main__":
    main()
