# SPDX-License-Identifier: EUPL-1.2
"""Closing: papers are shuffled, their digest is fixed, and anyone counts them again from what is published."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.ballots import actions as ballots
from samenspraak.civic.ballots.actions import Announced
from samenspraak.civic.ballots.models import Ballot, Paper, Participation
from samenspraak.civic.ballots.queries import counts, held_open
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import actions as people
from samenspraak.config.settings import DATABASES
from samenspraak.rulebook.ballots.recount import as_file, recount
from samenspraak.rulebook.ballots.voting import mark_of
from tests import installation
from tests.civic.agenda.steps import called, neighbours, opened, refusal, vote
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(cast):
    in_force(cast)
    return opened(cast)


def test_papers_are_written_anew_in_an_order_that_says_nothing(cast, held):
    people = [cast.bo, cast.charlie, *neighbours(cast, 28)]
    choices = ["yes", "no", "abstain"] * 10
    codes = [vote(held, person, choice).code for person, choice in zip(people, choices, strict=True)]
    before = {paper.code: (paper.id, paper.choice) for paper in Paper.objects.all()}
    tasks.due(held.closes_at)
    after = {paper.code: (paper.id, paper.choice) for paper in Paper.objects.all()}
    assert {code: choice for code, (_, choice) in before.items()} == {code: c for code, (_, c) in after.items()}
    assert not {pk for pk, _ in before.values()} & {pk for pk, _ in after.values()}
    stored = [paper.code for paper in Paper.objects.order_by("id")]
    assert stored != [mark_of(code) for code in codes]


VOTES = """
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from django.conf import settings
from samenspraak.civic.ballots import actions
from samenspraak.civic.ballots.models import Paper
from samenspraak.civic.people import actions as people
from samenspraak.civic.places import queries as places
at, park = datetime(2026, 5, 4, 19, 30, tzinfo=UTC), places.area("oosterparkwijk")
said = actions.Announced("x", "Doen?", "advice", "", {}, None, at, at + timedelta(days=1))
held = actions.open_box(actions.announce(park, said, actor="", at=at).pk, electorate=99, quorum=0, at=at)
for n in range(20):
    person = people.register(f"{n}@example.org").pk
    actions.cast(held, person=person, choice="yes", lives_here=True, channel="online", at=at)
marks = [*Paper.objects.values_list("code", flat=True)]
def stale():
    files = [one.read_bytes() for one in Path(settings.DATA).glob("samenspraak.sqlite3-wal")]
    return sum(mark.encode() in file for file in files for mark in marks)
