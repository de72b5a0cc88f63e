# SPDX-License-Identifier: EUPL-1.2
"""How a body of residents meets: docs/rules/meetings.md."""

from datetime import date

import pytest

from samenspraak.rulebook import meetings
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.agreements.terms import Say, Task

MEETING = date(2026, 6, 15)


class TestInTime:
    @pytest.mark.parametrize(("day", "expected"), [(7, True), (8, True), (9, False), (15, False)])
    def test_seven_days_before_is_in_time_and_six_is_not(self, day, expected):
        assert meetings.in_time(date(2026, 6, day), MEETING, 7) is expected

    def test_where_nothing_was_agreed_every_day_is_in_time(self):
        assert meetings.in_time(MEETING, MEETING, None)
        assert meetings.last_day_to_announce(MEETING, None) is None
        assert meetings.minutes_due(MEETING, None) is None

    def test_what_was_never_announced_is_not_in_time(self):
        assert not meetings.in_time(None, MEETING, 7)

    def test_on_a_point_that_came_too_late_the_meeting_does_not_decide(self):
        late = meetings.why_too_late_to_decide(date(2026, 6, 9), MEETING, 7)
        assert late.code == "point-too-late" and late.params["earliest"] == date(2026, 6, 22)
        assert meetings.why_too_late_to_decide(date(2026, 6, 8), MEETING, 7) is None

    def test_minutes_within_fourteen_days_are_there_on_the_fourteenth(self):
        assert meetings.minutes_due(MEETING, 14) == date(2026, 6, 29)


class TestQuorum:
    @pytest.mark.parametrize(("seats", "percent", "expected"), [
        (9, None, 5), (8, None, 5), (1, None, 1), (0, None, 1), (9, 50, 5), (10, 50, 5), (10, 66, 7), (9, 100, 9),
        (9, 1, 1),
    ])  # fmt: skip
    def test_a_majority_unless_another_share_was_agreed(self, seats, percent, expected):
        assert meetings.quorum(seats, percent) == expected

    def test_with_one_too_few_nothing_is_decided(self):
        assert meetings.why_no_quorum(4, 9).params["quorum"] == 5
        assert meetings.why_no_quorum(5, 9) is None


class TestCounting:
    @pytest.mark.parametrize(("votes", "percent", "expected"), [
        ("yyn", 50, "carried"), ("yn", 50, "rejected"), ("ynaaa", 50, "rejected"), ("yaaaa", 50, "carried"),
        ("aaa", 50, "rejected"), ("yyn", 66, "carried"), ("yyn", 67, "rejected"), ("yyynn", 60, "rejected"),
    ])  # fmt: skip
    def test_more_than_the_share_and_a_tie_is_rejected(self, votes, percent, expected):
        words = {"y": "yes", "n": "no", "a": "abstain"}
        assert meetings.counted({n: words[one] for n, one in enumerate(votes)}, percent).outcome == expected


def wrong(votes, **changed):
    given = {"members": {1, 2, 3}, "present": {1, 2}, "interested": set()} | changed
    return {finding.code for finding in meetings.why_not_these_votes(votes, **given)}


class TestWhoVotes:
    def test_members_who_are_there_vote_each_once(self):
        assert wrong({1: "yes", 2: "abstain"}) == set()

    def test_nobody_else_does(self):
        assert wrong({1: "yes", 2: "no", 9: "yes"}) == {"vote-of-no-member"}
        assert wrong({1: "yes", 2: "no", 3: "yes"}) == {"vote-of-somebody-absent"}

    def test_nor_who_has_an_interest(self):
        assert wrong({1: "yes", 2: "no"}, interested={2}) == {"vote-on-own-interest"}
        assert wrong({1: "yes"}, interested={2}) == set()

    def test_nor_is_anybody_forgotten(self):
        assert wrong({1: "yes"}) == {"votes-missing"}

    def test_no_votes_at_all_is_by_consent_when_there_is_somebody_to_consent(self):
        assert wrong({}) == set()
        assert wrong({}, interested={1, 2}) == {"nobody-votes"}

    def test_and_only_for_against_or_neither(self):
        assert wrong({1: "yes", 2: "maybe"}) == {"member-choice-unknown"}


def power(say, task):
    return Power("green-play", task, say=say, term="2.3")


class TestWhatItIsCalled:
    @pytest.mark.parametrize(("say", "task", "this_body", "by_ballot", "expected"), [
        (Say.DECIDES, Task.DECIDE, True, False, "binding"),
        (Say.DECIDES, Task.DECIDE, True, True, "advice"),  # the wijk decides on it by ballot
        (Say.DECIDES, Task.DECIDE, False, False, "advice"),  # the agreement gives it to another body
        (Say.INITIATES, Task.DECIDE, True, False, "advice"),
        (Say.INITIATES, Task.DRAW_UP, True, False, "binding"),
        (Say.ADVISES, Task.DRAW_UP, True, False, "advice"),
        (Say.DECIDES, Task.CARRY_OUT, True, False, "binding"),
    ])  # fmt: skip
    def test_binding_only_where_the_agreement_gives_it_to_this_body(self, say, task, this_body, by_ballot, expected):
        assert meetings.force_of(power(say, task), by_this_body=this_body, by_ballot=by_ballot) == expected

    def test_without_an_agreement_it_is_advice(self):
        nothing = Power("green-play", Task.DRAW_UP)
        assert meetings.force_of(nothing, by_this_body=True, by_ballot=False) == "advice"

    def test_about_its_own_affairs_it_binds_nobody_else(self):
        assert meetings.force_of(None, by_this_body=False, by_ballot=False) == "own"
