# SPDX-License-Identifier: EUPL-1.2
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspraak.civic.places.models import Area


class Ballot(models.Model):
    """A question put to an electorate between two moments. It knows not what it is about: `subject` is text."""

    STATUSES = [("planned", "planned"), ("open", "open"), ("closed", "closed"), ("withdrawn", "withdrawn")]

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="ballots")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=80)
    question = models.CharField(max_length=300)
    method = models.CharField(max_length=20, default="yes-no")
    force = models.CharField(max_length=8, choices=[("binding", "binding"), ("advice", "advice")], default="advice")
    ground = models.CharField(max_length=300, blank=True)  # the article that gives it its force, as announced
    status = models.CharField(max_length=10, choices=STATUSES, default="planned")
    consultation_since = models.DateField(null=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)  # open, but nothing can be done: the power is gone for now
    electorate = models.PositiveIntegerField(null=True)  # frozen and published at opening
    quorum = models.PositiveIntegerField(default=0)  # papers needed for the outcome to count
    letters_made = models.PositiveIntegerField(default=0)  # with a one-time code; public
    letters_void = models.PositiveIntegerField(default=0)
    rule = models.JSONField(default=dict)  # what is announced beforehand: how is counted, consultation and reply days
    result = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)  # of the published papers

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="ballot_number_per_area"),
            models.CheckConstraint(name="ballot_opens_before_it_closes", condition=Q(opens_at__lt=F("closes_at"))),
            models.UniqueConstraint(
                fields=["subject"], condition=Q(status__in=["planned", "open"]), name="one_running_ballot_per_subject"
            ),
            models.CheckConstraint(
                name="an_open_ballot_has_an_electorate",
                condition=~Q(status__in=["open", "closed"]) | Q(electorate__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["subject"], name="ballots_by_subject"),
            models.Index(fields=["status", "closes_at"], name="ballots_by_status"),
        ]


class Option(models.Model):
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(max_length=20)
    text = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    cost_cents = models.BigIntegerField(null=True)  # of a budget ballot

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["ballot", "key"], name="option_key_per_ballot")]


class LetterRun(models.Model):
    """Letters that were made at once: the file was given out that moment, and cannot be made again."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="letter_runs")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=6, choices=[("letter", "letter"), ("paper", "paper")])
    count = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="letter_run_number_per_ballot"),
            models.UniqueConstraint(fields=["ballot", "key"], name="letters_are_made_once_for_a_form"),
        ]


class Letter(models.Model):
    """A one-time code that gives one vote. Of the code only its SHA-256 is kept; nothing says to whom it was sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="letters")
    run = models.ForeignKey(LetterRun, on_delete=models.CASCADE, related_name="letters")
    number = models.PositiveIntegerField()  # in its run; stands on the letter, so that a lost one can be voided
    mark = models.CharField(max_length=64)
    void_why = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "mark"], name="one_letter_per_code"),
            models.UniqueConstraint(fields=["run", "number"], name="letter_number_per_run"),
        ]


class Participation(models.Model):
    """Who voted, a person or whoever had a letter. Holds no moment, no number in order, and no link to a paper; see
    docs/adr/0004."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="participations"
    )
    letter = models.OneToOneField(Letter, null=True, on_delete=models.CASCADE, related_name="participation")
    channel = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "person"], name="one_paper_per_person"),
            models.CheckConstraint(
                name="a_person_or_a_letter_votes",
                condition=Q(person__isnull=False, letter=None) | Q(person=None, letter__isnull=False),
            ),
        ]


class Paper(models.Model):
    """What was voted. Holds no person and no moment; written anew in shuffled order at close."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="papers")
    choice = models.JSONField()
    code = models.CharField(max_length=64)  # SHA-256 of the code on the voter's receipt: to change it, and to find it
    live = models.BooleanField(default=False)  # cast in the room, where those papers may weigh more: docs/adr/0012

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "code"], name="one_paper_per_code")]
