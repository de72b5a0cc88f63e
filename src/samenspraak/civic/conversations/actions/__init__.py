# SPDX-License-Identifier: EUPL-1.2
"""The verbs of step 1: rounds and gatherings, leading the room, taking part."""

from samenspraak.civic.conversations.actions.concluding import ask_fit, say_fit, write_conclusion
from samenspraak.civic.conversations.actions.content import adopt_content
from samenspraak.civic.conversations.actions.effort import note_hours
from samenspraak.civic.conversations.actions.following import announce, announce_to_round, follow, stop_following
from samenspraak.civic.conversations.actions.forgetting import forget_addresses, forget_phones
from samenspraak.civic.conversations.actions.grouping import (
    add_to_group,
    group_wishes,
    merge_groups,
    pin_group,
    pin_wish,
    rename_group,
    take_out,
)
from samenspraak.civic.conversations.actions.guessing import note_wrong_code
from samenspraak.civic.conversations.actions.hosting import (
    close,
    go_to,
    hide,
    open,
    reveal,
    roam,
)
from samenspraak.civic.conversations.actions.leading import hand_over, take_over
from samenspraak.civic.conversations.actions.moderating import admit, admit_all, check_first, hide_answer, show_answer
from samenspraak.civic.conversations.actions.online import close_by_clock, go_on_online, lengthen
from samenspraak.civic.conversations.actions.open_votes import open_votes
from samenspraak.civic.conversations.actions.own_plates import PlateText, add_own_plate, change_own_plate
from samenspraak.civic.conversations.actions.pace import pause, set_clock, stop_clock
from samenspraak.civic.conversations.actions.paper import Entered, Filled, enter_sheet, number_sheets
from samenspraak.civic.conversations.actions.rounds import cancel, close_round, prepare, reschedule, start_round
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
    introduce,
    join,
    withdraw_answer,
)

__all__ = [
    "Entered",
    "Filled",
    "Input",
    "add_to_group",
    "admit",
    "admit_all",
    "PlateText",
    "add_own_plate",
    "admit_statement",
    "adopt_content",
    "announce",
    "announce_to_round",
    "answer",
    "answer_plate",
    "ask_fit",
    "cancel",
    "check_first",
    "change_own_plate",
    "close",
    "close_by_clock",
    "close_round",
    "decline_statement",
    "enter_for",
    "enter_sheet",
    "follow",
    "forget_addresses",
    "forget_phones",
    "go_on_online",
    "go_to",
    "group_wishes",
    "hand_over",
    "hide",
    "hide_answer",
    "introduce",
    "join",
    "lengthen",
    "merge_groups",
    "note_hours",
    "note_wrong_code",
    "number_sheets",
    "offer_statement",
    "open",
    "open_votes",
    "pause",
    "pin_group",
    "pin_wish",
    "prepare",
    "rename_group",
    "reschedule",
    "reveal",
    "roam",
    "say_fit",
    "set_clock",
    "show_answer",
    "start_round",
    "stop_clock",
    "stop_following",
    "take_back_statement",
    "take_down_statement",
    "take_out",
    "take_over",
    "withdraw_answer",
    "write_conclusion",
]
