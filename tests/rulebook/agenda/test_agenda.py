# SPDX-License-Identifier: EUPL-1.2
"""The wijkagenda's rules, read as bylaws."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook import agenda

MONDAY = date(2026, 5, 4)
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def code(finding):
    return finding.code if finding else "-"


#   announced  force now  suspended   on this ground
GROUND = [
    ("binding", "binding", False, "-"),
    ("binding", "none", True, "power-suspended"),
    ("binding", "none", False, "power-gone"),
    ("binding", "advice", False, "power-gone"),
    ("advice", "advice", False, "-"),
    ("advice", "none", True, "-"),
    ("advice", "none", False, "-"),
    ("advice", "binding", False, "-"),
]


@pytest.mark.parametrize(("announced", "force", "suspended", "expected"), GROUND)
def test_a_binding_ballot_goes_on_only_while_the_power_is_there(announced, force, suspended, expected):
    found = agenda.why_not_on_this_ground(announced=announced, force=force, suspended=suspended)
    assert code(found) == expected


#   days agreed  began     today (days later)   may it open?
OPENING = [
    (14, MONDAY, 0, "consultation-running"),
    (14, MONDAY, 13, "consultation-running"),
    (14, MONDAY, 14, "-"),
    (14, None, 99, "consultation-never-began"),
    (0, None, 0, "-"),
    (1, MONDAY, 0, "consultation-running"),
    (1, MONDAY, 1, "-"),
]


@pytest.mark.parametrize(("days", "since", "later", "expected"), OPENING)
def test_not_on_day_thirteen(days, since, later, expected):
    found = agenda.why_not_open_ballot(
        announced="binding",
        force="binding",
        suspended=False,
        consultation_since=since,
        consultation_days=days,
        today=MONDAY + timedelta(days=later),
    )
    assert code(found) == expected


def test_a_power_that_is_gone_is_named_before_the_consultation():
    found = agenda.why_not_open_ballot(
        announced="binding",
        force="none",
        suspended=True,
        consultation_since=MONDAY,
        consultation_days=14,
        today=MONDAY,
    )
    assert code(found) == "power-suspended"


#   from          on-agenda        in-decision        withdrawn              answered              granted
MOVES = """
submitted         -                not-to-be-decided  -                      not-to-be-answered    not-in-decision
on-agenda         not-to-be-placed -                  not-to-be-withdrawn    not-to-be-answered    not-in-decision
in-decision       -                not-to-be-decided  not-to-be-withdrawn    not-to-be-answered    -
advised           not-to-be-placed not-to-be-decided  not-to-be-withdrawn    -                     not-in-decision
granted           not-to-be-placed not-to-be-decided  not-to-be-withdrawn    not-to-be-answered    not-in-decision
rejected          not-to-be-placed not-to-be-decided  not-to-be-withdrawn    not-to-be-answered    not-in-decision
answered          not-to-be-placed not-to-be-decided  not-to-be-withdrawn    not-to-be-answered    not-in-decision
withdrawn         not-to-be-placed not-to-be-decided  not-to-be-withdrawn    not-to-be-answered    not-in-decision
"""
TO = ("on-agenda", "in-decision", "withdrawn", "answered", "granted")


@pytest.mark.parametrize("line", MOVES.strip().splitlines(), ids=lambda line: line.split()[0])
def test_what_may_follow_on_what(line):
    status, *expected = line.split()
    assert [code(agenda.why_not_move(status, to)) for to in TO] == expected


def call(**changed):
    given_ = {
        "placed": MONDAY,
        "consultation_since": MONDAY,
        "consultation_days": 14,
        "opens": MONDAY + timedelta(days=14),
        "opens_at": NOW + timedelta(days=14),
        "closes_at": NOW + timedelta(days=21),
        "now": NOW,
    }
    return {finding.code for finding in agenda.why_not_call(**given_ | changed)}


def test_the_days_of_a_ballot():
    assert call() == set()
    assert call(opens=MONDAY + timedelta(days=13)) == {"opens-before-consultation-ends"}
    assert call(closes_at=NOW + timedelta(days=14, hours=23)) == {"ballot-too-short"}
    assert call(opens_at=NOW - timedelta(days=1), closes_at=NOW) == {"ballot-opens-in-the-past"}
    assert call(closes_at=NOW) == {"ballot-too-short"}
    assert call(placed=MONDAY + timedelta(days=1)) == {"consultation-before-placing"}
    assert call(placed=MONDAY + timedelta(days=1), consultation_days=0) == set()


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_the_ballot_may_be_announced_for_exactly_the_days_on_which_it_may_open(since, days):
    earliest = agenda.earliest_opening(since, days)
    assert "opens-before-consultation-ends" not in call(
        consultation_since=since, consultation_days=days, opens=earliest
    )
    too_early = earliest - timedelta(days=1)
    assert "opens-before-consultation-ends" in call(consultation_since=since, consultation_days=days, opens=too_early)


#   force      outcome     status
AFTER = [
    ("binding", "granted", "granted"),
    ("binding", "rejected", "rejected"),
    ("binding", "void", "on-agenda"),
    ("advice", "granted", "advised"),
    ("advice", "rejected", "advised"),
    ("advice", "void", "on-agenda"),
]


@pytest.mark.parametrize(("force", "outcome", "status"), AFTER)
def test_what_a_ballot_makes_of_a_proposal(force, outcome, status):
    assert agenda.status_after(force, outcome) == status
    assert agenda.why_not_move("in-decision", status) is None


def test_a_reply_is_due_on_a_working_day():
    assert agenda.reply_due(MONDAY, 28) == date(2026, 6, 1)
    assert agenda.reply_due(MONDAY, 5) == date(2026, 5, 11)  # Saturday runs on to Monday
    assert agenda.reply_due(MONDAY, 10) == date(2026, 5, 15)  # Hemelvaartsdag runs on to Friday
    assert agenda.reply_due(MONDAY, 10, working=True) == date(2026, 5, 20)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_a_reply_is_never_due_earlier_than_promised_nor_much_later(day, days):
    """At most from Good Friday to the day after King's Day, when that follows Easter Monday."""
    due = agenda.reply_due(day, days)
    assert day + timedelta(days=days) <= due <= day + timedelta(days=days + 5) and due.weekday() < 5


