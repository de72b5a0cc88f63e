# SPDX-License-Identifier: EUPL-1.2
"""Statements that people offer: who may, who reads them, and where they stand once they are let through."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import OfferedStatement, Round
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as notices
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Refused
from tests.civic.conversations.conftest import go_online

TEXT = "Jongeren vanaf 12 jaar beslissen mee."


def offer(room, someone=None, text=TEXT, plate="deciding", key="", at=None, by=None):
    room.count += 1
    someone = someone or room.come_in()
    return conversations.offer_statement(
        someone.pk, plate=plate, text=text, key=key or f"offer-{room.count}", at=at or room.cast.now, by=by
    )


def admit(room, offered, by=None):
    return conversations.admit_statement(offered.pk, by=by or room.cast.alice.pk, at=room.cast.now)


def decline(room, offered, reason="double", by=None, answer=""):
    by = by or room.cast.alice.pk
    return conversations.decline_statement(offered.pk, reason, by=by, at=room.cast.now, answer=answer)


def own_statements(room):
    held_in = Round.objects.select_related("content").get(pk=room.round.pk)
    return [one for block in queries.content_of(held_in).blocks for one in block.statements if one.own]


# Offering


def test_an_offer_waits_has_a_receipt_and_stands_nowhere_yet(online):
    given = offer(online, text="  Jongeren vanaf 12 jaar\n beslissen mee. ")
    assert (given.text, given.decided_at, given.question) == (TEXT, None, "")
    receipt = notices.receipt(given.receipt)
    assert (receipt.status, receipt.kind, receipt.channel) == ("received", "statement", "online")
    assert own_statements(online) == []
    assert all(entry.kind != "statement.offered" for entry in ledger.entries())


def test_the_same_offer_sent_twice_is_one(online):
    someone = online.come_in()
    first = offer(online, someone, key="zelfde")
    assert offer(online, someone, key="zelfde", text="Intussen iets anders getypt.").pk == first.pk
    assert offer(online, someone, text="jongeren vanaf 12 jaar beslissen mee!").pk == first.pk
    assert OfferedStatement.objects.count() == 1


def test_two_people_may_offer_the_same(online):
    assert offer(online).pk != offer(online).pk


def test_three_at_a_plate_and_no_more(online):
    someone = online.come_in()
    for number in range(3):
        offer(online, someone, text=f"Stelling nummer {number} van mij")
    with pytest.raises(Refused, match="statements-enough"):
        offer(online, someone, text="En nog een van mij")
    offer(online, someone, text="En nog een van mij", plate="openness")
    offer(online, text="Een van een ander")


def test_taking_one_back_gives_no_room_for_another(online):
    """Or a script would offer and take back without end."""
    someone = online.come_in()
    for number in range(3):
        given = offer(online, someone, text=f"Stelling nummer {number} van mij")
        conversations.take_back_statement(given.pk, participant_id=someone.pk, at=online.cast.now)
    with pytest.raises(Refused, match="statements-enough"):
        offer(online, someone, text="En nog een van mij")


@pytest.mark.parametrize("plate", ["compass", "archetypes", "learning-stopping", "verzonnen"])
def test_a_statement_belongs_at_a_building_block_on_the_table(online, plate):
    with pytest.raises(Refused, match="plate-unknown"):
        offer(online, plate=plate)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "statement-too-short"),
        ("Bomen", "statement-too-short"),
        ("x " * 5000, "statement-too-long"),
        ("Wat vinden jullie?", "statement-is-a-question"),
        ("Bel 0612345678 maar", "statement-has-contact"),
        ("Wat alleen deze wijk aangaat moet de wijk zelf kunnen beslissen", "statement-known"),
    ],
)
def test_what_is_no_statement(online, text, code):
    with pytest.raises(Refused, match=code):
        offer(online, text=text)
    assert not OfferedStatement.objects.exists()


def test_in_an_evening_only_when_everybody_goes_at_their_own_pace(room):
    someone = room.come_in()
    with pytest.raises(Refused, match="statements-when-roaming"):
        offer(room, someone)
    room.host(conversations.roam, True)
    offer(room, someone)
    room.host(conversations.close)
    with pytest.raises(Refused, match="gathering-closed"):
        offer(room, someone, text="Te laat ingestuurd")


def test_online_until_its_end(online):
    someone = online.come_in()
    with pytest.raises(Refused, match="gathering-closed"):
        offer(online, someone, at=online.cast.later(days=14))


def test_what_stands_on_paper_is_offered_by_the_gebiedsteam(room):
    cast = room.cast
    sheet = conversations.enter_for(
        room.pk, side="resident", channel="paper", sheet="Blad 1", key="k", by=cast.alice.pk, at=cast.now
    )
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        offer(room, sheet)
    assert offer(room, sheet, by=cast.alice.pk).receipt


def test_taking_back_what_waits(online):
    someone = online.come_in()
    given = offer(online, someone)
    with pytest.raises(OfferedStatement.DoesNotExist):
        conversations.take_back_statement(given.pk, participant_id=online.come_in().pk, at=online.cast.now)
    conversations.take_back_statement(given.pk, participant_id=someone.pk, at=online.cast.now)
    assert notices.receipt(given.receipt).status == "withdrawn"
    for deed in (
        lambda: conversations.take_back_statement(given.pk, participant_id=someone.pk, at=online.cast.now),
        lambda: admit(online, given),
    ):
        with pytest.raises(Refused, match="statement-decided-already"):
            deed()


# Reading


def test_let_through_it_stands_beside_the_common_ones_for_everybody(closed, online):
    cast = online.cast
    evening = conversations.prepare(
        online.round.pk,
        title="Tweede avond",
        place="",
        starts_at=cast.now,
        plates=["deciding"],
        by=cast.alice.pk,
        at=cast.now,
    )
    conversations.open(evening.pk, by=cast.alice.pk, at=cast.now)
    before = {room.pk: room.revision for room in queries.going_on(cast.now)}
    given = admit(online, offer(online))
    assert given.question == "people-1"
    assert [(one.key, str(one.text), one.by_people) for one in own_statements(online)] == [("people-1", TEXT, True)]
    assert notices.receipt(given.receipt).status == "in-use"
    assert {room.pk: room.revision for room in queries.going_on(cast.now)} == {
        pk: revision + 1 for pk, revision in before.items()
    }, "every phone in the round hears of it"
    someone = conversations.join(evening.code, side="resident", token="t", at=cast.now)
    conversations.answer(
        someone.pk,
        plate="deciding",
        question="people-1",
        kind="statement",
        value={"vote": "agree"},
        key="k",
        at=cast.now,
    )
    conversations.close(evening.pk, by=cast.alice.pk, at=cast.now)
    held_in = queries.open_round(cast.oosterparkwijk)
    assert queries.outcomes_of(held_in).statements["people-1"].n == 1


def test_a_closed_gathering_keeps_its_seal_and_its_numbers(room):
    room.say(room.come_in(), "statement")
    room.host(conversations.close)
    sealed, said = room.now.digest, queries.outcomes_of_conversation(room.pk)
    online = go_online(room)
    admit(online, offer(online))
    after = queries.outcomes_of_conversation(room.pk)
    assert room.now.digest == sealed
    assert (after.people, after.answers) == (said.people, said.answers)
    assert after.statements["people-1"].n == 0


def test_the_logbook_has_a_digest_and_not_the_words(online):
    given = admit(online, offer(online))
    other = decline(online, offer(online, text="Iets over de buurman"), "personal")
    for kind, one in (("statement.admitted", given), ("statement.declined", other)):
        entry = next(entry for entry in ledger.entries(area="oosterparkwijk") if entry.kind == kind)
        assert one.text not in str(entry.facts)
        sealed = {"receipt": one.receipt, "plate": one.plate, "text": one.text}
        assert entry.facts["digest"] == digest(sealed)
    assert entry.facts["reason"] == "personal"


def test_what_is_not_let_through_has_a_reason_that_its_giver_reads(online):
    given = offer(online)
    with pytest.raises(Refused, match="reason-missing"):
        decline(online, given, "omdat")
    decline(online, given, "several", answer="Er staan meer gedachten in.")
    receipt = notices.receipt(given.receipt)
    assert (receipt.status, receipt.answer) == ("answered", "Er staan meer gedachten in.")
    assert own_statements(online) == []


def test_it_is_decided_once(online):
    given = offer(online)
    admit(online, given)
    for deed in (lambda: admit(online, given), lambda: decline(online, given)):
        with pytest.raises(Refused, match="statement-decided-already"):
            deed()
    assert len(own_statements(online)) == 1


@pytest.mark.parametrize("who", ["wim", "bo", "charlie"])
def test_only_the_gebiedsteam_reads(online, who):
    given, by = offer(online), getattr(online.cast, who).pk
    for deed in (
        lambda: admit(online, given, by=by),
        lambda: decline(online, given, by=by),
        lambda: conversations.take_down_statement(given.pk, "hurtful", by=by, at=online.cast.now),
    ):
        with pytest.raises(Refused, match="not-the-gebiedsteam"):
            deed()


def test_what_still_waits_when_it_closes_can_be_read_while_the_round_goes_on(online):
    given, other = offer(online), offer(online, text="En nog een andere stelling")
    online.host(conversations.close)
    assert notices.receipt(given.receipt).status == "received"
    admit(online, given)
    conversations.close_round(online.round.pk, by=online.cast.alice.pk, at=online.cast.now)
    with pytest.raises(Refused, match="round-closed"):
        admit(online, other)


def test_the_text_of_a_statement_that_is_let_through_is_not_asked_twice(online):
    admit(online, offer(online))
    with pytest.raises(Refused, match="statement-known"):
        offer(online, text=TEXT.upper())


# Taking away


def test_what_names_somebody_can_be_taken_away_and_counts_nowhere_then(online):
    given = admit(online, offer(online))
    someone = online.come_in()
    online.say(someone, "statement", plate="deciding", question="people-1")
    with pytest.raises(Refused, match="reason-missing"):
        conversations.take_down_statement(given.pk, "off-topic", by=online.cast.alice.pk, at=online.cast.now)
    conversations.take_down_statement(given.pk, "personal", by=online.cast.alice.pk, at=online.cast.now)
    assert own_statements(online) == []
    with pytest.raises(Refused, match="question-unknown"):
        online.say(someone, "statement", plate="deciding", question="people-1", key="nog-eens")
    online.host(conversations.close)
    assert queries.outcomes_of_conversation(online.pk).answers == 0
    again = admit(online, offer_in_the_next_room(online))
    assert again.question == "people-2", "a key is never given out again"


def offer_in_the_next_room(online):
    cast = online.cast
    made = conversations.prepare(
        online.round.pk,
        title="Volgende",
        place="",
        starts_at=cast.now,
        plates=["deciding"],
        by=cast.alice.pk,
        at=cast.now,
    )
    conversations.open(made.pk, by=cast.alice.pk, at=cast.now)
    conversations.roam(made.pk, True, by=cast.alice.pk, at=cast.now)
    someone = conversations.join(made.code, side="resident", token="t", at=cast.now)
    return conversations.offer_statement(someone.pk, plate="deciding", text="Zonder naam gezegd", key="k", at=cast.now)


def test_only_what_stands_is_taken_away(online):
    given = offer(online)
    with pytest.raises(Refused, match="statement-not-there"):
        conversations.take_down_statement(given.pk, "hurtful", by=online.cast.alice.pk, at=online.cast.now)


# Counting


def test_votes_are_counted_over_all_gatherings_of_the_round(online, django_assert_num_queries):
    admit(online, offer(online))
    for _ in range(3):
        online.say(online.come_in(), "statement", plate="deciding", question="people-1")
    online.say(online.come_in(), "statement", plate="deciding")
    with django_assert_num_queries(1):
        assert queries.votes_at(online.round, "deciding") == {"people-1": 3}


def test_where_statements_wait_is_one_question(online, django_assert_num_queries):
    cast = online.cast
    offer(online)
    decline(online, offer(online, text="Een andere stelling hier"))
    with django_assert_num_queries(1):
        found = queries.waiting_statements([cast.oosterparkwijk.pk, cast.de_wijert.pk])
    assert [(area.slug, waiting) for area, waiting in found] == [("oosterparkwijk", 1)]
    conversations.close(online.pk, by=cast.alice.pk, at=cast.now)
    conversations.close_round(online.round.pk, by=cast.alice.pk, at=cast.now)
    assert queries.waiting_statements([cast.oosterparkwijk.pk]) == []
