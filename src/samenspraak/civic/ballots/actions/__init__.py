# SPDX-License-Identifier: EUPL-1.2
"""Voting, whatever the question. These verbs run inside the transaction of whoever holds the ballot."""

from samenspraak.civic.ballots.actions.boxes import (
    Announced,
    Cast,
    Choosable,
    announce,
    cast,
    cast_by_letter,
    change,
    close,
    go_on,
    new_code,
    open_box,
    pause,
    withdraw,
)
from samenspraak.civic.ballots.actions.letters import Made, make_letters, note_wrong_letter, void_letters
from samenspraak.civic.ballots.actions.together import Wanted, cast_together

__all__ = [
    "Announced",
    "Cast",
    "Choosable",
    "Made",
    "Wanted",
    "announce",
    "cast",
    "cast_by_letter",
    "cast_together",
    "change",
    "close",
    "go_on",
    "make_letters",
    "new_code",
    "note_wrong_letter",
    "open_box",
    "pause",
    "void_letters",
    "withdraw",
]
