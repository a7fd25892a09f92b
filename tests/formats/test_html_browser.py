"""The HTML report in a real browser: keyboard, contrast, names, narrow screens, paper, and no network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sincerity.formats.html import Html
from tests import chromium
from tests.formats.hostile import HOSTILE, hostile_report, write
from tests.formats.reports import FULL, finding, report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LONG = (
    "met iedereen die langskomt, die belt, die schrijft of die ons op straat aanspreekt over wat er beter kan"
)
TEXT = f"Dit is heel uniek.\n\nWat vind jij? Wij zijn blij, en dat al jaren lang, {LONG}, en ook met jou."


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with posts of every kind, all hostile texts among them."""
    good = report("Dag.", path="goed.md")
    bad = report(
        TEXT,
        finding(TEXT, "heel uniek"),
        finding(TEXT, "Wat vind jij?", "vraag", "open-question"),
        finding(TEXT, "Wij zijn blij", "wij-eerst", "self-centred"),
        finding(TEXT, LONG, "blij", "gushing"),
        finding(TEXT, "jou", "jij", "call-to-buy"),
        path="fout.md",
    )
    path = tmp_path_factory.mktemp("verslag") / "verslag.html"
    items = [bad, good, FULL, *map(hostile_report, HOSTILE)]
    path.write_text(write(Html("1.2.3"), items), encoding="utf-8")
    return path


def visit(browser: Browser, file: Path, **options: Any) -> tuple[Page, list[str]]:
    """Open the report, which may ask for nothing but itself."""
    return chromium.visit(browser, file.as_uri(), allowed=lambda url: url == file.as_uri(), **options)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(browser: Browser, file: Path, scheme: Any, width: int):
    """Names, roles, order of headings and contrast, in light and dark, wide and narrow."""
    from axe_playwright_python.sync_playwright import Axe

    # The policy of the page would keep the checker's own script out.
    page, _ = visit(
        browser, file, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )

    results = Axe().run(page).response

    assert [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in results["violations"]] == []


def test_hostile_posts_are_shown_and_not_run(browser: Browser, file: Path):
    """No dialog, no error, no request; the script is there to read."""
    page, trouble = visit(browser, file)

    assert "<script>alert(1)</script>" in "".join(page.locator(".text").all_inner_texts())
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    assert trouble == []


def test_hovering_over_marked_words_shows_the_reason_and_the_rewrite(browser: Browser, file: Path):
    """And Escape puts it away."""
    page, _ = visit(browser, file)
    mark = page.locator("#tekst-1 .m").first

    mark.hover()

    note = mark.locator(".pop")
    assert note.is_visible()
    assert "Noem wat er anders is." in note.inner_text()
    assert "Zeg wat er anders is." in note.inner_text()
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_the_keyboard_reaches_marks_in_order_and_their_notes(browser: Browser, file: Path):
    """Tab goes from mark to mark with the note in sight; Enter goes to the note in the list, and back again."""
    page, _ = visit(browser, file)
    page.locator("#tekst-1 .m").first.focus()
    assert page.locator("#tekst-1 .m").first.locator(".pop").is_visible()

    page.keyboard.press("Tab")

    second = page.locator("#tekst-1 .m").nth(1)
    assert second.evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#tekst-1-2"
    page.locator("#tekst-1-2 .nr").press("Enter")
    assert page.evaluate("location.hash") == "#tekst-1-2-w"


def test_a_screen_reader_hears_the_words_and_then_the_note(browser: Browser, file: Path):
    """The name of a mark is its words; its description is the note in the list."""
    page, _ = visit(browser, file)

    mark = page.locator("#tekst-1 .m").first
    mark.focus()

    described = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    assert "heel uniek" in page.get_by_role("link", name="heel uniek", exact=True).first.inner_text()
    assert "Noem wat er anders is." in described.inner_text()


def test_the_filter_leaves_the_posts_that_need_work(browser: Browser, file: Path):
    """Its label can be clicked."""
    page, _ = visit(browser, file)

    page.get_by_label("Laat alleen teksten zien").check()

    assert page.locator("#tekst-1").is_visible()
    assert not page.locator("#tekst-2").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_screen_has_to_be_moved_sideways(browser: Browser, file: Path, width: int):
    """Long words and paths are broken; the table moves in a frame of its own."""
    page, _ = visit(browser, file, viewport={"width": width, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 700, 840, 1000, 1280])
def test_the_note_that_hovers_stays_on_the_screen(browser: Browser, file: Path, width: int):
    """Also for words at the end of a line, and for those that go on over the next."""
    page, _ = visit(browser, file, viewport={"width": width, "height": 800})

    for mark in page.locator("#tekst-1 .m").all():
        mark.focus()
        box = mark.locator(".pop").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_on_paper_there_are_notes_and_nothing_to_click(browser: Browser, file: Path):
    """Light colours, whatever the screen has, and the reasons of the scores opened."""
    page, _ = visit(browser, file, color_scheme="dark")
    page.emulate_media(media="print")

    assert page.locator("#tekst-1 .notes").is_visible()
    assert not page.locator(".filter").is_visible()
    assert not page.locator(".skip").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("details li").first.bounding_box() is not None
    assert len(page.pdf(format="A4")) > 10_000
