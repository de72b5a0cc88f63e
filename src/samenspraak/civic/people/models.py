# SPDX-License-Identifier: EUPL-1.2
import secrets

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from samenspraak.civic.places.models import Area


def new_ref() -> str:
    """A random public pseudonym for a person, without look-alike characters."""
    return "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(10))


class People(BaseUserManager["Person"]):
    """Looks persons up for the sign-in machinery."""

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Somebody who signs in, or holds a seat. What a person may do follows from residency and seats, nothing else."""

    email = models.EmailField(unique=True, null=True)
    name = models.CharField(max_length=80, blank=True)
    ref = models.CharField(max_length=10, unique=True, default=new_ref, editable=False)
    language = models.CharField(max_length=5, default="nl")
    news_by_mail = models.BooleanField(default=True)  # the letter of the day: what became of their input
    is_active = models.BooleanField(default=True)
    since = models.DateTimeField(auto_now_add=True)

    objects = People()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]

    def __str__(self) -> str:
        return self.name or self.ref


class Residency(models.Model):
    """That a person lives somewhere, from–until, and how we know."""

    ASSURANCE = [(1, "e-mail"), (2, "letter"), (3, "desk"), (4, "eid")]

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="residencies")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="residencies")
    since = models.DateField()
    until = models.DateField(null=True)
    assurance = models.PositiveSmallIntegerField(choices=ASSURANCE, default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="residency_since_before_until", condition=Q(until=None) | Q(since__lt=F("until"))
            ),
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="one_home_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.area_id}"


class Body(models.Model):
    """A group that can hold seats: who they speak for, and how they came to that, is public."""

    KINDS = [
        ("gebiedsteam", "gebiedsteam"),
        ("bewonersorganisatie", "bewonersorganisatie"),
        ("wijkraad", "wijkraad"),
        ("wijkpanel", "wijkpanel"),
        ("college", "college"),
        ("raad", "raad"),
        ("raadswerkgroep", "raadswerkgroep"),
        ("griffie", "griffie"),
    ]
    MUNICIPAL = ("gebiedsteam", "college", "raad", "raadswerkgroep", "griffie")
    OF_RESIDENTS = ("bewonersorganisatie", "wijkraad", "wijkpanel")

    kind = models.CharField(max_length=20, choices=KINDS)
    name = models.CharField(max_length=120)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="bodies")
    speaks_for = models.CharField(max_length=300, blank=True)
    chosen_how = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "bodies"
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="body_kind_name")]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A place in a body, held by a person from–until. The only source of roles."""

    ROLES = [
        ("lid", "lid"),
        ("voorzitter", "voorzitter"),
        ("ambtenaar", "ambtenaar"),
        ("wijkwethouder", "wijkwethouder"),
        ("raadslid", "raadslid"),
        ("griffier", "griffier"),
    ]

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=15, choices=ROLES)
    may_sign = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            # A seat that was ended on its first day, or before it, ends as it begins: it gave nothing on any day.
            models.CheckConstraint(name="seat_since_until", condition=Q(until=None) | Q(since__lte=F("until"))),
            models.UniqueConstraint(
                fields=["body", "person"], condition=Q(until=None), name="one_open_seat_per_body_and_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.person_id} {self.role}"


class Allowance(models.Model):
    """What somebody may still put in before waiting a little. `who` is a person's number, or a keyed hash of a network.

    Kept until it is full again, for a day at most.
    """

    kind = models.CharField(max_length=20)
    who = models.CharField(max_length=64)
    left = models.FloatField()
    filled_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "who"], name="one_allowance_of_a_kind")]
