"""A draft as the rules see it: plain text, blocks, sentences, and the map back to the source.

`read` makes one. Every span here counts in the plain text unless it says otherwise; `Document.locate` leads
back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from sincerity.channels import GENERAL
from sincerity.dutch.quotes import quoted_spans
from sincerity.errors import ModelError
from sincerity.markup import Block, BlockKind, Content, Directive, Markup, Mask, MaskKind, extract, masks
from sincerity.markup.collector import count_words
from sincerity.pipeline.annotation import Annotation
from sincerity.spans import OffsetMap, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sincerity.dutch.words import Words

__all__ = ["Block", "BlockKind", "Directive", "Document", "Markup", "Mask", "MaskKind", "Source", "read"]


@dataclass(frozen=True, slots=True)
class Source:
    """One draft to read. ``channel`` is a real channel, not an alias; ``input`` is whatever else came along with it.

    ``notices`` are what its reader wants said about it, such as a channel that does not exist. ``lines`` are its first
    and last line in a file that holds several posts.
    """

    text: str
    markup: Markup = Markup.PLAIN
    channel: str = GENERAL
    reply_to: str | None = None
    path: str | None = None
    id: str | None = None
    input: Mapping[str, Any] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    lines: tuple[int, int] | None = None


class Annotator(Protocol):
    """What a document asks of a language pipeline."""

    @property
    def name(self) -> str:
        """Name and version; findings depend on both."""
        ...

    def annotate(self, text: str, needs: Annotation) -> Doc:
        """Return *text* with tokens, tags or the syntax tree; ``doc.text == text``."""
        ...


@dataclass(frozen=True, eq=False)
class Document:
    """What `read` made of a source.

    ``masks`` are in order and apart from each other: words inside them are not checked. ``unchecked_words``
    counts what a reader still reads and no rule sees: quotations, quoted blocks, code, switched-off parts.
    ``notices`` are Dutch.
    """

    source: Source
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    masks: tuple[Mask, ...]
    sentences: tuple[Span, ...]
    directives: tuple[Directive, ...]
    notices: tuple[str, ...]
    unchecked_words: int
    pipeline: Annotator | None = None
    _annotated: dict[Annotation, Doc] = field(default_factory=dict, init=False, repr=False)

    def doc(self, needs: Annotation) -> Doc:
        """Return the plain text with at least the annotation that is needed; annotated once per level.

        Raises:
            ModelError: If the document was read without a language pipeline.
        """
        for level, doc in self._annotated.items():
            if level >= needs:
                return doc
        if self.pipeline is None:
            raise ModelError("hiervoor is een taalmodel nodig; draai zonder ‘--model none’")
        doc = self._annotated[needs] = self.pipeline.annotate(self.text, needs)
        return doc

    @cached_property
    def words(self) -> Words:
        """The words outside the masks, split once for all matchers."""
        from sincerity.dutch import words

        return words.split(self.text, [mask.span for mask in self.masks])

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence starts."""
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def sentence_tokens(self) -> list[range]:
        """The indices of the tokens of each sentence."""
        return list(map(self.words.within, self.sentences))

    @cached_property
    def sentence_words(self) -> list[list[str]]:
        """The folded words of each sentence, without marks and masked stretches; a sentence may have none."""
        return list(map(self.words.listed_in, self.sentence_tokens))

    @cached_property
    def opening(self) -> int:
        """The index of the sentence that opens the post: the first with two words; a row of numbers is none."""
        for index, said in enumerate(self.sentence_words):
            if sum(not word[0].isdigit() for word in said) > 1:
                return index
        return 0

    @cached_property
    def closing(self) -> int:
        """The index of the sentence that closes the post: the last that says something.

        A lone word, a row of numbers, a sign-off, a name, a credit or a question that fits any post closes none:
        anybody can paste those.
        """
        from sincerity.dutch.pasted import is_credit, is_pasted, is_signature

        for index in range(len(self.sentences) - 1, -1, -1):
            said = [word for word in self.sentence_words[index] if not word[0].isdigit()]
            if len(said) < 2:
                continue
            span = self.sentences[index]
            text = self.text[span.start : span.end]
            if not (is_pasted(said, asks="?" in text) or is_signature(text) or is_credit(text)):
                return index
        return len(self.sentences) - 1

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds the plain offset, or of the one before it."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    @cached_property
    def message(self) -> Document | None:
        """The message that the post answers, read as plain text; ``None`` where it answers none.

        Quotation marks hide nothing in it: who pastes a message often puts it between them.
        """
        if self.source.reply_to is None:
            return None
        message = read(Source(self.source.reply_to), heed_directives=False)
        return replace(message, masks=tuple(m for m in message.masks if m.kind is not MaskKind.QUOTE))

    def locate(self, span: Span) -> Span:
        """Return the place in the source that a span of the plain text came from."""
        return self.offsets.to_source(span)

    def excerpt(self, span: Span) -> str:
        """Return the source text that a span of the plain text came from."""
        place = self.locate(span)
        return self.source.text[place.start : place.end]


def read(source: Source, pipeline: Annotator | None = None, *, heed_directives: bool = True) -> Document:
    """Turn a source into a document, in time linear in its length.

    Args:
        source: The draft.
        pipeline: What annotates the text when a rule or measure asks for it.
        heed_directives: Whether comments such as ``<!-- sincerity: uit -->`` are obeyed.
    """
    from sincerity.dutch.sentences import sentence_spans

    content = extract(source.text, source.markup, heed_directives=heed_directives)
    text = content.text
    # A line break ends a sentence, and blocks are separated by line breaks: no need to go block by block.
    sentences = sentence_spans(text)
    found = _masks(content, sentences)
    unchecked = sum(
        count_words(text[mask.span.start : mask.span.end])
        for mask in found
        if mask.kind in (MaskKind.CODE, MaskKind.QUOTE)
    )
    return Document(
        source=source,
        text=text,
        offsets=content.offsets,
        blocks=content.blocks,
        masks=found,
        sentences=tuple(Span(start, end) for start, end in sentences),
        directives=content.directives,
        notices=(*source.notices, *content.notices),
        unchecked_words=content.unchecked_words + unchecked,
        pipeline=pipeline,
    )


def _masks(content: Content, sentences: list[tuple[int, int]]) -> tuple[Mask, ...]:
    """Put together the masks that the markup gives and those that the words give, without overlap."""
    solid = _apart([*content.masks, *masks.find(content.text)])
    # Quotation marks inside an address or code open nothing: a hollow of the same length stands in for it.
    parts, position = [], 0
    for mask in solid:
        parts += [content.text[position : mask.span.start], "x" * len(mask.span)]
        position = mask.span.end
    hollow = "".join([*parts, content.text[position:]])
    quotes = [Mask(MaskKind.QUOTE, Span(start, end)) for start, end in quoted_spans(hollow, sentences)]
    return tuple(_apart([*solid, *quotes]))


def _apart(found: list[Mask]) -> list[Mask]:
    """Sort masks and drop or shorten what lies inside an earlier, longer one."""
    result: list[Mask] = []
    end = 0
    for mask in sorted(found, key=lambda mask: (mask.span.start, -mask.span.end)):
        if mask.span.end > end and len(mask.span):
            result.append(Mask(mask.kind, Span(max(mask.span.start, end), mask.span.end)))
            end = mask.span.end
    return result
