# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspraak.civic.places.models import Area


class ContentVersion(models.Model):
    """The questions, compass, archetypes, topics and thresholds, as adopted. In use it is never edited."""

    number = models.PositiveIntegerField(unique=True)
    language = models.CharField(max_length=5, default="nl")
    label = models.CharField(max_length=200)  # whose wording this is
    body = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)
    adopted_at = models.DateTimeField()


class Round(models.Model):
    """A traject: the Gronings model taken through once for one area, from conversation to evaluation."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    content = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="rounds")
    purpose = models.CharField(max_length=300, blank=True)
    # Beside the common plates: {"plates": […], "statements": […]} as rulebook.content.extended takes it.
    # Only added to; a plate that no gathering has used yet may still be improved.
    own = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="round_number_per_area"),
            models.UniqueConstraint(fields=["area"], condition=Q(closed_at=None), name="one_round_at_a_time"),
        ]


class Conversation(models.Model):
    """One gathering of a round, over the praatplaat of the round's content version.

    With form "online" it is a gathering that goes on online, for who could not come: it has its own answers and its
    own seal, and closes by the clock.
    """

    FORMS = [("gathering", "gathering"), ("online", "online")]
    STATUSES = [("planned", "planned"), ("open", "open"), ("closed", "closed"), ("cancelled", "cancelled")]
    PURPOSES = [("gesprek", "gesprek"), ("evaluatie", "evaluatie")]

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="conversations")
    number = models.PositiveIntegerField()  # counts on over the rounds of an area, so that its address stays
    purpose = models.CharField(max_length=10, choices=PURPOSES, default="gesprek")
    form = models.CharField(max_length=10, choices=FORMS, default="gathering")
    after = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="online")
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=120)
    code = models.CharField(max_length=6, unique=True)
    plates = models.JSONField(default=list)  # keys of the building blocks on the table, in order
    plate = models.CharField(max_length=40, blank=True)  # where the room is
    roaming = models.BooleanField(default=False)  # everyone may leaf freely
    revealed = models.JSONField(default=list)  # keys of the plates whose results the room may see
    checks_first = models.BooleanField(default=False)  # a host reads each wish before the room sees it
    paused = models.BooleanField(default=False)  # nobody answers now
    timer_until = models.DateTimeField(null=True)  # what the clock on the screen counts down to
    led_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    status = models.CharField(max_length=10, choices=STATUSES, default="planned")
    revision = models.PositiveIntegerField(default=0)  # rises with every change the room must see
    opened_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)  # online: until when it is open
    closed_at = models.DateTimeField(null=True)
    official_minutes = models.PositiveIntegerField(null=True)  # of all officials together, preparation included
    sheets_printed = models.PositiveIntegerField(default=0)  # numbers given to paper sheets so far
    forgotten_at = models.DateTimeField(null=True)  # since when it is not known which phone gave which answers
    digest = models.CharField(max_length=64, blank=True)  # of all answers, recorded at close
    votes_decided_at = models.DateTimeField(null=True)  # since when it is known whether votes on statements are public
    votes_digest = models.CharField(max_length=64, blank=True)  # of the file of these votes; empty: they are not
    key = models.CharField(max_length=40, blank=True)  # of the form: the same form sent twice is one gathering

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="conversation_number_per_round"),
            models.UniqueConstraint(fields=["round", "key"], condition=~Q(key=""), name="same_form_same_conversation"),
        ]


class Participant(models.Model):
    """Someone at a gathering: a phone, or a sheet that the gebiedsteam types in. No account and no name."""

    SIDES = [
        ("resident", "resident"),
        ("organisation", "organisation"),
        ("municipality", "municipality"),
        ("council", "council"),
        ("elsewhere", "elsewhere"),
    ]
    CHANNELS = [(channel, channel) for channel in ("phone", "online", "table", "on-behalf", "paper")]
    AGES = [(age, age) for age in ("0-14", "15-24", "25-44", "45-64", "65+")]  # as the CBS counts residents
    LIVED = [(years, years) for years in ("0-1", "2-9", "10+")]

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participants")
    token = models.CharField(max_length=64)  # SHA-256 of the token in the phone's cookie
    # the same phone at the gathering that this one goes on after
    earlier = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="later"
    )  # same phone, before
    side = models.CharField(max_length=12, choices=SIDES)
    age = models.CharField(max_length=5, choices=AGES, blank=True)  # voluntary
    lived = models.CharField(max_length=4, choices=LIVED, blank=True)  # years in this area; voluntary
    channel = models.CharField(max_length=12, choices=CHANNELS)
    sheet = models.CharField(max_length=40, blank=True)  # what stands on the paper: "tafel 3, blad 2"
    entered_by = models.CharField(max_length=80, blank=True)  # the seat that typed it in; empty for a phone
    joined_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "token"], name="same_phone_same_participant")]


class Answer(models.Model):
    """What a participant said to one question. Open questions may be answered several times, others once.

    A new answer to a closed question withdraws the one before it and takes over its receipt number, so that an
    answer that was sent twice stays one answer, however late the second copy arrives.

    `value` by kind: wish {"text"}; statement {"vote": "agree"|"disagree"|"pass"}; choice {"option"};
    compass {"now": 1–5, "wanted": 1–5}; triangle {"weights": [a, b, c]} of whole per cents that add up to 100.
    """

    KINDS = [(kind, kind) for kind in ("wish", "statement", "choice", "compass", "triangle")]

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="answers")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="answers")
    plate = models.CharField(max_length=40)
    question = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=KINDS)
    value = models.JSONField()
    key = models.CharField(max_length=40)  # made by the phone: the same answer sent twice is one answer
    receipt = models.CharField(max_length=14)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    hidden_why = models.CharField(max_length=40, blank=True)  # moderation, with its reason
    admitted_at = models.DateTimeField(null=True)  # a host let the room see it
    pinned_at = models.DateTimeField(null=True)
    group = models.ForeignKey("WishGroup", null=True, on_delete=models.SET_NULL, related_name="wishes")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "key"], name="same_key_same_answer"),
            models.UniqueConstraint(
                fields=["participant", "question"],
                condition=~Q(kind="wish") & Q(withdrawn_at=None),
                name="one_answer_per_closed_question",
            ),
        ]
        indexes = [models.Index(fields=["conversation", "plate"], name="answers_by_plate")]


class WishGroup(models.Model):
    """Wishes of one plate that the room put together under a name. The wishes stay as they were said."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="groups")
    plate = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    pinned_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "plate", "name"], name="same_name_same_group"),
        ]


