"""Offsets: line numbers, spans, and the map from plain text back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.spans import LineIndex, OffsetMap, PlainTextBuilder, Position, Span

TEXTS = st.text(alphabet=st.sampled_from("ab é\u0301\n\r\t👩‍👧🇳🇱"), max_size=40)


def test_span_runs_forward():
    """A span from 3 to 2 is refused."""
    with pytest.raises(ValueError, match=r"\[3, 2\)"):
        Span(3, 2)


def test_span_starts_at_zero_or_later():
    """A negative start is refused, not counted from the end."""
    with pytest.raises(ValueError, match="forward from 0"):
        Span(-1, 2)


def test_spans_that_touch_do_not_overlap():
    """Half-open ranges that meet share no character."""
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert Span(2, 4).overlaps(Span(0, 3))


def test_span_contains_itself_and_what_lies_inside():
    """The larger contains the smaller, not the other way round."""
    assert Span(0, 4).contains(Span(0, 4))
    assert Span(0, 4).contains(Span(1, 3))
    assert not Span(1, 3).contains(Span(0, 4))
    assert len(Span(1, 3)) == 2


def test_lines_end_after_each_kind_of_line_ending():
    r"""``\\r\\n`` is one line ending, a lone ``\\r`` one too."""
    index = LineIndex("a\r\nb\rc\nd")

    assert [index.position(i) for i in (0, 3, 5, 7)] == [Position(n, 1) for n in (1, 2, 3, 4)]
    assert index.position(8) == Position(4, 2)


def test_line_span_leaves_out_the_line_ending():
    r"""The second of two lines, and the first without its ``\\r\\n``."""
    index = LineIndex("ja\r\nnee")

    assert index.line_span(1) == Span(0, 2)
    assert index.line_span(2) == Span(4, 7)


@pytest.mark.parametrize("offset", [-1, 3])
def test_position_outside_the_text_is_refused(offset):
    """There is no line and column for what is not there."""
    with pytest.raises(ValueError, match="lies outside"):
        LineIndex("ja").position(offset)


@given(TEXTS)
def test_columns_count_on_from_the_start_of_the_line(text):
    """Every offset is the start of its line plus its column."""
    index = LineIndex(text)

    for offset in range(len(text) + 1):
        place = index.position(offset)
        assert index.line_span(place.line).start + place.column - 1 == offset


def test_end_offset_belongs_to_the_character_before_it():
    """In ``**ja**`` the source span does not take in the closing asterisks."""
    builder = PlainTextBuilder("**ja** nee")
    builder.keep(2, 4)
    builder.keep(6, 10)

    assert builder.text() == "ja nee"
    assert builder.offsets().to_source(Span(0, 2)) == Span(2, 4)
    assert builder.offsets().to_source(Span(1, 4)) == Span(3, 8)


def test_part_of_a_replaced_stretch_is_the_whole_of_it():
    """Half of what ``&fjlig;`` stands for comes from the whole entity."""
    builder = PlainTextBuilder("x&fjlig;y")
    builder.keep(0, 1)
    builder.replace(1, 8, "fj")
    builder.keep(8, 9)

    assert builder.text() == "xfjy"
    assert builder.offsets().to_source(Span(2, 3)) == Span(1, 8)
    assert builder.offsets().to_source(Span(0, 4)) == Span(0, 9)


def test_inserted_text_has_no_source():
    """The empty line between two blocks was never written."""
    builder = PlainTextBuilder("a-b")
    builder.keep(0, 1)
    builder.insert("\n\n")
    builder.keep(2, 3)

    assert len(builder) == 4
    assert builder.offsets().to_source(Span(0, 3)) == Span(0, 1)
    assert builder.offsets().to_source(Span(1, 4)) == Span(2, 3)
    with pytest.raises(ValueError, match="holds no character"):
        builder.offsets().to_source(Span(1, 3))


@pytest.mark.parametrize("span", [Span(1, 1), Span(4, 5)])
def test_range_without_characters_has_no_place(span):
    """An empty range and one after the end are refused."""
    with pytest.raises(ValueError, match="holds no character"):
        OffsetMap.identity(3).to_source(span)


def test_nothing_kept_is_no_run():
    """Empty stretches leave no trace."""
    builder = PlainTextBuilder("ab")
    builder.keep(1, 1)
    builder.replace(0, 1, "")

    assert builder.text() == ""
    assert len(builder) == 0


def test_neighbouring_stretches_become_one_run():
    """Keeping letter by letter costs no more than keeping a word."""
    builder = PlainTextBuilder("abc")
    for i in range(3):
        builder.keep(i, i + 1)

    assert builder.offsets().to_source(Span(0, 3)) == Span(0, 3)
    assert len(builder.offsets()) == 1


PIECES = st.lists(
    st.tuples(
        st.sampled_from(["keep", "skip", "replace", "insert"]), st.text("ab👍🏽é ", min_size=1, max_size=4)
    ),
    max_size=25,
)


@given(PIECES)
def test_every_plain_character_leads_back_to_where_it_came_from(pieces):
    """Kept characters map to themselves, replaced ones to the whole that they stand for, in order."""
    source = "".join(text for kind, text in pieces if kind != "insert")
    builder = PlainTextBuilder(source)
    expected: list[tuple[str, Span | None]] = []
    at = 0
    for kind, text in pieces:
        end = at + len(text)
        if kind == "insert":
            builder.insert(text)
            expected += [(c, None) for c in text]
            continue
        if kind == "keep":
            builder.keep(at, end)
            expected += [(c, Span(at + i, at + i + 1)) for i, c in enumerate(text)]
        elif kind == "replace":
            builder.replace(at, end, "xy")
            expected += [(c, Span(at, end)) for c in "xy"]
        at = end
    offsets = builder.offsets()

    assert builder.text() == "".join(c for c, _ in expected)
    for i, (char, place) in enumerate(expected):
        if place is None:
            with pytest.raises(ValueError):
                offsets.to_source(Span(i, i + 1))
        else:
            assert offsets.to_source(Span(i, i + 1)) == place
            assert len(place) != 1 or char in ("x", "y") or source[place.start] == char
    for i in range(len(expected)):
        for j in range(i + 1, len(expected) + 1):
            places = [p for _, p in expected[i:j] if p]
            if places:
                assert offsets.to_source(Span(i, j)) == Span(places[0].start, places[-1].end)
