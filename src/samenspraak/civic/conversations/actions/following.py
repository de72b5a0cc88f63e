# SPDX-License-Identifier: EUPL-1.2
"""Who wants to hear what is done with a gathering: an address, not tied to anybody's answers.

One mail says that the address is on the list and how to get off it; every later mail carries the same link. There is no
second step to confirm: whoever did not ask gets one mail, and a press on the link in it is the end.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.models import Conversation, Follower, Round
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.notices.actions import Letter
from samenspraak.civic.people import actions as people
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic(durable=True)
def follow(
    conversation_id: int,
    address: str,
    *,
    language: str,
    at: datetime,
    network: str = "",
    in_room: bool = False,
) -> None:
    """Put an address on the list of a gathering, and tell it so. An address that is on it already hears nothing.

    `network` is a keyed hash of the network it comes from: at the end of an evening a whole hall leaves addresses
    (`in_room`), on a public page nobody leaves many.
    """
    room = queries.locked(conversation_id)
    address = address.strip().lower()
    refuse(policy.why_not_follow(room, address, round_open=room.round.closed_at is None))
    if network:
        people.spend("follow-in-room" if in_room else "follow", network, at=at)
    if queries.followers(room).filter(address=address).exists():
        return
    made = Follower.objects.create(
        conversation=room, address=address, language=language, since=at, stop=secrets.token_urlsafe(32)
    )
    _tell("follower-welcome", room.round.area, [(made, room)], at)


@transaction.atomic(durable=True)
def stop_following(stop: str) -> None:
    """Take the address with this link off the list of every gathering in the round. Pressed twice, it is gone once."""
    found = queries.follower(stop)
    if found is None:
        return
    gone = Follower.objects.filter(address=found.address, conversation__round=found.conversation.round_id)
    notices.take_out(found.address, stops=list(gone.values_list("stop", flat=True)))
    gone.delete()


def announce(kind: str, room: Conversation, *, at: datetime, **facts: str) -> None:
    """Tell who follows a gathering; part of the deed that there is something to tell about."""
    _tell(kind, room.round.area, [(one, room) for one in queries.followers(room)], at, **facts)


def announce_to_round(kind: str, held_in: Round, *, at: datetime) -> None:
    """Tell who follows any gathering of a round, each address once; part of the deed."""
    _tell(kind, held_in.area, [(one, one.conversation) for one in queries.followers_of(held_in)], at)


def _tell(kind: str, area: Area, to: Iterable[tuple[Follower, Conversation]], at: datetime, **facts: str) -> None:
    letters = [
        Letter(one.address, one.language, _key(kind, one, at), {**_facts(area, one, room), **facts}) for one, room in to
    ]
    notices.post_to_addresses(kind, letters, at=at, area=area.slug)


def _key(kind: str, one: Follower, at: datetime) -> str:
    """A welcome goes to an address once per gathering, also when it was taken off the list and put on it again."""
    once = hashlib.sha256(f"{one.conversation_id} {one.address}".encode()).hexdigest()[:32]
    return f"{kind}:{once}" if kind == "follower-welcome" else f"{kind}:{once}:{at.isoformat()}"


def _facts(area: Area, one: Follower, room: Conversation) -> dict[str, Any]:
    return {"area_name": area.name, "title": room.title, "number": room.number, "stop": one.stop}
