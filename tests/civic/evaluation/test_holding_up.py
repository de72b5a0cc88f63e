# SPDX-License-Identifier: EUPL-1.2
"""What an agreement says follows when a promise is not kept, follows: no binding ballot opens until it is put right."""

from datetime import timedelta

import pytest

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.agenda import tasks as clockwork
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.agreements.models import Hold
from samenspraak.civic.evaluation import actions, tasks
from samenspraak.civic.ledger import queries as ledger
from tests.civic.agenda.steps import ADVICE_TOPIC, called, refusal
from tests.civic.agreements.texts import CONGRUENT, guard, in_force

pytestmark = pytest.mark.django_db
LATE = 370  # days after it came into force: the wijk owed its account after twelve months


def agreed(cast, *, waits: bool):
    terms = [
        row if row["number"] != "6.9" else guard("accountability", "6.9", months=12, waits=waits) for row in CONGRUENT
    ]
    return in_force(cast, terms)


def ballots(cast, *topics):
    opens = cast.later(days=LATE)
    return [called(cast, topic, opens_at=opens, closes_at=opens + timedelta(days=7)) for topic in topics]


def observe(cast, version, at):
    given = {"guard": "accountability", "on": at.date(), "text": "Een avond.", "key": "a"}
    return actions.observe(version.pk, by=cast.bo.pk, at=at, **given)


def status(held):
    held.refresh_from_db()
    return held.status


def test_a_binding_ballot_waits_until_the_promise_is_put_right_and_loses_no_time(cast):
    version = agreed(cast, waits=True)
    binding, advice = ballots(cast, "green-play", ADVICE_TOPIC)
    late = cast.later(days=LATE)
    tasks.due(late)
    tasks.due(late)
    assert agreements.held_up(cast.oosterparkwijk, late) == ("6.9",)
    clockwork.due(late)
    assert (status(binding), status(advice)) == ("planned", "open")
    assert refusal(agenda.open_ballot, binding.pk, at=late) == ["safeguard-first"]
    observe(cast, version, cast.later(days=LATE + 2))
    assert agreements.held_up(cast.oosterparkwijk, cast.later(days=LATE + 2)) == ()
    clockwork.due(cast.later(days=LATE + 2))
    assert status(binding) == "open"
    assert binding.closes_at - cast.later(days=LATE + 2) >= timedelta(days=7)
    told = [one.kind for one in ledger.entries(subject=f"agreement:{version.pk}")]
    assert (told.count("agreement.held-up"), told.count("agreement.hold-over")) == (1, 1)


def test_taking_back_what_mended_it_holds_them_up_again(cast):
    version = agreed(cast, waits=True)
    late = cast.later(days=LATE)
    made = observe(cast, version, late)
    assert agreements.held_up(cast.oosterparkwijk, late) == ()
    actions.take_back_observance(made.pk, by=cast.bo.pk, at=late)
    assert agreements.held_up(cast.oosterparkwijk, late) == ("6.9",)


def test_without_those_words_nothing_is_held_up(cast):
    agreed(cast, waits=False)
    tasks.due(cast.later(days=LATE))
    assert not Hold.objects.exists()


def test_what_is_in_time_holds_nothing_up(cast):
    agreed(cast, waits=True)
    tasks.due(cast.later(days=300))
    assert not Hold.objects.exists()
