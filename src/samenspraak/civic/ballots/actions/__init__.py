# SPDX-License-Identifier: EUPL-1.2
"""Voting, whatever the question. These verbs run inside the transaction of whoever holds the ballot."""

from samenspraak.civic.ballots.actions.boxes import (
    Announced,
    Cast,
    Choosable,
    announce,
    cast,
    change,
    close,
    go_on,
    new_code,
    open_box,
    pause,
    withdraw,
)
from samenspraak.civic.ballots.actions.together import Wanted, cast_together

__all__ = [
    "Announced",
    "Cast",
    "Choosable",
    "Wanted",
    "announce",
    "cast",
    "cast_together",
    "change",
    "close",
    "go_on",
    "new_code",
    "open_box",
    "pause",
    "withdraw",
]
