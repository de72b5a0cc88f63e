# SPDX-License-Identifier: EUPL-1.2
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
    started_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="round_number_per_area"),
            models.UniqueConstraint(fields=["area"], condition=Q(closed_at=None), name="one_round_at_a_time"),
        ]


class Conversation(models.Model):
    """One gathering of a round, over the praatplaat of the round's content version."""

    STATUSES = [("planned", "planned"), ("open", "open"), ("closed", "closed"), ("cancelled", "cancelled")]
    PURPOSES = [("gesprek", "gesprek"), ("evaluatie", "evaluatie")]

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="conversations")
    number = models.PositiveIntegerField()  # counts on over the rounds of an area, so that its address stays
    purpose = models.CharField(max_length=10, choices=PURPOSES, default="gesprek")
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    code = models.CharField(max_length=6, unique=True)
    plates = models.JSONField(default=list)  # keys of the building blocks on the table, in order
    plate = models.CharField(max_length=40, blank=True)  # where the room is
    roaming = models.BooleanField(default=False)  # everyone may leaf freely
    revealed = models.JSONField(default=list)  # keys of the plates whose results the room may see
    status = models.CharField(max_length=10, choices=STATUSES, default="planned")
    revision = models.PositiveIntegerField(default=0)  # rises with every change the room must see
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)  # of all answers, recorded at close
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
    CHANNELS = [(channel, channel) for channel in ("phone", "table", "on-behalf", "paper")]

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participants")
    token = models.CharField(max_length=64)  # SHA-256 of the token in the phone's cookie
    side = models.CharField(max_length=12, choices=SIDES)
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
