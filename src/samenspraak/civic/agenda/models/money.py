# SPDX-License-Identifier: EUPL-1.2
"""The public money book."""

from django.db import models
from django.db.models import Q

from samenspraak.civic.agenda.models.decisions import AgendaItem
from samenspraak.civic.agreements.models import Term
from samenspraak.civic.places.models import Area


class Booking(models.Model):
    """A line in the public money book of an area. Never changed: a mistake is put right by a counter-entry.

    The pot is `money` and `year`: the number of an article of the agreement, or "" for money of the municipality; the
    year 0 is money that is given once.
    """

    KINDS = [(one, one) for one in ("budget", "reserved", "paid")]

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="bookings")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=KINDS)
    money = models.CharField(max_length=8, blank=True)
    year = models.PositiveSmallIntegerField()
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="bookings")
    amount_cents = models.BigIntegerField()
    on = models.DateField()
    text = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=60, blank=True)  # of the receipt or the decision
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    term = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="bookings")
    body = models.CharField(max_length=120, blank=True)  # from a seat in which it was entered; "" is by itself
    at = models.DateTimeField()
    hidden_why = models.CharField(max_length=40, blank=True)  # of the words; the amount always stands
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="booking_number_per_area"),
            models.UniqueConstraint(fields=["area", "key"], name="same_form_same_booking"),
            models.CheckConstraint(name="a_booking_is_of_something", condition=~Q(amount_cents=0)),
            models.CheckConstraint(
                name="a_budget_is_of_no_project", condition=Q(kind="budget") ^ Q(item__isnull=False)
            ),
            models.CheckConstraint(
                name="only_a_counter_entry_takes_away",
                condition=Q(kind="budget")
                | Q(amount_cents__gt=0, corrects=None)
                | Q(amount_cents__lt=0, corrects__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["area", "money", "year"], name="bookings_by_pot")]
