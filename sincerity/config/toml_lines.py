"""Finds the line of every key and list item in a TOML text; the reader of Python keeps none.

It follows the grammar as far as places need and trusts that :mod:`tomllib` has accepted the text.
"""

from __future__ import annotations

import re

Path = tuple[str | int, ...]
"""The keys that lead to a value; items of a list are counted from 0."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
_SPACE = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")


def find_lines(text: str) -> dict[Path, int]:
    """Return the line, from 1, of every key, table and list item of a valid TOML text."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while self._skip_blank() < len(self._text):
            start = self._at
            if self._text.startswith("[", start):
                is_list = self._text.startswith("[[", start)
                self._at += 2 if is_list else 1
                table = self._table(self._key(), is_list=is_list)
                self._at = self._text.index("]", self._at) + (2 if is_list else 1)
                self._note(table, start)
            else:
                self._pair(table)
        return self._lines

    def _table(self, key: Path, *, is_list: bool) -> Path:
        """Return where a table header leads: a header inside a list of tables means the last one of it."""
        path: Path = ()
        for number, part in enumerate(key, start=1):
            path += (part,)
            if is_list and number == len(key):
                self._tables[path] = self._tables.get(path, -1) + 1
                self._lines.setdefault(path, self._line(self._at))
            if path in self._tables:
                path += (self._tables[path],)
        return path

    def _pair(self, table: Path) -> None:
        start = self._at
        path = table + self._key()
        self._note(path, start)
        self._at = self._text.index("=", self._at) + 1
        self._at = self._after(_SPACE)
        self._value(path)

    def _key(self) -> Path:
        parts: list[str] = []
        while True:
            self._at = self._after(_SPACE)
            quoted = _STRING.match(self._text, self._at)
            found = quoted or _BARE.match(self._text, self._at)
            if found is None:
                raise ValueError(f"no key at {self._at}")
            self._at = found.end()
            parts.append(found[0][1:-1] if quoted else found[0])
            self._at = self._after(_SPACE)
            if not self._text.startswith(".", self._at):
                return tuple(parts)
            self._at += 1

    def _value(self, path: Path) -> None:
        first = self._text[self._at]
        if first == "[":
            self._items(path)
        elif first == "{":
            self._pairs(path)
        elif first in "\"'":
            self._at = self._after(_STRING)
        else:
            self._at = self._after(_SCALAR)

    def _items(self, path: Path) -> None:
        self._at += 1
        number = 0
        while not self._text.startswith("]", self._skip_blank()):
            item = (*path, number)
            self._note(item, self._at)
            self._value(item)
            number += 1
            if self._text.startswith(",", self._skip_blank()):
                self._at += 1
        self._at += 1

    def _pairs(self, path: Path) -> None:
        self._at += 1
        while not self._text.startswith("}", self._skip_blank()):
            self._pair(path)
            if self._text.startswith(",", self._skip_blank()):
                self._at += 1
        self._at += 1

    def _note(self, path: Path, start: int) -> None:
        line = self._line(start)
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], line)
        self._lines[path] = line

    def _line(self, at: int) -> int:
        return self._text.count("\n", 0, at) + 1

    def _skip_blank(self) -> int:
        self._at = self._after(_BLANK)
        return self._at

    def _after(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        return found.end() if found else self._at
