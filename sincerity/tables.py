"""Posts from a ``.csv``: one row a post, as a spreadsheet or a planning tool exports them.

Dutch Excel writes a semicolon where others write a comma; the first line tells which. Encodings are not guessed: what
is not UTF-8 is refused with what it looks like and how to mend it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from sincerity.channels import GENERAL
from sincerity.decoding import MAX_BYTES, decode
from sincerity.document import Source
from sincerity.errors import SourceError
from sincerity.posts import make_post
from sincerity.report import Failure
from sincerity.schema import suggestion

TEXT_COLUMN = "text"
MAX_TABLE_BYTES = 50_000_000
"""A table is read whole, for a row may run over several lines; this is some 100,000 posts."""

_SEPARATORS = (",", ";", "\t")
_NAMES = {",": "komma’s", ";": "puntkomma’s", "\t": "tabs"}
_OWN = ("id", "channel", "reply_to")
"""Columns that mean something besides the text; an empty cell in them is as good as no column."""


def read_table(
    stream: BinaryIO,
    path: str,
    *,
    column: str = TEXT_COLUMN,
    channel: str = GENERAL,
    reply_to: str | None = None,
) -> Iterator[Source | Failure]:
    """Read the posts of a table; a row that is no post comes out as a failure that names file and line.

    Args:
        stream: The file.
        path: How to name it.
        column: The column with the texts. Columns ``id``, ``channel`` and ``reply_to`` are used as in a ``.jsonl``; the
            others become the ``input`` of their post.
        channel: For rows without one.
        reply_to: For rows without one.
    """
    try:
        rows = _Rows(stream, path)
        place = rows.find(column)
    except SourceError as error:
        yield Failure(str(error), path=path)
        return
    posts = 0
    for first, last, cells in rows:
        where = f"{path}:{first}"
        posts += 1
        try:
            if isinstance(cells, str):
                raise SourceError(f"{where}: {cells}")
            fields: dict[str, object] = {
                name: cell for name, cell in zip(rows.header, cells, strict=True) if cell or name not in _OWN
            }
            fields["text"] = fields.pop(rows.header[place])
            post = make_post(fields, where, f"regel {first}", path, channel, reply_to)
            yield replace(post, lines=(first, last))
        except SourceError as error:
            yield Failure(str(error), path=path)
    if not posts:
        yield Failure(f"{path}: alleen een kop, geen rijen; verwacht: een bericht per rij", path=path)


def has_column(stream: BinaryIO, path: str, column: str) -> bool:
    """Tell whether a table has a column of this name; one that cannot be read is said to have it, and fails later."""
    start = stream.read(100_000)
    try:
        # The piece may end inside a row, or inside a character; the header is all that matters here.
        rows = _Rows(io.BytesIO(start.rpartition(b"\n")[0] or start), path)
    except SourceError:
        return True
    return column.strip().lower() in (name.lower() for name in rows.header)


class _Rows:
    """The rows of a table, each with its first and last line; what is wrong with a row comes in place of its cells.

    Raises:
        SourceError: If it is not UTF-8 text, too large, empty, or has no usable header.
    """

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._path = path
        data = stream.read(MAX_TABLE_BYTES + 1)
        if len(data) > MAX_TABLE_BYTES:
            limit = f"meer dan {MAX_TABLE_BYTES // 1_000_000} MB"
            raise SourceError(f"{path}: {limit} is te groot voor een .csv; zet de berichten in een .jsonl")
        text = decode(data, path)
        if not text.strip():
            raise SourceError(
                f"{path}: leeg; verwacht: een kop met een kolom ‘{TEXT_COLUMN}’ en een bericht per rij"
            )
        skip = 0
        self.separator = ""
        # Excel may say itself what separates the cells.
        if text[:4].lower() == "sep=" and len(text) > 4:
            self.separator = text[4]
            text = text.partition("\n")[2]
            skip = 1
        self.separator = self.separator or _separator(text)
        self._lines_before = skip
        # The limit of the reader holds for the whole process; a draft may be longer than its usual 131,072 characters.
        csv.field_size_limit(MAX_BYTES)
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.separator, strict=True)
        try:
            self.header = [name.strip() for name in next(self._reader)]
        except (csv.Error, StopIteration) as error:
            raise SourceError(f"{path}:{skip + 1}: de kop is niet te lezen ({_reason(error)})") from None
        twice = [name for number, name in enumerate(self.header) if name and name in self.header[:number]]
        if twice:
            raise SourceError(f"{path}:{skip + 1}: de kolom ‘{twice[0]}’ staat er twee keer")

    def find(self, column: str) -> int:
        """Return the number of a column; its name may be written in any case."""
        names = [name.lower() for name in self.header]
        if column.strip().lower() in names:
            return names.index(column.strip().lower())
        shown = ", ".join(f"‘{name}’" for name in self.header if name) or "geen"
        raise SourceError(
            f"{self._path}:{self._lines_before + 1}: er is geen kolom ‘{column}’{suggestion(column, self.header)}; "
            f"gevonden (met {_NAMES.get(self.separator, f'‘{self.separator}’')} ertussen): {shown}. "
            "Noem de kolom met --text-column"
        )

    def __iter__(self) -> Iterator[tuple[int, int, list[str] | str]]:
        wanted = len(self.header)
        while True:
            first = self._lines_before + self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                # After this the reader no longer knows where a row begins.
                yield (
                    first,
                    first,
                    f"deze rij is niet te lezen ({_reason(error)}); de rest van het bestand is niet gelezen",
                )
                return
            last = self._lines_before + self._reader.line_num
            # A sheet is often exported with empty rows below, and with empty cells to the right.
            if not any(cell.strip() for cell in cells):
                continue
            while len(cells) > wanted and not cells[-1].strip():
                cells.pop()
            if len(cells) != wanted:
                yield (
                    first,
                    last,
                    (
                        f"deze rij heeft {len(cells)} cellen en de kop {wanted}; staat een tekst met "
                        f"{_NAMES.get(self.separator, self.separator)} of een regeleinde wel tussen aanhalingstekens?"
                    ),
                )
            else:
                yield first, last, cells


def _separator(text: str) -> str:
    """Return what separates the cells of the first line: whichever stands in it most, outside quotation marks."""
    header = text.lstrip("\r\n").splitlines()[0]
    outside = "".join(header.split('"')[::2])
    return max(_SEPARATORS, key=outside.count)


def _reason(error: Exception) -> str:
    text = str(error)
    if "unexpected end" in text:
        return "een aanhalingsteken wordt niet gesloten"
    if "expected after" in text:
        return "er staat iets achter een aanhalingsteken dat de cel sluit"
    return text or "er is geen eerste regel"
