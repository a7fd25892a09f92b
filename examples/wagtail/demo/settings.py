"""Settings of the demo. They are for your own computer: it listens there alone, and its passwords are in the README."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

DATA = Path(os.environ["SINCERITY_DEMO_DATA"])
DATA.mkdir(parents=True, exist_ok=True)


def _secret() -> str:
    """Return a key that is made once and stays in the folder of the database."""
    file = DATA / "secret"
    if not file.exists():
        file.write_text(secrets.token_urlsafe(50), encoding="ascii")
        file.chmod(0o600)
    return file.read_text(encoding="ascii")


SECRET_KEY = _secret()
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

INSTALLED_APPS = [
    "demo",
    "sincerity.gates.wagtail",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail.api.v3",
    "rest_framework",
    "wagtail",
    "modelcluster",
    "taggit",
    "wagtail.search",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sincerity.gates.wagtail.middleware.GateMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "demo.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = "demo.urls"
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

WAGTAIL_SITE_NAME = "Bakkerij Noord"
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{os.environ.get('SINCERITY_DEMO_PORT', '8000')}"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

SINCERITY = {"CHANNEL": "nieuws", "BYPASS_LOG": DATA / "toegestaan.jsonl"}
