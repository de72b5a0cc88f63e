# SPDX-License-Identifier: EUPL-1.2
"""What people do at the same moment, in threads of their own. On SQLite writers follow each other by themselves."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.actions import Filled, Input
from samenspraak.civic.conversations.actions.hosting import leaf
from samenspraak.civic.conversations.models import (
    Answer,
    Conclusion,
    Conversation,
    Fit,
    Follower,
    OfferedStatement,
    Participant,
    WishGroup,
)
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices.models import Notice
from samenspraak.rulebook import limits
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.limits import Limit
from samenspraak.rulebook.verdicts import Refused
from tests.civic.conversations.conftest import Room, a_colleague, go_online, open_room

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite lives in the memory of one connection"),
]


@pytest.fixture
def busy(cast) -> Room:
    return open_room(cast)


def together(deeds):
    """Do all of these at once; what each gave, or why it was refused."""

    def one(deed):
        try:
            return deed()
        except Refused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=8) as threads:
        return list(threads.map(one, deeds))


def test_the_same_answer_from_eight_tabs_is_one(busy):
    someone = busy.come_in()
    given = together([lambda: busy.say(someone, "statement", key="zelfde")] * 8)
    assert len({one.pk for one in given}) == 1
    assert Answer.objects.count() == 1


def test_the_same_phone_eight_times_is_one_participant(busy):
    together([lambda: busy.come_in(token="een")] * 8)
    assert Participant.objects.count() == 1


def test_eight_answers_to_a_closed_question_leave_one(busy):
    someone = busy.come_in()
    votes = ["agree", "disagree"] * 4
    together(
        [
            lambda v=vote, n=n: busy.say(someone, "statement", value={"vote": v}, key=f"k{n}")
            for n, vote in enumerate(votes)
        ]
    )
    assert Answer.objects.filter(withdrawn_at=None).count() == 1


def test_what_is_answered_while_the_host_closes_is_in_the_seal_or_refused(busy):
    people = [busy.come_in() for _ in range(6)]
    deeds = [lambda who=who, n=n: busy.say(who, key=f"k{n}") for n, who in enumerate(people * 4)]
    deeds.insert(9, lambda: busy.host(conversations.close))
    together(deeds)
    room = queries.conversation_by_id(busy.pk)
    kept = Answer.objects.filter(withdrawn_at=None).select_related("participant")
    assert room.digest == digest(sorted(leaf(one) for one in kept))


def test_two_hosts_start_one_round(busy):
    cast = busy.cast
    conversations.close(busy.pk, by=cast.alice.pk, at=cast.now)
    conversations.close_round(busy.round.pk, by=cast.alice.pk, at=cast.now)
    done = together([lambda: conversations.start_round(cast.oosterparkwijk, "", by=cast.alice.pk, at=cast.now)] * 4)
    assert sum(not isinstance(one, Refused) for one in done) == 1


def test_two_hosts_let_one_gathering_go_on_online_once(busy):
    cast = busy.cast
    conversations.close(busy.pk, by=cast.alice.pk, at=cast.now)
    together([lambda: go_online(busy)] * 8)
    assert Conversation.objects.filter(form="online").count() == 1


def test_the_same_offer_from_eight_tabs_is_one_and_three_is_the_most(busy):
    busy.host(conversations.roam, True)
    someone = busy.come_in()
    together([lambda: offer(busy, someone, "De eerste stelling", "zelfde")] * 8)
    assert OfferedStatement.objects.count() == 1
    together([lambda n=n: offer(busy, someone, f"Stelling nummer {n} hier", f"k{n}") for n in range(8)])
    assert OfferedStatement.objects.count() == 3


def test_statements_let_through_at_once_all_stand_in_the_round_each_with_its_own_key(busy):
    """From two gatherings at once, while people answer: nothing waits for ever and nothing is written over."""
    cast = busy.cast
    busy.host(conversations.roam, True)
    waiting = [offer(busy, busy.come_in(), f"Stelling nummer {n} hier", f"k{n}") for n in range(3)]
    conversations.close(busy.pk, by=cast.alice.pk, at=cast.now)
    online = go_online(busy)
    waiting += [offer(online, online.come_in(), f"Stelling nummer {n} daar", f"k{n}") for n in range(3)]
    people = [online.come_in() for _ in range(4)]
    deeds = [
        lambda pk=one.pk: conversations.admit_statement(pk, by=cast.alice.pk, at=cast.now)
        for one in waiting
        for _ in "ab"
    ]
    deeds += [lambda who=who: online.say(who) for who in people * 3]
    done = together(deeds)
    own = queries.open_round(cast.oosterparkwijk).own["statements"]
    assert len(own) == len({one["key"] for one in own}) == 6
    assert sum(isinstance(one, Refused) for one in done) == 6, "each was let through once, and refused once"


def test_the_clock_and_the_host_close_it_once(busy):
    cast = busy.cast
    conversations.close(busy.pk, by=cast.alice.pk, at=cast.now)
    online = go_online(busy)
    online.say(online.come_in())
    end = cast.later(days=14)
    done = together(
        [lambda: conversations.close_by_clock(online.pk, at=end)] * 4
        + [lambda: conversations.close(online.pk, by=cast.alice.pk, at=end)] * 4
    )
    assert sum(not isinstance(one, Refused) for one in done) == 1


def offer(room, someone, text, key):
    return conversations.offer_statement(someone.pk, plate="deciding", text=text, key=key, at=room.cast.now)


def test_numbers_for_sheets_are_given_out_once(busy):
    cast = busy.cast
    given = together([lambda: conversations.number_sheets(busy.pk, 5, by=cast.alice.pk, at=cast.now)] * 8)
    assert sorted(number for numbers in given for number in numbers) == list(range(1, 41))


def test_two_who_type_the_same_sheet_make_one_participant_and_one_hears_of_the_other(busy):
    cast = busy.cast

    def enter(key):
        vote = Input(busy.question("deciding", "statement"), "statement", {"vote": "agree"}, key)
        filled = Filled(sheet="14", side="resident", answers={"deciding": [vote]}, key=key)
        return conversations.enter_sheet(busy.pk, filled, by=cast.alice.pk, at=cast.now)

    done = together([lambda key=f"k{n}": enter(key) for n in range(6)])
    refused = [one for one in done if isinstance(one, Refused)]
    assert (len(refused), {str(one) for one in refused}) == (5, {"sheet-entered-already"})
    assert (Participant.objects.count(), Answer.objects.count()) == (1, 1)


def test_newcomers_from_one_address_at_once_are_no_more_than_is_allowed(busy, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "joining", Limit("too-many-newcomers", 5, timedelta(hours=1)))

    def come_in(n):
        return conversations.join(busy.code, side="resident", token=f"t{n}", at=busy.cast.now, address="een adres")

    done = together([lambda n=n: come_in(n) for n in range(12)])
    assert sum(not isinstance(one, Refused) for one in done) == 5
    assert Participant.objects.count() == 5


def test_a_program_with_eight_lines_says_no_more_than_a_participant_may(busy):
    someone = busy.come_in()
    deeds = [lambda n=n: busy.say(someone, value={"text": f"Wens {n}"}, key=f"k{n}") for n in range(40)]
    done = together(deeds)
    assert sum(not isinstance(one, Refused) for one in done) == 20
    assert Answer.objects.count() == 20


def test_the_same_address_from_eight_tabs_is_one_follower_and_one_mail(busy):
    together([lambda: conversations.follow(busy.pk, "fenna@example.org", language="nl", at=busy.cast.now)] * 8)
    assert Follower.objects.count() == 1
    assert Notice.objects.filter(kind="follower-welcome").count() == 1


def test_two_workers_forget_once(busy):
    someone = busy.come_in(token="telefoon")
    busy.host(conversations.close)
    later = busy.cast.later(days=31)
    together([lambda: conversations.forget_phones(busy.pk, at=later)] * 4)
    someone.refresh_from_db()
    assert someone.token != queries.token_hash(busy.pk, "telefoon")
    assert ledger.entries(area="oosterparkwijk").filter(kind="conversation.forgotten").count() == 1


@pytest.fixture
def pair(busy) -> tuple[int, int]:
    """Two colleagues, Alice and Kim, by number."""
    return busy.cast.alice.pk, a_colleague(busy.cast).pk


def codes(done):
    return [one.findings[0].code for one in done if isinstance(one, Refused)]


def test_two_colleagues_who_take_over_at_once_follow_each_other(busy, pair):
    at = busy.cast.now
    done = together([lambda by=by: conversations.take_over(busy.pk, by=by, at=at) for by in pair * 4])
    assert codes(done) == []
    leads = queries.conversation_by_id(busy.pk).led_by_id
    assert leads in pair
    others = together([lambda by=by: conversations.go_to(busy.pk, "deciding", by=by, at=at) for by in pair])
    assert codes(others) == ["somebody-else-leads"]
    assert queries.conversation_by_id(busy.pk).led_by_id == leads


def test_where_nobody_led_one_of_two_who_press_at_once_does(busy, pair):
    Conversation.objects.update(led_by=None)
    at = busy.cast.now
    done = together([lambda by=by: conversations.set_clock(busy.pk, 5, by=by, at=at) for by in pair])
    assert codes(done) == ["somebody-else-leads"]


def test_two_hosts_who_write_a_conclusion_at_once_get_one_and_one_is_told(busy, pair):
    Conversation.objects.update(led_by=None)
    texts = ["Bomen.", "Bankjes.", "Licht.", "Rust."]
    done = together(
        [lambda text=text: busy.host(conversations.write_conclusion, "our-area", text, after=0) for text in texts]
    )
    assert codes(done) == ["conclusion-changed"] * 3
    assert Conclusion.objects.count() == 1


def test_the_same_group_made_twice_at_once_is_one(busy, pair):
    someone = busy.come_in()
    wishes = [busy.say(someone, value={"text": f"wens {n}"}).pk for n in range(4)]
    at = busy.cast.now
    deeds = [
        lambda by=by, wish=wish: conversations.group_wishes(busy.pk, "our-area", [wish], "Groen", by=by, at=at)
        for by, wish in zip(pair * 2, wishes, strict=True)
    ]
    assert codes(together(deeds)) == []
    assert WishGroup.objects.get().wishes.count() == 4


def test_two_groups_merged_into_each_other_at_once_leave_one_with_everything(busy, pair):
    someone, at = busy.come_in(), busy.cast.now
    wishes = [busy.say(someone, value={"text": f"wens {n}"}).pk for n in range(2)]
    one, two = (
        busy.host(conversations.group_wishes, "our-area", [wish], name)
        for wish, name in zip(wishes, ("Een", "Twee"), strict=True)
    )
    deeds = [
        lambda: conversations.merge_groups(one.pk, two.pk, by=pair[0], at=at),
        lambda: conversations.merge_groups(two.pk, one.pk, by=pair[1], at=at),
    ]
    assert codes(together(deeds)) == ["group-gone"]
    assert WishGroup.objects.get().wishes.count() == 2


def test_what_comes_in_while_a_host_shows_all_waits_on(busy):
    busy.host(conversations.check_first, True)
    someone = busy.come_in()
    read = [busy.say(someone, value={"text": f"gelezen {n}"}).pk for n in range(3)]
    deeds = [lambda n=n: busy.say(someone, value={"text": f"nieuw {n}"}, key=f"n{n}") for n in range(8)]
    deeds.insert(3, lambda: busy.host(conversations.admit_all, "our-area", upto=read[-1]))
    together(deeds)
    assert set(Answer.objects.filter(admitted_at__isnull=False).values_list("pk", flat=True)) == set(read)


def test_an_answer_during_a_pause_that_just_began_is_kept_or_refused(busy):
    people = [busy.come_in() for _ in range(8)]
    deeds = [lambda who=who, n=n: busy.say(who, key=f"k{n}") for n, who in enumerate(people)]
    deeds.insert(4, lambda: busy.host(conversations.pause, True))
    refused = codes(together(deeds))
    assert set(refused) <= {"conversation-paused"}
    assert Answer.objects.count() == len(people) - len(refused)


def test_one_phone_that_says_yes_and_no_at_once_said_one_of_them(busy):
    busy.host(conversations.write_conclusion, "our-area", "Bomen.", after=0)
    busy.host(conversations.ask_fit, "our-area", 1)
    someone, at = busy.come_in(), busy.cast.now
    deeds = [
        lambda fits=fits: conversations.say_fit(someone.pk, "our-area", number=1, fits=fits, missing="", at=at)
        for fits in [True, False] * 4
    ]
    assert codes(together(deeds)) == []
    assert Fit.objects.count() == 1


def test_nobody_says_that_a_text_fits_which_just_changed(busy):
    busy.host(conversations.write_conclusion, "our-area", "Bomen.", after=0)
    busy.host(conversations.ask_fit, "our-area", 1)
    people, at = [busy.come_in() for _ in range(7)], busy.cast.now
    deeds = [
        lambda who=who: conversations.say_fit(who.pk, "our-area", number=1, fits=True, missing="", at=at)
        for who in people
    ]
    deeds.insert(3, lambda: busy.host(conversations.write_conclusion, "our-area", "Bankjes.", after=1))
    refused = codes(together(deeds))
    assert set(refused) <= {"conclusion-changed"}
    assert Fit.objects.filter(conclusion__number=1).count() == len(people) - len(refused)
