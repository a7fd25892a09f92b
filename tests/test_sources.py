"""What becomes a source, what becomes a failure, and what each failure says."""

from __future__ import annotations

import io
import json
import os
import sys
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from sincerity import decoding
from sincerity.document import Source
from sincerity.errors import SourceError
from sincerity.markup import Markup
from sincerity.report import GENERATOR, Failure
from sincerity.sources import read_message, read_paths


def read(*paths: object, **options: Any) -> list[Source | Failure]:
    return list(read_paths([str(path) for path in paths], **options))


def only(items: Iterable[Source | Failure]) -> Any:
    (item,) = items
    return item


def refusal(path: Path) -> str:
    """Return the message of the one failure that reading *path* gives."""
    failure = only(read(path))
    assert isinstance(failure, Failure)
    assert failure.path == str(path)
    assert "\n" not in failure.message
    return failure.message.replace(str(path), "DRAFT")


class TestFiles:
    @pytest.mark.parametrize(
        ("name", "markup"),
        [
            ("a.txt", Markup.PLAIN),
            ("a.md", Markup.MARKDOWN),
            ("a.MD", Markup.MARKDOWN),
            ("a.markdown", Markup.MARKDOWN),
            ("a.html", Markup.HTML),
            ("a.htm", Markup.HTML),
        ],
    )
    def test_suffix_decides_how_a_draft_is_read(self, tmp_path: Path, name: str, markup: Markup) -> None:
        """‘a.MD’ is Markdown."""
        (tmp_path / name).write_text("Hallo")

        source = only(read(tmp_path / name, channel="linkedin", reply_to="Waarom?"))

        assert Source("Hallo", markup, "linkedin", "Waarom?", str(tmp_path / name)) == source

    def test_line_endings_and_tabs_stay_as_they_are(self, tmp_path: Path) -> None:
        """Offsets count in the file, so a CRLF stays two characters."""
        (tmp_path / "a.txt").write_bytes(b"een\r\n\ttwee\rdrie\n")

        assert only(read(tmp_path / "a.txt")).text == "een\r\n\ttwee\rdrie\n"

    def test_byte_order_mark_is_dropped(self, tmp_path: Path) -> None:
        """The first letter after a BOM is character 0."""
        (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfH\xc3\xa9")

        assert only(read(tmp_path / "a.txt")).text == "Hé"

    def test_file_that_is_named_twice_is_read_once(self, tmp_path: Path) -> None:
        """Naming a file and the folder that holds it does not count it double."""
        (tmp_path / "a.txt").write_text("Hallo")

        assert len(read(tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt")) == 1

    def test_order_of_the_arguments_is_kept(self, tmp_path: Path) -> None:
        """Reports come in the order that was asked for, failures too."""
        (tmp_path / "a.txt").write_text("Hallo")
        (tmp_path / "b.txt").write_text("Dag")

        items = read(tmp_path / "b.txt", tmp_path / "weg.txt", tmp_path / "a.txt")

        assert [os.path.basename(str(item.path)) for item in items] == ["b.txt", "weg.txt", "a.txt"]


class TestRefusals:
    def test_missing_file_names_the_nearest_one(self, tmp_path: Path) -> None:
        """‘nieuwsbreif.md’ beside ‘nieuwsbrief.md’."""
        (tmp_path / "nieuwsbrief.md").write_text("Hallo")

        message = refusal(tmp_path / "nieuwsbreif.md")

        assert message == f"DRAFT: bestaat niet; bedoel je ‘{tmp_path / 'nieuwsbrief.md'}’?"

    def test_missing_folder_is_named(self, tmp_path: Path) -> None:
        """The folder is what is missing, not the file."""
        assert (
            refusal(tmp_path / "weg" / "a.md") == f"DRAFT: bestaat niet: er is geen map ‘{tmp_path / 'weg'}’"
        )

    @pytest.mark.skipif(
        sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
        reason="the superuser and Windows ignore the permission bits",
    )
    def test_unreadable_file_says_so(self, tmp_path: Path) -> None:
        """A file without read permission."""
        path = tmp_path / "a.txt"
        path.write_text("Hallo")
        path.chmod(0)

        assert "geen leesrechten" in refusal(path)

    def test_permission_error_is_a_failure(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same without permission bits, so that the superuser's test run covers it too."""
        (tmp_path / "a.txt").write_text("Hallo")

        def refuse(*args: object, **options: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("builtins.open", refuse)

        assert refusal(tmp_path / "a.txt") == "DRAFT: kan dit niet lezen: je hebt er geen leesrechten op"

    def test_empty_and_blank_files_are_told_apart(self, tmp_path: Path) -> None:
        """Nothing, a BOM alone, and white space alone."""
        (tmp_path / "leeg.txt").write_bytes(b"")
        (tmp_path / "bom.txt").write_bytes(b"\xef\xbb\xbf")
        (tmp_path / "wit.txt").write_text(" \n\t\n")

        assert refusal(tmp_path / "leeg.txt") == "DRAFT: leeg; verwacht: een tekst om te lezen"
        assert refusal(tmp_path / "bom.txt") == "DRAFT: leeg; verwacht: een tekst om te lezen"
        assert refusal(tmp_path / "wit.txt") == "DRAFT: alleen wit; verwacht: een tekst om te lezen"

    @pytest.mark.parametrize(
        ("data", "found"),
        [
            (b"%PDF-1.7\n%\xe2\xe3", "een PDF"),
            (b"\x89PNG\r\n\x1a\n\0\0", "een PNG-afbeelding"),
            (b"PK\x03\x04\x14\0", "zip-bestand"),
            (b"{\\rtf1\\ansi Hallo}", "een RTF-bestand"),
            (b"Hallo\0\0\x01\x02wereld, dit is lang genoeg", "een nulbyte op plek 5"),
        ],
    )
    def test_binary_file_is_recognised_whatever_its_name(
        self, tmp_path: Path, data: bytes, found: str
    ) -> None:
        """A PDF that is called ‘a.txt’."""
        (tmp_path / "a.txt").write_bytes(data)

        message = refusal(tmp_path / "a.txt")

        assert found in message
        assert decoding.EXPORT_HINT in message

    @pytest.mark.parametrize(
        ("codec", "name"),
        [
            ("utf-16", "UTF-16"),
            ("utf-16-le", "UTF-16LE"),
            ("utf-16-be", "UTF-16BE"),
            ("utf-32", "UTF-32"),
            ("cp1252", "Windows-1252"),
            ("mac_roman", "MACINTOSH"),
            ("cp850", "CP850"),
        ],
    )
    def test_wrong_encoding_is_named_with_the_command_that_mends_it(
        self, tmp_path: Path, codec: str, name: str
    ) -> None:
        """‘Financiële’ as saved by an old editor."""
        (tmp_path / "a.txt").write_bytes(
            "Financiële update: één café, twee reünies, één idee.\n".encode(codec)
        )

        message = refusal(tmp_path / "a.txt")

        assert f"iconv -f {name}" in message
        assert "-t UTF-8 DRAFT > nieuw.txt" in message

    def test_encoding_error_names_the_line(self, tmp_path: Path) -> None:
        """The second line holds the byte."""
        (tmp_path / "a.txt").write_bytes(b"Eerst goed.\nDan een caf\xe9.\n")

        assert "DRAFT:2: geen UTF-8: byte 0xE9" in refusal(tmp_path / "a.txt")

    def test_file_that_was_cut_off_inside_a_character_says_so(self, tmp_path: Path) -> None:
        """Half an ‘é’ at the end is not Windows-1252."""
        (tmp_path / "a.txt").write_bytes("Dag één".encode()[:-2])

        assert "afgebroken teken" in refusal(tmp_path / "a.txt")

    def test_too_large_draft_is_refused_before_it_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """50 MB of zeros on a disk that does not hold them."""
        path = tmp_path / "a.txt"
        with path.open("wb") as stream:
            stream.truncate(50_000_000)

        def refuse(*args: object, **options: object) -> None:
            raise AssertionError("the file was opened")

        monkeypatch.setattr("builtins.open", refuse)

        assert refusal(path).startswith("DRAFT: 50 MB is te groot voor één tekst (hoogstens 1 MB)")

    @pytest.mark.parametrize("suffix", [".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf"])
    def test_document_of_a_word_processor_says_how_to_go_on(self, tmp_path: Path, suffix: str) -> None:
        """One line on pasting or exporting."""
        path = tmp_path / f"brief{suffix}"
        path.write_bytes(b"PK\x03\x04")

        assert refusal(path).endswith(f"leest sincerity niet; {decoding.EXPORT_HINT}")

    def test_unknown_suffix_names_the_known_ones(self, tmp_path: Path) -> None:
        """‘.rst’ and a name without any."""
        for name in ("a.rst", "LEESMIJ"):
            (tmp_path / name).write_text("Hallo")

        assert "de soort ‘.rst’ leest sincerity niet; verwacht: .txt, .md" in refusal(tmp_path / "a.rst")
        assert "een bestand zonder achtervoegsel" in refusal(tmp_path / "LEESMIJ")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_named_pipe_does_not_hang_the_run(self, tmp_path: Path) -> None:
        """Opening it would wait for somebody to write."""
        os.mkfifo(tmp_path / "a.txt")

        assert "geen gewoon bestand" in refusal(tmp_path / "a.txt")


class TestFolders:
    def test_drafts_come_sorted_from_all_depths_without_hidden_ones(self, tmp_path: Path) -> None:
        """Code, images and ‘.git’ are no drafts."""
        for name in ("b.md", "a/z.txt", "a/b/c.html", "a/foto.png", ".verborgen/x.md", ".x.md", ".git/y.md"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("Hallo")

        found = [Path(str(item.path)).relative_to(tmp_path).as_posix() for item in read(tmp_path)]

        assert found == ["a/b/c.html", "a/z.txt", "b.md"]

    def test_every_gitignore_is_respected_and_the_deepest_has_the_last_word(self, tmp_path: Path) -> None:
        """The root leaves out ‘*.txt’ and ‘bouw/’, a folder below takes one back."""
        (tmp_path / ".git").mkdir()
        (tmp_path / "sub" / "bouw").mkdir(parents=True)
        (tmp_path / ".gitignore").write_text("*.txt\nbouw/\n")
        (tmp_path / "sub" / ".gitignore").write_text("!goed.txt\n/klad.md\n")
        for name in ("sub/goed.txt", "sub/fout.txt", "sub/klad.md", "sub/bouw/x.md", "sub/net.md", "klad.md"):
            (tmp_path / name).write_text("Hallo")

        whole = [Path(str(item.path)).relative_to(tmp_path).as_posix() for item in read(tmp_path)]
        part = [Path(str(item.path)).relative_to(tmp_path).as_posix() for item in read(tmp_path / "sub")]

        assert whole == ["klad.md", "sub/goed.txt", "sub/net.md"]
        assert part == ["sub/goed.txt", "sub/net.md"]

    def test_ignored_folder_is_read_when_it_is_named(self, tmp_path: Path) -> None:
        """Who names ‘klad/’ wants it read, even though git does not."""
        (tmp_path / ".git").mkdir()
        (tmp_path / "klad").mkdir()
        (tmp_path / ".gitignore").write_text("klad/\n")
        (tmp_path / "klad" / "a.md").write_text("Hallo")

        assert len(read(tmp_path / "klad")) == 1
        assert "geen teksten" in only(read(tmp_path)).message

    def test_folder_without_drafts_is_a_failure_that_names_what_was_there(self, tmp_path: Path) -> None:
        """A folder of Word documents does not pass in silence."""
        (tmp_path / "brief.docx").write_bytes(b"PK")

        message = refusal(tmp_path)

        assert message == (
            f"DRAFT: geen teksten in deze map (wel 1× .docx: {decoding.EXPORT_HINT}); "
            "verwacht: .txt, .md, .html, .jsonl of .csv"
        )

    def test_documents_between_drafts_are_told(self, tmp_path: Path) -> None:
        """A Word document beside a draft is not skipped in silence."""
        (tmp_path / "a.md").write_text("Hallo")
        (tmp_path / "b.docx").write_bytes(b"PK")
        (tmp_path / "c.docx").write_bytes(b"PK")
        told: list[str] = []

        read(tmp_path, on_skip=told.append)

        assert told == [f"{tmp_path}: overgeslagen: 2× .docx; {decoding.EXPORT_HINT}"]

    def test_link_in_a_circle_ends(self, tmp_path: Path) -> None:
        """A folder that holds a link to itself."""
        (tmp_path / "a.md").write_text("Hallo")
        try:
            (tmp_path / "rond").symlink_to(tmp_path, target_is_directory=True)
        except OSError:
            pytest.skip("no links here")

        assert len(read(tmp_path)) == 1


class TestStandardInput:
    def test_text_without_a_name_is_plain_and_has_no_path(self) -> None:
        """A pipe has no suffix."""
        source = only(read("-", stdin=io.BytesIO("Hé".encode())))

        assert (source.text, source.markup, source.path) == ("Hé", Markup.PLAIN, None)

    def test_name_decides_markup_and_path(self) -> None:
        """‘--stdin-filename brief.md’ from an editor."""
        source = only(read("-", stdin=io.BytesIO(b"Hoi"), stdin_filename="brief.md"))

        assert (source.markup, source.path) == (Markup.MARKDOWN, "brief.md")

    def test_posts_can_come_through_a_pipe(self) -> None:
        """‘--stdin-filename x.jsonl’."""
        source = only(read("-", stdin=io.BytesIO(b'{"text": "Hoi"}'), stdin_filename="x.jsonl"))

        assert (source.text, source.path, source.id) == ("Hoi", "x.jsonl", "regel 1")

    def test_empty_input_is_a_failure(self) -> None:
        """Nothing came through the pipe."""
        assert only(read("-", stdin=io.BytesIO())).message == "-: leeg; verwacht: een tekst om te lezen"

    def test_endless_input_is_cut_short(self) -> None:
        """No more is read than what is needed to know that it is too much."""
        stream = io.BytesIO(b"a" * (decoding.MAX_BYTES + 100))

        failure = only(read("-", stdin=stream))

        assert "meer dan 1 MB is te groot" in failure.message
        assert stream.tell() == decoding.MAX_BYTES + 1


def posts(tmp_path: Path, *lines: str | bytes) -> list[Any]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    path = tmp_path / "p.jsonl"
    path.write_bytes(data)
    items = read(path, channel="linkedin")
    for item in items:
        if isinstance(item, Failure):
            assert item.message.startswith(f"{path}:")
    return items


class TestPosts:
    def test_known_fields_are_read_and_the_rest_is_input(self, tmp_path: Path) -> None:
        """A line with everything."""
        line = {"text": "Hoi 👋", "id": "A-1", "channel": "Instagram", "reply_to": "Dag", "bron": {"a": [1]}}

        source = only(posts(tmp_path, json.dumps(line)))

        expected = Source(
            "Hoi 👋", channel="social", reply_to="Dag", path=str(tmp_path / "p.jsonl"), id="A-1", lines=(1, 1),
            input={"bron": {"a": [1]}},
        )  # fmt: skip
        assert source == expected

    def test_post_without_id_is_called_after_its_line(self, tmp_path: Path) -> None:
        """Blank lines count as lines and are no posts."""
        first, second = posts(tmp_path, '{"text": "een"}', "", '{"text": "twee", "id": 7}')

        assert (first.id, first.channel, second.id) == ("regel 1", "linkedin", "7")

    @pytest.mark.parametrize("channel", ["webcare", "reply", "reactie"])
    def test_context_is_what_a_reply_answers(self, tmp_path: Path, channel: str) -> None:
        """For webcare ‘context’ is the message being answered."""
        source = only(posts(tmp_path, json.dumps({"text": "Hoi", "channel": channel, "context": "Klacht"})))

        assert (source.reply_to, source.input) == ("Klacht", {})

    def test_context_stays_input_where_it_answers_nothing(self, tmp_path: Path) -> None:
        """For a blog, and for a reply that has ‘reply_to’ itself."""
        blog = only(posts(tmp_path, '{"text": "Hoi", "channel": "blog", "context": "Zomer"}'))
        reply = only(posts(tmp_path, '{"text": "Hoi", "channel": "reply", "context": "a", "reply_to": "b"}'))

        assert (blog.reply_to, blog.input) == (None, {"context": "Zomer"})
        assert (reply.reply_to, reply.input) == ("b", {"context": "a"})

    def test_unknown_channel_is_read_as_general_with_a_notice(self, tmp_path: Path) -> None:
        """‘linkedn’ in data stops nothing."""
        source = only(posts(tmp_path, '{"text": "Hoi", "channel": "linkedn"}'))

        assert source.channel == "general"
        assert "bedoel je ‘linkedin’?" in only(source.notices)

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ('{"text": "Hoi"', "geen geldige JSON (kolom 15"),
            ("Hoi", "geen geldige JSON"),
            ('["Hoi"]', "gevonden: een lijst"),
            ('"Hoi"', "gevonden: tekst"),
            ("null", "gevonden: niets (null)"),
            ('{"tekst": "Hoi"}', "‘text’ ontbreekt; gevonden: ‘tekst’"),
            ("{}", "‘text’ ontbreekt; gevonden: niets"),
            ('{"text": 3}', "‘text’ is een getal; verwacht: tekst"),
            ('{"text": "  "}', "‘text’ is leeg"),
            ('{"text": "Hoi", "id": true}', "‘id’ is waar/onwaar"),
            ('{"text": "Hoi", "channel": []}', "‘channel’ is een lijst"),
            ('{"text": "Hoi", "text": "Dag"}', "‘text’ staat er twee keer"),
            ('{"text": "Hoi", "x": NaN}', "‘NaN’ is geen JSON-getal"),
            ('{"text": "Hoi \\ud83d"}', "een half teken (\\ud83d)"),
            ("[" * 100_000, "te diep genest"),
            (b'{"text": "caf\xe9"}', "p.jsonl:2: geen UTF-8: byte 0xE9. Waarschijnlijk"),
        ],
    )
    def test_bad_line_is_a_failure_and_the_good_ones_go_on(
        self, tmp_path: Path, line: str | bytes, found: str
    ) -> None:
        """Line 2 of 3 is wrong."""
        first, second, third = posts(tmp_path, '{"text": "een"}', line, '{"text": "drie"}')

        assert (first.text, third.text, third.id) == ("een", "drie", "regel 3")
        assert second.message.startswith(f"{tmp_path / 'p.jsonl'}:2: ")
        assert found in second.message
        assert "p.jsonl:2 >" not in second.message

    def test_line_that_is_too_long_is_passed_over_unread(self, tmp_path: Path) -> None:
        """A line of 12 MB between two posts."""
        long = '{"text": "' + "a" * 12_000_000 + '"}'

        _, second, third = posts(tmp_path, '{"text": "een"}', long, '{"text": "drie"}')

        assert "p.jsonl:2: een regel van meer dan 1 MB" in second.message
        assert third.id == "regel 3"

    def test_file_without_posts_is_a_failure(self, tmp_path: Path) -> None:
        """Nothing, or blank lines."""
        assert "p.jsonl: leeg" in only(posts(tmp_path)).message
        assert "p.jsonl: alleen witregels" in only(posts(tmp_path, "", " ", "")).message

    def test_memory_does_not_grow_with_the_number_of_posts(self, tmp_path: Path) -> None:
        """A file of 20 MB is read in less than 2 MB."""
        path = tmp_path / "veel.jsonl"
        line = json.dumps({"text": "Dag allemaal, " * 70}) + "\n"
        with path.open("w") as stream:
            for _ in range(20_000):
                stream.write(line)

        tracemalloc.start()
        count = sum(1 for _ in read_paths([str(path)]))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

        assert count == 20_000
        assert peak < 2_000_000


class TestMessages:
    def test_message_is_read_from_a_file_of_any_name(self, tmp_path: Path) -> None:
        """‘--reply-to @klacht’."""
        (tmp_path / "klacht").write_text("Waarom?")

        assert read_message(str(tmp_path / "klacht")) == "Waarom?"

    def test_missing_message_names_the_nearest_file(self, tmp_path: Path) -> None:
        """‘@klcht.txt’."""
        (tmp_path / "klacht.txt").write_text("Waarom?")

        with pytest.raises(SourceError, match=r"bestaat niet; bedoel je ‘.*klacht\.txt’"):
            read_message(str(tmp_path / "klcht.txt"))


def test_a_report_of_our_own_in_a_folder_is_no_draft(tmp_path: Path):
    """It quotes every draft, so checking it would find everything twice."""
    (tmp_path / "bericht.txt").write_text("Dag allemaal, de winkel is open.\n", encoding="utf-8")
    (tmp_path / "verslag.html").write_text(
        f"<!doctype html><html><head>{GENERATOR}</head></html>", encoding="utf-8"
    )
    told: list[str] = []

    found = list(read_paths([str(tmp_path)], on_skip=told.append))

    assert ["bericht.txt"] == [Path(s.path or "").name for s in found if isinstance(s, Source)]
    assert 1 == len(told)


def test_a_link_to_nowhere_and_an_ignore_file_with_nonsense_are_no_silence(tmp_path: Path):
    """The link is named as a failure; a lone ‘!’ is passed over, as git does."""
    (tmp_path / "a.md").write_text("Dag allemaal.\n", encoding="utf-8")
    (tmp_path / "weg.md").symlink_to(tmp_path / "nergens.md")
    (tmp_path / ".gitignore").write_text("!\nfoo\\\n", encoding="utf-8")

    found = list(read_paths([str(tmp_path)]))

    assert ["a.md"] == [Path(s.path or "").name for s in found if isinstance(s, Source)]
    assert 1 == len([f for f in found if isinstance(f, Failure)])
