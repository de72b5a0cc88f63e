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
from samenspraak.rulebook.conversations.arranging import Gathered, Named, Spoken, gathered, in_order, on_screen
from samenspraak.rulebook.conversations.breakdowns import AGES, CHANNELS, LIVED, SIDES, SMALL, Headcount, may_show
from samenspraak.rulebook.conversations.conclusions import (
    CONCLUSION_LIMIT,
    MISSING_LIMIT,
    FitCount,
    fit_count,
    why_not_conclude,
    why_not_fit,
)
from samenspraak.rulebook.conversations.keeping import Keeping
from samenspraak.rulebook.conversations.outcomes import Outcomes, outcomes
from samenspraak.rulebook.conversations.pace import ANSWERS_A_MINUTE, MINUTE, WISHES_A_QUESTION, why_not_more
from samenspraak.rulebook.conversations.tallies import PointOutcome, Spread, Tally, TriangleOutcome, Wish
from samenspraak.rulebook.conversations.triangle import to_hundred, weights_at, xy_of

__all__ = [
    "AGES",
    "ANSWERS_A_MINUTE",
    "CHANNELS",
    "CONCLUSION_LIMIT",
    "MISSING_LIMIT",
    "LIVED",
    "MINUTE",
    "SIDES",
    "SMALL",
    "STANCES",
    "WISHES_A_QUESTION",
    "WISH_LIMIT",
    "AnswerFact",
    "FitCount",
    "Gathered",
    "Headcount",
    "Keeping",
    "Named",
    "Outcomes",
    "PointOutcome",
    "Spoken",
    "Spread",
    "Tally",
    "TriangleOutcome",
    "Wish",
    "clean_text",
    "clean_value",
    "fit_count",
    "gathered",
    "in_order",
    "may_show",
    "on_screen",
    "outcomes",
    "to_hundred",
    "weights_at",
    "why_not_answer",
    "why_not_conclude",
    "why_not_fit",
    "why_not_more",
    "xy_of",
]
