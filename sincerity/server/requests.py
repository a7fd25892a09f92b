"""From the JSON of a request to posts. Every mistake is named with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sincerity.channels import GENERAL, resolve
from sincerity.document import Source
from sincerity.errors import ConfigError
from sincerity.markup import Markup
from sincerity.schema import suggestion
from sincerity.server.problems import Problem
from sincerity.server.settings import Limits

MOST_ID = 200

POST_KEYS = ("text", "channel", "reply_to", "id", "markup")


class Offsets(StrEnum):
    """What ``start``, ``end`` and columns count."""

    CODE_POINTS = "codepoints"
    UTF16 = "utf16"


def offsets_of(value: str | None) -> Offsets:
    """Return the unit that ``?offsets=`` asks for; code points without it.

    Raises:
        Problem: If there is no such unit.
    """
    if value is None:
        return Offsets.CODE_POINTS
    try:
        return Offsets(value)
    except ValueError:
        raise Problem(422, "offsets", "offsets is codepoints (standaard) of utf16") from None


def posts_of(body: dict[str, Any], limits: Limits, *, channel: str = GENERAL) -> tuple[Source, ...]:
    """Return the one post of a request, or those in its ``posts``.

    Raises:
        Problem: If something in it is not as it should be.
    """
    if "posts" not in body:
        return (_post(body, "", limits, channel),)
    only_keys(body, ("posts",), "")
    posts = body["posts"]
    if not isinstance(posts, list):
        raise wrong("/posts", "een lijst van berichten")
    if not posts:
        raise Problem(422, "value", "posts is leeg; stuur minstens één bericht", pointer="/posts")
    if len(posts) > limits.posts:
        message = f"{len(posts)} berichten in één keer; het mogen er {limits.posts} zijn"
        raise Problem(422, "too-many", message, pointer="/posts")
    return tuple(_post(post, f"/posts/{i}", limits, channel) for i, post in enumerate(posts))


def _post(post: Any, at: str, limits: Limits, channel: str) -> Source:
    if not isinstance(post, dict):
        raise wrong(at, "een object met ‘text’")
    only_keys(post, POST_KEYS if at else (*POST_KEYS, "posts"), at)
    if post.get("text") is None:
        raise Problem(422, "missing", "‘text’ ontbreekt: de tekst om na te kijken", pointer=f"{at}/text")
    written = text_of(post["text"], f"{at}/text", limits.characters)
    if not written.strip():
        raise Problem(422, "value", "de tekst is leeg", pointer=f"{at}/text")
    reply = post.get("reply_to")
    return Source(
        written,
        markup=_markup(post.get("markup"), f"{at}/markup"),
        channel=channel_of(post.get("channel"), f"{at}/channel", channel),
        reply_to=None if reply is None else text_of(reply, f"{at}/reply_to", limits.characters) or None,
        id=_id(post.get("id"), f"{at}/id"),
    )


def channel_of(value: Any, at: str, default: str) -> str:
    """Return the channel that a request names; *default* where it names none."""
    if value is None:
        return default
    try:
        return resolve(text_of(value, at, MOST_ID))
    except ConfigError as error:
        raise Problem(422, "channel", str(error), pointer=at) from None


def text_of(value: Any, at: str, most: int) -> str:
    """Return a text of whole characters and at most *most* of them."""
    if not isinstance(value, str):
        raise wrong(at, "tekst")
    if len(value) > most:
        message = f"{len(value)} tekens; het mogen er {most} zijn"
        raise Problem(422, "too-long", message, pointer=at)
    half = next((c for c in value if "\ud800" <= c <= "\udfff"), None)
    if half:
        message = f"bevat een half teken (\\u{ord(half):04x}); verwacht: hele tekens"
        raise Problem(422, "characters", message, pointer=at)
    return value


def only_keys(value: dict[str, Any], known: Iterable[str], at: str) -> None:
    """Refuse keys that mean nothing here: a misspelt one would otherwise be ignored in silence."""
    known = tuple(known)
    for key in value:
        if key not in known:
            hint = suggestion(key, known) or f"; er zijn: {', '.join(known)}"
            message = f"onbekende sleutel ‘{key[:60]}’{hint}"
            raise Problem(422, "unknown-key", message, pointer=f"{at}/{_escaped(key[:60])}")


def wrong(at: str, expected: str) -> Problem:
    """Return the answer to a value of the wrong type."""
    return Problem(422, "type", f"verwacht: {expected}", pointer=at)


def _markup(value: Any, at: str) -> Markup:
    if value is None:
        return Markup.PLAIN
    if not isinstance(value, str) or value not in list(Markup):
        raise Problem(422, "value", f"verwacht: {', '.join(Markup)}", pointer=at)
    return Markup(value)


def _id(value: Any, at: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise wrong(at, "tekst of een heel getal")
    if isinstance(value, int) and abs(value) >= 10**MOST_ID:
        raise Problem(422, "too-long", f"een id is hooguit {MOST_ID} tekens lang", pointer=at)
    return text_of(str(value), at, MOST_ID)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
