"""YAML read as text: every scalar stays the string that was written, and every value keeps its line.

YAML's own typing turns ``on``, ``no`` and ``12:30`` into something else and keeps the last of two equal keys
without a word; a rule file must say what it says. Anchors, aliases and tags are refused, because a phrase
such as ``*korting`` would otherwise become a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from sincerity.errors import RuleError

Key = str | int
"""A step into a YAML value: the name of a key, or the place in a list from 0."""

_PLAIN_TAGS = frozenset({f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")})

_PROBLEMS = (
    (
        "mapping values are not allowed",
        "een dubbele punt met een spatie erna; zet de tekst tussen aanhalingstekens",
    ),
    ("\\t", "een tab op een plek waar spaties horen; spring in met spaties"),
    ("tab character", "een tab op een plek waar spaties horen; spring in met spaties"),
    ("unexpected end of stream", "een aanhalingsteken dat nergens sluit"),
    ("undefined alias", "een tekst die met * begint; zet hem tussen aanhalingstekens"),
    ("alphabetic or numeric character", "een tekst die met * of & begint; zet hem tussen aanhalingstekens"),
    (
        "cannot start any token",
        "een tab, of een tekst die met %, @ of ` begint; zet hem tussen aanhalingstekens",
    ),
    ("another document", "een tweede document na ---; een bestand heeft er één"),
    ("node content", "een haak of accolade waar een tekst hoort; zet de tekst tussen aanhalingstekens"),
    (
        "block end",
        "tekst na een aanhalingsteken, een ] of een }, of een regel die te ver of te weinig inspringt",
    ),
    (
        "block mapping",
        "tekst na een aanhalingsteken, een ] of een }, of een regel die te ver of te weinig inspringt",
    ),
    ("block collection", "tekst na een ], of een regel die te ver of te weinig inspringt"),
    ("flow mapping", "een { die niet goed sluit; zet een tekst die met { begint tussen aanhalingstekens"),
    ("flow sequence", "een [ die niet goed sluit; zet een tekst die met [ begint tussen aanhalingstekens"),
    ("could not find expected ':'", "een sleutel zonder dubbele punt"),
)
"""What the YAML parser says, and what that means to the writer of a rule."""


class _PythonParser(Reader, Scanner, Parser, Composer, BaseResolver):
    """The parser in Python, for a PyYAML without its C library."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)


_parsers: list[type[Any]] = [_PythonParser]
try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - depends on how PyYAML was built
    pass
else:

    class _CParser(CParser, BaseResolver):
        """The parser of libyaml, some thirty times faster."""

        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            BaseResolver.__init__(self)

    _parsers.insert(0, _CParser)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The value of one YAML file, and where each part of it stands."""

    path: str
    data: Any
    root: yaml.Node

    def line(self, keys: tuple[Key, ...]) -> int:
        """Return the line (from 1) of a key, or of the nearest part above it that exists."""
        node, line = self.root, self.root.start_mark.line + 1
        for key in keys:
            if isinstance(node, yaml.MappingNode):
                found = [(name, value) for name, value in node.value if name.value == key]
                if not found:
                    break
                line, node = found[0][0].start_mark.line + 1, found[0][1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
                node = node.value[key]
                line = node.start_mark.line + 1
            else:
                break
        return line

    def error(self, keys: tuple[Key, ...], reason: str, *, at: Key | None = None) -> str:
        """Return ``file:line: path: reason``; a list's items are counted from 1 in the path.

        Args:
            keys: The part that is wrong.
            reason: What is wrong with it.
            at: A key inside that part, when its line says more than that of the part.
        """
        shown = ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)
        line = self.line(keys if at is None else (*keys, at))
        return f"{self.path}:{line}: {shown + ': ' if shown else ''}{reason}"


def parse(text: str, path: str) -> YamlFile:
    """Read one YAML document.

    Args:
        text: The text of the file.
        path: The name of the file, for errors.

    Raises:
        RuleError: If the text is no YAML, is empty, or holds duplicate keys, anchors, aliases or tags; one
        line
            for each of them.
    """
    return _parse(text, path, _parsers[0])


def _parse(text: str, path: str, parser: type[Any]) -> YamlFile:
    try:
        # Looked for before composing: a composed tree no longer tells where an alias stood.
        errors = list(_references(text, path, parser)) if re.search(r"[&*]", text) else []
        root = None if errors else parser(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise RuleError(_syntax_error(error, path)) from error
    except yaml.reader.ReaderError as error:
        # The parsers disagree on what a position counts, so the character itself is looked up.
        line = text.count("\n", 0, max(0, text.find(chr(error.character)))) + 1
        raise RuleError(f"{path}:{line}: een onzichtbaar teken dat in YAML niet mag; haal het weg") from error
    if errors:
        raise RuleError("\n".join(errors))
    if root is None:
        raise RuleError(f"{path}:1: het bestand is leeg")
    data = _value(root, path, errors)
    if errors:
        raise RuleError("\n".join(errors))
    return YamlFile(path, data, root)


def _value(node: yaml.Node, path: str, errors: list[str]) -> Any:
    if node.tag not in _PLAIN_TAGS:
        line = node.start_mark.line + 1
        errors.append(
            f"{path}:{line}: ‘{node.tag}’ is in YAML een type; "
            "zet een tekst die met ! begint tussen aanhalingstekens"
        )
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path, errors) for item in node.value]
    seen: dict[str, int] = {}
    mapping = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            errors.append(
                f"{path}:{line}: een sleutel is één woord; "
                "zet een tekst die met { of [ begint tussen aanhalingstekens"
            )
            continue
        if key.value in seen:
            errors.append(f"{path}:{line}: sleutel ‘{key.value}’ staat er al, op regel {seen[key.value]}")
        seen.setdefault(key.value, line)
        mapping[key.value] = _value(value, path, errors)
    return mapping


def _references(text: str, path: str, parser: type[Any]) -> Iterator[str]:
    events = parser(text)
    while events.check_event():
        event = events.get_event()
        if getattr(event, "anchor", None):
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            yield (
                f"{path}:{event.start_mark.line + 1}: ‘{mark}{event.anchor}’ is in YAML een verwijzing; "
                f"zet een tekst die met {mark} begint tussen aanhalingstekens"
            )


def _syntax_error(error: yaml.MarkedYAMLError, path: str) -> str:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    found = f"{error.context or ''} {error.problem or ''}"
    for known, meaning in _PROBLEMS:
        if known in found:
            return f"{path}:{line}: geen geldige YAML: {meaning}"
    return f"{path}:{line}: geen geldige YAML ({found.strip()})"
