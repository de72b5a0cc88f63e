# SPDX-License-Identifier: EUPL-1.2
"""Where what a receipt is about can be seen. A subject is a reference such as "conversation:3"."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from samenspraak.civic.agenda import queries as agenda
from samenspraak.civic.agenda.queries import questions
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots import queries as ballots
from samenspraak.civic.conversations import queries as conversations
from samenspraak.web.shared import stories
from samenspraak.web.shared.tags import place

Address = str | None


def address_of(subject: str, area: str) -> Address:
    """The page of a subject; the page of its area when the subject has none, or is gone."""
    kind, _, number = subject.partition(":")
    find = PAGES.get(kind)
    found = find(int(number), area) if find and number.isdigit() else None
    return found or (reverse("places:area", args=[area]) if area else None)


def _conversation(number: int, area: str) -> Address:
    room = conversations.conversation_by_id(number)
    return reverse("conversations:outcomes", args=[room.round.area.slug, room.number]) if room else None


def _offered(number: int, area: str) -> Address:
    """A statement that somebody offered: its gathering."""
    room = conversations.conversation_by_id(number)
    return reverse("conversations:gathering", args=[room.round.area.slug, room.number]) if room else None


def _proposal(number: int, area: str) -> Address:
    found = agenda.proposal_by_id(number)
    return reverse("agenda:proposal", args=[found.area.slug, found.number]) if found else None


def _remark(number: int, area: str) -> Address:
    found = agreements.remark_by_id(number)
    return f"{reverse('agreements:talk', args=[area, found.version.number])}#r{found.pk}" if found else None


def _ballot(number: int, area: str) -> Address:
    try:
        found = ballots.ballot_by_id(number)
    except ObjectDoesNotExist:
        return None
    return place("/", found.area.slug, "/stemming/", found.number, "/")


def _question(number: int, area: str) -> Address:
    found = questions.question_by_id(number)
    return reverse("agenda:question", args=[found.area.slug, found.number]) if found else None


def _hiding(number: int, area: str) -> Address:
    """What was hidden: the public list of its area, where the outcome stands."""
    return reverse("agenda:hidden", args=[area])


PAGES: dict[str, Callable[[int, str], Address]] = {
    "conversation": _conversation,
    "offered": _offered,
    "proposal": _proposal,
    "question": _question,
    "hiding": _hiding,
    "ballot": _ballot,
    "remark": _remark,
}


# What became of it


@dataclass(frozen=True)
class Story:
    """What became of one thing that a receipt is about."""

    title: str
    lines: list[stories.Line]


def stories_of(subject: str) -> list[Story]:
    """What was done with it, as the logbook has it: of each idea that it is about, or of the gathering. At most three
    queries."""
    kind, _colon, number = subject.partition(":")
    if kind == "conversation" and number.isdigit():
        turns = agenda.story_of_gathering(int(number))
        return [Story("", stories.lines(turns))] if turns else []
    found = agenda.proposals_about(subject)
    turned = agenda.stories_of(found) if found else {}
    return [Story(one.title, stories.lines(turned[one.pk])) for one in found if turned[one.pk]]
