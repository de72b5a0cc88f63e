# SPDX-License-Identifier: EUPL-1.2
"""What may this wijk do? One question, one answer, with the article it rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.agreements import Say, Task, force_of, ground, parse, power_from
from samenspraak.rulebook.agreements.powers import (
    complaint_days,
    consultation_days,
    has_guard,
    live_times,
    majority_percent,
    reach,
    reply_days,
    review_months,
    within_limits,
)
from samenspraak.rulebook.agreements.terms import Guard, Instrument, MoneyTerm
from tests.rulebook.agreements.build import guard, promise, say, terms, transfer
from tests.rulebook.agreements.strategies import TASKS, TOPICS, agreements

FORCES = """
            informed  heard  advises  initiates  decides
geen        none      none   advice   advice     binding
toezegging  none      none   advice   advice     binding
mandaat     none      none   advice   advice     binding
delegatie   none      none   advice   advice     binding
"""


def cells(table):
    head, *lines = [line.split() for line in table.strip().splitlines()]
    return [(level, row[0], force) for row in lines for level, force in zip(head, row[1:], strict=True)]


@pytest.mark.parametrize(("level", "instrument", "force"), cells(FORCES))
def test_the_force_of_say(level, instrument, force):
    assert force_of(Say.of(level), Instrument(instrument)) == force


@pytest.mark.parametrize(
    ("instrument", "held_by"),
    [
        ("toezegging", "promise"),
        ("geen", "promise"),
        ("", "promise"),
        ("overeenkomst", "contract"),
        ("mandaat", "law"),
        ("delegatie", "law"),
    ],
)
def test_what_holds_a_decision(instrument, held_by):
    power = power_from(terms(say("decides"), transfer(instrument)), "safety", "decide")
    assert (power.is_binding, power.held_by) == (True, held_by)


@pytest.mark.parametrize(
    ("instrument", "owner", "cited"),
    [
        ("mandaat", "college", "; namens het college van burgemeester en wethouders, krachtens mandaat (art. {n}, B1)"),
        ("delegatie", "raad", "; krachtens delegatie door de gemeenteraad (art. {n}, B1)"),
        ("mandaat", "", "; namens de gemeente, krachtens mandaat (art. {n}, B1)"),
        ("toezegging", "college", ""),
        ("overeenkomst", "college", ""),
    ],
)
def test_what_holds_in_law_says_in_whose_name_or_by_whom_it_was_given(instrument, owner, cited):
    agreed = terms(say("decides"), transfer(instrument, owner=owner, decision="B1"))
    power = power_from(agreed, "safety", "decide", version=2)
    assert ground(power, "De Hoogte") == f"afspraken De Hoogte v2, art. {power.term}{cited.format(n=power.transfer)}"


def test_the_ground_of_a_long_decision_fits():
    agreed = terms(say("decides"), transfer("mandaat", owner="college", decision="x" * 200))
    assert len(ground(power_from(agreed, "safety", "decide", version=999), "N" * 80)) < 300


def test_an_advice_is_in_nobodys_name():
    agreed = terms(say("advises"), transfer("mandaat", owner="college"))
    assert "namens" not in ground(power_from(agreed, "safety", "decide", version=1), "De Hoogte")


def test_advice_is_held_by_nothing():
    power = power_from(terms(say("advises"), transfer("mandaat")), "safety", "decide")
    assert (power.force, power.held_by) == ("advice", "")


def test_what_was_not_agreed_is_no_power():
    power = power_from([], "safety", "decide", area="de-hoogte", version=3)
    assert (power.force, power.say, power.term, power.safeguards) == ("none", Say.INFORMED, "", ())
    assert ground(power, "De Hoogte") == ""


class TestOneTopicBeforeAll:
    agreed = terms(
        say("advises", body="panel"),
        say("decides", topic="green-play"),
        promise(topics=["all"], to="panel"),
        transfer("mandaat", topics=["green-play"], owner="college"),
    )

    def test_the_topic_itself(self):
        power = power_from(self.agreed, "green-play", "decide")
        assert (power.say, power.body, power.instrument, power.owner, power.term) == (
            Say.DECIDES,
            "raad",
            "mandaat",
            "college",
            "1.2",
        )

    def test_any_other_topic(self):
        power = power_from(self.agreed, "safety", "decide")
        assert (power.force, power.body, power.instrument, power.term) == ("advice", "panel", "toezegging", "1.1")

    def test_another_task(self):
        assert power_from(self.agreed, "green-play", "carry-out").force == "none"


def test_the_transfer_to_the_body_that_has_the_say():
    agreed = terms(say("decides"), promise(to="panel"), transfer("mandaat", to="raad"))
    assert power_from(agreed, "safety", "decide").instrument == "mandaat"


def test_rows_and_terms_give_the_same_power():
    agreed = terms(say("decides"), promise())
    assert power_from(agreed.as_rows(), "safety", "decide") == power_from(agreed, "safety", Task.DECIDE)


@given(agreements(), st.sampled_from(TOPICS), st.sampled_from(TASKS))
def test_a_power_rests_on_a_term_that_says_so(rows, topic, task):
    agreed = parse(rows)
    power = power_from(agreed, topic, task)
    if power.force == "none":
        return
    term = next(one for one in agreed.says if one.number == power.term)
    assert term.say is power.say
    assert term.task == task
    assert term.topic in (topic, "all")


def test_how_a_decision_cites_its_ground():
    power = power_from(terms(say("heard", "draw-up"), say("decides")), "safety", "decide", version=3)
    assert ground(power, "Oosterparkwijk") == "afspraken Oosterparkwijk v3, art. 1.2"
    assert ground(power, "Oosterparkwijk", 4) == "afspraken Oosterparkwijk v4, art. 1.2"


class TestSafeguardsThatRun:
    """Among several promises of one kind the strictest holds."""

    agreed = terms(
        say("decides"),
        guard("consultation", days=14),
        guard("consultation", days=21),
        guard("reply", days=42),
        guard("reply", days=28),
        guard("reach", percent=5),
        guard("reach", people=100),
        guard("review", months=12),
        guard("complaint", days=30),
        guard("decision-rule", percent=66),
    )

    def test_days(self):
        assert consultation_days(self.agreed) == 21
        assert reply_days(self.agreed) == 28
        assert complaint_days(self.agreed) == 30
        assert review_months(self.agreed) == 12
        assert majority_percent(self.agreed) == 66

    def test_without_promises(self):
        empty = terms(guard("consultation"), guard("reply"))
        assert (consultation_days(empty), reply_days(empty), reach(empty, 1000)) == (0, None, 0)
        assert majority_percent(empty) == 50

    def test_votes_are_equal_unless_it_was_agreed_and_then_as_equal_as_was_agreed(self):
        assert live_times(self.agreed) == 1
        assert live_times(terms(guard("decision-rule", live_times=3), guard("decision-rule", live_times=2))) == 2

    @pytest.mark.parametrize(("electorate", "papers"), [(0, 100), (2000, 100), (2001, 101), (2020, 101), (2021, 102)])
    def test_reach_is_rounded_up(self, electorate, papers):
        assert reach(self.agreed, electorate) == papers

    def test_a_power_carries_what_holds_the_deed(self):
        power = power_from(self.agreed, "safety", "decide")
        assert consultation_days(power) == 21
        assert has_guard(power, Guard.REACH)
        assert not has_guard(power, Guard.REVIEW)


@given(st.integers(0, 100), st.integers(0, 10**6))
def test_reach_is_never_less_than_the_share(percent, electorate):
    needed = reach(terms(guard("reach", percent=percent)), electorate)
    assert needed * 100 >= percent * electorate
    assert (needed - 1) * 100 < percent * electorate or needed == 0


LIMITS = [
    ((500_00,), 500_00, None),
    ((500_00,), 500_01, 500_00),
    ((500_00,), None, None),
    ((500_00, 900_00), 900_00, None),  # the widest counts
    ((500_00, 900_00), 900_01, 900_00),
    ((500_00, None), 900_01, None),  # an article without a limit bounds nothing
    ((), 900_01, None),
]


@pytest.mark.parametrize(("limits", "cost", "beyond"), LIMITS)
def test_what_costs_more_than_any_article_allows_is_no_more_than_an_advice(limits, cost, beyond):
    power = power_from(terms(say("decides")), "safety", "decide")
    money = [MoneyTerm(number=f"5.{n}", allocates="wijkraad", limit_cents=limit) for n, limit in enumerate(limits)]
    others = MoneyTerm(number="5.9", allocates="gemeente", limit_cents=1)
    found = within_limits(power, [*money, others], cost)
    assert (found.beyond and found.beyond.limit_cents) == beyond
    assert (found.is_binding, found.held_by) == ((True, "promise") if beyond is None else (False, ""))
    bounded = bool(limits) and all(limits)
    assert (found.unpriced and found.unpriced.limit_cents) == (max(limits) if bounded and cost is None else None)
