# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from samenspraak.civic.agreements.models import Version
from samenspraak.civic.conversations.models import Conversation, Round
from samenspraak.civic.people.models import Seat
from samenspraak.civic.places.models import Area


class Evaluation(models.Model):
    """Step 3: the same questions again, and what we learn from then and now."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="evaluations")
    number = models.PositiveIntegerField()
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="evaluations")
    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, related_name="evaluation")
    started_at = models.DateTimeField()
    concluded_at = models.DateTimeField(null=True)
    conclusion = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="evaluation_number_per_round"),
            models.UniqueConstraint(
                fields=["round"], condition=models.Q(concluded_at=None), name="one_evaluation_at_a_time"
            ),
        ]


class Lesson(models.Model):
    """What is learned from then and now, written down from a seat. Not edited: one writes a next one."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="lessons")
    number = models.PositiveIntegerField()
    block = models.CharField(max_length=40, blank=True)  # the building block it is about
    text = models.TextField()
    change = models.BooleanField(default=False)  # asks for a change in the agreement
    written_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="lessons")
    written_at = models.DateTimeField()
    key = models.CharField(max_length=40)  # made by the form: the same form sent twice is one lesson

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="lesson_number_per_evaluation"),
            models.UniqueConstraint(fields=["evaluation", "key"], name="same_form_same_lesson"),
        ]


class Observance(models.Model):
    """That a promise of the agreement was carried out, recorded by a seat of the wijk: on which day, what, and where.

    Only for what no other record shows: accounting to the wijk, looking at who was missing, help, a check of the money.
    """

    GUARDS = [(guard, guard) for guard in ("accountability", "inclusion", "support", "money-control")]

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="observances")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="observances")  # that promised it
    guard = models.CharField(max_length=15, choices=GUARDS)
    on = models.DateField()
    text = models.CharField(max_length=300)
    link = models.URLField(max_length=500, blank=True)  # where it can be read
    to_council = models.BooleanField(default=False)  # an account that was given to the raad as well
    recorded_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="observances")
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=40)  # made by the form: the same form sent twice is one record

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="same_form_same_observance")]
        indexes = [models.Index(fields=["area", "on"], name="observances_by_day")]
