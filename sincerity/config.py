"""Settings: what a user can choose, where it is read from, and which rules it leaves to run.

Settings come from ``sincerity.toml`` or from ``[tool.sincerity]`` in ``pyproject.toml``. Their keys have a
dash (``fail-on``) where the fields of :class:`Config` have an underscore.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sincerity import channels
from sincerity.errors import ConfigError
from sincerity.finding import LABELS, Category
from sincerity.report import FailOn
from sincerity.rule import FOLDERS, Pack, Rule, Status
from sincerity.schema import suggestion

FILE = "sincerity.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "tool.sincerity"

_LISTS = ("select", "ignore", "packs", "names")
_KEYS = (*_LISTS, "preview", "channel", "fail-on", "model")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run.

    ``select`` and ``ignore`` hold ids, aliases, labels, categories or their Dutch folder names; an empty
    ``select`` means every rule. ``packs`` are folders of rules. ``names`` are brands and products that are
    never flagged. ``model`` is ``"shipped"``, ``"none"``, or the name or folder of a spaCy pipeline.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    channel: str = channels.GENERAL
    fail_on: FailOn = FailOn.VERDICT
    packs: tuple[Path, ...] = ()
    names: tuple[str, ...] = ()
    model: str = "shipped"
    path: Path | None = field(default=None, compare=False)

    @classmethod
    def from_file(cls, path: str | Path) -> Config:
        """Read the settings in a file. Folders in it are meant from the folder that the file is in.

        Raises:
            ConfigError: If the file cannot be read or holds an unknown key or a wrong value; one line for
            each.
        """
        path = Path(path)
        text = _read(path)
        table, section = _table(path, text), TABLE if path.name == SHARED_FILE else ""
        if table is None:
            raise ConfigError(f"{path}: er is geen [{TABLE}] in dit bestand")
        values: dict[str, Any] = {}
        errors = []
        for key, value in table.items():
            try:
                values[key.replace("-", "_")] = _value(key, value, path.parent)
            except ConfigError as error:
                errors.append(f"{path}:{_line(text, section, key)}: {error}")
        if errors:
            raise ConfigError("\n".join(errors))
        return cls(**values, path=path)


def find(start: Path) -> Path | None:
    """Return the settings file that holds for a file or folder: the nearest one in it or above it.

    In one folder ``sincerity.toml`` goes before ``pyproject.toml``, which counts only with a
    ``[tool.sincerity]``.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        shared = folder / SHARED_FILE
        # Somebody else's broken pyproject.toml is not ours to complain about, unless it means us.
        if shared.is_file() and re.search(rf"^\s*\[{re.escape(TABLE)}\b", _read(shared), re.MULTILINE):
            return shared
    return None


def select_rules(packs: Iterable[Pack], config: Config) -> tuple[Rule, ...]:
    """Return the rules that run, in the order of the packs.

    The more specific name wins: an id over a label, a label over a category; ``ignore`` wins over an equal
    ``select``. Preview rules run only when asked for once their pack has a stable rule; deprecated ones only
    when selected by id.

    Raises:
        ConfigError: If a name is unknown, if a rule selected by id is a preview that may not run, or if no
        rule is left.
    """
    packs = tuple(packs)
    _check_names(packs, config)
    chosen = []
    for pack in packs:
        previews = config.preview or not any(rule.status is Status.STABLE for rule in pack.rules)
        for rule in pack.rules:
            selected, ignored = _level(rule, config.select), _level(rule, config.ignore)
            if (config.select and not selected) or (ignored and ignored >= selected):
                continue
            if rule.status is Status.DEPRECATED and selected < _BY_NAME:
                continue
            if rule.status is Status.PREVIEW and not previews:
                if selected == _BY_NAME:
                    raise ConfigError(
                        f"regel ‘{rule.id}’ is nog op proef; zet preview aan om hem te gebruiken"
                    )
                continue
            chosen.append(rule)
    if not chosen:
        asked = (
            f"select is {', '.join(config.select) or 'leeg'}, ignore is {', '.join(config.ignore) or 'leeg'}"
        )
        raise ConfigError(f"er blijft geen regel over om te draaien: {asked}")
    return tuple(chosen)


_BY_NAME, _BY_LABEL, _BY_CATEGORY = 3, 2, 1


def _level(rule: Rule, names: Sequence[str]) -> int:
    """Return how closely *names* point at a rule; 0 when they do not."""
    if any(name in names for name in rule.names):
        return _BY_NAME
    if rule.label in names:
        return _BY_LABEL
    return _BY_CATEGORY if any(_category(name) is rule.category for name in names) else 0


def _category(name: str) -> Category | None:
    return FOLDERS.get(name) or next((category for category in Category if category == name), None)


def _check_names(packs: Iterable[Pack], config: Config) -> None:
    rules = {name for pack in packs for rule in pack.rules for name in rule.names}
    known = [*sorted(rules), *LABELS, *Category, *FOLDERS]
    errors = [
        f"{key}: onbekende regel, label of categorie ‘{name}’{suggestion(name, known)}"
        for key, names in (("select", config.select), ("ignore", config.ignore))
        for name in names
        if name not in known
    ]
    if errors:
        raise ConfigError("\n".join(errors))


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: het bestand is geen UTF-8; sla het op als UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{path}: het bestand laat zich niet lezen: {error.strerror}") from error


def _table(path: Path, text: str) -> Mapping[str, Any] | None:
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = place.group(1) if place else text.count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", str(error))
        raise ConfigError(f"{path}:{line}: geen geldige TOML ({reason})") from error
    for part in TABLE.split(".") if path.name == SHARED_FILE else ():
        data = data.get(part) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else None


def _value(key: str, value: Any, folder: Path) -> Any:
    """Return a setting as :class:`Config` holds it.

    Raises:
        ConfigError: If the key is unknown or the value is not of its kind; without file and line.
    """
    if key not in _KEYS:
        raise ConfigError(f"onbekende instelling ‘{key}’{suggestion(key, _KEYS) or _choice(_KEYS)}")
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise ConfigError(f'{key}: verwacht een lijst van teksten, zoals ["…"]; gevonden {_shown(value)}')
        return tuple(folder / Path(item).expanduser() for item in value) if key == "packs" else tuple(value)
    if key == "preview":
        if not isinstance(value, bool):
            raise ConfigError(f"{key}: verwacht true of false; gevonden {_shown(value)}")
        return value
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{key}: verwacht een tekst tussen aanhalingstekens; gevonden {_shown(value)}")
    if key == "channel":
        return channels.resolve(value)
    if key == "fail-on":
        if value not in list(FailOn):
            raise ConfigError(f"{key}: ‘{value}’ kan niet{suggestion(value, FailOn) or _choice(FailOn)}")
        return FailOn(value)
    return str(folder / value) if value.startswith(("./", "../")) else value


def _choice(names: Iterable[str]) -> str:
    return f"; kies uit {', '.join(names)}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "een tabel"
    return f"‘{value}’" if value != "" else "een lege tekst"


def _line(text: str, section: str, key: str) -> int:
    """Return the line of a key, or of its table when the key is written in an unusual way.

    The TOML reader of Python keeps no lines.
    """
    current, table_line = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            current = header.group(1)
            if current == section:
                table_line = number
            if current == ".".join(filter(None, (section, key))):
                return number
        elif current == section and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""", line):
            return number
    return table_line
