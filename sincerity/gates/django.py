"""The gate in a Django project: a validator for one field, and a mixin for forms whose fields are read as one text.

The setting ``SINCERITY`` is optional: ``CONFIG`` is the path of a ``sincerity.toml``, ``CHANNEL`` where texts are
published, ``ON_FAILURE`` what happens when something did not run, ``BYPASS_LOG`` a file for every bypass.

>>> class NewsForm(SincerityFormMixin, forms.ModelForm):  # doctest: +SKIP
...     sincerity_fields = {"title": "plain", "body": "html"}
"""

from __future__ import annotations

import html
import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from sincerity import Linter
from sincerity.channels import GENERAL, resolve
from sincerity.config import Config
from sincerity.errors import ConfigError
from sincerity.gates import Action, Decision, Gate, Part, Policy
from sincerity.markup import Markup

CODE = "sincerity"
"""The code of every validation error that comes from here."""

_KEYS = ("CONFIG", "CHANNEL", "ON_FAILURE", "BYPASS_LOG")
_REMEMBERED = 64


class Marked(str):
    """A message that is plain text, with ‘words’ in quotation marks, and shows them marked where HTML is made of it.

    So it reads well on a page, in the answer of an API, and as a part of another message.
    """

    _html: SafeString

    def __new__(cls, text: str, html: SafeString) -> Marked:
        """Make a message of a text and the same in HTML."""
        made = super().__new__(cls, text)
        made._html = html
        return made

    def __str__(self) -> str:
        return self

    def __html__(self) -> SafeString:
        """What a template shows."""
        return self._html


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as an editor reads it.

    ``words`` are the plain words, without tags; ``nth`` tells which of the places where these words stand in the text
    of the part is meant, from 0. ``part`` is ``None`` where the text as a whole is meant. ``message`` says what a
    reader hears and what to do; ``tip`` is an example of that, or empty.
    """

    part: str | None
    words: str
    nth: int
    message: str
    tip: str = ""

    @property
    def text(self) -> str:
        """What to say where tags would be shown as they are."""
        if not self.words or f"‘{self.words}’" in self.message:
            return self.message
        return f"‘{self.words}’: {self.message}"

    @property
    def html(self) -> SafeString:
        """The same with the words marked; everything that came from the text is escaped."""
        quoted, marked = f"‘{escape(self.words)}’", format_html("‘<mark>{}</mark>’", self.words)
        # mark_safe, because both the message and the words in it have been escaped by now.
        return (
            mark_safe(str(escape(self.text)).replace(quoted, marked, 1)) if self.words else escape(self.text)
        )

    @property
    def marked(self) -> Marked:
        """Both in one; in HTML an element of its own, for some pages string all messages of a field together."""
        return Marked(self.text, format_html('<span class="sincerity-note">{}</span>', self.html))


def setting(name: str) -> Any:
    """Return one of the settings in ``SINCERITY``; ``None`` where it is not there.

    Raises:
        ImproperlyConfigured: If the setting holds a key that does not exist.
    """
    held = getattr(settings, "SINCERITY", {})
    unknown = sorted(set(held) - set(_KEYS))
    if unknown:
        raise ImproperlyConfigured(f"SINCERITY: {unknown[0]!r} bestaat niet; wel: {', '.join(_KEYS)}")
    return held.get(name)


def gate() -> Gate:
    """Return the gate that the settings ask for; it is made once, and reads its rules when the first text comes.

    Raises:
        ImproperlyConfigured: If ``ON_FAILURE`` is no action.
    """
    asked = setting("ON_FAILURE") or Action.BLOCK
    try:
        action = Action(asked)
    except ValueError:
        choice = ", ".join(Action)
        raise ImproperlyConfigured(f"SINCERITY: ON_FAILURE is {asked!r}; kies uit {choice}") from None
    path = setting("CONFIG")
    return _gate(None if path is None else str(path), action)


@lru_cache(maxsize=8)
def _gate(path: str | None, on_failure: Action) -> Gate:
    def linter() -> Linter:
        return Linter(None if path is None else Config.from_file(Path(path)))

    return Gate(linter, Policy(on_failure=on_failure))


def channel_for(name: str | None) -> str:
    """Return the channel with this name, or else the one in the settings.

    Raises:
        ImproperlyConfigured: If there is no such channel.
    """
    try:
        return resolve(name or setting("CHANNEL") or GENERAL)
    except ConfigError as error:
        raise ImproperlyConfigured(str(error)) from None


_decisions: OrderedDict[tuple[Gate, tuple[Part, ...], str], Decision] = OrderedDict()
_lock = Lock()


def judge(parts: Iterable[Part], channel: str | None = None) -> Decision:
    """Judge the parts of a document. One publication asks this several times, so the last decisions are remembered.

    Args:
        parts: What a reader will see, in reading order.
        channel: Where it will be published; without it the channel in the settings.
    """
    parts = tuple(parts)
    key = (gate(), parts, channel_for(channel))
    with _lock:
        if key in _decisions:
            return _decisions[key]
    decision = key[0].judge(parts, channel=key[2])
    if not decision.failures:  # what did not run may run next time
        with _lock:
            _decisions[key] = decision
            if len(_decisions) > _REMEMBERED:
                _decisions.popitem(last=False)
    return decision


def notes(decision: Decision, parts: Iterable[Part]) -> tuple[Note, ...]:
    """Return what the gate found, in reading order, with the words as they stand on screen."""
    sources = {part.name: part for part in parts}
    order = {name: at for at, name in enumerate(sources)}
    made = []
    for located in decision.findings:
        finding, part = located.finding, sources.get(located.part or "")
        if not finding.is_fault:
            continue
        tip = finding.suggestions[0] if finding.suggestions else ""
        if part is None or finding.span is None:
            made.append(((len(order), 0), Note(None, "", 0, finding.message, tip)))
            continue
        words = _plain(finding.text or "", part.markup).strip()
        before = _plain(part.text[: finding.span.start], part.markup)
        note = Note(part.name, words, before.count(words) if words else 0, finding.message, tip)
        made.append(((order[part.name], finding.span.start), note))
    return tuple(note for _, note in sorted(made, key=lambda pair: pair[0]))


def _plain(text: str, markup: Markup) -> str:
    """Return what a reader sees of a piece of a source; it may begin or end in the middle of an element."""
    return html.unescape(re.sub(r"<[^<>]*>", "", text)) if markup is Markup.HTML else text


def reasons(decision: Decision) -> tuple[str, ...]:
    """Return why a text may not go out."""
    return tuple(reason.message for reason in decision.reasons if reason.action is Action.BLOCK)


def sentence(words: str) -> str:
    """Return words as a sentence: a capital at the start and a full stop at the end."""
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "?", "’")) else f"{words}."


@deconstructible
class SincerityValidator:
    """Judges one field as if it were all there is; for a form field or a model field.

    A model field is also validated where a draft is saved. Where drafts should stay free, use the form mixin.

    Args:
        channel: Where the text is published; without it the channel in the settings.
        markup: How the text is written: ``plain``, ``markdown`` or ``html``.
    """

    def __init__(self, channel: str | None = None, markup: str = Markup.PLAIN) -> None:
        self.channel = channel
        self.markup = str(Markup(markup))

    def __call__(self, value: Any) -> None:
        """Judge a value.

        Raises:
            ValidationError: If the gate says no; with one message for the text as a whole, and one for each finding.
        """
        parts = (Part("tekst", str(value), Markup(self.markup)),)
        decision = judge(parts, self.channel)
        if not decision.may_publish:
            told = [sentence(reason) for reason in reasons(decision)]
            told += [note.text for note in notes(decision, parts)]
            raise ValidationError([ValidationError(message, code=CODE) for message in told])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SincerityValidator) and (self.channel, self.markup) == (
            other.channel,
            other.markup,
        )

    def __hash__(self) -> int:
        return hash((self.channel, self.markup))


class SincerityFormMixin:
    """Reads some fields of a form as one text; put it before ``Form`` or ``ModelForm``.

    ``sincerity_fields`` are the fields in reading order, with how they are written where that is not plain text.
    ``sincerity_channel`` is where the text is published. After validation ``sincerity_decision`` is what the gate
    said, also where it only warned; ``None`` where it was not asked.
    """

    sincerity_fields: Sequence[str] | Mapping[str, str] = ()
    sincerity_channel: str | None = None
    sincerity_decision: Decision | None = None

    cleaned_data: dict[str, Any]
    fields: dict[str, Any]

    def sincerity_applies(self) -> bool:
        """Whether the text is about to go out; say no for a draft."""
        return True

    def clean(self) -> dict[str, Any]:
        """Judge the fields, and put what was found at each of them."""
        super().clean()  # type: ignore[misc]
        if not self.sincerity_applies():
            return self.cleaned_data
        parts = self._sincerity_parts()
        decision = self.sincerity_decision = judge(parts, self.sincerity_channel)
        if decision.may_publish:
            return self.cleaned_data
        for reason in reasons(decision):
            self._say(None, sentence(reason))
        for note in notes(decision, parts):
            self._say(note.part, note.marked)
        return self.cleaned_data

    def _sincerity_parts(self) -> tuple[Part, ...]:
        fields = self.sincerity_fields
        if not fields:
            raise ImproperlyConfigured(f"{type(self).__name__}.sincerity_fields noemt geen enkel veld")
        markups = fields if isinstance(fields, Mapping) else dict.fromkeys(fields, Markup.PLAIN)
        unknown = [name for name in markups if name not in self.fields]
        if unknown:
            raise ImproperlyConfigured(f"{type(self).__name__}.sincerity_fields: {unknown[0]!r} is geen veld")
        # A field that failed its own validation is not there; its form goes nowhere anyway.
        data = self.cleaned_data
        return tuple(
            Part(name, str(data[name]), Markup(markup))
            for name, markup in markups.items()
            if data.get(name) is not None
        )

    def _say(self, field: str | None, message: str) -> None:
        self.add_error(field, ValidationError(message, code=CODE))  # type: ignore[attr-defined]
