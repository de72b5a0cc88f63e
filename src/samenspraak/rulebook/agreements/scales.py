# SPDX-License-Identifier: EUPL-1.2
"""The words an agreement is written in: how much say, on which task, by which instrument."""

from enum import IntEnum, StrEnum

ALL_TOPICS = "all"
MUNICIPALITY = "gemeente"  # stands where a body could stand: the municipality does it itself


class Say(IntEnum):
    """How much say the wijk has, in order: every level includes those below it."""

    INFORMED = 1
    HEARD = 2
    ADVISES = 3
    INITIATES = 4  # shown as "initiates/co-decides"
    DECIDES = 5

    @property
    def code(self) -> str:
        """What is stored: "informed", "heard", "advises", "initiates" or "decides"."""
        return self.name.lower()

    @classmethod
    def of(cls, code: str) -> "Say":
        """The level with this code. Raises KeyError for a code that is none of the five."""
        return cls[code.upper()] if code.islower() else cls[""]


class Task(StrEnum):
    """What is done with the wijkagenda."""

    DRAW_UP = "draw-up"
    DECIDE = "decide"
    CARRY_OUT = "carry-out"


class Instrument(StrEnum):
    """How say is given. Legally different things, never blended (Awb 10.1). `UNSAID`: the text does not say."""

    UNSAID = ""
    GEEN = "geen"
    TOEZEGGING = "toezegging"
    MANDAAT = "mandaat"
    DELEGATIE = "delegatie"
    OVEREENKOMST = "overeenkomst"


class Owner(StrEnum):
    """The organ of the municipality that a power belongs to."""

    UNSAID = ""
    RAAD = "raad"
    COLLEGE = "college"
    BURGEMEESTER = "burgemeester"


class Who(StrEnum):
    """Who sits on the seats of a body."""

    RESIDENTS = "residents"
    COUNCILLORS = "councillors"
    OFFICIALS = "officials"
    ORGANISATIONS = "organisations"


class Chosen(StrEnum):
    """How they came to sit there."""

    UNSAID = ""
    DRAWN = "drawn"
    ELECTED = "elected"
    OPEN = "open"
    ASSOCIATION = "association"
    APPOINTED = "appointed"


class Guard(StrEnum):
    """The kinds of safeguard: how democratic values are kept while the wijk has say."""

    REPRESENTATION = "representation"
    CONSULTATION = "consultation"
    REACH = "reach"
    INCLUSION = "inclusion"
    OPENNESS = "openness"
    DECISION_RULE = "decision-rule"
    INTEREST = "interest"
    MINORITY = "minority"
    ACCOUNTABILITY = "accountability"
    COMPLAINT = "complaint"
    SUPPORT = "support"
    MONEY_CONTROL = "money-control"
    REPLY = "reply"
    REVIEW = "review"
    EXIT = "exit"
