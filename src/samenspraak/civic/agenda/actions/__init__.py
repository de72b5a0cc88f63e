# SPDX-License-Identifier: EUPL-1.2
"""The verbs of step 4: an idea comes in, is talked about, is placed, is voted on, and is decided and answered."""

from samenspraak.civic.agenda.actions.deciding import conclude, finish_ballot, reply
from samenspraak.civic.agenda.actions.dividing import Division, call_budget
from samenspraak.civic.agenda.actions.ending import decline, withdraw
from samenspraak.civic.agenda.actions.merging import merge, part
from samenspraak.civic.agenda.actions.picturing import add_picture, hide_picture, remove_picture
from samenspraak.civic.agenda.actions.placing import place_on_agenda
from samenspraak.civic.agenda.actions.proposing import comment, hide_comment, submit, support, unsupport
from samenspraak.civic.agenda.actions.rewording import (
    accept_wording,
    decline_wording,
    hide_wording,
    propose_wording,
    take_wording_back,
)
from samenspraak.civic.agenda.actions.voting import (
    call_ballot,
    cast,
    change,
    close_ballot,
    open_ballot,
    pause_ballot,
    resume_ballot,
    withdraw_ballot,
)

__all__ = [
    "Division",
    "accept_wording",
    "add_picture",
    "call_ballot",
    "call_budget",
    "cast",
    "change",
    "close_ballot",
    "comment",
    "conclude",
    "decline",
    "decline_wording",
    "finish_ballot",
    "hide_comment",
    "hide_picture",
    "hide_wording",
    "merge",
    "open_ballot",
    "part",
    "pause_ballot",
    "place_on_agenda",
    "propose_wording",
    "remove_picture",
    "reply",
    "resume_ballot",
    "submit",
    "support",
    "take_wording_back",
    "unsupport",
    "withdraw",
    "withdraw_ballot",
]
