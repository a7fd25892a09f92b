"""HTML: what a browser shows as running text, with exact offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sincerity.document import Document, Markup, MaskKind, Source, read


def document(text: str) -> Document:
    return read(Source(text, Markup.HTML))


def blocks(text: str) -> list[tuple[str, str]]:
    read_text = document(text)
    return [(b.kind.value, read_text.text[b.span.start : b.span.end]) for b in read_text.blocks]


def test_page_gives_title_description_and_body():
    """Of the head only these two are text; script, style and comments are nowhere."""
    page = (
        "<!DOCTYPE html><html><head><style>a > b {}</style><title>Een &amp;\n twee</title>\n"
        '<meta name="description" content="Kom &quot;langs&quot;"><meta name="keywords" content="nee">'
        "<script>if (a < b) document.write('<p>nee</p>')</script></head>\n"
        "<body><h1>Kop</h1><!-- weg --><p>Tekst</p></body></html>"
    )

    assert blocks(page) == [
        ("title", "Een & twee"),
        ("description", 'Kom "langs"'),
        ("heading", "Kop"),
        ("paragraph", "Tekst"),
    ]


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("  Een <b> twee</b>  <i>drie</i>\n vier ", "Een twee drie vier"),
        ("on<b>zin</b>nig", "onzinnig"),
        ("a<br>b<br/> <br />c", "a\nb\nc"),
        ("&eacute;&#233;&#xE9;n &nbsp;x &onzin; &amp;lt; AT&T", "ééén \u00a0x &onzin; &lt; AT&T"),
        ("klant&shy;vriendelijk", "klantvriendelijk"),
        ("3 < 4 en 5 > 2, <3", "3 < 4 en 5 > 2, <3"),
        ("een <a href='x>y' title=\"a'b\">link</a> hier", "een link hier"),
        ('een <a title=a"b>link</a> hier', "een link hier"),
        ("tekst <script>var x = '<p>'</script>loopt <svg><title>nee</title></svg>door", "tekst loopt door"),
        ("voor<wbr>zichtig <img alt='nee' src=x>zo", "voorzichtig zo"),
        ("<p>Beste {{ voornaam }}, {% if x %}hoi{% endif %}", "Beste {{ voornaam }}, hoi"),
    ],
)
def test_text_of_a_fragment(source, plain):
    """White space, entities and tags as a browser takes them."""
    assert document(source).text == plain


def test_block_elements_separate_blocks():
    """Paragraphs without an end tag, lists, tables, captions."""
    source = (
        "<p>een<p>twee<ul><li>a<li>b <b>c</b></ul>na<table><caption>uitleg</caption><tr><th>d<td>e</table>"
        "<figure><figcaption>f</figcaption></figure><div>g<div>h</div>i</div><dl><dt>j<dd>k</dl>"
    )

    assert blocks(source) == [
        ("paragraph", "een"),
        ("paragraph", "twee"),
        ("list_item", "a"),
        ("list_item", "b c"),
        ("paragraph", "na"),
        ("caption", "uitleg"),
        ("table_cell", "d"),
        ("table_cell", "e"),
        ("caption", "f"),
        ("paragraph", "g"),
        ("paragraph", "h"),
        ("paragraph", "i"),
        ("list_item", "j"),
        ("list_item", "k"),
    ]


def test_quotations_and_code():
    """Block quotes and preformatted text are out and counted; ``q`` and ``code`` are masked and counted."""
    read_text = document(
        "<p>Zij zei <q>nou ja</q>, typ <code>npm i</code></p><blockquote><p>van een</p> ander</blockquote>"
        "<pre>let x\n<b>y</b></pre>na"
    )

    assert read_text.text == "Zij zei nou ja, typ npm i\n\nna"
    assert [(m.kind, read_text.excerpt(m.span)) for m in read_text.masks] == [
        (MaskKind.QUOTE, "nou ja"),
        (MaskKind.CODE, "npm i"),
    ]
    assert read_text.unchecked_words == 10


def test_entity_is_quoted_as_it_stands_in_the_source():
    """‘café’ written as ``caf&eacute;``, across a tag."""
    read_text = document("het <b>c</b>af&eacute; hier")

    assert read_text.excerpt(read_text.words.span(1, 1)) == "c</b>af&eacute;"


@pytest.mark.parametrize(
    "source",
    [
        "<",
        "<p",
        "</",
        "</p",
        "<!",
        "<!--",
        "<!-- a",
        "<p a='",
        '<p a="x>y',
        "&",
        "&#",
        "&#x",
        "&#99999999;",
        "&#0;",
        "<script>",
        "<title>",
        "</blockquote>",
        "<blockquote>",
        "<q>",
        "</q>",
        "<meta name=description content=",
        "{{",
        "{%",
        "<?",
        "<![CDATA[ x ]]>",
    ],
)
def test_malformed_html_is_read(source):
    """Whatever is broken, the words before it are text and nothing fails."""
    assert document(f"<p>goed {source}").text.startswith("goed")


def test_unclosed_quotation_mark_in_a_tag_does_not_eat_the_page():
    """``<a title="x>`` swallows no text."""
    assert document('<p>een <a title="x>twee</a> drie</p><p>vier</p>').text.endswith("vier")


