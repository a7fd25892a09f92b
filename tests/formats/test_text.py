"""The report for a copywriter."""

from __future__ import annotations

import re

import pytest

from sincerity.finding import Category, Severity
from sincerity.formats.layout import Paint, width
from sincerity.formats.tally import Tally
from sincerity.formats.text import Text
from sincerity.report import Failure, Report, Verdict
from tests.formats.reports import EMOJI, FULL, finding, report

ANSI = re.compile(r"\033\[[0-9;]*m")
LONG = (
    "Wij vertellen je graag over alles wat we doen en dat is " * 8
    + "heel uniek en ook nog leuk. "
    + "En meer. " * 30
)


def last_line(*reports: Report, verbose: bool = False, failures: int = 0) -> str:
    form, tally = Text(verbose=verbose), Tally(rules=45)
    for item in reports:
        tally.add(item)
    for _ in range(failures):
        tally.add_failure(Failure("weg.md: bestaat niet"))
    return form.end(tally, None)


def test_one_finding_looks_like_this() -> None:
    """The whole of a small report, letter for letter."""
    source = "Kom langs.\nOns brood is heel uniek.\nWat vind jij van zuurdesem?\n"
    post = report(
        source,
        finding(source, "heel uniek"),
        finding(source, "Wat vind jij van zuurdesem?", "open-vraag", "open-question"),
    )

    assert Text().report(post) == (
        "brief.md  ──────────────────────────────────────────────── webcare, 12 woorden\n"
        "\n"
        "   2  Ons brood is ‹heel uniek›.\n"
        "      !  ‘heel uniek’ zegt weinig. Noem wat er anders is.\n"
        "      →  Zeg wat er anders is.                                             uniek\n"
        "\n"
        "  Dit gaat goed\n"
        "   3  +  stelt een echte vraag: ‘Wat vind jij van zuurdesem?’\n"
        "\n"
        "  klinkt verkoperig       ███░░░░░░░  31     doet sociaal  ██████░░░░  64\n"
        "  praat langs de lezer    █████░░░░░  48     is sociaal    █░░░░░░░░░  12\n"
        "  komt niet oprecht over  ███████░░░  71     ✎ nog even schaven\n"
        "\n"
    )


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("columns", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(columns: int, verbose: bool) -> None:
    """Emoji, long lines, long paths; a failure alone is left unbroken."""
    long = report(LONG, finding(LONG, "heel uniek"), path="map/" * 40 + "brief.md", unchecked_words=3)
    for item in (FULL, long):
        for line in Text(columns=columns, verbose=verbose).report(item).splitlines():
            assert width(line) <= columns or "mislukt" in line, line


def test_colour_adds_nothing_but_colour() -> None:
    """Without its escapes and marks, the coloured report is the plain one."""
    coloured = ANSI.sub("", Text(paint=Paint(True)).report(report(EMOJI, finding(EMOJI, "heel uniek"))))
    plain = Text().report(report(EMOJI, finding(EMOJI, "heel uniek")))

    assert coloured == plain.replace("‹", "").replace("›", "")


def test_post_with_many_findings_fits_one_screen_and_says_what_is_left_out() -> None:
    """Twelve warnings and one error at the end: the error is among those shown."""
    source = "\n".join(f"Zin {number} is heel uniek{number}." for number in range(13))
    findings = [finding(source, f"heel uniek{number}.", f"regel-{number}") for number in range(13)]
    findings[-1] = finding(source, "heel uniek12.", "regel-12", severity=Severity.ERROR)

    text = Text().report(report(source, *findings))

    assert text.count("\n") <= 40
    assert "regel-12" in text
    assert "en nog 7 bevindingen; met -v zie je ze allemaal" in text
    assert "en nog" not in Text(verbose=True).report(report(source, *findings))


def test_same_advice_is_given_once() -> None:
    """Two findings of one rule share their suggestion."""
    source = "Heel uniek. En weer uniek."
    post = report(source, finding(source, "Heel uniek"), finding(source, "weer uniek"))

    assert Text().report(post).count("→") == 1
    assert Text(verbose=True).report(post).count("→") == 2


def test_tips_reasons_and_related_words_are_for_verbose() -> None:
    """What a copywriter need not see at once."""
    quiet, verbose = Text().report(FULL), Text(verbose=True).report(FULL)

    for words in ("Geen vraag.", "superlatief over jezelf", "hoort erbij: regel 1 ‘Wij’", "blij telt 40"):
        assert words not in quiet
        assert words in verbose


def test_notices_suppressions_and_failures_are_always_shown() -> None:
    """Nothing that limits what the report is worth stays hidden."""
    text = Text().report(FULL)

    assert "let op: ‘negeer’ zet niets uit" in text
    assert "1 bevinding is in de tekst zelf uitgezet" in text
    assert "mislukt: brief.md: regel stuk liep niet af: KeyError: 'x'" in text
    assert "(2 niet gelezen)" in text


def test_credits_are_grouped() -> None:
    """Three questions are one line."""
    source = "Wat vind jij? En jij? Of jij?"
    words = ("Wat vind jij?", "En jij?", "Of jij?")

    text = Text().report(report(source, *(finding(source, w, "vraag", "open-question") for w in words)))

    assert "stelt een echte vraag: ‘Wat vind jij?’ (en nog 2 keer)" in text
    assert "✓ kan zo" in text


def test_whole_post_finding_says_that_it_is_about_the_whole() -> None:
    """No line, no words."""
    text = Text().report(
        report("Dag.", finding("Dag.", None, "leest-langs", "self-centred", message="Alleen wij."))
    )

    assert "      De tekst als geheel\n      !  Alleen wij." in text


def test_draft_cannot_steer_the_terminal() -> None:
    """Escapes in the text, in the path and in a message are made harmless."""
    source = "\x1b]0;weg\x07uniek\x1b[2J"
    post = report(
        source, finding(source, "uniek", message="\x1b[31m"), path="a\x1b[1m.md", notices=("\x1b[2J",)
    )

    assert "\x1b" not in Text(verbose=True).report(post)
    assert "\x1b" not in Text().failure(Failure("\x1b[2J"))


@pytest.mark.parametrize(("score", "full"), [(0.0, 0), (4.9, 0), (50.0, 5), (99.0, 10), (100.0, 10)])
def test_bar_is_as_long_as_the_score(score: float, full: int) -> None:
    """Ten blocks for a hundred."""
    text = Text().report(report("Dag.", scores=dict.fromkeys(Category, score), acts_social=0.0))

    assert f"klinkt verkoperig       {'█' * full}{'░' * (10 - full)} {round(score):>3} " in text


def test_last_line_counts_in_the_right_number() -> None:
    """One text, one finding; tips are counted apart."""
    tip = finding("Dag.", "Dag", severity=Severity.INFO)
    one = report("Dag.", finding("Dag.", "Dag"), tip)

    assert last_line() == "0 teksten getoetst met 45 regels, 0 bevindingen, 0 mislukt\n"
    assert last_line(one) == "1 tekst getoetst met 45 regels, 1 bevinding, 0 mislukt; nog 1 tip met -v\n"
    assert last_line(one, verbose=True) == "1 tekst getoetst met 45 regels, 2 bevindingen, 0 mislukt\n"
    assert last_line(one, report("Dag."), failures=3) == (
        "2 teksten getoetst met 45 regels, 1 bevinding, 3 mislukt; 1 van 2 nog even schaven; nog 1 tip met -v\n"
    )
    assert last_line(*[report("Dag.")] * 1200).startswith("1.200 teksten getoetst")


def test_failure_stays_on_one_line_so_that_its_command_can_be_copied() -> None:
    """An ``iconv`` command longer than the terminal."""
    failure = Failure("a.txt: " + "iconv -f X -t Y " * 10, path="a.txt")

    assert Text(columns=60).failure(failure).rstrip("\n").count("\n") == 0


def test_post_from_a_pipe_has_a_name() -> None:
    """No path and no id."""
    assert Text().report(report("Dag.", path=None, channel="general")).startswith("Je tekst  ─")


def test_verdict_ok_with_a_warning_is_still_ok() -> None:
    """A warning alone is not a verdict."""
    post = report(EMOJI, finding(EMOJI, "uniek"), verdict=Verdict.OK)

    assert "✓ kan zo" in Text().report(post)
