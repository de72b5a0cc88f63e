# SPDX-License-Identifier: EUPL-1.2
"""From an idea to an open ballot, through the verbs. Other tests may use them too."""

from datetime import datetime, timedelta
from itertools import count

import pytest
from django.utils import timezone

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.people import actions as people
from samenspraak.civic.people.models import Allowance
from samenspraak.rulebook import agenda
from samenspraak.rulebook.verdicts import Refused

_keys = count(1)
BINDING_TOPIC, ADVICE_TOPIC = "green-play", "safety"  # in the agreement of tests/civic/agreements/texts.py


def refusal(verb, *args, **kwargs) -> list[str]:
    """The codes with which a verb refuses."""
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return [finding.code for finding in refused.value.findings]


def new_key() -> str:
    return f"key-{next(_keys)}"


def rested() -> None:
    """Nobody has put in anything lately: these tests are not about limits (rulebook.limits)."""
    Allowance.objects.all().delete()


def idea(cast, title="Pluktuin bij de school", topic=BINDING_TOPIC, by=None, at=None, **more):
    """An idea of Charlie's."""
    given = {"title": title, "text": "Samen fruit plukken, met een bankje.", "topic": topic, "key": new_key(), **more}
    rested()
    return actions.submit(cast.oosterparkwijk, by=(by or cast.charlie).pk, at=at or cast.now, **given)


def placed(cast, topic=BINDING_TOPIC, by=None, at=None):
    """An idea on the agenda that takes no money, placed by Bo of the wijkraad."""
    found = idea(cast, topic=topic, at=at, cost_cents=0)
    actions.place_on_agenda(found.pk, by=(by or cast.bo).pk, at=at or cast.now)
    return queries.proposal_by_id(found.pk)


def days(cast, consultation=14, length=7) -> dict:
    """Consultation from now; the ballot opens after it at midnight, and closes a week later."""
    opens = timezone.localtime(cast.later(days=consultation)).replace(hour=0, minute=0)
    since = timezone.localtime(cast.now).date()
    return {"consultation_since": since, "opens_at": opens, "closes_at": opens + timedelta(days=length)}


def called(cast, topic=BINDING_TOPIC, found=None, by=None, **changed):
    """A ballot that was announced."""
    found = found or placed(cast, topic)
    given = {"question": "Komt er een pluktuin bij de school?", **days(cast), **changed}
    return actions.call_ballot(found.pk, by=(by or cast.bo).pk, at=cast.now, **given)


def priced(cast, title, cost, topic=BINDING_TOPIC, at=None):
    """An idea on the agenda that says what it costs."""
    found = idea(cast, title=title, topic=topic, cost_cents=cost, at=at)
    actions.place_on_agenda(found.pk, by=cast.bo.pk, at=at or cast.now)
    return found


def divided(cast, costs, pot, *, by=None, topic=BINDING_TOPIC, consultation=14, question="Wat komt er?", **changed):
    """A budget ballot that was announced, on ideas with these titles and costs that were placed now."""
    numbers = [priced(cast, title, cost, topic=topic).number for title, cost in costs.items()]
    asked = {"money": "5.1", "count": agenda.COUNTS[0], **changed}
    given = {"question": question, **days(cast, consultation), "by": (by or cast.bo).pk, "at": cast.now}
    return actions.call_budget(cast.oosterparkwijk, actions.Division(numbers, pot, **asked), **given)


def opened(cast, topic=BINDING_TOPIC, **changed):
    """A ballot that is open, as the clock opens it."""
    held = called(cast, topic, **changed)
    tasks.due(held.opens_at)
    held.refresh_from_db()
    return held


def neighbours(cast, number: int) -> list:
    """More residents of Oosterparkwijk."""
    made = [people.register(f"neighbour{n}@example.org", name=f"Buur {n}") for n in range(number)]
    for person in made:
        people.settle(person.pk, cast.oosterparkwijk, assurance=1, since=cast.now.date(), at=cast.now)
    return made


def vote(held, person, choice="yes", at: datetime | None = None, **more):
    """One vote, an hour after the opening."""
    return actions.cast(held.pk, person.pk, choice, at=at or held.opens_at + timedelta(hours=1), **more)
