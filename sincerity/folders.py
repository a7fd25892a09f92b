"""The files under a folder, in sorted order, without hidden ones and without what a ``.gitignore`` leaves out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from pathspec import GitIgnoreSpec

from sincerity.report import Failure


@dataclass(frozen=True, slots=True)
class _Ignore:
    """One ``.gitignore`` and the folder that its patterns count from."""

    folder: str
    spec: GitIgnoreSpec

    def verdict(self, path: str, *, is_folder: bool) -> bool | None:
        """Return whether the file says to leave *path* out, to keep it, or nothing."""
        relative = os.path.relpath(path, self.folder).replace(os.sep, "/")
        return self.spec.check_file(relative + "/" if is_folder else relative).include


def walk(folder: str) -> Iterator[str | Failure]:
    """Go through *folder* depth first; a folder that cannot be listed comes out as a failure.

    A link to a folder is not followed, as git does not either: it could lead round in a circle.
    """
    yield from _walk(folder, _outer_ignores(os.path.abspath(folder)))


def _walk(folder: str, ignores: tuple[_Ignore, ...]) -> Iterator[str | Failure]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        ignores += _ignores_of(os.path.abspath(folder))
    except PermissionError:
        yield Failure(f"{folder}: kan deze map niet lezen: je hebt er geen leesrechten op", path=folder)
        return
    except OSError as error:
        yield Failure(f"{folder}: kan deze map niet lezen: {error.strerror or error}", path=folder)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if _is_ignored(os.path.abspath(entry.path), ignores, is_folder=is_folder):
            continue
        if is_folder:
            yield from _walk(entry.path, ignores)
        elif entry.is_file():
            yield os.path.normpath(entry.path)
        elif entry.is_symlink() and not os.path.exists(entry.path):
            yield Failure(f"{entry.path}: verwijst naar een bestand dat er niet is", path=entry.path)


def _is_ignored(path: str, ignores: tuple[_Ignore, ...], *, is_folder: bool) -> bool:
    for ignore in reversed(ignores):  # the deepest file has the last word
        verdict = ignore.verdict(path, is_folder=is_folder)
        if verdict is not None:
            return verdict
    return False


def _outer_ignores(folder: str) -> tuple[_Ignore, ...]:
    """Return the ``.gitignore`` files above *folder*, up to the root of its repository, outermost first."""
    above: list[str] = []
    current = folder
    while not os.path.exists(os.path.join(current, ".git")):
        parent = os.path.dirname(current)
        if parent == current:
            return ()  # not in a repository: nothing above counts
        above.append(parent)
        current = parent
    ignores: tuple[_Ignore, ...] = ()
    for parent in reversed(above):
        ignores += _ignores_of(parent)
    # Somebody who names an ignored folder wants it read; the files that leave it out would leave out all of it.
    return tuple(ignore for ignore in ignores if not ignore.verdict(folder, is_folder=True))


def _is_pattern(line: str) -> bool:
    """Tell whether a line means anything; what does not, such as a lone ``!``, git passes over too."""
    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _ignores_of(folder: str) -> tuple[_Ignore, ...]:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="surrogateescape") as lines:
            return (_Ignore(folder, GitIgnoreSpec.from_lines(filter(_is_pattern, lines))),)
    except OSError:
        return ()
