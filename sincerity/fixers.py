"""Repairs that need no judgement: a small, closed set of functions that a rule names with ``fix``.

A fixer is given the words that its rule found, as they stand in the source, and returns what they should be, or
``None`` where a repair would need judgement after all. It may only change those words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sincerity.finding import Edit
from sincerity.spans import Span

Fixer = Callable[[str, str], str | None]
"""Takes the words, and what stands before them in their sentence."""

_MARKS = re.compile(r"[!?‼⁉❗❕]+1*(?:[^\S\n][!?‼⁉❗❕]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SHOUTED = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ]{2,}[^\w.!?]*$")
_OPENING = " \t\n‘’“”\"'(–-"
_TAG = re.compile(r"#\w+")
_MOST_TAGS = 3
_DISCLOSURES = frozenset(
    "ad adv advertentie reclame spon sponsored gesponsord samenwerking partner publiciteit".split()
)
"""Tags that say who pays: leaving one out would make the post worse than a pile."""


def one_mark(words: str, before: str) -> str | None:
    """``dag!!!`` becomes ``dag!`` and ``echt?!!`` becomes ``echt?``."""
    return _MARKS.sub(lambda found: "?" if "?" in found[0] or "⁉" in found[0] else "!", words)


def plain_letters(words: str, before: str) -> str | None:
    """``WAT EEN FEEST!`` becomes ``Wat een feest!``; a word that may be a name or an abbreviation stops it."""
    from sincerity.data import everyday_words  # late: only a shout needs the list

    everyday = everyday_words()
    # Of a longer shout only a part was found; half a sentence in capitals would read worse.
    if _SHOUTED.search(before) or any(
        part.lower() not in everyday for part in re.findall(r"[^\W\d_]+", words)
    ):
        return None
    small = words.lower()
    first = _WORD.search(small)
    if before.strip(_OPENING) or first is None:
        return small
    # ’s avonds at the start of a sentence has its capital on the second word; leave that to a human.
    if first.start() and small[first.start() - 1] in "’'":
        return None
    head = "IJ" if small.startswith("ij", first.start()) else small[first.start()].upper()
    return small[: first.start()] + head + small[first.start() + len(head) :]


def one_emoji(words: str, before: str) -> str | None:
    """``🎉🎉🎉`` becomes ``🎉``; a row of different ones is left alone."""
    import regex  # late: it takes long to import

    signs = [sign for sign in regex.findall(r"\X", words) if not sign.isspace()]
    # With and without the variation selector it is the same sign to a reader.
    return signs[0] if len({sign.rstrip("\ufe0f") for sign in signs}) == 1 else None


def few_tags(words: str, before: str) -> str | None:
    """Keep the first three different tags of a pile, and before those any tag that says who pays."""
    tags = list(_TAG.finditer(words))
    unlike: dict[str, int] = {}
    for number, tag in enumerate(tags):
        unlike.setdefault(tag[0].lower(), number)
    telling = [number for name, number in unlike.items() if name[1:] in _DISCLOSURES]
    others = [number for number in unlike.values() if number not in telling]
    kept = sorted([*telling, *others][: max(_MOST_TAGS, len(telling))])
    parts: list[str] = []
    for number in kept:
        before = words[tags[number - 1].end() : tags[number].start()] if parts else words[: tags[0].start()]
        parts.append(before + tags[number][0])
    return "".join(parts)


FIXERS: Mapping[str, Fixer] = {
    "enkel-teken": one_mark,
    "gewone-letters": plain_letters,
    "enkele-emoji": one_emoji,
    "paar-tags": few_tags,
}
"""Every fixer by the name that rules use; ``rule_schema.json`` has the same names."""


def repair(name: str, source: str, span: Span, *, before: str = "") -> tuple[Edit, ...]:
    """Return the edit that repairs the words at *span*, as small as it can be; empty where there is none.

    Args:
        name: One of :data:`FIXERS`.
        source: The source text.
        span: Where the words are in it.
        before: What stands before them in their sentence.
    """
    words = source[span.start : span.end]
    better = FIXERS[name](words, before)
    if better is None or better == words:
        return ()
    start, end = 0, 0
    shortest = min(len(words), len(better))
    while start < shortest and words[start] == better[start]:
        start += 1
    while end < shortest - start and words[-1 - end] == better[-1 - end]:
        end += 1
    edit = Edit(Span(span.start + start, span.end - end), better[start : len(better) - end], safe=True)
    return (edit,)
