"""What has to be remembered: who let a stopped text pass and why, and what was judged when it was scheduled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.log_actions import log
from wagtail.models import Revision

from sincerity.gates import Action, Clearance, ClearanceLog
from sincerity.gates.django import setting

PERMISSION = "sincerity_wagtail.let_pass"
BYPASS_ACTION = "sincerity.bypass"


class Bypass(models.Model):
    """One stopped text that somebody let pass knowingly. It holds for exactly this text, judged by these rules.

    ``object_id`` is empty as long as the page or snippet has not been saved for the first time.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255, blank=True)
    title = models.CharField("titel", max_length=255, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="gebruiker",
    )
    who = models.CharField("wie", max_length=2000)
    reason = models.TextField("waarom")
    when = models.DateTimeField("wanneer")
    digest = models.CharField("vingerafdruk van de tekst", max_length=64, db_index=True)
    pack = models.CharField("vingerafdruk van de regels", max_length=128)
    overruled = models.CharField("de poort zei", max_length=5)

    class Meta:
        verbose_name = "bewust toegestane tekst"
        verbose_name_plural = "bewust toegestane teksten"
        ordering = ("-when", "-pk")
        default_permissions = ()
        permissions = (("let_pass", "Mag een tegengehouden tekst toch publiceren"),)

    def __str__(self) -> str:
        return f"{self.title} ({self.who})"

    @property
    def clearance(self) -> Clearance:
        """The record as the gate knows it."""
        return Clearance(self.who, self.reason, self.when, self.digest, self.pack, Action(self.overruled))

    @classmethod
    def record(cls, clearance: Clearance, thing: Any, user: Any) -> Bypass:
        """Put a clearance on record: in the file of the settings first, if there is one, and then here.

        Raises:
            ClearanceError: If the file cannot be written.
        """
        path = setting("BYPASS_LOG")
        if path is not None:
            ClearanceLog(Path(path)).record(clearance)
        made: Bypass = cls.objects.create(
            content_type=ContentType.objects.get_for_model(type(thing)),
            title=str(thing)[:255],
            user=user,
            who=clearance.who,
            reason=clearance.reason,
            when=clearance.when,
            digest=clearance.digest,
            pack=clearance.pack,
            overruled=clearance.overruled.value,
        )
        if thing.pk is not None:
            made.bind(thing)
        return made

    def bind(self, thing: Any) -> None:
        """Tie it to the page or snippet it was given for, and tell so in the history there. Once."""
        if self.object_id or thing.pk is None:
            return
        self.object_id = str(thing.pk)
        self.save(update_fields=["object_id"])
        log(
            instance=thing,
            action=BYPASS_ACTION,
            user=self.user,
            data={"reason": self.reason, "digest": self.digest, "pack": self.pack},
        )


class Scheduled(models.Model):
    """A revision that was judged when it was scheduled, so that rules that came later do not stop it at the hour."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    when = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.revision_id}"
