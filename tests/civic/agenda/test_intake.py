# SPDX-License-Identifier: EUPL-1.2
"""Many votes at once are written together, and nobody notices: the same papers, the same refusals."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.agenda.actions import intake
from samenspraak.civic.agenda.actions.intake import Intake, Vote
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.ballots import actions as ballots
from samenspraak.civic.ballots.actions import Announced, Cast
from samenspraak.civic.ballots.models import Ballot, Paper, Participation
from samenspraak.civic.notices.models import Receipt
from samenspraak.civic.people import actions as people
from samenspraak.rulebook.verdicts import Finding, Refused
from tests.civic.agenda.steps import divided, idea, neighbours, opened, vote
from tests.civic.agreements.texts import CONGRUENT, MONEY, MONEY_CONTROL, in_force

NOBODY = 10_000_000  # a number that no person and no ballot has
CODES = ["K" * 16, "kkkk-kkkk-kkkk-kkkk", "M" * 16, "N" * 16, "", "too-short", None]
CHOICES = ["yes", "no", "abstain", "", "maybe", ["1"], ["2", "1"], ["1", "1"], ["9"], [], None, 7, {"a": 1}]
POINTS = [{"6": 4, "7": 6}, {"7": 10}, {"6": 6, "7": 5}, {"6": 11}, {"6": 0}, {"6": True}, {"6": "4"}, {"9": 1}]


def abroad(cast, opens, days=7):
    """A ballot of De Wijert that is open."""
    said = Announced(
        f"proposal:{idea(cast).pk}", "Hier ook?", "advice", "", {}, None, opens, opens + timedelta(days=days)
    )
    held = ballots.announce(cast.de_wijert, said, actor="", at=cast.now)
    return ballots.open_box(held.pk, electorate=9, quorum=0, at=opens)


@pytest.fixture
def town(cast, db):
    """A ballot with yes and no that binds, two over a pot (one with points), one that is to open, and one elsewhere."""
    cast.agreement = in_force(cast, [*CONGRUENT, MONEY, MONEY_CONTROL])
    pot = divided(cast, {"Bomen": 6_000_00, "Bankjes": 4_000_00}, 10_000_00)
    asked = opened(cast)
    pot.refresh_from_db()
    cast.later_on = divided(cast, {"Hek": 6_00, "Pad": 4_00}, 10_00, consultation=40)
    points = divided(cast, {"Tap": 6_000_00, "Mast": 4_000_00}, 1_000_00_00, money="", points=10)
    assert set(points.rule["lot"]) == {"6", "7"}
    tasks.due(points.opens_at)
    cast.boxes = [asked, pot, points, cast.later_on, abroad(cast, asked.opens_at)]
    cast.people = [cast.bo, cast.charlie, cast.dana, cast.alice, *neighbours(cast, 3)]
    vote(asked, cast.bo, code="B" * 16)
    people.settle_by_own_statement(cast.people[-1].pk, cast.de_wijert, at=asked.opens_at)
    cast.noon = asked.opens_at + timedelta(hours=12)
    return cast


def outcomes_one_by_one(votes):
    return [intake._outcome(one) for one in votes]


def told(outcome):
    """What somebody hears; made-up codes and numbers of receipts are different each time."""
    if isinstance(outcome, Refused):
        return outcome.findings
    return bool(outcome.receipt) if isinstance(outcome, Cast) else type(outcome)


def stored(codes):
    """What is in the tables, as far as it does not differ each time."""
    papers = Paper.objects.values_list("ballot", "choice", "code")
    return (
        sorted(Participation.objects.values_list("ballot", "person", "channel")),
        Counter((ballot, str(choice), code if code in codes else "made") for ballot, choice, code in papers),
        Counter(Receipt.objects.values_list("kind", "area", "subject", "channel", "received_at", "status_at")),
    )


def tried(way, votes):
    """What this way of writing answers and stores, undone afterwards."""
    block = transaction.atomic()
    block._from_testcase = True
    codes = {ballots_mark(one.code) for one in votes if one.code}
    with block:
        outcomes = way(votes)
        found = [told(one) for one in outcomes], stored(codes), [one.code for one in outcomes if given_code(one, votes)]
        transaction.set_rollback(True)
    return found


def given_code(outcome, votes):
    return isinstance(outcome, Cast) and outcome.code in {
        "".join(filter(str.isalnum, v.code or "")).upper() for v in votes
    }


def ballots_mark(code):
    from samenspraak.rulebook.ballots.voting import mark_of

    return mark_of(code)


def drawn(town):
    """Any vote of anybody in anything, well formed or not, before, in and after its days."""
    persons = st.sampled_from([*(one.pk for one in town.people), NOBODY])
    moments = st.sampled_from([timedelta(0), timedelta(seconds=1), timedelta(days=-1), timedelta(days=8)])
    return st.builds(
        lambda box, person, choice, code, passed: Vote(box, person, choice, code, town.noon + passed),
        st.sampled_from([*(one.pk for one in town.boxes), NOBODY]),
        persons,
        st.sampled_from(CHOICES + POINTS),
        st.sampled_from(CODES),
        moments,
    )


def held_against(town, examples):
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]

    @settings(max_examples=examples, deadline=None, suppress_health_check=quiet, database=None)
    @given(st.lists(drawn(town), min_size=2, max_size=9))
    def same(votes):
        assert tried(intake.commit, votes) == tried(outcomes_one_by_one, votes)

    same()


@pytest.mark.django_db
def test_together_is_the_same_as_one_by_one(town):
    held_against(town, 25)


@pytest.mark.django_db
def test_also_while_the_power_is_gone(town):
    agreements.suspend(town.agreement.pk, reason="Onenigheid.", by=town.wim.pk, at=town.noon)
    held_against(town, 6)


@pytest.mark.django_db
def test_a_good_group_is_written_in_few_queries(town, django_assert_max_num_queries):
    asked, here = town.boxes[0], neighbours_more(town, 30)
    votes = [Vote(asked.pk, one.pk, "yes", None, town.noon) for one in here]
    with django_assert_max_num_queries(18):
        found = intake.commit(votes)
    assert len({one.receipt for one in found}) == len({one.code for one in found}) == 30
    assert Paper.objects.filter(ballot=asked).count() == Participation.objects.filter(ballot=asked).count() == 31


def neighbours_more(town, number):
    made = [people.register(f"more{n}@example.org", name=f"Meer {n}") for n in range(number)]
    for one in made:
        people.settle(one.pk, town.oosterparkwijk, assurance=1, since=town.now.date(), at=town.now)
    return made


@pytest.mark.django_db
def test_places_in_the_group_say_nothing(town):
    asked, here = town.boxes[0], neighbours_more(town, 24)
    found = intake.commit([Vote(asked.pk, one.pk, "yes", None, town.noon) for one in here])
    stored_as = list(Participation.objects.filter(person__in=here).order_by("id").values_list("person", flat=True))
    assert stored_as != [one.pk for one in here]
    marks = [ballots_mark(one.code) for one in found]
    assert list(Paper.objects.filter(code__in=marks).order_by("id").values_list("code", flat=True)) != marks


@pytest.mark.django_db
def test_one_bad_vote_harms_no_other(town):
    asked = town.boxes[0]
    given = [(NOBODY, town.bo.pk), (asked.pk, NOBODY), (asked.pk, town.charlie.pk)]
    wrong, refused, good = intake.commit([Vote(box, person, "yes", None, town.noon) for box, person in given])
    assert isinstance(wrong, Ballot.DoesNotExist) and refused.findings[0].code == "sign-in-first" and good.receipt


# Who waits for whom: without a database


def test_who_comes_in_meanwhile_is_written_together():
    begun, go_on, groups = Event(), Event(), []

    def commit(votes):
        groups.append(len(votes))
        begun.set()
        assert go_on.wait(10)
        return [Cast(f"r{one.person}", "") for one in votes]

    queue = Intake(commit, most=6)
    with ThreadPoolExecutor(16) as threads:
        first = threads.submit(queue.take, Vote(1, 0, "yes", None, None))
        assert begun.wait(10)
        rest = [threads.submit(queue.take, Vote(1, n, "yes", None, None)) for n in range(1, 14)]
        while len(queue._waiting) < 13:
            pass
        go_on.set()
        assert [one.result(10).receipt for one in [first, *rest]] == [f"r{n}" for n in range(14)]
    assert groups == [1, 6, 6, 1] and not queue._led


def test_everybody_hears_their_own_refusal_and_nobody_waits_for_ever():
    def commit(votes):
        if votes[0].person == 7:
            raise KeyboardInterrupt
        return [Refused(Finding("voted-already"))]

    queue = Intake(commit)
    with pytest.raises(Refused):
        queue.take(Vote(1, 1, "yes", None, None))
    with pytest.raises(KeyboardInterrupt):
        queue.take(Vote(1, 7, "yes", None, None))
    with pytest.raises(Refused):
        queue.take(Vote(1, 2, "yes", None, None))


# At the same moment, in threads of their own


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite lives in the memory of one connection")
@pytest.mark.django_db(transaction=True)
def test_two_processes_and_one_person_with_many_tabs(cast):
    """Two queues, as two processes have them: the same persons come in at both, and each has one paper."""
    in_force(cast)
    here = neighbours(cast, 20)
    held = opened(cast)
    queues = [Intake(intake.commit), Intake(intake.commit)]

    def one(work):
        queue, person = work
        try:
            return queue.take(Vote(held.pk, person.pk, "yes", None, held.opens_at)).receipt != ""
        except Refused as refused:
            return refused.findings[0].code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as threads:
        found = Counter(threads.map(one, [(queue, person) for person in here for queue in queues]))
    assert found == {True: 20, "voted-already": 20}
    assert Paper.objects.count() == Participation.objects.count() == 20
    tasks.due(held.closes_at)
    assert Ballot.objects.get(pk=held.pk).result["papers"] == 20
    with pytest.raises(Refused):
        actions.cast(held.pk, cast.bo.pk, "yes", at=held.closes_at)
