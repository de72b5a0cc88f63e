# SPDX-License-Identifier: EUPL-1.2
"""What it adds up to: in a round, in a gathering, at one question."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samenspraak.civic.conversations.models import Answer, Conversation, Round
from samenspraak.civic.conversations.queries.content import content_of
from samenspraak.civic.conversations.queries.counting import facts_by, facts_of, shown_of
from samenspraak.civic.conversations.queries.gatherings import all_gatherings
from samenspraak.rulebook.conversations import AnswerFact, Outcomes, latest, outcomes

if TYPE_CHECKING:
    from samenspraak.rulebook.conversations.opinions import Opinions, Votes


@dataclass(frozen=True)
class Heard:
    """What was said, read once: what it adds up to, and the votes on statements for who looks for groups in them."""

    outcomes: Outcomes
    facts: tuple[AnswerFact, ...]
    rooms: tuple[Conversation, ...]  # in which it was said

    @property
    def on_statements(self) -> list[AnswerFact]:
        """The votes on statements that are still asked, given at gatherings that are over: these do not change."""
        over, asked = {room.pk for room in self.rooms if room.status == "closed"}, self.outcomes.statements
        return [fact for fact in self.facts if fact.gathering in over and fact.question in asked]

    @property
    def votes(self) -> "Votes":
        """The same as a table in which nothing tells who voted: what groups are made of, here and by anybody."""
        from samenspraak.rulebook.conversations.opinions import VOTE_OF, gathered, nameless  # numpy: not for most pages

        given = ((fact.participant, fact.question, VOTE_OF[fact.value["vote"]]) for fact in self.on_statements)
        return nameless(gathered(given))

    @property
    def opinions(self) -> "Opinions":
        """The groups in these votes, and what all groups share."""
        from samenspraak.rulebook.conversations.opinions import opinions

        return opinions(self.votes)


def heard_of(held_in: Round, purpose: str = "gesprek") -> Heard:
    """What was said in all gatherings of a round, as far as it is closed or revealed. Two queries.

    Who was there in the evening and again online is one person, whose latest answers count.
    """
    rooms = list(held_in.conversations.filter(purpose=purpose).exclude(status="planned"))
    facts = latest(facts_of(Answer.objects.filter(shown_of(rooms))))
    return Heard(outcomes(facts, content_of(held_in), closed=_closed(rooms)), tuple(facts), tuple(rooms))


def heard_in(room: Conversation) -> Heard:
    """What was said in one gathering, as far as it is closed or revealed. One query."""
    facts = facts_of(Answer.objects.filter(shown_of([room]), conversation=room))
    return Heard(outcomes(facts, content_of(room.round), closed=_closed([room])), tuple(facts), (room,))


def _closed(rooms: Iterable[Conversation]) -> list[int]:
    """The gatherings that are over, first closed first: what was said there never changes, and may be told apart."""
    over = ((room.closed_at, room.pk) for room in rooms if room.status == "closed" and room.closed_at)
    return [pk for _closed_at, pk in sorted(over)]


def outcomes_of(held_in: Round, purpose: str = "gesprek") -> Outcomes:
    """What was said in all gatherings of a round, added up. See `heard_of`."""
    return heard_of(held_in, purpose).outcomes


def outcomes_of_conversation(conversation_id: int, *, everything: bool = False) -> Outcomes:
    """What was said in one gathering, as far as it is closed or revealed; with `everything` (the host) all of it."""
    room = all_gatherings().get(pk=conversation_id)
    return outcomes_in(room, everything=everything)


def outcomes_in(room: Conversation, *, everything: bool = False, plate: str = "") -> Outcomes:
    """The same for a gathering that was read already, or for one plate of it. One query."""
    found = Answer.objects.filter(conversation=room)
    if not everything:
        found = found.filter(shown_of([room]))
    if plate:
        found = found.filter(plate=plate)
    return outcomes(facts_of(found), content_of(room.round), closed=_closed([room]))


def answers_in(rounds: Iterable[Round], plate: str, question: str) -> dict[int, list[AnswerFact]]:
    """The answers to one question in the closed gatherings of these rounds, by id of the round. One query."""
    found = Answer.objects.filter(
        conversation__round__in=list(rounds),
        conversation__status="closed",
        conversation__purpose="gesprek",
        plate=plate,
        question=question,
    )
    given: dict[int, list[AnswerFact]] = defaultdict(list)
    for round_id, fact in facts_by(found, "conversation__round_id"):
        given[round_id].append(fact)
    return given
