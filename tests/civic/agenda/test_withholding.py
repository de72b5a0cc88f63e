# SPDX-License-Identifier: EUPL-1.2
"""What an idea says can be hidden: everywhere at once, with the reason in its place, and shown again as it was."""

import pytest

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.actions import moderating
from samenspraak.civic.agenda.models import Hiding, Proposal, Withheld
from samenspraak.civic.agenda.queries import Asked, moderation
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices.models import Notice
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agenda.steps import called, idea, placed, refusal
from tests.civic.agenda.test_rewording import proposed
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db
TITLE, TEXT = "Weg met mijn buurman", "De man van nummer twaalf maakt lawaai."


def hidden(cast, found):
    actions.hide_idea(found.pk, reason="personal", by=cast.alice.pk, at=cast.now)
    return Hiding.objects.get(kind="idea", proposal=found)


def now(found):
    return Proposal.objects.get(pk=found.pk)


def test_its_words_are_nowhere_any_more_and_it_is_told(cast):
    found = idea(cast, title=TITLE, text=TEXT)
    made = hidden(cast, found)
    row = now(found)
    assert (row.title, row.text, row.excerpt) == ("Verborgen idee", "", "")
    assert not queries.asked_for(cast.oosterparkwijk, Asked(text="nummer twaalf")).exists()
    newest = ledger.entries(subject=f"proposal:{found.pk}").first()
    assert newest.kind == "idea.hidden" and "buurman" not in str(newest.facts)
    assert (made.reason, made.receipt) == ("personal", found.receipt)
    [told] = Notice.objects.filter(kind="comment-hidden")
    assert told.person_id == found.author_id and told.params["what"] == "idea"


def test_it_is_shown_again_as_it_was(cast):
    found = idea(cast, title=TITLE, text=TEXT)
    before = Proposal.objects.filter(pk=found.pk).values().get()
    made = hidden(cast, found)
    moderating.show_again(made.pk, reason="Het is geen mens.", by=cast.alice.pk, at=cast.now)
    assert Proposal.objects.filter(pk=found.pk).values().get() == before
    assert queries.asked_for(cast.oosterparkwijk, Asked(text="nummer twaalf")).exists()
    assert not Withheld.objects.exists()
    actions.hide_idea(found.pk, reason="personal", by=cast.alice.pk, at=cast.now)
    assert [one.outcome for one in Hiding.objects.filter(kind="idea").order_by("pk")] == ["restored", ""]


def test_somebody_else_looks_again_and_reads_what_it_said(cast, kim):
    found = idea(cast, title=TITLE, text=TEXT)
    made = hidden(cast, found)
    moderating.appeal(made.pk, text="Ik bedoel een hond.", receipt=found.receipt, at=cast.now)
    said = moderation.what_was_hidden(made)
    assert (said.title, said.text) == (TITLE, TEXT)
    given = {"outcome": "restored", "reason": "Het is een hond.", "at": cast.now}
    assert refusal(moderating.review, made.pk, by=cast.alice.pk, **given) == ["another-must-look"]
    moderating.review(made.pk, by=kim.pk, **given)
    assert now(found).title == TITLE


def test_only_the_gebiedsteam_hides_it_once_and_with_a_reason(cast):
    found = idea(cast, title=TITLE, text=TEXT)
    for person in (cast.bo, cast.charlie, cast.wim):
        assert refusal(actions.hide_idea, found.pk, reason="personal", by=person.pk, at=cast.now) == [
            "only-the-team-hides"
        ]
    assert refusal(actions.hide_idea, found.pk, reason="x", by=cast.alice.pk, at=cast.now) == ["reason-not-chosen"]
    assert now(found).title == TITLE and not Withheld.objects.exists()
    hidden(cast, found)
    assert refusal(actions.hide_idea, found.pk, reason="double", by=cast.alice.pk, at=cast.now) == ["hidden-already"]


def test_nothing_is_done_with_an_idea_that_nobody_can_read(cast):
    in_force(cast)
    found = idea(cast, topic="green-play")
    worded = proposed(cast, found)
    hidden(cast, found)
    late = {"by": cast.bo.pk, "at": cast.now}
    assert refusal(actions.place_on_agenda, found.pk, **late) == ["idea-hidden"]
    assert "idea-hidden" in refusal(actions.accept_wording, worded.pk, by=found.author_id, at=cast.now)
    on_agenda = placed(cast)
    hidden(cast, on_agenda)
    with pytest.raises(Refused) as no_ballot:
        called(cast, found=on_agenda)
    assert [one.code for one in no_ballot.value.findings] == ["idea-hidden"]


def test_what_people_vote_on_stays_as_it_was_announced(cast):
    in_force(cast)
    held = called(cast)
    found = Proposal.objects.get(status="in-decision")
    assert held.subject == f"proposal:{found.pk}"
    assert refusal(actions.hide_idea, found.pk, reason="personal", by=cast.alice.pk, at=cast.now) == ["idea-in-ballot"]
