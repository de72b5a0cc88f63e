# SPDX-License-Identifier: EUPL-1.2
"""Whether the money book was kept up as promised: payments in time, and nothing left when a project ended."""

from datetime import timedelta

import pytest

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.agenda.queries import Pot
from samenspraak.civic.evaluation import queries, tasks
from samenspraak.civic.notices.models import Notice
from tests.civic.agenda.projects import day, euros, underway
from tests.civic.agenda.steps import new_key
from tests.civic.agreements.texts import CONGRUENT, MONEY, guard, in_force

pytestmark = pytest.mark.django_db
AGREED = Pot("5.1", 2026)
PROMISED = [*CONGRUENT, MONEY, guard("money-control", "6.14", days=30)]  # the municipality spends it


@pytest.fixture
def project(cast):
    """A project for which € 1,000 of the agreement was set aside, and the moment at which that was done."""
    in_force(cast, PROMISED)
    found, at = underway(cast)
    agenda.reserve(found.pk, AGREED, euros(1_000), key=new_key(), by=cast.bo.pk, at=at)
    return found, at


def pay(cast, found, amount, *, at, on=None, pot=AGREED):
    given = {"key": new_key(), "by": cast.alice.pk, "at": at}
    return agenda.pay(found.pk, pot, euros(amount, on=on), **given)


def end(cast, found, at):
    agenda.end(found.pk, how="stopped", text="Het ging niet door.", by=cast.alice.pk, at=at)


def money(cast, at):
    """The promise on this day: its state, and each time it can be said of whether it was kept."""
    found = queries.practice_of(cast.oosterparkwijk, day(at))
    promise = next(one for one in found.promises if one.term.guard.value == "money-control")
    return promise.state.value, [one.kept for one in promise.occasions]


@pytest.mark.parametrize(("late", "expected"), [(0, "kept"), (30, "kept"), (31, "not-kept")])
def test_a_payment_is_written_down_within_the_days(cast, project, late, expected):
    found, at = project
    assert money(cast, at) == ("not-yet", [])
    pay(cast, found, 400, at=at + timedelta(days=late), on=day(at))
    assert money(cast, at + timedelta(days=300)) == (expected, [expected == "kept"])


def test_putting_a_line_right_later_does_not_make_it_late_and_taking_it_back_takes_it_out(cast, project):
    found, at = project
    wrong, later = pay(cast, found, 400, at=at), at + timedelta(days=90)
    right = {"reason": "Verschreven.", "by": cast.alice.pk, "at": later}
    agenda.put_right(wrong.pk, amount=300_00, key=new_key(), **right)
    assert money(cast, later) == ("kept", [True])
    late = pay(cast, found, 100, at=later, on=day(at))
    assert money(cast, later) == ("not-kept", [True, False])
    agenda.put_right(late.pk, amount=0, key=new_key(), **right)
    assert money(cast, later) == ("kept", [True])


def test_when_a_project_ended_all_that_was_set_aside_is_paid_or_put_back(cast, project):
    found, at = project
    [first] = found.item.bookings.all()
    pay(cast, found, 400, at=at)
    end(cast, found, at)
    assert money(cast, at + timedelta(days=30)) == ("kept", [True, None])
    assert money(cast, at + timedelta(days=31)) == ("not-kept", [True, False])
    back = {"reason": "Niet nodig.", "key": new_key(), "by": cast.bo.pk}
    agenda.put_right(first.pk, amount=400_00, at=at + timedelta(days=30), **back)
    assert money(cast, at + timedelta(days=31)) == ("kept", [True, True])


def test_what_was_told_late_was_not_kept_but_waits_for_nobody(cast, project):
    found, at = project
    end(cast, found, at)
    pay(cast, found, 1_000, at=at + timedelta(days=31), on=day(at, days=20))
    practice = queries.practice_of(cast.oosterparkwijk, day(at, days=40))
    [promise] = practice.broken
    assert [one.kept for one in promise.occasions] == [False, True] and not promise.standing


def test_who_spends_the_money_is_told_not_who_speaks_for_the_wijk(cast, project):
    found, at = project
    end(cast, found, at)
    for days, kind in ((16, "safeguard-due"), (31, "safeguard-not-kept")):
        tasks.due(at + timedelta(days=days))
        about_it = Notice.objects.filter(kind=kind, params__number="6.14")
        assert {one.person.name for one in about_it} == {"Alice", "Wim"}, kind


def test_money_of_the_municipality_is_not_promised(cast, project):
    found, at = project
    agenda.give(cast.oosterparkwijk, euros(500), key=new_key(), by=cast.alice.pk, at=at)
    own = Pot("", 2026)
    agenda.reserve(found.pk, own, euros(500), key=new_key(), by=cast.alice.pk, at=at)
    pay(cast, found, 500, at=at + timedelta(days=90), on=day(at), pot=own)
    assert money(cast, at + timedelta(days=90)) == ("not-yet", [])


def test_without_days_the_book_says_nothing_of_it(cast):
    in_force(cast, [*CONGRUENT, MONEY, guard("money-control", "6.14")])
    found, at = underway(cast)
    agenda.reserve(found.pk, AGREED, euros(1_000), key=new_key(), by=cast.bo.pk, at=at)
    pay(cast, found, 400, at=at + timedelta(days=90), on=day(at))
    assert money(cast, at + timedelta(days=90)) == ("people", [])
