# SPDX-License-Identifier: EUPL-1.2
"""Which statements people may offer, and in which order everybody sees them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.content import Statement, Text, extended, with_statement, without_statement
from samenspraak.rulebook.conversations import (
    STATEMENT_LIMIT,
    clean_statement,
    in_order,
    is_spread,
    why_not_offer_more,
    why_not_statement,
)
from tests.rulebook.conversations.test_outcomes import CONTENT

MAY_BE_OFFERED = """
De wijk moet een eigen krant hebben.                        | -
Meer bomen                                                  | -
Bomen                                                       | statement-too-short
!!!                                                         | statement-too-short
Waarom komt de gemeente hier nooit?                         | statement-is-a-question
Bel mij op 06 12 34 56 78 voor een praatje                  | statement-has-contact
Mail naar piet@voorbeeld.nl om mee te doen                  | statement-has-contact
Kijk op www.voorbeeld.nl voor ons plan                      | statement-has-contact
Kijk op https://voorbeeld.nl voor ons plan                  | statement-has-contact
In 2030 moeten er 2000 bomen bij zijn                       | -
Wat alleen deze wijk aangaat, moet de wijk zelf beslissen   | -
wat hier nodig is weten de mensen hier het beste            | statement-known
"""


@pytest.mark.parametrize(
    ("text", "code"), [tuple(map(str.strip, line.split("|"))) for line in MAY_BE_OFFERED.strip().splitlines()]
)
def test_what_may_be_offered(text, code):
    found = why_not_statement(clean_statement(text), ["Wat hier nodig is, weten de mensen hier het beste."])
    assert (found.code if found else "-") == code


def test_one_thought_is_short_enough():
    fits = "Meer bomen " + "x" * (STATEMENT_LIMIT - 11)
    assert why_not_statement(fits) is None
    refused = why_not_statement(fits + "x")
    assert (refused.code, refused.params["length"]) == ("statement-too-long", STATEMENT_LIMIT + 1)


def test_a_statement_stands_on_one_line():
    assert clean_statement("  Meer\r\n\r\nbomen \t hier\u202e ") == "Meer bomen hier"


ENOUGH = """
given  waiting  code
0      0        -
2      299      -
3      0        statements-enough
0      300      statements-full
"""


@pytest.mark.parametrize(("given_", "waiting", "code"), [line.split() for line in ENOUGH.strip().splitlines()[1:]])
def test_nobody_fills_a_plate_alone_and_no_script_a_gathering(given_, waiting, code):
    found = why_not_offer_more(given=int(given_), waiting=int(waiting))
    assert (found.code if found else "-") == code


# In the round


def test_a_statement_comes_after_those_of_its_plate_and_is_marked():
    own, key = with_statement({}, plate="deciding", text="Jongeren beslissen mee.")
    block = extended(CONTENT, own).block("deciding")
    assert block.statements[:-1] == CONTENT.block("deciding").statements
    assert (block.statements[-1].key, block.statements[-1].by_people) == (key, True)
    assert not any(one.by_people for one in block.statements[:-1])


def test_a_statement_of_the_wijks_own_plate_is_not_one_of_people():
    assert not Statement("own-1-s1", Text("x"), leans="open", own=True).by_people


def test_keys_are_never_given_out_again_also_when_a_statement_was_taken_away():
    own, first = with_statement({"plates": []}, plate="deciding", text="Met een naam.")
    own = without_statement(own, first, "personal")
    own, second = with_statement(own, plate="deciding", text="Zonder naam.")
    assert first != second
    assert own["plates"] == []
    assert [one.key for one in extended(CONTENT, own).block("deciding").statements if one.own] == [second]


# In which order


def plate(common, people):
    mine = [Statement(f"common-{n}", Text("x"), leans="open") for n in range(common)]
    return mine + [Statement(f"people-{n}", Text("x"), leans="open", own=True) for n in range(people)]


def test_with_few_statements_everybody_has_the_same_order():
    row = plate(4, 6)
    assert not is_spread(row)
    assert in_order(row, {"people-5": 0, "people-0": 90}, (), who=1) == tuple(row)


def test_with_many_those_with_few_answers_come_first_and_those_that_one_answered_last():
    row = plate(4, 7)
    votes = {f"people-{n}": n for n in range(7)}
    order = [one.key for one in in_order(row, votes, {"people-0"}, who=1)]
    assert order == [f"common-{n}" for n in range(4)] + [f"people-{n}" for n in (1, 2, 3, 4, 5, 6, 0)]


def test_many_common_ones_alone_are_not_spread():
    assert not is_spread(plate(12, 0))


@given(st.integers(0, 12), st.integers(0, 30), st.dictionaries(st.integers(0, 30), st.integers(0, 50)), st.integers())
def test_nobody_misses_a_statement_and_common_ones_come_first(common, people, counts, who):
    row = plate(common, people)
    order = in_order(row, {f"people-{n}": votes for n, votes in counts.items()}, (), who)
    assert Counter(order) == Counter(row)
    assert order[:common] == tuple(row[:common])
    assert order == in_order(row, {f"people-{n}": votes for n, votes in counts.items()}, (), who)


def test_equal_ones_are_in_front_about_as_often():
    row = plate(3, 20)
    in_front = Counter(in_order(row, {}, (), who)[3].key for who in range(2000))
    assert len(in_front) == 20
    assert max(in_front.values()) < 2 * min(in_front.values())
