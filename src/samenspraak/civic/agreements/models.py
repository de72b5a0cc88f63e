# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspraak.civic.conversations.models import ContentVersion, Round
from samenspraak.civic.people.models import Body, Seat
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agreements.signing import WORDS_LIMIT, Way


class Case(models.Model):
    """A worked case: an agreement that was made elsewhere or before, written down to learn from. Content, adopted."""

    name = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    adopted_at = models.DateTimeField()


class Agreement(models.Model):
    """What one area and the municipality agree about neighbourhood democracy: a line of versions."""

    area = models.OneToOneField(Area, on_delete=models.PROTECT, related_name="agreement")


class Version(models.Model):
    """One text of the agreement. A draft is edited; once proposed never again: then a next version is made."""

    STATUSES = [
        (status, status)
        for status in ("draft", "proposed", "signed", "in-force", "suspended", "superseded", "ended", "withdrawn")
    ]

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=STATUSES, default="draft")
    round = models.ForeignKey(Round, null=True, on_delete=models.PROTECT, related_name="versions")
    content = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="versions")
    based_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="successors")
    taken_from = models.JSONField(default=dict)  # begun with what was agreed elsewhere: {"area" or "case", "digest", …}
    summary = models.TextField(blank=True)
    setting = models.JSONField(default=dict)  # what it is tested against: wishes and place, as known when edited
    lessons = models.JSONField(default=list)  # what an evaluation taught, to be taken along in this text: ["…"]
    drafted_at = models.DateTimeField()
    edited_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)  # rises with every edit: a stale form is refused
    digest = models.CharField(max_length=64, blank=True)  # of the terms, fixed when proposed: what is signed
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    ground = models.CharField(max_length=300, blank=True)  # the decision by which it came into force

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreement_version_number"),
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(status__in=["in-force", "suspended"]), name="one_version_in_force"
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(status__in=["draft", "proposed", "signed"]),
                name="one_version_in_the_making",
            ),
            models.CheckConstraint(
                name="version_since_before_until",
                condition=Q(since=None) | Q(until=None) | Q(since__lt=F("until")),
            ),
        ]


class Term(models.Model):
    """One term of a version. `kind` says how `data` is shaped; see rulebook/agreements.py.

    For kind "say" the columns topic, task and say are filled, so that a power is found in one query.
    """

    KINDS = [(kind, kind) for kind in ("say", "body", "safeguard", "transfer", "money", "text")]

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="terms")
    number = models.CharField(max_length=8)  # "4.2": what a decision cites
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=KINDS)
    topic = models.CharField(max_length=40, blank=True)
    task = models.CharField(max_length=10, blank=True)
    say = models.CharField(max_length=12, blank=True)
    data = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    sources = models.JSONField(default=list)  # what was said: [{"conversation": 3, "question": "…", "text": "…"}]

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="term_number_per_version"),
            models.UniqueConstraint(
                fields=["version", "topic", "task"], condition=Q(kind="say"), name="one_say_per_topic_and_task"
            ),
        ]


class Edit(models.Model):
    """One change of a draft: who, when, and per term what stood there and what came instead. Never itself changed."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField()  # the revision of the version that it led to
    kind = models.CharField(max_length=40)  # of the deed in the logbook
    changes = models.JSONField()  # [{"number": "4.2", "before": row or null, "after": row or null}]
    by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="edits")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "revision"], name="one_edit_for_each_revision")]


class Remark(models.Model):
    """What somebody says about one article of a draft, or about all of it: a comment, a question, or a suggestion.

    A suggestion holds the article as it stood and as it would be. It has an outcome; what nobody answered before the
    text was fixed stays "open", and pages say so.
    """

    KINDS = [(kind, kind) for kind in ("comment", "question", "suggestion")]
    STATUSES = [(status, status) for status in ("open", "answered", "accepted", "declined", "withdrawn")]

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="remarks")
    term = models.CharField(max_length=8, blank=True)  # the number of the article; "" is the text as a whole
    kind = models.CharField(max_length=10, choices=KINDS)
    text = models.TextField()
    change = models.JSONField(null=True)  # of a suggestion: {"number", "before", "after"}
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="remarks")
    shown_as = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=120, blank=True)  # from a seat in which body; what nobody can type themselves
    channel = models.CharField(max_length=12, default="online")
    at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=STATUSES, default="open")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="answered_remarks")
    answered_at = models.DateTimeField(null=True)
    hidden_why = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=40)  # made by the form: the same form sent twice is one remark
    receipt = models.CharField(max_length=14)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="same_form_same_remark"),
            models.CheckConstraint(
                name="a_suggestion_has_a_change", condition=Q(kind="suggestion") ^ Q(change__isnull=True)
            ),
        ]
        indexes = [models.Index(fields=["version", "at"], name="remarks_by_moment")]


class Deviation(models.Model):
    """A congruence finding that a side accepts, in the open, with its motive."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="deviations")
    finding = models.CharField(max_length=40)
    about = models.CharField(max_length=80, blank=True)
    motive = models.TextField()
    by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="deviations")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "finding", "about"], name="one_motive_per_finding")]


class Signature(models.Model):
    """A party signs exactly one text: the digest that was shown. Taken back it stays readable, and binds nobody."""

    WAYS = [(way.value, way.value) for way in Way]

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=8, choices=[("wijk", "wijk"), ("gemeente", "gemeente")])
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="signatures")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="signatures")
    digest = models.CharField(max_length=64)
    remark = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    reached = models.CharField(max_length=10, choices=WAYS, blank=True)  # how the body decided; "": was not asked then
    decided_on = models.DateField(null=True)
    decided = models.CharField(max_length=WORDS_LIMIT, blank=True)  # "42 for, 3 against", or a reference
    signed_on = models.DateField(null=True)  # the day on the paper; None: it was signed here
    entered_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="signatures_entered")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="signatures_taken_back")
    taken_back_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "body"], condition=Q(taken_back_at=None), name="a_party_signs_once"
            ),
            models.CheckConstraint(
                name="signature_on_paper_has_its_day",
                condition=Q(entered_by=None, signed_on=None) | Q(entered_by__isnull=False, signed_on__isnull=False),
            ),
        ]


class Suspension(models.Model):
    """A period in which a version in force gives no powers."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="suspensions")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    reason = models.TextField()
    by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="suspensions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version"], condition=Q(until=None), name="suspended_once_at_a_time")
        ]


class Hold(models.Model):
    """A period in which no binding ballot opens, because a safeguard that says so was not kept. No power is lost."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="holds")
    term = models.CharField(max_length=8)  # the number of the article
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "term"], condition=Q(until=None), name="held_up_once_at_a_time")
        ]
