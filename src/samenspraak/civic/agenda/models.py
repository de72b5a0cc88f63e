# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from samenspraak.civic.agreements.models import Term, Version
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.places.models import Area

OWNERS = [(one, one) for one in ("wijk", "gemeente", "samen")]  # who carries it out; the last: both


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


class Undertaking(models.Model):
    """That what was decided is carried out: by whom, on what ground, and how it ended. On pages it is a project."""

    STATUSES = [(one, one) for one in ("underway", "done", "stopped")]

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="undertaking")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="undertakings")
    owner = models.CharField(max_length=8, choices=OWNERS)
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="undertakings")
    term = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="undertakings")
    ground = models.CharField(max_length=300)
    status = models.CharField(max_length=8, choices=STATUSES, default="underway")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)  # what came of it, or why it was stopped

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ended_with_words",
                condition=Q(status="underway", ended_at=None, outcome="")
                | ~Q(status="underway") & Q(ended_at__isnull=False) & ~Q(outcome=""),
            ),
        ]


class Milestone(models.Model):
    """A step of carrying something out: who does it, by which day, and what was done. On pages it is a step."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="milestones")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    owner = models.CharField(max_length=8, choices=OWNERS)
    due = models.DateField()
    done_on = models.DateField(null=True)
    told = models.TextField(blank=True)  # what was done
    reminded_of = models.DateField(null=True)  # the day of which somebody was reminded when it had passed
    key = models.CharField(max_length=40)

    class Meta:
        ordering = ["due", "number"]
        constraints = [
            models.UniqueConstraint(fields=["undertaking", "number"], name="milestone_number_per_undertaking"),
            models.UniqueConstraint(fields=["undertaking", "key"], name="same_form_same_milestone"),
            models.CheckConstraint(name="done_with_words", condition=Q(done_on=None) | ~Q(told="")),
        ]
        indexes = [models.Index(fields=["due"], condition=Q(done_on=None), name="milestones_open")]


class Postponement(models.Model):
    """That a step got another day, and why. Never changed: everybody can see how often it moved."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="postponements")
    was = models.DateField()
    due = models.DateField()
    reason = models.TextField()
    body = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="another_day", condition=~Q(was=F("due")))]


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


class Digest(models.Model):
    """That on this day everybody was told what became of their input, up to this entry of the logbook."""

    on = models.DateField(unique=True)
    upto = models.BigIntegerField()


class Ending(models.Model):
    """Why an idea does not go on: taken back by who sent it in, or declined by whoever draws up the agenda."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="ending")
    reason = models.TextField()
    body = models.CharField(max_length=120, blank=True)  # who declined it; "" is who sent it in
    ground = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="an_idea_ends_with_a_reason", condition=~Q(reason=""))]


class Question(models.Model):
    """What somebody asks the municipality, by an idea or about the area; by when it answers, and what."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveIntegerField()
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="questions")
    shown_as = models.CharField(max_length=80, blank=True)
    body = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=12)
    at = models.DateTimeField()
    due = models.DateField()
    article = models.CharField(max_length=10, blank=True)  # of the agreement that promises the reply; "" is the usual
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    hidden_why = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=40)
    receipt = models.CharField(max_length=14)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="question_number_per_area"),
            models.UniqueConstraint(fields=["area", "key"], name="same_form_same_question"),
            models.CheckConstraint(
                name="an_answer_has_words_and_a_moment",
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
            ),
        ]
        indexes = [
            models.Index(fields=["due"], condition=Q(answered_at=None, hidden_why=""), name="questions_to_answer"),
        ]


class AlsoAsked(models.Model):
    """That somebody wants to know this too: they hear of the answer, and are counted. Once for each person."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="also")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="also_asked")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="one_person_asks_too_once")]


class LaterDate(models.Model):
    """That the answer to a question comes later than was said, and why."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="later_dates")
    due = models.DateField()  # as it was
    until = models.DateField()
    reason = models.TextField()
    body = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "due"], name="one_later_date_follows_another"),
            models.CheckConstraint(name="later_is_later", condition=Q(until__gt=F("due"))),
            models.CheckConstraint(name="later_with_a_reason", condition=~Q(reason="")),
        ]


class Feasibility(models.Model):
    """Whether and how an idea can be done, and what who sent it in thinks of that."""

    VERDICTS = [(one, one) for one in ("feasible", "with-changes", "not-feasible")]
    VIEWS = [(one, one) for one in ("agrees", "disagrees", "silent")]

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="feasibility")
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=120)
    verdict = models.CharField(max_length=12, choices=VERDICTS, blank=True)
    reasons = models.TextField(blank=True)
    judged_by = models.CharField(max_length=120, blank=True)
    judged_at = models.DateTimeField(null=True)
    view = models.CharField(max_length=9, choices=VIEWS, blank=True)  # of who sent it in
    view_reason = models.TextField(blank=True)
    view_channel = models.CharField(max_length=12, blank=True)
    view_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_verdict_has_reasons",
                condition=Q(verdict="", judged_at=None) | Q(judged_at__isnull=False) & ~Q(reasons=""),
            ),
            models.CheckConstraint(name="a_view_is_on_a_verdict", condition=Q(view="") | ~Q(verdict="")),
            models.CheckConstraint(
                name="who_does_not_agree_says_why", condition=Q(view__in=("", "agrees")) | ~Q(view_reason="")
            ),
        ]


class FeasibilityStep(models.Model):
    """Something to find out or arrange before it is known whether an idea can be done: whose it is, and by when."""

    WHO = [(one, one) for one in ("proposer", "gebiedsteam", "body")]

    feasibility = models.ForeignKey(Feasibility, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(max_length=160)
    who = models.CharField(max_length=11, choices=WHO)
    by = models.DateField()
    done_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feasibility", "key"], name="same_form_same_step")]
        indexes = [models.Index(fields=["by"], condition=Q(done_at=None), name="steps_to_do")]


class EstimateLine(models.Model):
    """A line of an estimate: a price and a number of times. It keeps the unit price that it was made with."""

    feasibility = models.ForeignKey(Feasibility, on_delete=models.CASCADE, related_name="lines")
    what = models.CharField(max_length=120)
    unit = models.CharField(max_length=40, blank=True)  # "" is an amount of its own
    cents = models.BigIntegerField()
    times = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feasibility", "key"], name="same_form_same_line"),
            models.CheckConstraint(name="a_line_costs_something", condition=Q(cents__gt=0, times__gt=0)),
        ]


class Hiding(models.Model):
    """That something was hidden, and what became of the request to look again. Not what it said, nor of whom it is."""

    KINDS = [(one, one) for one in ("comment", "amendment", "picture", "question")]
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
