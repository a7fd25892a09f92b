"""Long texts are annotated in pieces, and nobody can tell."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from sincerity.pipeline import Annotation, load, pieces
from sincerity.pipeline.components import set_sentence_starts
from sincerity.pipeline.tokenizer import PostTokenizer
from tests.pipeline.test_tokenizer import POST_PARTS

PARAGRAPH = "De buurt heeft de brug hersteld. Kom zaterdag kijken.\n\n"
POSTS = Path(__file__).parents[1] / "corpus" / "posts.jsonl"


def starts(text: str) -> list[int]:
    """Return where the pieces of a text start, in characters."""
    doc = set_sentence_starts(PostTokenizer(Vocab())(text))
    lengths = [len(piece) for piece in pieces.cut(doc)]
    return [doc[sum(lengths[:number])].idx for number in range(len(lengths))]


def test_post_is_one_piece() -> None:
    """What stands in one post is read together."""
    assert starts(PARAGRAPH * 50) == [0]


def test_pieces_start_with_a_paragraph() -> None:
    """Of all sentences those behind a line break."""
    found = starts(PARAGRAPH * 500)

    assert len(found) > 4
    assert all(start % len(PARAGRAPH) == 0 for start in found)


def test_pieces_start_with_a_sentence_where_there_are_no_paragraphs() -> None:
    """One long paragraph."""
    sentence = "De buurt heeft de brug hersteld. "

    assert all(start % len(sentence) == 0 for start in starts(sentence * 1_000))


def test_a_sentence_without_end_is_cut_as_well() -> None:
    """Memory is bounded whatever is put in."""
    assert len(starts("hij " * 5_000)) == 5


@settings(max_examples=10, deadline=None)
@given(st.lists(POST_PARTS, min_size=10, max_size=60).map("".join), st.integers(50, 150))
def test_pieces_spell_the_text_again(text: str, times: int) -> None:
    """Offsets are those of the whole text, and sentences start where they did."""
    whole = set_sentence_starts(PostTokenizer(Vocab())(text * times))
    marks = [token.is_sent_start for token in whole]

    joined = pieces.join(pieces.cut(whole))

    assert joined.text == text * times
    assert marks == [token.is_sent_start for token in joined]


def test_batches_hold_some_thousands_of_tokens() -> None:
    """A thousand posts are not annotated at once."""
    docs = [PostTokenizer(Vocab())(PARAGRAPH * 20)] * 100

    sizes = [sum(map(len, batch)) for batch in pieces.batches(docs)]

    assert len(sizes) > 1
    assert sum(sizes) == sum(map(len, docs))
    assert max(sizes) <= 4_000


@pytest.mark.parametrize("size", [300, 1_000])
def test_long_text_is_annotated_as_its_posts_are(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut into pieces or in one go, all but a handful of words at the cuts have the same analysis."""
    posts = [json.loads(line)["text"] for line in POSTS.read_text(encoding="utf-8").splitlines()]
    text = "\n\n".join(posts)

    def seen(longest: int) -> list[tuple[object, ...]]:
        monkeypatch.setattr(pieces, "_LONGEST", longest)
        doc = load().annotate(text, Annotation.DEPENDENCIES)
        return [
            (t.idx, t.text, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc
        ]

    whole, cut = seen(len(text)), seen(size)

    assert len(whole) == len(cut)
    assert sum(a != b for a, b in zip(whole, cut, strict=True)) <= len(whole) / 500
