# SPDX-License-Identifier: EUPL-1.2
"""Many votes in one transaction, with the same rules and refusals as one by one. docs/adr/0009 tells why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samenspraak.civic.ballots import policy, queries
from samenspraak.civic.ballots.actions.boxes import Cast, day_of, new_code
from samenspraak.civic.ballots.models import Ballot, Paper, Participation
from samenspraak.civic.ballots.queries import Voted, counts
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people.models import Person
from samenspraak.rulebook.ballots.voting import is_code, mark_of, plain_code
from samenspraak.rulebook.ballots.weights import LIVE
from samenspraak.rulebook.verdicts import Finding, Refused


@dataclass(frozen=True)
class Wanted:
    """A vote of one person in a ballot that is held open (`queries.held_open_together`)."""

    held: Ballot
    person: int
    choice: Any
    lives_here: bool
    code: str | None
    channel: str
    at: datetime


def cast_together(wanted: Sequence[Wanted]) -> list[Cast | Refused]:
    """Put all these papers in the box, or say for each why not. No person and no code may be among them twice.

    Papers and people are each written in a random order, so that a place in the group says nothing. Six queries,
    whatever their number.
    """
    _lock(wanted)
    codes = [plain_code(one.code) if one.code and is_code(one.code) else new_code() for one in wanted]
    known = queries.marks_known({one.held.pk for one in wanted}, map(mark_of, codes))
    voted = queries.voted_together({one.held.pk: one.held for one in wanted}, [one.person for one in wanted])
    found = [
        _verdict(one, code, voted[one.held.pk, one.person], (one.held.pk, mark_of(code)) in known)
        for one, code in zip(wanted, codes, strict=True)
    ]
    taken = [(one, code) for one, code, verdict in zip(wanted, codes, found, strict=True) if verdict is None]
    receipts = iter(_put_in(taken))
    return [
        Cast(next(receipts), code) if verdict is None else verdict for code, verdict in zip(codes, found, strict=True)
    ]


def _lock(wanted: Sequence[Wanted]) -> None:
    """Moving house waits, and so does a vote elsewhere. In one order: no two groups hold up each other. Where somebody
    removed their account meanwhile, each is cast alone, and that one refused."""
    asked = {one.person for one in wanted}
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=asked, is_active=True).order_by("pk")
    if len(rows.values_list("pk", flat=True)) != len(asked):
        raise Person.DoesNotExist


def _verdict(one: Wanted, code: str, voted: Voted, known: bool) -> Cast | Refused | None:
    """What `cast` would answer without writing anything; None when the paper can be put in."""
    if voted.here and known:
        return Cast("", code)
    refused = (
        policy.why_not_channel(one.held, one.channel)
        or policy.why_not_vote(one.held, lives_here=one.lives_here, voted=voted, at=one.at)
        or counts.why_not_paper(one.held, one.choice)
        or (Finding("code-taken") if known else None)
    )
    return Refused(refused) if refused else None


def _put_in(taken: Sequence[tuple[Wanted, str]]) -> list[str]:
    """Write them. Ids are random, and rows are written in their order."""
    people = [Participation(ballot=one.held, person_id=one.person, channel=one.channel) for one, _code in taken]
    papers = [
        Paper(
            ballot=one.held,
            choice=counts.plain(one.held, one.choice),
            code=mark_of(code),
            live=one.channel == LIVE,
        )
        for one, code in taken
    ]
    Participation.objects.bulk_create(sorted(people, key=lambda one: one.id))
    Paper.objects.bulk_create(sorted(papers, key=lambda one: one.id))
    said = [notices.Input(one.held.area.slug, f"ballot:{one.held.pk}", one.channel, day_of(one.at)) for one, _ in taken]
    return notices.acknowledge_together("vote", said)
