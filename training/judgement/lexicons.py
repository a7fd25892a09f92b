"""Make the lexicon extracts that sincerity ships, from the public files they come from.

    python training/judgement/lexicons.py LEXICON_DIR

LEXICON_DIR holds ``nl-sentiment.xml`` (adjectives with polarity and subjectivity; clips/pattern, De Smedt and
Daelemans; PDDL) and ``nl-frequency-50k.txt`` (word counts of film subtitles; hermitdave/FrequencyWords, 2018;
CC BY-SA 4.0). The extracts go to ``sincerity/data/sentiment`` and ``sincerity/data/frequency``, each with the
licence file of its source beside it.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "sincerity" / "data"
MOST_FREQUENT = 20_000
BANDS = (100, 500, 2_000, 6_000, MOST_FREQUENT)
"""Ranks at which a frequency band ends; words beyond the last one are rare."""


def sentiment(source: Path) -> list[str]:
    """Return one line per adjective: word, mean polarity and mean subjectivity over its senses."""
    senses: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for word in ElementTree.parse(source).getroot().iter("word"):
        form = (word.get("form") or "").strip().lower()
        if form and " " not in form:
            senses[form].append((float(word.get("polarity", 0)), float(word.get("subjectivity", 0))))
    lines = []
    for form, values in sorted(senses.items()):
        polarity = sum(p for p, _ in values) / len(values)
        subjectivity = sum(s for _, s in values) / len(values)
        lines.append(f"{form}\t{polarity:.2f}\t{subjectivity:.2f}")
    return lines


def frequency(source: Path) -> list[str]:
    """Return the most frequent words, one a line, most frequent first, without their counts."""
    words = (line.split(" ")[0] for line in source.read_text(encoding="utf-8").splitlines())
    return [word for word in words if word][:MOST_FREQUENT]


def main(folder: Path) -> None:
    """Write both extracts."""
    for name, lines in (
        ("sentiment/adjectives.tsv", sentiment(folder / "nl-sentiment.xml")),
        ("frequency/words.txt", frequency(folder / "nl-frequency-50k.txt")),
    ):
        target = DATA / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{target.relative_to(DATA)}: {len(lines)} lines")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
