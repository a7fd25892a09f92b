"""Reads settings from TOML and names every mistake with file and line. ``config_schema.json`` says the same."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from sincerity import channels
from sincerity.config import SHARED_FILE, TABLE, ForbiddenWord, Section
from sincerity.config.patterns import excludes_only, mistake_in
from sincerity.config.toml_lines import find_lines
from sincerity.errors import ConfigError
from sincerity.finding import Severity
from sincerity.report import FailOn
from sincerity.schema import suggestion

Keys = tuple[str | int, ...]

SEVERITIES = tuple(severity.value for severity in Severity if severity is not Severity.CREDIT)
TERM_KEYS = ("phrase", "verb", "noun", "adjective")
"""What a house word or forbidden word may be, besides a plain text, which is a phrase."""


def read_settings(path: Path, text: str) -> dict[str, Any]:
    """Return the fields of a :class:`~sincerity.config.Config` that a settings file gives.

    Raises:
        ConfigError: If anything in it is wrong; one line for each mistake.
    """
    data = _parse(path, text)
    top: Keys = ()
    for part in TABLE.split(".") if path.name == SHARED_FILE else ():
        data = data.get(part) if isinstance(data, dict) else None
        top += (part,)
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: er is geen [{TABLE}] in dit bestand")
    reader = _Reader(path, text, top)
    values = reader.table(data, (), SETTINGS, "instelling")
    if reader.errors:
        raise ConfigError("\n".join(message for _, message in sorted(reader.errors, key=lambda e: e[0])))
    return {**values, "origins": reader.origins(data, ())}


def _parse(path: Path, text: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = place.group(1) if place else text.count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", str(error))
        raise ConfigError(f"{path}:{line}: geen geldige TOML ({reason})") from error


class _Reader:
    """Reads values and collects what is wrong with them; a wrong value reads as ``None``."""

    def __init__(self, path: Path, text: str, top: Keys) -> None:
        self.path = path
        self.errors: list[tuple[int, str]] = []
        self._top = top
        self._lines = find_lines(text)

    def line(self, keys: Keys) -> int:
        """Return the line of a value, or of the nearest thing around it that has one."""
        full = (*self._top, *keys)
        while full and full not in self._lines:
            full = full[:-1]
        return self._lines.get(full, 1)

    def wrong(self, keys: Keys, message: str) -> None:
        """Note a mistake."""
        where = ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)
        prefix = f"{where}: " if where else ""
        self.errors.append((self.line(keys), f"{self.path}:{self.line(keys)}: {prefix}{message}"))

    def origins(self, data: Mapping[str, Any], keys: Keys) -> dict[str, str]:
        """Return per setting in a table where it was written."""
        return {key.replace("-", "_"): f"{self.path}:{self.line((*keys, key))}" for key in data}

    def table(self, data: Any, keys: Keys, known: Mapping[str, _Read], what: str) -> dict[str, Any]:
        """Read a table whose keys are all known; an unknown one gets the nearest as a suggestion."""
        if not isinstance(data, dict):
            self.wrong(keys, f"verwacht een tabel; gevonden {_shown(data)}")
            return {}
        values = {}
        for key, value in data.items():
            if key in known:
                values[key.replace("-", "_")] = known[key](self, value, (*keys, key))
            else:
                hint = suggestion(key, known) or _choice(known)
                # The key is in the message; the way to it matters only inside another table.
                line = self.line((*keys, key))
                around = ".".join(str(k + 1) if isinstance(k, int) else k for k in keys)
                prefix = f"{around}: " if around else ""
                self.errors.append((line, f"{self.path}:{line}: {prefix}onbekende {what} ‘{key}’{hint}"))
        return values


_Read = Callable[[_Reader, Any, Keys], Any]


def _texts(reader: _Reader, value: Any, keys: Keys) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        reader.wrong(keys, f'verwacht een lijst van teksten, zoals ["…"]; gevonden {_shown(value)}')
        return None
    return tuple(value)


def _folders(reader: _Reader, value: Any, keys: Keys) -> tuple[Path, ...] | None:
    texts = _texts(reader, value, keys)
    return None if texts is None else tuple(reader.path.parent / Path(item).expanduser() for item in texts)


def _text(reader: _Reader, value: Any, keys: Keys) -> str | None:
    if not isinstance(value, str) or not value.strip():
        reader.wrong(keys, f"verwacht een tekst tussen aanhalingstekens; gevonden {_shown(value)}")
        return None
    return value


def _file(reader: _Reader, value: Any, keys: Keys) -> Path | None:
    text = _text(reader, value, keys)
    return None if text is None else reader.path.parent / Path(text).expanduser()


def _model(reader: _Reader, value: Any, keys: Keys) -> str | None:
    text = _text(reader, value, keys)
    return str(reader.path.parent / text) if text and text.startswith(("./", "../")) else text


def _flag(reader: _Reader, value: Any, keys: Keys) -> bool | None:
    if not isinstance(value, bool):
        reader.wrong(keys, f"verwacht true of false; gevonden {_shown(value)}")
        return None
    return value


def _one_of(reader: _Reader, value: Any, keys: Keys, options: Iterable[str]) -> str | None:
    text = _text(reader, value, keys)
    names = [str(option) for option in options]
    if text is not None and text not in names:
        reader.wrong(keys, f"‘{text}’ kan niet{suggestion(text, names) or _choice(names)}")
        return None
    return text


def _fail_on(reader: _Reader, value: Any, keys: Keys) -> FailOn | None:
    text = _one_of(reader, value, keys, FailOn)
    return None if text is None else FailOn(text)


def _severity(reader: _Reader, value: Any, keys: Keys) -> Severity | None:
    text = _one_of(reader, value, keys, SEVERITIES)
    return None if text is None else Severity(text)


def _channel(reader: _Reader, value: Any, keys: Keys) -> str | None:
    text = _text(reader, value, keys)
    if text is None:
        return None
    try:
        return channels.resolve(text)
    except ConfigError as error:
        reader.wrong(keys, str(error))
        return None


def _severities(reader: _Reader, value: Any, keys: Keys) -> dict[str, Severity]:
    if not isinstance(value, dict):
        reader.wrong(keys, f"verwacht een tabel van regels of labels; gevonden {_shown(value)}")
        return {}
    read = {name: _severity(reader, item, (*keys, name)) for name, item in value.items()}
    return {name: severity for name, severity in read.items() if severity is not None}


def _thresholds(reader: _Reader, value: Any, keys: Keys) -> dict[str, float]:
    if not isinstance(value, dict):
        reader.wrong(keys, f"verwacht een tabel van kanalen; gevonden {_shown(value)}")
        return {}
    limits: dict[str, float] = {}
    for name, item in value.items():
        place = (*keys, name)
        channel = _channel(reader, name, place)
        if isinstance(item, bool) or not isinstance(item, int | float) or not 0 < item <= 100:
            reader.wrong(place, f"verwacht een getal boven 0 tot en met 100; gevonden {_shown(item)}")
        elif channel in limits:
            reader.wrong(place, f"het kanaal ‘{channel}’ staat er twee keer")
        elif channel is not None:
            limits[channel] = float(item)
    return limits


def _term(reader: _Reader, value: Any, keys: Keys) -> dict[str, str] | None:
    """Read a word or phrase; it is compiled once, so that a mistake in it is named here, with its line."""
    if isinstance(value, str):
        value = {"phrase": value}
    chosen = [key for key in TERM_KEYS if key in value]
    if len(chosen) != 1:
        found = f"gevonden {' en '.join(f'‘{key}’' for key in chosen)}" if chosen else "er staat er geen"
        reader.wrong(keys, f"kies één van {', '.join(TERM_KEYS)}; {found}")
        return None
    if "particle" in value and chosen != ["verb"]:
        reader.wrong((*keys, "particle"), "hoort alleen bij een werkwoord (verb)")
        return None
    term = {key: _text(reader, value[key], (*keys, key)) for key in (*chosen, "particle") if key in value}
    if None in term.values():
        return None
    from sincerity.matchers.phrase_syntax import Compiler, PatternError  # late: most settings have no words

    sound: dict[str, str] = {key: text for key, text in term.items() if text is not None}
    try:
        Compiler({}).term(sound)
    except PatternError as error:
        reader.wrong(keys, error.reason)
        return None
    return sound


def _house_words(reader: _Reader, value: Any, keys: Keys) -> tuple[dict[str, str], ...]:
    known: dict[str, _Read] = dict.fromkeys((*TERM_KEYS, "particle"), _as_is)
    return tuple(term for _, term in _words(reader, value, keys, known))


def _forbidden_words(reader: _Reader, value: Any, keys: Keys) -> tuple[ForbiddenWord, ...]:
    known: dict[str, _Read] = {
        **dict.fromkeys((*TERM_KEYS, "particle"), _as_is),
        "instead": _text,
        "message": _text,
        "severity": _severity,
    }
    words = []
    for fields, term in _words(reader, value, keys, known):
        extra = {key: fields[key] for key in ("instead", "message", "severity") if fields.get(key)}
        words.append(ForbiddenWord(term, **extra))
    return tuple(words)


def _words(
    reader: _Reader, value: Any, keys: Keys, known: Mapping[str, _Read]
) -> list[tuple[dict[str, Any], dict[str, str]]]:
    if not isinstance(value, list):
        reader.wrong(keys, f'verwacht een lijst, zoals ["…", {{verb = "…"}}]; gevonden {_shown(value)}')
        return []
    words = []
    for number, item in enumerate(value):
        place = (*keys, number)
        if not (isinstance(item, dict) or (isinstance(item, str) and item.strip())):
            reader.wrong(place, f"verwacht een tekst of een tabel; gevonden {_shown(item)}")
            continue
        fields = reader.table(item, place, known, "sleutel") if isinstance(item, dict) else {}
        term = _term(reader, item, place)
        if term is not None:
            words.append((fields, term))
    return words


def _as_is(reader: _Reader, value: Any, keys: Keys) -> Any:
    return value


def _paths(reader: _Reader, value: Any, keys: Keys) -> tuple[str, ...] | None:
    patterns = _texts(reader, value, keys)
    if not patterns:  # the section says so: it needs one
        return patterns
    mistakes = [(place, pattern, mistake_in(pattern)) for place, pattern in enumerate(patterns)]
    for place, pattern, mistake in mistakes:
        if mistake is not None:
            reader.wrong((*keys, place), f"het patroon ‘{pattern}’ {mistake}")
    if excludes_only(patterns) and not any(mistake for _, _, mistake in mistakes):
        reader.wrong(
            keys, "alleen patronen met een ! ervoor sluiten uit wat er niet is; noem eerst wat erbij hoort"
        )
    return patterns


def _sections(reader: _Reader, value: Any, keys: Keys) -> tuple[Section, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        reader.wrong(keys, f"verwacht tabellen onder [[per-path]]; gevonden {_shown(value)}")
        return ()
    sections = []
    for number, item in enumerate(value):
        place = (*keys, number)
        fields = reader.table(item, place, SECTION, "instelling")
        if not item.get("paths"):
            reader.wrong(place, 'paths ontbreekt; noem waar dit geldt, zoals paths = ["webcare/**"]')
            continue
        origins = reader.origins(item, place)
        sections.append(Section(**{k: v for k, v in fields.items() if v is not None}, origins=origins))
    return tuple(sections)


SECTION: dict[str, _Read] = {
    "paths": _paths,
    "select": _texts,
    "ignore": _texts,
    "preview": _flag,
    "channel": _channel,
    "fail-on": _fail_on,
    "severity": _severities,
}
"""The settings of a ``[[per-path]]``."""

SETTINGS: dict[str, _Read] = {
    "select": _texts,
    "ignore": _texts,
    "packs": _folders,
    "names": _texts,
    "preview": _flag,
    "channel": _channel,
    "fail-on": _fail_on,
    "model": _model,
    "house-words": _house_words,
    "forbidden-words": _forbidden_words,
    "severity": _severities,
    "thresholds": _thresholds,
    "baseline": _file,
    "per-path": _sections,
}
"""Every setting and how it is read."""


def _choice(names: Iterable[str]) -> str:
    return f"; kies uit {', '.join(names)}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "een tabel"
    return f"‘{value}’" if value != "" else "een lege tekst"


def lines_of(text: str, key: str, name: str) -> int | None:
    """Return the first line on which *name* stands under the setting *key*, in whichever table."""
    data = tomllib.loads(text)
    for path, line in sorted(find_lines(text).items(), key=lambda item: item[1]):
        value: Any = data
        for step in path:
            value = value[step]
        if (value == name and path[-2:-1] == (key,)) or path[-2:] == (key, name):
            return line
    return None
