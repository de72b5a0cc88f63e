# SPDX-License-Identifier: EUPL-1.2
"""What the room sees of a plate while it talks."""

from dataclasses import dataclass

from django.db.models import Count

from samenspraak.civic.conversations.models import Answer, Conversation
from samenspraak.civic.conversations.queries.content import content_of
from samenspraak.civic.conversations.queries.counting import shown_of
from samenspraak.civic.conversations.queries.groups import as_named, as_spoken
from samenspraak.rulebook.conversations import AnswerFact, Named, Outcomes, Spoken, outcomes


@dataclass(frozen=True)
class AtPlate:
    """What the room sees of one plate: its outcomes, and its wishes with their groups and pins."""

    said: Outcomes
    wishes: tuple[Spoken, ...]
    groups: tuple[Named, ...]


def shown_at(room: Conversation, plate: str) -> AtPlate:
    """What everybody may see of one plate of an open gathering. One query."""
    found = Answer.objects.filter(shown_of([room]), conversation=room, plate=plate, withdrawn_at=None, hidden_why="")
    rows = list(found.select_related("participant", "group").order_by("pk"))
    words = [row for row in rows if row.kind == "wish"]
    named = {row.group.pk: as_named(row.group) for row in words if row.group}
    said = outcomes([_fact(row) for row in rows], content_of(room.round))
    return AtPlate(said, tuple(as_spoken(row) for row in words), tuple(named.values()))


def _fact(row: Answer) -> AnswerFact:
    someone = row.participant
    return AnswerFact(
        row.kind, row.plate, row.question, someone.side, someone.channel, row.value, row.pk, row.participant_id
    )


def answered_at(room: Conversation, plate: str) -> int:
    """How many participants answered something at a plate."""
    found = Answer.objects.filter(conversation=room, plate=plate, withdrawn_at=None, hidden_why="")
    return found.aggregate(people=Count("participant", distinct=True))["people"]