def test_unclosed_comment_and_block_quote_are_told():
    """Neither may hide the rest of a page unseen."""
    assert document("een\n<!-- twee").text == "een <!-- twee"
    assert (
        document("een\n<!-- twee").notices[0].startswith("regel 2: het commentaar ‘<!--’ wordt niet gesloten")
    )
    assert document("een\n<div><blockquote>twee</div> drie").text == "een\n\ndrie"
    assert (
        document("een\n<blockquote>twee").notices[0].startswith("regel 2: <blockquote> wordt niet gesloten")
    )


def test_directives_in_comments():
    """‘uit’ and ‘aan’ anywhere, ‘negeer’ for the paragraph after it."""
    read_text = document(
        "<p>een</p><!-- sincerity: uit --><p>twee</p><!-- sincerity: aan -->\n"
        "<!-- sincerity: negeer x: mag -->\n<p>drie</p>"
    )

    assert read_text.text == "een\n\ndrie"
    assert read_text.unchecked_words == 1
    assert read_text.directives[0].block == read_text.blocks[1].span


WORDS = [
    "woord",
    "foto's",
    "caf&eacute;",
    "cafe\u0301",
    "👨‍👩‍👧",
    "🇳🇱",
    "zo&#8217;n",
    "R&amp;D",
    "&lt;b&gt;",
    "ß",
    "x&shy;y",
]
SEEN = {"caf&eacute;": "café", "zo&#8217;n": "zo’n", "R&amp;D": "R&D", "&lt;b&gt;": "<b>", "x&shy;y": "xy"}
INLINE = [
    "<b>{}</b>",
    "<a href='a>b'>{}</a>",
    "<!-- weg -->{}",
    "{}<img alt='nee'>",
    "<i>\n{}\t</i>",
    '<span x="\'">{}</span>',
]
OUTER = [
    "<p>{}</p>",
    "<p>{}",
    "<ul><li>{}</ul>",
    "<div><div>{}</div></div>",
    "<h2>{}</h2>",
    "<td>{}</td>",
    "<section>{}",
]


@st.composite
def fragments(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a fragment and the words of each block that a reader sees."""
    source, seen = "", []
    for _ in range(draw(st.integers(1, 5))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
        text = ""
        for word in words:
            piece = word
            for wrap in draw(st.lists(st.sampled_from(INLINE), max_size=3)):
                piece = wrap.format(piece)
            text += piece + draw(st.sampled_from([" ", "\n  ", "\r\n", "\t "]))
        outer = draw(st.sampled_from(OUTER))
        source += outer.format(text)
        source += draw(
            st.sampled_from(["", "\n", "<script>a<b</script>", "<blockquote>nee</blockquote>", "<hr>"])
        )
        seen.append(" ".join(SEEN.get(w, w) for w in words))
    return source, seen


@settings(max_examples=400, deadline=None)
@given(fragments())
def test_what_a_reader_sees_is_found_back_in_the_source(drawn):
    """Nothing visible is lost, and each word decodes from exactly its own place."""
    source, expected = drawn
    read_text = document(source)

    assert read_text.text == "\n\n".join(expected)
    last = 0
    for start, end in _word_spans(read_text.text):
        place = read_text.locate(type(read_text.blocks[0].span)(start, end))
        raw = source[place.start : place.end]
        assert SEEN.get(raw, raw) == read_text.text[start:end]
        assert place.start >= last
        last = place.end


def _word_spans(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    return spans


TOKENS = st.sampled_from(
    ["<", ">", "</", "/", "!", "--", "<!--", "-->", "p", "q", "b", "blockquote", "script", "title", "pre", "meta", "head", "body", " ",
     "=", "'", '"', "&", "#", ";", "amp", "{{", "}}", "{%", "%}", "x", "é", "👍🏽", "\ufeff", "\r\n", "\x00", "<p>", "</p>", "<br>",
     "<blockquote>", "</blockquote>", "<code>", "</code>", "<!-- sincerity: uit -->", "<!-- sincerity: aan -->",
     "<!-- sincerity: negeer a: b -->", "<title>", "</title>", "<meta name=description content='x y'>"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(TOKENS, max_size=30), st.sampled_from(list(Markup)))
def test_random_tags_never_crash(tokens, markup):
    """Blocks lie in order, and each leads back to a place in the source, in every markup."""
    source = "".join(tokens)
    read_text = read(Source(source, markup))

    last = 0
    for block in read_text.blocks:
        place = read_text.locate(block.span)
        assert last <= place.start < place.end <= len(source)
        last = place.end
    assert all(a.span.end <= b.span.start for a, b in zip(read_text.masks, read_text.masks[1:], strict=False))
