# SPDX-License-Identifier: EUPL-1.2
"""Thresholds are content: whole, complete and known, or refused by name."""

import pytest

from samenspraak import content
from samenspraak.rulebook.agreements import Thresholds
from samenspraak.rulebook.verdicts import Refused

SHIPPED = content.read("thresholds")["thresholds"]


def test_the_shipped_ones_are_read_and_explained():
    assert Thresholds.read({"thresholds": SHIPPED}).consultation_days == 14
    assert all({"value", "unit", "title", "title_en", "why", "source"} <= one.keys() for one in SHIPPED.values())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"say_gap": None}, "threshold-wrong"),
        ({"say_gap": {"value": 1.5}}, "threshold-wrong"),
        ({"say_gap": {"value": -1}}, "threshold-wrong"),
        ({"say_gap": {"value": True}}, "threshold-wrong"),
        ({"luck": {"value": 7}}, "threshold-unknown"),
    ],
)
def test_what_is_wrong_is_named(change, code):
    with pytest.raises(Refused) as refused:
        Thresholds.read({"thresholds": SHIPPED | change})
    assert [(one.code, one.params["name"]) for one in refused.value.findings] == [(code, next(iter(change)))]


def test_what_is_missing_is_named():
    with pytest.raises(Refused) as refused:
        Thresholds.read({})
    assert {one.params["name"] for one in refused.value.findings} == set(SHIPPED)
