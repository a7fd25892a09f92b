"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sincerity.writing import write_atomically


def test_permissions_and_links_stay(tmp_path: Path):
    """The file behind the link changes, the link does not."""
    file = tmp_path / "a.txt"
    file.write_text("oud")
    file.chmod(0o640)
    link = tmp_path / "b.txt"
    link.symlink_to(file)

    write_atomically(link, b"nieuw")

    assert file.read_bytes() == b"nieuw"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "b.txt"]


def test_nothing_is_lost_when_it_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The old text stays and no draft is left behind."""
    file = tmp_path / "a.txt"
    file.write_text("oud")

    def refuse(*_: object) -> None:
        raise OSError("vol")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="vol"):
        write_atomically(file, b"nieuw")

    assert file.read_text() == "oud"
    assert os.listdir(tmp_path) == ["a.txt"]
