"""Files, folders, posts in ``.jsonl`` and ``.csv``, and standard input, read one by one into sources.

Whatever cannot be read comes out as a failure in its place, so that the rest goes on and nothing is lost.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sincerity.channels import GENERAL
from sincerity.decoding import EXPORT_HINT, MAX_BYTES, decode
from sincerity.document import Source
from sincerity.errors import SourceError
from sincerity.markup import Markup
from sincerity.report import GENERATOR, Failure

STDIN = "-"

MARKUPS = {
    ".txt": Markup.PLAIN,
    ".md": Markup.MARKDOWN,
    ".markdown": Markup.MARKDOWN,
    ".html": Markup.HTML,
    ".htm": Markup.HTML,
}
"""The suffixes of drafts and how each is read."""

POSTS, TABLE = ".jsonl", ".csv"
"""Files that hold many posts."""

_DOCUMENTS = {
    ".docx": "een Word-document",
    ".doc": "een Word-document",
    ".odt": "een LibreOffice-document",
    ".rtf": "een RTF-document",
    ".pages": "een Pages-document",
    ".pdf": "een PDF",
}
_EXPECTED = "verwacht: .txt, .md, .html, .jsonl, .csv of een map"


def read_paths(
    paths: Iterable[str],
    *,
    channel: str | Callable[[str | None], str] = GENERAL,
    reply_to: str | None = None,
    stdin: BinaryIO | None = None,
    stdin_filename: str | None = None,
    text_column: str = "text",
    on_skip: Callable[[str], None] = lambda message: None,
) -> Iterator[Source | Failure]:
    """Read every draft that *paths* name, in order; a file that is named twice is read once.

    Args:
        paths: Files, folders, or ``-`` for standard input.
        channel: The channel of drafts that do not name one, already resolved; or what tells it for a path.
        reply_to: The message that the drafts answer, for those that do not bring one.
        stdin: Where ``-`` reads from.
        stdin_filename: The path that standard input stands for; its suffix decides how it is read.
        text_column: The column of a ``.csv`` that holds the texts.
        on_skip: Told, in one line, what a folder held that looks like a draft but cannot be read.
    """
    seen: set[tuple[int, int] | str] = set()
    for name in paths:
        if name == STDIN:
            if stdin is None:
                yield Failure("-: er is geen standaardinvoer; verwacht: een tekst via een pijp")
            elif STDIN not in seen:
                seen.add(STDIN)
                yield from _read_stdin(
                    stdin, stdin_filename, _channel_at(channel, stdin_filename), reply_to, text_column
                )
            continue
        for path in _files(name, text_column, on_skip):
            if isinstance(path, Failure):
                yield path
                continue
            key = _identity(path)
            if key not in seen:
                seen.add(key)
                yield from _read_file(path, _channel_at(channel, path), reply_to, text_column)


def _channel_at(channel: str | Callable[[str | None], str], path: str | None) -> str:
    return channel if isinstance(channel, str) else channel(path)


def _is_table_of_posts(path: str, column: str) -> bool:
    """Tell whether a ``.csv`` in a folder holds posts; a folder may hold any kind of table."""
    from sincerity.tables import has_column

    try:
        with open(path, "rb") as stream:
            return has_column(stream, path, column)
    except OSError:
        return True  # reading it will say why it cannot be read


def _is_our_report(path: str) -> bool:
    """Tell whether a page is a report that ``--format html`` wrote: it quotes every draft in the folder."""
    try:
        with open(path, "rb") as stream:
            return GENERATOR.encode() in stream.read(500)
    except OSError:
        return False  # reading it will say why it cannot be read


def _identity(path: str) -> tuple[int, int] | str:
    try:
        status = os.stat(path)
    except OSError:
        return path
    # File systems without inode numbers give zeros for every file.
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(path)


def _files(name: str, column: str, on_skip: Callable[[str], None]) -> Iterator[str | Failure]:
    if not os.path.isdir(name):
        yield name
        return
    from sincerity.folders import walk

    others: dict[str, int] = {}
    found = False
    for path in walk(name):
        if isinstance(path, Failure):
            found = True
            yield path
            continue
        suffix = Path(path).suffix.lower()
        if suffix == ".html" and _is_our_report(path):
            on_skip(f"{path}: overgeslagen: dit is een verslag van sincerity zelf")
        elif suffix == TABLE and not _is_table_of_posts(path, column):
            on_skip(f"{path}: overgeslagen: er is geen kolom ‘{column}’; noem de kolom met --text-column")
        elif suffix in MARKUPS or suffix in (POSTS, TABLE):
            found = True
            yield path
        elif suffix in _DOCUMENTS:
            others[suffix] = others.get(suffix, 0) + 1
    skipped = ", ".join(f"{count}× {suffix}" for suffix, count in sorted(others.items()))
    if not found:
        also = f" (wel {skipped}: {EXPORT_HINT})" if skipped else ""
        message = f"{name}: geen teksten in deze map{also}; verwacht: .txt, .md, .html, .jsonl of .csv"
        yield Failure(message, path=name)
    elif skipped:
        on_skip(f"{name}: overgeslagen: {skipped}; {EXPORT_HINT}")


def _read_file(path: str, channel: str, reply_to: str | None, column: str) -> Iterator[Source | Failure]:
    suffix = Path(path).suffix.lower()
    try:
        _refuse_unreadable(path, suffix)
        if suffix == POSTS:
            from sincerity.posts import read_posts

            with open(path, "rb") as stream:
                yield from read_posts(stream, path, channel=channel, reply_to=reply_to)
            return
        if suffix == TABLE:
            from sincerity.tables import read_table

            with open(path, "rb") as stream:
                yield from read_table(stream, path, column=column, channel=channel, reply_to=reply_to)
            return
        with open(path, "rb") as stream:
            text = read_text(stream, path)
    except SourceError as error:
        yield Failure(str(error), path=path)
    except OSError as error:
        yield Failure(f"{path}: kan dit niet lezen: {_reason(error)}", path=path)
    else:
        yield Source(text=text, markup=MARKUPS[suffix], channel=channel, reply_to=reply_to, path=path)


def _read_stdin(
    stream: BinaryIO, filename: str | None, channel: str, reply_to: str | None, column: str
) -> Iterator[Source | Failure]:
    suffix = Path(filename).suffix.lower() if filename else ""
    if suffix == POSTS:
        from sincerity.posts import read_posts

        yield from read_posts(stream, filename or STDIN, channel=channel, reply_to=reply_to)
        return
    if suffix == TABLE:
        from sincerity.tables import read_table

        yield from read_table(stream, filename or STDIN, column=column, channel=channel, reply_to=reply_to)
        return
    markup = MARKUPS.get(suffix, Markup.PLAIN)
    try:
        text = read_text(stream, filename or STDIN)
    except SourceError as error:
        yield Failure(str(error), path=filename)
    except OSError as error:
        yield Failure(f"{filename or STDIN}: kan dit niet lezen: {_reason(error)}", path=filename)
    else:
        yield Source(text=text, markup=markup, channel=channel, reply_to=reply_to, path=filename)


def read_message(path: str) -> str:
    """Return the message in a file of any name, such as the complaint that a draft answers.

    Raises:
        SourceError: If there is no such file, or it is not a readable text.
    """
    try:
        with open(path, "rb") as stream:
            return read_text(stream, path)
    except FileNotFoundError:
        raise SourceError(f"{path}: bestaat niet{_nearest(path)}") from None
    except OSError as error:
        raise SourceError(f"{path}: kan dit niet lezen: {_reason(error)}") from None


def read_text(stream: BinaryIO, where: str) -> str:
    """Return the whole of a draft.

    Raises:
        SourceError: If it is empty, white space only, too large, or not UTF-8 text.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(_too_large(where, None))
    text = decode(data, where)
    if not text:
        raise SourceError(f"{where}: leeg; verwacht: een tekst om te lezen")
    if not text.strip():
        raise SourceError(f"{where}: alleen wit; verwacht: een tekst om te lezen")
    return text


