# SPDX-License-Identifier: EUPL-1.2
"""Letters with a one-time code, votes on paper and at the desk: same electorate, same count, once for each."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import IntegrityError, transaction

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.ballots.models import Letter, Paper, Participation
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices.models import Notice
from samenspraak.rulebook.ballots.voting import mark_of
from tests.civic.agenda.steps import called, divided, neighbours, opened, refusal, vote
from tests.civic.agreements.texts import CONGRUENT, MONEY, MONEY_CONTROL, in_force

pytestmark = pytest.mark.django_db
_keys = count(1)


@pytest.fixture
def held(cast):
    """A ballot that is open, of which the municipality counted six voters."""
    in_force(cast, [*CONGRUENT, MONEY, MONEY_CONTROL])
    return opened(cast, electorate=6)


def printed(cast, held, number=3, by=None, **more):
    given = {"count": number, "kind": "letter", "key": f"k{next(_keys)}", "at": held.opens_at, **more}
    return actions.make_letters(held.pk, **given, by=(by or cast.alice).pk)


def by_letter(held, letter, choice="yes", **more):
    return actions.cast_by_letter(held.pk, letter, choice, at=held.opens_at + timedelta(hours=1), **more)


def last_deed(held):
    return ledger.entries(subject=f"ballot:{held.pk}").first()


# Making and voiding


def test_the_gebiedsteam_prints_and_only_hashes_stay(cast, held):
    made = printed(cast, held)
    assert {one.mark for one in Letter.objects.all()} == {mark_of(code) for code in made.codes}
    assert len(set(made.codes)) == 3 and (made.run.number, made.run.count) == (1, 3)
    deed = last_deed(held)
    assert (deed.kind, deed.facts["made"], deed.facts["standing"]) == ("ballot.letters-made", 3, 3)
    assert deed.actor.startswith("seat:") and not any(code in str(deed.facts) for code in made.codes)
    for other in (cast.bo, cast.charlie, cast.wim):
        assert refusal(printed, cast, held, by=other) == ["only-the-team-prints"]


def test_letters_that_stand_are_never_more_than_who_may_vote(cast, held):
    printed(cast, held, 4)
    assert refusal(printed, cast, held, 3) == ["letters-more-than-voters"]
    actions.void_letters(held.pk, run=1, numbers=[2, 4], reason="lost", by=cast.alice.pk, at=held.opens_at)
    held.refresh_from_db()
    assert (held.letters_made, held.letters_void) == (4, 2)
    printed(cast, held, 4)
    assert last_deed(held).facts["standing"] == 6


def test_the_same_form_makes_them_once(cast, held):
    printed(cast, held, key="once")
    assert refusal(printed, cast, held, key="once") == ["letters-made-already"]
    assert Letter.objects.count() == 3


def test_before_the_opening_a_number_of_voters_must_be_known(cast):
    in_force(cast)
    assert refusal(printed, cast, called(cast)) == ["letters-need-a-number"]


def test_letters_can_be_made_before_the_opening_but_not_used(cast):
    in_force(cast)
    held = called(cast, electorate=50)
    made = printed(cast, held, at=cast.now)
    assert refusal(actions.cast_by_letter, held.pk, made.codes[0], "yes", at=cast.now) == ["ballot-not-open-yet"]
    tasks.due(held.opens_at)
    assert by_letter(held, made.codes[0]).receipt


# Voting with one


def test_a_letter_gives_one_vote_and_is_not_what_finds_the_paper(cast, held):
    first, second, third = printed(cast, held).codes
    cast_ = by_letter(held, f" {first[:4]}-{first[4:].lower()} ", code="K" * 16)
    assert cast_.receipt and by_letter(held, first, code="K" * 16).receipt == ""
    assert refusal(by_letter, held, first) == ["letter-used"]
    assert refusal(by_letter, held, "2" * 16) == refusal(by_letter, held, "") == ["letter-unknown"]
    assert refusal(by_letter, held, second, "maybe") == ["choice-unknown"]
    actions.void_letters(held.pk, run=1, numbers=[2], reason="lost", by=cast.alice.pk, at=held.opens_at)
    assert refusal(by_letter, held, second) == ["letter-void"]
    assert by_letter(held, third, "no").receipt
    assert not Paper.objects.filter(code__in=Letter.objects.values("mark")).exists()
    assert sorted(Participation.objects.values_list("channel", flat=True)) == ["letter", "letter"]


def test_what_was_voted_with_cannot_be_voided(cast, held):
    by_letter(held, printed(cast, held).codes[0])
    given = {"run": 1, "by": cast.alice.pk, "at": held.opens_at}
    assert refusal(actions.void_letters, held.pk, numbers=[1], reason="lost", **given) == ["letter-voted-with"]
    assert refusal(actions.void_letters, held.pk, numbers=None, reason="lost", **given) == ["letter-voted-with"]
    assert refusal(actions.void_letters, held.pk, numbers=[9], reason="lost", **given) == ["letters-not-found"]
    assert refusal(actions.void_letters, held.pk, numbers=[2], reason="moe", **given) == ["reason-not-chosen"]


def test_nobody_votes_by_letter_beyond_the_number_of_voters(cast, held):
    letters = printed(cast, held, 6).codes
    for person in (cast.bo, cast.charlie, *neighbours(cast, 2)):
        vote(held, person)
    by_letter(held, letters[0])
    by_letter(held, letters[1])
    assert refusal(by_letter, held, letters[2]) == ["electorate-voted"]
    assert Paper.objects.count() == Participation.objects.count() == held.electorate == 6


def test_the_database_itself_wants_a_person_or_a_letter(cast, held):
    printed(cast, held)
    letter = Letter.objects.first()
    for wrong in ({}, {"person": cast.bo, "letter": letter}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Participation.objects.create(ballot=held, channel="online", **wrong)
    Participation.objects.create(ballot=held, letter=letter, channel="letter")
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(ballot=held, letter=letter, channel="paper")


# Entered by the gebiedsteam


def test_papers_and_desk_are_entered_by_the_gebiedsteam_and_counted_with_the_rest(cast, held):
    first, second, third = printed(cast, held).codes
    assert refusal(by_letter, held, first, channel="paper", by=cast.bo.pk) == ["only-the-team-enters"]
    by_letter(held, first, channel="paper", by=cast.alice.pk)
    by_letter(held, second, "no", channel="desk", by=cast.alice.pk)
    by_letter(held, third)
    vote(held, cast.charlie)
    assert refusal(by_letter, held, first, channel="paper", by=cast.alice.pk) == ["letter-used"]
    tasks.due(held.closes_at)
    held.refresh_from_db()
    assert held.result["channels"] == {"desk": 1, "letter": 1, "online": 1, "paper": 1}
    assert held.result["papers"] == 4 and held.result["yes"] == 3


def test_who_shows_who_they_are_votes_once_and_hears_of_it(cast, held):
    given = {"channel": "desk", "by": cast.alice.pk, "at": held.opens_at}
    assert actions.cast_for(held.pk, " Bo@example.org ", "yes", **given).receipt
    assert refusal(actions.cast_for, held.pk, "bo@example.org", "yes", **given) == ["voted-already"]
    assert refusal(vote, held, cast.bo) == ["voted-already"]
    assert refusal(actions.cast_for, held.pk, "wie@example.org", "yes", **given) == ["person-not-known"]
    assert refusal(actions.cast_for, held.pk, "dana@example.org", "yes", **given) == ["not-a-resident"]
    assert refusal(actions.cast_for, held.pk, "charlie@example.org", "yes", **{**given, "by": cast.bo.pk}) == [
        "only-the-team-enters"
    ]
    told = Notice.objects.get(kind="voted-for-you")
    assert told.person_id == cast.bo.pk and "yes" not in str(told.params)


def test_who_voted_cannot_be_found_out_with_a_paper_that_would_not_count(cast, held):
    """Of a paper that counts the voter hears; of one with nothing on it nobody would."""
    vote(held, cast.bo)
    given = {"channel": "desk", "by": cast.alice.pk, "at": held.opens_at + timedelta(hours=2)}
    for somebody in ("bo", "charlie", "dana", "wie"):
        assert refusal(actions.cast_for, held.pk, f"{somebody}@example.org", "", **given) == ["choice-missing"]


def test_a_pot_is_divided_with_letters_too(cast):
    in_force(cast, [*CONGRUENT, MONEY, MONEY_CONTROL])
    held = divided(cast, {"Bomen": 6_000_00, "Bankjes": 4_000_00}, 10_000_00)
    tasks.due(held.opens_at)
    made = actions.make_letters(held.pk, count=2, kind="paper", key="k", by=cast.alice.pk, at=held.opens_at)
    assert refusal(by_letter, held, made.codes[0], []) == ["paper-names-nothing"]
    by_letter(held, made.codes[0], ["2", "1"], channel="paper", by=cast.alice.pk)
    tasks.due(held.closes_at)
    held.refresh_from_db()
    assert held.result["papers"] == 1 and held.result["channels"] == {"paper": 1}


def test_letters_wait_with_the_ballot_when_the_power_is_gone(cast, held):
    from samenspraak.civic.agreements import actions as agreements
    from samenspraak.civic.agreements import queries as agreed

    code = printed(cast, held).codes[0]
    version = agreed.version_in_force(cast.oosterparkwijk, held.opens_at)
    agreements.suspend(version.pk, reason="Onenigheid.", by=cast.wim.pk, at=held.opens_at)
    assert refusal(by_letter, held, code) == ["power-suspended"]
