"""Debian's Chromium for the tests that look at a page as a reader does; the fixture ``browser`` starts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium; a machine without it or without playwright fails the test, for silence is no pass."""
    if not Path(CHROMIUM).is_file():
        pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def visit(
    browser: Browser, address: str, *, allowed: Callable[[str], bool], **options: Any
) -> tuple[Page, list[str]]:
    """Open an address in a window of its own.

    Args:
        browser: The browser.
        address: What to open.
        allowed: Tells of an address whether the page may ask for it.
        options: What the window is like, for ``new_context``.

    Returns:
        The page, and a list that fills with everything that goes wrong or is asked for elsewhere.
    """
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options}).new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss())[0])
    page.on("request", lambda r: None if allowed(r.url) else trouble.append(f"request: {r.url}"))
    page.goto(address)
    return page, trouble
