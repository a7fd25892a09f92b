"""Judge a post from its wording: chances per category, findings on sentences, reasons in plain Dutch.

Everything is a dot product of documented features with a table of weights that is fitted beforehand; see
``training/judgement/fit.py``. No language pipeline is needed.
"""

from __future__ import annotations

from sincerity.judgement.judge import Judge, Judgement
from sincerity.judgement.table import Table, load_table

__all__ = ["Judge", "Judgement", "Table", "load_table"]
