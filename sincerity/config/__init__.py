"""Settings: what a user can choose, which of it holds for a path, and where the file with it is.

Settings come from ``sincerity.toml`` or from ``[tool.sincerity]`` in ``pyproject.toml``. Their keys have a
dash (``fail-on``) where the fields of :class:`Config` have an underscore.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sincerity import channels
from sincerity.config.patterns import compile_patterns
from sincerity.errors import ConfigError
from sincerity.finding import Severity
from sincerity.places import relative
from sincerity.report import FailOn

FILE = "sincerity.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "tool.sincerity"


@dataclass(frozen=True, slots=True)
class ForbiddenWord:
    """A word that an organisation does not want to use.

    ``term`` is a term as a rule has it (``{"phrase": …}``, ``{"verb": …}``); ``instead`` is what to write, ``message``
    what to say about it, in place of our own words.
    """

    term: Mapping[str, str] = field(hash=False)
    instead: str | None = None
    message: str | None = None
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Section:
    """Settings for some paths, over the general ones; ``None`` and empty leave those as they are.

    ``paths`` are patterns as in a ``.gitignore``; without any, the section holds everywhere, as the options of the
    command line do. ``select`` replaces, ``ignore`` adds. ``origins`` says per key where it was written.
    """

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    preview: bool | None = None
    channel: str | None = None
    fail_on: FailOn | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict, hash=False)
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run.

    ``select`` and ``ignore`` hold ids, aliases, labels, categories or their Dutch folder names; an empty
    ``select`` means every rule. ``packs`` are folders of rules. ``names`` are brands and products that are
    never flagged, ``house_words`` terms that are never flagged, ``forbidden_words`` those that always are.
    ``severity`` holds another severity per rule or label, ``thresholds`` the fault score per channel at which a post
    is sent back. ``per_path`` holds what is different for some paths, later sections over earlier ones.
    ``model`` is ``"shipped"``, ``"none"``, or the name or folder of a spaCy pipeline.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    channel: str = channels.GENERAL
    fail_on: FailOn = FailOn.VERDICT
    packs: tuple[Path, ...] = ()
    names: tuple[str, ...] = ()
    model: str = "shipped"
    house_words: tuple[Mapping[str, str], ...] = field(default=(), hash=False)
    forbidden_words: tuple[ForbiddenWord, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict, hash=False)
    thresholds: Mapping[str, float] = field(default_factory=dict, hash=False)
    baseline: Path | None = None
    per_path: tuple[Section, ...] = ()
    path: Path | None = field(default=None, compare=False)
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def from_file(cls, path: str | Path) -> Config:
        """Read the settings in a file. Folders in it are meant from the folder that the file is in.

        Raises:
            ConfigError: If the file cannot be read or holds an unknown key or a wrong value; one line for
            each.
        """
        from sincerity.config.reader import read_settings  # late: it makes a Config

        path = Path(path)
        return cls(**read_settings(path, read_text(path)), path=path)

    def with_options(self, options: Section) -> Config:
        """Return these settings with the options of a command line over all of them."""
        return replace(self, per_path=(*self.per_path, options))

    @property
    def choice_of_rules(self) -> tuple[object, ...]:
        """What decides which rules run and how severe they are: equal where the same rules run alike."""
        return (self.select, self.ignore, self.preview, tuple(sorted(self.severity.items())))

    def at(self, path: str | None) -> Config:
        """Return the settings that hold for a draft, without sections.

        Args:
            path: Where the draft is, from the working directory; ``None`` for a text without a place.
        """
        if not self.per_path:
            return self
        held = replace(self, per_path=())
        for section in self.per_path:
            if not section.paths or (path is not None and self._matches(section, path)):
                held = _over(held, section)
        return held

    def _matches(self, section: Section, path: str) -> bool:
        place = relative(path, self.path.parent if self.path else Path())
        outside = place.startswith("../") or os.path.isabs(place)
        return not outside and compile_patterns(section.paths).match_file(place)


def _over(config: Config, section: Section) -> Config:
    """Lay a section over settings; where it adds instead of replacing, both origins count."""
    origins = {**config.origins, **section.origins}
    for key in ("ignore", "severity"):
        if key in config.origins and key in section.origins:
            origins[key] = f"{config.origins[key]} en {section.origins[key]}"
    return replace(
        config,
        select=config.select if section.select is None else section.select,
        ignore=tuple(dict.fromkeys((*config.ignore, *section.ignore))),
        preview=config.preview if section.preview is None else section.preview,
        channel=config.channel if section.channel is None else section.channel,
        fail_on=config.fail_on if section.fail_on is None else section.fail_on,
        severity={**config.severity, **section.severity},
        origins=origins,
    )


def find(start: Path) -> Path | None:
    """Return the settings file that holds for a file or folder: the nearest one in it or above it.

    In one folder ``sincerity.toml`` goes before ``pyproject.toml``, which counts only with a
    ``[tool.sincerity]``.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        shared = folder / SHARED_FILE
        # Somebody else's broken pyproject.toml is not ours to complain about, unless it means us.
        # An array of tables (``[[tool.sincerity.per-path]]``) means us as well.
        if shared.is_file() and re.search(rf"^\s*\[+{re.escape(TABLE)}\b", read_text(shared), re.MULTILINE):
            return shared
    return None


def read_text(path: Path) -> str:
    """Return the text of a settings file.

    Raises:
        ConfigError: If it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: het bestand is geen UTF-8; sla het op als UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{path}: het bestand laat zich niet lezen: {error.strerror}") from error
