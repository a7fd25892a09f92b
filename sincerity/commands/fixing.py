"""``check --fix`` and ``check --diff``: repairs that need no judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from sincerity.document import Source
from sincerity.errors import SourceError
from sincerity.report import ExitCode, Failure

if TYPE_CHECKING:
    from sincerity.finding import Edit

Repairs = Callable[[Source], "Iterable[Edit]"]


def repaired(
    sources: Iterable[Source | Failure], repairs: Repairs, tell: Callable[[str], None]
) -> Iterator[Source | Failure]:
    """Repair every draft in its file and yield what it became; posts inside a file stay as they are."""
    from sincerity.fixing import fix, write_back

    for item in sources:
        if isinstance(item, Failure) or item.path is None or item.id is not None:
            yield item
            continue
        fixed = fix(item, repairs)
        if fixed.edits:
            try:
                write_back(item.path, item.text, fixed.source.text)
            except SourceError as error:
                yield Failure(str(error), path=item.path)
                yield item
                continue
            tell(f"{item.path}: {_count(fixed.edits)} gedaan")
        yield fixed.source


def show_diff(sources: Iterable[Source | Failure], repairs: Repairs, tell: Callable[[str], None]) -> int:
    """Write what ``--fix`` would change, and change nothing; 1 when there is anything."""
    from sincerity.fixing import diff, fix
    from sincerity.formats import failure_line

    posts = failures = edits = inside = 0
    for item in sources:
        if isinstance(item, Failure):
            failures += 1
            tell(failure_line(item))
            continue
        posts += 1
        fixed = fix(item, repairs)
        edits += fixed.edits
        inside += fixed.edits if item.id is not None else 0
        if fixed.edits:
            name = f"{item.path or '-'}" + (f"#{item.id}" if item.id else "")
            click.echo("".join(diff(item.text, fixed.source.text, name)), nl=False)
    if failures or not posts:
        return ExitCode.DID_NOT_RUN
    told = f"{_count(edits)} mogelijk" if edits else "niets te repareren"
    if edits > inside:
        told += "; met --fix worden ze gedaan"
    if inside:
        told += f"; {_count(inside)} in een bericht uit een .jsonl of .csv doe je daar zelf"
    tell(told)
    return ExitCode.FAILED if edits else ExitCode.PASSED


def _count(edits: int) -> str:
    return "1 reparatie" if edits == 1 else f"{edits} reparaties"
