# SPDX-License-Identifier: EUPL-1.2
"""What is said at an idea: comments, other wordings, pictures."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspraak.civic.agenda.models.proposals import Proposal


class Comment(models.Model):
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="comments")
    shown_as = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=120, blank=True)  # from a seat in which body; what nobody can type themselves
    text = models.TextField()
    side = models.CharField(max_length=7, choices=[("for", "for"), ("against", "against")], blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="replies")  # one level only
    channel = models.CharField(max_length=12)
    at = models.DateTimeField()
    hidden_why = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=40)
    receipt = models.CharField(max_length=14)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "key"], name="same_form_same_comment"),
            models.CheckConstraint(name="a_reply_takes_no_side", condition=Q(parent=None) | Q(side="")),
        ]
        indexes = [models.Index(fields=["proposal", "at"], name="comments_by_moment")]


class Amendment(models.Model):
    """Another title and text for an idea, as somebody proposed it, and what was said to it."""

    STATUSES = [(one, one) for one in ("open", "accepted", "declined", "outdated", "withdrawn")]

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="amendments")
    edition = models.PositiveSmallIntegerField()  # of the text that it was made for
    title = models.CharField(max_length=120)
    text = models.TextField()
    why = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    shown_as = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=STATUSES, default="open")
    reason = models.TextField(blank=True)
    decided_by = models.CharField(max_length=120, blank=True)  # the body; "" is who sent the idea in
    decided_at = models.DateTimeField(null=True)
    hidden_why = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=40)
    receipt = models.CharField(max_length=14)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "key"], name="same_form_same_amendment"),
            models.UniqueConstraint(
                fields=["proposal", "edition"], condition=Q(status="accepted"), name="one_wording_follows_another"
            ),
            models.CheckConstraint(name="declined_with_a_reason", condition=~Q(status="declined") | ~Q(reason="")),
            models.CheckConstraint(
                name="a_hidden_amendment_is_not_open", condition=Q(hidden_why="") | ~Q(status="open")
            ),
        ]


class FormerText(models.Model):
    """What an idea said before it was changed, and by what it was followed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="former_texts")
    edition = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    until = models.DateTimeField()
    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "edition"], name="one_text_per_edition")]


class Picture(models.Model):
    """A picture by an idea, or by a step of carrying it out; drawn anew in two sizes. One that was hidden is shown to
    nobody; when it can no longer be shown again, what was on it goes, and its place and the reason stay."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="pictures")
    milestone = models.ForeignKey("Milestone", null=True, on_delete=models.CASCADE, related_name="pictures")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="pictures")
    alt = models.CharField(max_length=200)  # what is on it, for who does not see it
    large = models.BinaryField(null=True)
    small = models.BinaryField(null=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    hidden_why = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=40)
    receipt = models.CharField(max_length=14)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "key"], name="same_form_same_picture"),
            models.CheckConstraint(
                name="only_a_hidden_picture_can_be_gone",
                condition=Q(large__isnull=False, small__isnull=False) | ~Q(hidden_why="") & Q(large=None, small=None),
            ),
        ]
