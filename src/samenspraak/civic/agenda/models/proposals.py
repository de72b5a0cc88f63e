# SPDX-License-Identifier: EUPL-1.2
"""Ideas and proposals: what was sent in, where it is about, who supports it, and why it did not go on."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspraak.civic.places.models import Area


class Proposal(models.Model):
    """An idea for the wijkagenda, and what became of it."""

    STATUSES = [
        (status, status)
        for status in (
            "submitted",
            "looked-into",
            "on-agenda",
            "in-decision",
            "granted",
            "rejected",
            "advised",
            "answered",
            "underway",
            "done",
            "stopped",
            "withdrawn",
            "declined",
            "merged",
        )
    ]

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    topic = models.CharField(max_length=40)
    cost_cents = models.BigIntegerField(null=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="proposals")
    shown_as = models.CharField(max_length=80, blank=True)  # the name the author chose to be shown by
    channel = models.CharField(max_length=12)
    status = models.CharField(max_length=12, choices=STATUSES, default="submitted")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    excerpt = models.CharField(max_length=200)  # stored: lists never cut texts in a loop
    edition = models.PositiveSmallIntegerField(default=1)  # of the text: one more each time another wording is accepted
    submitted_at = models.DateTimeField()
    receipt = models.CharField(max_length=14)
    key = models.CharField(max_length=40)  # made by the form: the same form sent twice is one proposal
    words = models.TextField(default="", blank=True)  # of title and text, plain: what people search in

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="proposal_number_per_area"),
            models.UniqueConstraint(fields=["area", "key"], name="same_form_same_proposal"),
            models.CheckConstraint(
                name="merged_into_another",
                condition=Q(status="merged", merged_into__isnull=False) & ~Q(merged_into=F("id"))
                | ~Q(status="merged") & Q(merged_into=None),
            ),
        ]
        indexes = [
            models.Index(fields=["area", "status", "-submitted_at"], name="proposals_by_status"),
            models.Index(fields=["area", "topic", "-submitted_at"], name="proposals_by_topic"),
            # all that an area's list asks, in its order: what is in an index is not looked up row by row
            models.Index(fields=["area", "-submitted_at", "-id", "status"], name="proposals_as_listed"),
        ]


class Spot(models.Model):
    """Where in its area an idea is about: in words, and if somebody pointed it out as a point or a buurt."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="spot")
    text = models.CharField(max_length=120)
    lon = models.DecimalField(max_digits=7, decimal_places=4, null=True)  # degrees: some seven metres
    lat = models.DecimalField(max_digits=7, decimal_places=4, null=True)  # some eleven metres
    buurt = models.CharField(max_length=10, blank=True)  # code of the CBS buurt

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_spot_is_described", condition=~Q(text="")),
            models.CheckConstraint(
                name="a_spot_has_both_degrees_or_none",
                condition=Q(lon=None, lat=None) | Q(lon__isnull=False, lat__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["buurt"], name="spots_by_buurt")]


class Support(models.Model):
    """That a resident wants this to be taken up. Not a vote."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="supports")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="one_support_per_person")]


class Ending(models.Model):
    """Why an idea does not go on: taken back by who sent it in, or declined by whoever draws up the agenda."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="ending")
    reason = models.TextField()
    body = models.CharField(max_length=120, blank=True)  # who declined it; "" is who sent it in
    ground = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="an_idea_ends_with_a_reason", condition=~Q(reason=""))]
