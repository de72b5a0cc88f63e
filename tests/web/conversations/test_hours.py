# SPDX-License-Identifier: EUPL-1.2
"""What a gathering cost in hours: noted by the gebiedsteam once it is over."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.verdicts import Refused
from tests.web.conversations.test_reading import text_of

PAGE = "/oosterparkwijk/gesprek/1/uren/"


def noted(room):
    return queries.conversation_by_id(room.pk).official_minutes


def test_the_team_notes_hours_and_may_better_them(room, host):
    room.host(conversations.close)
    text_of(host, PAGE)
    assert host.post(PAGE, {"hours": "7,5"}).status_code == 302
    assert noted(room) == 450
    assert 'value="7,5' in host.get(PAGE).content.decode()
    host.post(PAGE, {"hours": "9"})
    assert noted(room) == 540


@pytest.mark.parametrize("typed", ["", "veel", "-1", "721", "1e9"])
def test_what_is_no_number_of_hours_is_refused_and_stays_in_the_field(room, host, typed):
    room.host(conversations.close)
    answer = host.post(PAGE, {"hours": typed})
    assert answer.status_code in (400, 409)
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert noted(room) is None


def test_not_before_it_is_over(room, host):
    assert host.post(PAGE, {"hours": "3"}).status_code == 409
    assert noted(room) is None


def test_only_by_the_team(room, phone):
    room.host(conversations.close)
    assert phone.post(PAGE, {"hours": "3"}).status_code == 403  # to sign in first
    bo = room.cast.client(room.cast.bo)
    assert bo.post(PAGE, {"hours": "3"}).status_code == 403
    with pytest.raises(Refused):
        conversations.note_hours(room.pk, 60, by=room.cast.bo.pk, at=room.cast.now)
    assert noted(room) is None


def test_the_time_of_everybody_adds_up(room):
    room.come_in("resident")
    room.come_in("municipality")
    conversations.close(room.pk, by=room.cast.alice.pk, at=room.cast.later(minutes=60))
    spent, _late = queries.effort_of([room.now])
    assert (spent.people, spent.officials) == (60, None)
    conversations.note_hours(room.pk, 90, by=room.cast.alice.pk, at=room.cast.later(minutes=90))
    assert queries.effort_of([room.now])[0].officials == 150
