# SPDX-License-Identifier: EUPL-1.2
"""Who lives where, who holds which seat, and what stays when somebody leaves."""

from datetime import timedelta

import pytest

from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import actions as people
from samenspraak.civic.people import queries, tasks
from samenspraak.civic.people.models import Body, Person, Residency
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Refused
from tests.cast import NOW

TODAY = NOW.date()


def kinds():
    return [entry.kind for entry in ledger.entries()]


"""
who                               says to live in      answer
Alice, no home yet                Oosterparkwijk       lives there
Charlie, Oosterparkwijk           De Wijert            lives there, no longer in Oosterparkwijk
Charlie, Oosterparkwijk           Oosterparkwijk       as it was
Charlie, Oosterparkwijk           Oude Wijken          home-in-gebied
Bo, checked at the desk           De Wijert            home-was-checked
Bo, checked at the desk           Oosterparkwijk       as it was
"""


@pytest.mark.parametrize(
    ("who", "checked", "says", "refused"),
    [
        ("alice", False, "oosterparkwijk", None),
        ("charlie", False, "de-wijert", None),
        ("charlie", False, "oosterparkwijk", None),
        ("charlie", False, "oude-wijken", "home-in-gebied"),
        ("bo", True, "de-wijert", "home-was-checked"),
        ("bo", True, "oosterparkwijk", None),
    ],
)
def test_where_somebody_says_to_live(cast, who, checked, says, refused):
    person = getattr(cast, who)
    if checked:
        people.settle(person.pk, cast.oosterparkwijk, assurance=3, since=TODAY - timedelta(days=9), at=NOW)
    before = queries.home_of(person.pk, TODAY)
    if refused:
        with pytest.raises(Refused, match=refused):
            people.settle_by_own_statement(person.pk, places.area(says), at=NOW)
        assert queries.home_of(person.pk, TODAY) == before
    else:
        people.settle_by_own_statement(person.pk, places.area(says), at=NOW)
        assert queries.home_of(person.pk, TODAY).area.slug == says
        assert Residency.objects.filter(person=person, until=None).count() == 1


def test_saying_the_same_again_keeps_since_when(cast):
    before = queries.home_of(cast.charlie.pk, TODAY)
    people.settle_by_own_statement(cast.charlie.pk, cast.oosterparkwijk, at=NOW)
    assert queries.home_of(cast.charlie.pk, TODAY).since == before.since


def test_two_terms_of_one_person_in_one_body_do_not_overlap(cast):
    with pytest.raises(Refused, match="period-overlaps"):
        people.seat(cast.bo.pk, cast.wijkraad, role="lid", since=TODAY, at=NOW)


def test_a_seat_that_was_ended_before_it_began_stands_in_nobodys_way(cast):
    soon = TODAY + timedelta(days=30)
    by, term = cast.alice.pk, {"role": "lid", "may_sign": True, "since": soon, "until": soon + timedelta(days=365)}
    held = people.write_down_seat(cast.wijkraad, "charlie@example.org", **term, by=by, at=NOW)
    people.end_seat(held.pk, by=by, at=NOW)
    assert queries.seats_of(cast.charlie.pk, soon) == ()
    again = people.write_down_seat(cast.wijkraad, "charlie@example.org", **term, by=by, at=NOW)
    assert [one.seat for one in queries.seats_of(cast.charlie.pk, soon)] == [again.pk]


def test_a_seat_that_has_ended_gives_no_role(cast):
    held = people.seat(cast.charlie.pk, cast.wijkraad, role="lid", since=TODAY, until=TODAY + timedelta(days=1), at=NOW)
    assert [one.seat for one in queries.seats_of(cast.charlie.pk, TODAY)] == [held.pk]
    assert queries.seats_of(cast.charlie.pk, TODAY + timedelta(days=1)) == ()


def test_registering_again_finds_the_same_person_however_the_address_is_written(cast):
    assert people.register("ALICE@example.org") == cast.alice


