"""Front matter of a draft: YAML between ``---`` or TOML between ``+++``. Its title and description are text.

Cut by hand, line by line: the exact place of every letter is needed, and front matter that a parser would refuse
is no reason to leave a draft unchecked.
"""

from __future__ import annotations

import re

from sincerity.markup.collector import BlockKind, Collector

_FIELDS = {
    "title": BlockKind.TITLE,
    "titel": BlockKind.TITLE,
    "description": BlockKind.DESCRIPTION,
    "beschrijving": BlockKind.DESCRIPTION,
}
_NAMES = "|".join(_FIELDS)
_OPENING = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE),
}
_YAML_FIELD = re.compile(
    rf"^[\"']?(?P<key>{_NAMES})[\"']?[ \t]*:(?=[ \t\r\n])[ \t]*", re.MULTILINE | re.IGNORECASE
)
_TOML_FIELD = re.compile(rf"^[ \t]*[\"']?(?P<key>{_NAMES})[\"']?[ \t]*=[ \t]*", re.MULTILINE | re.IGNORECASE)
_TOML_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_LINE = re.compile(r"(?P<text>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")
_STRING = re.compile(
    r"\"\"\"(?P<long>(?:[^\\\"]|\\.|\"(?!\"\"))*+)\"\"\"|'''(?P<long_raw>(?:[^']|'(?!''))*+)'''"
    r"|\"(?P<double>(?:[^\\\"]|\\.)*+)\"|'(?P<single>(?:[^']|'')*+)'",
    re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})"
    r"|(?P<line>[ \t]*(?:\r\n|\r|\n)\s*)|(?P<one>.))"
)
_DOUBLED = re.compile("''")
_NEWLINE = re.compile(r"[ \t]*+(?:\r\n|\r|\n)[ \t]*+")
_BLOCK_SCALAR = re.compile(r"(?P<style>[|>])[+\-0-9]{0,2}[ \t]*(?:#[^\r\n]*)?$")
_COMMENT = re.compile(r"(?:^|[ \t])#")
_LETTERS = {
    "n": "\n",
    "t": " ",
    "r": " ",
    "N": " ",
    "_": "\u00a0",
    "L": "\n",
    "P": "\n",
    "0": "",
    "b": "",
    "f": " ",
}


def take(collector: Collector, start: int) -> int:
    """Take in title and description; return where the draft itself begins: *start* without front matter."""
    source = collector.source
    opening = _OPENING.match(source, start)
    if opening is None:
        return start
    # "^" counts only "\n" as the start of a line: drafts with old Mac line endings have no front matter here.
    closing = _CLOSING[opening["fence"]].search(source, opening.end())
    if closing is None:
        return start
    first, last = opening.end(), closing.start()
    if opening["fence"] == "---":
        for found in _YAML_FIELD.finditer(source, first, last):
            collector.begin(_FIELDS[found["key"].lower()])
            _yaml_value(collector, found.end(), last)
    else:
        table = _TOML_TABLE.search(source, first, last)
        for found in _TOML_FIELD.finditer(source, first, table.start() if table else last):
            collector.begin(_FIELDS[found["key"].lower()])
            _string(collector, found.end(), last, toml=True)
    collector.end()
    return closing.end()


def _yaml_value(collector: Collector, start: int, last: int) -> None:
    source = collector.source
    if _string(collector, start, last, toml=False):
        return
    line = _LINE.match(source, start, last)
    if line is None:
        return
    block = _BLOCK_SCALAR.match(line["text"])
    if block is None:
        _plain_line(collector, line.start("text"), line.end("text"))
    position = line.end()
    while position < last:
        line = _LINE.match(source, position, last)
        if line is None or (line["text"].strip() and line["text"][0] not in " \t"):
            return
        if not line["text"].strip() or (block and block["style"] == "|"):
            collector.line_break(position, position + 1)
        else:
            collector.space(position, position + 1)
        if block:
            collector.flow(line.start("text"), line.end("text"))
        else:
            _plain_line(collector, line.start("text"), line.end("text"))
        position = line.end()


def _plain_line(collector: Collector, start: int, end: int) -> None:
    text = collector.source[start:end]
    comment = _COMMENT.search(text)
    text = (text[: comment.start()] if comment else text).rstrip()
    if text not in ("~", "null"):
        collector.flow(start, start + len(text))


def _string(collector: Collector, start: int, last: int, *, toml: bool) -> bool:
    """Take in a quoted string; tell whether there was one."""
    match = _STRING.match(collector.source, start, last)
    if match is None or match.lastgroup is None:
        return False
    first, end = match.span(match.lastgroup)
    if match.lastgroup in ("long", "double"):
        _escaped(collector, first, end, _ESCAPE)
    elif match.lastgroup == "single" and not toml:
        _escaped(collector, first, end, _DOUBLED)
    else:
        _lines(collector, first, end)
    return True


def _escaped(collector: Collector, start: int, end: int, escapes: re.Pattern[str]) -> None:
    for match in escapes.finditer(collector.source, start, end):
        _lines(collector, start, match.start())
        start = match.end()
        text = "'" if escapes is _DOUBLED else _unescape(match)
        if text == "\n":
            collector.line_break(match.start(), start)
        elif text == " ":
            collector.space(match.start(), start)
        else:
            collector.replace(match.start(), start, text)
    _lines(collector, start, end)


def _unescape(match: re.Match[str]) -> str:
    digits = match["x"] or match["u"] or match["U"]
    if digits:
        code = int(digits, 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"
    if match["line"] is not None:
        return " "
    return _LETTERS.get(match["one"], match["one"])


def _lines(collector: Collector, start: int, end: int) -> None:
    for newline in _NEWLINE.finditer(collector.source, start, end):
        collector.flow(start, newline.start())
        collector.space(newline.start(), newline.end())
        start = newline.end()
    collector.flow(start, end)
