# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from samenspraak.civic.agreements.models import Version
from samenspraak.civic.people.models import Seat


class CollegeProposal(models.Model):
    """What the college proposes to the raad on a signed agreement, with its reference."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="college_proposal")
    reference = models.CharField(max_length=120)
    proposed_on = models.DateField()
    text = models.TextField()
    recorded_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="college_proposals")
    recorded_at = models.DateTimeField()


class Decision(models.Model):
    """What the raad decided on a signed agreement, with its reference, recorded by the griffie."""

    OUTCOMES = [("agreed", "agreed"), ("agreed-with-conditions", "agreed-with-conditions"), ("declined", "declined")]

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="council_decision")
    outcome = models.CharField(max_length=25, choices=OUTCOMES)
    reference = models.CharField(max_length=120)  # case number or address of the council paper
    decided_on = models.DateField()
    text = models.TextField()
    recorded_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="council_decisions")
    recorded_at = models.DateTimeField()


class Condition(models.Model):
    """One condition of a decision of the raad: what, by which day, and whether it was met."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    due = models.DateField(null=True)  # None: recorded before a day was asked
    met_on = models.DateField(null=True)
    met_reference = models.CharField(max_length=120, blank=True)
    met_recorded_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="conditions_met")
    met_recorded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["decision", "number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="condition_number_per_decision"),
            models.CheckConstraint(
                name="condition_met_by_somebody",
                condition=Q(met_on=None, met_recorded_by=None) | Q(met_on__isnull=False, met_recorded_by__isnull=False),
            ),
        ]