def _refuse_unreadable(path: str, suffix: str) -> None:
    try:
        status = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        raise SourceError(f"{path}: bestaat niet{_nearest(path)}") from None
    except ValueError:
        raise SourceError(f"{path!r}: geen geldige bestandsnaam") from None
    if suffix in _DOCUMENTS:
        raise SourceError(f"{path}: {_DOCUMENTS[suffix]} leest sincerity niet; {EXPORT_HINT}")
    if suffix not in MARKUPS and suffix not in (POSTS, TABLE):
        kind = f"de soort ‘{suffix}’" if suffix else "een bestand zonder achtervoegsel"
        raise SourceError(
            f"{path}: {kind} leest sincerity niet; {_EXPECTED}. Platte tekst? Dan: sincerity check - < {path}"
        )
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(f"{path}: geen gewoon bestand; {_EXPECTED}")
    if suffix not in (POSTS, TABLE) and status.st_size > MAX_BYTES:
        raise SourceError(_too_large(path, status.st_size))


def _too_large(where: str, size: int | None) -> str:
    limit = f"{MAX_BYTES // 1_000_000} MB"
    found = f"{size / 1_000_000:.0f} MB" if size and size >= MAX_BYTES + 500_000 else f"meer dan {limit}"
    return f"{where}: {found} is te groot voor één tekst (hoogstens {limit}); zet losse berichten in een .jsonl of .csv"


def _nearest(path: str) -> str:
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        return f": er is geen map ‘{folder}’"
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return ""
    from difflib import get_close_matches  # late: only a mistake needs it

    near = get_close_matches(os.path.basename(path), names, n=1)
    return f"; bedoel je ‘{os.path.join(folder, near[0])}’?" if near else ""


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "je hebt er geen leesrechten op"
    if isinstance(error, IsADirectoryError):
        return "het is een map"
    return error.strerror or str(error)
