# SPDX-License-Identifier: EUPL-1.2
"""What may be answered, and what the answers of a gathering add up to. Pure: the caller leaves out what is hidden."""

from samenspraak.rulebook.conversations.answers import (
    STANCES,
    WISH_LIMIT,
    AnswerFact,
    clean_text,
    clean_value,
    why_not_answer,
)
from samenspraak.rulebook.conversations.breakdowns import AGES, CHANNELS, LIVED, SIDES, SMALL, Headcount, may_show
from samenspraak.rulebook.conversations.keeping import Keeping
from samenspraak.rulebook.conversations.outcomes import Outcomes, outcomes
from samenspraak.rulebook.conversations.pace import ANSWERS_A_MINUTE, MINUTE, WISHES_A_QUESTION, why_not_more
from samenspraak.rulebook.conversations.tallies import PointOutcome, Spread, Tally, TriangleOutcome, Wish
from samenspraak.rulebook.conversations.triangle import to_hundred, weights_at, xy_of

__all__ = [
    "AGES",
    "ANSWERS_A_MINUTE",
    "CHANNELS",
    "LIVED",
    "MINUTE",
    "SIDES",
    "SMALL",
    "STANCES",
    "WISHES_A_QUESTION",
    "WISH_LIMIT",
    "AnswerFact",
    "Headcount",
    "Keeping",
    "Outcomes",
    "PointOutcome",
    "Spread",
    "Tally",
    "TriangleOutcome",
    "Wish",
    "clean_text",
    "clean_value",
    "may_show",
    "outcomes",
    "to_hundred",
    "weights_at",
    "why_not_answer",
    "why_not_more",
    "xy_of",
]
