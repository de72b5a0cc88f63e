# SPDX-License-Identifier: EUPL-1.2
"""The verbs of step 1: rounds and gatherings, leading the room, taking part."""

from samenspraak.civic.conversations.actions.content import adopt_content
from samenspraak.civic.conversations.actions.following import announce, announce_to_round, follow, stop_following
from samenspraak.civic.conversations.actions.forgetting import forget_addresses, forget_phones
from samenspraak.civic.conversations.actions.guessing import note_wrong_code
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
from samenspraak.civic.conversations.actions.rounds import cancel, close_round, prepare, start_round
from samenspraak.civic.conversations.actions.taking_part import (
    Input,
    answer,
    answer_plate,
    enter_for,
    introduce,
    join,
    withdraw_answer,
)

__all__ = [
    "Input",
    "adopt_content",
    "announce",
    "announce_to_round",
    "answer",
    "answer_plate",
    "cancel",
    "close",
    "close_round",
    "enter_for",
    "follow",
    "forget_addresses",
    "forget_phones",
    "go_to",
    "hide",
    "hide_answer",
    "introduce",
    "join",
    "note_wrong_code",
    "open",
    "prepare",
    "reveal",
    "roam",
    "show_answer",
    "start_round",
    "stop_following",
    "withdraw_answer",
]
