# SPDX-License-Identifier: EUPL-1.2
"""What was done with what people put in: the story of each idea as the logbook has it, and whose input it is.

Of a secret ballot only that somebody took part counts here, never what they chose: nobody can know that.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from samenspraak.civic.agenda.models import Amendment, Comment, Digest, Proposal, Support
from samenspraak.civic.agenda.queries.powers import about
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.ballots import queries as ballots
from samenspraak.civic.ballots.models import Ballot, Participation
from samenspraak.civic.ballots.queries.counts import BUDGET
from samenspraak.civic.conversations.models import Conversation
from samenspraak.civic.ledger import queries as ledger

_STEPS = "item__undertaking__milestones"
SHOWN = 200  # ideas on one page: who gave more finds the rest on the agenda
_DECIDED = ("proposal.granted", "proposal.rejected", "proposal.advised", "proposal.void")
_ENDED = ("undertaking.done", "undertaking.stopped")
_ON_THE_WAY = ("undertaking.begun", "undertaking.step-moved", "undertaking.step-done")
# What somebody hears of in the letter of the day.
NEWS = ("proposal.placed", *_DECIDED, "proposal.replied", *_ON_THE_WAY, *_ENDED)
STORY = (*NEWS, "proposal.merged", "proposal.parted", "proposal.withdrawn")
# Of these whoever sent the idea in hears at once, in a letter of its own.
TOLD_AT_ONCE = frozenset({"proposal.placed", *_DECIDED, "proposal.replied", *_ENDED})
_OF_A_GATHERING = ("conversation.closed", "conversation.votes-opened")
_OF_AN_AGREEMENT = (
    *("agreement.drafted", "agreement.proposed", "agreement.signed-by-both", "agreement.declined"),
    *("agreement.in-force", "agreement.superseded", "agreement.ended"),
)


@dataclass(frozen=True)
class Turn:
    """One thing that became of an idea: which deed, when, and what the logbook says of it."""

    kind: str
    at: datetime
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Given:
    """An idea to which somebody gave input: in which ways ("idea", "support", "comment", "wording", "vote"), and what
    became of it, oldest first."""

    proposal: Any  # with `steps` and `steps_done`, where it is carried out
    ways: tuple[str, ...]
    turns: tuple[Turn, ...]

    @property
    def changed_at(self) -> datetime:
        """When something last became of it."""
        return self.turns[-1].at if self.turns else self.proposal.submitted_at


def stories_of(found: Iterable[Proposal]) -> dict[int, tuple[Turn, ...]]:
    """What became of these ideas, by id, oldest first; of what was merged also that of the other. One query."""
    listed = list(found)
    wanted = {pk for one in listed for pk in (one.pk, one.merged_into_id) if pk}
    rows = ledger.entries().filter(subject__in=[f"proposal:{pk}" for pk in sorted(wanted)], kind__in=STORY)
    turns: dict[int, list[tuple[int, Turn]]] = defaultdict(list)
    for number, subject, kind, at, facts in rows.values_list("number", "subject", "kind", "at", "facts"):
        turns[_id(subject)].append((number, Turn(kind, at, facts)))
    stories = {}
    for one in listed:
        both = [*turns[one.pk], *(turns[one.merged_into_id] if one.merged_into_id else ())]
        stories[one.pk] = tuple(turn for _number, turn in sorted(both, key=lambda pair: pair[0]))
    return stories


def _id(subject: str) -> int:
    return int(subject.partition(":")[2])


def given_by(person: int) -> list[Given]:
    """Everything on the agendas to which a person gave input, newest change first. Three queries."""
    voted = ballots.voted_in(person)[:SHOWN]
    here: dict[str, Any] = {"proposal": OuterRef("pk")}
    ways = {
        "support": Exists(Support.objects.filter(**here, person=person)),
        "comment": Exists(Comment.objects.filter(**here, author=person)),
        "wording": Exists(Amendment.objects.filter(**here, author=person)),
    }
    which = Q(author=person) | Q(ways["support"]) | Q(ways["comment"]) | Q(ways["wording"])
    for held in voted:
        which |= about(held)
    found = Proposal.objects.filter(which).select_related("area", "merged_into", "item__undertaking")
    found = found.annotate(
        steps=Count(_STEPS), steps_done=Count(_STEPS, filter=Q(**{f"{_STEPS}__done_on__isnull": False}))
    )
    listed = list(found.annotate(**{f"of_{name}": one for name, one in ways.items()}).order_by("-submitted_at")[:SHOWN])
    stories, on_paper = stories_of(listed), _on_paper(voted)
    given = [Given(one, _ways(one, person, on_paper), stories[one.pk]) for one in listed]
    return sorted(given, key=lambda one: one.changed_at, reverse=True)


def _on_paper(voted: Iterable[Ballot]) -> set[tuple[int, str]]:
    """What these ballots were about: an idea by its id; of a budget each by area and number."""
    keys: set[tuple[int, str]] = set()
    for held in voted:
        divides = held.method == BUDGET  # a choice between options has a lot too, and its keys are no ideas
        keys |= {(held.area_id, key) for key in held.rule["lot"]} if divides else {(0, held.subject)}
    return keys


def _ways(one: Any, person: int, on_paper: set[tuple[int, str]]) -> tuple[str, ...]:
    said = [("idea", one.author_id == person)]
    said += [(name, getattr(one, f"of_{name}")) for name in ("support", "comment", "wording")]
    said += [("vote", bool({(0, f"proposal:{one.pk}"), (one.area_id, str(one.number))} & on_paper))]
    return tuple(name for name, is_so in said if is_so)


# By receipt


def proposals_about(subject: str) -> list[Proposal]:
    """The ideas that a receipt is about, by its subject ("proposal:3", "ballot:4"). Two queries at most."""
    kind, _colon, number = subject.partition(":")
    if not number.isdigit() or kind not in ("proposal", "ballot"):
        return []
    which = Q(pk=int(number))
    if kind == "ballot":
        held = Ballot.objects.filter(pk=int(number)).first()
        if held is None:
            return []
        which = about(held)
    return list(Proposal.objects.filter(which).select_related("area", "merged_into", "item__undertaking"))


def story_of_gathering(conversation: int) -> list[Turn]:
    """What became of a gathering, oldest first: outcomes, and agreements drafted from its round. Three queries."""
    held = Conversation.objects.filter(pk=conversation).values_list("round", flat=True).first()
    if held is None:
        return []
    versions = Version.objects.filter(round=held).values_list("pk", flat=True)
    subjects = [f"conversation:{conversation}", *(f"agreement:{pk}" for pk in versions)]
    rows = ledger.entries().filter(subject__in=subjects, kind__in=(*_OF_A_GATHERING, *_OF_AN_AGREEMENT))
    return [Turn(one.kind, one.at, one.facts) for one in rows.order_by("number")]


# The letter of the day


def told_upto() -> Digest | None:
    """When everybody was last told, and up to which entry of the logbook. One query."""
    return Digest.objects.order_by("-on").first()


def news_since(number: int, since: datetime) -> list[tuple[int, Turn]]:
    """What became of ideas after an entry of the logbook, but not before a moment: the id of each and its turn."""
    rows = ledger.entries().filter(number__gt=number, at__gte=since, kind__in=NEWS).order_by("number")
    return [(_id(one.subject), Turn(one.kind, one.at, one.facts)) for one in rows]


def givers_of(found: Sequence[int]) -> dict[int, set[int]]:
    """Who gave input to each of these ideas, or to one that was merged into it: persons by id. Six queries."""
    merged = Proposal.objects.filter(merged_into__in=found).values_list("pk", "merged_into")
    into = {pk: carrier for pk, carrier in merged if carrier}
    ids = [*found, *into]
    givers: dict[int, set[int]] = defaultdict(set)
    voted = Participation.objects.filter(ballot__decisions__item__proposal__in=ids)
    for pairs in (
        Proposal.objects.filter(pk__in=ids, author__isnull=False).values_list("pk", "author"),
        Support.objects.filter(proposal__in=ids).values_list("proposal", "person"),
        Comment.objects.filter(proposal__in=ids, author__isnull=False).values_list("proposal", "author"),
        Amendment.objects.filter(proposal__in=ids, author__isnull=False).values_list("proposal", "author"),
        voted.values_list("ballot__decisions__item__proposal", "person"),
    ):
        for proposal, person in pairs:
            givers[into.get(proposal, proposal)].add(person)
    return givers


def proposals_with(ids: Iterable[int]) -> dict[int, Proposal]:
    """These ideas by id, with their area. One query."""
    return Proposal.objects.select_related("area").in_bulk(list(ids))
