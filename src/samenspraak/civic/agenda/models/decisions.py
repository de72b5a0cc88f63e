# SPDX-License-Identifier: EUPL-1.2
"""What stands on the agenda, and what was decided on it."""

from django.db import models
from django.db.models import Q

from samenspraak.civic.agenda.models.proposals import Proposal
from samenspraak.civic.agreements.models import Term, Version
from samenspraak.civic.ballots.models import Ballot

OWNERS = [(one, one) for one in ("wijk", "gemeente", "samen")]  # who carries it out; the last: both


class AgendaItem(models.Model):
    """A proposal that stands on the wijkagenda: by whose decision, on what ground, and whose it is to carry out."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="item")
    owner = models.CharField(max_length=8, choices=OWNERS)
    placed_at = models.DateTimeField()
    position = models.PositiveIntegerField(null=True)  # in the order that was made; None comes after it
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="items")
    term = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="items")
    ground = models.CharField(max_length=300)


class Decision(models.Model):
    """What was decided on an item, by which ballot, and the version and term that it rests on. A budget ballot decides
    on each of its items."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="decisions")
    force = models.CharField(max_length=8, choices=[("binding", "binding"), ("advice", "advice")])
    outcome = models.CharField(max_length=10, choices=[(o, o) for o in ("granted", "rejected", "void")])
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="decisions")
    term = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="decisions")
    ground = models.CharField(max_length=300)
    at = models.DateTimeField()
    reply_due = models.DateField(null=True)
    replied_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True)
    reply_follows = models.BooleanField(null=True)  # does the municipality follow the advice?

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "item"], name="one_decision_per_ballot_and_item"),
            models.CheckConstraint(
                name="an_advice_has_a_reply_date",
                condition=Q(force="binding") | Q(outcome="void") | Q(reply_due__isnull=False),
            ),
            models.CheckConstraint(
                name="a_binding_decision_has_a_ground",
                condition=Q(force="advice") | (Q(version__isnull=False) & Q(term__isnull=False)),
            ),
        ]
