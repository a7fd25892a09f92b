"""Reads the files of one rule pack, checks them, and names every mistake in them at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sincerity.errors import RuleError
from sincerity.finding import LABELS, Category
from sincerity.matchers.phrase_syntax import PatternError, spelled_out
from sincerity.rule import FOLDERS
from sincerity.rule_checks import check_classes, check_rule, class_names
from sincerity.schema import Schema, rule_schema
from sincerity.yaml_nodes import YamlFile, parse

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Content = dict[str, Any]
"""A pack as JSON could hold it: ``head``, ``classes`` as name, path and data, ``rules`` as path and data."""

RESERVED = frozenset({*LABELS, *map(str, Category), *FOLDERS})
"""Names that select more than one rule, so no rule may have them."""

_NAME = {"type": "string", "minLength": 1}
_PACK_SCHEMA = {
    "type": "object",
    "required": ["name", "language", "description"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "language": {"enum": ["nl"]},
        "description": _NAME,
        "version": _NAME,
    },
}


@dataclass(slots=True)
class _Reader:
    """Reads the files of one pack and collects what is wrong with them."""

    root: Traversable
    errors: list[str] = field(default_factory=list)

    def read(self, entry: Traversable, schema: Schema, *, terms: bool = False) -> YamlFile | None:
        """Return a file that fits its schema, or note its errors and return ``None``."""
        path = str(entry)
        try:
            file = parse(entry.read_bytes().decode("utf-8-sig"), path)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.errors.append(f"{path}:{line}: het bestand is geen UTF-8; sla het op als UTF-8")
            return None
        except OSError as error:
            self.errors.append(f"{path}:1: het bestand laat zich niet lezen: {error.strerror}")
            return None
        except RuleError as error:
            self.errors.append(str(error))
            return None
        if terms and isinstance(file.data, dict) and isinstance(file.data.get("terms"), list):
            file.data["terms"] = [{"phrase": t} if isinstance(t, str) else t for t in file.data["terms"]]
        found = schema.errors(file)
        self.errors.extend(found)
        return None if found else file

    def entries(self, folder: Traversable) -> list[Traversable]:
        """Return what is in a folder, by name, without hidden files and Python's own."""
        try:
            found = sorted(folder.iterdir(), key=lambda item: item.name)
        except OSError as error:
            self.errors.append(f"{folder}: de map laat zich niet lezen: {error.strerror}")
            return []
        return [entry for entry in found if not entry.name.startswith((".", "__"))]

    def files(self, folder: Traversable) -> Iterator[tuple[str, Traversable]]:
        """Yield the files of a folder by name; note what looks like one but would be left out."""
        for entry in self.entries(folder):
            stem, dot, ending = entry.name.rpartition(".")
            if entry.is_dir():
                self.errors.append(
                    f"{entry}: een map in een map van regels wordt niet gelezen; zet de regels een map hoger"
                )
            elif ending == "yaml" and dot:
                yield stem, entry
            elif _is_yaml(entry.name):
                self.errors.append(f"{entry}: noem het bestand {stem}.yaml")


def _is_yaml(name: str) -> bool:
    """Tell whether somebody meant this to be a file of rules: ``.yaml`` or ``.yml``, in capitals too."""
    return name.lower().endswith((".yaml", ".yml"))


def read(root: Traversable, *, shared: frozenset[str]) -> Content:
    """Read and check every file of a pack.

    Args:
        root: The folder of the pack.
        shared: The word classes of the built-in pack, which phrases may use as well; empty for that pack itself.

    Raises:
        RuleError: If there is no pack or anything in it is wrong: one line for every mistake.
    """
    if not root.is_dir():
        raise RuleError(f"{root}: er is geen map met regels op deze plek")
    if not root.joinpath("pack.yaml").is_file():
        raise RuleError(f"{root}: geen regelpakket, want er staat geen pack.yaml in")
    reader = _Reader(root)
    head = reader.read(root.joinpath("pack.yaml"), Schema(_PACK_SCHEMA))
    schema = rule_schema()
    classes = _read_classes(reader, schema["$defs"], shared)
    forms = _spell_out(reader, classes)
    rules = _read_rules(reader, Schema(schema), classes.keys() | shared)
    if not rules and not reader.errors:
        reader.errors.append(f"{root}: geen regels in {', '.join(FOLDERS)}")
    if reader.errors or head is None:
        raise RuleError("\n".join(reader.errors))
    return {
        "head": head.data,
        "classes": [(name, file.path, file.data, forms[name]) for name, file in classes.items() if file],
        "rules": [(file.path, file.data) for file in rules],
    }


