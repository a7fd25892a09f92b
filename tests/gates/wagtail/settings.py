"""The settings of the demo, with both APIs and a database in memory."""

from demo.settings import *  # noqa: F403
from demo.settings import INSTALLED_APPS as DEMO_APPS

INSTALLED_APPS = [*DEMO_APPS, "wagtail.api.v3", "rest_framework"]
ROOT_URLCONF = "tests.gates.wagtail.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
SINCERITY = {"CHANNEL": "nieuws"}
