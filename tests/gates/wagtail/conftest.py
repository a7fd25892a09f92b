"""A database with what the demo starts with, made once; each test changes a copy that is thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from demo import content
from demo.models import Bericht, Mededeling, Voorpagina
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment

BAD = "Koop nu ons allerbeste desembrood, want op is op!!! Wees er snel bij, alleen vandaag."
GOOD = "De oven stond drie dagen stil omdat een lager versleten was. Sinds dinsdag bakken we weer om zes uur."


@pytest.fixture(scope="session")
def database() -> Iterator[None]:
    """All tables, and what the demo starts with."""
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, serialize=False)
    content.create()
    yield
    teardown_test_environment()


@pytest.fixture
def db(database: None) -> Iterator[None]:
    """A transaction that is undone after the test."""
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def front(db: None) -> Voorpagina:
    """The page that holds the news."""
    return Voorpagina.objects.get()


@pytest.fixture
def draft(front: Voorpagina) -> Callable[..., Bericht]:
    """Make a page that is a draft and has a revision."""

    def make(**fields: Any) -> Bericht:
        page = Bericht(live=False, **{"title": "De oven", "tekst": f"<p>{BAD}</p>", **fields})
        front.add_child(instance=page)
        page.save_revision()
        return Bericht.objects.get(pk=page.pk)

    return make


@pytest.fixture
def notice(db: None) -> Callable[..., Mededeling]:
    """Make a notice that is a draft and has a revision."""

    def make(**fields: Any) -> Mededeling:
        made = Mededeling(live=False, **{"kop": "Over de oven", "tekst": f"<p>{BAD}</p>", **fields})
        made.save()
        made.save_revision()
        return made

    return make


@pytest.fixture
def user(db: None) -> Callable[[str], Any]:
    """Find one of the three people of the demo."""
    return lambda name: get_user_model().objects.get(username=name)


@pytest.fixture
def client(user: Callable[[str], Any]) -> Callable[[str], Client]:
    """A browser without a screen, logged in as one of the three."""

    def log_in(name: str) -> Client:
        made = Client()
        made.force_login(user(name))
        return made

    return log_in
