"""Rules, their examples, word classes and packs: what a rule file says, as frozen records.

Nothing here reads or judges a file: :mod:`sincerity.packs` does the first, :mod:`sincerity.rule_checks` the
second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from sincerity.channels import GENERAL
from sincerity.deferred import DeferredTerms, DeferredTuple
from sincerity.errors import ConfigError
from sincerity.finding import LABELS, Category, Severity
from sincerity.schema import suggestion
from sincerity.spans import Span

FOLDERS = {
    "verkoop": Category.SALES,
    "eenrichting": Category.ONE_WAY,
    "onoprecht": Category.INSINCERE,
    "sociaal": Category.SOCIAL,
}
"""The folders of a pack and the category whose rules they hold."""

_MARK = re.compile(r"\[\[|\]\]")


class Status(StrEnum):
    """Where a rule is in its life: ``preview``, then ``stable``, in the end ``deprecated``."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class Reference(NamedTuple):
    """Where the reason for a rule comes from."""

    title: str
    url: str | None = None


class Example(NamedTuple):
    """One test of a rule.

    ``text`` has its marks taken out, ``spans`` says where they stood. ``whole`` asks for one finding without
    a span.
    """

    text: str
    spans: tuple[Span, ...] = ()
    whole: bool = False
    reply_to: str | None = None
    channel: str = GENERAL


TERM_LISTS = {"match": frozenset({"terms", "lacks"}), "unless": frozenset({"near", "literal", "anywhere"})}
"""The keys that hold lists of terms, at any depth of each part of a rule; in ``match`` a literal is no term."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file that passed every check. ``channels`` is empty for a rule that runs in all of them.

    The scalars in ``match`` and ``unless`` are still the strings that were written. ``id`` and ``aliases``
    are bare in the built-in pack and start with ``pack/`` in any other. ``fix`` names a repair of
    :mod:`sincerity.fixers`. ``hushed`` is for a rule that the settings made a hint,
    ``loud`` what :attr:`is_loud` says where that was looked up before.
    """

    id: str
    label: str | None
    summary: str
    status: Status
    severity: Severity
    message: str
    explain: str
    match: Mapping[str, Any] = field(hash=False)
    bad: Sequence[Example] = field(hash=False)
    good: Sequence[Example] = field(hash=False)
    pack: str
    path: str
    unless: Mapping[str, Any] = field(default_factory=dict, hash=False)
    suggest: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    channels: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    since: str | None = None
    learned: Category | None = None
    fix: str | None = None
    hushed: bool = False
    loud: bool | None = None

    @property
    def category(self) -> Category:
        """The category of its label; a learned rule has one of its own, and a label per finding."""
        if self.learned is not None:
            return self.learned
        assert self.label is not None
        return LABELS[self.label]

    @property
    def kind(self) -> str:
        """The kind of matcher that it needs."""
        kind: str = self.match["kind"]
        return kind

    @property
    def is_loud(self) -> bool:
        """Whether what it finds hangs on capital letters, or on the exclamation mark of a sentence."""
        return hangs_on_loudness(self.match) if self.loud is None else self.loud

    @property
    def names(self) -> tuple[str, ...]:
        """Its id and its aliases."""
        return (self.id, *self.aliases)

    def location(self, *keys: str | int) -> str:
        """Return ``file:line`` of a key, such as ``location("match", "terms", 0)``; list items count from 0.

        The file is read again, so that the lines of hundreds of rules need not be kept for the one that is
        wrong. When it is gone, the answer is the name of the file.
        """
        from sincerity.yaml_nodes import parse

        try:
            text = Path(self.path).read_text(encoding="utf-8-sig")
        except OSError:
            return self.path
        return f"{self.path}:{parse(text, self.path).line(keys)}"


