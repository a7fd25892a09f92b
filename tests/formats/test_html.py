"""The HTML report as text: whole, escaped, and asking for nothing over a network."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sincerity.finding import FORBIDDEN_WORD, LABELS, Severity
from sincerity.formats.html import Html
from sincerity.formats.html.charts import Dot, plane
from sincerity.formats.names import LABEL_NAMES
from sincerity.report import Failure, Report, Verdict
from tests.formats.hostile import HOSTILE, hostile_report, write
from tests.formats.reports import FULL, finding, report

VOID = frozenset({"meta", "input", "br", "wbr"})


class Tree(HTMLParser):
    """Reads a page, checks that every element is closed in turn, and keeps what a test asks about."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def page(*items: Report | Failure) -> str:
    return write(Html("1.2.3"), items)


def test_every_label_has_a_name():
    """A manager does not read ‘price-lure’."""
    assert set(LABEL_NAMES) == set(LABELS)


def test_a_post_shows_its_text_its_marks_and_what_to_do():
    """The words are marked once, and the note beside them has the reason and the rewrite."""
    text = "Dit is heel uniek."

    tree = Tree(page(report(text, finding(text, "heel uniek"))))

    marks = [a for tag, a in tree.tags if tag == "a" and "m c-sales-driven" in (a.get("class") or "")]
    assert [(m["href"], m["aria-describedby"]) for m in marks] == [("#tekst-1-1", "tekst-1-1")]
    assert "tekst-1-1" in [a.get("id") for _, a in tree.tags]
    assert "Noem wat er anders is." in tree.text
    assert "Zeg wat er anders is." in tree.text
    assert "nog even schaven" in tree.text


def test_the_four_scores_are_gauges_with_a_name():
    """A screen reader hears the score, its figure and what it means."""
    tree = Tree(page(report("Dag.")))

    gauges = [a["aria-label"] for tag, a in tree.tags if tag == "svg" and a.get("role") == "img"]
    assert gauges == [
        "klinkt verkoperig: 31 van 100, laag",
        "praat langs de lezer: 48 van 100, matig",
        "komt niet oprecht over: 71 van 100, hoog",
        "is sociaal: 12 van 100, laag",
    ]


def test_there_is_a_dot_for_each_post_that_leads_to_it():
    """Its shape tells the verdict, so that colour is not all there is."""
    bad = report("uniek", finding("uniek", "uniek"))

    tree = Tree(page(report("Dag."), bad))

    dots = [a for tag, a in tree.tags if tag == "a" and a.get("class") in ("ok", "revise")]
    assert [(d["class"], d["href"]) for d in dots] == [("ok", "#tekst-1"), ("revise", "#tekst-2")]
    assert dots[0]["aria-label"] == "brief.md: doet sociaal 64, is sociaal 12, kan zo"


def test_dots_in_one_place_do_not_cover_each_other():
    """Twenty posts with the same scores are twenty places in the drawing."""
    drawing = plane([Dot("x", f"t{n}", 50, 50, False) for n in range(20)])

    assert len(set(re.findall(r'cx="[\d.]+" cy="[\d.]+"', drawing))) == 20


def test_many_dots_are_left_out_of_the_order_of_the_tab_key():
    """The table leads to the same posts."""
    few, many = (plane([Dot("x", "t", 50, 50, False)] * n) for n in (40, 41))

    assert ("tabindex" in few, many.count('tabindex="-1"')) == (False, 41)


def test_labels_are_counted():
    """Twice a superlative and one open question."""
    text = "uniek, Uniek, wat vind jij?"
    one = report(
        text, finding(text, "uniek"), finding(text, "Uniek"), finding(text, "wat", label="open-question")
    )

    words = " ".join(Tree(page(one)).text.split())

    assert "prijst zichzelf 2" in words
    assert "stelt een echte vraag 1" in words


def test_a_finding_without_a_label_is_a_judgement_or_a_matter_of_house_style():
    """Neither has one of the labels of the catalogue."""
    learned = replace(finding("uniek", "uniek"), label=None, rule="leest-verkoperig")
    forbidden = replace(learned, rule=FORBIDDEN_WORD)

    assert "de zin als geheel" in Tree(page(report("uniek", learned))).text
    assert "huisstijl" in Tree(page(report("uniek", forbidden))).text


