# SPDX-License-Identifier: EUPL-1.2
"""The tables of the agenda, by subject."""

from samenspraak.civic.agenda.models.carrying_out import Milestone, Postponement, Undertaking
from samenspraak.civic.agenda.models.decisions import AgendaItem, Decision
from samenspraak.civic.agenda.models.feasibility import EstimateLine, Feasibility, FeasibilityStep
from samenspraak.civic.agenda.models.input import Digest
from samenspraak.civic.agenda.models.moderation import Hiding, Withheld
from samenspraak.civic.agenda.models.money import Booking
from samenspraak.civic.agenda.models.proposals import Ending, Proposal, Spot, Support
from samenspraak.civic.agenda.models.questions import AlsoAsked, LaterDate, Question
from samenspraak.civic.agenda.models.talk import Amendment, Comment, FormerText, Picture

__all__ = [
    "AgendaItem",
    "AlsoAsked",
    "Amendment",
    "Booking",
    "Comment",
    "Decision",
    "Digest",
    "Ending",
    "EstimateLine",
    "Feasibility",
    "FeasibilityStep",
    "FormerText",
    "Hiding",
    "LaterDate",
    "Milestone",
    "Picture",
    "Postponement",
    "Proposal",
    "Question",
    "Spot",
    "Support",
    "Undertaking",
    "Withheld",
]
