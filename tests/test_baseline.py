"""Findings are known again by rule and words, wherever they went."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sincerity.baseline import Baseline, write
from sincerity.document import Markup, Source
from sincerity.errors import ConfigError
from sincerity.finding import Severity
from sincerity.linter import Linter
from sincerity.report import FailOn, Report, Verdict
from tests.helpers import make_rule, terms

RULES = (
    make_rule(terms("samen sterk", "uniek"), id="holle-frase"),
    make_rule({"kind": "regex", "pattern": "!{2,}", "literal": ["!!"]}, id="uitroep", severity=Severity.INFO),
)
LINTER = Linter(RULES, {})
TEXT = "Wij zijn samen sterk in de wijk.\n\nDit plan is uniek, zegt Bram van de bakker.\n\nKom kijken!!\n"


def check(text: str, path: str | None = "a.md") -> Report:
    return LINTER.check(Source(text, Markup.MARKDOWN, path=path))


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def baseline(*reports: Report) -> Baseline:
    """Write a baseline of these reports and read it back; their files exist."""
    for report in reports:
        if report.path:
            Path(report.path).parent.mkdir(parents=True, exist_ok=True)
            Path(report.path).write_text(report.source, encoding="utf-8")
    write("basis.json", reports)
    return Baseline.read("basis.json")


def entry(findings: str) -> str:
    """Return the text of a baseline with these findings."""
    return f'{{"tool": "sincerity baseline", "version": 1, "findings": {findings}}}'


def new(text: str, path: str = "a.md") -> list[str | None]:
    """Return what is new in a text against the baseline of `TEXT`."""
    return [f.text for f in baseline(check(TEXT)).apply(check(text, path)).findings]


def test_nothing_is_new_in_the_same_text():
    """All three are known, and the report says so."""
    report = baseline(check(TEXT)).apply(check(TEXT))

    assert report.findings == ()
    assert len(report.known) == 3
    assert report.notices[-1] == "3 bekende bevindingen uit de baseline tellen niet mee"


@pytest.mark.parametrize(
    "text",
    [
        "Een nieuw begin.\n\n" + TEXT,
        "\n\n".join(reversed(TEXT.strip().split("\n\n"))),
        TEXT.replace("samen sterk", "samen\nsterk").replace("zegt Bram", "zegt\nBram"),
        TEXT.replace("samen sterk", "**samen sterk**").replace("Dit plan", "> Dit plan"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("Wij zijn samen", "WIJ ZIJN  samen"),
    ],
    ids=["pushed down", "turned around", "wrapped anew", "other markup", "other newlines", "case and spaces"],
)
def test_moved_and_wrapped_text_stays_known(text: str):
    """No line number, no white space and no markup has a say in it."""
    assert new(text) == []


def test_new_words_count():
    """Next to the known ones in the same paragraph, and elsewhere."""
    assert new(TEXT + "\nOok dit is uniek.\n") == ["uniek"]
    assert new(TEXT.replace("Dit plan is", "Uniek en fijn, dit plan is")) == ["Uniek"]


def test_the_same_words_once_more_count_once():
    """Each entry is good for one finding."""
    assert new(TEXT + "\nWij zijn samen sterk in de wijk.\n") == ["samen sterk"]


def test_the_same_words_in_another_file_count():
    """A copied post is a new post, as long as the old one is there."""
    assert new(TEXT, path="b.md") == ["samen sterk", "uniek", "!!"]


def test_renamed_file_keeps_its_entries():
    """The old one is gone; what it had is good for the new one, once."""
    baseline(check(TEXT))
    os.rename("a.md", "nieuw.md")
    known = Baseline.read("basis.json")

    assert known.apply(check(TEXT, "nieuw.md")).findings == ()
    assert list(known.stale()) == []
    assert len(known.apply(check(TEXT, "nog-een.md")).findings) == 3


def test_entries_that_nothing_answers_to_are_stale():
    """Of the files that were looked at; another file says nothing."""
    known = baseline(check(TEXT), check(TEXT, "b.md"))
    known.apply(check(TEXT.replace("uniek", "nieuw")))

    assert [(path, entry.rule, entry.text) for path, entry in known.stale()] == [
        ("a.md", "holle-frase", "uniek")
    ]


def test_known_findings_send_nothing_back_and_new_ones_do():
    """The scores are of the whole text; the verdict is about what is new."""
    heavy = Linter([make_rule(terms("samen sterk", "uniek"), id="holle-frase", severity=Severity.ERROR)], {})
    old = heavy.check(Source(TEXT, path="a.md"))
    known = baseline(old)

    report = known.apply(old)
    assert old.verdict is Verdict.REVISE
    assert report.verdict is Verdict.OK
    assert report.scores == old.scores
    assert not any(report.fails(test) for test in FailOn)

    fresh = baseline(old).apply(heavy.check(Source("Uniek!\n\n" + TEXT, path="a.md")))
    assert fresh.verdict is Verdict.REVISE
    assert fresh.fails(FailOn.ERROR)


def test_new_tip_alone_sends_nothing_back():
    """A known error with a new note of severity info is no worse than it was."""
    heavy = Linter([make_rule(terms("samen sterk"), severity=Severity.ERROR), RULES[1]], {})
    old = heavy.check(Source("Wij zijn samen sterk.", path="a.md"))

    report = baseline(old).apply(heavy.check(Source("Wij zijn samen sterk.\n\nKijk!!", path="a.md")))

    assert [f.rule for f in report.findings] == ["uitroep"]
    assert report.verdict is Verdict.OK


def test_finding_about_the_whole_post_is_known_by_how_the_post_begins():
    """Also when its end was edited."""
    limit = {"kind": "measure", "measure": "exclamations", "above": "1"}
    whole = Linter([make_rule(limit, id="hard", message="Te hard.")], {})
    text = "Een dag om bij te zijn! Kom je ook! Zeg ja! Doe mee! Echt!"
    old = whole.check(Source(text, path="a.md"))
    assert [f.span for f in old.findings] == [None]

    known = baseline(old)

    assert known.apply(whole.check(Source(text + " Toch! Nu!", path="a.md"))).findings == ()


def test_file_is_sorted_with_one_finding_a_line():
    """So that a change of it reads as findings that came or went; the order of reading does not matter."""
    write("een.json", [check(TEXT, "b.md"), check(TEXT, "map/a.md")])
    write("twee.json", [check(TEXT, "map/a.md"), check(TEXT, "b.md")])
    text = Path("een.json").read_text(encoding="utf-8")

    assert text == Path("twee.json").read_text(encoding="utf-8")
    assert list(json.loads(text)["findings"]) == ["b.md", "map/a.md"]
    assert sum('"rule"' in line for line in text.splitlines()) == 6
    assert all(line.count('"rule"') <= 1 for line in text.splitlines())
    assert "line" not in json.loads(text)["findings"]["b.md"][0]


def test_empty_baseline_can_be_read():
    """A clean set of posts has one too."""
    assert write("basis.json", [check("De bus rijdt weer.")]) == 0
    assert Baseline.read("basis.json").entries == {}


def test_paths_count_from_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It may be read from any folder."""
    baseline(check(TEXT, "map/a.md"))
    monkeypatch.chdir(tmp_path / "map")

    assert Baseline.read("../basis.json").apply(check(TEXT, "a.md")).findings == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "laat zich niet lezen"),
        ("{", "geen geldige JSON"),
        ("[]", "geen baseline van sincerity"),
        ('{"tool": "sincerity baseline", "version": 2, "findings": {}}', "versie 2"),
        ('{"tool": "sincerity baseline", "version": 1}', "‘findings’ is geen object"),
        (entry("[]"), "‘findings’ is geen object"),
        (entry('{"a": 1}'), "wat er bij ‘a’ staat is geen lijst"),
        (entry('{"a": ["x"]}'), "bevinding 1 van ‘a’ is geen object"),
        (entry('{"a": [{}]}'), "bevinding 1 van ‘a’ heeft geen tekst bij ‘rule’"),
        (entry('{"a": [{"rule": "r", "text": "", "digest": 12}]}'), "heeft geen tekst bij ‘digest’"),
        (entry('{"a": [{"rule": "r", "text": "", "digest": ["0"]}]}'), "heeft geen tekst bij ‘digest’"),
        (entry('{"a": [{"rule": "r", "text": null, "digest": "0123456789abcdef"}]}'), "bij ‘text’"),
        (entry('{"a": [{"rule": "r", "text": "", "digest": "0123"}]}'), "bij ‘digest’ geen 16 cijfers"),
    ],
)
def test_file_that_is_no_baseline_is_refused(text: str | None, reason: str):
    """With what was found in it."""
    if text is not None:
        Path("x.json").write_text(text)

    with pytest.raises(ConfigError, match=reason):
        Baseline.read("x.json")


WORDS = st.lists(
    st.sampled_from("de het wij samen sterk uniek plan wijk bus en!! maar".split()), min_size=1, max_size=12
)


@given(st.lists(WORDS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_any_text_stays_known_when_moved_and_wrapped(paragraphs: list[list[str]], random):
    """Paragraphs in another order, lines broken elsewhere."""
    old = "\n\n".join(" ".join(words) for words in paragraphs)
    moved = random.sample(paragraphs, len(paragraphs))
    # A break before a digit or sign could make a list of it; words alone stay words.
    new_text = "\n\n".join("".join(word + random.choice([" ", "\n"]) for word in words) for words in moved)
    rules = Linter([make_rule(terms("uniek", "samen"), id="los"), RULES[1]], {})
    Path("a.md").touch()

    write("basis.json", [rules.check(Source(old, path="a.md"))])
    after = Baseline.read("basis.json").apply(rules.check(Source(new_text, path="a.md")))

    assert after.findings == ()


def test_working_directory_that_is_a_link_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Paths count from what it leads to."""
    baseline(check(TEXT))
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)

    known = Baseline.read(tmp_path / "link" / "basis.json")

    assert known.apply(check(TEXT, str(tmp_path / "link" / "a.md"))).findings == ()
