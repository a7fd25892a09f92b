"""What every test starts with."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from sincerity import pack_cache, result_cache
from tests.chromium import chromium
from tests.gates import cms

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long an example takes says more about the machine than about the code.
settings.register_profile("sincerity", deadline=None)
settings.load_profile("sincerity")


@pytest.fixture(autouse=True)
def _no_outcomes_of_earlier_runs(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give each test a cache of outcomes of its own, so that what it asks for is really worked out."""
    folder: list[Path] = []

    def fresh() -> Path:
        if not folder:
            folder.append(tmp_path_factory.mktemp("results"))
        return folder[0]

    monkeypatch.setattr(result_cache, "default_folder", fresh)


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's cache of packs out of a test; the folder that takes its place."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(pack_cache, "folder", lambda: folder)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. Closed after each module: while it runs, no test in this thread can run an event loop of its own."""
    with chromium() as started:
        yield started


def pytest_configure(config: pytest.Config) -> None:
    """Set Django up before any test that needs it is imported; where it is missing, the run fails."""
    if cms.is_asked_for(config.option.markexpr):
        cms.ready()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even import what needs Django where nobody asks for it."""
    if cms.is_cms_test(collection_path) and not cms.is_asked_for(config.option.markexpr):
        return True
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run the tests of an official pipeline whenever one is installed, or when they are asked for by name."""
    if find_spec("nl_core_news_sm") or "official_model" in config.option.markexpr:
        return
    left_out = [item for item in items if item.get_closest_marker("official_model")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
