# SPDX-License-Identifier: EUPL-1.2
"""Another wording of an idea, through the verbs."""

import pytest
from django.db import IntegrityError, transaction

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.actions import leaving
from samenspraak.civic.agenda.models import Amendment, Proposal
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as receipts
from samenspraak.civic.notices.models import Notice
from samenspraak.civic.people import actions as people
from tests.civic.agenda.steps import called, idea, neighbours, new_key, placed, refusal, rested
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db
NEW = {"title": "Een pluktuin", "text": "Samen fruit plukken, met drie bankjes.", "why": "Eén bankje is te weinig."}


def proposed(cast, found, by=None, **changed):
    rested()
    given = {**NEW, "key": new_key(), "at": cast.now, **changed}
    return actions.propose_wording(found.pk, by=(by or cast.bo).pk, **given)


def letters(kind):
    return sorted(str(one.person.name) for one in Notice.objects.filter(kind=kind))


def test_who_may_comment_proposes_and_the_author_hears(cast):
    found = idea(cast)
    made = proposed(cast, found)
    assert (made.status, made.edition) == ("open", 1)
    assert proposed(cast, found, by=cast.wim).body == "College van B en W"
    assert letters("amendment-proposed") == ["Charlie", "Charlie"]
    assert proposed(cast, found, key=made.key) == made
    given = {**NEW, "key": "x", "at": cast.now}
    assert refusal(actions.propose_wording, found.pk, by=cast.dana.pk, **given) == ["not-a-resident-here"]
    assert refusal(actions.propose_wording, found.pk, by=None, **given) == ["sign-in-first"]
    named = {**given, "shown_as": "Wethouder"}
    assert refusal(actions.propose_wording, found.pk, by=cast.charlie.pk, **named) == ["name-of-an-office"]


def test_the_author_accepts_and_then_it_is_the_text(cast):
    found = idea(cast)
    before = (found.title, found.text)
    made = proposed(cast, found)
    for person in (cast.bo, cast.alice, cast.wim):
        assert refusal(actions.accept_wording, made.pk, by=person.pk, at=cast.now) == ["only-the-author-judges"]
    actions.accept_wording(made.pk, by=cast.charlie.pk, at=cast.now)
    found.refresh_from_db()
    assert (found.title, found.text, found.excerpt, found.edition) == (NEW["title"], NEW["text"], NEW["text"], 2)
    [former] = queries.former_texts(found)
    assert (former.title, former.text) == before and former.edition == 1
    assert refusal(actions.accept_wording, made.pk, by=cast.charlie.pk, at=cast.now) == ["amendment-closed"]
    assert receipts.receipt(made.receipt).status == "answered"
    entry = ledger.entries()[0]
    assert entry.kind == "amendment.accepted" and "bankje" not in str(entry.facts)


def test_who_supported_the_text_hears_that_it_changed_and_can_take_it_back(cast):
    found = idea(cast)
    one, two = neighbours(cast, 2)
    for person in (one, two, cast.charlie):
        actions.support(found.pk, by=person.pk, at=cast.now)
    actions.accept_wording(proposed(cast, found).pk, by=cast.charlie.pk, at=cast.later(days=1))
    assert letters("text-changed") == ["Buur 0", "Buur 1"], "who changed it knows already"
    actions.unsupport(found.pk, by=one.pk, at=cast.later(days=2))
    assert found.supports.count() == 2


def test_the_author_declines_and_says_why(cast):
    found = idea(cast)
    made = proposed(cast, found)
    decline = {"by": cast.charlie.pk, "at": cast.now}
    assert refusal(actions.decline_wording, made.pk, reason=" ", **decline) == ["reason-not-chosen"]
    actions.decline_wording(made.pk, reason="Eén bankje past maar.", **decline)
    found.refresh_from_db()
    assert found.edition == 1
    assert receipts.receipt(made.receipt).answer == "Eén bankje past maar."
    assert Notice.objects.get(kind="amendment-decided").params["outcome"] == "declined"


