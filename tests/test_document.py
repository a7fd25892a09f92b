"""Documents: masks, sentences, words, and reading in linear time."""

import subprocess
import sys
import time

import pytest

from sincerity.document import Document, Markup, MaskKind, Source, read
from sincerity.markup import for_path


def document(text: str) -> Document:
    return read(Source(text))


def masked(text: str) -> list[tuple[str, str]]:
    read_text = document(text)
    return [(m.kind.value, read_text.excerpt(m.span)) for m in read_text.masks]


@pytest.mark.parametrize(
    ("path", "markup"),
    [("a.md", Markup.MARKDOWN), ("b/A.Markdown", Markup.MARKDOWN), ("a.HTM", Markup.HTML), ("a.html", Markup.HTML),
     ("a.txt", Markup.PLAIN), ("README", Markup.PLAIN), (".md", Markup.PLAIN)],
)  # fmt: skip
def test_markup_follows_the_file_name(path, markup):
    """Whatever is not Markdown or HTML is plain text."""
    assert for_path(path) is markup


@pytest.mark.parametrize(
    ("text", "kind", "excerpt"),
    [
        ("Kijk op https://voorbeeld.nl/een?twee=3#vier.", "url", "https://voorbeeld.nl/een?twee=3#vier"),
        ("(zie www.voorbeeld.nl/a_(b))", "url", "www.voorbeeld.nl/a_(b)"),
        ("Doe mee: voorbeeld.nl/actie!", "url", "voorbeeld.nl/actie"),
        ("Doe mee op sub.voorbeeld.be, nu", "url", "sub.voorbeeld.be"),
        ("Kijk op voorbeeld.de/actie, nu", "url", "voorbeeld.de/actie"),
        ("Lees voorbeeld.co.uk.", "url", "voorbeeld.co.uk"),
        ("Mail jan.de+x@voorbeeld-site.nl.", "email", "jan.de+x@voorbeeld-site.nl"),
        ("Dag @jan.jansen.", "handle", "@jan.jansen"),
        ("Mooi #durftevragen, hè", "tag", "#durftevragen"),
        ("Beste *|FNAME|*,", "code", "*|FNAME|*"),
        ("Beste {{ voornaam }},", "code", "{{ voornaam }}"),
        ("Hij zei “doe maar” en ging", "quote", "“doe maar”"),
    ],
)  # fmt: skip
def test_what_is_not_a_word_is_masked(text, kind, excerpt):
    """Addresses end before the punctuation of the sentence around them."""
    assert masked(text) == [(kind, excerpt)]


@pytest.mark.parametrize(
    "text",
    [
        "Kom op.Be mee",
        "klaar.de rest",
        "J.de Boer",
        "punt #1 en nr. 2",
        "a@ b en @ c",
        "dit is 3.5 of 12.nl",
        "einde.Nu weer",
        "R&D#x",
        "e.d. en i.p.v.",
    ],
)
def test_words_that_only_look_like_addresses_are_checked(text):
    """A forgotten space after a full stop is no domain, a number no hashtag."""
    assert [m for m in masked(text) if m != ("url", "12.nl")] == []


def test_masks_lie_apart_and_the_larger_one_stays():
    """A tag inside a quotation is quoted; quotation marks inside an address open nothing."""
    assert masked("Zij schreef “leuk #feest” vandaag") == [("quote", "“leuk #feest”")]
    assert masked("Op http://x.nl/'a en b' hier") == [("url", "http://x.nl/'a")]


def test_quotation_stays_within_its_sentence():
    """A mark here and a mark two sentences on quote nothing."""
    assert masked("Een scherm van 27” breed. Dat is veel. Of 32” dus.") == []


def test_words_of_quotations_count_as_unchecked():
    """Addresses, tags and variables are no words a reader reads."""
    read_text = document("Zij zei ‘dat is mooi’ op www.voorbeeld.nl #feest {{ naam }}")

    assert read_text.unchecked_words == 3


def test_masked_words_are_no_words():
    """What is quoted is one barrier among the words."""
    read_text = document("Dit is ‘heel erg’ mooi")

    assert [w for i, w in enumerate(read_text.words.folded) if read_text.words.is_word(i)] == [
        "dit",
        "is",
        "mooi",
    ]
    assert read_text.words is read_text.words


def test_sentences_do_not_cross_blocks():
    """Two paragraphs without a full stop are two sentences."""
    read_text = document("Een zin\n\nNog een zin. En een")

    assert [read_text.text[s.start : s.end] for s in read_text.sentences] == [
        "Een zin",
        "Nog een zin.",
        "En een",
    ]


def test_message_is_what_the_draft_answers():
    """A reply knows the message it answers, a post has none."""
    assert document("Hoi").message is None
    message = read(Source("Dank je", reply_to="Mijn trein *reed* niet")).message
    assert message is not None
    assert message.text == "Mijn trein *reed* niet"


def test_a_message_between_quotation_marks_is_read_all_the_same():
    """‘X, @mo: “Waar blijft mijn trein?”’ is how a message is pasted."""
    message = read(Source("Dank je", reply_to="X, @mo: ‘Waar blijft mijn trein?’")).message

    assert message is not None
    assert "trein" in message.words.folded


def test_masks_have_kinds_that_measures_count():
    """Tags and names are told apart."""
    kinds = [m.kind for m in document("#a @bc d@e.nl").masks]

    assert kinds == [MaskKind.TAG, MaskKind.HANDLE, MaskKind.EMAIL]


SHAPES = [
    "We helpen je graag, zegt ‘Jan’ op voorbeeld.nl. ",
    "# Kop\n\n- **vet [link](x)** en `code`\n\n",
    "<p>een &eacute; <b>twee</b></p>\n",
    "[[", "](", "*a ", "**a_b ", "` `` ", "<a '", "<q>a", "<!-- ", "{{< ", "“a b ", "'a ", "a.", "#1", ")", "a@", "&amp", "> ",
]  # fmt: skip


@pytest.mark.parametrize("markup", list(Markup))
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length(shape, markup):
    """Eight times the text may take sixteen times as long, not sixty-four: no search starts over and over."""

    def seconds(length: int) -> float:
        source = Source(shape * (length // len(shape)), markup)
        start = time.process_time()
        read(source)
        return time.process_time() - start

    small = max(min(seconds(3_000), seconds(3_000)), 0.004)

    assert min(seconds(24_000), seconds(24_000)) < 24 * small


@pytest.mark.parametrize("markup", [Markup.PLAIN, Markup.HTML])
def test_markdown_parser_is_loaded_for_markdown_alone(markup):
    """Reading anything else never pays for it."""
    program = (
        "import sys; from sincerity.document import *\n"
        f"read(Source('hoi', Markup('{markup.value}'))); assert 'markdown_it' not in sys.modules\n"
        "read(Source('hoi', Markup.MARKDOWN)); assert 'markdown_it' in sys.modules"
    )

    subprocess.run([sys.executable, "-c", program], check=True)
