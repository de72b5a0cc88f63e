# SPDX-License-Identifier: EUPL-1.2
"""Questions to the municipality."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspraak.civic.agenda.models.proposals import Proposal
from samenspraak.civic.places.models import Area


class Question(models.Model):
    """What somebody asks the municipality, by an idea or about the area; by when it answers, and what."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveIntegerField()
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="questions")
    shown_as = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=12)
    at = models.DateTimeField()
    due = models.DateField()
    article = models.CharField(max_length=10, blank=True)  # of the agreement that promises the reply; "" is the usual
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    hidden_why = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=40)
    receipt = models.CharField(max_length=14)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="question_number_per_area"),
            models.UniqueConstraint(fields=["area", "key"], name="same_form_same_question"),
            models.CheckConstraint(
                name="an_answer_has_words_and_a_moment",
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
            ),
        ]
        indexes = [
            models.Index(fields=["due"], condition=Q(answered_at=None, hidden_why=""), name="questions_to_answer"),
        ]


class AlsoAsked(models.Model):
    """That somebody wants to know this too: they hear of the answer, and are counted. Once for each person."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="also")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="also_asked")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="one_person_asks_too_once")]


class LaterDate(models.Model):
    """That the answer to a question comes later than was said, and why."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="later_dates")
    due = models.DateField()  # as it was
    until = models.DateField()
    reason = models.TextField()
    body = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "due"], name="one_later_date_follows_another"),
            models.CheckConstraint(name="later_is_later", condition=Q(until__gt=F("due"))),
            models.CheckConstraint(name="later_with_a_reason", condition=~Q(reason="")),
        ]
