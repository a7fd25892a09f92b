"""Fit the judgement and write the table that is shipped.

    python training/judgement/fit.py BENCHMARK_DIR [NAME]

BENCHMARK_DIR holds labelled posts: ``dev-real.jsonl`` (with ``organisation``), ``dev-synthetic.jsonl`` and
``pairs.jsonl``.
The same posts give the same table: seeds are fixed. Refit after a change to the word classes or the features.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sincerity.judgement.table import Table  # noqa: E402
from training.judgement.examples import load  # noqa: E402
from training.judgement.model import fit  # noqa: E402

TARGET = ROOT / "sincerity" / "data" / "judgement" / "table.json"
DIGITS = 4


def write(table: Table, target: Path) -> None:
    """Write a table with one feature a line, so that a change of it can be read."""
    data = table.to_json()
    lines = []
    for key, value in data.items():
        if isinstance(value, dict) and "weights" in value:
            rows = ",\n".join(
                f"   {json.dumps(f)}: {json.dumps(_rounded(w))}" for f, w in value["weights"].items()
            )
            intercepts = json.dumps(_rounded(value["intercepts"]))
            lines.append(
                f' {json.dumps(key)}: {{\n  "intercepts": {intercepts},\n  "weights": {{\n{rows}\n  }}\n }}'
            )
        else:
            lines.append(f" {json.dumps(key)}: {json.dumps(value)}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, DIGITS) for name, value in values.items()}


def main(folder: Path, name: str) -> None:
    """Fit and write."""
    examples = load(folder)
    table = fit(examples, name)
    write(table, TARGET)
    count = sum(len(h.weights) for part in (table.sentence, table.labels, table.post) for h in part.values())
    print(f"{len(examples)} posts, {sum(len(e.sentences) for e in examples)} sentences, {count} weights")
    print(f"limits {dict(table.limits)}, revise from {table.revise}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else "fitted-1")
