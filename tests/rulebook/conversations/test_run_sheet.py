# SPDX-License-Identifier: EUPL-1.2
"""How an evening is divided. Whatever is asked of it, it adds up to the minute."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samenspraak import content as files
from samenspraak.rulebook.content import parse
from samenspraak.rulebook.conversations import is_hurried, run_sheet, why_not_minutes
from samenspraak.rulebook.conversations.run_sheet import BREAK_AFTER, LONGEST, SHORTEST, weight

CONTENT = parse(files.read_set())
PLATES = [plate.key for plate in CONTENT.plates]
chosen = st.lists(st.sampled_from(PLATES), min_size=1, unique=True)


@given(plates=chosen, minutes=st.integers(SHORTEST, LONGEST))
def test_it_adds_up_exactly_and_nobody_is_forgotten(plates, minutes):
    assume(why_not_minutes(minutes, len(plates)) is None)
    parts = run_sheet(CONTENT, plates, minutes)
    assert sum(part.minutes for part in parts) == minutes
    assert [part.begins for part in parts] == [0, *(part.ends for part in parts[:-1])]
    assert [part.plate for part in parts if part.kind == "plate"] == plates
    assert all(part.minutes >= 1 for part in parts)
    assert (parts[0].kind, parts[-1].kind) == ("welcome", "closing")


@given(plates=chosen, minutes=st.integers(SHORTEST, LONGEST))
def test_a_long_evening_has_one_break_between_plates(plates, minutes):
    assume(why_not_minutes(minutes, len(plates)) is None)
    kinds = [part.kind for part in run_sheet(CONTENT, plates, minutes)]
    assert kinds.count("break") == (1 if minutes > BREAK_AFTER and len(plates) > 1 else 0)
    if "break" in kinds:
        at = kinds.index("break")
        assert kinds[at - 1] == kinds[at + 1] == "plate"


@given(plates=chosen, minutes=st.integers(SHORTEST, LONGEST))
def test_more_to_do_never_gets_less_time(plates, minutes):
    assume(why_not_minutes(minutes, len(plates)) is None)
    given_to = {part.plate: part.minutes for part in run_sheet(CONTENT, plates, minutes) if part.kind == "plate"}
    for one in plates:
        for other in plates:
            if weight(CONTENT, one) > weight(CONTENT, other):
                assert given_to[one] >= given_to[other]


def test_the_break_comes_halfway():
    parts = run_sheet(CONTENT, ["our-area", "what-about", "deciding", "openness"], 120)
    assert [part.kind for part in parts] == ["welcome", "plate", "plate", "break", "plate", "plate", "closing"]


def test_a_first_conversation_of_an_hour_and_a_half():
    parts = run_sheet(CONTENT, CONTENT.preset("first-talk").plates, 90)
    assert [(part.plate or part.kind, part.begins, part.minutes) for part in parts] == [
        ("welcome", 0, 10),
        ("our-area", 10, 15),
        ("what-about", 25, 15),
        ("who-speaks", 40, 15),
        ("more-people", 55, 10),
        ("compass", 65, 10),
        ("archetypes", 75, 5),
        ("closing", 80, 10),
    ]


@pytest.mark.parametrize(
    ("minutes", "plates", "code"),
    [
        (29, 1, "length-out-of-range"),
        (30, 20, None),
        (30, 21, "more-plates-than-minutes"),
        (480, 14, None),
        (481, 1, "length-out-of-range"),
    ],
)
def test_how_long_a_gathering_may_last(minutes, plates, code):
    finding = why_not_minutes(minutes, plates)
    assert (finding and finding.code) == code


def test_who_puts_everything_in_an_hour_hears_that_it_is_hurried():
    assert is_hurried(run_sheet(CONTENT, PLATES, 60))
    assert not is_hurried(run_sheet(CONTENT, PLATES[:4], 60))
