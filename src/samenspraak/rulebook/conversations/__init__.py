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
from samenspraak.rulebook.conversations.arranging import Gathered, Named, Spoken, gathered, on_screen
from samenspraak.rulebook.conversations.breakdowns import AGES, CHANNELS, LIVED, SIDES, SMALL, Headcount, may_show
from samenspraak.rulebook.conversations.conclusions import (
    CONCLUSION_LIMIT,
    MISSING_LIMIT,
    FitCount,
    fit_count,
    why_not_conclude,
    why_not_fit,
)
from samenspraak.rulebook.conversations.heads import latest
from samenspraak.rulebook.conversations.keeping import Keeping
from samenspraak.rulebook.conversations.open_votes import least_voters, why_not_open_votes
from samenspraak.rulebook.conversations.outcomes import Outcomes, outcomes
from samenspraak.rulebook.conversations.pace import ANSWERS_A_MINUTE, MINUTE, WISHES_A_QUESTION, why_not_more
from samenspraak.rulebook.conversations.paper import (
    MOST_AT_ONCE,
    Stack,
    enterable_until,
    read_sheet,
    sheet_name,
    sheet_number,
    whose_sheet,
    why_not_enter_now,
    why_not_number,
    why_not_this_sheet,
)
from samenspraak.rulebook.conversations.run_sheet import Part, is_hurried, run_sheet, why_not_minutes
from samenspraak.rulebook.conversations.similar import alike, is_same
from samenspraak.rulebook.conversations.statements import (
    OFFERED_EACH,
    STATEMENT_LIMIT,
    clean_statement,
    in_order,
    is_spread,
    why_not_offer_more,
    why_not_statement,
)
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
    "OFFERED_EACH",
    "MOST_AT_ONCE",
    "SIDES",
    "SMALL",
    "STANCES",
    "STATEMENT_LIMIT",
    "WISHES_A_QUESTION",
    "WISH_LIMIT",
    "AnswerFact",
    "FitCount",
    "Gathered",
    "Headcount",
    "Keeping",
    "Named",
    "Outcomes",
    "Part",
    "PointOutcome",
    "Spoken",
    "Spread",
    "Stack",
    "Tally",
    "TriangleOutcome",
    "Wish",
    "alike",
    "clean_statement",
    "clean_text",
    "clean_value",
    "fit_count",
    "gathered",
    "in_order",
    "enterable_until",
    "is_hurried",
    "is_same",
    "is_spread",
    "latest",
    "least_voters",
    "may_show",
    "on_screen",
    "outcomes",
    "read_sheet",
    "run_sheet",
    "sheet_name",
    "sheet_number",
    "to_hundred",
    "weights_at",
    "whose_sheet",
    "why_not_answer",
    "why_not_conclude",
    "why_not_fit",
    "why_not_more",
    "why_not_open_votes",
    "why_not_offer_more",
    "why_not_statement",
    "why_not_enter_now",
    "why_not_minutes",
    "why_not_number",
    "why_not_this_sheet",
    "xy_of",
]
