# SPDX-License-Identifier: EUPL-1.2
"""Where an idea is about."""

import pytest

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.models import Proposal, Spot
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.agenda.spots import Where
from tests.civic.agenda.ground import IN_NORTH, IN_SOUTH, NORTH, OUTSIDE, SOUTH, laid_down
from tests.civic.agenda.steps import idea, opened, placed, refusal, vote

pytestmark = pytest.mark.django_db
POND = Where("bij de vijver", IN_SOUTH)


def where(found):
    return queries.where(queries.proposal(found.area.slug, found.number))


def test_an_idea_says_where_it_is_about(cast):
    laid_down(cast)
    assert where(idea(cast, where=POND)) == Where("bij de vijver", IN_SOUTH, SOUTH)
    assert where(idea(cast, where=Where("  in  de  hele wijk "))) == Where("in de hele wijk")
    assert where(idea(cast)) is None


def test_what_lies_elsewhere_comes_in_nowhere(cast):
    laid_down(cast)
    assert refusal(idea, cast, where=Where("hier", OUTSIDE)) == ["point-outside"]
    assert refusal(idea, cast, where=Where("hier", None, "BU99")) == ["buurt-unknown"]
    assert not Proposal.objects.exists()


def test_without_a_shape_there_is_nothing_to_point_at(cast):
    assert refusal(idea, cast, where=POND) == ["area-has-no-shape"]


def test_who_sent_it_in_or_the_team_says_it_later(cast):
    laid_down(cast)
    found = idea(cast)
    assert refusal(actions.locate, found.pk, POND, by=cast.bo.pk, at=cast.now) == ["only-the-author-or-the-team"]
    assert refusal(actions.locate, found.pk, POND, by=None, at=cast.now) == ["only-the-author-or-the-team"]
    actions.locate(found.pk, POND, by=cast.charlie.pk, at=cast.now)
    actions.locate(found.pk, Where("aan de overkant", IN_NORTH), by=cast.alice.pk, at=cast.now)
    assert where(found) == Where("aan de overkant", IN_NORTH, NORTH)
    entry = ledger.entries(area="oosterparkwijk")[0]
    assert (entry.kind, entry.facts["on_the_map"]) == ("proposal.located", True)
    assert "vijver" not in str(entry.facts) and entry.actor.startswith("seat:")
    actions.locate(found.pk, Where(), by=cast.charlie.pk, at=cast.now)
    assert not Spot.objects.exists()


def test_a_decided_idea_stays_where_it_is(cast):
    from samenspraak.civic.agenda import tasks
    from tests.civic.agreements.texts import in_force

    in_force(cast)
    held = opened(cast)
    vote(held, cast.charlie)
    tasks.due(held.closes_at)
    found = Proposal.objects.get()
    assert refusal(actions.locate, found.pk, POND, by=cast.charlie.pk, at=held.closes_at) == ["idea-stays-as-it-is"]


def test_ideas_are_found_by_their_buurt_and_stand_on_the_map(cast):
    laid_down(cast)
    idea(cast, where=POND)
    idea(cast, where=Where("aan het pad", None, NORTH))
    idea(cast)
    area = cast.oosterparkwijk
    assert [one.number for one in queries.asked_for(area, queries.Asked(buurt=NORTH))] == [2]
    assert [(dot.number, dot.lon, dot.text) for dot in queries.dots(area, queries.Asked())] == [
        (1, IN_SOUTH[0], "bij de vijver")
    ]


# The order of the agenda, and searching


