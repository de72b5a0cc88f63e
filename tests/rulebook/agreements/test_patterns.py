# SPDX-License-Identifier: EUPL-1.2
"""Two agreements beside each other, and counts over the city: no score, no ranking."""

from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.agreements import Say, Task, parse
from samenspraak.rulebook.agreements.patterns import cells_beside, guards_beside, patterns, traits
from samenspraak.rulebook.agreements.terms import Guard, Instrument
from tests.rulebook.agreements.build import guard, promise, say, terms, transfer
from tests.rulebook.agreements.strategies import agreements

TOPICS = ["green-play", "safety"]


def cells(left, right):
    return [
        (
            pair.topic,
            pair.task.value,
            pair.left and pair.left.say.code,
            pair.right and pair.right.say.code,
            pair.differs,
        )
        for pair in cells_beside(left, right, TOPICS)
    ]


def test_what_holds_for_all_topics_counts_where_nothing_else_was_said():
    left = terms(say("decides", topic="safety"), say("advises"))
    right = terms(say("advises"))
    assert cells(left, right) == [
        ("safety", "decide", "decides", "advises", True),
        ("all", "decide", "advises", "advises", False),
    ]


def test_what_only_one_of_them_agreed_differs_from_nothing():
    assert cells(terms(say("heard", "draw-up")), terms()) == [("all", "draw-up", "heard", None, True)]
    assert cells(terms(), terms()) == []


def test_another_body_is_no_other_say():
    assert cells(terms(say("decides", body="a")), terms(say("decides", body="b")))[0][-1] is False


def test_safeguards_differ_in_kind_and_in_number_and_not_in_words():
    left = terms(guard("consultation", days=14), guard("exit"))
    right = terms({**guard("consultation", days=21), "text": "Drie weken."}, {**guard("exit"), "text": "Anders."})
    assert [(pair.guard, pair.differs) for pair in guards_beside(left, right)] == [
        (Guard.CONSULTATION, True),
        (Guard.EXIT, False),
    ]
    (only,) = guards_beside(terms(guard("exit")), terms())
    assert (only.differs, only.right) == (True, ())


def test_counts_over_the_city():
    city = [
        terms(say("decides", topic="safety"), say("advises"), guard("exit"), guard("exit"), promise()),
        terms(say("advises"), guard("exit"), transfer("mandaat"), transfer("geen")),
        terms(),
    ]
    found = patterns(map(traits, city), TOPICS)
    assert found.agreements == 3
    assert found.says["safety", Task.DECIDE] == {Say.DECIDES: 1, Say.ADVISES: 1, None: 1}
    assert found.says["green-play", Task.DECIDE] == {Say.ADVISES: 2, None: 1}
    assert found.guards == {Guard.EXIT: 2}
    assert found.instruments == {Instrument.TOEZEGGING: 1, Instrument.MANDAAT: 1}


@given(agreements())
def test_an_agreement_beside_itself_differs_nowhere(rows):
    agreed = parse(rows)
    assert not any(pair.differs for pair in cells_beside(agreed, agreed, TOPICS))
    assert not any(pair.differs for pair in guards_beside(agreed, agreed))


@given(st.lists(agreements(), max_size=5))
def test_every_agreement_counts_once_in_every_cell(city):
    found = patterns([traits(parse(rows)) for rows in city], TOPICS)
    assert all(sum(counts.values()) == len(city) for counts in found.says.values())
    assert all(count <= len(city) for count in [*found.guards.values(), *found.instruments.values()])
