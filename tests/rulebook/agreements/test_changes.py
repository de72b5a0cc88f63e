# SPDX-License-Identifier: EUPL-1.2
"""What a next version changes, and for whom. Nothing changes unsaid."""

import pytest
from hypothesis import given

from samenspraak.rulebook.agreements import parse
from samenspraak.rulebook.agreements.changes import EVERYBODY, GUARDED, NOT_COUNCIL, Whom, changes, for_whom
from samenspraak.rulebook.agreements.comparison import compare
from samenspraak.rulebook.agreements.terms import Guard
from tests.rulebook.agreements.build import body, guard, money, promise, say, terms, transfer
from tests.rulebook.agreements.strategies import agreements

TOPICS = ("green-play", "safety")


def found(before, after):
    return changes(terms(*before), terms(*after), TOPICS)


def only(before, after):
    [one] = found(before, after)
    return one


class TestSay:
    def test_more_say_on_a_topic_that_followed_what_holds_for_all(self):
        general = say("advises", body="")
        one = only([general], [general, say("decides", topic="green-play", body="")])
        assert (one.code, one.params["was"], one.params["now"]) == ("say-changed", "advises", "decides")
        assert one.topics == ("green-play",)
        assert one.whom == EVERYBODY

    def test_advice_more_or_less_is_not_for_the_raad(self):
        assert only([say("heard")], [say("advises")]).whom == NOT_COUNCIL

    def test_what_holds_for_all_is_about_every_topic_that_says_nothing_else(self):
        own = say("decides", topic="safety")
        assert only([say("heard"), own], [say("advises"), own]).topics == ("all", "green-play")

    def test_what_was_agreed_for_the_first_time_and_what_is_no_longer(self):
        assert only([], [say("decides")]).params["was"] == ""
        assert only([say("decides")], []).params["now"] == ""

    def test_another_body_uses_the_same_say(self):
        one = only([say("decides", body="raad")], [say("decides", body="panel")])
        assert (one.code, one.params["was"], one.params["now"]) == ("say-body", "raad", "panel")


class TestBodies:
    def test_seats(self):
        more, fewer = only([body(open_=9)], [body(open_=12)]), only([body(open_=9)], [body(open_=8)])
        assert (more.code, more.params["n"], more.params["seats"]) == ("seats-more", 3, 12)
        assert (fewer.code, fewer.params["n"]) == ("seats-fewer", 1)

    def test_how_they_are_chosen(self):
        assert only([body(open_=9)], [body(drawn=9)]).code == "body-composition"

    @pytest.mark.parametrize(
        ("code", "data"),
        [
            ("body-months", {"term_months": 36}),
            ("body-speaks-for", {"speaks_for": "iedereen"}),
            ("body-territory", {"territory": "Selwerd"}),
            ("body-rotation", {"rotation": "elk half jaar"}),
            ("body-draw", {"invited": 80}),
            ("body-name", {"name": "Wijkraad"}),
        ],
    )
    def test_anything_else(self, code, data):
        assert only([body()], [body(**data)]).code == code

    def test_new_and_gone(self):
        assert only([], [body()]).code == "body-new"
        assert only([body()], []).code == "body-gone"


class TestSafeguards:
    def test_an_answer_that_comes_sooner(self):
        one = only([guard("reply", days=28)], [guard("reply", days=14)])
        assert one.params == {"guard": "reply", "param": "days", "was": 28, "now": 14}
        assert one.whom == NOT_COUNCIL

    def test_new_and_gone(self):
        assert only([], [guard("exit")]).code == "guard-new"
        assert only([guard("exit")], []).code == "guard-gone"

    def test_another_number_of_the_article_is_no_change(self):
        assert not found([say("heard"), guard("reply", days=28)], [guard("reply", days=28), say("heard")])

    def test_every_kind_touches_somebody(self):
        assert GUARDED.keys() == set(Guard)
        assert all(GUARDED.values())


class TestTransfersAndMoney:
    def test_a_promise_becomes_a_mandate(self):
        codes = {one.code for one in found([promise()], [transfer()])}
        assert {"transfer-instrument", "transfer-deadline", "transfer-ground"} == codes

    def test_within_how_many_days(self):
        one = only([promise()], [promise(deadline_days=28)])
        assert (one.code, one.params["was"], one.params["now"]) == ("transfer-deadline", 42, 28)

    def test_on_which_topics(self):
        one = only([promise(topics=["green-play"])], [promise(topics=["safety"])])
        assert one.code == "transfer-on"
        assert set(one.topics) == {"green-play", "safety"}

    def test_money(self):
        assert only([money()], [money(amount_cents=1)]).code == "money-amount"
        assert only([money()], [money(payer="iemand anders")]).code == "money-roles"
        assert only([], [money()]).code == "money-new"


class TestWords:
    def test_where_only_words_differ_that_is_said(self):
        was, now = ({"kind": "text", "text": text} for text in ("Samen.", "Samen sterk."))
        assert only([was], [now]).code == "words"
        assert only([say("heard")], [say("heard") | {"text": "De wijk wordt gehoord."}]).code == "words"


@given(agreements(), agreements())
def test_nothing_changes_unsaid_and_nothing_is_said_that_does_not(one, other):
    before, after = parse(one), parse(other)
    differ, told = compare(before, after), changes(before, after, TOPICS)
    assert not changes(before, before, TOPICS)
    if differ.changed or differ.added or differ.removed:
        numbers = {number for change in told for number in change.numbers}
        for term in (*differ.added, *differ.removed):
            renumbered = term.kind == "safeguard" or (term.kind == "say" and _follows(before, after, term))
            assert term.number in numbers or renumbered


def _follows(before, after, term):
    """A cell that says what held for all already."""
    was, now = (side.say_on(term.topic, term.task) for side in (before, after))
    return was is not None and now is not None and was.say == now.say


@given(agreements(), agreements())
def test_each_change_is_for_somebody(one, other):
    told = changes(parse(one), parse(other), TOPICS)
    assert set(told) == {change for whom in Whom for change in for_whom(told, whom)}
