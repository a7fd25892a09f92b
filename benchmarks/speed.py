"""How fast sincerity is without a language model, as ratios measured in one run.

    python benchmarks/speed.py [--words 200000]

Prints start-up times as multiples of ``python -c pass``, words per second of the phrase matcher, of all rules that need no
model and of proselint 0.16 (when it is installed) on as many words, and how time grows with rules, text and posts.
The text is put together from the shipped example drafts.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

EXAMPLES = Path(__file__).parent.parent / "examples"


def seconds(run: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return median(taken)


def process(*args: str) -> Callable[[], object]:
    def run() -> None:
        done = subprocess.run([sys.executable, *args], capture_output=True, text=True, check=False)
        if done.returncode > 1:  # 1 says that the text has findings
            raise SystemExit(f"{' '.join(args)} did not run: {done.stderr}")

    return run


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


def start_up() -> None:
    baseline = seconds(process("-c", "pass"), 15)
    draft = str(next(EXAMPLES.glob("*.md")))
    print(f"python -c pass                    {baseline * 1000:7.1f} ms")
    for name, limit, args in (
        ("sincerity --help", 8, ("-m", "sincerity", "--help")),
        ("sincerity rules list", None, ("-m", "sincerity", "rules", "list")),
        ("check of one draft, no model", 15, ("-m", "sincerity", "check", "--model", "none", draft)),
    ):
        ratio = seconds(process(*args), 9) / baseline
        print(f"{name:33} {ratio:7.1f} x python -c pass" + (f"  (at most {limit})" if limit else ""))


def throughput(words: int) -> None:
    from sincerity.api import Linter, load_packs, word_classes
    from sincerity.config import Config
    from sincerity.document import Source, read
    from sincerity.linter import Linter as RuleLinter
    from sincerity.matchers import PhraseIndex

    config = Config(model="none")
    linter = Linter(config)
    text = text_of(words)
    count = len(text.split())
    posts = [Source(d) for d in drafts()] * (words // sum(len(d.split()) for d in drafts()) + 1)
    post_words = sum(len(p.text.split()) for p in posts)

    classes = word_classes(load_packs(config))
    index = PhraseIndex(classes)
    for rule in linter.rules:
        if rule.match["kind"] == "terms":
            index.add(rule.match["terms"])
    documents = [read(p) for p in posts]
    for d in documents:
        _ = d.words, d.sentences
    index.find(documents[0].words, documents[0].sentences)
    rate = post_words / seconds(lambda: [index.find(d.words, d.sentences) for d in documents], 3)
    print(f"terms of all rules                {rate:10,.0f} words/s  (at least 500,000)")

    whole = seconds(lambda: list(linter.check_many(posts)), 3)
    print(
        f"all {len(linter.rules):3} rules, no model           {post_words / whole:10,.0f} words/s  (at least 150,000)"
    )

    half = RuleLinter(linter.rules[::2], classes)
    ratio = whole / seconds(lambda: [half.check(p) for p in posts], 3)
    print(f"twice the rules                   {(ratio - 1) * 100:9.0f} %    more time  (under 30)")

    small = seconds(lambda: linter.check(text[:100_000]), 3)
    large = seconds(lambda: linter.check((text * 10)[:1_000_000]), 1)
    print(f"a text ten times as long (1 MB)   {large / small:10.1f} x the time  (linear is 10)")
    proselint(text, count, post_words / whole)


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
        taken = seconds(process(*command, str(path)), 1) - seconds(process(*command, str(empty)), 3)
    print(
        f"proselint, start-up left out      {count / taken:10,.0f} words/s;  sincerity is {ours * taken / count:.1f} x as fast"
    )


def memory(posts: int) -> None:
    from sincerity.api import Linter
    from sincerity.config import Config
    from sincerity.document import Source

    linter = Linter(Config(model="none"))
    texts = drafts()

    def stream(number: int) -> Iterator[Source]:
        for i in range(number):
            yield Source(f"{i} woord{i}. {texts[i % len(texts)][:200]}")

    peaks = []
    for number in (posts // 10, posts):
        for _ in linter.check_many(stream(number)):
            pass
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(f"memory after {posts // 10:,} / {posts:,} posts  {peaks[0]:.0f} / {peaks[1]:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--posts", type=int, default=100_000)
    arguments = parser.parse_args()
    start_up()
    throughput(arguments.words)
    memory(arguments.posts)


if __name__ == "__main__":
    main()
