# SPDX-License-Identifier: EUPL-1.2
"""Until when it is known who said what, and until when an address is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from samenspraak import content as files
from samenspraak.rulebook.conversations import Keeping
from samenspraak.rulebook.verdicts import Refused

CLOSED = datetime(2026, 5, 4, 21, 30, tzinfo=UTC)


def test_the_shipped_periods_are_read_and_explained():
    shipped = files.read("thresholds")
    assert Keeping.read(shipped) == Keeping(token_days=30, address_months=18)
    for one in shipped["keeping"].values():
        assert {"value", "unit", "title", "title_en", "why", "source"} <= one.keys()


def test_content_that_was_adopted_before_there_were_periods_gets_ours():
    assert Keeping.read({"thresholds": {}}) == Keeping()


@pytest.mark.parametrize("value", [0, -1, 1.5, True, "30", None, 366])
def test_a_period_that_makes_no_sense_is_refused_by_name(value):
    with pytest.raises(Refused, match="threshold-wrong"):
        Keeping.read({"keeping": {"token_days": {"value": value}}})


def test_nobody_keeps_addresses_longer_than_the_pages_say():
    assert Keeping.read({"keeping": {"address_months": {"value": 6}}}).address_months == 6
    with pytest.raises(Refused, match="threshold-wrong"):
        Keeping.read({"keeping": {"address_months": {"value": 19}}})


def test_a_period_we_do_not_know_is_refused_by_name():
    with pytest.raises(Refused, match="threshold-unknown"):
        Keeping.read({"keeping": {"wish_days": {"value": 3}}})


def test_a_phone_is_known_until_thirty_days_after_closing():
    assert Keeping().token_until(CLOSED) == CLOSED + timedelta(days=30)


@pytest.mark.parametrize(
    ("round_closed", "until"),
    [
        (None, CLOSED + timedelta(days=540)),
        (CLOSED + timedelta(days=200), CLOSED + timedelta(days=200)),
        (CLOSED + timedelta(days=900), CLOSED + timedelta(days=540)),
    ],
)
def test_an_address_is_kept_until_the_round_closes_and_never_longer_than_eighteen_months(round_closed, until):
    assert Keeping().address_until(CLOSED, round_closed) == until
