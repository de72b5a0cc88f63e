# SPDX-License-Identifier: EUPL-1.2
"""The time that gatherings asked."""

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import add

from samenspraak.civic.conversations.models import Conversation, Participant
from samenspraak.rulebook.conversations.effort import Attendance, Effort, effort


def effort_of(rooms: Iterable[Conversation]) -> tuple[Effort | None, int]:
    """The time that these gatherings asked together, and how many sheets were entered after they closed. One query.

    None of the time when none of them is closed.
    """
    closed = {room.pk: room for room in rooms if room.status == "closed"}
    came: dict[int, list[Attendance]] = defaultdict(list)
    late = 0
    found = Participant.objects.filter(conversation__in=list(closed))
    for room_id, side, channel, since in found.values_list("conversation_id", "side", "channel", "joined_at"):
        came[room_id].append(Attendance(side, channel, since))
        late += since > closed[room_id].closed_at  # type: ignore[operator]  # a closed one has it
    spent = [_effort(room, came[room.pk]) for room in closed.values()]
    return (reduce(add, spent) if spent else None), late


def _effort(room: Conversation, came: list[Attendance]) -> Effort:
    assert room.opened_at and room.closed_at
    return effort(came, opened=room.opened_at, closed=room.closed_at, minutes=room.minutes, noted=room.official_minutes)
