# SPDX-License-Identifier: EUPL-1.2
"""Several people who write in the same money book at the same moment, in threads of their own."""

import pytest
from django.db import connection

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.models import Booking
from samenspraak.civic.agenda.queries import Pot
from tests.civic.agenda.projects import RICH, euros, underway
from tests.civic.agenda.steps import new_key
from tests.civic.agenda.test_limits import at_most
from tests.civic.agreements.texts import in_force
from tests.civic.ballots.test_at_the_same_moment import together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite lives in the memory of one connection"),
]
AGREED = Pot("5.1", 2026)


def test_together_they_reserve_and_spend_no_more_than_there_is(cast):
    in_force(cast, RICH)
    found, at = underway(cast)

    def deed(verb, person, amount, key):
        return lambda: verb(found.pk, AGREED, euros(amount), key=key, by=person.pk, at=at)

    reserving = [deed(actions.reserve, cast.bo, 6_000, new_key()) for _n in range(6)]
    assert together(reserving) == ["done"] * 3 + ["more-than-given"] * 3
    paying = [deed(actions.pay, cast.alice, 5_000, new_key()) for _n in range(6)]
    assert together(paying) == ["done"] * 3 + ["more-than-reserved"] * 3
    same = [deed(actions.pay, cast.alice, 1_000, "één formulier")] * 4
    assert together(same) == ["done"] * 4
    whole = queries.balance_of(cast.oosterparkwijk, AGREED)
    assert (whole.budget, whole.reserved, whole.paid) == (20_000_00, 18_000_00, 16_000_00)
    numbers = list(Booking.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def test_together_they_set_no_more_aside_for_one_decision_than_the_article_says(cast):
    in_force(cast, at_most(5_000_00))
    found, at = underway(cast)

    def deed(key):
        return lambda: actions.reserve(found.pk, AGREED, euros(2_000), key=key, by=cast.bo.pk, at=at)

    done = together([deed(new_key()) for _n in range(5)])
    assert done == ["done"] * 2 + ["more-than-one-decision"] * 3
    assert queries.reserved_of(found.item, "5.1") == 4_000_00
