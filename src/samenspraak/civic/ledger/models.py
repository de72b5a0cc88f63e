# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class Entry(models.Model):
    """One deed. Never changed, never removed; references are text, so that the proof outlives its subject."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    area = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=80)
    actor = models.CharField(max_length=80, blank=True)
    ground = models.CharField(max_length=300, blank=True)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["area", "-number"], name="entry_by_area"),
            models.Index(fields=["subject", "number"], name="entry_by_subject"),
        ]


class Head(models.Model):
    """The single row that everyone who records must lock: the number and seal of the newest entry."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(name="one_head", condition=models.Q(id=1))]
