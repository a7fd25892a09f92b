"""What a rule file must hold beyond its schema: things that one part of it says about another.

Every function returns the lines of its errors, ``file:line: path: reason``, and an empty list when all is
well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sincerity.finding import LABELS, Category
from sincerity.rule import FOLDERS, phrases, read_marks
from sincerity.schema import suggestion
from sincerity.yaml_nodes import Key, YamlFile

_CLASS = re.compile(r"\{([^{}]*)\}")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")
_SENTENCE_END = re.compile(r"[.?…][’”)]*$")

_Error = tuple[tuple[Key, ...], str]


def check_rule(file: YamlFile, *, folder: str, stem: str) -> list[str]:
    """Check a rule that fits its schema.

    Args:
        file: The rule file.
        folder: The name of the folder it is in.
        stem: The name of the file without ``.yaml``.
    """
    data = file.data
    found = [*_names(data, folder, stem), *_texts(data), *_examples(data)]
    return [file.error(keys, reason) for keys, reason in found]


def check_classes(file: YamlFile, known: Collection[str]) -> list[str]:
    """Check that the word classes named in the phrases of a rule or class exist.

    Args:
        file: The file of the rule or class.
        known: The names of the classes that exist.
    """
    return [
        file.error(keys, f"woordklasse ‘{name}’ bestaat niet{suggestion(name, known) or _class_hint(known)}")
        for keys, phrase in phrases(file.data)
        if keys[0] in ("match", "unless", "terms")
        for name in _CLASS.findall(phrase)
        if name not in known
    ]


def class_names(content: Any) -> list[str]:
    """Return the names of the word classes that the phrases of a rule or class use."""
    return [name for _, phrase in phrases(content) for name in _CLASS.findall(phrase)]


def _class_hint(known: Collection[str]) -> str:
    return f"; er zijn {', '.join(sorted(known))}" if known else "; dit pakket heeft er geen"


def _names(data: Mapping[str, Any], folder: str, stem: str) -> Iterator[_Error]:
    if data["id"] != stem:
        yield ("id",), f"‘{data['id']}’ moet gelijk zijn aan de naam van het bestand, ‘{stem}’"
    category = LABELS[data["label"]]
    expected = next(name for name, held in FOLDERS.items() if held is category)
    if folder != expected:
        yield (
            ("label",),
            f"een regel met label ‘{data['label']}’ hoort in de map ‘{expected}’, niet in ‘{folder}’",
        )
    if (data["severity"] == "credit") != (category is Category.SOCIAL):
        wanted = "credit" if category is Category.SOCIAL else "info, warning of error"
        yield ("severity",), f"bij label ‘{data['label']}’ hoort {wanted}, gevonden ‘{data['severity']}’"
    if data["status"] == "stable" and not data.get("references"):
        yield ("status",), "een stabiele regel heeft een bron nodig: voeg references toe"


def _texts(data: Mapping[str, Any]) -> Iterator[_Error]:
    message = data["message"].strip()
    allowed = _placeholders(data["match"])
    for placeholder in _PLACEHOLDER.findall(message):
        if placeholder not in allowed:
            hint = (
                f"hier kan alleen {' en '.join(allowed)}"
                if allowed
                else "hier zijn geen woorden gevonden om te noemen"
            )
            yield ("message",), f"‘{placeholder}’ heeft geen betekenis; {hint}"
    if not _SENTENCE_END.search(message):
        yield ("message",), "moet eindigen met een punt, een vraagteken of …"
    if "!" in message:
        yield ("message",), "heeft een uitroepteken; zeg het zonder"
    for at, text in enumerate(data.get("suggest", ())):
        if "!" in text:
            yield ("suggest", at), "heeft een uitroepteken; zeg het zonder"


def _placeholders(match: Mapping[str, Any]) -> tuple[str, ...]:
    if match["kind"] == "measure":
        return ("{value}", "{limit}")
    if match["kind"] == "context" and "terms" not in match["reply"]:
        return ()
    return ("{match}",)


def _examples(data: Mapping[str, Any]) -> Iterator[_Error]:
    channels = data.get("channels", ())
    for group in ("bad", "good"):
        for at, item in enumerate(data["examples"][group]):
            given = {"text": item} if isinstance(item, str) else item
            for reason in _example(given, group):
                yield ("examples", group, at), reason
            if group == "good":
                continue
            if data["match"]["kind"] == "context" and "reply_to" not in given:
                yield (
                    ("examples", group, at),
                    "deze regel kijkt naar het bericht waarop je antwoordt: geef reply_to",
                )
            if channels and given.get("channel", channels[0]) not in channels:
                yield ("examples", group, at, "channel"), f"de regel geldt alleen in {', '.join(channels)}"


def _example(given: Mapping[str, str], group: str) -> Iterator[str]:
    try:
        _, spans = read_marks(given["text"])
    except ValueError as error:
        yield str(error)
        return
    whole = given.get("whole") == "true"
    if group == "good" and (spans or whole):
        yield "een goed voorbeeld heeft geen [[…]] en geen whole: er mag niets gevonden worden"
    elif group == "bad" and not (spans or whole):
        yield "zet [[…]] om de woorden die gevonden worden, of geef whole: true"
    elif spans and whole:
        yield "kies [[…]] of whole: true, niet allebei"
