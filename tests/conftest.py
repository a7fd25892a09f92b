"""What every test starts with."""

from __future__ import annotations

from pathlib import Path

import pytest

from sincerity import result_cache


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
