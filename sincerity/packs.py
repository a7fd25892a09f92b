"""Finds, reads and checks rule packs: the built-in one, installed ones, and folders named by the user.

Nothing is loaded from the working directory unasked. A pack with one wrong file does not load: the error
names every mistake in it, and no rule is ever left out without a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module, metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sincerity.errors import RuleError
from sincerity.finding import LABELS, Category
from sincerity.rule import FOLDERS, Pack, Rule, WordClass, build
from sincerity.rule_checks import check_classes, check_rule, class_names
from sincerity.schema import Schema, rule_schema
from sincerity.yaml_nodes import YamlFile, parse

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Pack", "builtin_root", "installed", "load", "load_all", "load_builtin"]

BUILTIN = "nl"
ENTRY_POINTS = "sincerity.packs"
RESERVED = frozenset({*LABELS, *map(str, Category), *FOLDERS})
"""Names that select more than one rule, so no rule may have them."""

_CHECKOUT = Path(__file__).resolve().parent.parent

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


def builtin_root() -> Traversable:
    """Return the folder of built-in rule packs.

    In an installed wheel that is ``sincerity/rules``; in a checkout or editable install it is the ``rules``
    folder beside the package.

    Raises:
        RuleError: If neither exists.
    """
    shipped = resources.files("sincerity").joinpath("rules")
    if shipped.is_dir():
        return shipped
    if (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "rules").is_dir():
        return _CHECKOUT / "rules"
    raise RuleError("sincerity is geïnstalleerd zonder zijn regels; installeer het opnieuw met pip")


def load_builtin() -> Pack:
    """Load the pack that comes with sincerity. Its ids are bare."""
    return _load(builtin_root().joinpath(BUILTIN))


def load(path: str | Path) -> Pack:
    """Load a pack from a folder.

    Its ids start with ``pack/``. Its phrases may use the word classes of the built-in pack.

    Raises:
        RuleError: If there is no such folder, or anything in it is wrong: one line for every mistake.
    """
    return _load(Path(path), shared=_shared_classes())


def installed() -> tuple[Pack, ...]:
    """Load the packs that other installed packages offer, sorted by name.

    A package offers one by naming, in the entry-point group ``sincerity.packs``, the module whose folder
    holds ``pack.yaml``.
    """
    found = []
    for entry in metadata.entry_points(group=ENTRY_POINTS):
        try:
            root = resources.files(import_module(entry.module))
        except Exception as error:  # whatever somebody else's module does when it is imported
            raise RuleError(
                f"regelpakket ‘{entry.name}’ laat zich niet laden: {entry.value} geeft "
                f"{type(error).__name__}: {error}"
            ) from error
        found.append(_load(root, shared=_shared_classes()))
    return tuple(sorted(found, key=lambda pack: pack.name))


def load_all(folders: Iterable[str | Path] = ()) -> tuple[Pack, ...]:
    """Load the built-in pack, the installed ones and those in *folders*.

    Raises:
        RuleError: If a pack is wrong, or two have the same name.
    """
    packs = (load_builtin(), *installed(), *map(load, folders))
    roots: dict[str, str] = {}
    for pack in packs[1:]:
        if pack.name in roots:
            raise RuleError(f"twee regelpakketten heten ‘{pack.name}’: {roots[pack.name]} en {pack.root}")
        roots[pack.name] = pack.root
    return packs


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

    def files(self, folder: Traversable) -> Iterator[tuple[str, Traversable]]:
        """Yield the files of a folder by name; note what looks like one but would be left out."""
        for entry in sorted(folder.iterdir(), key=lambda item: item.name):
            stem, dot, ending = entry.name.rpartition(".")
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                self.errors.append(
                    f"{entry}: een map in een map van regels wordt niet gelezen; zet de regels een map hoger"
                )
            elif ending == "yml":
                self.errors.append(f"{entry}: noem het bestand {stem}.yaml")
            elif ending == "yaml" and dot:
                yield stem, entry


def _shared_classes() -> frozenset[str]:
    folder = builtin_root().joinpath(BUILTIN, "classes")
    entries = folder.iterdir() if folder.is_dir() else ()
    return frozenset(entry.name.removesuffix(".yaml") for entry in entries if entry.name.endswith(".yaml"))


def _load(root: Traversable, *, shared: frozenset[str] | None = None) -> Pack:
    """Load a pack; *shared* names the classes of the built-in one, ``None`` means that this is that pack."""
    if not root.is_dir():
        raise RuleError(f"{root}: er is geen map met regels op deze plek")
    if not root.joinpath("pack.yaml").is_file():
        raise RuleError(f"{root}: geen regelpakket, want er staat geen pack.yaml in")
    reader = _Reader(root)
    head = reader.read(root.joinpath("pack.yaml"), Schema(_PACK_SCHEMA))
    schema = rule_schema()
    classes, class_files = _read_classes(reader, schema["$defs"])
    known = classes.keys() | (shared or frozenset())
    name = BUILTIN if head is None else head.data["name"]
    rules = _read_rules(reader, Schema(schema), known, "" if shared is None else f"{name}/", name)
    for taken in sorted(classes.keys() & (shared or frozenset())):
        reader.errors.append(
            f"{classes[taken].path}: woordklasse ‘{taken}’ bestaat al in het pakket ‘{BUILTIN}’"
        )
    for stem, file in class_files.items():
        reader.errors.extend(check_classes(file, known))
        reader.errors.extend(_circle(stem, file, classes))
    if not rules and not reader.errors:
        reader.errors.append(f"{root}: geen regels in {', '.join(FOLDERS)}")
    if reader.errors or head is None:
        raise RuleError("\n".join(reader.errors))
    return Pack(
        name=head.data["name"],
        language=head.data["language"],
        description=head.data["description"],
        root=str(root),
        rules=tuple(sorted(rules, key=lambda rule: rule.id)),
        classes=classes,
        version=head.data.get("version"),
    )


def _read_classes(
    reader: _Reader, definitions: Mapping[str, Any]
) -> tuple[dict[str, WordClass], dict[str, YamlFile]]:
    classes: dict[str, WordClass] = {}
    files: dict[str, YamlFile] = {}
    folder = reader.root.joinpath("classes")
    if not folder.is_dir():
        return classes, files
    schema = Schema(
        {
            "$defs": definitions,
            "type": "object",
            "required": ["description", "terms"],
            "additionalProperties": False,
            "properties": {"description": _NAME, "source": _NAME, "terms": {"$ref": "#/$defs/terms"}},
        }
    )
    for stem, entry in reader.files(folder):
        if not re.fullmatch(r"[A-Z_]+", stem):
            reader.errors.append(f"{entry}: de naam van een woordklasse heeft alleen hoofdletters en _")
        file = reader.read(entry, schema, terms=True)
        # A class with mistakes exists: rules that use it should not add errors of their own.
        data: Mapping[str, Any] = {"description": "", "terms": ()} if file is None else file.data
        classes[stem] = WordClass(
            stem, data["description"], tuple(data["terms"]), str(entry), source=data.get("source")
        )
        if file is not None:
            files[stem] = file
    return classes, files


def _read_rules(
    reader: _Reader, schema: Schema, known: Collection[str], prefix: str, pack: str
) -> list[Rule]:
    rules: list[Rule] = []
    owners: dict[str, list[tuple[YamlFile, str]]] = defaultdict(list)
    for folder in sorted(reader.root.iterdir(), key=lambda item: item.name):
        if folder.name.startswith((".", "__")) or folder.name == "classes":
            continue
        if not folder.is_dir():
            if folder.name.endswith((".yaml", ".yml")) and folder.name != "pack.yaml":
                reader.errors.append(f"{folder}: een regel hoort in een van de mappen {', '.join(FOLDERS)}")
            continue
        for stem, entry in reader.files(folder):
            if folder.name not in FOLDERS:
                reader.errors.append(f"{entry}: een regel hoort in een van de mappen {', '.join(FOLDERS)}")
                continue
            file = reader.read(entry, schema)
            if file is None:
                continue
            errors = check_rule(file, folder=folder.name, stem=stem) + check_classes(file, known)
            reader.errors.extend(errors)
            for name in (file.data["id"], *file.data.get("aliases", ())):
                owners[name].append((file, name))
            if not errors:
                rules.append(build(file.data, prefix=prefix, pack=pack, path=str(entry)))
    reader.errors.extend(_clashes(owners))
    return rules


def _clashes(owners: Mapping[str, list[tuple[YamlFile, str]]]) -> Iterator[str]:
    for name, files in owners.items():
        first, *others = (file for file, _ in files)
        if name in RESERVED:
            yield first.error(_place(first, name), f"‘{name}’ is al de naam van een label of categorie")
        for file in others:
            where = f"{first.path}:{first.line(_place(first, name))}"
            yield file.error(_place(file, name), f"‘{name}’ is al de naam van een regel: {where}")


def _place(file: YamlFile, name: str) -> tuple[str | int, ...]:
    aliases = file.data.get("aliases", [])
    return ("aliases", aliases.index(name)) if name in aliases else ("id",)


def _circle(name: str, file: YamlFile, classes: Mapping[str, WordClass]) -> list[str]:
    """Note a word class that holds itself, directly or through others: it could never be spelled out."""
    todo, seen = class_names(file.data), set()
    while todo:
        used = todo.pop()
        if used == name:
            return [file.error(("terms",), f"woordklasse ‘{name}’ verwijst naar zichzelf")]
        if used in classes and used not in seen:
            seen.add(used)
            todo.extend(class_names(classes[used].terms))
    return []
