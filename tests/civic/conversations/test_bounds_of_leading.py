# SPDX-License-Identifier: EUPL-1.2
"""What a host may not do: change what was said, or who said it; hide an opinion. And how often one changes one's mind.

docs/rules/leading.md says the same in words, with the test of each rule.
"""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.models import Answer, Participant
from samenspraak.rulebook import limits
from samenspraak.rulebook.verdicts import Refused
from tests.civic.conversations.test_leading import LEADS, READS_ALONG

OF_WHAT_WAS_SAID = (
    "pk",
    "participant",
    "plate",
    "question",
    "kind",
    "value",
    "key",
    "receipt",
    "given_at",
    "withdrawn_at",
)
OF_WHO_SAID_IT = ("pk", "token", "side", "age", "lived", "channel", "sheet", "joined_at")


def said(room):
    """What people said and who they are, as it is kept."""
    return (
        list(Answer.objects.filter(conversation=room.pk).order_by("pk").values_list(*OF_WHAT_WAS_SAID)),
        list(Participant.objects.filter(conversation=room.pk).order_by("pk").values_list(*OF_WHO_SAID_IT)),
    )


@pytest.fixture
def full(room):
    """Three people who said something of every kind."""
    room.host(conversations.roam, True)
    for side in ("resident", "municipality", "organisation"):
        someone = room.come_in(side)
        for kind in ("wish", "statement", "choice", "compass", "triangle"):
            room.say(someone, kind)
    room.host(conversations.roam, False)
    return room


@pytest.mark.parametrize("verb", sorted(LEADS))
def test_leading_changes_nothing_of_what_people_said(full, verb):
    before = said(full)
    LEADS[verb](full, full.cast.alice.pk)
    assert said(full) == before


@pytest.mark.parametrize("verb", sorted(READS_ALONG))
def test_reading_along_changes_nothing_of_what_people_said(full, verb):
    before = said(full)
    READS_ALONG[verb](full, Answer.objects.filter(kind="wish").first(), full.cast.alice.pk)
    assert said(full) == before


def test_names_merging_and_pins_change_nothing_of_what_people_said(full):
    before, by = said(full), {"by": full.cast.alice.pk, "at": full.cast.now}
    wishes = list(Answer.objects.filter(kind="wish").values_list("pk", flat=True))
    one = full.host(conversations.group_wishes, "our-area", wishes[:1], "Groen")
    two = full.host(conversations.group_wishes, "our-area", wishes[1:], "Grijs")
    conversations.rename_group(one.pk, "Bomen", **by)
    conversations.merge_groups(one.pk, two.pk, **by)
    conversations.pin_group(two.pk, True, **by)
    written = full.host(conversations.write_conclusion, "our-area", "Meer groen.", after=0)
    full.host(conversations.ask_fit, "our-area", written.number)
    full.host(conversations.close)
    assert said(full) == before


def test_every_reason_to_hide_is_about_manners_and_none_about_the_opinion():
    assert set(policy.REASONS) == {"personal", "hurtful", "off-topic", "double"}
    assert set(policy.TAKES_DOWN) == {"personal", "hurtful"}


# Changing one's mind


def test_who_gave_all_answers_that_a_phone_can_give_changes_nothing_more_and_still_takes_back(room, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ANSWERS", 3)
    someone = room.come_in()
    votes = [room.say(someone, "statement", value={"vote": vote}) for vote in ("agree", "disagree", "agree")]
    with pytest.raises(Refused, match="enough-answers"):
        room.say(someone, "statement", value={"vote": "pass"})
    votes[-1].refresh_from_db()
    assert votes[-1].withdrawn_at is None, "what stood there stands there"
    conversations.withdraw_answer(votes[-1].pk, participant_id=someone.pk, at=room.cast.now)
    assert queries.answers_by(someone) == []
    room.say(room.come_in(), "statement")


def test_until_then_one_changes_ones_mind_as_often_as_one_likes_and_counts_once(room):
    someone = room.come_in()
    for n in range(50):
        room.say(someone, "statement", value={"vote": ("agree", "disagree")[n % 2]}, at=room.cast.later(minutes=n))
    room.host(conversations.close)
    assert [one.n for one in queries.outcomes_of(room.round).statements.values() if one.n] == [1]
