# SPDX-License-Identifier: EUPL-1.2
"""What was hidden."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspraak.civic.agenda.models.proposals import Proposal
from samenspraak.civic.places.models import Area


class Withheld(models.Model):
    """The words of an idea that was hidden. Meanwhile others stand in the idea itself, so that no list, search, feed or
    file can show them; when it is shown again they go back."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="withheld")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=120)
    text = models.TextField()
    hidden_why = models.CharField(max_length=40, blank=True)
    receipt = models.CharField(max_length=14)


class Hiding(models.Model):
    """That something was hidden, and what became of the request to look again. Not what it said, nor of whom it is."""

    KINDS = [(one, one) for one in ("comment", "amendment", "picture", "question", "idea")]
    OUTCOMES = [(one, one) for one in ("upheld", "restored")]

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="hidings")
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.CASCADE, related_name="hidings")
    kind = models.CharField(max_length=9, choices=KINDS)
    said = models.PositiveBigIntegerField()  # its number in the table of that kind
    status = models.CharField(max_length=10, blank=True)  # it had before, where that matters
    reason = models.CharField(max_length=40)
    receipt = models.CharField(max_length=14)  # of what was hidden: whoever has it can ask to look again
    hidden_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    body = models.CharField(max_length=120)
    at = models.DateTimeField()
    appeal = models.TextField(blank=True)
    appealed_at = models.DateTimeField(null=True)
    appeal_due = models.DateField(null=True)
    appeal_receipt = models.CharField(max_length=14, blank=True)
    outcome = models.CharField(max_length=8, choices=OUTCOMES, blank=True)
    outcome_reason = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reviewed_body = models.CharField(max_length=120, blank=True)
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "said"], condition=~Q(outcome="restored"), name="hidden_once_at_a_time"
            ),
            models.CheckConstraint(
                name="an_appeal_has_words_and_a_date",
                condition=Q(appealed_at=None, appeal="", appeal_due=None)
                | Q(appealed_at__isnull=False, appeal_due__isnull=False) & ~Q(appeal=""),
            ),
            models.CheckConstraint(
                name="an_outcome_has_a_reason_and_staying_hidden_an_appeal",
                condition=Q(outcome="", reviewed_at=None)
                | Q(reviewed_at__isnull=False)
                & ~Q(outcome="")
                & ~Q(outcome_reason="")
                & (Q(appealed_at__isnull=False) | Q(outcome="restored")),
            ),
            models.CheckConstraint(
                name="another_than_who_hid_it_looks_again_when_asked",
                condition=Q(appealed_at=None)
                | Q(reviewed_by=None)
                | Q(hidden_by=None)
                | ~Q(reviewed_by=F("hidden_by")),
            ),
        ]
        indexes = [
            models.Index(fields=["area", "-at"], name="hidings_by_moment"),
            models.Index(fields=["receipt"], name="hidings_by_receipt"),
        ]
