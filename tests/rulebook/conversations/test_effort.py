# SPDX-License-Identifier: EUPL-1.2
"""How much time a gathering asked of people and of officials."""

from datetime import UTC, datetime, timedelta

import pytest

from samenspraak.rulebook.conversations.effort import Attendance, Effort, effort, why_not_note

OPENED = datetime(2026, 5, 4, 19, 30, tzinfo=UTC)


def at(minutes):
    return OPENED + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("side", "channel", "came", "closed", "people", "officials", "online"),
    [
        ("resident", "phone", 0, 120, 120, 0, 0),
        ("resident", "phone", 45, 120, 75, 0, 0),  # came late
        ("resident", "phone", -10, 120, 120, 0, 0),  # waited at the door
        ("organisation", "table", 0, 120, 120, 0, 0),
        ("resident", "paper", 115, 120, 120, 0, 0),  # typed in at the end, was there all evening
        ("municipality", "phone", 0, 120, 0, 120, 0),
        ("resident", "phone", 0, 600, 150, 0, 0),  # the host forgot to close
        ("resident", "phone", 300, 600, 0, 0, 0),  # came after it was over
        ("resident", "online", 0, 120, 0, 0, 1),  # nothing is known of their time
    ],
)
def test_time_runs_from_coming_in_until_closing(side, channel, came, closed, people, officials, online):
    attended = [Attendance(side, channel, at(came))]
    found = effort(attended, opened=OPENED, closed=at(closed), minutes=120, noted=0)
    assert found == Effort(people, officials, online)


def test_what_officials_did_not_note_is_not_known():
    attended = [Attendance("municipality", "phone", OPENED)]
    spent = effort(attended, opened=OPENED, closed=at(60), minutes=60, noted=None)
    assert spent.officials is None and spent.officials_hours is None
    noted = effort(attended, opened=OPENED, closed=at(60), minutes=60, noted=420)
    assert noted.officials_hours == 8
    assert (spent + noted).officials is None
    assert (noted + noted) == Effort(0, 960, 0)


@pytest.mark.parametrize(
    ("minutes", "code"), [(0, None), (43_200, None), (-1, "minutes-out-of-range"), (43_201, "minutes-out-of-range")]
)
def test_nobody_notes_more_than_can_be(minutes, code):
    found = why_not_note(minutes)
    assert (found.code if found else None) == code
