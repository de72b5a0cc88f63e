# SPDX-License-Identifier: EUPL-1.2
"""Rounds and gatherings: who may start them, and what they may be.

            start a round         prepare a gathering
alice       yes                   yes                      (gebiedsteam Oude Wijken)
wim         not-the-gebiedsteam   not-the-gebiedsteam      (wijkwethouder)
bo          not-the-gebiedsteam   not-the-gebiedsteam      (wijkraad)
nobody      not-the-gebiedsteam   not-the-gebiedsteam
"""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.verdicts import Refused


def refused_with(code):
    return pytest.raises(Refused, match=code)


@pytest.mark.parametrize("who", ["wim", "roos", "bo", "charlie", None])
def test_only_the_gebiedsteam_starts_a_round(cast, who):
    by = getattr(cast, who).pk if who else None
    with refused_with("not-the-gebiedsteam"):
        conversations.start_round(cast.oosterparkwijk, "", by=by, at=cast.now)


def test_a_gebiedsteam_organises_in_its_own_gebied_only(cast):
    with refused_with("not-the-gebiedsteam"):
        conversations.start_round(cast.de_wijert, "", by=cast.alice.pk, at=cast.now)


def test_one_round_at_a_time_and_the_next_after_closing(cast):
    first = conversations.start_round(cast.oosterparkwijk, "Een", by=cast.alice.pk, at=cast.now)
    with refused_with("round-going-on"):
        conversations.start_round(cast.oosterparkwijk, "Twee", by=cast.alice.pk, at=cast.now)
    conversations.close_round(first.pk, by=cast.alice.pk, at=cast.later(days=1))
    second = conversations.start_round(cast.oosterparkwijk, "Twee", by=cast.alice.pk, at=cast.later(days=2))
    assert (first.number, second.number) == (1, 2)
    assert queries.open_round(cast.oosterparkwijk) == second


def test_a_round_holds_the_content_it_started_with(cast):
    started = conversations.start_round(cast.oosterparkwijk, "", by=cast.alice.pk, at=cast.now)
    body = {**cast.content.body, "praatplaat": {**cast.content.body["praatplaat"], "label": "Nieuwe tekst"}}
    newer = conversations.adopt_content(body, language="nl", at=cast.later(days=1))
    assert newer.number == started.content.number + 1
    assert queries.open_round(cast.oosterparkwijk).content_id == started.content_id


@pytest.mark.parametrize("who", ["wim", "bo", "charlie", None])
def test_only_the_gebiedsteam_prepares(planned, who):
    cast = planned.cast
    with refused_with("not-the-gebiedsteam"):
        conversations.prepare(
            planned.round.pk,
            title="Zelf",
            place="",
            starts_at=cast.later(days=1),
            plates=planned.plates,
            by=getattr(cast, who).pk if who else None,
            at=cast.now,
        )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": "  "}, "title-missing"),
        ({"plates": []}, "plates-missing"),
        ({"plates": ["our-area", "our-area"]}, "plate-unknown"),
        ({"plates": ["verzonnen"]}, "plate-unknown"),
        ({"starts_at": -3}, "starts-in-the-past"),
    ],
)
def test_a_gathering_needs_a_title_plates_and_a_moment_to_come(planned, change, code):
    cast = planned.cast
    asked = {"title": "Gesprek", "place": "", "plates": planned.plates, "starts_at": 1} | change
    asked["starts_at"] = cast.later(days=asked["starts_at"])
    with refused_with(code):
        conversations.prepare(planned.round.pk, **asked, by=cast.alice.pk, at=cast.now)


def test_the_same_form_sent_twice_is_one_gathering(planned):
    cast = planned.cast
    asked = {"title": "Gesprek", "place": "", "plates": planned.plates, "starts_at": cast.later(days=1), "key": "k1"}
    first = conversations.prepare(planned.round.pk, **asked, by=cast.alice.pk, at=cast.now)
    again = conversations.prepare(planned.round.pk, **asked, by=cast.alice.pk, at=cast.now)
    assert first.pk == again.pk
    assert first.number == 2  # beside the one of the fixture


def test_a_code_has_no_look_alikes_and_is_never_given_twice(planned):
    cast = planned.cast
    codes = {planned.code}
    for number in range(20):
        made = conversations.prepare(
            planned.round.pk,
            title=f"{number}",
            place="",
            starts_at=cast.later(days=1),
            plates=planned.plates,
            by=cast.alice.pk,
            at=cast.now,
        )
        codes.add(made.code)
    assert len(codes) == 21
    assert all(len(code) == 6 and not set(code) & set("01ILO") for code in codes)


def test_a_code_is_found_however_it_was_typed(planned):
    code = planned.code.lower()
    assert queries.conversation_by_code(f" {code[:3]}-{code[3:]} ").pk == planned.pk
    assert queries.conversation_by_code("") is None


