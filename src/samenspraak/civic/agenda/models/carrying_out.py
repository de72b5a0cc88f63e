# SPDX-License-Identifier: EUPL-1.2
"""What was decided is carried out: projects and their steps."""

from django.db import models
from django.db.models import F, Q

from samenspraak.civic.agenda.models.decisions import OWNERS, AgendaItem, Decision
from samenspraak.civic.agreements.models import Term, Version


class Undertaking(models.Model):
    """That what was decided is carried out: by whom, on what ground, and how it ended. On pages it is a project."""

    STATUSES = [(one, one) for one in ("underway", "done", "stopped")]

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="undertaking")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="undertakings")
    owner = models.CharField(max_length=8, choices=OWNERS)
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="undertakings")
    term = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="undertakings")
    ground = models.CharField(max_length=300)
    status = models.CharField(max_length=8, choices=STATUSES, default="underway")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)  # what came of it, or why it was stopped

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ended_with_words",
                condition=Q(status="underway", ended_at=None, outcome="")
                | ~Q(status="underway") & Q(ended_at__isnull=False) & ~Q(outcome=""),
            ),
        ]


class Milestone(models.Model):
    """A step of carrying something out: who does it, by which day, and what was done. On pages it is a step."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="milestones")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    owner = models.CharField(max_length=8, choices=OWNERS)
    due = models.DateField()
    done_on = models.DateField(null=True)
    told = models.TextField(blank=True)  # what was done
    reminded_of = models.DateField(null=True)  # the day of which somebody was reminded when it had passed
    key = models.CharField(max_length=40)

    class Meta:
        ordering = ["due", "number"]
        constraints = [
            models.UniqueConstraint(fields=["undertaking", "number"], name="milestone_number_per_undertaking"),
            models.UniqueConstraint(fields=["undertaking", "key"], name="same_form_same_milestone"),
            models.CheckConstraint(name="done_with_words", condition=Q(done_on=None) | ~Q(told="")),
        ]
        indexes = [models.Index(fields=["due"], condition=Q(done_on=None), name="milestones_open")]


class Postponement(models.Model):
    """That a step got another day, and why. Never changed: everybody can see how often it moved."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="postponements")
    was = models.DateField()
    due = models.DateField()
    reason = models.TextField()
    body = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="another_day", condition=~Q(was=F("due")))]
