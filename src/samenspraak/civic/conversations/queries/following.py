# SPDX-License-Identifier: EUPL-1.2
"""The addresses that want to hear what is done with a gathering."""

from django.db.models import QuerySet

from samenspraak.civic.conversations.models import Conversation, Follower, Round


def followers(room: Conversation) -> QuerySet[Follower]:
    """The addresses that want to hear what is done with this gathering."""
    return Follower.objects.filter(conversation=room)


def followers_of(held_in: Round) -> list[Follower]:
    """The addresses that follow any gathering of a round, each once, as they last signed up."""
    found = Follower.objects.filter(conversation__round=held_in).select_related("conversation").order_by("pk")
    return list({one.address: one for one in found}.values())


def follower(stop: str) -> Follower | None:
    """Whose link this is, at the end of a mail."""
    found = Follower.objects.select_related("conversation__round__area").defer("conversation__round__content")
    return found.filter(stop=stop).first()


def followed_rounds() -> list[int]:
    """Rounds with addresses that want to hear more."""
    return list(Follower.objects.values_list("conversation__round", flat=True).distinct())
