# SPDX-License-Identifier: EUPL-1.2
"""The file of votes: what is in it and what is not, and that whoever has it finds the same groups."""

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak.rulebook.conversations.opinions import (
    MISSING,
    Votes,
    digest,
    gathered,
    nameless,
    opinions,
    read,
    written,
)
from tests.rulebook.conversations.test_opinions import camps, laid, same, triples


def some(*triples_):
    return nameless(gathered(triples_))


def five(statement, *votes):
    return [(person, statement, vote) for person, vote in enumerate(votes)]


def test_one_row_for_each_person_one_column_for_each_statement():
    votes = some(*five("b", 1, 1, -1, 0, 1), *five("a", 0, 1, 1, 1, -1)[1:], (9, "a", 1))
    assert written(votes).splitlines() == [
        "participant;a;b",
        "1;;1",
        "2;-1;1",
        "3;1;",
        "4;1;-1",
        "5;1;0",
        "6;1;1",
    ]


def test_the_digest_is_what_sha256sum_says():
    text = written(some(*five("a", 1, 1, -1, 0, 1)))
    assert digest(text) == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_a_statement_with_fewer_than_five_votes_is_not_in_it_nor_who_voted_on_nothing_else():
    votes = some(*five("a", 1, 1, -1, 0, 1), (0, "rare", 1), (7, "rare", -1))
    assert (votes.statements, len(votes.participants)) == (("a",), 5)
    assert written(some((0, "rare", 1))) == "participant\n"


@given(st.randoms(use_true_random=False), st.integers(0, 10**6))
@settings(max_examples=20)
def test_the_order_of_rows_tells_nothing(shuffle, seed):
    """Who comes first, when, or with which number: the file is the same."""
    matrix, _ = camps(30, 8, 2, seed, 0.8)
    numbers = list(range(1000, 1030))
    shuffle.shuffle(numbers)
    given_votes = [(numbers[person], statement, vote) for person, statement, vote in triples(matrix)]
    shuffle.shuffle(given_votes)
    assert written(nameless(gathered(given_votes))) == written(nameless(laid(matrix)))


@given(st.integers(0, 10**6), st.sampled_from([1, 2, 3]), st.sampled_from([0.4, 0.8, 1.0]))
@settings(max_examples=20)
def test_from_the_file_come_the_same_groups_and_numbers(seed, groups, share):
    matrix, _ = camps(60, 14, groups, seed, share, 0.9)
    votes = nameless(laid(matrix, statements=[f"s{place:02}" for place in range(14)]))
    again = read(written(votes).splitlines())
    assert (again.participants, again.statements) == (votes.participants, votes.statements)
    assert np.array_equal(again.matrix, votes.matrix)
    assert same(opinions(again), opinions(votes))


@given(st.integers(0, 10**6))
@settings(max_examples=15)
def test_rare_statements_make_no_difference_for_the_groups(seed):
    matrix, _ = camps(40, 12, 2, seed, 0.9, 0.9)
    rare = matrix.copy()
    rare[4:, 3] = rare[2:, 8] = MISSING
    names = list(range(40))
    whole, kept = opinions(laid(rare)), opinions(laid(np.delete(rare, [3, 8], axis=1), names))
    assert (whole.verdict, whole.placed, whole.places.groups) == (kept.verdict, kept.placed, kept.places.groups)


@pytest.mark.parametrize(
    "text",
    ["", "a;b\n", "participant;a\n1;2\n", "participant;a\n1\n", "participant;a\nx;1\n", "participant;a;a\n1;1;1\n"],
)
def test_another_kind_of_file_is_refused(text):
    with pytest.raises(ValueError):
        read(text.splitlines())


def test_an_empty_file_of_votes_can_be_read():
    votes = read(["participant"])
    assert isinstance(votes, Votes)
    assert opinions(votes).verdict == "too-few-statements"
