"""A baseline: the findings that stood in a body of texts on one day, so that only new ones count from then on.

A finding is known again by its rule, its words and up to three words on either side in the same paragraph, never by
its line: text may move, be wrapped anew or get other markup. Each entry is good for one finding.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sincerity.errors import ConfigError
from sincerity.finding import Finding, Severity
from sincerity.places import relative
from sincerity.report import Report, Verdict
from sincerity.writing import write_atomically

VERSION = 1

_CONTEXT = 3
_DIGITS = 16
_DIGEST = re.compile(f"[0-9a-f]{{{_DIGITS}}}")
_EXCERPT = 60
_MARKUP = re.compile(r"<[^<>]*>|[*_`~#>|\\]+|^[ \t]*(?:[-+]|\d+[.)])[ \t]", re.MULTILINE)
_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t>]*(?:\r\n|\r|\n)|</?(?:p|div|li|h[1-6]|td|blockquote)\b[^>]*>")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_START = 8
"""Words from the start of a post by which a finding about the post as a whole is known again."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One known finding: the rule, the digest of its words, and those words for the reader of the file."""

    rule: str
    digest: str
    text: str = field(compare=False)


@dataclass(slots=True)
class Baseline:
    """The known findings of a file, per path, and which of them were met in this run.

    ``folder`` is what the paths count from: the folder of the file.
    """

    folder: Path
    entries: Mapping[str, list[Entry]]
    _left: dict[str, Counter[Entry]] = field(init=False)
    _checked: set[str] = field(default_factory=set, init=False)
    _moved: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._left = {path: Counter(entries) for path, entries in self.entries.items()}
        # What belonged to a file that is gone may belong to one that was renamed.
        self._moved = [path for path in self.entries if path and not (self.folder / path).exists()]

    @classmethod
    def read(cls, path: str | Path) -> Baseline:
        """Read a baseline.

        Raises:
            ConfigError: If the file cannot be read or is no baseline that this version understands.
        """
        path = Path(path)
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigError(
                f"{path}: de baseline laat zich niet lezen: {error.strerror}; maak er een met "
                f"‘sincerity baseline PAD -o {path}’"
            ) from error
        except ValueError as error:
            raise ConfigError(f"{path}: dit is geen baseline (geen geldige JSON: {error})") from error
        if not isinstance(data, dict) or data.get("tool") != "sincerity baseline":
            raise ConfigError(f"{path}: dit is geen baseline van sincerity")
        if data.get("version") != VERSION:
            raise ConfigError(
                f"{path}: baseline van versie {data.get('version')!r}, deze sincerity leest versie {VERSION}; "
                "maak hem opnieuw"
            )
        try:
            entries = _entries(data.get("findings"))
        except ValueError as error:
            raise ConfigError(f"{path}: de baseline is beschadigd: {error}; maak hem opnieuw") from error
        return cls(path.resolve().parent, entries)

    def apply(self, report: Report) -> Report:
        """Move the known findings of a post aside; a post is sent back only for what is new.

        Credits stay where they are. Posts of one file share the entries of that file.
        """
        place = place_of(report.path, self.folder)
        self._checked.add(place)
        known = [
            finding
            for finding in report.faults
            if self._claim(place, Entry(finding.rule, digest(finding, report.source), ""))
        ]
        what = "1 bekende bevinding" if len(known) == 1 else f"{len(known)} bekende bevindingen"
        telt = "telt" if len(known) == 1 else "tellen"
        return set_aside(report, known, f"{what} uit de baseline {telt} niet mee")

    def stale(self) -> Iterator[tuple[str, Entry]]:
        """Yield the entries that no finding answered to, of the files that were checked and of those that are gone."""
        for path in sorted(self._left):
            if path in self._checked or path in self._moved:
                for entry in sorted(self._left[path].elements()):
                    yield path, entry

    def _claim(self, place: str, entry: Entry) -> bool:
        for path in (place, *self._moved):
            left = self._left.get(path)
            if left and left[entry]:
                left[entry] -= 1
                return True
        return False


