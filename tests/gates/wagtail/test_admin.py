"""The demo, started with its one command, in Chromium: an editor is stopped, sees why, mends it and publishes."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import chromium
from tests.gates.cms import DEMO

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.wagtail

BAD = "Koop nu ons allerbeste desembrood, want op is op."
GOOD = "De oven stond drie dagen stil omdat een lager versleten was. Sinds dinsdag bakken we weer om zes uur."
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo, started as its README says, with a folder of its own."""
    folder = tmp_path_factory.mktemp("demo")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(DEMO / "start.py"), "--port", str(port), "--data", str(folder / "data")]
    log = folder / "log"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with log.open("w", encoding="utf-8") as out:
        running = subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=folder)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(running, address, log)
        assert f"{address}/admin/" in log.read_text(encoding="utf-8"), "it prints its address"
        yield address
    finally:
        running.terminate()
        running.wait(20)


def _wait(running: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and running.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5)
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
        else:
            return
    pytest.fail(log.read_text(encoding="utf-8"))


class Editor:
    """Somebody at work in the admin."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site

    def log_in(self, name: str) -> Editor:
        """Log in as one of the three people of the demo."""
        self.page.context.clear_cookies()
        self.page.goto(f"{self.site}/admin/login/")
        self.page.fill("[name=username]", name)
        self.page.fill("[name=password]", name)
        self.page.click("button[type=submit]")
        self.page.wait_for_url("**/admin/")
        return self

    def new_page(self, title: str) -> None:
        """Begin a page and save it as a draft, which asks nothing."""
        found = self.page.request.get(f"{self.site}/admin/api/main/pages/?type=demo.Voorpagina").json()
        self.page.goto(f"{self.site}/admin/pages/add/demo/bericht/{found['items'][0]['id']}/")
        self.rich("tekst").wait_for()
        self.page.wait_for_load_state("networkidle")  # the scripts of the admin are at work by then
        self.page.locator("[name=title]").press_sequentially(title)  # each key also writes the slug
        self.page.wait_for_function("() => document.querySelector('[name=slug]').value")
        with self.page.expect_navigation():
            self.page.locator("footer .action-save").first.click()
        self.page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
        self.rich("tekst").wait_for()
        self.page.wait_for_load_state("networkidle")

    def rich(self, field: str) -> Locator:
        """A rich text editor."""
        return self.page.locator(f"[data-contentpath={field}] [contenteditable=true]").first

    def write(self, field: str, text: str) -> None:
        """Replace what is in a rich text editor."""
        self.rich(field).click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.taken(text)

    def fill(self, name: str, text: str) -> None:
        """Replace what is in an input."""
        self.page.fill(f"[name={name}]", text)
        self.taken(text)

    def taken(self, text: str) -> None:
        """Wait until the form holds what was typed, and nothing is being saved by itself."""
        holds = "text => [...document.querySelectorAll('[data-edit-form] [name]')].some(i => i.value?.includes(text))"
        self.page.wait_for_function(holds, arg=text)
        self.page.wait_for_selector(
            "#w-autosave-indicator:not([data-w-autosave-state-value=saving])", state="attached"
        )

    def press(self, action: str) -> None:
        """Press one of the buttons at the foot of the page."""
        button = self.page.locator(f"footer [name={action}]")
        if not button.is_visible():
            self.page.click("footer [data-w-dropdown-target=toggle]")
        with self.page.expect_navigation():
            button.click()

    @property
    def panel(self) -> Locator:
        """The panel that tells why a text was stopped."""
        return self.page.locator("[data-sincerity-places]")

    def errors(self, field: str) -> str:
        """What is said at a field."""
        return self.page.locator(f"[data-contentpath={field}] .error-message").first.inner_text()

    def marked(self, expected: list[str] | None = None) -> list[str]:
        """The words that are marked inside the rich text editors, once they are those or, if not said, any."""
        words = "[...(CSS.highlights.get('sincerity') || [])].map(range => range.toString())"
        there = f"expected => expected ? `${{{words}}}` === `${{expected}}` : {words}.length"
        self.page.wait_for_function(there, arg=expected)
        found: list[str] = self.page.evaluate(f"() => {words}")
        return found

    def public(self, title: str) -> str:
        """What a visitor sees on the front page; empty where the title is not on it."""
        text = self.page.request.get(self.site).text()
        return text if title in text else ""


@pytest.fixture
def editor(browser: Browser, site: str) -> Iterator[Editor]:
    """A window of its own; an error in a script or a question to another site fails the test."""

    def allowed(url: str) -> bool:
        return url.startswith((site, "data:", "blob:"))

    page, trouble = chromium.visit(browser, f"{site}/admin/login/", allowed=allowed, locale="nl-NL")
    page.set_default_timeout(20_000)
    yield Editor(page, site)
    assert [line for line in trouble if not line.startswith("console: [DOM]")] == []
    page.context.close()


def test_an_editor_is_stopped_sees_why_mends_it_and_publishes(editor: Editor):
    """The whole way, with the words marked where they stand and a button that leads to them."""
    editor.log_in("redacteur").new_page("De oven is gemaakt")
    editor.page.fill("[name=intro]", "Alleen vandaag vers.")
    editor.write("tekst", BAD)

    editor.press("action-publish")

    assert "klinkt verkoperig" in editor.panel.inner_text()
    assert "Koop nu" in editor.errors("tekst")
    assert editor.page.locator("[data-contentpath=tekst] .error-message mark").first.inner_text() == "Koop nu"
    assert editor.marked()[0] == "Koop nu"
    assert len(marked := editor.marked()) > 1
    assert not editor.public("De oven is gemaakt")

    editor.panel.get_by_role("button", name="Intro").click()
    assert editor.page.evaluate("() => document.getSelection().toString()") == "Alleen vandaag"
    editor.panel.get_by_role("button", name="Tekst").first.click()
    assert editor.page.evaluate("() => document.getSelection().toString()") == "Koop nu"
    editor.page.keyboard.type("Kom kijken")
    assert editor.marked(marked[1:]) == marked[1:]
    editor.page.fill("[name=intro]", "")
    editor.write("tekst", GOOD)
    editor.press("action-publish")

    assert editor.public("De oven is gemaakt")


def test_drafts_are_saved_without_a_word(editor: Editor):
    """By themselves and by the button."""
    editor.log_in("schrijver").new_page("Een kladje")
    editor.write("tekst", BAD)
    editor.page.locator("footer .action-save").first.click()
    editor.page.wait_for_selector(".messages .success")

    assert editor.panel.count() == 0
    assert BAD in editor.rich("tekst").inner_text()


def test_whoever_may_can_publish_with_a_reason(editor: Editor):
    """The history shows it."""
    editor.log_in("chef").new_page("Een les over reclame")
    editor.write("tekst", BAD)
    editor.press("action-publish")
    editor.fill("sincerity_reason", "Zo stond het in de advertentie van 1962")
    address = editor.page.url
    editor.press("action-publish")

    assert "Bewust toegestaan door chef: Zo stond het in de advertentie" in editor.page.inner_text(
        ".messages"
    )
    assert editor.public("Een les over reclame")
    editor.page.goto(address.replace("/edit/", "/history/"))
    assert "Bewust toegestaan: Zo stond het in de advertentie van 1962" in editor.page.inner_text("main")


def test_whoever_may_not_is_not_asked_for_a_reason(editor: Editor):
    """There is no field that would do nothing."""
    editor.log_in("redacteur").new_page("Reclame")
    editor.write("tekst", BAD)
    editor.press("action-publish")

    assert editor.panel.is_visible()
    assert editor.page.locator("[name=sincerity_reason]").count() == 0


def test_scheduling_is_stopped_and_a_mended_text_is_scheduled(editor: Editor):
    """With the dialogue of Wagtail itself."""
    editor.log_in("redacteur").new_page("Nieuwe tijden")
    editor.write("tekst", BAD)
    editor.page.click("[data-side-panel-toggle=status]")
    editor.page.click("[data-a11y-dialog-show=schedule-publishing-dialog]")
    editor.page.fill("#schedule-publishing-dialog [name=go_live_at]", "2099-01-02 10:00")
    with editor.page.expect_navigation():
        editor.page.click("#schedule-publishing-dialog button.action-save")
    editor.press("action-publish")
    assert "klinkt verkoperig" in editor.panel.inner_text()

    editor.write("tekst", GOOD)
    editor.press("action-publish")
    assert "ingepland" in editor.page.inner_text(".messages").lower()
    assert not editor.public("Nieuwe tijden")


def test_a_block_shows_what_was_found_in_it(editor: Editor):
    """At the field inside the block, with the words marked there too."""
    editor.log_in("redacteur").new_page("Met een citaat")
    editor.page.locator("[data-contentpath=blokken] .c-sf-add-button").first.click()
    editor.page.get_by_role("option", name="Citaat").click()
    editor.fill("blokken-0-value-tekst", "Wees er snel bij: alleen vandaag, op is op!")
    editor.press("action-publish")

    message = editor.page.locator("[data-contentpath=blokken] .error-message").first
    message.locator("mark").first.wait_for()
    assert message.locator("mark").first.inner_text() == "Wees er snel bij"
    lines = message.locator(".sincerity-note").all_inner_texts()
    assert len(lines) == message.locator("mark").count() > 1, "each finding has a line of its own"
    assert lines[0].startswith("‘Wees er snel bij’")
    editor.panel.get_by_role("button", name="Blokken 1").first.click()
    assert editor.page.evaluate("() => document.activeElement.name") == "blokken-0-value-tekst"
    editor.fill("blokken-0-value-tekst", "Het ruikt hier weer naar brood.")
    editor.press("action-publish")
    assert editor.public("Met een citaat")


def test_a_button_leads_to_a_field_on_another_tab(editor: Editor):
    """The tab opens, and the words are chosen there; the bar says what did not happen."""
    editor.log_in("redacteur").new_page("Voor zoekmachines")
    editor.page.get_by_role("tab").nth(1).click()
    editor.fill("search_description", "Koop nu ons allerbeste brood, alleen vandaag, want op is op.")
    editor.press("action-publish")
    assert "Niet gepubliceerd: deze tekst klinkt verkoperig" in editor.page.inner_text(".messages")
    description = editor.page.locator("[name=search_description]")
    editor.page.get_by_role("tab").first.click()
    description.wait_for(state="hidden")

    editor.panel.get_by_role("button").first.click()

    description.wait_for(state="visible")
    editor.page.wait_for_function("() => document.getSelection().toString() === 'Koop nu'")


def test_a_snippet_is_stopped_and_published_once_it_is_mended(editor: Editor):
    """As a page is."""
    editor.log_in("redacteur")
    editor.page.goto(f"{editor.site}/admin/snippets/demo/mededeling/add/")
    editor.page.fill("[name=kop]", "Koop nu, op is op")
    editor.write("tekst", "Wees er snel bij, alleen vandaag.")
    editor.press("action-publish")
    assert "klinkt verkoperig" in editor.panel.inner_text()
    assert "Koop nu" in editor.errors("kop")

    editor.page.fill("[name=kop]", "Dinsdag dicht")
    editor.write("tekst", "Op dinsdag 7 april zijn we dicht, want dan komt de monteur.")
    editor.press("action-publish")
    assert editor.public("Dinsdag dicht")


def test_a_text_goes_through_the_workflow_only_when_it_is_mended(editor: Editor):
    """The writer is stopped at submitting; the editor approves what came after that."""
    editor.log_in("schrijver").new_page("Meekijken op woensdag")
    editor.write("tekst", BAD)
    editor.press("action-submit")
    assert "klinkt verkoperig" in editor.panel.inner_text()
    editor.write("tekst", GOOD)
    address = editor.page.url
    editor.press("action-submit")

    editor.log_in("redacteur").page.goto(address)
    editor.page.click("footer [data-w-dropdown-target=toggle]")
    with editor.page.expect_navigation():
        editor.page.locator("footer [data-workflow-action-name=approve]").first.click()
    assert editor.public("Meekijken op woensdag")


def test_the_panel_has_no_faults_for_who_cannot_see_it(editor: Editor):
    """Names, roles and contrast, by axe-core."""
    from axe_playwright_python.sync_playwright import Axe

    editor.log_in("chef").new_page("Toegankelijk")
    editor.write("tekst", BAD)
    editor.press("action-publish")
    editor.panel.wait_for()
    found: Any = Axe().run(editor.page, context=".sincerity-panel")

    assert [violation["id"] for violation in found.response["violations"]] == []
