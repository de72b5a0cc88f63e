# SPDX-License-Identifier: EUPL-1.2
"""What stands in the register of powers: everything that binds or is advice, and nothing else."""

from datetime import date

from hypothesis import given

from samenspraak.rulebook.agreements import Task, parse, power_from
from samenspraak.rulebook.agreements.register import powers_held
from samenspraak.rulebook.agreements.terms import ALL_TOPICS
from tests.rulebook.agreements.build import body, promise, say, terms, transfer
from tests.rulebook.agreements.strategies import agreements

TODAY = date(2026, 5, 4)


def rows(*written, on=TODAY):
    found = powers_held(terms(*written), on, area="de-hoogte", version=3)
    return [(one.power.topic, one.power.task.value, one.power.say.code, one.power.held_by) for one in found]


def test_what_binds_and_what_is_advice_stands_there():
    agreed = (say("decides", topic="safety"), say("advises"), say("initiates", "draw-up"))
    assert rows(*agreed) == [
        ("safety", "decide", "decides", "promise"),
        ("all", "draw-up", "initiates", ""),
        ("all", "decide", "advises", ""),
    ]


def test_to_be_told_or_heard_is_no_power():
    assert rows(say("informed"), say("heard", "draw-up")) == []
    assert rows() == []


def test_a_topic_of_which_only_the_instrument_is_another_has_a_row_of_its_own():
    assert rows(say("decides"), transfer("mandaat", topics=["safety"])) == [
        ("safety", "decide", "decides", "law"),
        ("all", "decide", "decides", "promise"),
    ]


def test_a_topic_that_only_follows_what_holds_for_all_has_none():
    assert [row[0] for row in rows(say("decides"), transfer("mandaat"))] == ["all"]


def test_a_row_names_the_body_and_the_article_that_transfers():
    (held,) = powers_held(terms(say("decides"), body(name="Wijkraad"), promise()), TODAY)
    assert (held.body, held.power.term, held.transfer.number) == ("Wijkraad", "1.1", "1.3")


def test_an_instrument_counts_in_its_own_period_only():
    agreed = (say("decides"), transfer("mandaat", since="2026-05-04", until="2026-06-01"))
    assert rows(*agreed, on=date(2026, 5, 3)) == [("all", "decide", "decides", "promise")]
    assert rows(*agreed, on=date(2026, 5, 4)) == [("all", "decide", "decides", "law")]
    assert rows(*agreed, on=date(2026, 5, 31)) == [("all", "decide", "decides", "law")]
    assert rows(*agreed, on=date(2026, 6, 1)) == [("all", "decide", "decides", "promise")]


@given(agreements())
def test_every_row_is_what_is_answered_for_its_cell_and_every_cell_has_its_row(agreed):
    agreed = parse(agreed)
    held = {(one.power.topic, one.power.task): one.power for one in powers_held(agreed, TODAY)}
    for (topic, task), power in held.items():
        assert power == power_from(agreed, topic, task, on=TODAY)
    for topic in agreed.topics:
        for task in Task:
            power = power_from(agreed, topic, task, on=TODAY)
            row = held.get((topic, task)) or held.get((ALL_TOPICS, task))
            assert power.force == "none" or (row.say, row.held_by) == (power.say, power.held_by)
