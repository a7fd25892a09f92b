"""Checks YAML values against a JSON Schema and says in Dutch, with file and line, what does not fit.

``oneOf`` never ends in ‘fits none of these’: the branch that the writer meant is found first, and its errors
are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

    from sincerity.yaml_nodes import YamlFile

_Reason = tuple[list[str | int], str | None, str]
"""The keys of a part, the key in it whose line to show (if any), and what is wrong."""

_LIMIT_OF_NAMES = 12

_PATTERNS = {
    r"^-?[0-9]+(\.[0-9]+)?$": "‘{}’ is geen getal; schrijf 3 of 0.5",
    r"^[0-9]+$": "‘{}’ is geen heel getal",
    r"^https?://": "‘{}’ is geen adres; het begint met https://",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "‘{}’ mag alleen kleine letters, cijfers en losse streepjes hebben",
}
"""What a text should look like, for each pattern of the schemas."""


def rule_schema() -> dict[str, Any]:
    """Return the definition of the rule format."""
    # Late: importing them takes longer than reading the file, and most runs find their pack in the cache.
    import json
    from importlib import resources

    text = resources.files("sincerity").joinpath("rule_schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return ``; bedoel je ‘…’?`` with the nearest known name, or nothing when none is near."""
    from difflib import get_close_matches  # late: only a mistake needs it

    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; bedoel je ‘{near[0]}’?" if near else ""


class Schema:
    """One JSON Schema, compiled once and used for many files."""

    __slots__ = ("_schema", "_validator")

    def __init__(self, schema: dict[str, Any]) -> None:
        # Late: it costs more than reading all rules, and only runs that load a pack need it.
        from jsonschema_rs import Draft202012Validator

        self._schema = schema
        self._validator = Draft202012Validator(schema)

    def errors(self, file: YamlFile) -> list[str]:
        """Return one line per error, in the order of the file; empty when the value fits."""
        if self._validator.is_valid(file.data):
            return []
        lines = {
            file.error(tuple(keys), reason, at=at): file.line((*keys, at) if at else tuple(keys))
            for error in self._validator.iter_errors(file.data)
            for keys, at, reason in self._explain(error, file.data)
        }
        return sorted(lines, key=lambda text: lines[text])

    def _explain(self, error: ValidationError, data: Any) -> Iterator[_Reason]:
        keys = list(error.instance_path)
        kind, limit = error.kind.name, error.kind.value
        value = _at(data, keys)
        if kind == "additionalProperties":
            known = self._names(error.schema_path[:-1])
            for name in limit:
                yield keys, name, f"onbekende sleutel ‘{name}’{suggestion(name, known) or _choice(known)}"
        elif kind == "oneOf":
            yield from self._explain_choice(error, data, keys, value)
        else:
            yield keys, None, _reason(kind, limit, value)

    def _explain_choice(
        self, error: ValidationError, data: Any, keys: list[str | int], value: Any
    ) -> Iterator[_Reason]:
        branches = [self._resolve(branch) for branch in self._node(error.schema_path)]
        # Branches that each ask for one key of their own: a kind of term, or above and below.
        names = [
            branch["required"][0] if len(branch.get("required", ())) == 1 else None for branch in branches
        ]
        if isinstance(value, dict) and all(names) and len(set(names)) == len(names):
            present = [name for name in names if name in value]
            if len(present) != 1:
                found = f"gevonden {_quoted(present)}" if present else f"gevonden {_quoted(value) or 'niets'}"
                yield keys, None, f"kies één van {', '.join(map(str, names))}; {found}"
                return
            chosen = names.index(present[0])
        elif isinstance(value, dict) and all("kind" in branch.get("properties", ()) for branch in branches):
            kinds = [branch["properties"]["kind"]["const"] for branch in branches]
            if value.get("kind") not in kinds:
                return  # said already, by the enum or the required key of match.kind
            chosen = kinds.index(value["kind"])
        else:
            chosen = next((i for i, branch in enumerate(branches) if _fits_type(value, branch)), -1)
            if chosen < 0:
                yield (
                    keys,
                    None,
                    f"verwacht {_expected(branches)}, gevonden {_found(value)}",
                )
                return
        for inner in error.kind.value[chosen]:
            yield from self._explain(inner, data)

    def _node(self, path: Iterable[str | int]) -> Any:
        node: Any = self._schema
        for step in path:
            if step != "$ref":
                node = self._schema[step] if step == "$defs" else self._resolve(node)[step]
        return self._resolve(node)

    def _resolve(self, node: Any) -> Any:
        while isinstance(node, dict) and "$ref" in node:
            target: Any = self._schema
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    def _names(self, path: Iterable[str | int]) -> list[str]:
        return list(self._node(path).get("properties", ()))


_TYPES = {
    "string": "een tekst",
    "array": "een lijst (regels met een streepje ervoor)",
    "object": "sleutels met een waarde",
}


def _reason(kind: str, limit: Any, value: Any) -> str:
    match kind:
        case "required":
            return f"sleutel ‘{limit}’ ontbreekt"
        case "enum":
            return f"‘{value}’ kan hier niet{suggestion(str(value), limit) or _choice(limit)}"
        case "type":
            return (
                f"verwacht {_TYPES[limit if isinstance(limit, str) else limit[0]]}, gevonden {_found(value)}"
            )
        case "pattern":
            return (
                _PATTERNS[limit].format(value) if limit in _PATTERNS else f"‘{value}’ past niet bij {limit}"
            )
        case "minLength" | "minProperties":
            return "is leeg"
        case "maxLength":
            return f"is {len(value)} tekens lang, hoogstens {limit} mag"
        case "minItems":
            return f"heeft er {len(value)}, minstens {limit} nodig"
        case "maxItems":
            return f"heeft er {len(value)}, hoogstens {limit} mag"
        case "uniqueItems":
            twice = next(item for at, item in enumerate(value) if item in value[:at])
            return f"‘{twice}’ staat er twee keer in"
    return f"past niet bij het schema ({kind}: {limit})"


def _choice(known: Iterable[str]) -> str:
    names = list(known)
    shown = ", ".join(names[:_LIMIT_OF_NAMES])
    return f"; kies uit {shown}{' …' if len(names) > _LIMIT_OF_NAMES else ''}"


def _quoted(names: Iterable[Any]) -> str:
    return " en ".join(f"‘{name}’" for name in names)


def _found(value: Any) -> str:
    if isinstance(value, str):
        return f"de tekst ‘{value}’" if value else "niets"
    return "een lijst" if isinstance(value, list) else f"de sleutels {_quoted(value)}"


def _fits_type(value: Any, branch: Mapping[str, Any]) -> bool:
    python = {"string": str, "array": list, "object": dict}[branch.get("type", "object")]
    return isinstance(value, python)


def _expected(branches: Iterable[Mapping[str, Any]]) -> str:
    return " of ".join(_TYPES[kind] for kind in dict.fromkeys(branch["type"] for branch in branches))


def _at(data: Any, keys: Iterable[str | int]) -> Any:
    for key in keys:
        data = data[key]
    return data
