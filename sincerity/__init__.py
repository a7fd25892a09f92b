"""Reads Dutch draft posts and flags sales-driven, one-way or insincere wording.

>>> import sincerity
>>> report = sincerity.check("Koop nu!", channel="instagram")
>>> report.verdict, [f.rule for f in report.findings]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sincerity.errors import ConfigError, ModelError, RuleError, SincerityError, SourceError

if TYPE_CHECKING:
    from sincerity.api import Linter, check
    from sincerity.config import Config
    from sincerity.document import Source
    from sincerity.finding import Category, Finding, Severity
    from sincerity.report import Report, Verdict

__version__ = "0.1.0"

_LATE = {
    "Linter": "api",
    "check": "api",
    "Config": "config",
    "Source": "document",
    "Category": "finding",
    "Finding": "finding",
    "Severity": "finding",
    "Report": "report",
    "Verdict": "report",
}
"""Public names that are imported when they are first used, so that ``sincerity --help`` stays quick."""

__all__ = [
    "Category", "Config", "ConfigError", "Finding", "Linter", "ModelError", "Report", "RuleError", "Severity",
    "SincerityError", "Source", "SourceError", "Verdict", "__version__", "check",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module 'sincerity' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"sincerity.{_LATE[name]}"), name)
    globals()[name] = value
    return value
