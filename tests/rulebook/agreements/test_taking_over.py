# SPDX-License-Identifier: EUPL-1.2
"""Beginning with what was agreed elsewhere. Nothing of the other's powers comes along as if it had been given."""

import pytest
from hypothesis import given

from samenspraak.rulebook.agreements import parse
from samenspraak.rulebook.agreements.congruence_powers import claims_own_power, is_transfer
from samenspraak.rulebook.agreements.taking_over import ANEW, Origin, taken_over, to_check
from tests.rulebook.agreements.build import body, codes, guard, money, promise, say, terms, transfer
from tests.rulebook.agreements.strategies import agreements

THERE = Origin({"area": "selwerd", "name": "Selwerd", "version": 3}, ("Selwerd",))


def begun_with(*rows):
    return parse(taken_over(terms(*rows), THERE))


def one(*rows):
    return begun_with(*rows).all[0]


class TestPowers:
    @pytest.mark.parametrize("name", ANEW)
    @pytest.mark.parametrize("instrument", ["mandaat", "delegatie", "overeenkomst", "toezegging"])
    def test_what_a_power_rests_on_does_not_come_along(self, name, instrument):
        taken = one(transfer(instrument, until="2027-01-01"))
        assert not getattr(taken, name)
        assert name in to_check(taken)

    def test_what_nobody_has_given_is_not_shown_as_given(self):
        assert not one(promise(shown_as_binding=True)).shown_as_binding

    def test_what_was_proposed_there_is_a_proposal_here(self):
        taken = one(transfer("mandaat", limits="tot 10.000 euro", topics=["green-play"], tasks=["decide"]))
        assert (taken.instrument.value, taken.owner.value, taken.limits) == ("mandaat", "raad", "tot 10.000 euro")
        assert (taken.power, taken.topics, taken.to) == ("groen", ("green-play",), "raad")

    def test_the_rules_ask_for_it_again(self):
        rows = taken_over(terms(transfer("delegatie"), body()), THERE)
        assert {"delegation-without-statute", "ground-missing"} <= codes(*rows)
        assert "mandate-without-consent" in codes(*taken_over(terms(transfer("mandaat"), body()), THERE))

    def test_words_that_tell_of_a_decision_are_to_be_written_anew(self):
        row = transfer() | {"text": "De raad besloot op 12 mei."}
        assert "words" in to_check(one(row))
        changed = taken_over(terms(row), THERE)[0] | {"text": "De raad besluit hierover."}
        assert "words" not in to_check(parse([changed]).all[0])

    @given(agreements())
    def test_never(self, rows):
        for term in parse(taken_over(parse(rows), THERE)).transfers:
            assert not any(getattr(term, name) for name in (*ANEW, "shown_as_binding"))
            assert claims_own_power(term) <= is_transfer(term)


class TestPlace:
    @pytest.mark.parametrize(
        "row",
        [
            body(name="Wijkraad Selwerd"),
            body(territory="Selwerd"),
            body(speaks_for="alle bewoners van selwerd"),
            body() | {"text": "De wijkraad van Selwerd."},
            guard("complaint", days=42, how="bij het gebiedsteam van Selwerd"),
            {"kind": "text", "text": "Zo werkt Selwerd."},
        ],
    )
    def test_what_speaks_of_the_other_place_is_to_be_checked(self, row):
        assert to_check(one(row)) == ("place",)

    def test_what_does_not_is_not(self):
        assert to_check(one(body(name="Wijkraad"))) == ()

    def test_the_mark_goes_when_it_was_changed(self):
        row = taken_over(terms(body(name="Wijkraad Selwerd")), THERE)[0]
        assert to_check(parse([row | {"data": row["data"] | {"name": "Wijkraad Beijum"}}]).all[0]) == ()


class TestMoney:
    def test_an_amount_comes_along_to_talk_about_and_is_to_be_agreed_anew(self):
        taken = one(money(amount_cents=2_500_000))
        assert taken.amount_cents == 2_500_000
        assert to_check(taken) == ("amount",)

    def test_another_amount_is_one_of_your_own(self):
        row = taken_over(terms(money(amount_cents=2_500_000)), THERE)[0]
        assert to_check(parse([row | {"data": row["data"] | {"amount_cents": 1_000_000}}]).all[0]) == ()


class TestSources:
    def test_each_term_says_where_it_was_taken_over_from_and_nothing_of_what_was_said_there(self):
        row = say("decides") | {"sources": [{"kind": "wish", "answer": 7}, {"kind": "rule", "code": "x"}]}
        [source] = one(row).sources
        assert source.items() >= {"kind": "taken", "area": "selwerd", "version": 3, "article": "1.1"}.items()

    def test_what_was_never_taken_over_has_nothing_to_check(self):
        assert [to_check(term) for term in terms(say("decides"), body(), transfer(), money()).all] == [()] * 4


@given(agreements())
def test_all_terms_come_along_under_their_own_numbers(rows):
    before, after = parse(rows), parse(taken_over(parse(rows), THERE))

    def said(terms):
        return [row | {"sources": []} for row in terms.as_rows() if row["kind"] != "transfer"]

    assert said(before) == said(after)
    assert [term.number for term in before.all] == [term.number for term in after.all]


def test_taking_over_twice_names_the_last_place_only():
    first = taken_over(terms(transfer()), THERE)
    [source] = (
        parse(taken_over(parse(first), Origin({"area": "beijum", "name": "Beijum", "version": 1}))).all[0].sources
    )
    assert source["area"] == "beijum"
