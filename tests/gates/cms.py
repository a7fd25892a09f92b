"""Django, ready for the tests marked ‘wagtail’: the demo of examples/wagtail with test settings over it."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import sys
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "examples" / "wagtail"


def is_asked_for(markexpr: str) -> bool:
    """Whether a marker expression asks for these tests; none at all asks for every test."""
    return not markexpr or re.search(r"(?<!not )\bwagtail\b", markexpr) is not None


def is_cms_test(path: Path) -> bool:
    """Whether a file or folder holds tests that import Django."""
    return path.parent.name == "gates" and path.name in ("wagtail", "test_django.py")


@cache
def ready() -> None:
    """Set Django up once; where it or Wagtail is missing the run fails, for silence is no pass."""
    missing = [name for name in ("django", "wagtail") if find_spec(name) is None]
    if missing:
        raise pytest.UsageError(f"{' and '.join(missing)} missing: pip install 'sincerity[wagtail]'")
    folder = tempfile.mkdtemp(prefix="sincerity-wagtail-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["SINCERITY_DEMO_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.gates.wagtail.settings"
    sys.path.insert(0, str(DEMO))
    import django

    django.setup()
