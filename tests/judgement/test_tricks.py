"""What cannot move a score, with rules and judgement together: tried on our own posts, drafts and rule examples."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from sincerity import Config, Linter, api
from sincerity.channels import resolve
from sincerity.document import Source, read
from sincerity.finding import FAULTS, Category
from sincerity.report import Report, Verdict
from tests.helpers import FAULT_OF, labelled

TESTS = Path(__file__).parents[1]


class Post(NamedTuple):
    name: str
    text: str
    channel: str
    reply_to: str | None


@cache
def posts() -> tuple[Post, ...]:
    """Return every post we have: the corpus, the drafts in examples/ and the examples of all rules."""
    found = [Post(p["id"], p["text"], resolve(p["channel"]), p["context"]) for p in labelled("posts")]
    drafts = sorted((TESTS.parent / "examples").glob("*-*.md"))
    found += [Post(d.name, d.read_text(encoding="utf-8"), "general", None) for d in drafts]
    for pack in api.load_packs(Config()):
        for rule in pack.rules:
            found += [
                Post(f"{rule.id} {n}", e.text, e.channel, e.reply_to)
                for n, e in enumerate((*rule.bad, *rule.good))
            ]
    assert len(found) > 1500
    return tuple(found)


@cache
def linter() -> Linter:
    return Linter(Config(preview=True, model="none"))


@cache
def checked(text: str, channel: str, reply_to: str | None) -> Report:
    return linter().check(text, channel=channel, reply_to=reply_to)


def before_and_after(change: Callable[[str], str]) -> list[tuple[str, Report, Report]]:
    return [(p.name, checked(*p[1:]), checked(change(p.text), p.channel, p.reply_to)) for p in posts()]


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in read(Source(text)).sentences]


def shouted(text: str) -> str:
    """Close every sentence with an exclamation mark."""
    for sentence in sentences(text):
        if sentence.endswith("."):
            text = text.replace(sentence, sentence[:-1] + "!")
    return text


def broken(text: str, by: str) -> str:
    """Break the line after every sentence that a mark closes and a space follows."""
    for sentence in reversed(read(Source(text)).sentences):
        if sentence.start and text[sentence.start - 2 : sentence.start] in (". ", "? ", "! "):
            text = text[: sentence.start - 1] + by + text[sentence.start :]
    return text


def wrapped(text: str) -> str:
    """Break the line before every fifth small word, in a text whose writer uses capitals."""
    if not next((c for c in text if c.isalpha()), "").isupper():
        return text
    places = [m.start() for m in re.finditer(r"(?<=[\w,]) (?=[^\W\d_A-Z])", text)][4::5]
    return "".join("\n" if i in places else c for i, c in enumerate(text))


SILENT: dict[str, Callable[[str], str]] = {
    "emoji": lambda t: t + " 🎉😍🚀",
    "exclamation": lambda t: t + "!",
    "exclamations": shouted,
    "hashtags": lambda t: t + " #samen #trots #team",
    "samen": lambda t: t + " samen",
    "samen on a line": lambda t: t + "\nSamen!",
    "numbers": lambda t: t + " 12 345 7",
    "numbers first": lambda t: "17, 2300 en 5\n" + t,
}
POLITE: dict[str, Callable[[str], str]] = {
    "sign-off": lambda t: t + "\n\nGroetjes, Sanne",
    "sign-off on the same line": lambda t: t + " Groetjes, Sanne",
    "question": lambda t: t + " Wat vinden jullie?",
    "question on a line": lambda t: t + "\nWat vinden jullie?",
}
EVEN = 0.05
"""Half of the last digit of a score."""


@pytest.mark.parametrize("trick", SILENT | POLITE)
def test_nothing_pasted_on_makes_a_post_better(trick: str) -> None:
    """No trick passes a post, lowers a fault by more than 5, or makes a post more social (if polite: by over 5)."""
    allowed = 5 if trick in POLITE else EVEN
    for name, before, after in before_and_after((SILENT | POLITE)[trick]):
        assert not (before.verdict is Verdict.REVISE and after.verdict is Verdict.OK), name
        for category in FAULTS:
            assert after.scores[category] >= before.scores[category] - 5, (name, category)
        assert after.scores[Category.SOCIAL] <= before.scores[Category.SOCIAL] + allowed, name


LOOKS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "other quotes": lambda t: t.replace("'", "’").replace('"', "”"),
    "a line per sentence": lambda t: broken(t, "\n"),
    "a paragraph per sentence": lambda t: broken(t, "\n\n"),
    "a line per few words": wrapped,
}


@pytest.mark.parametrize("rewrite", LOOKS)
def test_looks_change_a_score_by_at_most_five(rewrite: str) -> None:
    """Case, quotation marks and line breaks are not wording. Only names are told by their capitals: one post in 200."""
    moved = {
        name
        for name, before, after in before_and_after(LOOKS[rewrite])
        if any(abs(after.scores[c] - before.scores[c]) > 5 for c in Category)
    }
    allowed = len(posts()) // 200 if rewrite in ("capitals", "small letters") else 0
    assert len(moved) <= allowed, sorted(moved)


def without(post: Post, start: int) -> Report:
    sentence = next(s for s in read(Source(post.text)).sentences if s.start <= start < s.end)
    return checked(
        (post.text[: sentence.start] + post.text[sentence.end :]).strip(), post.channel, post.reply_to
    )


def test_taking_out_a_sentence_that_we_mark_never_raises_its_fault() -> None:
    """A writer who drops what was marked gets no higher score for it: at most 5, and hardly ever over 0."""
    rises = []
    for post in posts():
        for finding in checked(*post[1:]).faults:
            if finding.span is not None and len(sentences(post.text)) > 1:
                score = checked(*post[1:]).scores[finding.category]
                rises.append(without(post, finding.span.start).scores[finding.category] - score)
    assert len(rises) > 350
    assert max(rises) <= 5
    assert sum(rise > EVEN for rise in rises) <= len(rises) / 50


def test_taking_out_a_sentence_that_readers_mark_hardly_ever_raises_its_fault() -> None:
    """Also where we saw nothing wrong: of the marked stretches in the corpus fewer than 1 in 50 rises by over 5."""
    rises = []
    for post, read_by in zip(posts(), labelled("posts"), strict=False):
        for span in read_by["spans"]:
            if span["dimension"] in FAULT_OF:
                category = FAULT_OF[span["dimension"]]
                rises.append(
                    without(post, span["start"]).scores[category] - checked(*post[1:]).scores[category]
                )
    assert len(rises) > 250
    assert sum(rise > 5 for rise in rises) < len(rises) / 50
