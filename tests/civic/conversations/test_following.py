# SPDX-License-Identifier: EUPL-1.2
"""Who left an address hears what is done, once each time, until they stop."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Follower
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.notices import tasks as outbox
from samenspraak.civic.notices.models import Notice
from samenspraak.rulebook import limits
from samenspraak.rulebook.limits import Limit
from samenspraak.rulebook.verdicts import Refused

FENNA = "fenna@example.org"


def follow(room, address=FENNA, **how):
    asked = {"language": "nl", "at": room.cast.now, "network": "hier"} | how
    conversations.follow(room.pk, address, **asked)


def posted(address=FENNA):
    return list(Notice.objects.filter(address=address).order_by("pk").values_list("kind", flat=True))


def test_one_mail_says_so_and_it_carries_the_link_to_stop(room):
    follow(room)
    [mail] = Notice.objects.all()
    assert (mail.kind, mail.address, mail.person, mail.language) == ("follower-welcome", FENNA, None, "nl")
    assert mail.params["stop"] == Follower.objects.get().stop
    assert len(mail.params["stop"]) > 40
    assert "fenna" not in mail.key


@pytest.mark.parametrize("typed", [FENNA, " Fenna@Example.ORG ", "FENNA@EXAMPLE.ORG"])
def test_the_same_address_again_hears_nothing_more(room, typed):
    follow(room)
    follow(room, typed)
    assert posted() == ["follower-welcome"]
    assert Follower.objects.count() == 1


def test_whoever_is_put_on_the_list_again_and_again_gets_one_welcome(room):
    for _ in range(4):
        follow(room)
        conversations.stop_following(Follower.objects.get().stop)
    follow(room)
    assert len(posted()) <= 1
    assert Follower.objects.count() == 1


@pytest.mark.parametrize(
    "typed", ["", "fenna", "fenna@", "@example.org", "a@b", "a b@example.org", "x" * 300 + "@a.nl"]
)
def test_what_is_no_address(room, typed):
    with pytest.raises(Refused, match="address-unreadable"):
        follow(room, typed)
    assert not Notice.objects.exists()


def test_from_one_network_address_only_so_many(room, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "follow", Limit("too-many-addresses", 2, timedelta(minutes=1)))
    follow(room, "a@example.org")
    follow(room, "b@example.org")
    for address in ("c@example.org", "a@example.org"):  # also when it was there: nobody can ask who is on the list
        with pytest.raises(Refused, match="too-many-addresses"):
            follow(room, address)
    follow(room, "c@example.org", network="elders")
    follow(room, "d@example.org", at=room.cast.later(seconds=60))
    assert Follower.objects.count() == 4


def test_a_hall_leaves_its_addresses_at_the_end_of_the_evening(room):
    for n in range(300):
        follow(room, f"p{n}@example.org", in_room=True)
    assert Follower.objects.count() == 300


def test_not_of_a_gathering_that_was_called_off_nor_of_a_round_that_is_over(planned):
    cast = planned.cast
    conversations.cancel(planned.pk, by=cast.alice.pk, at=cast.now)
    with pytest.raises(Refused, match="nothing-left-to-hear"):
        follow(planned)
    conversations.close_round(planned.round.pk, by=cast.alice.pk, at=cast.now)
    with pytest.raises(Refused, match="nothing-left-to-hear"):
        follow(planned)


def filled(room):
    """Somebody said something, so that a draft can be made; and the gathering is closed."""
    room.say(room.come_in())
    room.host(conversations.close)


def test_they_hear_that_it_is_closed_and_that_a_draft_was_made_of_it(room):
    for n in range(12):
        follow(room, f"p{n}@example.org", network=f"telefoon {n}")
    filled(room)
    assert posted("p7@example.org") == ["follower-welcome", "follower-report"]
    agreements.draft_from_outcomes(room.round.pk, by=room.cast.alice.pk, at=room.cast.later(days=3))
    assert posted("p7@example.org") == ["follower-welcome", "follower-report", "follower-draft"]


def test_they_hear_that_it_is_called_off(planned):
    follow(planned)
    conversations.cancel(planned.pk, by=planned.cast.alice.pk, at=planned.cast.now)
    assert posted() == ["follower-welcome", "follower-cancelled"]
    assert Notice.objects.last().params["starts"] == "2026-05-04T22:30+02:00"


def test_they_hear_every_change_of_plans_once(planned):
    cast = planned.cast
    follow(planned)
    week, place = cast.later(days=7), "Buurthuis"
    for starts_at, where in ((week, place), (week, place), (week, "De kantine")):  # the second is the first, sent twice
        conversations.reschedule(
            planned.pk,
            starts_at=starts_at,
            place=where,
            minutes=120,
            by=cast.alice.pk,
            at=cast.later(seconds=len(where)),
        )
    assert posted() == ["follower-welcome", "follower-rescheduled", "follower-rescheduled"]
    told = Notice.objects.last().params
    assert (told["place_name"], told["was"]) == ("De kantine", told["starts"])


def test_who_follows_another_gathering_hears_nothing_of_this_one(planned):
    other = second(planned)
    conversations.follow(other.pk, FENNA, language="nl", at=planned.cast.now)
    conversations.cancel(planned.pk, by=planned.cast.alice.pk, at=planned.cast.now)
    assert posted() == ["follower-welcome"]


def test_a_refused_cancelling_tells_nobody(room):
    follow(room)
    with pytest.raises(Refused, match="gathering-opened-already"):
        conversations.cancel(room.pk, by=room.cast.alice.pk, at=room.cast.now)
    assert posted() == ["follower-welcome"]


def test_telling_many_takes_as_many_queries_as_telling_one(room, django_assert_num_queries):
    def announce():
        conversations.announce("follower-report", queries.conversation_by_id(room.pk), at=room.cast.now)

    follow(room, "a@example.org")
    with django_assert_num_queries(3):
        announce()
    for n in range(30):
        follow(room, f"p{n}@example.org", network=f"telefoon {n}")
    with django_assert_num_queries(3):
        announce()


def second(room):
    """Another gathering of the same round, open."""
    made = conversations.prepare(
        room.round.pk,
        title="Nog een avond",
        place="",
        starts_at=room.cast.later(days=7),
        plates=room.plates,
        by=room.cast.alice.pk,
        at=room.cast.now,
    )
    conversations.open(made.pk, by=room.cast.alice.pk, at=room.cast.now)
    return made


def test_who_follows_two_gatherings_of_a_round_hears_once_of_the_agreement_and_stops_once(room):
    other = second(room)
    follow(room)
    conversations.follow(other.pk, FENNA, language="nl", at=room.cast.now)
    conversations.announce_to_round("follower-agreement", room.round, at=room.cast.now)
    assert posted() == ["follower-welcome", "follower-welcome", "follower-agreement"]
    conversations.stop_following(Notice.objects.get(kind="follower-agreement").params["stop"])
    assert not Follower.objects.exists()


def test_stopping_takes_out_what_still_waits_and_nothing_of_others(room):
    follow(room)
    follow(room, "ander@example.org")
    conversations.stop_following(Follower.objects.get(address=FENNA).stop)
    assert posted() == []
    assert posted("ander@example.org") == ["follower-welcome"]
    conversations.stop_following("geen link van ons")
    assert Follower.objects.get().address == "ander@example.org"


def test_what_was_sent_stays_known_so_that_nothing_is_sent_twice(room):
    follow(room)
    notices.send_due(lambda notice: None, at=room.cast.now)
    conversations.stop_following(Follower.objects.get().stop)
    follow(room)
    assert posted() == ["follower-welcome"]
    assert Notice.objects.filter(sent_at=None).count() == 0


def test_an_address_leaves_the_outbox_a_week_after_sending_and_a_month_after_failing(room):
    cast = room.cast
    follow(room)
    notices.send_due(lambda notice: None, at=cast.now)
    follow(room, "kapot@example.org")
    assert outbox.due(cast.later(days=7)) == 0
    assert outbox.due(cast.later(days=7, seconds=1)) == 1
    assert posted() == []
    assert outbox.due(cast.later(days=30)) == 0
    assert outbox.due(cast.later(days=31)) == 1
    assert outbox.due(cast.later(days=31)) == 0


def test_mail_to_persons_is_left_alone(room):
    notices.post("comment-hidden", to=room.cast.bo.pk, key="k", at=room.cast.now)
    notices.send_due(lambda notice: None, at=room.cast.now)
    assert outbox.due(room.cast.later(days=400)) == 0


@pytest.mark.parametrize("whom", [{"person": None, "address": ""}, {"person": "bo", "address": FENNA}])
def test_a_message_goes_to_a_person_or_to_an_address_and_never_to_both(cast, whom):
    whom = whom | {"person": whom["person"] and getattr(cast, whom["person"])}
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(kind="x", key="x", created_at=cast.now, next_attempt_at=cast.now, **whom)


def test_the_logbook_knows_no_followers(room):
    before = ledger.entries().count()
    follow(room)
    assert ledger.entries().count() == before