def test_a_cancelled_gathering_never_opens(planned):
    planned.host(conversations.cancel)
    with refused_with("gathering-cancelled"):
        planned.host(conversations.open)
    with refused_with("gathering-cancelled"):
        planned.come_in()


# Plans change


def moved(planned, by=None, at=None, **changes):
    asked = {"starts_at": planned.cast.later(days=7), "place": "De kantine", "minutes": 90} | changes
    by = by if by is not None else planned.cast.alice.pk
    return conversations.reschedule(planned.pk, **asked, by=by, at=at or planned.cast.now)


def test_a_planned_gathering_gets_another_moment_and_place_and_keeps_its_code_and_plates(planned):
    before = planned.now
    moved(planned)
    after = planned.now
    assert (after.starts_at, after.place, after.minutes) == (planned.cast.later(days=7), "De kantine", 90)
    assert (after.code, after.plates, after.number) == (before.code, before.plates, before.number)
    assert after.revision > before.revision, "calendars know the newer file by it"
    entry = ledger.entries()[0]
    assert entry.kind == "conversation.rescheduled"
    assert entry.facts["was"] == "2026-05-04T22:30+02:00"
    assert entry.facts["starts"] == "2026-05-11T21:30+02:00"


def test_sent_twice_it_happens_once(planned):
    moved(planned)
    entries, revision = ledger.entries().count(), planned.now.revision
    moved(planned)
    assert (ledger.entries().count(), planned.now.revision) == (entries, revision)


@pytest.mark.parametrize("who", ["wim", "roos", "bo", "charlie"])
def test_only_the_gebiedsteam_changes_plans(planned, who):
    person = getattr(planned.cast, who).pk
    with refused_with("not-the-gebiedsteam"):
        moved(planned, by=person)
    with refused_with("not-the-gebiedsteam"):
        conversations.cancel(planned.pk, by=person, at=planned.cast.now)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"minutes": 20}, "length-out-of-range"),
        ({"minutes": 500}, "length-out-of-range"),
        ("past", "starts-in-the-past"),
    ],
)
def test_it_must_still_be_a_gathering(planned, change, code):
    change = {"starts_at": planned.cast.later(days=-2)} if change == "past" else change
    with refused_with(code):
        moved(planned, **change)
    assert planned.now.revision == 0


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (conversations.open, "gathering-opened-already"),
        (conversations.cancel, "gathering-cancelled"),
    ],
)
def test_what_began_or_was_called_off_is_not_put_elsewhere(planned, deed, code):
    planned.host(deed)
    with refused_with(code):
        moved(planned)


def test_what_is_over_is_not_put_elsewhere(planned):
    planned.host(conversations.open)
    planned.host(conversations.close)
    with refused_with("gathering-closed"):
        moved(planned)


def test_every_deed_stands_in_the_logbook(planned):
    kinds = [entry.kind for entry in ledger.entries(area="oosterparkwijk")]
    assert kinds[:2] == ["conversation.prepared", "round.started"]
    entry = ledger.entries(area="oosterparkwijk")[0]
    assert entry.actor.startswith("seat:")
    assert planned.code not in str(entry.facts)


def test_a_round_with_an_open_gathering_does_not_close(room):
    with refused_with("gathering-still-open"):
        conversations.close_round(room.round.pk, by=room.cast.alice.pk, at=room.cast.now)


def test_numbers_count_on_over_the_rounds_of_an_area(planned):
    cast = planned.cast
    conversations.close_round(planned.round.pk, by=cast.alice.pk, at=cast.now)
    second = conversations.start_round(cast.oosterparkwijk, "", by=cast.alice.pk, at=cast.now)
    made = conversations.prepare(
        second.pk, title="x", place="", starts_at=cast.now, plates=["our-area"], by=cast.alice.pk, at=cast.now
    )
    assert made.number == 2
    assert queries.conversation(cast.oosterparkwijk, 1).pk == planned.pk


def test_stage_of_counts_in_one_query(room, django_assert_num_queries):
    with django_assert_num_queries(1):
        stages = queries.stage_of()
    facts = stages[room.cast.oosterparkwijk.pk]
    assert (facts.number, facts.planned, facts.open, facts.closed) == (1, 0, 1, 0)
    assert room.cast.de_wijert.pk not in stages


def test_what_goes_on_and_what_is_coming(planned):
    cast = planned.cast
    assert [one.pk for one in queries.upcoming(cast.now)] == [planned.pk]
    assert queries.upcoming(cast.later(days=3)) == []
    planned.host(conversations.open)
    assert [one.pk for one in queries.going_on(cast.now)] == [planned.pk]
    assert queries.upcoming(cast.now) == []