def test_known_findings_are_counted_and_not_marked():
    """They stand in a baseline; the manager should know that they are there."""
    tree = Tree(page(report("uniek", known=(finding("uniek", "uniek"),))))

    assert "1 bevinding is al bekend en telt niet mee" in tree.text
    assert "tekst-1-1" not in [a.get("id") for _, a in tree.tags]


def test_what_did_not_run_is_told():
    """A file that is not there, a rule that crashed, and a run in which nothing could be read."""
    assert "weg.md: bestaat niet" in Tree(page(FULL, Failure("weg.md: bestaat niet", path="weg.md"))).text
    assert "regel stuk liep niet af" in Tree(page(FULL)).text
    assert "Er is geen tekst gelezen." in Tree(page(Failure("weg.md: bestaat niet"))).text


def test_findings_that_overlap_are_marked_once_and_all_told():
    """The second has no place in the text that is its own, so it is told with its words."""
    text = "heel uniek is dit"
    both = [finding(text, "heel uniek"), finding(text, "uniek is", "tweede", severity=Severity.INFO)]

    tree = Tree(page(report(text, *both)))

    assert [a["href"] for _, a in tree.tags if str(a.get("class")).startswith("m c-") and a.get("href")] == [
        "#tekst-1-1"
    ]
    assert "‘uniek is’" in tree.text


def test_ids_are_unique():
    """A link must lead to one place."""
    ids = [a["id"] for _, a in Tree(page(FULL, FULL, report("Dag."))).tags if "id" in a]

    assert len(ids) == len(set(ids))


def test_the_same_run_gives_the_same_page():
    """No dates and no chance, so that two reports can be compared."""
    assert page(FULL) == page(FULL)


def test_nothing_is_fetched_and_the_browser_knows_it():
    """Links lead inside the page, and the policy allows one script, by its hash."""
    tree = Tree(page(FULL))

    targets = [a[key] for _, a in tree.tags for key in ("href", "src", "srcset", "action") if key in a]
    assert all(str(target).startswith("#") for target in targets)
    assert not re.search(r"url\(|@import", page(FULL))
    (policy,) = [a["content"] for _, a in tree.tags if a.get("http-equiv") == "Content-Security-Policy"]
    script = page(FULL).split("<script>")[1].split("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in str(policy)
    assert str(policy).startswith("default-src 'none'")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_shown_and_nothing_else(text: str):
    """The page has the same elements as for a harmless text, and the words are in it."""
    harmless = Tree(page(hostile_report("onschuld")))

    tree = Tree(page(hostile_report(text)).encode("utf-8").decode("utf-8"))

    def shape(t: Tree) -> list[tuple[str, list[str]]]:
        return [(tag, sorted(attrs)) for tag, attrs in t.tags if tag != "wbr"]

    assert shape(tree) == shape(harmless)
    first = re.split(r"[^\w ]", text.strip())[0]
    assert first in tree.text


@pytest.mark.parametrize(
    ("verdicts", "summary"),
    [
        ("o", "1 tekst: kan zo."),
        ("r", "1 tekst: nog even schaven."),
        ("oo", "2 teksten: ze kunnen allemaal zo."),
        ("rr", "2 teksten: allemaal nog even schaven."),
        ("ror", "3 teksten: 2 nog even schaven, 1 kan zo."),
        ("oro", "3 teksten: 1 nog even schaven, 2 kunnen zo."),
    ],
)
def test_the_summary_reads_as_dutch(verdicts: str, summary: str):
    """One or many, of one kind or of both."""
    names = {"o": Verdict.OK, "r": Verdict.REVISE}

    assert summary in Tree(page(*(report("Dag.", verdict=names[v]) for v in verdicts))).text


def test_one_text_comes_before_its_overview_and_many_after():
    """Who checks one text wants to see that."""
    one, two = page(report("Dag.")), page(report("Dag."), report("Dag."))

    assert one.index('id="teksten"') < one.index('id="k-vlak"')
    assert two.index('id="teksten"') > two.index('id="k-vlak"')


def test_a_verdict_that_all_posts_share_needs_no_filter():
    """The checkbox would hide everything or nothing."""
    bad = report("uniek", finding("uniek", "uniek"), verdict=Verdict.REVISE)

    assert 'type="checkbox"' not in page(bad, bad)
    assert 'type="checkbox"' in page(bad, report("Dag."))
