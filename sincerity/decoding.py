"""Bytes to text: UTF-8 or a message that says what the bytes are likelier to be and how to mend it.

A byte order mark is dropped and not counted; newlines stay as they are, so that offsets count in the file.
"""

from __future__ import annotations

import codecs
import os

from sincerity.errors import SourceError

MAX_BYTES = 1_000_000
"""The largest draft, and the longest line of a ``.jsonl``: some 160,000 words, more than any post. A check of so many
takes 0.6 GB and half a minute. A ``.jsonl`` as a whole has no limit, because it is read line by line."""

_SIGNATURES = (
    (b"%PDF", "een PDF"),
    (b"\x89PNG", "een PNG-afbeelding"),
    (b"\xff\xd8\xff", "een JPEG-afbeelding"),
    (b"GIF8", "een GIF-afbeelding"),
    (b"PK\x03\x04", "een zip-bestand, zoals .docx en .odt dat ook zijn"),
    (b"\xd0\xcf\x11\xe0", "een oud Office-bestand, zoals .doc"),
    (b"{\\rtf", "een RTF-bestand"),
    (b"\x1f\x8b", "een gzip-bestand"),
)

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32LE"),
    (codecs.BOM_UTF32_BE, "UTF-32BE"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)

_SINGLE_BYTE = (("cp1252", "Windows-1252"), ("mac_roman", "MACINTOSH"), ("cp850", "CP850"))
_DUTCH_CHARACTERS = frozenset("éëèêïíöóüúáàäçñÉËÈÏÖÜ‘’“”–—…€ °©")


def decode(data: bytes, path: str, *, line: int | None = None) -> str:
    """Return *data* as text.

    Args:
        data: The whole of a draft, or one line of a ``.jsonl``.
        path: How to name the file in a message.
        line: Which line of the file *data* is, from 1; without it *data* is all of the file.

    Raises:
        SourceError: If the bytes are not UTF-8 text; the message names what they look like.
    """
    where = path if line is None else f"{path}:{line}"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{where}: dit is {kind}, geen tekst; {EXPORT_HINT}")
    encoding = _wide_encoding(data)
    if encoding:
        raise SourceError(f"{where}: dit is {encoding}, verwacht werd UTF-8; {_convert_hint(encoding, path)}")
    if b"\0" in data:
        at = data.index(b"\0")
        raise SourceError(
            f"{where}: geen tekst maar binaire gegevens (een nulbyte op plek {at}); {EXPORT_HINT}"
        )
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(_not_utf8(error, path, line)) from None


EXPORT_HINT = "plak de tekst in een .txt-bestand of exporteer hem als platte tekst"
"""What to do with a draft in a format that is not text."""


def _wide_encoding(data: bytes) -> str | None:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    # Latin letters in UTF-16 have a zero byte on one side, always the same; random binary data has not.
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > 0.6 * half and even < 0.1 * half:
        return "UTF-16LE"
    if half and even > 0.6 * half and odd < 0.1 * half:
        return "UTF-16BE"
    return None


def _not_utf8(error: UnicodeDecodeError, path: str, line: int | None) -> str:
    data: bytes = error.object
    at = line or data.count(b"\n", 0, error.start) + 1
    found = f"{path}:{at}: geen UTF-8: byte 0x{data[error.start]:02X}"
    if error.end == len(data) and error.reason == "unexpected end of data":
        return f"{found} is het begin van een afgebroken teken; is het bestand wel helemaal opgeslagen?"
    encoding = _single_byte_encoding(data)
    if encoding is None:
        return f"{found}; {EXPORT_HINT}, met UTF-8 als codering"
    return f"{found}. Waarschijnlijk is het {encoding}; {_convert_hint(encoding, path)}"


def _single_byte_encoding(data: bytes) -> str | None:
    """Name the encoding in which the bytes above 127 are mostly characters that Dutch texts have."""
    high = bytes(byte for byte in data if byte > 127)
    best: tuple[float, str] | None = None
    for codec, name in _SINGLE_BYTE:
        text = high.decode(codec, errors="replace")
        share = sum(character in _DUTCH_CHARACTERS for character in text) / len(text)
        if share >= 0.5 and (best is None or share > best[0]):
            best = (share, name)
    return best[1] if best else None


def _convert_hint(encoding: str, path: str) -> str:
    suffix = os.path.splitext(path)[1] or ".txt"
    import shlex  # late: only a text that cannot be read needs it

    command = f"iconv -f {encoding} -t UTF-8 {shlex.quote(path)} > nieuw{suffix}"
    return f"sla het op als UTF-8, of zet het om: {command}"
