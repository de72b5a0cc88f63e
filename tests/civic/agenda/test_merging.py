# SPDX-License-Identifier: EUPL-1.2
"""Two ideas that ask the same become one: with both names, everybody's support once, and a way back."""

import pytest
from django.db import IntegrityError, transaction

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.models import AgendaItem, Proposal
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as receipts
from samenspraak.civic.notices.models import Notice
from tests.civic.agenda.steps import idea, neighbours, placed, refusal
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db


def pair(cast):
    """An idea of Charlie's, and one of Bo's that asks the same."""
    return idea(cast), idea(cast, title="Fruit plukken bij de school", by=cast.bo)


def merged(cast, by=None):
    one, other = pair(cast)
    actions.merge(other.pk, into=one.pk, by=(by or cast.alice).pk, at=cast.now)
    return one, other


def supports(cast, number):
    return queries.proposal("oosterparkwijk", number).support_count


def letters(kind):
    return sorted(one.person.name for one in Notice.objects.filter(kind=kind))


def test_everybody_is_counted_once(cast):
    one, other = pair(cast)
    people = neighbours(cast, 3)
    for found, who in ((one, people[:2]), (other, people[1:])):
        for person in who:
            actions.support(found.pk, by=person.pk, at=cast.now)
    assert (supports(cast, 1), supports(cast, 2)) == (2, 2)
    actions.merge(other.pk, into=one.pk, by=cast.alice.pk, at=cast.now)
    assert supports(cast, 1) == 3
    [row] = queries.rows(queries.proposals(cast.oosterparkwijk))
    assert (row.number, row.supports) == (1, 3), "the merged one no longer stands in the list"
    assert queries.proposal("oosterparkwijk", 1, people[2].pk).supported_at
    actions.unsupport(one.pk, by=people[1].pk, at=cast.now)
    assert supports(cast, 1) == 2, "taken back is taken back, of both"
    assert ledger.entries()[0].facts["supports"] == 3


def test_who_draws_up_the_agenda_merges(cast):
    one, other = pair(cast)
    assert refusal(actions.merge, other.pk, into=one.pk, by=cast.bo.pk, at=cast.now) == ["the-team-draws-up"]
    in_force(cast)
    for person in (cast.alice, cast.charlie):
        assert refusal(actions.merge, other.pk, into=one.pk, by=person.pk, at=cast.now) == ["the-wijk-draws-up"]
    actions.merge(other.pk, into=one.pk, by=cast.bo.pk, at=cast.now)


def test_who_sent_it_in_and_who_supports_it_hear(cast):
    one, other = pair(cast)
    [neighbour] = neighbours(cast, 1)
    actions.support(other.pk, by=neighbour.pk, at=cast.now)
    actions.merge(other.pk, into=one.pk, by=cast.alice.pk, at=cast.now)
    assert letters("proposal-merged") == ["Bo", "Buur 0"] and letters("proposal-joined") == ["Charlie"]
    actions.part(other.pk, by=cast.alice.pk, at=cast.later(days=1))
    actions.merge(other.pk, into=one.pk, by=cast.alice.pk, at=cast.later(days=2))
    assert letters("proposal-parted") == ["Bo", "Buur 0"]
    assert letters("proposal-merged") == ["Bo", "Bo", "Buur 0", "Buur 0"], "each time is told"


def test_it_can_be_undone_until_the_two_are_placed(cast):
    one, other = merged(cast)
    assert refusal(actions.part, other.pk, by=cast.bo.pk, at=cast.now) == ["the-team-draws-up"]
    actions.part(other.pk, by=cast.alice.pk, at=cast.now)
    other.refresh_from_db()
    assert (other.status, other.merged_into) == ("submitted", None)
    assert refusal(actions.part, other.pk, by=cast.alice.pk, at=cast.now) == ["not-merged"]
    actions.merge(other.pk, into=one.pk, by=cast.alice.pk, at=cast.now)
    actions.place_on_agenda(one.pk, by=cast.alice.pk, at=cast.now)
    assert refusal(actions.part, other.pk, by=cast.alice.pk, at=cast.now) == ["placed-together"]
    assert AgendaItem.objects.count() == 1


def test_both_who_sent_one_in_hear_what_becomes_of_it(cast):
    one, other = merged(cast)
    actions.place_on_agenda(one.pk, by=cast.alice.pk, at=cast.now)
    assert letters("proposal-placed") == ["Bo", "Charlie"]
    assert {receipts.receipt(found.receipt).status for found in (one, other)} == {"in-use"}


def test_what_cannot_be_merged(cast):
    one, other = merged(cast)
    third, on_agenda = idea(cast), placed(cast, by=cast.alice)
    elsewhere = Proposal.objects.get(pk=idea(cast).pk)
    Proposal.objects.filter(pk=elsewhere.pk).update(area=cast.de_wijert, number=1)
    merge = lambda found, into: refusal(actions.merge, found.pk, into=into.pk, by=cast.alice.pk, at=cast.now)  # noqa: E731
    assert merge(third, third) == ["merges-with-itself"]
    assert merge(third, other) == merge(third, on_agenda) == merge(third, elsewhere) == ["not-to-be-merged-into"]
    assert merge(on_agenda, third) == merge(other, third) == ["not-to-be-merged"]
    assert merge(one, third) == ["carries-others"]


def test_on_what_was_merged_nothing_more_is_put_in(cast):
    _one, other = merged(cast)
    assert refusal(actions.support, other.pk, by=cast.charlie.pk, at=cast.now) == ["merged-elsewhere"]
    say = {"text": "Ja.", "key": "k", "by": cast.charlie.pk, "at": cast.now}
    assert refusal(actions.comment, other.pk, **say) == ["merged-elsewhere"]
    assert refusal(actions.place_on_agenda, other.pk, by=cast.alice.pk, at=cast.now) == ["not-to-be-placed"]


def test_the_tables_know_a_merged_idea_by_where_it_went(cast):
    one, other = pair(cast)
    for wrong in ({"status": "merged"}, {"merged_into": one}, {"status": "merged", "merged_into": other}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.filter(pk=other.pk).update(**wrong)


def test_the_most_alike_is_offered_first(cast):
    found = idea(cast, title="Een pluktuin bij de school")
    idea(cast, title="Muziekles op woensdag", text="Voor kinderen.")
    alike = idea(cast, title="Pluktuin bij de school")
    idea(cast, title="Een muur voor jonge kunstenaars", text="Bij het spoor.")
    assert queries.mergeable(found)[0] == alike and len(queries.mergeable(found)) == 3
