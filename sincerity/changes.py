"""Which lines of which files changed in git, so that only findings on those count.

Compared is the working tree with the place where the present branch left the revision that is named: what others did
on the main branch since then is not ours. A file that git does not follow yet is new as a whole.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sincerity.baseline import set_aside
from sincerity.document import Source
from sincerity.errors import ConfigError
from sincerity.finding import Finding
from sincerity.report import Failure, Report

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")

Lines = tuple[range, ...]


@dataclass(slots=True)
class Changes:
    """The lines that changed since a revision.

    ``lines`` holds them per file, from 1; ``followed`` are the files that git knows. Both are real paths. ``skipped``
    counts the sources that were passed over because nothing in them changed.
    """

    revision: str
    lines: Mapping[str, Lines]
    followed: frozenset[str]
    skipped: int = field(default=0, init=False)

    @classmethod
    def since(cls, revision: str) -> Changes:
        """Ask git what changed in the repository around the working directory.

        Raises:
            ConfigError: If git is not there, this is no repository, or it has no such revision.
        """
        top = Path(os.fsdecode(_git("rev-parse", "--show-toplevel").rstrip(b"\n")))
        # A dash at the start would be an option to git.
        found = (
            None
            if revision.startswith("-")
            else _try("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        )
        if found is None:
            raise ConfigError(
                f"git kent ‘{revision}’ niet; geef een tak, label of commit, zoals origin/main of HEAD~1"
            )
        commit = found.decode().strip()
        # Without a common ancestor, as in a shallow clone, the revision itself is all there is to compare with.
        base = (_try("merge-base", commit, "HEAD") or commit.encode()).decode().strip()
        shown = _git(
            *(
                "-c",
                "core.quotepath=off",
                "diff",
                "--unified=0",
                "--find-renames",
                "--no-color",
                "--no-ext-diff",
            ),
            *("--no-textconv", "--text", "--no-relative", "--src-prefix=a/", "--dst-prefix=b/", base, "--"),
        )
        followed = _git("ls-files", "-z", "--full-name", cwd=top).split(b"\0")
        return cls(
            revision,
            {_real(top, name): tuple(lines) for name, lines in _parse(shown).items()},
            frozenset(_real(top, name) for name in followed if name),
        )

    def keep(self, sources: Iterable[Source | Failure]) -> Iterator[Source | Failure]:
        """Yield the sources in which something changed, and every failure."""
        for item in sources:
            if isinstance(item, Failure) or self._has_changed(item):
                yield item
            else:
                self.skipped += 1

    def apply(self, report: Report) -> Report:
        """Move the faults on unchanged lines aside; one about the whole post counts in new files alone."""
        # Of a post in a data file all lines changed, or it would not have been kept.
        changed = None if report.path is None or report.id is not None else self._changed_in(report.path)
        if changed is None:
            return report
        old = [finding for finding in report.faults if not _touches(finding, report.source, changed)]
        one = len(old) == 1
        return set_aside(
            report,
            old,
            f"{len(old)} {'bevinding staat' if one else 'bevindingen staan'} buiten de regels die sinds "
            f"{self.revision} veranderd zijn en {'telt' if one else 'tellen'} niet mee",
        )

    def _changed_in(self, path: str) -> Lines | None:
        """Return the changed lines of a file; ``None``: all of them."""
        real = os.path.realpath(path)
        return None if real not in self.followed else self.lines.get(real, ())

    def _has_changed(self, source: Source) -> bool:
        changed = None if source.path is None else self._changed_in(source.path)
        if changed is None or source.lines is None:
            return changed is None or bool(changed)
        first, last = source.lines
        return _overlap(changed, first, last)


def _touches(finding: Finding, source: str, changed: Lines) -> bool:
    if finding.span is None:
        return False
    # As git counts them: a line ends at \\n alone.
    first = source.count("\n", 0, finding.span.start) + 1
    return _overlap(
        changed, first, first + source.count("\n", finding.span.start, max(finding.span.end - 1, 0))
    )


def _overlap(changed: Lines, first: int, last: int) -> bool:
    return any(lines.start <= last and first < lines.stop for lines in changed)


def _parse(shown: bytes) -> dict[bytes, list[range]]:
    """Read the changed lines out of a diff without context; a file that only lost lines has none."""
    found: dict[bytes, list[range]] = {}
    lines: list[range] = []
    rest = iter(shown.split(b"\n"))
    for line in rest:
        if line.startswith(b"+++ "):
            name = _unquoted(line[4:].rstrip(b"\t"))
            lines = found.setdefault(name[2:], []) if name.startswith(b"b/") else []
        elif hunk := _HUNK.match(line):
            gone, start, come = hunk[1], int(hunk[2]), hunk[3]
            number = 1 if come is None else int(come)
            if number:
                lines.append(range(start, start + number))
            # What follows is text: a line of it may look like a header.
            for _ in range((1 if gone is None else int(gone)) + number):
                next(rest, None)
    return found


_ESCAPE = re.compile(rb'\\([abtnvfr"\\]|[0-7]{3})')
_ESCAPES = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))


def _unquoted(name: bytes) -> bytes:
    """Take the quotes off a path that git quotes, because it has a quote, a tab or the like in it."""
    if not name.startswith(b'"'):
        return name

    def sign(found: re.Match[bytes]) -> bytes:
        code = found[1]
        return bytes([_ESCAPES[code[0]] if len(code) == 1 else int(code, 8)])

    return _ESCAPE.sub(sign, name[1:-1])


def _real(top: Path, name: bytes) -> str:
    return os.path.realpath(top / os.fsdecode(name))


def _try(*arguments: str) -> bytes | None:
    try:
        return _git(*arguments)
    except ConfigError:
        return None


def _git(*arguments: str, cwd: Path | None = None) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, cwd=cwd)
    except FileNotFoundError:
        raise ConfigError("voor --changed-since is git nodig, en dat staat niet op deze computer") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0] if said else f"uitkomst {done.returncode}"
        raise ConfigError(f"git kan niet zeggen wat er veranderd is: {reason}")
    return done.stdout
