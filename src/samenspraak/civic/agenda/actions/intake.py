# SPDX-License-Identifier: EUPL-1.2
"""Taking in votes while many people vote at once: who waits at the same moment is committed together (ADR 0009).

A disk makes some hundreds of commits a second, however small they are. So while one group is being written, whoever
comes in waits, and the first of them then writes for all of them. Nobody waits for others to come: who is alone, votes
alone. Each is answered only after the commit, with a refusal of their own where there is one.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Lock
from typing import Any

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.voting import cast_alone, why_not_on
from samenspraak.civic.ballots import actions as ballots
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.ballots.actions import Cast, Wanted
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.people import queries as people
from samenspraak.rulebook.agenda import BINDING
from samenspraak.rulebook.ballots.voting import plain_code
from samenspraak.rulebook.verdicts import Finding, Refused

MOST = 200  # votes in one transaction: nobody's commit takes longer because thousands came at once

Outcome = Cast | Exception


@dataclass(frozen=True)
class Vote:
    """What one person sends in."""

    ballot: int
    person: int
    choice: Any
    code: str | None
    at: datetime

    def alone(self) -> Cast:
        """Cast it by itself."""
        return cast_alone(self.ballot, self.person, self.choice, at=self.at, code=self.code)


def cast(
    ballot_id: int,
    person: int | None,
    choice: Any,
    *,
    at: datetime,
    code: str | None = None,
    channel: str = policy.ONLINE,
    by: int | None = None,
) -> Cast:
    """Put a person's paper in the box. Returns the receipt and the code; only after commit is the vote acknowledged.

    `by` is who enters it at the desk (`channel` "desk", "paper" or "live"); online a person votes for themselves.
    """
    if channel != policy.ONLINE or person is None:
        return cast_alone(ballot_id, person, choice, at=at, code=code, channel=channel, by=by)
    return _intake.take(Vote(ballot_id, person, choice, code, at))


# Who waits, and who writes for all


class _Waiting:
    """A vote that waits, and what became of it. `woken`: there is an outcome, or it is this one's turn to write."""

    def __init__(self, vote: Vote) -> None:
        self.vote = vote
        self.woken = Event()
        self.outcome: Outcome | None = None


class Intake:
    """The votes that wait in this process. Other processes have their own; the database keeps them apart."""

    def __init__(self, commit: Callable[[Sequence[Vote]], Sequence[Outcome]], most: int = MOST) -> None:
        self._commit, self._most = commit, most
        self._guard = Lock()
        self._waiting: deque[_Waiting] = deque()
        self._led = False  # somebody is writing

    def take(self, vote: Vote) -> Cast:
        """Wait until this vote is stored, or raise why it is not."""
        mine = _Waiting(vote)
        with self._guard:
            self._waiting.append(mine)
            leads, self._led = not self._led, True
        if not leads:
            mine.woken.wait()
        if mine.outcome is None:
            self._write()
        assert mine.outcome is not None
        if isinstance(mine.outcome, Exception):
            raise mine.outcome
        return mine.outcome

    def _write(self) -> None:
        """Write who waits, this thread's own vote first among them, and let the next one write who came meanwhile."""
        with self._guard:
            group = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
        try:
            outcomes = self._commit([one.vote for one in group])
        except BaseException:
            self._answer(group, [RuntimeError("the votes were not stored") for _ in group])
            raise
        self._answer(group, outcomes)

    def _answer(self, group: Sequence[_Waiting], outcomes: Sequence[Outcome]) -> None:
        for one, outcome in zip(group, outcomes, strict=True):
            one.outcome = outcome
            one.woken.set()
        with self._guard:
            self._led = bool(self._waiting)
            if self._led:
                self._waiting[0].woken.set()


# One transaction for a group


def commit(votes: Sequence[Vote]) -> list[Outcome]:
    """What becomes of each of these votes, all of it stored. What goes wrong with one harms no other."""
    outcomes: dict[int, Outcome] = {}
    for group in _each_once(votes):
        outcomes |= zip(group, _of_group([votes[place] for place in group]), strict=True)
    return [outcomes[place] for place in range(len(votes))]


def _each_once(votes: Sequence[Vote]) -> list[list[int]]:
    """The places of these votes in groups in which no person and no code stands twice: the second waits for the first,
    as it would in the database."""
    groups: list[tuple[list[int], set[Any]]] = []
    for place, vote in enumerate(votes):
        names = {vote.person, plain_code(vote.code or "") or object()}
        free = next((one for one in reversed(groups) if names & one[1]), None)
        following = groups.index(free) + 1 if free else 0
        if following == len(groups):
            groups.append(([], set()))
        groups[following][0].append(place)
        groups[following][1].update(names)
    return [places for places, _names in groups]


def _of_group(votes: Sequence[Vote]) -> Iterable[Outcome]:
    if len(votes) == 1:
        return [_outcome(votes[0])]
    try:
        return _together(votes)
    except Exception:  # whatever it is: nothing of this group was stored, and by itself each shows whose it is
        return [_outcome(vote) for vote in votes]


def _outcome(vote: Vote) -> Outcome:
    try:
        return vote.alone()
    except Exception as wrong:
        return wrong


@transaction.atomic(durable=True)
def _together(votes: Sequence[Vote]) -> list[Outcome]:
    """All of these in one transaction, with the same questions in the same order as one by one."""
    held = boxes.held_open_together({vote.ballot for vote in votes})
    powerless = {pk: _powerless(one, [vote.at for vote in votes if vote.ballot == pk]) for pk, one in held.items()}
    at_home = _at_home(held, votes)
    outcomes: list[Outcome | None] = [_refused(powerless[vote.ballot](vote.at)) for vote in votes]
    wanted = [
        Wanted(held[vote.ballot], vote.person, vote.choice, place in at_home, vote.code, policy.ONLINE, vote.at)
        for place, (vote, outcome) in enumerate(zip(votes, outcomes, strict=True))
        if outcome is None
    ]
    cast_ = iter(ballots.cast_together(wanted) if wanted else [])
    return [next(cast_) if outcome is None else outcome for outcome in outcomes]


def _refused(finding: Finding | None) -> Refused | None:
    return Refused(finding) if finding else None


def _powerless(held: Ballot, moments: Sequence[datetime]) -> Callable[[datetime], Finding | None]:
    """Why this ballot cannot go on at one of these moments: asked at the first and the last, and only when those differ
    at each. An advice needs no power."""
    if held.status != "open" or held.force != BINDING:
        return lambda _at: None

    def asked(at: datetime) -> Finding | None:
        return why_not_on(queries.standing_behind(held, at), held)

    first, last = asked(min(moments)), asked(max(moments))
    return asked if first != last else lambda _at: first


def _at_home(held: dict[int, Ballot], votes: Sequence[Vote]) -> set[int]:
    """The places of the votes of who lives where they vote. One query for each ballot and day."""
    asked: dict[tuple[int, Any], list[int]] = {}
    for place, vote in enumerate(votes):
        asked.setdefault((vote.ballot, queries.day(vote.at)), []).append(place)
    found: set[int] = set()
    for (ballot, on), places in asked.items():
        residents = people.living_in([votes[place].person for place in places], held[ballot].area, on)
        found |= {place for place in places if votes[place].person in residents}
    return found


_intake = Intake(commit)
