# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """A message that must go out: written in the transaction of the deed, sent after commit by the worker."""

    kind = models.CharField(max_length=60)  # which text: a key of web/wording
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="notices")
    address = models.EmailField(blank=True)  # of somebody without an account; forgotten soon after it was sent
    language = models.CharField(max_length=5, blank=True)  # in which such an address is written to
    area = models.CharField(max_length=60, blank=True)
    params = models.JSONField(default=dict)
    key = models.CharField(max_length=120, unique=True)  # the same deed announces once
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=models.Q(sent_at=None), name="notices_to_send"),
        ]
        constraints = [
            models.CheckConstraint(
                name="notice_to_a_person_or_an_address",
                condition=Q(person__isnull=False, address="") | Q(person=None) & ~Q(address=""),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Receipt(models.Model):
    """Proof that an input arrived: a number to ask after it with, its status, and in the end its answer."""

    STATUSES = [
        ("received", "received"),
        ("in-use", "in-use"),  # part of an outcome, an agenda, a count
        ("answered", "answered"),
        ("withdrawn", "withdrawn"),
    ]

    number = models.CharField(max_length=14, unique=True)
    kind = models.CharField(max_length=40)  # "conversation", "proposal", "comment", "vote" …
    area = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)  # "proposal:12"; of a vote only the ballot
    channel = models.CharField(max_length=12)
    received_at = models.DateTimeField()
    status = models.CharField(max_length=12, choices=STATUSES, default="received")
    status_at = models.DateTimeField()
    answer = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject"], name="receipts_by_subject")]

    def __str__(self) -> str:
        return self.number
