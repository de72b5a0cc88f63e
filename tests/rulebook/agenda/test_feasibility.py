# SPDX-License-Identifier: EUPL-1.2
"""Working out whether an idea can be done: prices, sums, and when all has been said.

```
verdict        view        what follows
-              -           it is not placed, nor voted on
feasible       -           it is not placed, nor voted on
not-feasible   -           it is not placed, nor voted on
feasible       agrees      it goes on
with-changes   disagrees   it goes on
not-feasible   disagrees   it goes on
not-feasible   silent      it goes on
```
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak import content
from samenspraak.rulebook.agenda import feasibility as rules
from samenspraak.rulebook.verdicts import Refused

BYLAW = [line.split(maxsplit=2) for line in __doc__.split("```")[1].strip().splitlines()[1:]]
NOW = datetime(2026, 5, 4, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(("verdict", "view", "follows"), BYLAW)
def test_the_bylaw(verdict, view, follows):
    verdict, view = (one.replace("-", "", 1) if one == "-" else one for one in (verdict, view))
    refused = rules.why_not_go_on(begun=True, verdict=verdict, view=view)
    assert (refused is None) == (follows == "it goes on")
    assert rules.why_not_go_on(begun=False, verdict="", view="") is None, "nobody has to begin"


@given(st.lists(st.tuples(st.integers(1, 10**8), st.integers(1, 1000))))
def test_an_estimate_is_a_sum_of_whole_cents(lines):
    assert rules.total(lines) == sum(cents for cents, times in lines for _time in range(times))


def test_the_shipped_prices_say_of_what_and_from_where():
    found = rules.prices(content.read_set()["prices"])
    assert {"bench", "tree", "speed-hump", "play-small"} <= {one.key for one in found}
    for one in found:
        assert one.cents > 0 and "richtprijs" in one.source
        assert one.title_in("en") != one.title_in("nl") and one.unit_in("en") != ""
    assert rules.prices({}) == ()


@pytest.mark.parametrize("changed", [{"cents": 0}, {"cents": 1.5}, {"cents": True}, {"source": " "}, {"title": None}])
def test_a_price_that_makes_no_sense(changed):
    price = {"title": "Bankje", "unit": "stuk", "cents": 100, "source": "richtprijs", **changed}
    with pytest.raises(Refused):
        rules.prices({"prices": {"bench": price}})


def test_two_weeks_for_a_view():
    code = rules.why_not_silent(judged_at=NOW, now=NOW + timedelta(days=13))
    assert code is not None and code.params["at"] == NOW + timedelta(days=14)
    assert rules.why_not_silent(judged_at=NOW, now=NOW + timedelta(days=14)) is None


@pytest.mark.parametrize(
    ("view", "reason", "codes"),
    [
        ("agrees", "", []),
        ("agrees", "Mooi.", []),
        ("disagrees", "", ["reason-not-chosen"]),
        ("disagrees", "Het kan wel.", []),
        ("silent", "", ["reason-not-chosen"]),
        ("anders", "x", ["view-not-chosen"]),
    ],
)
def test_who_does_not_agree_says_why(view, reason, codes):
    assert [one.code for one in rules.why_not_view(verdict="feasible", view=view, reason=reason)] == codes
    assert rules.why_not_view(verdict="", view="agrees", reason="")[0].code == "verdict-not-there"
