# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agreements.models import Term, Version
from samenspraak.civic.people.models import Body, Seat
from samenspraak.civic.places.models import Area


class Meeting(models.Model):
    """A body of residents comes together on a day. No names in it: who was there, stands by their seats."""

    STATUSES = [(one, one) for one in ("planned", "announced", "open", "closed", "cancelled")]

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    minutes_long = models.PositiveSmallIntegerField(default=120)
    place = models.CharField(max_length=300)  # or the address of a call
    closed_why = models.CharField(max_length=300, blank=True)  # "" is open to everybody
    status = models.CharField(max_length=10, choices=STATUSES, default="planned")
    planned_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)  # the last time, after it was announced
    was_starts_at = models.DateTimeField(null=True)
    was_place = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0)  # one more each time a calendar must change
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    visitors = models.PositiveIntegerField(null=True)  # how many people came to listen
    asked_at = models.DateTimeField(null=True)  # when it was asked who has an interest of their own
    minutes_due = models.DateField(null=True)  # as the agreement of that day asks
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="meeting_number_per_area"),
            models.UniqueConstraint(fields=["area", "key"], name="same_form_same_meeting"),
            models.CheckConstraint(
                name="an_announced_meeting_says_when",
                condition=Q(announced_at__isnull=False) | Q(status__in=("planned", "cancelled")),
            ),
            models.CheckConstraint(
                name="a_closed_meeting_was_open",
                condition=~Q(status="closed") | Q(opened_at__isnull=False, closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="called_off_with_a_reason", condition=~Q(status="cancelled") | ~Q(cancelled_why="")
            ),
        ]
        indexes = [models.Index(fields=["area", "-starts_at"], name="meetings_by_day")]


class Point(models.Model):
    """A point on the agenda of a meeting; about an idea on the wijkagenda, about a topic, or the body's own affairs.

    What was dropped stays, to be seen as such. `minutes` is what is being written about it; what was published stands
    in `Minutes`.
    """

    TASKS = [(one, one) for one in ("draw-up", "decide", "carry-out")]

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="points")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.PROTECT, related_name="points")
    topic = models.CharField(max_length=40, blank=True)  # "" is the body's own affairs
    task = models.CharField(max_length=10, choices=TASKS, blank=True)
    to_decide = models.BooleanField(default=False)  # announced as a point on which the meeting decides
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)  # the last time, after the meeting was announced
    was_title = models.CharField(max_length=120, blank=True)
    dropped_at = models.DateTimeField(null=True)
    minutes = models.TextField(blank=True)
    minutes_revision = models.PositiveIntegerField(default=0)
    key = models.CharField(max_length=40)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="point_number_per_meeting"),
            models.UniqueConstraint(fields=["meeting", "key"], name="same_form_same_point"),
            models.CheckConstraint(name="a_task_is_about_a_topic", condition=Q(task="") | ~Q(topic="")),
        ]


class MeetingPaper(models.Model):
    """Something to read beforehand: a text, a page of this site, or a file. Never edited; another comes instead.

    Of a file the text says what is in it; the file itself is a row of its own, so that a list does not read it along.
    """

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)  # a path on this site
    file_name = models.CharField(max_length=80, blank=True)  # as it is downloaded; "" without a file
    file_size = models.PositiveIntegerField(default=0)  # bytes
    accessible = models.CharField(max_length=3, choices=[(one, one) for one in ("yes", "no")], blank=True)
    added_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=40)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["point", "number"], name="paper_number_per_point"),
            models.UniqueConstraint(fields=["point", "key"], name="same_form_same_meeting_paper"),
            models.CheckConstraint(
                name="a_paper_is_a_text_a_page_or_a_file", condition=~Q(text="") | ~Q(link="") | ~Q(file_name="")
            ),
            models.CheckConstraint(
                name="a_file_says_whether_all_can_read_it",
                condition=Q(file_name="", accessible="")
                | ~Q(file_name="") & (Q(accessible="yes") | Q(accessible="no") & ~Q(text="")),
            ),
        ]


class PaperFile(models.Model):
    """The file of a paper, as it was sent. When the paper is taken away it goes."""

    paper = models.OneToOneField(MeetingPaper, on_delete=models.CASCADE, related_name="file")
    data = models.BinaryField()


class Attendance(models.Model):
    """Whether who holds a seat was there."""

    STATES = [(one, one) for one in ("present", "notice", "absent")]  # notice: away, and said so

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendance")
    state = models.CharField(max_length=8, choices=STATES)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="one_attendance_per_seat")]


class Interest(models.Model):
    """That somebody on a seat has an interest of their own in a point, and so does not vote on it."""

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="interests")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="interests")
    text = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "seat"], name="one_interest_per_point_and_seat")]


class Resolution(models.Model):
    """What a meeting decided on a point, how, and what it rests on. Not a decision of the wijk by ballot."""

    HOW = [(one, one) for one in ("consent", "vote")]
    OUTCOMES = [(one, one) for one in ("carried", "rejected")]
    FORCES = [(one, one) for one in ("binding", "advice", "own")]

    point = models.OneToOneField(Point, on_delete=models.PROTECT, related_name="resolution")
    text = models.TextField()
    how = models.CharField(max_length=7, choices=HOW)
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    yes = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    quorum = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField()  # carried with more than this share of for and against
    force = models.CharField(max_length=7, choices=FORCES)
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="resolutions")
    term = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="resolutions")
    ground = models.CharField(max_length=300, blank=True)
    minority = models.TextField(blank=True)  # what who voted against thinks
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="decided_with_a_quorum", condition=Q(present__gte=models.F("quorum"))),
            models.CheckConstraint(
                name="a_binding_resolution_has_a_ground",
                condition=~Q(force="binding") | (Q(version__isnull=False) & Q(term__isnull=False) & ~Q(ground="")),
            ),
        ]


class MemberVote(models.Model):
    """How who holds a seat voted in the meeting: in the open, by name."""

    CHOICES = [(one, one) for one in ("yes", "no", "abstain")]

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=7, choices=CHOICES)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resolution", "seat"], name="one_vote_per_seat")]


class Minutes(models.Model):
    """The minutes as they were published: what was written by each point, in one edition. A next one corrects them."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    edition = models.PositiveSmallIntegerField()
    texts = models.JSONField()  # [{"point": number, "title": …, "text": …}]
    why = models.CharField(max_length=300, blank=True)  # what was corrected
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="minutes")

    class Meta:
        ordering = ["edition"]
        verbose_name_plural = "minutes"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "edition"], name="minutes_edition_per_meeting"),
            models.CheckConstraint(name="a_correction_says_why", condition=Q(edition=1) | ~Q(why="")),
        ]
