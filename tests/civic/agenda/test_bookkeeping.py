# SPDX-License-Identifier: EUPL-1.2
"""The public money book: what the agreement gives, what is reserved and spent, and what is put right. To the cent."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.models import Booking
from samenspraak.civic.agenda.queries import Pot
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import queries as agreed
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.agenda.money import Balance
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agenda.projects import RICH, day, euros, underway
from tests.civic.agenda.steps import divided, neighbours, new_key, refusal, vote
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db
AGREED = Pot("5.1", 2026)
OWN = Pot("", 2026)


@pytest.fixture
def project(cast):
    in_force(cast, RICH)
    found, at = underway(cast)
    return found, at


def by(person, at):
    return {"key": new_key(), "by": person.pk, "at": at}


def sums(cast, pot=AGREED, item=None):
    return queries.balance_of(cast.oosterparkwijk, pot, item)


# What the agreement gives


def test_the_book_follows_the_agreement_by_itself(cast):
    in_force(cast, RICH)
    for _twice in range(2):
        tasks.keep_up(cast.now)
    [line] = Booking.objects.all()
    assert (line.kind, line.money, line.year, line.amount_cents) == ("budget", "5.1", 2026, 20_000_00)
    assert line.term.number == "5.1" and line.body == ""
    tasks.keep_up(cast.later(days=365))  # the next year it gives again
    assert sums(cast, Pot("5.1", 2027)).budget == 20_000_00 and sums(cast).budget == 20_000_00


def test_what_is_suspended_gives_nothing_new(cast):
    version = in_force(cast, RICH)
    agreements.suspend(version.pk, reason="Even niet.", by=cast.bo.pk, at=cast.now)
    tasks.keep_up(cast.now)
    assert not Booking.objects.exists()


# Reserving


def test_who_allocates_reserves_and_no_more_than_there_is(cast, project):
    found, at = project
    assert refusal(actions.reserve, found.pk, AGREED, euros(100), **by(cast.alice, at)) == ["the-wijk-allocates"]
    assert refusal(actions.reserve, found.pk, AGREED, euros(100), **by(cast.charlie, at)) == ["the-wijk-allocates"]
    actions.reserve(found.pk, AGREED, euros(19_000), **by(cast.bo, at))
    assert refusal(actions.reserve, found.pk, AGREED, euros(1_001), **by(cast.bo, at)) == ["more-than-given"]
    actions.reserve(found.pk, AGREED, euros(1_000), **by(cast.bo, at))
    assert sums(cast) == Balance(20_000_00, 20_000_00, 0)


def test_the_same_form_sent_twice_is_one_line(cast, project):
    found, at = project
    once = by(cast.bo, at)
    assert actions.reserve(found.pk, AGREED, euros(10), **once) == actions.reserve(found.pk, AGREED, euros(10), **once)
    assert sums(cast).reserved == 10_00


def test_only_money_that_there_is_and_only_for_what_goes_ahead(cast, project):
    found, at = project
    for pot in (Pot("9.9", 2026), Pot("5.1", 2025), Pot("", 2025)):
        assert refusal(actions.reserve, found.pk, pot, euros(10), **by(cast.bo, at)) == ["pot-unknown"]
    actions.end(found.pk, how="stopped", text="Er ligt een leiding.", by=cast.alice.pk, at=at)
    assert refusal(actions.reserve, found.pk, AGREED, euros(10), **by(cast.bo, at)) == ["not-decided-yet"]


def test_what_is_being_voted_on_cannot_be_reserved_and_the_other_way_round(cast, project):
    found, at = project
    actions.reserve(found.pk, AGREED, euros(5_000), **by(cast.bo, at))
    [money] = agreed.purse_of(cast.oosterparkwijk, (), "decide", at).money
    assert queries.money_left(cast.oosterparkwijk, money, day(at)) == 15_000_00
    divided(cast, {"Bomen": 6_000_00, "Bankjes": 4_000_00}, 10_000_00)
    assert queries.money_left(cast.oosterparkwijk, money, day(at)) == 5_000_00
    assert refusal(actions.reserve, found.pk, AGREED, euros(5_001), **by(cast.bo, at)) == ["more-than-given"]


def test_what_people_divide_is_reserved_in_the_same_deed(cast):
    in_force(cast, RICH)
    held = divided(cast, {"Bomen": 6_000_00, "Bankjes": 4_000_00}, 8_000_00)
    tasks.due(held.opens_at)
    held.refresh_from_db()
    first = held.options.get(text="Bomen").key
    for person in neighbours(cast, 3):
        vote(held, person, [first])
    tasks.due(held.closes_at)
    reserved = Booking.objects.get(kind="reserved")
    assert (reserved.item.proposal.title, reserved.amount_cents) == ("Bomen", 6_000_00)
    assert reserved.reference == f"stemming {held.number}" and sums(cast) == Balance(20_000_00, 6_000_00, 0)
    [money] = agreed.purse_of(cast.oosterparkwijk, (), "decide", held.closes_at).money
    assert queries.money_left(cast.oosterparkwijk, money, day(held.closes_at)) == 14_000_00  # counted once


# Money of the municipality


def test_the_municipality_gives_reserves_and_spends_its_own(cast, project):
    found, at = project
    assert refusal(actions.give, cast.oosterparkwijk, euros(500), **by(cast.bo, at)) == ["only-officials-book"]
    assert refusal(actions.reserve, found.pk, OWN, euros(500), **by(cast.alice, at)) == ["more-than-given"]
    actions.give(cast.oosterparkwijk, euros(500, "Programma spelen"), **by(cast.alice, at))
    assert refusal(actions.reserve, found.pk, OWN, euros(500), **by(cast.bo, at)) == ["only-officials-book"]
    actions.reserve(found.pk, OWN, euros(500), **by(cast.alice, at))
    assert refusal(actions.pay, found.pk, OWN, euros(5), **by(cast.bo, at)) == ["only-officials-book"]
    actions.pay(found.pk, OWN, euros(499), **by(cast.wim, at))
    assert sums(cast, OWN) == Balance(500_00, 500_00, 499_00)


# Spending


def test_who_spends_by_the_agreement_writes_payments_down_and_no_more_than_was_reserved(cast, project):
    found, at = project
    assert refusal(actions.pay, found.pk, AGREED, euros(1), **by(cast.alice, at)) == ["nothing-reserved"]
    actions.reserve(found.pk, AGREED, euros(1_000), **by(cast.bo, at))
    assert refusal(actions.pay, found.pk, AGREED, euros(1), **by(cast.bo, at)) == ["only-officials-book"]
    actions.pay(found.pk, AGREED, euros(999, reference="F-12", on=day(at)), **by(cast.alice, at))
    assert refusal(actions.pay, found.pk, AGREED, euros(2), **by(cast.alice, at)) == ["more-than-reserved"]
    later = euros(1, on=day(at, days=1))
    assert refusal(actions.pay, found.pk, AGREED, later, **by(cast.alice, at)) == ["day-to-come"]
    assert sums(cast, item=found.item) == Balance(0, 1_000_00, 999_00)


def test_words_about_a_person_do_not_come_in(cast, project):
    found, at = project
    mail = euros(1, "Aan fenna@voorbeeld.example")
    assert refusal(actions.reserve, found.pk, AGREED, mail, **by(cast.bo, at)) == ["personal-in-the-book"]


def test_every_line_stands_in_the_logbook_without_its_words(cast, project):
    found, at = project
    made = actions.reserve(found.pk, AGREED, euros(12, "Geheimzinnig"), **by(cast.bo, at))
    entry = ledger.entries(subject=f"booking:{made.pk}").get()
    assert entry.kind == "money.reserved" and entry.facts["cents"] == 12_00 and entry.facts["idea"] == found.number
    assert "Geheimzinnig" not in str(entry.facts)


# Putting right


def test_a_mistake_is_put_right_by_a_counter_entry_and_the_line_stays(cast, project):
    found, at = project
    reserved = actions.reserve(found.pk, AGREED, euros(1_000), **by(cast.bo, at))
    paid = actions.pay(found.pk, AGREED, euros(600), **by(cast.alice, at))
    asked = {"amount": 60_00, "reason": "Een nul te veel."}
    assert refusal(actions.put_right, paid.pk, **asked, **by(cast.bo, at)) == ["who-booked-puts-right"]
    counter = actions.put_right(paid.pk, **asked, **by(cast.alice, at))
    assert (counter.amount_cents, counter.corrects) == (-600_00, paid)
    assert sums(cast, item=found.item).paid == 60_00
    assert Booking.objects.get(pk=paid.pk).amount_cents == 600_00
    assert refusal(actions.put_right, paid.pk, **asked, **by(cast.alice, at)) == ["put-right-already"]
    assert refusal(actions.put_right, counter.pk, **asked, **by(cast.alice, at)) == ["put-right-already"]
    less = {"amount": 59_00, "reason": "Minder nodig."}
    assert refusal(actions.put_right, reserved.pk, **less, **by(cast.bo, at)) == ["spent-already"]
    actions.put_right(reserved.pk, amount=60_00, reason="Minder nodig.", **by(cast.bo, at))
    assert sums(cast) == Balance(20_000_00, 60_00, 60_00)


def test_what_the_agreement_gives_only_another_agreement_changes(cast, project):
    _found, at = project
    tasks.keep_up(at)
    given = Booking.objects.get(kind="budget")
    wrong = {"amount": 0, "reason": "Weg ermee."}
    assert refusal(actions.put_right, given.pk, **wrong, **by(cast.bo, at)) == ["given-by-the-agreement"]


def test_a_line_takes_away_only_as_a_counter_entry(cast, project):
    found, at = project
    tasks.keep_up(at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.update(kind="reserved", item=found.item, amount_cents=-1)


def test_words_are_hidden_and_the_amount_stands(cast, project):
    found, at = project
    made = actions.reserve(found.pk, AGREED, euros(12, "Bloemen voor mevrouw De Vries"), **by(cast.bo, at))
    assert refusal(actions.hide_words, made.pk, reason="personal", by=cast.bo.pk, at=at) == ["only-the-team-hides"]
    actions.hide_words(made.pk, reason="personal", by=cast.alice.pk, at=at)
    made.refresh_from_db()
    assert (made.text, made.amount_cents, made.hidden_why) == ("", 12_00, "personal")


def test_all_lines_add_up_to_the_sums(cast, project):
    """Whatever is tried, in whatever order: what stands in the book adds up, and never goes below zero."""
    found, at = project
    for amount in (700, 900, 1_500, 20_000, 50):
        with suppress(Refused):
            made = actions.reserve(found.pk, AGREED, euros(amount), **by(cast.bo, at))
            actions.pay(found.pk, AGREED, euros(amount // 2), **by(cast.alice, at + timedelta(days=1)))
            actions.put_right(made.pk, amount=(amount - 1) * 100, reason="Eén minder.", **by(cast.bo, at))
    whole = sums(cast)
    assert whole.reserved == (699 + 899 + 1_499 + 49) * 100 and whole.paid == (350 + 450 + 750 + 25) * 100
    numbers = list(Booking.objects.order_by("pk").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