def test_what_was_made_for_a_text_that_is_gone_lapses_and_is_told(cast):
    found = idea(cast)
    one, other = proposed(cast, found), proposed(cast, found, text="Samen fruit plukken.")
    actions.accept_wording(one.pk, by=cast.charlie.pk, at=cast.now)
    other.refresh_from_db()
    assert other.status == "outdated"
    assert {one.params["outcome"] for one in Notice.objects.filter(kind="amendment-decided")} == {
        "accepted",
        "outdated",
    }
    Amendment.objects.filter(pk=other.pk).update(status="open")  # if it ever slipped through
    assert refusal(actions.accept_wording, other.pk, by=cast.charlie.pk, at=cast.now) == ["amendment-outdated"]


def test_once_it_is_on_the_agenda_whoever_draws_it_up_judges(cast):
    in_force(cast)
    made = proposed(cast, placed(cast), by=cast.charlie)
    for person in (cast.charlie, cast.alice):
        assert refusal(actions.accept_wording, made.pk, by=person.pk, at=cast.now) == ["who-draws-up-judges"]
    actions.accept_wording(made.pk, by=cast.bo.pk, at=cast.now)
    made.refresh_from_db()
    assert (made.status, made.decided_by) == ("accepted", "Wijkraad Oosterparkwijk")


def test_of_an_idea_without_an_author_too(cast):
    found = idea(cast, by=cast.alice, channel="paper")
    made = proposed(cast, found)
    assert refusal(actions.accept_wording, made.pk, by=cast.bo.pk, at=cast.now) == ["who-draws-up-judges"]
    actions.accept_wording(made.pk, by=cast.alice.pk, at=cast.now)


def test_people_vote_on_the_text_as_it_is(cast):
    in_force(cast)
    found = placed(cast)
    made = proposed(cast, found)
    called(cast, found=found)
    assert refusal(actions.accept_wording, made.pk, by=cast.bo.pk, at=cast.now) == ["text-stands-fast"]
    given = {**NEW, "key": "x", "at": cast.now, "by": cast.charlie.pk}
    assert refusal(actions.propose_wording, found.pk, **given) == ["text-stands-fast"]


def test_who_proposed_it_takes_it_back(cast):
    made = proposed(cast, idea(cast))
    assert refusal(actions.take_wording_back, made.pk, by=cast.charlie.pk, at=cast.now) == ["only-who-added-it"]
    actions.take_wording_back(made.pk, by=cast.bo.pk, at=cast.now)
    assert refusal(actions.accept_wording, made.pk, by=cast.charlie.pk, at=cast.now) == ["amendment-closed"]
    assert receipts.receipt(made.receipt).status == "withdrawn"


def test_what_was_hidden_can_no_longer_be_accepted(cast):
    made = proposed(cast, idea(cast))
    hide = {"reason": "hurtful", "at": cast.now}
    assert refusal(actions.hide_wording, made.pk, by=cast.bo.pk, **hide) == ["only-the-team-hides"]
    actions.hide_wording(made.pk, by=cast.alice.pk, **hide)
    assert refusal(actions.accept_wording, made.pk, by=cast.charlie.pk, at=cast.now) == ["amendment-closed"]
    assert Notice.objects.get(kind="comment-hidden").params["what"] == "amendment"


def test_what_must_never_happen_the_tables_refuse(cast):
    found = idea(cast)
    made = proposed(cast, found)
    for wrong in ({"status": "declined"}, {"hidden_why": "hurtful"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Amendment.objects.filter(pk=made.pk).update(**wrong)
    other = proposed(cast, found)
    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.filter(pk__in=[made.pk, other.pk]).update(status="accepted")


def test_the_words_stay_without_a_name_when_somebody_leaves(cast):
    made = proposed(cast, idea(cast), shown_as="Bo")
    leaving.forget_name(cast.bo.pk)
    people.remove(cast.bo.pk, at=cast.now)
    made.refresh_from_db()
    assert (made.shown_as, made.text) == ("", NEW["text"])
    assert Proposal.objects.count() == 1
