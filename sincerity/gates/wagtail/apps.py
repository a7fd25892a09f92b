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
        """Wrap every road to publication, and the message above a form that was stopped."""
        from sincerity.gates.wagtail import banner, net

        net.install()
        banner.install()
        checks.register(check_project)


def _out_of_order() -> list[Any]:
    """Look for models in which another class comes before the mixin: there neither its form nor its checks are used."""
    from django.apps import apps

    from sincerity.gates.wagtail.forms import GatedFormMixin
    from sincerity.gates.wagtail.gated import SincerityMixin

    found: list[Any] = []
    for model in apps.get_models():
        gated = issubclass(model, SincerityMixin)
        if gated and not issubclass(getattr(model, "base_form_class", object), GatedFormMixin):
            message = f"{model.__name__}: de mixin staat niet vooraan, dus het bewerkscherm heeft geen poort"
            hint = f"Schrijf class {model.__name__}(SincerityPageMixin, Page), of SincerityMixin voor een snippet."
            found.append(checks.Error(message, hint=hint, obj=model, id="sincerity.E007"))
    return found


def check_project(**_: Any) -> list[Any]:
    """Look at the settings of the project."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    from sincerity.config import Config
    from sincerity.errors import ConfigError
    from sincerity.gates.django import channel_for, gate, setting

    found: list[Any] = _out_of_order()
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
