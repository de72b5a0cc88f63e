# SPDX-License-Identifier: EUPL-1.2
"""Papers from the room that weigh more: bylaws on how much, when not, who counts, and what a file may say of it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.config.outside import recount as recount_file
from samenspraak.rulebook.ballots import budgets, published, rankings, recount, weights
from samenspraak.rulebook.ballots.count import CHOICES, Rule, yes_no
from samenspraak.rulebook.ballots.options import COUNTS
from samenspraak.rulebook.ballots.voting import mark_of
from samenspraak.rulebook.ledger import canonical
from samenspraak.rulebook.verdicts import Refused

TOLD = {"ballot": "oosterparkwijk/4", "question": "Waar gaat het geld heen?", "force": "binding", "electorate": 90}
OPTIONS = ("a", "b", "c")
POT = budgets.Pot(50, (budgets.Project("a", 30), budgets.Project("b", 20), budgets.Project("c", 10)))
TWO = {"": (POT, budgets.Rule("equal-shares", fill=True))}
times = st.integers(2, 5)
groups = st.lists(st.sampled_from(CHOICES), min_size=5, max_size=12)


def marked(choices):
    return [(mark_of(f"code {number}"), choice) for number, choice in enumerate(choices)]


def file_of(room, elsewhere, live_times=2, rule=None):
    """The published file of yes and no, of so many votes in the room and elsewhere."""
    cast = marked([*room, *elsewhere])
    live = {mark for mark, _choice in cast[: len(room)]}
    return recount.published(**TOLD, rule=rule or Rule(), papers=cast, live_times=live_times, live=live)


def choice_of(method, room, elsewhere, live_times=2, **asked):
    cast = marked([*room, *elsewhere])
    given = {"options": OPTIONS, "rule": rankings.Rule(method, lot=OPTIONS), "asked": rankings.Asked(**asked)}
    live = {mark for mark, _choice in cast[: len(room)]}
    return published.choice(**TOLD, **given, cast=cast, live_times=live_times, live=live)


def budget_of(pots, room, elsewhere, live_times=2, points=None):
    cast = marked([*room, *elsewhere])
    live = {mark for mark, _choice in cast[: len(room)]}
    return published.budget(**TOLD, pots=pots, cast=cast, points=points, live_times=live_times, live=live)


def outcome(document):
    return recount.recount(recount.as_file(document)).outcome


def as_method(method, order):
    """An order of options as a paper of this kind."""
    if method == "score":
        return {one: 5 - place for place, one in enumerate(order)}
    return order[:1] if method == "plurality" else order


# How much a paper in the room counts


def test_the_worked_example_of_the_rules():
    found = outcome(file_of(["yes"] * 10, ["no"] * 15 + ["yes"] * 2, rule=Rule(quorum=27)))
    assert (found.outcome, found.yes, found.no, found.votes) == ("granted", 22, 15, 37)
    assert (found.papers, found.people) == (27, 27)
    assert yes_no(["yes"] * 12 + ["no"] * 15, Rule()).outcome == "rejected"


@given(groups, groups, times, st.integers(50, 99))
def test_a_paper_that_weighs_w_counts_as_w_equal_papers(room, elsewhere, w, majority):
    found = outcome(file_of(room, elsewhere, w, Rule(0, majority)))
    plain = yes_no(room * w + elsewhere, Rule(0, majority))
    assert (found.outcome, found.because) == (plain.outcome, plain.because)
    assert (found.yes, found.no, found.abstain) == (plain.yes, plain.no, plain.abstain)


orders = st.lists(st.permutations(OPTIONS).map(list), min_size=5, max_size=8)


@pytest.mark.parametrize("method", COUNTS)
@given(room=orders, elsewhere=orders, w=times)
def test_that_goes_for_every_way_of_counting_options(method, room, elsewhere, w):
    room, elsewhere = ([as_method(method, one) for one in group] for group in (room, elsewhere))
    (weighed,) = choice_of(method, room, elsewhere, w)["result"].values()
    (plain,) = choice_of(method, room * w + elsewhere, [], 1)["result"].values()
    assert weighed["verdict"].pop("people") == len(room) + len(elsewhere)
    assert weighed == plain


named = st.lists(st.dictionaries(st.sampled_from(OPTIONS), st.just(1), min_size=1), min_size=5, max_size=8)
SPLIT = {
    "groen": (budgets.Pot(30, (budgets.Project("a", 30),)), budgets.Rule("by-votes")),
    "spel": (budgets.Pot(25, (budgets.Project("b", 20), budgets.Project("c", 10))), budgets.Rule("by-votes")),
}


@pytest.mark.parametrize("pots", [TWO, SPLIT])
@given(room=named, elsewhere=named, w=times)
def test_and_for_every_pot(pots, room, elsewhere, w):
    assert budget_of(pots, room, elsewhere, w)["result"] == budget_of(pots, room * w + elsewhere, [], 1)["result"]


def test_points_are_held_per_paper_and_counted_times_the_weight():
    found = budget_of(TWO, [{"a": 6, "b": 4}] * 5, [{"c": 10}] * 5, 3, points=10)
    votes = {one["project"]: one["because"]["params"]["votes"] for one in found["result"][""]["fates"]}
    assert votes == {"a": 90, "b": 60, "c": 50}
    with pytest.raises(ValueError, match="points"):
        budget_of(TWO, [{"a": 6, "b": 5}] * 5, [{"c": 10}] * 5, 3, points=10)


# Who took part


@pytest.mark.parametrize(("quorum", "reached"), [(10, "granted"), (11, "void")])
def test_the_quorum_asks_for_people_not_for_votes(quorum, reached):
    found = outcome(file_of(["yes"] * 5, ["yes"] * 5, 5, Rule(quorum)))
    assert found.outcome == reached and found.votes == 30 and found.explanation.params["papers"] == 10
    (told,) = choice_of("plurality", [["a"]] * 5, [["b"]] * 5, 5, quorum=quorum)["result"].values()
    verdict = rankings.Verdict.from_stored(told["verdict"])
    assert verdict.outcome == reached and verdict.explanation.params["papers"] == 10


# Few


@pytest.mark.parametrize(("room", "elsewhere", "weighs"), [(5, 5, True), (4, 9, False), (9, 4, False), (0, 9, False)])
def test_with_fewer_than_five_on_either_side_all_count_once_and_nothing_is_marked(room, elsewhere, weighs):
    weighed = file_of(["yes"] * room, ["no"] * elsewhere)
    plain = recount.published(**TOLD, rule=Rule(), papers=marked(["yes"] * room + ["no"] * elsewhere))
    assert (recount.as_file(weighed) == recount.as_file(plain)) is not weighs
    assert ("live" in json.dumps(weighed)) is weighs
    assert outcome(weighed).yes == room * (2 if weighs else 1)


@pytest.mark.parametrize("strange", [1, 0, -2, 6, 2.0, True, "2", None])
def test_only_two_to_five_times_can_be_agreed(strange):
    assert not weights.is_times(strange)
    assert weights.in_force(strange, live=9, others=9) == 1


# The file


PLURALITY = choice_of("plurality", [["a"]] * 5, [["b"]] * 6)
BUDGET = budget_of(TWO, [{"a": 1}] * 5, [{"b": 1}] * 6)
DOCUMENTS = [file_of(["yes"] * 5, ["no"] * 6), PLURALITY, BUDGET]


def counted_again(document):
    if document["format"] == recount.FORMAT:
        return recount.recount(canonical(document))
    return published.recounted(canonical(document))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_file_alone_leads_to_the_same_outcome(document, tmp_path, capsys):
    assert document["live_times"] == 2
    assert [paper["live"] for paper in document["papers"] if "live" in paper] == [True] * 5
    file = tmp_path / "stemmen.json"
    file.write_bytes(canonical(document))
    assert recount_file(file) == 0
    told = capsys.readouterr().out
    assert "DIFFERS" not in told
    assert "11 people voted. The 5 papers from the room count 2 times: 16 votes are counted." in told
    assert document["format"] == recount.FORMAT or ("16 counted votes, " in told and " papers, " not in told)


def test_counting_again_says_that_people_and_votes_differ(capsys):
    said = json.loads(recount.main(canonical(DOCUMENTS[0]).decode()).partition("outcome ")[2])
    assert (said["yes"], said["no"], said["papers"], said["people"]) == (10, 6, 11, 11)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("odd", [0, 1, 6, -2, 2.0, 2.5, True, "2", None, [2], {}])
def test_another_weight_is_refused(document, odd):
    with pytest.raises(Refused):
        counted_again(document | {"live_times": odd})


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("odd", [False, 1, 0, "true", None, [True]])
def test_another_mark_is_refused(document, odd):
    papers = [paper | {"live": odd} if number == 0 else paper for number, paper in enumerate(document["papers"])]
    with pytest.raises(Refused):
        counted_again(document | {"papers": papers})


def without(document, field):
    return {name: value for name, value in document.items() if name != field}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_marks_without_a_weight_a_weight_without_marks_and_groups_of_few_are_refused(document):
    papers = document["papers"]
    bare = [without(paper, "live") for paper in papers]
    first = next(number for number, paper in enumerate(papers) if "live" in paper)
    few = [without(paper, "live") if number == first else paper for number, paper in enumerate(papers)]
    others = [number for number, paper in enumerate(papers) if "live" not in paper]
    few_others = [paper | ({"live": True} if number in others[:2] else {}) for number, paper in enumerate(papers)]
    forged = [without(document, "live_times"), *({**document, "papers": one} for one in (bare, few, few_others))]
    for one in forged:
        with pytest.raises(Refused):
            counted_again(one)


@pytest.mark.parametrize("document", DOCUMENTS[1:])
def test_a_weight_that_was_changed_shows(document):
    found = published.recounted(canonical(document | {"live_times": 3}))
    assert found.differ == ("",)