def test_who_draws_up_the_agenda_puts_it_in_order(cast):
    from tests.civic.agreements.texts import in_force

    in_force(cast)
    numbers = [placed(cast, by=cast.bo).number for _ in range(3)]
    area = cast.oosterparkwijk
    order = actions.arrange(area, seen=numbers, wanted={numbers[2]: 1}, by=cast.bo.pk, at=cast.now)
    assert order == [3, 1, 2] == [one.number for one in queries.in_order(area)]
    fourth = placed(cast, by=cast.bo).number
    asked = queries.Asked(order=queries.AGENDA)
    assert [one.number for one in queries.asked_for(area, asked)] == [3, 1, 2, fourth]
    entry = ledger.entries(area="oosterparkwijk").filter(kind="agenda.arranged").get()
    assert entry.facts == {"body": "Wijkraad Oosterparkwijk", "order": "3, 1, 2", "before": "1, 2, 3"}
    stale = {"seen": [3, 1, 2], "wanted": {1: 1}, "at": cast.now}
    assert refusal(actions.arrange, area, by=cast.bo.pk, **stale) == ["order-changed-meanwhile"]
    now = {"seen": [3, 1, 2, 4], "wanted": {1: 1}, "at": cast.now}
    for person in (cast.charlie, cast.dana, cast.alice):
        assert refusal(actions.arrange, area, by=person.pk, **now) == ["nothing-to-arrange"]
    assert refusal(actions.arrange, area, by=None, **now) == ["nothing-to-arrange"]


def test_without_an_agreement_the_team_puts_it_in_order(cast):
    numbers = [placed(cast, by=cast.alice).number for _ in range(2)]
    given = {"seen": numbers, "wanted": {2: 1}, "at": cast.now}
    assert refusal(actions.arrange, cast.oosterparkwijk, by=cast.bo.pk, **given) == ["nothing-to-arrange"]
    assert actions.arrange(cast.oosterparkwijk, by=cast.alice.pk, **given) == [2, 1]


def test_people_find_ideas_by_words(cast):
    idea(cast, title="Een speelplein", text="Met een Café.")
    idea(cast, title="Bankjes", text="Op het plein, 100% van hout.")
    area = cast.oosterparkwijk

    def found(text):
        return [one.number for one in queries.asked_for(area, queries.Asked(text=text))]

    assert found("PLEIN") == [2, 1] and found("cafe plein") == [1] and found("zwembad") == []
    assert found("100%") == [2] and found("") == [2, 1]


def test_another_wording_is_found_by_its_own_words(cast):
    one = idea(cast)
    given = {"title": "Moestuin", "text": "Samen zaaien.", "why": "Beter.", "key": "k", "at": cast.now}
    made = actions.propose_wording(one.pk, by=cast.bo.pk, **given)
    actions.accept_wording(made.pk, by=cast.charlie.pk, at=cast.now)
    assert queries.asked_for(cast.oosterparkwijk, queries.Asked(text="zaaien")).exists()
    assert not queries.asked_for(cast.oosterparkwijk, queries.Asked(text="pluktuin")).exists()


def test_most_supported_and_most_talked_about_come_first(cast):
    one, two, three = (idea(cast, title=title) for title in ("Bankjes", "Verlichting", "Muziekles"))
    actions.support(two.pk, by=cast.bo.pk, at=cast.now)
    actions.support(two.pk, by=cast.charlie.pk, at=cast.now)
    actions.support(one.pk, by=cast.bo.pk, at=cast.now)
    for key in "ab":
        actions.comment(three.pk, text=f"Ja, {key}.", key=key, by=cast.bo.pk, at=cast.now)
    area = cast.oosterparkwijk
    by_support, by_talk = queries.ranking(area, "steun"), queries.ranking(area, "reacties")
    assert list(by_support) == [two.pk, one.pk, three.pk] and list(by_talk) == [three.pk, two.pk, one.pk]
    assert list(queries.ranked(area, queries.Asked(), by_talk)) == [three.pk, two.pk, one.pk]
    assert list(queries.ranked(area, queries.Asked(text="bankjes"), by_talk)) == [one.pk]


def test_who_supports_two_that_became_one_counts_once(cast):
    one, two, three = (idea(cast, title=title) for title in ("Een bord", "Nog een bord", "Muziekles"))
    for person, found in ((cast.bo, one), (cast.bo, two), (cast.bo, three), (cast.charlie, three)):
        actions.support(found.pk, by=person.pk, at=cast.now)
    actions.merge(two.pk, into=one.pk, by=cast.alice.pk, at=cast.now)
    assert list(queries.ranking(cast.oosterparkwijk, "steun")) == [three.pk, one.pk]
