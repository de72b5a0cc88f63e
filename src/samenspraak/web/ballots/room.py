# SPDX-License-Identifier: EUPL-1.2
"""Votes in the room that count more, ready to show: what was announced, and how it came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspraak.civic.ballots.queries import counts
from samenspraak.rulebook.ballots.weights import FEWEST


def announced(held: Any) -> list[str]:
    """How often a vote in the room counts and when it does not, in two sentences; nothing where every vote counts once.
    It stands where somebody votes or enters a vote in the room."""
    times = counts.live_times(held)
    if times == 1:
        return []
    agreement = held.ground.rpartition(", art.")[0]  # its articles give the power to decide; the weight is in another
    said = (
        _("A vote in the room, at the meeting itself, counts {times} times. So it was agreed: {agreement}.")
        if agreement
        else _("A vote in the room, at the meeting itself, counts {times} times. So it was agreed.")
    )
    return [
        said.format(times=times, agreement=agreement),
        _(
            "With fewer than {fewest} votes in the room, or fewer than {fewest} elsewhere, every vote counts once. So "
            "nobody can see how so small a group voted."
        ).format(fewest=FEWEST),
    ]


def rules_of(held: Any) -> list[str]:
    """All that was announced about it, in sentences."""
    said, times = announced(held), counts.live_times(held)
    return said and [
        *said,
        _(
            "Where it says how many people want something, votes are counted so. For how many people took part, "
            "everybody counts once."
        ),
        *_shares(held, times),
    ]


def _shares(held: Any, times: int) -> list[str]:
    if held.method != counts.BUDGET or held.rule["count"] == "by-votes":
        return []
    return [_("Where everybody has an equal share of the pot, a vote in the room has {times}.").format(times=times)]


@dataclass(frozen=True)
class Weighed:
    """How the votes of a closed ballot were weighed: sentences, and the numbers from which it follows (may be none)."""

    told: str
    times: int = 1
    head: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = ()


def weighed(held: Any) -> Weighed | None:
    """How a closed ballot was weighed; None where nothing was agreed about that, or it is not closed."""
    times, room = counts.live_times(held), counts.room_of(held)
    if times == 1 or not held.result:
        return None
    if room is None:
        return Weighed(
            _(
                "It was agreed that a vote in the room counts {times} times. But there were fewer than {fewest} votes "
                "in the room, or fewer than {fewest} elsewhere. So every vote counts once, as was announced."
            ).format(times=times, fewest=FEWEST)
        )
    return Weighed(
        _(
            "A vote in the room counts {times} times: so it was agreed and announced. In this outcome votes and points "
            "are counted so. Where people are counted, everybody counts once."
        ).format(times=room.times),
        room.times,
        [_("Where"), _("People"), _("A vote counts"), _("Counted as votes")],
        [
            [_("In the room"), room.live, _often(room.times), room.times * room.live],
            [_("Elsewhere"), room.others, _often(1), room.others],
            [_("In the room and elsewhere"), room.people, "–", room.votes],
        ],
    )


def _often(times: int) -> str:
    return ngettext("{n} time", "{n} times", times).format(n=times)


def times_of(held: Any, paper: Any) -> int:
    """How many times a paper of a closed ballot was counted."""
    room = counts.room_of(held)
    return room.times if room and paper.live else 1