class WordClass(NamedTuple):
    """A named list of terms that phrases use as ``{NAME}``. A term has the form it has in a rule.

    ``forms`` is the same list for the matchers: all that is one word is spelled out under ``words``.
    """

    name: str
    description: str
    terms: tuple[Mapping[str, Any], ...]
    forms: tuple[Mapping[str, Any], ...]
    path: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of rules and word classes. ``rules`` are sorted by id.

    ``stamp`` is what its content depends on besides the code; ``None`` where that cannot be told.
    """

    name: str
    language: str
    description: str
    root: str
    rules: tuple[Rule, ...]
    classes: Mapping[str, WordClass] = field(hash=False)
    version: str | None = None
    stamp: Sequence[Any] | None = field(default=(), hash=False, compare=False, repr=False)

    def find(self, name: str) -> Rule:
        """Return the rule with this id or alias.

        Raises:
            ConfigError: If there is none; the message names the nearest one.
        """
        return rule_named(self.rules, name)


def hangs_on_loudness(match: Mapping[str, Any]) -> bool:
    """Tell whether what a ``match`` finds hangs on capital letters, or on the exclamation mark of a sentence."""
    return any(
        (key == "case" and value == "true")
        or (key == "pattern" and "(?-i" in value)
        or (key == "ends_with" and value == "!")
        for key, value in _scalars(match)
    )


def rule_named(rules: Iterable[Rule], name: str) -> Rule:
    """Return the rule with this id or alias.

    Raises:
        ConfigError: If there is none; the message names the nearest one.
    """
    rules = tuple(rules)
    for rule in rules:
        if name in rule.names:
            return rule
    known = [known for rule in rules for known in rule.names]
    raise ConfigError(f"onbekende regel ‘{name}’{suggestion(name, known)}")


def build(data: Mapping[str, Any], *, prefix: str, pack: str, path: str) -> Rule:
    """Make a rule of the content of a rule file that passed every check.

    Args:
        data: The content, scalars as strings.
        prefix: What stands before ids and aliases: empty, or ``pack/``.
        pack: The name of the pack.
        path: The name of the file.
    """
    channels = tuple(data.get("channels", ()))
    return Rule(
        id=prefix + data["id"],
        label=data["label"],
        summary=data["summary"],
        status=Status(data["status"]),
        severity=Severity(data["severity"]),
        message=data["message"],
        explain=data["explain"].strip(),
        match=data["match"],
        bad=DeferredTuple(lambda: _examples(data["examples"], "bad", channels)),
        good=DeferredTuple(lambda: _examples(data["examples"], "good", channels)),
        pack=pack,
        path=path,
        unless=data.get("unless", {}),
        suggest=tuple(data.get("suggest", ())),
        references=tuple(Reference(item["title"], item.get("url")) for item in data.get("references", ())),
        channels=channels,
        aliases=tuple(prefix + alias for alias in data.get("aliases", ())),
        since=data.get("since"),
        fix=data.get("fix"),
        loud=data.get("loud"),
    )


def _examples(examples: Mapping[str, Any], kind: str, channels: tuple[str, ...]) -> tuple[Example, ...]:
    return tuple(_example(item, channels) for item in examples[kind])


def _example(item: str | Mapping[str, str], channels: tuple[str, ...]) -> Example:
    given = {"text": item} if isinstance(item, str) else item
    text, spans = read_marks(given["text"])
    return Example(
        text,
        spans,
        whole=given.get("whole") == "true",
        reply_to=given.get("reply_to"),
        # A rule for some channels is tried in the first of them: elsewhere its examples could never fire.
        channel=given.get("channel", channels[0] if channels else GENERAL),
    )


def read_marks(text: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks ``[[`` and ``]]`` out of an example and return the text and the spans they held.

    Raises:
        ValueError: If a mark has no partner, lies inside another, or holds nothing.
    """
    if "[[" not in text and "]]" not in text:
        return text, ()
    parts: list[str] = []
    spans: list[Span] = []
    length, at, opened = 0, 0, -1
    for mark in _MARK.finditer(text):
        parts.append(text[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if (mark.group() == "[[") != (opened < 0):
            raise ValueError("[[ zonder ]] erna" if opened >= 0 else "]] zonder [[ ervoor")
        if opened < 0:
            opened = length
        elif opened == length:
            raise ValueError("[[]] zonder woorden erin")
        else:
            spans.append(Span(opened, length))
            opened = -1
    if opened >= 0:
        raise ValueError("[[ zonder ]] erna")
    return "".join([*parts, text[at:]]), tuple(spans)


def _scalars(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every scalar in a part of a rule with the name of its key."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _scalars(item, key)
    elif isinstance(value, list | tuple | DeferredTerms):
        for item in value:
            yield from _scalars(item, name)
    elif isinstance(value, str):
        yield name, value


def phrases(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every phrase in a part of a rule or class, with the keys that lead to it."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key == "phrase" and isinstance(item, str):
                yield (*keys, key), item
            else:
                yield from phrases(item, (*keys, key))
    elif isinstance(value, list | tuple):
        for at, item in enumerate(value):
            yield from phrases(item, (*keys, at))
