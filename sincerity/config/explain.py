"""Says which settings hold for a draft and where each comes from, and writes a first settings file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sincerity.config import Config, ForbiddenWord
from sincerity.finding import Severity
from sincerity.report import FailOn

BY_DEFAULT = "standaard"

_EMPTY = {"select": "alle regels", "thresholds": "zoals het kanaal vraagt"}


class Held(NamedTuple):
    """One setting: its key, its value as text, and where that was written."""

    key: str
    value: str
    origin: str


def explain(config: Config) -> tuple[Held, ...]:
    """Return every setting of a configuration without sections (see :meth:`Config.at`) with its origin."""
    values: dict[str, Any] = {
        "channel": config.channel,
        "fail_on": config.fail_on,
        "select": config.select,
        "ignore": config.ignore,
        "preview": config.preview,
        "severity": config.severity,
        "thresholds": config.thresholds,
        "names": config.names,
        "house_words": config.house_words,
        "forbidden_words": config.forbidden_words,
        "packs": config.packs,
        "baseline": config.baseline,
        "model": config.model,
    }
    return tuple(
        Held(
            key.replace("_", "-"), _shown(value) or _EMPTY.get(key, "–"), config.origins.get(key, BY_DEFAULT)
        )
        for key, value in values.items()
    )


def _shown(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case ForbiddenWord():
            return _shown(value.term) + (f" → {value.instead}" if value.instead else "")
        case Severity() | FailOn():
            return value.value
        case Mapping():
            if "phrase" in value:
                return str(value["phrase"])
            return ", ".join(f"{name}: {_shown(item)}" for name, item in value.items())
        case tuple():
            return ", ".join(map(_shown, value))
        case float():
            return f"{value:g}"
    return str(value)


_STARTER = """\
# Instellingen van sincerity. Alles met een # ervoor staat uit; haal het weg om het te gebruiken.
# `sincerity config PAD` laat zien wat er voor een tekst geldt en waarom.

# Waar je teksten voor zijn: social, linkedin, webcare, nieuwsbrief, blog, intranet, vacature, web, mail of algemeen.
channel = {channel}

# Wanneer een tekst zakt: verdict (een goede redacteur stuurt hem terug), warning, error of never.
fail-on = {fail_on}

# Merken en producten; die worden nooit aangewezen.
names = {names}

# Alleen deze regels, labels of categorieën, of deze juist niet. `sincerity rules list` toont alle namen.
# select = ["verkoop", "onoprecht"]
# ignore = ["uitroeptekens-op-een-rij"]

# Ook regels op proef, waar een pakket al vaste regels heeft.
# preview = true

# Woorden die bij jullie horen: die worden nooit aangewezen. Met verb, noun of adjective tellen alle vormen mee.
# house-words = ["samen sterk", {{ verb = "verbinden" }}]

# Woorden die jullie niet gebruiken.
# forbidden-words = ["doelgroep", {{ noun = "klant", instead = "lezer", message = "Wij zeggen ‘lezer’." }}]

# Een map met eigen regels.
# packs = ["regels"]

# Wat er al stond telt niet mee: sincerity baseline teksten/ -o sincerity-baseline.json
# baseline = "sincerity-baseline.json"

# Een andere zwaarte per regel of label: info, warning of error.
# [severity]
# pressure = "error"

# Strenger of soepeler per kanaal: bij welke score (0 tot 100) een tekst terug moet.
# [thresholds]
# webcare = 40

# Andere instellingen voor een deel van de teksten.
# [[per-path]]
# paths = ["webcare/**"]
# channel = "webcare"
# fail-on = "warning"
"""


def starter(channel: str, fail_on: FailOn, names: Iterable[str]) -> str:
    """Return a settings file with everything in it that can be set, explained in comments."""
    return _STARTER.format(
        channel=_quoted(channel), fail_on=_quoted(fail_on.value), names=f"[{', '.join(map(_quoted, names))}]"
    )


def _quoted(text: str) -> str:
    # A basic string of TOML escapes as JSON does, but for the delete character.
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
