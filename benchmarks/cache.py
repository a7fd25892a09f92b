"""Measure what the cache of outcomes gains: the same folder read for the first time and again.

    python benchmarks/cache.py [--posts 400] [--words 120] [--rounds 3]

Posts are put together from sentences of our own. Each round starts with an empty cache; runs are whole processes, as a
user starts them, so that loading counts too. Printed are medians and their ratio; times say little on another machine,
the ratio says more.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = (
    "De brug is dicht tot vrijdag, want de kabel van de slagboom is gebroken.",
    "Koop nu, want op is op en wie het eerst komt het eerst maalt!",
    "Onze excuses voor het ongemak.",
    "Wat vind jij van de nieuwe route langs de school?",
    "Wij zijn er trots op dat wij de beste service van de regio leveren.",
    "Gisteren stonden er veertig mensen in de regen te wachten op de bus.",
    "Dat hadden we eerder moeten zeggen, en dat spijt ons.",
    "Bram van de werkplaats heeft zondag het slot gemaakt.",
    "Vanaf maandag kost een kaartje drie euro, een dubbeltje meer dan nu.",
    "Samen maken we het verschil voor een duurzame toekomst.",
)


def write_posts(folder: Path, posts: int, words: int) -> None:
    """Fill a folder with posts that all differ."""
    rng = random.Random(7)
    for number in range(posts):
        text = [f"Bericht {number}."]
        while sum(len(sentence.split()) for sentence in text) < words:
            text.append(rng.choice(SENTENCES))
        (folder / f"{number:04}.md").write_text(" ".join(text) + "\n", encoding="utf-8")


def run(folder: Path, cache: Path, *options: str) -> float:
    """Check the folder in a process of its own and return the seconds it took."""
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, str(ROOT / "cli.py"), "check", str(folder), "--format", "jsonl", *options]
    start = time.perf_counter()
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=False)
    took = time.perf_counter() - start
    if done.returncode > 1 or not done.stdout:
        raise SystemExit(f"a run did not succeed: exit {done.returncode}")
    return took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, default=400)
    parser.add_argument("--words", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    first, again, edited, without = [], [], [], []
    with tempfile.TemporaryDirectory() as home:
        folder, cache = Path(home, "posts"), Path(home, "cache")
        folder.mkdir()
        write_posts(folder, options.posts, options.words)
        run(folder, cache, "--no-cache")  # packs and phrases are remembered apart, and are no part of this
        results = cache / "sincerity" / "results"
        for number in range(options.rounds):
            if results.exists():
                results.rename(Path(home, f"old-{number}"))
            first.append(run(folder, cache))
            again.append(run(folder, cache))
            post = folder / "0000.md"
            post.write_text(f"{post.read_text(encoding='utf-8')}Ronde {number}.\n", encoding="utf-8")
            edited.append(run(folder, cache))
            without.append(run(folder, cache, "--no-cache"))
    base = statistics.median(without)
    print(
        f"{options.posts} posts of {options.words} words, median of {options.rounds}; ratio to a run without a cache"
    )
    for name, times in (
        ("no cache", without),
        ("first run, filling it", first),
        ("all known", again),
        ("one post edited", edited),
    ):
        took = statistics.median(times)
        print(f"  {name:<22} {took:6.2f} s   {base / took:5.1f} x")


if __name__ == "__main__":
    main()
