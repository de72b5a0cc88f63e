# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from samenspraak.civic.agreements.models import Version
from samenspraak.civic.people.models import Seat


class Decision(models.Model):
    """What the raad decided on a signed agreement, with its reference, recorded by the griffie."""

    OUTCOMES = [("agreed", "agreed"), ("agreed-with-conditions", "agreed-with-conditions"), ("declined", "declined")]

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="council_decision")
    outcome = models.CharField(max_length=25, choices=OUTCOMES)
    reference = models.CharField(max_length=120)  # case number or address of the council paper
    decided_on = models.DateField()
    text = models.TextField()
    conditions = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="council_decisions")
    recorded_at = models.DateTimeField()
