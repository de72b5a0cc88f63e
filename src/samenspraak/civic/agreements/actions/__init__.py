# SPDX-License-Identifier: EUPL-1.2
"""The verbs of step 2: drawing up, accepting a deviation, proposing, signing, putting in force, suspending, ending."""

from samenspraak.civic.agreements.actions.cases import adopt_case
from samenspraak.civic.agreements.actions.deviating import accept_deviation, take_back_deviation
from samenspraak.civic.agreements.actions.drafting import (
    draft_empty,
    draft_from_case,
    draft_from_elsewhere,
    draft_from_outcomes,
    draft_next,
)
from samenspraak.civic.agreements.actions.editing import add_term, edit_summary, edit_term, remove_term, set_say
from samenspraak.civic.agreements.actions.force import decline, end, ratify, resume, suspend
from samenspraak.civic.agreements.actions.signing import propose, sign, withdraw

__all__ = [
    "accept_deviation",
    "add_term",
    "adopt_case",
    "decline",
    "draft_empty",
    "draft_from_case",
    "draft_from_elsewhere",
    "draft_from_outcomes",
    "draft_next",
    "edit_summary",
    "edit_term",
    "end",
    "propose",
    "ratify",
    "remove_term",
    "resume",
    "set_say",
    "sign",
    "suspend",
    "take_back_deviation",
    "withdraw",
]
