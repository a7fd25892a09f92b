"""Remembers the outcome for texts that were checked before: by content, never by name or time.

A key holds everything that an outcome depends on: the text, its channel and the message it answers, the rules and word
classes, the settings, and all that is in this package, the language model included. Words of a draft are not kept but
for those quoted in messages. Two processes may use one cache at once, and one that is broken is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sincerity import pack_cache
from sincerity.config import Config
from sincerity.deferred import DeferredTerms
from sincerity.document import Source
from sincerity.finding import Category, Edit, Finding, Severity
from sincerity.report import Report, Verdict
from sincerity.rule import Pack, Rule
from sincerity.spans import Span

MOST_ENTRIES = 10_000
"""About 30 MB; when there are more, those that were not used for longest go, down to nine tenths."""

_FORMAT = 1
_DAY = 86_400
_PACKAGE = Path(__file__).parent
_DIGEST = "package-digest"


@dataclass(slots=True)
class ResultCache:
    """Outcomes in a folder, one small file each."""

    folder: Path = field(default_factory=lambda: default_folder())
    hits: int = field(default=0, init=False)
    _stored: int = field(default=0, init=False)
    _writable: bool = field(default=True, init=False)

    def fetch(self, key: str, source: Source) -> Report | None:
        """Return the outcome for *source* under *key*, or ``None`` when it is not there."""
        path = self._path(key)
        try:
            found = json.loads(path.read_bytes())
            report = _report(found, source)
            if path.stat().st_mtime < time.time() - _DAY:
                os.utime(path)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            return None
        self.hits += 1
        return report

    def store(self, key: str, source: Source, report: Report) -> None:
        """Keep an outcome; one in which something did not run is not kept, for it may run the next time."""
        if report.failures or not self._writable:
            return
        path = self._path(key)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Written aside and moved into place: another process never reads half an outcome.
            draft.write_text(json.dumps(_content(report, source), ensure_ascii=True), encoding="ascii")
            draft.replace(path)
            self._stored += 1
        except OSError:
            self._writable = False
            with suppress(OSError):
                draft.unlink()

    def tidy(self, most: int = MOST_ENTRIES) -> None:
        """Throw out what was not used for longest, if this run has added anything and there is too much."""
        if not self._stored:
            return
        entries: list[tuple[float, str]] = []
        with suppress(OSError):
            for folder in os.scandir(self.folder):
                with suppress(OSError):
                    entries += [(entry.stat().st_mtime, entry.path) for entry in os.scandir(folder)]
        if len(entries) > most:
            for _, path in sorted(entries)[: len(entries) - most * 9 // 10]:
                with suppress(OSError):  # another process was first
                    os.unlink(path)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json"


def default_folder() -> Path:
    """Return the folder for outcomes, where the system keeps such things."""
    return pack_cache.folder() / "results"


class Keys:
    """Makes the keys of one run; what all posts share is worked out once per set of settings.

    Args:
        packs: Every pack that was loaded.
    """

    def __init__(self, packs: Iterable[Pack]) -> None:
        classes = [[pack.name, {name: c.forms for name, c in pack.classes.items()}] for pack in packs]
        self._shared = _digest([_FORMAT, package_digest(), classes])
        self._settings: dict[object, str] = {}

    def key(self, source: Source, config: Config, rules: Iterable[Rule]) -> str:
        """Return the key of a post.

        Args:
            source: The post.
            config: The settings that hold for it, without sections.
            rules: The rules that run on it.
        """
        settings = config.choice_of_rules
        if settings not in self._settings:
            self._settings[settings] = _digest(
                [self._shared, _settings(config), [_rule(rule) for rule in rules]]
            )
        # A suppression may have an end date, so what holds today may not hold tomorrow.
        today = date.today().isoformat() if "sincerity" in source.text.lower() else None
        return _digest(
            [self._settings[settings], source.text, source.markup, source.channel, source.reply_to, today]
        )


def package_digest() -> str:
    """Return a digest of all files of this package: code, data and the language model.

    They are read anew where one of them has another size or time than when they were last read.
    """
    files = _package_files()
    stamp = pack_cache.stamp_of(files)
    kept = pack_cache.fetch(_DIGEST, stamp)
    if isinstance(kept, str):
        return kept
    digest = hashlib.blake2b(digest_size=16)
    for path in files:
        digest.update(f"{os.path.relpath(path, _PACKAGE)}\0".encode())
        digest.update(Path(path).read_bytes())
    pack_cache.store(_DIGEST, stamp, digest.hexdigest())
    return digest.hexdigest()


def _package_files() -> list[str]:
    found: list[str] = []
    for folder, folders, files in os.walk(_PACKAGE):
        # The rules are digested as they were loaded.
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "rules"))
        found += (os.path.join(folder, name) for name in sorted(files))
    return found


def _settings(config: Config) -> list[Any]:
    return [
        config.names,
        config.house_words,
        [asdict(word) for word in config.forbidden_words],
        sorted(config.thresholds.items()),
        _model(config.model),
    ]


def _model(choice: str) -> list[Any]:
    """Return what tells one language model from another; the shipped one is a part of the package."""
    if choice == "none":
        return [choice]
    from importlib import metadata  # late: it takes long to import

    versions: list[Any] = [metadata.version("spacy")]
    folder = Path(choice).expanduser()
    if folder.is_dir():
        versions += sorted(
            (str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in folder.rglob("*") if p.is_file()
        )
    elif choice != "shipped":
        with suppress(metadata.PackageNotFoundError):
            versions.append(metadata.version(choice))
    return [choice, *versions]


def _rule(rule: Rule) -> list[Any]:
    return [
        rule.id,
        rule.label,
        rule.severity,
        rule.hushed,
        rule.message,
        rule.match,
        rule.unless,
        rule.suggest,
        rule.channels,
        rule.aliases,
        rule.fix,
        rule.learned,
    ]


def _told(value: object) -> str:
    """Return what tells a value that is not plain from others; terms need not be fetched for that."""
    return value.digest.hex() if isinstance(value, DeferredTerms) else str(value)


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, default=_told)
    return hashlib.blake2b(text.encode("ascii"), digest_size=20).hexdigest()


def _content(report: Report, source: Source) -> dict[str, Any]:
    return {
        "findings": [_finding_content(finding) for finding in report.findings],
        "suppressed": [_finding_content(finding) for finding in report.suppressed],
        "scores": {category.value: score for category, score in report.scores.items()},
        "acts_social": report.acts_social,
        "verdict": report.verdict.value,
        "doubtful": report.doubtful,
        "scoring": report.scoring,
        "score_reasons": {category.value: list(texts) for category, texts in report.score_reasons.items()},
        # What the reader of the file had to say about this very line belongs to the source, not to its text.
        "notices": report.notices[len(source.notices) :],
        "words": report.words,
        "unchecked_words": report.unchecked_words,
        "rules_run": report.rules_run,
        "model": report.model,
    }


def _report(content: Mapping[str, Any], source: Source) -> Report:
    return Report(
        source=source.text,
        channel=source.channel,
        findings=tuple(_finding(item, source.text) for item in content["findings"]),
        suppressed=tuple(_finding(item, source.text) for item in content["suppressed"]),
        scores={Category(name): float(score) for name, score in content["scores"].items()},
        acts_social=float(content["acts_social"]),
        verdict=Verdict(content["verdict"]),
        doubtful=content["doubtful"],
        scoring=content["scoring"],
        score_reasons={Category(name): tuple(texts) for name, texts in content["score_reasons"].items()},
        notices=(*source.notices, *content["notices"]),
        words=content["words"],
        unchecked_words=content["unchecked_words"],
        rules_run=content["rules_run"],
        model=content["model"],
        path=source.path,
        id=source.id,
        input=source.input,
    )


def _finding_content(finding: Finding) -> list[Any]:
    return [
        finding.rule,
        finding.label,
        finding.category.value,
        finding.severity.value,
        finding.message,
        _pair(finding.span),
        list(finding.suggestions),
        [[*_pair(edit.span), edit.text, edit.safe] for edit in finding.fix],
        [_pair(span) for span in finding.related],
        list(finding.reasons),
    ]


def _finding(item: list[Any], text: str) -> Finding:
    rule, label, category, severity, message, span, suggestions, fix, related, reasons = item
    place = Span(*span) if span else None
    return Finding(
        rule=rule,
        label=label,
        category=Category(category),
        severity=Severity(severity),
        message=message,
        span=place,
        text=text[place.start : place.end] if place else None,
        suggestions=tuple(suggestions),
        fix=tuple(Edit(Span(start, end), new, safe) for start, end, new, safe in fix),
        related=tuple(Span(*pair) for pair in related),
        reasons=tuple(reasons),
    )


def _pair(span: Span | None) -> list[int]:
    return [span.start, span.end] if span else []
