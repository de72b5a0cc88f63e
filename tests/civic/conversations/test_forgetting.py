# SPDX-License-Identifier: EUPL-1.2
"""What we said we would not keep is gone when we said so, and nothing else."""

from datetime import timedelta

import pytest

from samenspraak import content
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries, tasks
from samenspraak.civic.conversations.models import Answer, Follower, Participant
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people.models import Person
from samenspraak.config import worker
from samenspraak.rulebook.verdicts import Refused
from tests.civic.conversations.conftest import go_online


@pytest.fixture
def evening(room):
    """A gathering that closed at this moment, with three people who said something."""
    for n in range(3):
        room.say(room.come_in(token=f"telefoon-{n}"))
    room.host(conversations.close)
    return room


def known(room, token="telefoon-1"):
    return queries.participant(queries.conversation_by_id(room.pk), token)


def test_a_phone_is_known_until_thirty_days_after_closing_and_then_nobodys(evening):
    before = queries.outcomes_of(evening.round)
    assert tasks.forget(evening.cast.later(days=30, seconds=-1)) == 0
    assert known(evening)
    assert tasks.forget(evening.cast.later(days=30)) == 1
    assert known(evening) is None
    assert evening.now.forgotten_at == evening.cast.later(days=30)
    assert len(set(Participant.objects.values_list("token", flat=True))) == 3
    assert Answer.objects.count() == 3
    assert queries.outcomes_of(evening.round) == before


def test_forgetting_again_changes_nothing(evening):
    tasks.forget(evening.cast.later(days=31))
    tokens = list(Participant.objects.order_by("pk").values_list("token", flat=True))
    entries = ledger.entries().count()
    assert tasks.forget(evening.cast.later(days=32)) == 0
    conversations.forget_phones(evening.pk, at=evening.cast.later(days=33))
    assert list(Participant.objects.order_by("pk").values_list("token", flat=True)) == tokens
    assert ledger.entries().count() == entries
    assert evening.now.forgotten_at == evening.cast.later(days=31)


def test_the_logbook_says_so_without_a_number_that_tells_anything(evening):
    tasks.forget(evening.cast.later(days=31))
    entry = ledger.entries(area="oosterparkwijk")[0]
    assert (entry.kind, entry.facts, entry.actor) == ("conversation.forgotten", {"title": "In het buurthuis"}, "")


def test_not_while_it_is_open_and_not_too_early(room):
    room.come_in()
    with pytest.raises(Refused, match="too-early-to-forget"):
        conversations.forget_phones(room.pk, at=room.cast.later(days=400))
    assert tasks.forget(room.cast.later(days=400)) == 0
    room.host(conversations.close)
    with pytest.raises(Refused, match="too-early-to-forget"):
        conversations.forget_phones(room.pk, at=room.cast.later(days=29))


def test_while_it_goes_on_online_phones_stay_known_and_afterwards_heads_are_still_counted_once(evening):
    online = go_online(evening, days=40)
    back = online.come_in(token="telefoon-1")
    assert back.earlier
    online.say(back, "statement")
    assert tasks.forget(evening.cast.later(days=35)) == 0
    assert known(evening), "whoever comes online now is still who they were that evening"
    closed = evening.cast.later(days=45)
    assert tasks.due(closed) == [online.code]
    before = queries.outcomes_of(evening.round)
    assert before.people == 3
    assert tasks.forget(evening.cast.later(days=74)) == 0
    assert tasks.forget(evening.cast.later(days=75)) == 2
    assert known(evening) is None
    assert known(online) is None
    assert queries.outcomes_of(evening.round) == before


def test_a_municipality_states_its_own_period(evening):
    body = content.read_set()
    body["thresholds"]["keeping"]["token_days"]["value"] = 7
    version = conversations.adopt_content(body, language="nl", at=evening.cast.now)
    evening.round.content = version
    evening.round.save()
    assert tasks.forget(evening.cast.later(days=6)) == 0
    assert tasks.forget(evening.cast.later(days=7)) == 1


def test_a_period_that_makes_no_sense_is_not_adopted(cast):
    body = content.read_set()
    body["thresholds"]["keeping"]["token_days"]["value"] = 0
    with pytest.raises(Refused, match="threshold-wrong"):
        conversations.adopt_content(body, language="nl", at=cast.now)


def follow(room, address, at):
    conversations.follow(room.pk, address, language="nl", at=at)


def test_addresses_go_after_eighteen_months(evening):
    follow(evening, "vroeg@example.org", evening.cast.now)
    follow(evening, "laat@example.org", evening.cast.later(days=100))
    tasks.forget(evening.cast.later(days=539))
    assert Follower.objects.count() == 2
    tasks.forget(evening.cast.later(days=540))
    assert Follower.objects.get().address == "laat@example.org"
    assert ledger.entries(area="oosterparkwijk")[0].facts == {"addresses": 1}


def test_addresses_go_when_the_round_closes(evening):
    follow(evening, "fenna@example.org", evening.cast.now)
    closed = evening.cast.later(days=10)
    tasks.forget(closed)
    assert Follower.objects.exists()
    conversations.close_round(evening.round.pk, by=evening.cast.alice.pk, at=closed)
    assert tasks.forget(closed) == 1
    assert tasks.forget(closed) == 0
    assert not Follower.objects.exists()


def test_the_worker_does_all_of_it_once_an_hour(evening):
    follow(evening, "fenna@example.org", evening.cast.now)
    worker.tidy(evening.cast.later(days=600))
    assert evening.now.forgotten_at
    assert not Follower.objects.exists()
    assert Person.objects.count() == 6, "accounts are another matter"
    worker.tidy(evening.cast.later(days=600) + timedelta(hours=1))
