"""The parts of one document in a CMS, read as one text: a reader sees a page, not its fields.

Scores and verdicts are about whole posts; a title or a paragraph by itself would be judged as if it were all there is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sincerity.document import Document, Source, read
from sincerity.dutch.language import NAMES, Language, dutch_words, language_of_words
from sincerity.finding import Edit, Finding
from sincerity.gates.decision import Located
from sincerity.markup import Markup
from sincerity.spans import Span

_BREAK = "\n\n"

_DUTCH_IN_PASSING = 1
"""So many Dutch function words may stand in a sentence of another language; with more it is both, and is read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A field or block: its name in the CMS, what it holds, and how that is written."""

    name: str
    text: str
    markup: Markup = Markup.PLAIN


class Joined:
    """The parts as one plain text, with the way back from a finding to its part.

    Sentences in another language stand in it as white space: nobody can judge those, and as text they could make all of
    it look like another language. The words outside quotations tell the language, as in the linter.
    ``unchecked_words`` stand in quotations or code, ``foreign_words`` in such sentences.

    Args:
        parts: The parts in reading order; those without words are skipped.
        heed_directives: Whether comments in the text may switch rules off.
    """

    def __init__(self, parts: Iterable[Part], *, heed_directives: bool = False) -> None:
        self._documents: list[tuple[Part, Document]] = []
        self._starts: list[int] = []
        self.unchecked_words = 0
        self.foreign_words = 0
        self.languages: set[Language] = set()
        self.notices: list[str] = []
        length = 0
        for part in parts:
            document = read(Source(part.text, part.markup), heed_directives=heed_directives)
            self.unchecked_words += document.unchecked_words
            self.notices += (f"{part.name}: {notice}" for notice in document.notices)
            if document.text.strip():
                self._documents.append((part, document))
                self._starts.append(length)
                length += len(document.text) + len(_BREAK)
        # What is half Dutch is read, unless that makes all of it look like another language.
        for most in (_DUTCH_IN_PASSING, None):
            foreign = [_foreign(document, most) for _, document in self._documents]
            language, words = self._language_without(foreign)
            if language is Language.DUTCH:
                break
        self.text = _BREAK.join(
            _without(document, [document.sentences[index] for index in sentences])
            for (_, document), sentences in zip(self._documents, foreign, strict=True)
        )
        self._count(foreign)
        if language is not Language.DUTCH:  # each sentence could be Dutch, all of them together are not
            self.languages.add(language)
            self.foreign_words += words
            self.text = ""

    def _language_without(self, foreign: list[dict[int, Language]]) -> tuple[Language, int]:
        """Return the language of all sentences but the foreign ones, and how many words they have."""
        words = [
            word
            for (_, document), sentences in zip(self._documents, foreign, strict=True)
            for index, said in enumerate(document.sentence_words)
            if index not in sentences
            for word in said
        ]
        return language_of_words(words), len(words)

    def _count(self, foreign: list[dict[int, Language]]) -> None:
        for (part, document), sentences in zip(self._documents, foreign, strict=True):
            self.foreign_words += sum(len(document.sentence_words[index]) for index in sentences)
            if found := set(sentences.values()):
                names = " en ".join(sorted(NAMES[language] for language in found))
                self.notices.append(f"{part.name}: zinnen in het {names} zijn niet nagekeken")
                self.languages |= found

    def locate(self, finding: Finding) -> Located:
        """Return a finding of the joined text with its part; of words that run on into the next, the first part's."""
        if finding.span is None:
            return Located(None, replace(finding, related=(), fix=()))
        index = bisect_right(self._starts, finding.span.start) - 1
        part, document = self._documents[index]
        start = self._starts[index]
        inside = Span(finding.span.start - start, min(finding.span.end - start, len(document.text)))
        span = document.locate(inside)
        related = (r for r in finding.related if start <= r.start and r.end <= start + len(document.text))
        # A repair of the plain text could break markup, so only plain parts keep theirs.
        fix = finding.fix if part.markup is Markup.PLAIN and document.text == part.text else ()
        return Located(
            part.name,
            replace(
                finding,
                span=span,
                text=part.text[span.start : span.end],
                related=tuple(document.locate(Span(r.start - start, r.end - start)) for r in related),
                fix=tuple(_moved(edit, start) for edit in fix),
            ),
        )


def _foreign(document: Document, most: int | None) -> dict[int, Language]:
    """Return the sentences in another language, with at most so many Dutch function words, or ``None`` for any."""
    found: dict[int, Language] = {}
    for index, words in enumerate(document.sentence_words):
        language = language_of_words(words)
        if language is not Language.DUTCH and (most is None or dutch_words(words, language) <= most):
            found[index] = language
    return found


def _without(document: Document, spans: Iterable[Span]) -> str:
    """Return the text of a part with white space in place of some sentences."""
    parts, at = [], 0
    for span in spans:
        parts += [document.text[at : span.start], " " * len(span)]
        at = span.end
    return "".join([*parts, document.text[at:]])


def _moved(edit: Edit, by: int) -> Edit:
    return replace(edit, span=Span(edit.span.start - by, edit.span.end - by))