before = stale()
"""
CLOSED = "actions.close(held.pk, at=held.closes_at)\n"
WITHDRAWN = (
    "actions.pause(held.pk, at=at, because='power-gone')\nactions.withdraw(held.pk, reason='x', actor='', at=at)\n"
)


@pytest.mark.once
@pytest.mark.parametrize("over", [CLOSED, WITHDRAWN])
def test_afterwards_no_file_of_sqlite_says_in_which_order_papers_came_in(tmp_path, over):
    """In its write-ahead log each vote lay beside who cast it."""
    with installation.ready(tmp_path / "data", embedded=True) as made:
        assert made.python(VOTES + over + "print(before, stale())") == "20 0"


@pytest.mark.once
def test_what_is_deleted_from_sqlite_is_overwritten(tmp_path):
    """Also where SQLite was built without that."""
    with closing(sqlite3.connect(tmp_path / "file")) as file:
        file.execute("PRAGMA secure_delete=OFF")
        file.executescript(DATABASES["default"]["OPTIONS"]["init_command"])
        assert file.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_the_published_papers_lead_to_the_stored_outcome(cast, held):
    mine = vote(held, cast.bo, "yes")
    vote(held, cast.charlie, "abstain")
    tasks.due(held.closes_at)
    held.refresh_from_db()
    file = as_file(counts.published(held))
    found = recount(file)
    assert found.digest == held.digest
    assert found.outcome == counts.outcome_of(held)
    assert found.outcome.outcome == "granted"
    assert mark_of(mine.code) in file.decode() and mine.code not in file.decode()
    entry = ledger.entries(subject=f"ballot:{held.pk}").first()
    assert (entry.kind, entry.facts["digest"], entry.facts["yes"]) == ("ballot.closed", held.digest, 1)


def test_nobody_closes_early_or_twice(cast, held):
    assert refusal(actions.close_ballot, held.pk, at=held.closes_at - timedelta(seconds=1)) == ["ballot-still-open"]
    actions.close_ballot(held.pk, at=held.closes_at)
    assert refusal(actions.close_ballot, held.pk, at=held.closes_at) == ["ballot-not-open"]
    assert refusal(ballots.open_box, held.pk, electorate=1, quorum=0, at=held.opens_at) == ["ballot-opened-already"]


def test_nothing_about_the_outcome_is_kept_while_it_runs(cast, held):
    vote(held, cast.bo, "yes")
    held.refresh_from_db()
    assert held.result is None and held.digest == "" and counts.outcome_of(held) is None


def test_the_database_itself_keeps_one_paper_for_a_person(cast, held):
    Participation.objects.create(ballot=held, person=cast.bo, channel="online")
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(ballot=held, person=cast.bo, channel="desk")


def test_a_box_is_not_open_without_an_electorate(cast, held):
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.filter(pk=held.pk).update(electorate=None)


def test_a_withdrawn_ballot_destroys_its_papers(cast, held):
    vote(held, cast.bo)
    ballots.pause(held.pk, at=held.opens_at, because="power-gone")
    ballots.withdraw(held.pk, reason="Voorbij.", actor="", at=held.opens_at)
    assert not Paper.objects.exists() and not Participation.objects.exists()


def test_a_late_opening_moves_the_closing_along(cast):
    in_force(cast)
    ballot = called(cast)
    late = ballot.opens_at + timedelta(days=2)
    tasks.due(late)
    length = ballot.closes_at - ballot.opens_at
    ballot.refresh_from_db()
    assert (ballot.opens_at, ballot.closes_at) == (late, late + length)


def test_a_punctual_opening_moves_nothing(cast):
    in_force(cast)
    ballot = called(cast)
    tasks.due(ballot.opens_at + timedelta(seconds=2))
    closes = ballot.closes_at
    ballot.refresh_from_db()
    assert ballot.status == "open" and ballot.closes_at == closes


# One person, one wijk at a time


def elsewhere(cast, area, days=0):
    """A ballot that is open in another area, so many days after the one of Oosterparkwijk opened."""
    opens = timezone.localtime(cast.later(days=14 + days)).replace(hour=0, minute=0)
    said = Announced(
        subject=f"proposal:{1000 + area.pk}",
        question="Hier ook?",
        force="advice",
        ground="",
        rule={},
        consultation_since=None,
        opens_at=opens,
        closes_at=opens + timedelta(days=7),
    )
    with transaction.atomic():
        held = ballots.announce(area, said, actor="", at=cast.now)
        return ballots.open_box(held.pk, electorate=9, quorum=0, at=opens)


def put_in(other, person):
    with transaction.atomic():
        at = other.opens_at + timedelta(hours=3)
        held = held_open(other.pk)
        return ballots.cast(held, person=person.pk, choice="yes", lives_here=True, channel="online", at=at)


def test_who_says_to_have_moved_does_not_vote_in_two_wijken_at_once(cast, held):
    vote(held, cast.charlie)
    other = elsewhere(cast, cast.de_wijert)
    people.settle_by_own_statement(cast.charlie.pk, cast.de_wijert, at=cast.later(days=14))
    assert refusal(put_in, other, cast.charlie) == ["voted-elsewhere"]
    assert Participation.objects.filter(person=cast.charlie).count() == 1
    put_in(other, cast.dana)


def test_a_ballot_after_this_one_or_of_the_whole_gebied_is_another_matter(cast, held):
    vote(held, cast.charlie)
    put_in(elsewhere(cast, cast.oude_wijken), cast.charlie)
    put_in(elsewhere(cast, cast.de_wijert, days=7), cast.charlie)
    assert Participation.objects.filter(person=cast.charlie).count() == 3