def _entries(findings: Any) -> dict[str, list[Entry]]:
    """Return the entries of a file per path.

    Raises:
        ValueError: If something in it is not what :func:`write` writes; the message is Dutch.
    """
    if not isinstance(findings, dict):
        raise ValueError("‘findings’ is geen object")
    entries: dict[str, list[Entry]] = {}
    for place, items in findings.items():
        if not isinstance(items, list):
            raise ValueError(f"wat er bij ‘{place}’ staat is geen lijst")
        entries[place] = [
            _entry(item, f"bevinding {number} van ‘{place}’") for number, item in enumerate(items, 1)
        ]
    return entries


def _entry(item: Any, which: str) -> Entry:
    if not isinstance(item, dict):
        raise ValueError(f"{which} is geen object")
    for key in ("rule", "digest", "text"):
        if not isinstance(item.get(key), str):
            raise ValueError(f"{which} heeft geen tekst bij ‘{key}’")
    if not _DIGEST.fullmatch(item["digest"]):
        raise ValueError(f"{which} heeft bij ‘digest’ geen {_DIGITS} cijfers en letters a-f")
    return Entry(item["rule"], item["digest"], item["text"])


def set_aside(report: Report, known: Iterable[Finding], notice: str) -> Report:
    """Return the report with findings moved to ``known``, where they count for nothing.

    What is left sends the post back only if it did so before and a warning, an error, or a finding about the post as a
    whole is still there: the scores are about all of the text and cannot be split.
    """
    aside = {id(finding) for finding in known}
    if not aside:
        return report
    left = tuple(f for f in report.findings if id(f) not in aside)
    heavy = any(f.is_fault and (f.span is None or f.severity.rank >= Severity.WARNING.rank) for f in left)
    return replace(
        report,
        findings=left,
        known=(*report.known, *(f for f in report.findings if id(f) in aside)),
        verdict=report.verdict if heavy else Verdict.OK,
        doubtful=report.doubtful and heavy,
        notices=(*report.notices, notice),
    )


def write(path: str | Path, reports: Iterable[Report]) -> int:
    """Write the faults of *reports* as a baseline, replacing the file as a whole; return how many there are.

    One finding a line, sorted, so that a change of the file reads as a list of findings that came or went.

    Raises:
        OSError: If it cannot be written.
    """
    folder = Path(path).resolve().parent
    found: dict[str, list[Entry]] = {}
    for report in reports:
        for finding in report.faults:
            entry = Entry(finding.rule, digest(finding, report.source), _excerpt(finding))
            found.setdefault(place_of(report.path, folder), []).append(entry)
    lines = ['{\n  "tool": "sincerity baseline",\n', f'  "version": {VERSION},\n', '  "findings": {']
    for number, place in enumerate(sorted(found)):
        entries = (
            _dump({"rule": entry.rule, "text": entry.text, "digest": entry.digest})
            for entry in sorted(found[place], key=lambda e: (e.rule, e.text, e.digest))
        )
        lines += [
            ",\n" if number else "\n",
            f"    {_dump(place)}: [\n      ",
            ",\n      ".join(entries),
            "\n    ]",
        ]
    lines.append("\n  }\n}\n" if found else "}\n}\n")
    write_atomically(path, "".join(lines).encode("utf-8"))
    return sum(map(len, found.values()))


def place_of(path: str | None, folder: Path) -> str:
    """Return how a baseline in *folder* names a file; standard input is called nothing."""
    if path is None:
        return ""
    return relative(path, folder)


def digest(finding: Finding, source: str) -> str:
    """Return what a finding is known by, besides its rule: its words and the nearest ones in its paragraph."""
    if finding.span is None:
        words = ["", *_words(source)[:_START]]
    else:
        start, end = _paragraph(source, finding.span.start, finding.span.end)
        own = source[finding.span.start : finding.span.end]
        before = _words(source[start : finding.span.start])[-_CONTEXT:]
        after = _words(source[finding.span.end : end])[:_CONTEXT]
        # Exclamation marks and emoji hold no words: then the signs themselves are what was found.
        middle = _words(own) or ["".join(own.split())]
        words = [*before, "[", *middle, "]", *after]
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _paragraph(source: str, start: int, end: int) -> tuple[int, int]:
    first = 0
    for found in _BREAK.finditer(source, 0, start):
        first = found.end()
    last = _BREAK.search(source, end)
    return first, last.start() if last else len(source)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_MARKUP.sub(" ", text))]


def _excerpt(finding: Finding) -> str:
    text = " ".join((finding.text or "").split())
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + "…"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
