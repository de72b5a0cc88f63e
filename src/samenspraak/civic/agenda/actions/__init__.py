# SPDX-License-Identifier: EUPL-1.2
"""The verbs of step 4: an idea comes in, is talked about, is placed, is voted on, and is decided and answered."""

from samenspraak.civic.agenda.actions.arranging import arrange
from samenspraak.civic.agenda.actions.bookkeeping import Written, give, hide_words, keep_up, pay, put_right, reserve
from samenspraak.civic.agenda.actions.carrying_out import Shown, add_step, begin, end, finish_step, move_step, remind
from samenspraak.civic.agenda.actions.choosing import Choice
from samenspraak.civic.agenda.actions.deciding import conclude, finish_ballot, reply
from samenspraak.civic.agenda.actions.dividing import Division, call_budget
from samenspraak.civic.agenda.actions.ending import decline, withdraw
from samenspraak.civic.agenda.actions.intake import cast
from samenspraak.civic.agenda.actions.letters import cast_by_letter, cast_for, make_letters, void_letters
from samenspraak.civic.agenda.actions.merging import merge, part
from samenspraak.civic.agenda.actions.picturing import add_picture, hide_picture, remove_picture
from samenspraak.civic.agenda.actions.placing import place_on_agenda
from samenspraak.civic.agenda.actions.pricing import price
from samenspraak.civic.agenda.actions.proposing import comment, hide_comment, hide_idea, submit, support, unsupport
from samenspraak.civic.agenda.actions.rewording import (
    accept_wording,
    decline_wording,
    hide_wording,
    propose_wording,
    take_wording_back,
)
from samenspraak.civic.agenda.actions.spotting import locate
from samenspraak.civic.agenda.actions.telling import tell_givers
from samenspraak.civic.agenda.actions.voting import (
    call_ballot,
    change,
    close_ballot,
    open_ballot,
    pause_ballot,
    resume_ballot,
    withdraw_ballot,
)

__all__ = [
    "Choice",
    "Division",
    "Shown",
    "Written",
    "accept_wording",
    "add_picture",
    "add_step",
    "arrange",
    "begin",
    "call_ballot",
    "call_budget",
    "cast",
    "cast_by_letter",
    "cast_for",
    "change",
    "close_ballot",
    "comment",
    "conclude",
    "decline",
    "decline_wording",
    "end",
    "finish_ballot",
    "finish_step",
    "give",
    "hide_comment",
    "hide_idea",
    "hide_picture",
    "hide_wording",
    "hide_words",
    "keep_up",
    "locate",
    "make_letters",
    "merge",
    "move_step",
    "open_ballot",
    "part",
    "pause_ballot",
    "pay",
    "place_on_agenda",
    "price",
    "propose_wording",
    "put_right",
    "remind",
    "remove_picture",
    "reply",
    "reserve",
    "resume_ballot",
    "submit",
    "support",
    "take_wording_back",
    "tell_givers",
    "unsupport",
    "void_letters",
    "withdraw",
    "withdraw_ballot",
]
