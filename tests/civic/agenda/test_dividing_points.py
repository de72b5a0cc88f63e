# SPDX-License-Identifier: EUPL-1.2
"""A budget ballot in which people divide points: what stands on a paper, and how it comes out."""

from datetime import timedelta

import pytest

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.ballots.queries import counts
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.ballots import published
from samenspraak.rulebook.ballots.budgets import pabulib
from samenspraak.rulebook.ballots.recount import as_file
from tests.civic.agenda.budgets import COSTS, POT, agreed, counted, opened
from tests.civic.agenda.steps import divided, refusal, vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(cast):
    return agreed(cast)


@pytest.fixture
def held(cast, agreement):
    """A binding ballot with ten points, that is open."""
    return opened(cast, points=10, count="by-votes")


@pytest.fixture
def closed(cast, held):
    """Six people give a little to bomen and the rest to bankjes; four give all to the veldje."""
    return counted(cast, held, (6, {"1": 3, "2": 7}), (4, {"3": 10}))


@pytest.mark.parametrize("points", [1, 101])
def test_there_are_bounds_to_how_many_points(cast, agreement, points):
    assert refusal(divided, cast, COSTS, POT, points=points) == ["points-to-divide-wrong"]


def test_how_many_points_is_announced(cast, held):
    assert held.rule["points"] == 10
    assert ledger.entries(subject=f"ballot:{held.pk}").last().facts["rule"]["points"] == 10


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        ({}, "paper-names-nothing"),
        ({"1": 0, "2": 0}, "paper-names-nothing"),
        ({"9": 1}, "choice-unknown"),
        (["1"], "choice-unknown"),
        ({"1": 11}, "points-wrong"),
        ({"1": -1}, "points-wrong"),
        ({"1": "5"}, "points-wrong"),
        ({"1": 6, "2": 5}, "paper-too-many-points"),
    ],
)
def test_a_paper_gives_whole_points_no_more_than_there_are(cast, held, choice, code):
    assert refusal(vote, held, cast.charlie, choice) == [code]
    assert not held.papers.exists()


def test_points_may_be_kept_and_the_order_of_writing_is_not(cast, held):
    code = vote(held, cast.charlie, {"3": 2, "1": 4, "2": 0}).code
    assert held.papers.get().choice == {"1": 4, "3": 2}
    assert list(counts.plain(held, {"3": 2, "1": 4})) == ["1", "3"]
    later = held.opens_at + timedelta(hours=2)
    assert refusal(actions.change, held.pk, code, {"1": 11}, at=later) == ["points-wrong"]
    actions.change(held.pk, code, {"2": 10}, at=later)
    assert held.papers.get().choice == {"2": 10}


def test_the_most_points_go_first(cast, closed):
    assert {one.title: one.status for one in Proposal.objects.all()} == {
        "Bomen": "rejected",
        "Bankjes": "granted",
        "Veldje": "granted",
    }
    outcome, because = counts.fate_of(closed, "1")
    assert (outcome, because.code, because.params["votes"]) == ("rejected", "project-no-room-in-points", 18)
    assert counts.fate_of(closed, "2")[1].code == "project-most-points"
    entry = ledger.entries(subject=f"ballot:{closed.pk}").first()
    assert (entry.facts["papers"], entry.facts["granted"], entry.facts["spent"]) == (10, ["2", "3"], 7_500_00)


def test_both_files_lead_to_the_same_winners(cast, closed):
    file = as_file(counts.published(closed))
    found = published.recounted(file)
    assert found.digest == closed.digest and not found.differ and found.outcomes[counts.POT].winners == ("2", "3")
    election = pabulib.read(counts.pabulib(closed))
    assert (election.vote_type, election.meta["max_sum_points"], election.papers.cast) == ("cumulative", "10", 10)
    assert sorted(election.selected) == ["2", "3"]  # in the order of the lot
    assert dict(zip(election.papers.options, election.papers.support, strict=True)) == {"1": 18, "2": 42, "3": 40}


def test_ballots_from_before_there_were_points_are_counted_as_they_were(cast, held):
    del held.rule["points"]
    held.save()
    vote(held, cast.charlie, ["2", "1"])
    assert held.papers.get().choice == ["1", "2"]
    tasks.due(held.closes_at)
    held.refresh_from_db()
    assert "points" not in counts.published(held)
    assert counts.fate_of(held, "2")[1].code == "project-most-votes"
