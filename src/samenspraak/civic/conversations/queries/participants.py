# SPDX-License-Identifier: EUPL-1.2
"""Who takes part: which phone is whom, in the room and at the gathering before it."""

import hashlib
from functools import cache, lru_cache

from django.db.models import QuerySet

from samenspraak.civic.conversations.models import Conversation, Participant
from samenspraak.civic.conversations.queries.gatherings import conversation_by_code, plain_code


def token_hash(conversation_id: int, token: str) -> str:
    """How a phone is known in one conversation. Differs per conversation, so nobody is followed from one to another."""
    return hashlib.sha256(f"{conversation_id}:{token}".encode()).hexdigest()


# What three hundred phones ask at once is written out once, and read with everything around it in one query.


@cache
def _in_their_room() -> QuerySet[Participant]:
    found = Participant.objects.select_related("conversation__round__area", "conversation__round__content")
    return found.defer("conversation__round__content__body").order_by()


@cache
def _in_their_locked_room() -> QuerySet[Participant]:
    return _in_their_room().select_for_update(of=("conversation",), no_key=True)


def locked_for(participant_id: int) -> Participant:
    """A participant whose conversation is locked until the end of the transaction, as with `locked`."""
    return _in_their_locked_room().get(pk=participant_id)


def participant(room: Conversation, token: str) -> Participant | None:
    """Who this phone is in this conversation; never a sheet that the gebiedsteam entered."""
    return _phone(room.pk, token) if token else None


def phone_in_room(code: str, token: str) -> tuple[Conversation | None, Participant | None]:
    """The gathering with this code, and who this phone is in it. One query for who is in."""
    if token:
        try:
            someone = _phone(_conversation_called(plain_code(code)), token)
        except Conversation.DoesNotExist:
            return None, None
        if someone:
            return someone.conversation, someone
    return conversation_by_code(code), None


@lru_cache(maxsize=1024)
def _conversation_called(code: str) -> int:
    """Which gathering a code belongs to never changes."""
    return Conversation.objects.values_list("pk", flat=True).get(code=code)


def _phone(conversation_id: int, token: str) -> Participant | None:
    hashed = token_hash(conversation_id, token)
    someone = _in_their_room().filter(conversation=conversation_id, token=hashed, entered_by="").first()
    if someone and someone.earlier_id:
        someone.earlier = Participant.objects.select_related("conversation").get(pk=someone.earlier_id)
    return someone


def earlier_self(room: Conversation, token: str) -> Participant | None:
    """Who this phone was at the gathering that goes on online here."""
    if not token or room.after_id is None:
        return None
    found = Participant.objects.filter(conversation_id=room.after_id, token=token_hash(room.after_id, token))
    return found.select_related("conversation").first()
