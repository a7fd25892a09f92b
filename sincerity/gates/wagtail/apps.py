"""The app: it puts the net under Wagtail, and tells at start-up what a project has forgotten."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core import checks

MIDDLEWARE = "sincerity.gates.wagtail.middleware.GateMiddleware"


class SincerityWagtailConfig(AppConfig):
    """The gate in Wagtail."""

    name = "sincerity.gates.wagtail"
    label = "sincerity_wagtail"
    verbose_name = "sincerity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Wrap every road to publication."""
        from sincerity.gates.wagtail.net import install

        install()
        checks.register(check_project)


def check_project(**_: Any) -> list[Any]:
    """Look at the settings of the project."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    from sincerity.config import Config
    from sincerity.errors import ConfigError
    from sincerity.gates.django import channel_for, gate, setting

    found: list[Any] = []
    if MIDDLEWARE not in settings.MIDDLEWARE:
        message = (
            "wie een pagina buiten het bewerkscherm om publiceert ziet een serverfout in plaats van de reden"
        )
        hint = f"Zet {MIDDLEWARE!r} achteraan in MIDDLEWARE."
        found.append(checks.Error(message, hint=hint, id="sincerity.E005"))
    try:
        gate()
        channel_for(None)
        if setting("CONFIG") is not None:
            Config.from_file(setting("CONFIG"))
    except (ImproperlyConfigured, ConfigError) as error:
        found.append(checks.Error(f"SINCERITY: {error}", id="sincerity.E006"))
    return found
