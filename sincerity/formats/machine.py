"""What the formats for other programs share: paths as they want them, stable fingerprints, and text that is whole."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from sincerity.finding import Finding
from sincerity.report import Failure, Report

_HALF = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """Return *text* with ``�`` for every half of a surrogate pair, which no encoding can write."""
    return _HALF.sub("\ufffd", text)


def file_path(path: str) -> str:
    """Return a path as these programs compare it with the repository: from here, forward slashes, no ``./``."""
    name = PurePath(path)
    if name.is_absolute() and name.is_relative_to(Path.cwd()):
        name = name.relative_to(Path.cwd())
    return name.as_posix()


def counts_in_file(report: Report) -> bool:
    """Tell whether the spans of a report count in a file: a post of a ``.jsonl`` is only a part of a line."""
    return report.path is not None and report.id is None


def told(finding: Finding, report: Report) -> str:
    """Return the message of a finding, after the name of its post where the file alone does not tell which it is."""
    return finding.message if report.id is None else f"{report.id}: {finding.message}"


def failures_of(report: Report) -> Iterator[tuple[str, Failure]]:
    """Yield each failure in a report with the path that it belongs to."""
    for failure in report.failures:
        yield failure.path or report.path or "-", failure


def fingerprint(finding: Finding, seen: dict[str, int], *parts: str) -> str:
    """Return a mark that stays when text is moved or wrapped anew: of rule, words and how often they came before.

    Args:
        finding: The finding.
        seen: How often each mark was given out; one dictionary for all that must differ.
        parts: What else the mark depends on, such as the path.
    """
    words = " ".join((finding.text or "").split()).casefold()
    key = "\0".join((finding.rule, words, *parts))
    seen[key] = seen.get(key, 0) + 1
    data = f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:32]
