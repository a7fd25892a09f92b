"""Markdown: blocks, inline markup, front matter, and exact offsets through all of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sincerity.document import BlockKind, Document, Markup, MaskKind, Source, read


def document(text: str) -> Document:
    return read(Source(text, Markup.MARKDOWN))


def blocks(text: str) -> list[tuple[str, str]]:
    read_text = document(text)
    return [(b.kind.value, read_text.text[b.span.start : b.span.end]) for b in read_text.blocks]


def excerpt_of(text: str, words: str) -> str:
    """Return what the source holds where *words* stand in the plain text."""
    read_text = document(text)
    start = read_text.text.index(words)
    place = read_text.offsets.to_source(type(read_text.blocks[0].span)(start, start + len(words)))
    return text[place.start : place.end]


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("Een **vet *schuin*** woord", "Een vet schuin woord"),
        ("snake_case_naam en _schuin_", "snake_case_naam en schuin"),
        ("2 * 3 * 4 en a*b", "2 * 3 * 4 en a*b"),
        ("~~weg~~ en ~10 euro", "weg en ~10 euro"),
        ('[tekst](https://voorbeeld.nl/a_(b) "titel")', "tekst"),
        ("[tekst](<een pad>) [ ](x)na", "tekst na"),
        ("[tekst][def] [def][] [def] [niet]\n\n[def]: /pad 'titel'", "tekst def def [niet]"),
        ("een ![plaatje met alt](a.png) erbij", "een erbij"),
        ("[![alt](a.png) erin](b)", "erin"),
        (r"zo\*n \[haak\] en 5\% \q", r"zo*n [haak] en 5\% \q".replace(r"\%", "%")),
        ("R&amp;D &eacute;n &#8217;t &onzin; &", "R&D én ’t &onzin; &"),
        ("voet[^1] noot", "voet noot"),
        ('een <span class="a">twee</span> <!-- weg -->drie', "een twee drie"),
        ("regel een\nregel twee", "regel een regel twee"),
        ("regel een  \nregel twee\\\nregel drie<br>vier", "regel een\nregel twee\nregel drie\nvier"),
        ('{{< figure src="a" >}}Na {% include x %}de shortcode', "Na de shortcode"),
        ("Beste {{ voornaam }},", "Beste {{ voornaam }},"),
        ("geen \\ \nbreuk", "geen \\ breuk"),
        (":::tip\nLet op\n:::", "Let op"),
        ("#tag is geen kop", "#tag is geen kop"),
        ("3 < 4 en <geen tag", "3 < 4 en <geen tag"),
    ],
)
def test_inline_markup_is_cut(source, plain):
    """What a reader sees of one paragraph."""
    assert document(source).text == plain


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Kop ##\n\nKop\nlang\n===\n", [("heading", "Kop"), ("heading", "Kop lang")]),
        (
            "- [ ] doen\n- [x] **klaar**\n  1. dieper\n",
            [("list_item", "doen"), ("list_item", "klaar"), ("list_item", "dieper")],
        ),
        (
            "| a | b \\| c |\n|---|:-:|\n| | **d** |\n",
            [("table_cell", "a"), ("table_cell", "b | c"), ("table_cell", "d")],
        ),
        (
            "- x\n\n  | p | q |\n  |---|---|\n  | r | s |\n",
            [("list_item", "x")] + [("table_cell", c) for c in "pqrs"],
        ),
        ("a | b\n--|--\nc | d\n", [("table_cell", c) for c in "abcd"]),
        ("> citaat\n\nna\n\n```\ncode\n```\n\n    ook code\n", [("paragraph", "na")]),
        (
            "<div>\n<h2>Kop</h2> tekst\n</div>\n\n**na**",
            [("heading", "Kop"), ("paragraph", "tekst"), ("paragraph", "na")],
        ),
        ("\ufeff# Kop\r\n\r\nTekst\ttab\r\nnog", [("heading", "Kop"), ("paragraph", "Tekst tab nog")]),
        ("***\n\n---\n", []),
    ],
)
def test_blocks_of_a_draft(source, expected):
    """Kind and text of each block."""
    assert blocks(source) == expected


def test_finding_in_nested_markup_quotes_the_source():
    """Bold in a link in a list: from the first letter to the last, markup between them included."""
    text = "- punt\n\n  > nee\n\n  - zie [de **beste** dag](x) ooit\n"

    assert excerpt_of(text, "beste") == "beste"
    assert excerpt_of(text, "beste dag") == "beste** dag"
    assert excerpt_of(text, "dag ooit") == "dag](x) ooit"


def test_words_across_a_soft_break_quote_the_indentation():
    """‘niet meer’ over two lines of a list item."""
    assert excerpt_of("* dat is niet\n  meer zo", "niet meer") == "niet\n  meer"


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Onze dag # intern\ntags: [a]\ndescription: Kom\n  langs\n---\n",
        '---\r\ntitle: "Onze dag"\r\ndraft: true\r\ndescription: >-\r\n  Kom\r\n  langs\r\n---\r\n',
        "---\ndate: 2020\ntitle: 'Onze dag'\ndescription: \"Kom\n  langs\"\n...\n",
        '+++\ntitle = \'Onze dag\'\ndescription = """Kom\nlangs"""\n[extra]\ntitle = "nee"\n+++\n',
    ],
)
def test_title_and_description_of_front_matter_are_checked(front):
    """YAML and TOML, quoted, bare and folded; nothing else of it is text."""
    assert blocks(front + "Tekst") == [
        ("title", "Onze dag"),
        ("description", "Kom langs"),
        ("paragraph", "Tekst"),
    ]
    assert excerpt_of(front + "Tekst", "Onze") == "Onze"
    assert excerpt_of(front + "Tekst", "langs") == "langs"


def test_escapes_in_front_matter_map_to_what_they_stand_for():
    """A quotation mark in a quoted title."""
    text = "---\ntitle: \"Zo\\u2019n \\\"dag\\\"\"\ndescription: 'Zo''n'\n---\n"

    assert blocks(text) == [("title", 'Zo’n "dag"'), ("description", "Zo'n")]
    assert excerpt_of(text, "Zo’n") == "Zo\\u2019n"
    assert excerpt_of(text, "Zo'n") == "Zo''n"


def test_line_between_dashes_without_end_is_no_front_matter():
    """A draft that begins with a ruler is a draft."""
    assert blocks("---\ntitle: ja") == [("paragraph", "title: ja")]


def test_masks_of_code_and_links():
    """Inline code and addresses stay in the text, under a mask."""
    read_text = document("Typ `npm i` of ga naar <https://voorbeeld.nl>, mail <a@voorbeeld.nl>.")

    assert read_text.text == "Typ npm i of ga naar https://voorbeeld.nl, mail a@voorbeeld.nl."
    assert [(m.kind, read_text.excerpt(m.span)) for m in read_text.masks] == [
        (MaskKind.CODE, "npm i"),
        (MaskKind.URL, "https://voorbeeld.nl"),
        (MaskKind.EMAIL, "a@voorbeeld.nl"),
    ]


def test_unchecked_words_count_what_a_reader_reads():
    """Two of a quotation, three of a block quote, two of code, one of a shortcode; no address, no markup."""
    text = (
        "Hij zei “nou ja” op https://voorbeeld.nl.\n\n> drie **hele** woorden [](x)\n\n```js\nlet x\n```\n\n"
        '{{< knop "Koop" >}}\n\n<!-- gewoon commentaar -->\n'
    )

    assert document(text).unchecked_words == 8


def test_body_of_a_quoting_shortcode_is_left_out():
    """What stands between ``{{< quote >}}`` and its end is somebody else's."""
    read_text = document("Voor\n\n{{< quote >}}\nvan een ander\n\nnog\n{{< /quote >}}\n\nNa")

    assert read_text.text == "Voor\n\nNa"
    assert read_text.unchecked_words == 4