class Conclusion(models.Model):
    """What the room says together at a plate. A changed text is a next number: who said "it fits" said it of one."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="conclusions")
    plate = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=1000)
    written_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)  # since when the phones are asked whether it fits

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "plate", "number"], name="conclusions_are_numbered"),
        ]


class Fit(models.Model):
    """Whether a conclusion fits, says one participant; and what is missing when it does not."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="fits")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="fits")
    fits = models.BooleanField()
    missing = models.CharField(max_length=300, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conclusion", "participant"], name="one_fit_per_conclusion")]


class OfferedStatement(models.Model):
    """A statement that a participant offers to all. Admitted, it stands in the round's `own` under `question`."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="offered")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="offered")
    plate = models.CharField(max_length=40)
    text = models.CharField(max_length=200)
    key = models.CharField(max_length=40)  # made by the phone: the same offer sent twice is one
    receipt = models.CharField(max_length=14)
    offered_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    declined_why = models.CharField(max_length=40, blank=True)
    question = models.CharField(max_length=60, blank=True)  # its key, once admitted

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "key"], name="same_key_same_offer"),
        ]


class Follower(models.Model):
    """An address that wants to hear what is done with a gathering. Not tied to a participant: nobody's answers."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="followers")
    address = models.EmailField()
    language = models.CharField(max_length=5, default="nl")
    since = models.DateTimeField()
    stop = models.CharField(max_length=64, unique=True)  # what the link at the end of each mail carries

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "address"], name="one_place_per_address")]