def test_an_address_is_never_told_apart_by_capitals(cast):
    assert Person.objects.filter(email__iexact="alice@example.org").count() == 1


class TestRemoving:
    def test_the_person_can_no_longer_be_known(self, cast):
        people.remove(cast.bo.pk, at=NOW)
        gone = Person.objects.get(pk=cast.bo.pk)
        assert (gone.email, gone.name, gone.is_active) == (None, "", False)
        assert str(gone) == gone.ref
        assert not queries.homes_of(gone.pk).exists()
        assert queries.person_by_email("bo@example.org") is None

    def test_seats_end_and_the_body_is_told_by_the_logbook(self, cast):
        people.remove(cast.bo.pk, at=NOW)
        assert queries.seats_of(cast.bo.pk, TODAY) == ()
        assert kinds()[0] == "seat.left"

    @pytest.mark.parametrize("begins", [-30, 0, 30])
    @pytest.mark.parametrize("lasts", [365, None])
    def test_every_seat_ends_also_one_with_a_term_or_that_did_not_begin(self, cast, begins, lasts):
        """A seat that was taken today, or begins next month, gives nothing on any day."""
        since = TODAY + timedelta(days=begins)
        until = since + timedelta(days=lasts) if lasts else None
        people.seat(cast.charlie.pk, cast.wijkraad, role="lid", may_sign=True, since=since, until=until, at=NOW)
        people.remove(cast.charlie.pk, at=NOW)
        assert kinds()[0] == "seat.left"
        assert not any(queries.seats_of(cast.charlie.pk, TODAY + timedelta(days=ahead)) for ahead in range(40))
        assert [held.person_id for held in queries.seats_filled(cast.oosterparkwijk, TODAY)] == [cast.bo.pk]

    def test_every_open_sign_in_ends(self, cast):
        browser = cast.client(cast.charlie)
        assert browser.get("/ik/").status_code == 200
        people.remove(cast.charlie.pk, at=NOW)
        assert browser.get("/ik/").status_code == 302

    def test_the_same_address_may_begin_anew_as_somebody_else(self, cast):
        people.remove(cast.charlie.pk, at=NOW)
        assert people.register("charlie@example.org").pk != cast.charlie.pk

    def test_no_entry_of_the_logbook_holds_a_name_or_an_address(self, cast):
        people.remove(cast.bo.pk, at=NOW)
        text = "".join(ledger.export()).lower()
        assert "example.org" not in text
        assert '"bo"' not in text


def test_who_speaks_here_residents_first(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        voices = queries.voices_of(cast.oosterparkwijk, TODAY)
    assert [(voice.name, voice.seats) for voice in voices] == [
        ("Wijkraad Oosterparkwijk", 1),
        ("Gebiedsteam Oude Wijken", 1),
    ]


def test_every_kind_of_body_has_its_place_in_the_order():
    assert sorted(queries.ORDER) == sorted(kind for kind, _ in Body.KINDS)


"""
who                                   asked for a code    is forgotten
never signed in, holds nothing        three days ago      yes
never signed in, holds nothing        yesterday           no
never signed in, has a home           three days ago      no
never signed in, has a seat           three days ago      no
signed in once                        three days ago      no
"""


def test_an_address_that_never_used_its_code_is_forgotten(cast):
    stranger, recent, came = (people.register(f"{name}@example.org") for name in ("stranger", "recent", "came"))
    old = NOW - timedelta(days=3)
    Person.objects.exclude(pk=recent.pk).update(since=old)
    Person.objects.filter(pk=recent.pk).update(since=NOW - timedelta(days=1))
    Person.objects.filter(pk=came.pk).update(last_login=old)
    kept = set(Person.objects.exclude(pk=stranger.pk))
    assert tasks.due(NOW) == 1
    assert tasks.due(NOW) == 0
    assert set(Person.objects.all()) == kept
