# SPDX-License-Identifier: EUPL-1.2
"""A first text from what was said: where each term comes from, and what happens to words that are taken away."""

import pytest

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.conversations import actions as conversations
from samenspraak.rulebook.agreements.congruence import BLOCKS
from samenspraak.rulebook.verdicts import Refused
from tests.civic.conversations.conftest import open_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(cast):
    """An evening on which six people said something about deciding, marked the compass and laid a dot."""
    room = open_room(cast)
    room.host(conversations.roam, True)
    for number in range(6):
        someone = room.come_in()
        room.say(someone, plate="deciding", value={"text": f"Wens {number}"})
        room.say(someone, "compass", question="zeggenschap", value={"now": 2, "wanted": 4})
        room.say(someone, "triangle", value={"weights": [10, 20, 70]})
    room.host(conversations.close)
    return room


def test_a_draft_points_to_what_was_said(cast, said):
    version = actions.draft_from_outcomes(said.round.pk, by=cast.alice.pk, at=cast.now)
    terms = queries.terms_of(version)
    deciding = next(term for term in terms.says if term.task.value == "decide")
    assert deciding.say.code == "decides"  # the triangle leans to allocating and deciding
    kinds = {source["kind"] for source in deciding.sources}
    assert kinds == {"archetype", "wish"}
    assert set(queries.words_of(terms).values()) <= {f"Wens {number}" for number in range(6)}
    assert queries.words_of(terms)


def test_a_draft_is_tested_against_the_wishes_it_came_from(cast, said):
    version = actions.draft_from_outcomes(said.round.pk, by=cast.bo.pk, at=cast.now)
    setting = queries.setting_of(version)
    assert setting.wanted == {"zeggenschap": 4}
    assert setting.archetype == {"adviseren": 10, "aanjagen": 20, "verdelen": 70}
    assert BLOCKS not in {one.severity for one in queries.findings_of(version, queries.terms_of(version))}


def test_words_that_are_taken_away_are_gone_from_the_agreement_and_the_seal_holds(cast, said):
    version = actions.draft_from_outcomes(said.round.pk, by=cast.alice.pk, at=cast.now)
    terms = queries.terms_of(version)
    sealed, words = queries.what_is_signed(version, terms, []), queries.words_of(terms)
    conversations.hide_answer(next(iter(words)), "personal", by=cast.alice.pk, at=cast.now)
    assert len(queries.words_of(terms)) == len(words) - 1
    assert "Wens" not in repr(queries.rows_of(version.pk))
    assert queries.what_is_signed(version, terms, []) == sealed


def test_where_nothing_was_said_there_is_nothing_to_draft_from(cast):
    room = open_room(cast)
    with pytest.raises(Refused) as refused:
        actions.draft_from_outcomes(room.round.pk, by=cast.alice.pk, at=cast.now)
    assert refused.value.findings[0].code == "nothing-said-yet"
    assert not queries.versions_of(cast.oosterparkwijk)
