"""Every settings file in the documentation can be read, and its names exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sincerity import packs, selection
from sincerity.config import Config
from sincerity.config.reader import SECTION, SETTINGS, read_settings

PAGE = (Path(__file__).parents[2] / "docs" / "instellingen.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_settings_in_the_documentation_are_right(block: str):
    """Keys, values and the names of rules."""
    values = read_settings(Path("sincerity.toml"), block)
    names = {**values, "packs": (), "preview": True}

    assert selection.select_rules([packs.load_builtin()], Config(**names))


def test_every_setting_is_in_the_documentation():
    """No key of the reader is missing from the page."""
    missing = [key for key in {*SETTINGS, *SECTION} if f"{key} = " not in PAGE and f"[{key}]" not in PAGE]

    assert missing == []
