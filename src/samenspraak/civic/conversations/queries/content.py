# SPDX-License-Identifier: EUPL-1.2
"""What a round is held with: its questions, its plates and its numbers."""

import json
from functools import lru_cache

from samenspraak.civic.conversations.models import ContentVersion, Round
from samenspraak.rulebook import content as texts
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import Keeping, least_voters


@lru_cache(maxsize=64)
def content_with(digest: str, own: str = "") -> ContentSet:
    """The content that has this digest, with what a round has of its own (as JSON). Read once."""
    if own:
        return texts.extended(content_with(digest), json.loads(own))
    return texts.parse(ContentVersion.objects.values_list("body", flat=True).get(digest=digest))


def content_key(held_in: Round) -> tuple[str, str]:
    """What tells the content of one round from that of another, as `content_with` takes it."""
    return held_in.content.digest, json.dumps(held_in.own) if held_in.own else ""


def content_of(held_in: Round) -> ContentSet:
    """The questions, compass, archetypes and topics that a round is held with, the wijk's own among them."""
    return content_with(*content_key(held_in))


def plates_of(content: ContentSet) -> list[str]:
    """The keys of all plates: the building blocks in order, then the compass and the triangle."""
    return [plate.key for plate in content.plates]


def keeping_of(held_in: Round) -> Keeping:
    """How long tokens and addresses are kept, as the content of the round states it."""
    return Keeping.read(content_with(held_in.content.digest).thresholds)


def least_voters_of(held_in: Round) -> int | None:
    """From how many voters on the votes on statements become public; None when that was not said at the door."""
    return least_voters(content_with(held_in.content.digest).thresholds)
