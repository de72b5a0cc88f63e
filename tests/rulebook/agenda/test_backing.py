# SPDX-License-Identifier: EUPL-1.2
"""From how much support on whoever draws up the agenda is told: content, so that a municipality chooses."""

import pytest

from samenspraak import content
from samenspraak.rulebook.agenda.backing import is_backed, support_asked
from samenspraak.rulebook.verdicts import Refused


def stated(value):
    return {"agenda": {"support": {"value": value}}}


def test_the_content_that_comes_along_states_a_number():
    assert support_asked(content.read_set()["thresholds"]) == 25


def test_without_a_number_nobody_is_told():
    assert support_asked({}) is None
    assert not is_backed(1_000, None)


@pytest.mark.parametrize("value", [1, 0, -5, 10_001, "25", 2.5, True, None])
def test_a_number_that_makes_no_sense_is_refused(value):
    with pytest.raises(Refused, match="threshold-wrong"):
        support_asked(stated(value))


def test_a_number_that_is_not_known_is_refused():
    with pytest.raises(Refused, match="threshold-unknown"):
        support_asked({"agenda": {"suport": {"value": 5}}})


@pytest.mark.parametrize(("supports", "told"), [(0, False), (24, False), (25, True), (26, True)])
def test_so_many_is_enough(supports, told):
    assert is_backed(supports, support_asked(stated(25))) is told
