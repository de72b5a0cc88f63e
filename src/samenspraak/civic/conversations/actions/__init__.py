# SPDX-License-Identifier: EUPL-1.2
"""The verbs of step 1: rounds and gatherings, leading the room, taking part."""

from samenspraak.civic.conversations.actions.content import adopt_content
from samenspraak.civic.conversations.actions.guessing import note_arrival, note_wrong_code
from samenspraak.civic.conversations.actions.hosting import (
    close,
    go_to,
    hide,
    hide_answer,
    open,  # noqa: A004  (the verb is `conversations.open(...)`)
    reveal,
    roam,
    show_answer,
)
from samenspraak.civic.conversations.actions.online import close_by_clock, go_on_online, lengthen
from samenspraak.civic.conversations.actions.rounds import cancel, close_round, prepare, start_round
from samenspraak.civic.conversations.actions.statements import (
    admit_statement,
    decline_statement,
    offer_statement,
    take_back_statement,
    take_down_statement,
)
from samenspraak.civic.conversations.actions.taking_part import (
    Input,
    answer,
    answer_plate,
    enter_for,
    join,
    withdraw_answer,
)

__all__ = [
    "Input",
    "admit_statement",
    "adopt_content",
    "answer",
    "answer_plate",
    "cancel",
    "close",
    "close_by_clock",
    "close_round",
    "decline_statement",
    "enter_for",
    "go_on_online",
    "go_to",
    "hide",
    "hide_answer",
    "join",
    "lengthen",
    "note_arrival",
    "note_wrong_code",
    "offer_statement",
    "open",
    "prepare",
    "reveal",
    "roam",
    "show_answer",
    "start_round",
    "take_back_statement",
    "take_down_statement",
    "withdraw_answer",
]