def test_who_does_not_follow_an_advice_says_why():
    assert code(agenda.why_not_reply(follows=False, text=" ")) == "motive-missing"
    assert code(agenda.why_not_reply(follows=True, text="")) == "writing-missing"
    assert code(agenda.why_not_reply(follows=True, text="Goed idee.")) == "-"
    assert code(agenda.why_not_reply(follows=True, text="x" * 5001)) == "writing-too-long"


def proposal(**changed):
    given_ = {"title": "Pluktuin", "text": "Bij de school.", "topic": "green-play", "topics": ["green-play"]}
    return [(f.code, f.about) for f in agenda.why_not_propose(**{**given_, "cost_cents": None, **changed})]


def test_what_a_proposal_needs():
    assert proposal() == []
    assert proposal(title="") == [("title-needed", "title")]
    assert proposal(title="x" * 121, text=" ") == [("writing-too-long", "title"), ("writing-missing", "text")]
    assert proposal(topic="war") == [("topic-unknown", "topic")]
    assert proposal(cost_cents=-1) == [("cost-wrong", "cost")]
    assert proposal(cost_cents=0) == []


@given(st.text(max_size=600))
def test_an_excerpt_fits_on_one_line(text):
    said = agenda.excerpt(text)
    assert len(said) <= agenda.EXCERPT_LIMIT and "\n" not in said


def test_an_excerpt_is_cut_after_a_word():
    assert agenda.excerpt("boom " * 100).endswith("boom…")
    assert agenda.excerpt("A" * 500) == "A" * 199 + "…"
    assert agenda.excerpt("kort\n  en goed") == "kort en goed"
