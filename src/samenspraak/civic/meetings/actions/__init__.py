# SPDX-License-Identifier: EUPL-1.2
"""The verbs of meetings: plan and announce, put on the agenda, hold, decide, write the minutes."""

from samenspraak.civic.meetings.actions.deciding import decide, declare_interest, take_decision_back, take_interest_back
from samenspraak.civic.meetings.actions.holding import ask_interests, attend, begin, close
from samenspraak.civic.meetings.actions.planning import announce, call_off, plan, reschedule
from samenspraak.civic.meetings.actions.preparing import (
    Sent,
    add_paper,
    add_point,
    change_point,
    drop_paper,
    drop_point,
)
from samenspraak.civic.meetings.actions.writing import Written, publish_minutes, write_minutes

__all__ = [
    "Sent",
    "Written",
    "add_paper",
    "add_point",
    "announce",
    "ask_interests",
    "attend",
    "begin",
    "call_off",
    "change_point",
    "close",
    "decide",
    "declare_interest",
    "drop_paper",
    "drop_point",
    "plan",
    "publish_minutes",
    "reschedule",
    "take_decision_back",
    "take_interest_back",
    "write_minutes",
]
