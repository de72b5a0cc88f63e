# SPDX-License-Identifier: EUPL-1.2
"""Ballots on one idea: one decided, one advised, one open now, and one to come. Made up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.ballots.models import Ballot
from samenspraak.config.demo.agenda.deeds import (
    Deed,
    Idea,
    account,
    at_hour,
    call_ballot,
    neighbours,
    on_evening,
    place_idea,
)
from samenspraak.config.demo.agenda.ideas import ADVICE, DECIDED, OPEN_NOW, TALKED_ABOUT


@dataclass(frozen=True)
class Vote:
    """A ballot on an idea: days from today on which it opens and closes, and what neighbours vote, one letter each.

    `by_letter` and `on_paper` is what comes in with the codes of letters that the gebiedsteam had printed.
    """

    idea: Idea
    question: str
    opens: int
    closes: int
    choices: str = ""
    skip: int = 0  # so many neighbours stay at home first
    by_letter: str = ""
    on_paper: str = ""


VOTES = (
    Vote(
        DECIDED,
        "Komen er drie bankjes en een watertap bij het speelveld van het Blauwe Dorp?",
        opens=-4,
        closes=-2,
        choices="jjjnjjjojjjjnjjjjojjjnjjjjjjnj",
    ),
    Vote(
        ADVICE,
        "Moet de hele Oosterhamrikkade dertig kilometer worden, met een drempel bij de school?",
        opens=-3,
        closes=-1,
        choices="jnjjjonjjjjnjnjjojjjj",
        skip=10,
        by_letter="jjnj",
        on_paper="jnj",
    ),
    Vote(
        OPEN_NOW,
        "Wordt het pleintje bij de Oliemuldersbrug voor de helft groen?",
        opens=-1,
        closes=6,
        choices="jjnjjojnj",
        skip=30,
        by_letter="jn",
        on_paper="j",
    ),
    Vote(TALKED_ABOUT, "Komt er een buurthuiskamer in de oude wasserij?", opens=4, closes=11),
)
WORDS = {"j": "yes", "n": "no", "o": "abstain"}
LETTERS = 12


def deeds(at: datetime) -> Iterator[Deed]:
    """Each ballot, as far as it lies in the past."""
    for vote in VOTES:
        yield from _deeds_of(vote, at)


def _deeds_of(vote: Vote, at: datetime) -> Iterator[Deed]:
    """From idea to ballot: placed, called, opened, voted and closed, as far as that lies in the past."""
    evening = on_evening(at, vote.idea.days_ago)
    placed, called = min(at, evening + timedelta(hours=2)), min(at, evening + timedelta(hours=3))
    opened, closed = at_hour(at, vote.opens, 8), at_hour(at, vote.closes, 20)
    yield placed, partial(place_idea, vote.idea, placed)
    yield called, partial(call_ballot, vote.idea, vote.question, called, opened, closed)
    if vote.opens < 0:
        yield opened, partial(tasks.due, opened)
        yield opened + timedelta(hours=5), partial(_cast, vote)
    if vote.closes < 0:
        yield closed, partial(tasks.due, closed)


def _cast(vote: Vote) -> None:
    """Votes of neighbours: j(a), n(ee), o(nthouding), one letter each."""
    held = Ballot.objects.get(question=vote.question)
    moment = held.opens_at + timedelta(hours=5)
    for neighbour, letter in zip(neighbours(len(vote.choices), skip=vote.skip), vote.choices, strict=True):
        actions.cast(held.pk, neighbour.pk, WORDS[letter], at=moment)
    if vote.by_letter:
        _cast_by_letter(vote, held, moment)


def _cast_by_letter(vote: Vote, held: Ballot, moment: datetime) -> None:
    """The gebiedsteam prints, voids a letter that came back, and types over the voting papers that came in."""
    team: dict[str, Any] = {"by": account("gebiedsteam").pk, "at": moment}
    codes = iter(actions.make_letters(held.pk, count=LETTERS, kind="letter", key="demo", **team).codes)
    actions.void_letters(held.pk, run=1, numbers=[LETTERS], reason="returned", **team)
    for letter in vote.by_letter:
        actions.cast_by_letter(held.pk, next(codes), WORDS[letter], at=moment)
    for letter in vote.on_paper:
        actions.cast_by_letter(held.pk, next(codes), WORDS[letter], channel="paper", **team)
