"""The channels a post can be written for, and the other names people use for them."""

from __future__ import annotations

from sincerity.errors import ConfigError

GENERAL = "general"

CHANNELS = (
    "social",
    "linkedin",
    "webcare",
    "newsletter",
    "blog",
    "intranet",
    "vacancy",
    "web",
    "email",
    GENERAL,
)

NAMES = {
    "social": "social",
    "linkedin": "linkedin",
    "webcare": "webcare",
    "newsletter": "nieuwsbrief",
    "blog": "blog",
    "intranet": "intranet",
    "vacancy": "vacature",
    "web": "web",
    "email": "mail",
    GENERAL: "algemeen",
}
"""What a copywriter calls each channel; every one of these names can be given where a channel is asked for."""

ALIASES = {
    "facebook": "social",
    "instagram": "social",
    "x": "social",
    "twitter": "social",
    "tiktok": "social",
    "tiktok-caption": "social",
    "blog-intro": "blog",
    "reply": "webcare",
    "reactie": "webcare",
    "antwoord": "webcare",
    "news": "web",
    "nieuws": "web",
    "event": "web",
    "evenement": "web",
    "website": "web",
    "webpagina": "web",
    "youtube-description": "web",
    "nieuwsbrief": "newsletter",
    "vacature": "vacancy",
    "mail": "email",
    "e-mail": "email",
    "algemeen": GENERAL,
}


def resolve(name: str) -> str:
    """Return the channel that *name* stands for, whatever its case.

    Raises:
        ConfigError: If there is no such channel; the message names the nearest one.
    """
    key = name.strip().lower()
    if key in CHANNELS:
        return key
    if key in ALIASES:
        return ALIASES[key]
    from difflib import get_close_matches  # late: only a mistake needs it

    near = get_close_matches(key, [*CHANNELS, *ALIASES], n=1)
    hint = f"; bedoel je ‘{near[0]}’?" if near else "."
    raise ConfigError(f"onbekend kanaal ‘{name}’{hint} Er zijn: {', '.join(NAMES.values())}")
