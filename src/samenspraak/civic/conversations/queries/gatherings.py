# SPDX-License-Identifier: EUPL-1.2
"""Gatherings: one by its address or code, and which are open, to come, or over."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import cache

from django.db.models import Q, QuerySet

from samenspraak.civic.conversations.models import Conversation, Round
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.conversations.paper import LATE

JUST_BEFORE = timedelta(hours=12)  # a planned gathering is still upcoming so long after it should have begun


def all_gatherings() -> QuerySet[Conversation]:
    """Gatherings as pages read them: with their area and who leads, without the content of the round."""
    return Conversation.objects.select_related("round__area__parent", "round__content", "led_by").defer(
        "round__content__body"
    )


def locked(conversation_id: int) -> Conversation:
    """A conversation with its round and area, locked until the end of the transaction."""
    found = Conversation.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("round__area", "round__content").defer("round__content__body").get(pk=conversation_id)


def conversation(area: Area, number: int) -> Conversation | None:
    """A gathering by its address: numbers count on over the rounds of an area."""
    found = all_gatherings().select_related("online").filter(round__area=area, number=number)
    return found.first()


def conversation_at(area: str, number: int) -> Conversation | None:
    """The same by the word of the area, in one query."""
    return all_gatherings().select_related("online").filter(round__area__slug=area, number=number).first()


def conversation_by_id(conversation_id: int) -> Conversation | None:
    """A gathering with its round and area."""
    return all_gatherings().filter(pk=conversation_id).first()


@cache
def _rooms() -> QuerySet[Conversation]:
    """As the phones and the screen read them: nobody there asks who leads, or where the area lies."""
    found = Conversation.objects.select_related("round__area", "round__content")
    return found.defer("round__content__body").order_by()


def conversation_by_code(code: str) -> Conversation | None:
    """The gathering with this join code, however it was typed."""
    return _rooms().filter(code=plain_code(code)).first()


def plain_code(typed: str) -> str:
    """A join code as it is kept: typed in lower case, with spaces or dashes, it is the same."""
    return "".join(character for character in typed.upper() if character.isalnum())


def going_on(at: datetime) -> list[Conversation]:
    """Gatherings that are open now, with their area."""
    found = all_gatherings().select_related("after").filter(status="open", opened_at__lte=at)
    return list(found.order_by("-opened_at"))


def upcoming(at: datetime, most: int = 20) -> list[Conversation]:
    """Gatherings that are in the books, soonest first, with their area."""
    planned = all_gatherings().filter(status="planned", starts_at__gte=at - JUST_BEFORE)
    return list(planned.order_by("starts_at")[:most])


def held_since(areas: Collection[int], since: datetime) -> list[Conversation]:
    """The gatherings of these areas from a moment on, also those that were called off, with their area. One query."""
    found = all_gatherings().filter(round__area__in=areas, starts_at__gte=since)
    return list(found.order_by("starts_at", "pk"))


def open_or_upcoming(areas: Iterable[int], at: datetime) -> list[Conversation]:
    """What is open in these areas and what is in the books, for whoever organises there. One query."""
    soon = Q(status="planned", starts_at__gte=at - JUST_BEFORE)
    found = all_gatherings().filter(Q(status="open", opened_at__lte=at) | soon, round__area__in=list(areas))
    return list(found.order_by("starts_at"))


def open_codes(held_in: Round) -> list[str]:
    """The codes of all gatherings of a round that are open now."""
    return list(held_in.conversations.filter(status="open").values_list("code", flat=True))


def online_after(room: Conversation) -> Conversation | None:
    """The gathering that goes on online after this one. No query when the room was read with it."""
    return getattr(room, "online", None)


def over_online(at: datetime) -> list[int]:
    """What is open online and should have closed by now."""
    return list(all_gatherings().filter(form="online", status="open", closes_at__lte=at).values_list("pk", flat=True))


def to_copy(area: Area, most: int = 12) -> list[Conversation]:
    """Gatherings that can be an example for the next one: of this area and of the gebied it lies in, newest first."""
    near = Q(round__area=area) | Q(round__area__parent=area.parent_id, round__area__parent__isnull=False)
    return list(all_gatherings().filter(near, form="gathering").order_by("-starts_at", "-pk")[:most])


def to_forget(at: datetime) -> list[Conversation]:
    """Closed gatherings of which it is still known which phone gave which answers."""
    return list(all_gatherings().filter(status="closed", forgotten_at=None, closed_at__lte=at).order_by("pk"))


def to_open_votes(at: datetime) -> list[int]:
    """Gatherings of which it is to be decided whether the votes on statements become public."""
    until = at - LATE
    found = Conversation.objects.filter(status="closed", votes_decided_at=None, closed_at__lte=until)
    return list(found.order_by("closed_at", "pk").values_list("pk", flat=True))