def _read_classes(
    reader: _Reader, definitions: Mapping[str, Any], shared: frozenset[str]
) -> dict[str, YamlFile | None]:
    """Return the class files by name; ``None`` for one with mistakes: it exists, so its users are not wrong."""
    folder = reader.root.joinpath("classes")
    if not folder.is_dir():
        return {}
    schema = Schema(
        {
            "$defs": definitions,
            "type": "object",
            "required": ["description", "terms"],
            "additionalProperties": False,
            "properties": {"description": _NAME, "source": _NAME, "terms": {"$ref": "#/$defs/terms"}},
        }
    )
    classes: dict[str, YamlFile | None] = {}
    for stem, entry in reader.files(folder):
        if not re.fullmatch(r"[A-Z_]+", stem):
            reader.errors.append(f"{entry}: de naam van een woordklasse heeft alleen hoofdletters en _")
        if stem in shared:
            reader.errors.append(f"{entry}: woordklasse ‘{stem}’ bestaat al in het ingebouwde pakket")
        classes[stem] = reader.read(entry, schema, terms=True)
    for stem, file in classes.items():
        if file:
            reader.errors.extend(check_classes(file, classes.keys() | shared))
            reader.errors.extend(_circle(stem, file, classes))
    return classes


def _read_rules(reader: _Reader, schema: Schema, known: Collection[str]) -> list[YamlFile]:
    rules: list[YamlFile] = []
    for folder in reader.entries(reader.root):
        if not folder.is_dir():
            if _is_yaml(folder.name) and folder.name != "pack.yaml":
                reader.errors.append(f"{folder}: een regel hoort in een van de mappen {', '.join(FOLDERS)}")
        elif folder.name in FOLDERS:
            for stem, entry in reader.files(folder):
                if file := reader.read(entry, schema):
                    reader.errors.extend(check_rule(file, folder=folder.name, stem=stem))
                    reader.errors.extend(check_classes(file, known))
                    rules.append(file)
        elif folder.name != "classes":
            reader.errors.extend(
                f"{entry}: een regel hoort in een van de mappen {', '.join(FOLDERS)}"
                for entry in reader.entries(folder)
                if _is_yaml(entry.name)
            )
    reader.errors.extend(_clashes(rules))
    return rules


def _clashes(rules: Iterable[YamlFile]) -> Iterator[str]:
    owners: dict[str, YamlFile] = {}
    for file in rules:
        for name in (file.data["id"], *file.data.get("aliases", ())):
            if name in RESERVED:
                yield file.error(_place(file, name), f"‘{name}’ is al de naam van een label of categorie")
            elif name in owners:
                first = owners[name]
                where = f"{first.path}:{first.line(_place(first, name))}"
                yield file.error(_place(file, name), f"‘{name}’ is al de naam van een regel: {where}")
            else:
                owners[name] = file


def _place(file: YamlFile, name: str) -> tuple[str | int, ...]:
    aliases = file.data.get("aliases", [])
    return ("aliases", aliases.index(name)) if name in aliases else ("id",)


def _spell_out(reader: _Reader, classes: Mapping[str, YamlFile | None]) -> dict[str, list[Any]]:
    """Return the terms of every class with the inflected words spelled out."""
    forms: dict[str, list[Any]] = {}
    for name, file in classes.items():
        try:
            forms[name] = spelled_out(file.data["terms"]) if file else []
        except PatternError as error:
            assert file is not None
            reader.errors.append(file.error(("terms", *error.path), error.reason))
    return forms


def _circle(name: str, file: YamlFile, classes: Mapping[str, YamlFile | None]) -> list[str]:
    """Note a word class that holds itself, directly or through others: it could never be spelled out."""
    todo, seen = class_names(file.data), set()
    while todo:
        used = todo.pop()
        if used == name:
            return [file.error(("terms",), f"woordklasse ‘{name}’ verwijst naar zichzelf")]
        file_used = classes.get(used)
        if file_used and used not in seen:
            seen.add(used)
            todo.extend(class_names(file_used.data))
    return []
