# SPDX-License-Identifier: EUPL-1.2
"""What each story is told with: an idea, the people and the moments, and the deeds that all of them share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.actions.spotting import NOWHERE
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Person
from samenspraak.civic.places import queries as places
from samenspraak.civic.places.models import Area
from samenspraak.config.demo.grounds import SPOTS
from samenspraak.config.demo.picture import drawing
from samenspraak.rulebook.agreements.terms import Task

PARK, WIJERT = "oosterparkwijk", "de-wijert"
Deed = tuple[datetime, Callable[[], object]]  # what is done, and when


@dataclass(frozen=True)
class Said:
    """What somebody said about an idea: an argument "for" or "against", or neither; or a reply to the one before."""

    by: str
    text: str
    side: str = ""
    reply: bool = False


@dataclass(frozen=True)
class Idea:
    """An idea of the demonstration: who, when, what, how many support it, and what was said about it."""

    title: str
    text: str
    topic: str
    days_ago: int
    supports: int
    by: str = ""  # account; "" is one of the residents
    euros: int | None = None
    comments: tuple[Said, ...] = ()
    pictured: str = ""  # what is on the picture that stands by it
    channel: str = "online"


def account(name: str) -> Person:
    """The person behind a name of the demonstration."""
    found = people.person_by_email(f"{name}@demo.example")
    assert found is not None, name
    return found


def neighbours(number: int, *, skip: int = 0) -> list[Person]:
    """So many residents of Oosterparkwijk, always the same."""
    found = Person.objects.filter(email__startswith="bewoner-").order_by("email")
    return list(found[skip : skip + number])


def area_of(slug: str) -> Area:
    """The area with this address."""
    found = places.area(slug)
    assert found is not None
    return found


def on_evening(at: datetime, days_ago: int) -> datetime:
    """Half past seven in the evening so many days ago, but never later than now."""
    local = timezone.localtime(at - timedelta(days=days_ago))
    return min(at, local.replace(hour=19, minute=30, second=0, microsecond=0))


def at_hour(at: datetime, days: int, hour: int) -> datetime:
    """An hour of the day that lies so many days from today."""
    return timezone.localtime(at + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


def submit_idea(slug: str, idea: Idea, at: datetime) -> None:
    """An idea with its support, its picture and what was said about it."""
    moment = on_evening(at, idea.days_ago)
    on_behalf = idea.channel != "online"
    by = account("gebiedsteam" if on_behalf else idea.by or "bewoner-02")
    made = actions.submit(
        area_of(slug),
        title=idea.title,
        text=idea.text,
        topic=idea.topic,
        cost_cents=None if idea.euros is None else idea.euros * 100,
        shown_as="" if on_behalf else by.name,
        channel=idea.channel,
        where=SPOTS.get(idea.title, NOWHERE),
        key=f"demo-{idea.title[:30]}",
        by=by.pk,
        at=moment,
    )
    if idea.pictured:
        actions.add_picture(made.pk, data=drawing(), alt=idea.pictured, key="demo", by=by.pk, at=moment)
    for number, neighbour in enumerate(neighbours(idea.supports)):
        actions.support(made.pk, by=neighbour.pk, at=moment + timedelta(minutes=7 * number))
    before = None
    for number, said in enumerate(idea.comments, start=1):
        who, when = account(said.by), moment + timedelta(days=number, hours=-number)
        to = before if said.reply else None
        before = actions.comment(
            made.pk,
            text=said.text,
            side=said.side,
            to=to,
            key=f"demo-{number}",
            by=who.pk,
            at=min(when, at),
            shown_as=who.name,
        ).pk


def proposal_of(idea: Idea) -> Proposal:
    """The proposal that an idea became."""
    return Proposal.objects.select_related("area__parent").get(area__slug=PARK, title=idea.title)


def call_ballot(
    idea: Idea,
    question: str,
    moment: datetime,
    opens_at: datetime,
    closes_at: datetime,
    choice: actions.Choice | None = None,
) -> None:
    """A ballot on an idea, called by the wijkraad: yes or no, or a choice."""
    actions.call_ballot(
        proposal_of(idea).pk,
        question=question,
        consultation_since=queries.day(moment),
        opens_at=opens_at,
        closes_at=closes_at,
        by=account("wijkraad").pk,
        at=moment,
        choice=choice,
    )


def place_idea(idea: Idea, moment: datetime) -> None:
    """Placed by whoever the agreement lets draw up the agenda, a while after it came in."""
    found = proposal_of(idea)
    power = agreements.power_of(found.area, found.topic, Task.DRAW_UP, moment)
    by = "wijkraad" if queries.wijk_draws_up(power) else "gebiedsteam"
    actions.place_on_agenda(found.pk, by=account(by).pk, at=moment)
