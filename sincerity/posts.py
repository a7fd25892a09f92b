"""Posts from a ``.jsonl``: one JSON object a line, read one at a time however long the file is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from sincerity.channels import GENERAL, resolve
from sincerity.decoding import MAX_BYTES, decode
from sincerity.document import Source
from sincerity.errors import ConfigError, SourceError
from sincerity.report import Failure

_EXPECTED = 'verwacht: één JSON-object per regel, met minstens {"text": "…"}'
_KINDS = {
    str: "tekst",
    bool: "waar/onwaar",
    int: "een getal",
    float: "een getal",
    list: "een lijst",
    dict: "een object",
}


def read_posts(
    stream: BinaryIO, path: str, *, channel: str = GENERAL, reply_to: str | None = None
) -> Iterator[Source | Failure]:
    """Read the posts of *stream*; a line that is no post comes out as a failure that names file and line.

    A post has ``text`` and optionally ``id``, ``channel`` and ``reply_to``; the rest of the line becomes its
    ``input``. A post without an id is called after its line. *channel* and *reply_to* are for posts without one.
    """
    posts = 0
    number = 0
    for number, data in _lines(stream):
        where = f"{path}:{number}"
        try:
            if data is None:
                raise SourceError(f"{where}: een regel van meer dan {MAX_BYTES // 1_000_000} MB; {_EXPECTED}")
            line = decode(data, path, line=number).rstrip("\r\n")
            if not line.strip():
                continue
            posts += 1
            post = make_post(_parse(line, where), where, f"regel {number}", path, channel, reply_to)
            yield replace(post, lines=(number, number))
        except SourceError as error:
            posts += 1
            yield Failure(str(error), path=path)
    if not posts:
        found = "leeg" if not number else "alleen witregels"
        yield Failure(f"{path}: {found}; {_EXPECTED}", path=path)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Number the lines from 1; one that is longer than a draft may be comes out as ``None``, unread."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def _parse(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line, parse_constant=_refuse_constant, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        message = f"{where}: geen geldige JSON (kolom {error.colno}: {error.msg}); {_EXPECTED}"
        raise SourceError(message) from None
    except (ValueError, RecursionError) as error:
        found = "te diep genest" if isinstance(error, RecursionError) else error
        raise SourceError(f"{where}: geen geldige JSON ({found}); {_EXPECTED}") from None
    if not isinstance(value, dict):
        raise SourceError(f"{where}: gevonden: {_kind(value)}; {_EXPECTED}")
    return value


def _refuse_constant(name: str) -> None:
    raise ValueError(f"‘{name}’ is geen JSON-getal")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"‘{twice}’ staat er twee keer")
    return result


def make_post(
    fields: dict[str, Any], where: str, name: str, path: str, channel: str, reply_to: str | None
) -> Source:
    """Make a post of the fields of a line or row; *name* is its id if it has none, *where* its place in messages.

    Raises:
        SourceError: If there is no text, or a field is not of its kind.
    """
    text = _text(fields, "text", where)
    if text is None:
        keys = ", ".join(f"‘{key}’" for key in fields) or "niets"
        raise SourceError(f"{where}: ‘text’ ontbreekt; gevonden: {keys}; {_EXPECTED}")
    if not text.strip():
        raise SourceError(f"{where}: ‘text’ is leeg; {_EXPECTED}")
    identifier = fields.pop("id", None)
    if identifier is not None and (isinstance(identifier, bool) or not isinstance(identifier, str | int)):
        raise SourceError(f"{where}: ‘id’ is {_kind(identifier)}; verwacht: tekst of een heel getal")
    notices: tuple[str, ...] = ()
    wanted = _text(fields, "channel", where)
    if wanted is not None:
        try:
            channel = resolve(wanted)
        except ConfigError as error:
            channel = GENERAL
            notices = (f"{where}: {error}. Gelezen als ‘{GENERAL}’.",)
    own_reply = _text(fields, "reply_to", where)
    if own_reply is None and channel == "webcare" and isinstance(fields.get("context"), str):
        own_reply = _text(fields, "context", where)
    return Source(
        text=text,
        channel=channel,
        reply_to=reply_to if own_reply is None else own_reply,
        path=path,
        id=name if identifier is None else str(identifier),
        input=fields,
        notices=notices,
    )


def _text(fields: dict[str, Any], key: str, where: str) -> str | None:
    """Take the text under *key* out of *fields*; ``null`` counts as absent."""
    value = fields.pop(key, None)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceError(f"{where}: ‘{key}’ is {_kind(value)}; verwacht: tekst")
    half = next((character for character in value if "\ud800" <= character <= "\udfff"), None)
    if half:
        raise SourceError(
            f"{where}: ‘{key}’ bevat een half teken (\\u{ord(half):04x}); verwacht: hele tekens"
        )
    return value


def _kind(value: object) -> str:
    return "niets (null)" if value is None else _KINDS[type(value)]
