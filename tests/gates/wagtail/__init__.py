"""The gate in Wagtail. Who names this folder has its conftest imported first of all, so Django is set up here too."""

from tests.gates import cms

cms.ready()