def test_directive_in_a_list_and_between_paragraphs():
    """‘uit’ and ‘aan’ as blocks of their own, ‘negeer’ for the next paragraph alone."""
    read_text = document(
        "Een\n\n<!-- sincerity: uit -->\n\nweg **weg**\n\n<!-- sincerity: aan -->\n\n"
        "<!-- sincerity: negeer x: mag hier -->\n\nTwee\n\nDrie"
    )

    assert read_text.text == "Een\n\nTwee\n\nDrie"
    assert read_text.unchecked_words == 2
    assert read_text.directives[0].block == read_text.blocks[1].span


def test_quoted_block_in_html_tags_around_markdown_is_left_out():
    """Tags stay open across the blocks between them; one that stays open for good is told."""
    closed = document("<blockquote>\n\nciteer **mij**\n\n</blockquote>\n\nna")
    open_ended = document("voor\n\n<blockquote>\n\nciteer mij")

    assert (closed.text, closed.unchecked_words, closed.notices) == ("na", 2, ())
    assert open_ended.text == "voor"
    assert open_ended.notices == (
        "regel 3: <blockquote> wordt niet gesloten; wat erop volgt is niet gecontroleerd",
    )


# -- properties ----------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "woord",
        "foto's",
        "café",
        "cafe\u0301",
        "👨‍👩‍👧",
        "🇳🇱",
        "👍🏽",
        "zo'n",
        "’t",
        "één",
        "12,50",
        "A",
        "klant-dag",
        "ß",
    ]
)
MARKS = [
    "*{}*",
    "**{}**",
    "***{}***",
    "[{}](https://x.nl/a_b 'c d')",
    "~~{}~~",
    "<b>{}</b>",
    "<span a='>'>{}</span>",
]
WRAPS = st.sampled_from(
    [*MARKS, "{} ![plaatje *x*](y.png)", "{}<!-- weg -->", "{} &amp;", "[{}][def]", "`x` {}"]
)
VISIBLE = {"{} &amp;": "{} &", "`x` {}": "x {}"}


