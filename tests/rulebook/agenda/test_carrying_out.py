# SPDX-License-Identifier: EUPL-1.2
"""Carrying out what was decided: docs/rules/agenda.md."""

from dataclasses import dataclass
from datetime import date

import pytest

from samenspraak.rulebook.agenda import MOVES
from samenspraak.rulebook.agenda import carrying_out as rule
from samenspraak.rulebook.agreements.terms import Say

TODAY, TOMORROW, YESTERDAY = date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 3)


@dataclass
class Step:
    due: date = TODAY
    done_on: date | None = None


def codes(findings):
    return [finding.code for finding in findings]


def test_who_carries_it_out_follows_from_the_say_on_carrying_out():
    assert [rule.carried_out_by(say) for say in Say] == ["gemeente", "gemeente", "gemeente", "samen", "wijk"]


@pytest.mark.parametrize(
    ("force", "outcome", "follows", "ahead"),
    [
        ("binding", "granted", None, True),
        ("binding", "rejected", None, False),
        ("advice", "granted", True, True),
        ("advice", "granted", False, False),
        ("advice", "rejected", True, False),
        ("advice", "rejected", False, True),
        ("advice", "granted", None, False),
        ("advice", "void", True, False),
    ],
)
def test_what_goes_ahead(force, outcome, follows, ahead):
    assert rule.goes_ahead(force, outcome, follows) is ahead


def test_the_day_itself_is_in_time():
    assert not rule.is_late(Step(TODAY), TODAY) and rule.is_late(Step(YESTERDAY), TODAY)
    assert not rule.is_late(Step(YESTERDAY, done_on=TODAY), TODAY)


def test_a_step_has_a_name_and_a_day_to_come():
    asked = {"title": "Graven", "due": TODAY, "today": TODAY, "there": 0}
    assert rule.why_not_add_step(**asked) == ()
    assert codes(rule.why_not_add_step(**asked | {"title": " "})) == ["step-title-missing"]
    assert codes(rule.why_not_add_step(**asked | {"due": YESTERDAY})) == ["step-in-the-past"]
    assert codes(rule.why_not_add_step(**asked | {"there": 60})) == ["enough-steps"]


def test_it_moves_with_a_reason():
    asked = {"step": Step(TODAY), "due": TOMORROW, "reason": "Het vriest.", "today": TODAY}
    assert rule.why_not_move_step(**asked) == ()
    assert codes(rule.why_not_move_step(**asked | {"due": TODAY, "reason": ""})) == [
        "same-day",
        "step-moves-without-reason",
    ]
    assert codes(rule.why_not_move_step(**asked | {"step": Step(done_on=TODAY)})) == ["step-done-already"]


def test_it_is_done_on_a_day_that_was_and_with_words():
    asked = {"step": Step(), "on": TODAY, "text": "Gegraven.", "today": TODAY}
    assert rule.why_not_finish_step(**asked) == ()
    assert codes(rule.why_not_finish_step(**asked | {"on": TOMORROW, "text": ""})) == [
        "day-to-come",
        "step-done-without-words",
    ]


def test_it_is_done_when_all_steps_are_and_stops_with_a_reason():
    open_one = [Step(done_on=TODAY), Step()]
    assert rule.why_not_end(how="done", steps=[Step(done_on=TODAY)], text="Het staat er.") == ()
    assert codes(rule.why_not_end(how="done", steps=open_one, text="Bijna.")) == ["steps-open"]
    assert rule.why_not_end(how="stopped", steps=open_one, text="Er lag een kabel.") == ()
    assert codes(rule.why_not_end(how="stopped", steps=open_one, text="")) == ["stopped-without-reason"]
    assert codes(rule.why_not_end(how="weg", steps=[], text="x")) == ["end-not-known"]


def test_what_may_follow_on_what():
    assert MOVES["granted"] == MOVES["answered"] == {"underway"}
    assert MOVES["underway"] == {"done", "stopped"} and not {"done", "stopped"} & MOVES.keys()
