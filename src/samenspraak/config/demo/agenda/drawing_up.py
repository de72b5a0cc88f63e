# SPDX-License-Identifier: EUPL-1.2
"""How ideas become an agenda: two that are merged, some that are put in order, and other wordings. Made up."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from samenspraak.civic.agenda import actions, queries
from samenspraak.config.demo.agenda.deeds import PARK, Deed, Idea, account, area_of, on_evening, place_idea, proposal_of
from samenspraak.config.demo.agenda.ideas import ALSO_LIGHT, IDEAS


def deeds(at: datetime) -> Iterator[Deed]:
    """All of it, each deed with its moment."""
    yield from _merger(at)
    yield from _order(at)
    yield from _rewordings(at)


def _merger(at: datetime) -> Iterator[Deed]:
    """Two that ask the same become one."""
    moment = on_evening(at, 9)
    yield moment, partial(_merge, ALSO_LIGHT, IDEAS[1], moment)


def _merge(idea: Idea, into: Idea, moment: datetime) -> None:
    actions.merge(proposal_of(idea).pk, into=proposal_of(into).pk, by=account("wijkraad").pk, at=moment)


def _order(at: datetime) -> Iterator[Deed]:
    """Three that wait on the agenda, put in order by who draws it up."""
    placed, moment = on_evening(at, 2), on_evening(at, 1)
    for idea in (IDEAS[0], IDEAS[5], IDEAS[7]):
        yield placed, partial(place_idea, idea, placed)
    yield moment, partial(_arrange, moment)


def _arrange(moment: datetime) -> None:
    area = area_of(PARK)
    listed = queries.in_order(area)
    seen = [one.number for one in listed]
    by = account("wijkraad").pk
    actions.arrange(area, seen=seen, wanted={seen[-1]: 1}, by=by, at=moment)


def _rewordings(at: datetime) -> Iterator[Deed]:
    """One wording that was accepted, and one that waits for an answer."""
    garden, dinner = IDEAS[0], IDEAS[4]
    said, answered = on_evening(at, 4), on_evening(at, 3)
    shorter = garden.text.replace("De strook ligt al jaren braak.", "Met een laag hek, want de strook ligt nu open.")
    yield said, partial(_reword, garden, shorter, "Zonder hek wordt het een hondenveld.", "bewoner-33", said)
    yield answered, partial(_accept, garden, answered)
    indoor = dinner.text.replace("binnen als het regent", "in het buurthuis als het regent")
    yield answered, partial(_reword, dinner, indoor, "Dan weet iedereen waar je moet zijn.", "bewoner-07", answered)


def _reword(idea: Idea, text: str, why: str, by: str, moment: datetime) -> None:
    who, found = account(by), proposal_of(idea)
    given = {"title": found.title, "text": text, "why": why, "key": "demo", "shown_as": who.name}
    actions.propose_wording(found.pk, by=who.pk, at=moment, **given)


def _accept(idea: Idea, moment: datetime) -> None:
    found = proposal_of(idea)
    [waiting] = queries.amendments_of(found)
    actions.accept_wording(waiting.pk, by=account(idea.by).pk, at=moment, reason="Goed punt, dank je wel.")
