# SPDX-License-Identifier: EUPL-1.2
"""Who draws up the agenda is told of an idea that has found enough support, once."""

import pytest

from samenspraak import content
from samenspraak.civic.agenda import actions
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.notices.models import Notice
from tests.civic.agenda.steps import idea, neighbours
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast):
    """Three people are enough here."""
    body = content.read_set()
    body["thresholds"]["agenda"]["support"]["value"] = 3
    conversations.adopt_content(body, language="nl", at=cast.now)


def support(cast, found, people):
    for person in people:
        actions.support(found.pk, by=person.pk, at=cast.now)


def told():
    return [one.person.name for one in Notice.objects.filter(kind="proposal-backed")]


def test_the_team_is_told_once_where_it_draws_up(cast, asked):
    found, people = idea(cast), neighbours(cast, 5)
    support(cast, found, people[:2])
    assert told() == []
    support(cast, found, people[2:])
    actions.unsupport(found.pk, by=people[4].pk, at=cast.now)
    support(cast, found, people[4:])
    assert told() == ["Alice"]


def test_the_wijk_is_told_where_it_draws_up_itself(cast, asked):
    in_force(cast)
    support(cast, idea(cast), neighbours(cast, 3))
    assert told() == ["Bo"]


def test_not_of_what_stands_on_the_agenda_already(cast, asked):
    found = idea(cast)
    actions.place_on_agenda(found.pk, by=cast.alice.pk, at=cast.now)
    support(cast, found, neighbours(cast, 3))
    assert told() == []


def test_two_together_can_be_enough(cast, asked):
    one, other, people = idea(cast), idea(cast), neighbours(cast, 3)
    support(cast, one, people[:2])
    support(cast, other, people[1:])
    assert told() == []
    actions.merge(other.pk, into=one.pk, by=cast.alice.pk, at=cast.now)
    assert told() == ["Alice"]


def test_where_the_content_states_no_number_nobody_is_told(cast):
    body = content.read_set()
    del body["thresholds"]["agenda"]
    conversations.adopt_content(body, language="nl", at=cast.now)
    support(cast, idea(cast), neighbours(cast, 30))
    assert told() == []
