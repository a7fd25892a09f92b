"""Plain text: blocks, line breaks and directives."""

import pytest

from sincerity.document import Document, Markup, Source, read


def document(text: str, *, heed_directives: bool = True) -> Document:
    return read(Source(text, Markup.PLAIN), heed_directives=heed_directives)


def blocks(text: str) -> list[str]:
    return [d.text[b.span.start : b.span.end] for d in [document(text)] for b in d.blocks]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_empty_line_separates_blocks_and_a_line_break_stays(newline):
    """A line break in a post ends a sentence; an empty line, with or without spaces in it, ends a block."""
    text = newline.join(["Hoi allemaal", "Kom langs ", " ", "Tot dan"])

    assert blocks(text) == ["Hoi allemaal\nKom langs", "Tot dan"]


def test_white_space_inside_a_line_is_kept():
    """Tabs and double spaces are the writer's."""
    assert blocks("\tEen  twee\tdrie ") == ["Een  twee\tdrie"]


def test_byte_order_mark_shifts_nothing():
    """A BOM that a decoder left in the text counts in the source, not in the plain text."""
    read_text = document("\ufeffHoi")

    assert read_text.text == "Hoi"
    assert read_text.locate(read_text.blocks[0].span).start == 1


def test_soft_hyphens_and_zero_width_spaces_do_not_break_words():
    """‘klant\u00advriendelijk’ reads as one word, and is quoted as it stands in the source."""
    read_text = document("heel klant\u00advriendelijk\u200b hoor")

    assert read_text.text == "heel klantvriendelijk hoor"
    assert read_text.excerpt(read_text.words.span(1, 1)) == "klant\u00advriendelijk"


def test_emoji_sequences_stay_whole():
    """Family, flag and skin tone: every word after them keeps its place."""
    text = "👨‍👩‍👧‍👦 samen 🇳🇱 naar 👍🏽 huis"
    read_text = document(text)

    assert read_text.text == text
    assert [read_text.excerpt(read_text.words.span(i, i)) for i in range(3)] == ["samen", "naar", "huis"]


def test_empty_text_is_an_empty_document():
    """Nothing and white space alone have no blocks, sentences or words."""
    for text in ("", " \r\n\t\n", "\ufeff"):
        read_text = document(text)
        assert (read_text.text, read_text.blocks, read_text.sentences, len(read_text.words)) == (
            "",
            (),
            (),
            0,
        )


def test_switched_off_part_is_left_out_and_counted():
    """From ‘uit’ to ‘aan’ no rule reads, and the report says how many words that were."""
    read_text = document("Een\n<!-- sincerity: uit -->\nlaat dit maar\n<!-- sincerity: aan -->\nTwee")

    assert read_text.text == "Een\n\nTwee"
    assert read_text.unchecked_words == 3
    assert read_text.notices == ()


def test_switching_off_without_on_runs_to_the_end_and_is_told():
    """An ‘uit’ that was forgotten must not go unseen."""
    read_text = document("Een\n<!-- sincerity: uit -->\nweg ermee")

    assert read_text.text == "Een"
    assert read_text.notices == (
        "regel 2: na ‘sincerity: uit’ komt geen ‘aan’; de rest van de tekst is niet gecontroleerd",
    )


def test_gate_reads_what_was_switched_off():
    """Where directives are not heeded the text between them is checked, and the comments are no silence either."""
    read_text = document(
        "Een\n<!-- sincerity: uit -->\nlaat dit\n<!-- sincerity: negeer x: y -->\nTwee", heed_directives=False
    )

    assert "laat dit" in read_text.text
    assert read_text.directives == ()
    assert read_text.unchecked_words == 0


@pytest.mark.parametrize(
    ("comment", "notice"),
    [
        ("negeer", "bij ‘sincerity: negeer’ hoort de naam van een regel"),
        ("negeer een-regel", "bij ‘sincerity: negeer een-regel’ hoort een reden"),
        ("negeer een-regel: ", "hoort een reden"),
        ("stil", "‘sincerity: stil’ ken ik niet; er kan staan: uit, aan"),
        ("aan", "‘sincerity: aan’ zonder ‘uit’ ervoor"),
    ],
)
def test_directive_that_says_too_little_is_told_with_its_line(comment, notice):
    """The notice names the line, what was found and what was expected; nothing is silenced."""
    read_text = document(f"Hoi\n\n<!-- sincerity: {comment} -->\nDaar")

    assert len(read_text.notices) == 1
    assert read_text.notices[0].startswith("regel 3: ")
    assert notice in read_text.notices[0]
    assert read_text.directives == ()
    assert read_text.text == "Hoi\n\nDaar"


def test_ignore_directive_belongs_to_the_block_after_it():
    """Two names and a reason with a colon in it, on a line of its own."""
    read_text = document("Hoi\n<!-- sincerity: negeer een-regel, twee: citaat: van hen -->\nDaar\n\nNog een")

    (directive,) = read_text.directives
    assert directive.rules == ("een-regel", "twee")
    assert directive.reason == "citaat: van hen"
    assert directive.line == 2
    assert directive.block is not None
    assert read_text.excerpt(directive.block) == "Daar"


def test_ignore_directive_inside_a_text_belongs_to_that_text():
    """A comment behind the words, on the same line."""
    read_text = document("Hoi daar <!-- sincerity: negeer een-regel: mag --> jij\n\nNog een")

    assert read_text.text == "Hoi daar jij\n\nNog een"
    assert read_text.directives[0].block == read_text.blocks[0].span


def test_ordinary_comment_is_text():
    """Plain text has no markup: only sincerity's own comments are cut out."""
    assert blocks("Hoi <!-- todo --> daar") == ["Hoi <!-- todo --> daar"]
