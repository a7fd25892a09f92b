"""Posts from a ``.csv``."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.document import Source
from sincerity.report import Failure
from sincerity.sources import read_paths
from sincerity.tables import read_table


def read(text: str | bytes, **options: str) -> list[Source | Failure]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(read_table(io.BytesIO(data), "p.csv", **options))


def texts(found: list[Source | Failure]) -> list[str]:
    return [item.text if isinstance(item, Source) else item.message for item in found]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separator_is_recognised(separator: str):
    """Dutch Excel writes a semicolon; the others may then stand in the texts."""
    found = read(
        separator.join(["id", "text"]) + "\n" + separator.join(["1", '"Hoi, jij; daar\there"']) + "\n"
    )

    assert texts(found) == ["Hoi, jij; daar\there"]


def test_separator_in_a_quoted_name_does_not_count():
    """‘a,b,c’ is one column."""
    assert texts(read('"a,b,c";text\nx;Hoi\n')) == ["Hoi"]


def test_row_is_a_post_with_all_that_stands_beside_it():
    """Columns of our own are used, empty ones are as good as absent, the rest comes along."""
    (post, other) = read(
        "id;text;channel;datum;reply_to\nA1;Dag 👋;Instagram;2 mei;Waar blijft het?\n;Hoi;;3 mei;\n"
    )

    assert post == Source(
        "Dag 👋", channel="social", reply_to="Waar blijft het?", path="p.csv", id="A1", input={"datum": "2 mei"}, lines=(2, 2),
    )  # fmt: skip
    assert isinstance(other, Source)
    assert (other.id, other.channel, other.reply_to, other.input) == (
        "regel 3",
        "general",
        None,
        {"datum": "3 mei"},
    )


def test_text_may_run_over_lines():
    """Places are those in the file."""
    first, second = read('text,id\n"Een\r\n\r\nTwee ""drie""",a\nVier,\n')

    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.text, first.lines) == ('Een\r\n\r\nTwee "drie"', (2, 4))
    assert (second.id, second.lines) == ("regel 5", (5, 5))


def test_column_can_be_named_in_any_case():
    """With spaces around it."""
    assert texts(read("nr, Bericht \n1,Hoi\n", column="bericht")) == ["Hoi"]


def test_column_that_is_not_there_is_told_with_those_that_are():
    """And the nearest."""
    assert texts(read("id;tekst\n1;Hoi\n")) == [
        "p.csv:1: er is geen kolom ‘text’; bedoel je ‘tekst’?; gevonden (met puntkomma’s ertussen): ‘id’, ‘tekst’. "
        "Noem de kolom met --text-column"
    ]


def test_mark_of_excel_and_its_own_line_are_no_text():
    """A byte order mark, and ‘sep=;’ above the header."""
    (post,) = read(codecs.BOM_UTF8 + b"sep=;\r\nid;text\r\n1;Hoi\r\n")

    assert isinstance(post, Source)
    assert (post.text, post.id, post.lines) == ("Hoi", "1", (3, 3))


def test_empty_rows_and_cells_of_a_sheet_are_no_posts():
    """Below and to the right."""
    assert texts(read("text,id\nHoi,1,,\n,\n\n , \n")) == ["Hoi"]


def test_wrong_rows_are_told_and_the_others_read():
    """Too many cells, too few, and no text."""
    found = read("id,text\n1,Hoi, jij\n2\n3,\n4,Dag\n")

    assert [isinstance(item, Failure) for item in found] == [True, True, True, False]
    assert "p.csv:2: deze rij heeft 3 cellen en de kop 2" in texts(found)[0]
    assert "p.csv:3: deze rij heeft 1 cellen" in texts(found)[1]
    assert "p.csv:4: ‘text’ is leeg" in texts(found)[2]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "p.csv: leeg"),
        (b"id,text\n", "p.csv: alleen een kop, geen rijen"),
        (b"text,text\nHoi,Dag\n", "p.csv:1: de kolom ‘text’ staat er twee keer"),
        (
            "text\ncafé\n".encode("cp1252"),
            "p.csv:2: geen UTF-8: byte 0xE9. Waarschijnlijk is het Windows-1252",
        ),
        ("text\nHoi\n".encode("utf-16"), "p.csv: dit is UTF-16LE, verwacht werd UTF-8"),
        (b'text\n"Hoi\n', "p.csv:2: deze rij is niet te lezen (een aanhalingsteken wordt niet gesloten)"),
        (
            b'text\n"Hoi" jij\n',
            "p.csv:2: deze rij is niet te lezen (er staat iets achter een aanhalingsteken",
        ),
        (b"PK\x03\x04", "p.csv: dit is een zip-bestand"),
    ],
)
def test_what_is_no_table_of_posts_is_refused(data: bytes, message: str):
    """What was found, and where."""
    (failure,) = read(data)

    assert isinstance(failure, Failure)
    assert failure.message.startswith(message)


def test_long_text_is_read_whole():
    """Longer than the reader of Python takes by itself."""
    assert len(texts(read("text\n" + "woord " * 40_000))[0]) > 200_000


def test_tables_without_texts_in_a_folder_are_passed_over(tmp_path: Path):
    """A folder may hold any; one that is named is an error."""
    (tmp_path / "posts.csv").write_text("text\nHoi\n")
    (tmp_path / "prijzen.csv").write_text("soort;prijs\nkaas;3\n")
    said: list[str] = []

    found = list(read_paths([str(tmp_path)], on_skip=said.append))
    named = list(read_paths([str(tmp_path / "prijzen.csv")]))

    assert texts(found) == ["Hoi"]
    assert "prijzen.csv: overgeslagen: er is geen kolom ‘text’" in said[0]
    assert isinstance(named[0], Failure)


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([",", ";"]),
)
def test_any_text_comes_through_whole(posts: list[str], separator: str):
    """As the writer of Python puts it down: quotes, separators, line ends."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(["nr", "text"])
    writer.writerows([str(number), text] for number, text in enumerate(posts))

    assert texts(read(out.getvalue())) == posts
