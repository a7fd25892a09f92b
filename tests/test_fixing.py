"""Safe edits, applied to texts and files."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sincerity import packs
from sincerity.document import Markup, Source
from sincerity.errors import SourceError
from sincerity.finding import Edit, Severity
from sincerity.fixing import apply_edits, diff, fix, write_back
from sincerity.linter import Linter
from sincerity.spans import Span
from tests.helpers import make_rule, terms

PACK = packs.load_builtin()
RULES = [rule for rule in PACK.rules if rule.fix]
LINTER = Linter(RULES, {name: word_class.forms for name, word_class in PACK.classes.items()})

PIECES = st.sampled_from(
    [
        "wat een dag", "dag!!!", "echt?!!", "! ! !", "‼", "WAT EEN FEEST!", "KOM NAAR UTRECHT!", "JAAA", "OMG",
        "🎉🎉🎉", "❤️❤️", "🎉🎊", "⭐⭐", "#zon", "#ad", "#Zon #kaas", "#a,#b,#c,#d,#e", "om 12 uur", "**vet!!**", "*WIJ ZIJN ER!*",
        "<b>KOM NU!!</b>", "https://a.nl/!!!", "`x!!`", "‘Dit citaat!!’", "\n", "\n\n", "\r\n", "- ", "’s avonds", "IJS EN KOEK!!", ".",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map(" ".join)
MARKUPS = st.sampled_from(list(Markup))


def bare(text: str) -> str:
    """Return all that no repair may change: small letters, without marks, emoji, tags and spaces."""
    text = re.sub(r"#\w+", "", text)
    return re.sub(r"[\s,|·•!?‼🎉❤\ufe0f1]", "", text).lower()


@given(TEXTS, MARKUPS)
@settings(deadline=None)
def test_repair_is_done_once_and_for_all(text: str, markup: Markup):
    """Repairing again changes nothing, and no finding is left that a repair would mend."""
    once = fix(Source(text, markup), LINTER.repairs).source
    again = fix(once, LINTER.repairs)

    assert again.edits == 0
    assert LINTER.repairs(once) == ()


@given(TEXTS, MARKUPS)
@settings(deadline=None)
def test_no_word_is_lost(text: str, markup: Markup):
    """Words keep their letters and their order; tags that go are tags that stood there."""
    after = fix(Source(text, markup), LINTER.repairs).source.text

    assert bare(text) == bare(after)
    tags, left = (re.findall(r"#\w+", t) for t in (text, after))
    assert set(left) <= set(tags)


@given(TEXTS, MARKUPS)
@settings(deadline=None)
def test_each_edit_lies_inside_its_finding(text: str, markup: Markup):
    """And so nothing outside is ever touched."""
    for finding in LINTER.check(Source(text, markup)).findings:
        for edit in finding.fix:
            assert finding.span is not None
            assert finding.span.contains(edit.span)
            assert edit.safe


def test_of_edits_that_overlap_the_first_is_made():
    """The other waits for the next round."""
    edits = [Edit(Span(2, 4), "x"), Edit(Span(0, 3), "y"), Edit(Span(5, 5), "z")]

    assert apply_edits("abcdef", edits) == ("ydezf", 2)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_file_keeps_its_mark_line_ends_and_permissions(tmp_path: Path, mark: bytes, newline: str):
    """Only the words change."""
    file = tmp_path / "a.md"
    before, after = f"Dag!!{newline}é{newline}", f"Dag!{newline}é{newline}"
    file.write_bytes(mark + before.encode())
    file.chmod(0o600)

    write_back(str(file), before, after)

    assert file.read_bytes() == mark + after.encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_file_that_changed_meanwhile_stays_as_it_is(tmp_path: Path):
    """Somebody saved it in an editor."""
    file = tmp_path / "a.md"
    file.write_text("Anders.")

    with pytest.raises(SourceError, match="intussen veranderd"):
        write_back(str(file), "Dag!!", "Dag!")

    assert file.read_text() == "Anders."


def test_diff_tells_where_a_file_has_no_end_of_line():
    """So that the diff can be applied."""
    assert "".join(diff("a\nb!!", "a\nb!", "x.md")).splitlines()[-4:] == [
        "-b!!",
        "\\ Geen regeleinde aan het eind van het bestand",
        "+b!",
        "\\ Geen regeleinde aan het eind van het bestand",
    ]


def test_repair_is_made_though_a_heavier_finding_lies_on_the_words():
    """‘BEDANKT ALLEMAAL!!!’ is also a phrase that says little; the marks go all the same."""
    classes = {name: word_class.forms for name, word_class in PACK.classes.items()}
    heavy = make_rule(terms("bedankt allemaal"), id="zwaar", severity=Severity.ERROR)
    linter = Linter([*RULES, heavy], classes)

    fixed = fix(Source("BEDANKT ALLEMAAL!!!"), linter.repairs)

    assert fixed.source.text == "Bedankt allemaal!"
    assert [f.rule for f in linter.check(fixed.source).findings] == ["zwaar"]
