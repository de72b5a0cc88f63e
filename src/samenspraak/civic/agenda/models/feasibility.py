# SPDX-License-Identifier: EUPL-1.2
"""Whether an idea can be done: steps, estimate, verdict."""

from django.db import models
from django.db.models import Q

from samenspraak.civic.agenda.models.proposals import Proposal


class Feasibility(models.Model):
    """Whether and how an idea can be done, and what who sent it in thinks of that."""

    VERDICTS = [(one, one) for one in ("feasible", "with-changes", "not-feasible")]
    VIEWS = [(one, one) for one in ("agrees", "disagrees", "silent")]

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="feasibility")
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=120)
    verdict = models.CharField(max_length=12, choices=VERDICTS, blank=True)
    reasons = models.TextField(blank=True)
    judged_by = models.CharField(max_length=120, blank=True)
    judged_at = models.DateTimeField(null=True)
    view = models.CharField(max_length=9, choices=VIEWS, blank=True)  # of who sent it in
    view_reason = models.TextField(blank=True)
    view_channel = models.CharField(max_length=12, blank=True)
    view_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_verdict_has_reasons",
                condition=Q(verdict="", judged_at=None) | Q(judged_at__isnull=False) & ~Q(reasons=""),
            ),
            models.CheckConstraint(name="a_view_is_on_a_verdict", condition=Q(view="") | ~Q(verdict="")),
            models.CheckConstraint(
                name="who_does_not_agree_says_why", condition=Q(view__in=("", "agrees")) | ~Q(view_reason="")
            ),
        ]


class FeasibilityStep(models.Model):
    """Something to find out or arrange before it is known whether an idea can be done: whose it is, and by when."""

    WHO = [(one, one) for one in ("proposer", "gebiedsteam", "body")]

    feasibility = models.ForeignKey(Feasibility, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(max_length=160)
    who = models.CharField(max_length=11, choices=WHO)
    by = models.DateField()
    done_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feasibility", "key"], name="same_form_same_step")]
        indexes = [models.Index(fields=["by"], condition=Q(done_at=None), name="steps_to_do")]


class EstimateLine(models.Model):
    """A line of an estimate: a price and a number of times. It keeps the unit price that it was made with."""

    feasibility = models.ForeignKey(Feasibility, on_delete=models.CASCADE, related_name="lines")
    what = models.CharField(max_length=120)
    unit = models.CharField(max_length=40, blank=True)  # "" is an amount of its own
    cents = models.BigIntegerField()
    times = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feasibility", "key"], name="same_form_same_line"),
            models.CheckConstraint(name="a_line_costs_something", condition=Q(cents__gt=0, times__gt=0)),
        ]
