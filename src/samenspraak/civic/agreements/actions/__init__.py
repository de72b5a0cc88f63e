# SPDX-License-Identifier: EUPL-1.2
"""The verbs of step 2: drawing up and talking about it, accepting a deviation, proposing, signing, putting in force,
suspending, ending."""

from samenspraak.civic.agreements.actions.cases import adopt_case
from samenspraak.civic.agreements.actions.deviating import accept_deviation, take_back_deviation
from samenspraak.civic.agreements.actions.drafting import (
    draft_empty,
    draft_from_case,
    draft_from_elsewhere,
    draft_from_outcomes,
    draft_next,
)
from samenspraak.civic.agreements.actions.editing import add_term, edit_summary, edit_term, remove_term, set_say, undo
from samenspraak.civic.agreements.actions.force import decline, end, ratify, resume, suspend
from samenspraak.civic.agreements.actions.holding import hold_up
from samenspraak.civic.agreements.actions.mending import mend
from samenspraak.civic.agreements.actions.signing import (
    propose,
    sign,
    sign_on_paper,
    take_signature_back,
    withdraw,
)
from samenspraak.civic.agreements.actions.talking import (
    accept_suggestion,
    answer_remark,
    decline_suggestion,
    hide_remark,
    remark,
    suggest,
    withdraw_remark,
)

__all__ = [
    "accept_deviation",
    "accept_suggestion",
    "add_term",
    "adopt_case",
    "answer_remark",
    "decline",
    "decline_suggestion",
    "draft_empty",
    "draft_from_case",
    "draft_from_elsewhere",
    "draft_from_outcomes",
    "draft_next",
    "edit_summary",
    "edit_term",
    "end",
    "hide_remark",
    "hold_up",
    "mend",
    "propose",
    "ratify",
    "remark",
    "remove_term",
    "resume",
    "set_say",
    "sign",
    "sign_on_paper",
    "suggest",
    "suspend",
    "take_back_deviation",
    "take_signature_back",
    "undo",
    "withdraw",
    "withdraw_remark",
]
