# SPDX-License-Identifier: EUPL-1.2
"""What became of a promise: each kind of safeguard against facts, day by day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.agreements.terms import Guard, SafeguardTerm
from samenspraak.rulebook.safeguards import (
    OBSERVABLE,
    WHO_ACTS,
    Facts,
    Met,
    Observed,
    Paid,
    Reminders,
    Settled,
    Speaking,
    State,
    Voted,
    practice,
    renewal_step,
)
from samenspraak.rulebook.verdicts import Refused

SINCE = date(2026, 5, 4)


def day(number: int) -> date:
    """So many days after the agreement came into force."""
    return SINCE + timedelta(days=number)


def term(guard: str, **params) -> SafeguardTerm:
    return SafeguardTerm(number="6.1", guard=Guard(guard), params=params)


def voted(number=30, **changes) -> Voted:
    """Opened on this day, after a fortnight of consultation; a week later fifty of a thousand had granted it."""
    given = {"about": "ballot:1", "opened": day(number), "on": day(number + 7), "outcome": "granted"}
    counts = {"electorate": 1000, "yes": 30, "no": 15, "papers": 50}
    return Voted(**{**given, **counts, "consultation_since": day(number - 14), **changes})


def state(found: SafeguardTerm, today=60, **facts) -> str:
    return practice(found, Facts(SINCE, day(today), **facts)).state.value


class TestNothingHappenedYet:
    """On the first day nothing was called upon; what has a last day says which."""

    TABLE = """
    representation  not-yet
    consultation    not-yet
    reach           not-yet
    inclusion       people
    openness        people
    decision-rule   not-yet
    interest        not-yet
    minority        people
    accountability  people
    complaint       unmeasured
    support         people
    money-control   people
    reply           not-yet
    review          people
    exit            not-yet
    """
    NUMBERS = {"consultation": {"days": 14}, "reach": {"percent": 5}, "reply": {"days": 42}}

    @pytest.mark.parametrize(("guard", "expected"), [row.split() for row in TABLE.strip().splitlines()])
    def test_without_months(self, guard, expected):
        assert state(term(guard, **self.NUMBERS.get(guard, {})), today=0) == expected

    @pytest.mark.parametrize("guard", ["accountability", "inclusion", "support", "money-control", "review"])
    def test_with_months_it_is_due(self, guard):
        found = practice(term(guard, months=12), Facts(SINCE, SINCE))
        assert (found.state, found.next) == (State.DUE, date(2027, 5, 4))

    def test_every_kind_stands_in_the_table(self):
        assert {row.split()[0] for row in self.TABLE.strip().splitlines()} == set(Guard)

    @pytest.mark.parametrize("guard", ["consultation", "reach"])
    def test_a_promise_without_its_number_is_for_people_to_tell(self, guard):
        assert state(term(guard), voted=(voted(),)) == "people"


def met(number=30, **changes) -> Met:
    """A meeting on this day, announced a week before, with minutes a week after; asked who has an interest."""
    given = {"announced": day(number - 7), "minutes": day(number + 7), "decided": True, "asked": True}
    return Met(**{"about": "meeting:1", "on": day(number), **given, **changes})


class TestMeetings:
    @pytest.mark.parametrize(("before", "expected"), [(7, "kept"), (8, "not-kept")])
    def test_agenda_and_papers_stand_there_so_many_days_before(self, before, expected):
        assert state(term("openness", before=before), met=(met(),)) == expected

    @pytest.mark.parametrize(("days", "expected"), [(7, "kept"), (6, "not-kept")])
    def test_the_minutes_come_in_time(self, days, expected):
        assert state(term("openness", days=days), met=(met(),)) == expected

    def test_until_and_including_the_last_day_there_is_time(self):
        waits = met(minutes=None)
        assert [state(term("openness", days=14), today=30 + passed, met=(waits,)) for passed in (14, 15)] == [
            "due",
            "not-kept",
        ]

    def test_a_meeting_to_come_is_announced_by_its_last_day(self):
        ahead = met(announced=None, minutes=None, decided=False)
        found = practice(term("openness", before=7, days=14), Facts(SINCE, day(20), met=(ahead,)))
        assert (found.state, found.next) == (State.DUE, day(23))

    def test_a_meeting_that_could_not_be_announced_under_this_agreement_does_not_count(self):
        assert state(term("openness", before=7), met=(met(3, announced=day(3)),)) == "not-yet"

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({}, "kept"),
            ({"asked": False}, "not-kept"),
            ({"kept_out": False}, "not-kept"),
            ({"decided": False}, "not-yet"),
        ],
    )
    def test_who_has_an_interest_is_asked_and_does_not_vote(self, changes, expected):
        assert state(term("interest"), met=(met(**changes),)) == expected


class TestBallots:
    @pytest.mark.parametrize(("days", "expected"), [(14, "kept"), (15, "not-kept")])
    def test_consultation_takes_full_days(self, days, expected):
        assert state(term("consultation", days=days), voted=(voted(),)) == expected

    def test_a_ballot_that_opened_under_an_earlier_agreement_followed_the_rules_of_then(self):
        earlier = voted(-1, consultation_since=None)
        assert state(term("consultation", days=14), voted=(earlier,)) == "not-yet"

    @pytest.mark.parametrize(
        ("outcome", "percent", "expected"),
        [("granted", 5, "kept"), ("granted", 6, "not-kept"), ("rejected", 6, "not-kept"), ("void", 6, "kept")],
    )
    def test_too_few_papers_decide_nothing(self, outcome, percent, expected):
        assert state(term("reach", percent=percent), voted=(voted(outcome=outcome),)) == expected

    @pytest.mark.parametrize(("people", "expected"), [(50, "kept"), (51, "not-kept")])
    def test_reach_in_people(self, people, expected):
        assert state(term("reach", people=people), voted=(voted(),)) == expected

    @pytest.mark.parametrize(("percent", "expected"), [(0, "kept"), (66, "kept"), (67, "not-kept")])
    def test_nothing_is_granted_with_fewer_votes_than_agreed(self, percent, expected):
        assert state(term("decision-rule", percent=percent), voted=(voted(),)) == expected

    def test_a_tie_grants_nothing(self):
        assert state(term("decision-rule"), voted=(voted(yes=20, no=20),)) == "not-kept"

    def test_where_people_choose_nobody_votes_for_or_against(self):
        assert state(term("decision-rule"), voted=(voted(yes=0, no=0, chooses=True),)) == "not-yet"

    def test_a_budget_is_one_ballot_whatever_it_decides_and_each_idea_has_its_own_answer(self):
        ideas = [voted(yes=0, no=0, chooses=True, idea=number, reply_due=day(79)) for number in ("1", "2")]
        both = Facts(SINCE, day(60), voted=tuple(ideas))
        assert len(both.announced) == 1
        answers = practice(term("reply", days=42), both).waiting
        assert [one.about for one in answers] == ["ballot:1/1", "ballot:1/2"]


class TestReply:
    TABLE = """
    replied  today  state
    -        79     due
    -        80     not-kept
    79       90     kept
    80       90     not-kept
    """

    @pytest.mark.parametrize(("replied", "today", "expected"), [row.split() for row in TABLE.strip().splitlines()[1:]])
    def test_on_the_day_itself_is_in_time(self, replied, today, expected):
        done = None if replied == "-" else day(int(replied))
        assert state(term("reply", days=42), int(today), voted=(voted(reply_due=day(79), replied=done),)) == expected

    def test_late_is_not_standing_any_more_and_overdue_is(self):
        late, overdue = voted(reply_due=day(79), replied=day(85)), voted(about="ballot:2", reply_due=day(79))
        found = practice(term("reply", days=42), Facts(SINCE, day(100), voted=(late, overdue)))
        assert [one.about for one in found.missed] == ["ballot:1", "ballot:2"]
        assert [one.about for one in found.standing] == ["ballot:2"]


class TestOnceInSoManyMonths:
    TABLE = """
    done        today       state     next
    -           2027-05-04  due       2027-05-04
    -           2027-05-05  not-kept  -
    2027-05-04  2027-06-01  kept      2028-05-04
    2027-05-05  2027-06-01  not-kept  2028-05-05
    2026-06-01  2027-06-02  not-kept  -
    2026-05-03  2026-06-01  due       2027-05-04
    """

    @pytest.mark.parametrize("guard", sorted(OBSERVABLE))
    @pytest.mark.parametrize(
        ("done", "today", "expected", "due"), [row.split() for row in TABLE.strip().splitlines()[1:]]
    )
    def test_each_time_counts_from_the_time_before(self, guard, done, today, expected, due):
        observed = () if done == "-" else (Observed(guard, date.fromisoformat(done)),)
        found = practice(term(guard, months=12), Facts(SINCE, date.fromisoformat(today), observed=observed))
        assert (found.state.value, str(found.next or "-")) == (expected, due)

    def test_an_account_that_the_raad_is_owed_too_is_given_to_the_raad_too(self):
        promise = term("accountability", months=12, to_council=True)
        assert state(promise, observed=(Observed("accountability", day(50)),)) == "due"
        assert state(promise, observed=(Observed("accountability", day(50), to_council=True),)) == "kept"

    def test_one_kind_says_nothing_of_another(self):
        assert state(term("support", months=12), observed=(Observed("inclusion", day(5)),)) == "due"


class TestTheRest:
    def test_who_speaks_is_public(self):
        assert state(term("representation"), bodies=(Speaking("body:1", says=True),)) == "kept"
        assert state(term("representation"), bodies=(Speaking("body:1", says=False),)) == "not-kept"

    @pytest.mark.parametrize(("over", "expected"), [(61, "kept"), (60, "not-kept")])
    def test_nobody_sits_longer_than_agreed(self, over, expected):
        assert state(term("representation"), bodies=(Speaking("body:1", says=True, over=day(over)),)) == expected

    @pytest.mark.parametrize(("first", "expected"), [(date(2027, 5, 4), "kept"), (date(2027, 5, 5), "not-kept")])
    def test_the_first_evaluation(self, first, expected):
        assert state(term("review", months=12), today=400, first_evaluation=first) == expected

    @pytest.mark.parametrize(("ends", "expected"), [(date(2026, 9, 4), "kept"), (date(2026, 9, 3), "not-kept")])
    def test_whoever_ends_it_keeps_to_the_notice(self, ends, expected):
        assert state(term("exit", months=3), ended=(date(2026, 6, 4), ends)) == expected

    def test_for_every_kind_somebody_must_act(self):
        assert set(WHO_ACTS) == set(Guard) and all(WHO_ACTS.values())


# What always holds

DAYS = st.integers(0, 900)
VOTED = st.builds(
    lambda number, days, due, replied, outcome, papers: voted(
        number,
        about=f"ballot:{number}",
        consultation_since=None if days is None else day(number - days),
        reply_due=None if due is None else day(number + 7 + due),
        replied=None if replied is None else day(number + 7 + replied),
        outcome=outcome,
        papers=papers,
        yes=papers // 2,
        no=papers // 3,
    ),
    DAYS, st.none() | st.integers(-3, 40), st.none() | st.integers(0, 60), st.none() | st.integers(0, 90),
    st.sampled_from(["granted", "rejected", "void"]), st.integers(0, 300),
)  # fmt: skip
OBSERVED = st.builds(
    lambda guard, number, council: Observed(guard.value, day(number), f"observance:{number}", council),
    st.sampled_from(sorted(OBSERVABLE)), DAYS, st.booleans(),
)  # fmt: skip
TERMS = st.builds(
    lambda guard, params: SafeguardTerm(number="6.1", guard=guard, params=params),
    st.sampled_from(list(Guard)),
    st.fixed_dictionaries({}, optional={"days": st.integers(0, 60), "months": st.integers(0, 24),
        "percent": st.integers(0, 100), "people": st.integers(0, 300), "to_council": st.booleans()}),
)  # fmt: skip
FACTS = st.builds(
    lambda today, voted, observed, first, over, says: Facts(
        SINCE,
        day(today),
        voted=tuple(one for one in voted if one.on <= day(today)),
        observed=tuple(one for one in observed if one.on <= day(today)),
        bodies=(Speaking("body:1", says, None if over is None else day(over)),),
        first_evaluation=None if first is None or first > today else day(first),
    ),
    DAYS, st.lists(VOTED, max_size=4), st.lists(OBSERVED, max_size=5), st.none() | DAYS, st.none() | DAYS,
    st.booleans(),
)  # fmt: skip


WIJK, GEMEENTE = frozenset({"wijk"}), frozenset({"gemeente"})
TOLD = """
paid  written  expected
10    10       kept
10    40       kept
10    41       not-kept
-1    60       due
"""


@pytest.mark.parametrize(("paid", "written", "expected"), [row.split() for row in TOLD.strip().splitlines()[1:]])
def test_a_payment_stands_in_the_book_within_the_days(paid, written, expected):
    """Day 60; what was paid before the agreement does not count for it, the yearly check still waits."""
    made = Paid("booking:1", day(int(paid)), day(int(written)), GEMEENTE)
    found = practice(term("money-control", days=30, months=12), Facts(SINCE, day(60), paid=(made,)))
    assert (found.state.value, found.next) == (expected, date(2027, 5, 4)) and not found.standing


@pytest.mark.parametrize(
    ("done", "today", "expected", "standing"),
    [
        (10, 60, "kept", 0),
        (40, 60, "kept", 0),
        (41, 60, "not-kept", 0),
        (None, 40, "due", 0),
        (None, 41, "not-kept", 1),
    ],
)
def test_of_a_project_that_ended_it_is_told_what_became_of_all_the_money(done, today, expected, standing):
    ended = Settled("settled:1", day(10), day(done) if done is not None else None, GEMEENTE)
    found = practice(term("money-control", days=30), Facts(SINCE, day(today), settled=(ended,)))
    assert (found.state.value, len(found.standing)) == (expected, standing)
    assert found.who_acts(*found.standing) == (GEMEENTE if standing else frozenset())
    assert practice(term("money-control"), Facts(SINCE, day(today), settled=(ended,))).state is State.PEOPLE


def test_who_acts_is_who_spends_it_or_who_acts_on_the_promise():
    ended = Settled("settled:1", day(10), None, GEMEENTE)
    found = practice(term("money-control", days=1, months=1), Facts(SINCE, day(60), settled=(ended,)))
    assert [found.who_acts(one) for one in found.standing] == [WIJK, GEMEENTE]


@given(TERMS, FACTS)
def test_the_state_says_what_the_occasions_say(promise, facts):
    found = practice(promise, facts)
    assert found.times == found.kept + len(found.missed) <= len(found.occasions)
    assert (found.state is State.NOT_KEPT) == bool(found.missed)
    assert (found.state is State.KEPT) == (found.kept > 0 and not found.missed)
    assert found.state is not State.DUE or (found.next is not None and found.next >= facts.today)


@given(TERMS, FACTS, st.integers(1, 400))
def test_time_alone_never_mends_what_was_not_kept(promise, facts, days):
    then = practice(promise, facts)
    later = practice(promise, replace(facts, today=facts.today + timedelta(days=days)))
    assert {(one.about, one.on) for one in then.missed} <= {(one.about, one.on) for one in later.missed}


@given(st.sampled_from(sorted(OBSERVABLE)), st.integers(1, 24), FACTS)
def test_recording_it_today_leaves_nothing_standing(guard, months, facts):
    today = Observed(guard, facts.today, "observance:now", to_council=True)
    found = practice(term(guard, months=months), replace(facts, observed=(*facts.observed, today)))
    assert not found.standing and found.state in (State.KEPT, State.NOT_KEPT)


@given(TERMS, FACTS)
def test_a_reminder_is_never_about_what_is_done_or_late(promise, facts):
    found = practice(promise, facts)
    for one in Reminders().nearly_due(found, facts.today):
        assert one.kept is None and one.done is None and 0 <= (one.due - facts.today).days <= 14


# Beforehand


@pytest.mark.parametrize(("today", "told"), [(64, 0), (65, 1), (79, 1), (80, 0)])
def test_a_reminder_comes_fourteen_days_before(today, told):
    found = practice(term("reply", days=42), Facts(SINCE, day(today), voted=(voted(reply_due=day(79)),)))
    assert len(Reminders().nearly_due(found, day(today))) == told


RENEWAL = """
today       step
2027-11-03  none
2027-11-04  first
2028-03-22  first
2028-03-23  last
2028-05-03  last
2028-05-04  none
"""


@pytest.mark.parametrize(("today", "step"), [row.split() for row in RENEWAL.strip().splitlines()[1:]])
def test_an_agreement_that_runs_out_says_so_twice(today, step):
    assert (renewal_step(date(2028, 5, 4), date.fromisoformat(today), Reminders()) or "none") == step
    assert renewal_step(None, date.fromisoformat(today), Reminders()) == ""


@pytest.mark.parametrize("wrong", [{"safeguard_days": 0}, {"renewal_months": 37}, {"last_call_weeks": "6"}, {"x": 1}])
def test_reminders_that_make_no_sense_are_refused(wrong):
    with pytest.raises(Refused):
        Reminders.read({"reminders": {name: {"value": value} for name, value in wrong.items()}})
    assert Reminders.read({}) == Reminders(14, 6, 6)