@st.composite
def inlines(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a stretch of inline Markdown and what a reader sees of it."""
    sources, plains = [], []
    for _ in range(draw(st.integers(1, 4))):
        words = draw(st.lists(WORDS, min_size=1, max_size=3))
        source = plain = " ".join(words)
        kinds: set[str] = set()
        for wrap in draw(st.lists(WRAPS, max_size=3)):
            kind = "link" if "](" in wrap or "][" in wrap else wrap[0]
            if kind not in kinds and not (kind == "link" and "![" in source):
                kinds.add(kind)
                source, plain = wrap.format(source), VISIBLE.get(wrap, "{}").format(plain)
        sources.append(source)
        plains.append(plain)
    return " ".join(sources), " ".join(plains)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a draft of nested blocks and the text of each."""
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    chunks, plains = [], []
    for _ in range(draw(st.integers(1, 5))):
        source, plain = draw(inlines())
        other, other_plain = draw(inlines())
        shape = draw(st.integers(0, 9))
        chunk, seen = [
            ([f"w {source}"], [f"w {plain}"]),
            ([f"## {source} ##"], [plain]),
            ([f"w {source}", "==="], [f"w {plain}"]),
            ([f"- w {source}", f"    - w {other}"], [f"w {plain}", f"w {other_plain}"]),
            ([f"1. w {source}", "", f"   w {other}"], [f"w {plain}", f"w {other_plain}"]),
            (["|a|b|", "|-|-|", f"| {source} | {other} |"], ["a", "b", plain, other_plain]),
            ([f"w {source}", f"w {other}"], [f"w {plain} w {other_plain}"]),
            ([f"w {source}  ", f"w {other}"], [f"w {plain}\nw {other_plain}"]),
            ([f"> w {source}", f"w {other}"], []),
            ([f"<div>w {source}", "</div>"], []),
        ][shape]
        if shape == 9:
            chunk, seen = [f"<div>w {other_plain.replace('&', '&amp;')}", "</div>"], [f"w {other_plain}"]
        chunks.append(newline.join(chunk) + newline)
        plains += seen
        if shape in (3, 4):
            chunks.append(f"<!-- einde lijst -->{newline}")
    return newline.join([*chunks, f"[def]: /pad{newline}"]), plains


@settings(max_examples=400, deadline=None)
@given(drafts())
def test_what_a_reader_sees_is_found_back_in_the_source(drawn):
    """Nothing visible is lost, order is kept, and each word's place in the source holds that word."""
    source, expected = drawn
    read_text = document(source)

    text, whole = read_text.text, "\n\n".join(expected)
    if next(filter(str.isalpha, whole), "").isupper():
        # A sentence may go on over a break here: see the test below.
        text, whole = (re.sub("(?<!\n)\n(?!\n)", " ", t) for t in (text, whole))
    assert text == whole
    last = 0
    for index in range(len(read_text.words)):
        span = read_text.words.span(index, index)
        if read_text.words.is_word(index):
            place = read_text.locate(span)
            assert source[place.start : place.end] == read_text.text[span.start : span.end]
            assert place.start >= last
            last = place.end


@pytest.mark.parametrize(("heading", "seen"), [("A", "A\n\nw woord w woord"), ("a", "a\n\nw woord\nw woord")])
def test_a_sentence_goes_on_over_a_hard_break_in_a_draft_with_capitals(heading: str, seen: str):
    """Who begins a draft with a capital begins a new sentence with one; who uses none may begin it in small letters."""
    assert document(f"## {heading} ##\n\nw woord  \nw woord\n").text == seen


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab *_`[]()!<>\\&~#'\n-", max_size=60))
def test_inline_markup_is_cut_as_the_reference_parser_does(text):
    """On random markup the visible text is that of a full CommonMark parser, white space aside."""
    parser = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["html_block", "html_inline"])
    )
    if "<" in text:
        text = text.replace("<", "")
    expected = []
    quoted = 0
    for token in parser.parse(text):
        quoted += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type == "inline" and not quoted:
            seen = "".join(
                c.content if c.type in ("text", "code_inline") else "\n" if c.type.endswith("break") else ""
                for c in token.children or ()
            )
            expected += seen.split()

    assert "".join(document(text).text.split()) == "".join(expected)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab \t*_`[]()!<>/\\&;~#'\"=\r\n-+:.1|{}%@\ufeff\u00ad\x00é👍🏽\u200d", max_size=80))
def test_random_text_never_crashes_and_every_character_has_a_place(text):
    """Whatever the input, spans of blocks and masks lead back to the source in order."""
    for front in ("", "---\ntitle: "):
        source = front + text
        read_text = document(source)
        last = 0
        for block in read_text.blocks:
            place = read_text.locate(block.span)
            assert last <= place.start < place.end <= len(source)
            last = place.end
            plain = read_text.text[block.span.start : block.span.end]
            assert plain == plain.strip(" \n")
        for mask in read_text.masks:
            read_text.locate(mask.span)


def test_every_kind_of_block_is_named():
    """A heading is a heading, an item an item."""
    kinds = [b.kind for b in document("# a\n\nb\n\n- c\n").blocks]

    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]
