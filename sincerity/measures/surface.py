"""Measures of the surface: lengths, marks, capitals, emoji, hashtags, links. No language pipeline."""

from __future__ import annotations

import re
from functools import partial

from sincerity.document import Document
from sincerity.dutch.emoji import STARTS
from sincerity.markup import MaskKind
from sincerity.measures.base import Measure, listed_words, per_hundred, share, spoken_sentences, word_count
from sincerity.pipeline.annotation import Annotation

EMOJI = re.compile(f"(?:[{STARTS}])[\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*")
_TAG_BEHIND = re.compile(r"\s#\w[\w-]*")
LONG_WORD = 10
SHORT_LINE = 6


def sentence_count(document: Document) -> int:
    """Count the sentences that hold a word."""
    return sum(1 for _ in spoken_sentences(document))


def last_mark(text: str) -> str:
    """Return the mark that closes a sentence, ``?`` before ``!``; empty where there is none."""
    tail = text[len(text.rstrip("\"'”’»)]*_ !?.…‼⁉\ufe0f")) :]
    return (
        "?"
        if "?" in tail
        else "!"
        if "!" in tail or "‼" in tail
        else "."
        if "." in tail or "…" in tail
        else ""
    )


_SIGNS = {"?": "?", "!": "!‼", ".": ".…"}


def marked_sentences(document: Document, mark: str) -> int:
    """Count the sentences with words that close with *mark*; emoji and hashtags behind it do not count."""
    if not any(sign in document.text for sign in _SIGNS[mark]):
        return 0
    count = 0
    for span in document.sentences:
        text = document.text[span.start : span.end]
        if any(sign in text for sign in _SIGNS[mark]) and any(map(str.isalnum, text)):
            count += last_mark(EMOJI.sub("", _TAG_BEHIND.sub("", text)).rstrip()) == mark
    return count


def emoji_count(document: Document) -> int:
    """Count the emoji; a joined sequence counts once."""
    return len(EMOJI.findall(document.text.replace("\u200d", "")))


def _mean_sentence(document: Document) -> float:
    lengths = [len(s) for s in spoken_sentences(document)]
    return share(sum(lengths), len(lengths))


def _longest_sentence(document: Document) -> float:
    return max((len(s) for s in spoken_sentences(document)), default=0)


def _marked_share(document: Document, mark: str) -> float:
    return share(marked_sentences(document, mark), sentence_count(document))


def _caps_share(document: Document) -> float:
    """Return the share of words of three letters or more written in capitals."""
    words = document.words
    shown = [words.text[words.starts[i] : words.ends[i]] for i in range(len(words)) if words.is_word(i)]
    long = [w for w in shown if sum(c.isalpha() for c in w) >= 3]
    return share(sum(w.isupper() for w in long), len(long))


def _masks(document: Document, *kinds: MaskKind) -> float:
    return sum(m.kind in kinds for m in document.masks)


def _mean_letters(document: Document) -> float:
    words = [w for w in listed_words(document) if w[0].isalpha()]
    return share(sum(map(len, words)), len(words))


def _long_words(document: Document) -> float:
    words = listed_words(document)
    return per_hundred(sum(len(w) >= LONG_WORD for w in words), len(words))


def _variety(document: Document) -> float:
    """Return distinct words per word over the first 100 words, so that long posts compare with short ones."""
    words = listed_words(document)[:100]
    return share(len(set(words)), len(words))


def _short_lines(document: Document) -> float:
    lines = [[w for w in line.split() if any(map(str.isalnum, w))] for line in document.text.splitlines()]
    short = sum(len(line) for line in lines if len(line) < SHORT_LINE)
    return share(short, sum(map(len, lines)))


def _measure(name: str, summary: str, unit: str, function: object) -> Measure:
    return Measure(name, summary, unit, Annotation.NOTHING, function)  # type: ignore[arg-type]


MEASURES = (
    _measure("words", "Aantal woorden.", "woorden", word_count),
    _measure("sentences", "Aantal zinnen met woorden erin.", "zinnen", sentence_count),
    _measure("mean_sentence_words", "Gemiddelde lengte van een zin.", "woorden", _mean_sentence),
    _measure("longest_sentence_words", "Lengte van de langste zin.", "woorden", _longest_sentence),
    _measure("questions", "Aantal zinnen met een vraagteken.", "zinnen", partial(marked_sentences, mark="?")),
    _measure(
        "question_share", "Deel van de zinnen met een vraagteken.", "0-1", partial(_marked_share, mark="?")
    ),
    _measure(
        "exclamations", "Aantal zinnen met een uitroepteken.", "zinnen", partial(marked_sentences, mark="!")
    ),
    _measure(
        "exclamation_share",
        "Deel van de zinnen met een uitroepteken.",
        "0-1",
        partial(_marked_share, mark="!"),
    ),
    _measure("emoji", "Aantal emoji.", "emoji", emoji_count),
    _measure(
        "emoji_per_100_words",
        "Emoji per 100 woorden.",
        "per 100 woorden",
        lambda d: per_hundred(emoji_count(d), word_count(d)),
    ),
    _measure("caps_share", "Deel van de woorden in hoofdletters.", "0-1", _caps_share),
    _measure("hashtags", "Aantal hashtags.", "hashtags", lambda d: _masks(d, MaskKind.TAG)),
    _measure("mentions", "Aantal @namen.", "@namen", lambda d: _masks(d, MaskKind.HANDLE)),
    _measure(
        "links",
        "Aantal webadressen en mailadressen.",
        "links",
        lambda d: _masks(d, MaskKind.URL, MaskKind.EMAIL),
    ),
    _measure("mean_word_letters", "Gemiddelde lengte van een woord.", "letters", _mean_letters),
    _measure(
        "long_words_per_100", f"Woorden van {LONG_WORD} letters of meer.", "per 100 woorden", _long_words
    ),
    _measure("word_variety", "Verschillende woorden per woord, over de eerste 100.", "0-1", _variety),
    _measure(
        "short_line_share",
        f"Deel van de woorden in regels van minder dan {SHORT_LINE} woorden.",
        "0-1",
        _short_lines,
    ),
)
