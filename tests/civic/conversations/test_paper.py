# SPDX-License-Identifier: EUPL-1.2
"""Numbered sheets, a whole sheet at once, and sheets that come after the gathering closed."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.actions import Filled, Input
from samenspraak.civic.conversations.actions.hosting import leaf
from samenspraak.civic.conversations.models import Answer, Conversation, Participant
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as notices
from samenspraak.rulebook.content import ARCHETYPES, COMPASS, TRIANGLE
from samenspraak.rulebook.ledger import digest, verify
from samenspraak.rulebook.verdicts import Refused
from tests.civic.conversations.conftest import go_online


def answers(room, key="f", vote="agree"):
    """A sheet as it comes from the table: something at every kind of question."""
    block = queries.content_of(room.round).block("deciding")
    return {
        "deciding": [
            Input(block.questions[0].key, "wish", {"text": "Eerst luisteren"}, f"{key}-w"),
            Input(block.statements[0].key, "statement", {"vote": vote}, f"{key}-s"),
            Input(block.choice.key, "choice", {"option": block.choice.options[0].key}, f"{key}-c"),
        ],
        COMPASS: [Input("deelname", "compass", {"now": 2, "wanted": 5}, f"{key}-k")],
        ARCHETYPES: [Input(TRIANGLE, "triangle", {"weights": [10, 20, 70]}, f"{key}-t")],
    }


def enter(room, sheet="14", key="f", at=None, by=None, **changes):
    filled = {"side": "resident", "answers": answers(room, key), "key": key} | changes
    by = by or room.cast.alice.pk
    return conversations.enter_sheet(room.pk, Filled(sheet=sheet, **filled), by=by, at=at or room.cast.now)


def number(room, sheets, by=None):
    return conversations.number_sheets(room.pk, sheets, by=by or room.cast.alice.pk, at=room.cast.now)


def seal_again(room):
    counted = Answer.objects.filter(conversation=room.pk, withdrawn_at=None).select_related("participant")
    return digest(sorted(leaf(one) for one in counted))


# Numbers


def test_numbers_count_on(planned):
    assert list(number(planned, 2)) == [1, 2]
    assert list(number(planned, 3)) == [3, 4, 5]
    assert Conversation.objects.get(pk=planned.pk).sheets_printed == 5
    entry = ledger.entries(area="oosterparkwijk")[0]
    assert (entry.kind, entry.facts) == ("conversation.sheets-numbered", {"first": 3, "last": 5})


@pytest.mark.parametrize("sheets", [0, -1, 301])
def test_not_without_end(planned, sheets):
    with pytest.raises(Refused, match="sheets-out-of-range"):
        number(planned, sheets)


def test_only_the_gebiedsteam_gives_out_numbers_and_not_after_the_end(room):
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        number(room, 1, by=room.cast.bo.pk)
    room.host(conversations.close)
    with pytest.raises(Refused, match="gathering-closed"):
        number(room, 1)


# A whole sheet


def test_a_sheet_is_one_participant_whose_answers_count_like_all_others(room):
    done = enter(room, age="65+", lived="10+")
    someone = Participant.objects.get()
    assert (someone.sheet, someone.channel, someone.side) == (f"{room.code}-014", "paper", "resident")
    assert (someone.age, someone.lived) == ("65+", "10+")
    assert (done.sheet, done.answers) == (someone.sheet, 5)
    said = queries.outcomes_of_conversation(room.pk, everything=True)
    assert (said.people, said.answers, said.triangle.n) == (1, 5, 1)
    assert said.by_channel.total == 1


@pytest.mark.parametrize("typed", ["14", "014", "{code}-014", "{code} 14"])
def test_the_number_may_be_typed_in_short(room, typed):
    enter(room)
    with pytest.raises(Refused, match="sheet-entered-already"):
        enter(room, sheet=typed.format(code=room.code), key="g")
    assert Participant.objects.count() == 1


def test_a_number_that_was_never_printed_is_possible(room):
    number(room, 3)
    assert enter(room, sheet="99").sheet == f"{room.code}-099"


def test_a_sheet_written_by_hand_keeps_what_stands_on_it(room):
    assert enter(room, sheet=" Tafel 3, blad 2 ").sheet == "Tafel 3, blad 2"


def test_the_same_form_sent_twice_is_one_sheet(room):
    first = enter(room)
    again = enter(room)
    assert (first.participant, Answer.objects.count()) == (again.participant, 5)
    nameless = enter(room, sheet="", key="zonder")
    assert enter(room, sheet="", key="zonder").participant == nameless.participant


def test_going_on_with_a_sheet_replaces_what_was_ticked_and_keeps_what_was_written(room):
    enter(room)
    enter(room, key="g", again=True, answers=answers(room, "g", vote="disagree"), side="organisation")
    votes = [one.value["vote"] for one in Answer.objects.filter(kind="statement", withdrawn_at=None)]
    assert votes == ["disagree"]
    assert Answer.objects.filter(kind="wish", withdrawn_at=None).count() == 1, "the same words are one wish"
    assert Participant.objects.get().side == "organisation"


def test_what_does_not_stand_on_the_paper_is_taken_back(room):
    enter(room)
    wish = Answer.objects.get(kind="wish")
    enter(room, key="g", again=True, answers={}, taken_back=[wish.pk])
    assert not Answer.objects.filter(kind="wish", withdrawn_at=None).exists()
    assert notices.receipt(wish.receipt).status == "withdrawn"


def test_nobody_takes_back_what_somebody_else_said(room):
    other = room.say(room.come_in(), "wish")
    enter(room)
    enter(room, key="g", again=True, answers={}, taken_back=[other.pk])
    other.refresh_from_db()
    assert other.withdrawn_at is None


def test_all_of_a_sheet_or_nothing_and_every_reason_why(room):
    wrong = answers(room)
    wrong["deciding"][0] = Input(wrong["deciding"][0].question, "wish", {"text": "x" * 1001}, "k1")
    wrong[COMPASS] = [Input("deelname", "compass", {"now": 6}, "k2")]
    with pytest.raises(Refused) as refused:
        enter(room, answers=wrong)
    assert [finding.code for finding in refused.value.findings] == ["answer-too-long", "compass-out-of-range"]
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"side": ""}, "side-missing"),
        ({"channel": "phone"}, "channel-unknown"),
        ({"answers": {}}, "sheet-empty"),
        ({"answers": {"learning-stopping": [Input("x", "wish", {"text": "a"}, "k")]}}, "question-unknown"),
    ],
)
def test_what_is_no_sheet(room, changes, code):
    with pytest.raises(Refused, match=code):
        enter(room, **changes)


@pytest.mark.parametrize("who", ["wim", "bo", "charlie"])
def test_only_the_gebiedsteam_types_sheets(room, who):
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        enter(room, by=getattr(room.cast, who).pk)


def test_not_before_the_gathering_opens(planned):
    with pytest.raises(Refused, match="gathering-not-open-yet"):
        enter(planned)


# After the gathering closed


@pytest.fixture
def closed(room):
    """An evening with one phone and one sheet, closed and sealed."""
    room.say(room.come_in())
    enter(room, sheet="1", key="tijdens")
    room.host(conversations.close)
    return room


def test_a_late_sheet_is_sealed_with_all_the_rest(closed):
    before = closed.now.digest
    enter(closed, sheet="2", key="later", at=closed.cast.later(days=1))
    entry = ledger.entries(area="oosterparkwijk")[0]
    assert entry.kind == "conversation.added"
    assert entry.facts["digest"] == closed.now.digest == seal_again(closed) != before
    assert (entry.facts["sheets"], entry.facts["answers"], entry.facts["participants"]) == (1, 11, 3)
    assert queries.late_sheets([closed.now]) == 1
    said = queries.outcomes_of(closed.round)
    assert (said.people, said.answers) == (3, 11)


def test_late_answers_are_in_use_at_once(closed):
    done = enter(closed, sheet="2", key="later", at=closed.cast.later(days=1))
    receipts = Answer.objects.filter(participant=done.participant).values_list("receipt", flat=True)
    assert {notices.receipt(number).status for number in receipts} == {"in-use"}


def test_the_logbook_holds_with_late_sheets_in_it(closed):
    for sheet, days in (("2", 1), ("3", 2), ("4", 6)):
        enter(closed, sheet=sheet, key=f"later-{sheet}", at=closed.cast.later(days=days))
    verdict = verify(ledger.export())
    assert verdict.finding is None
    assert (verdict.entries, verdict.head) == ledger.head()
    seals = [entry.facts["digest"] for entry in ledger.entries() if entry.kind.startswith("conversation.added")]
    assert len(set(seals)) == 3
    assert seals[0] == seal_again(closed)


def test_the_seal_of_the_evening_can_still_be_made_from_what_was_there_then(closed):
    sealed = closed.now.digest
    enter(closed, sheet="2", key="later", at=closed.cast.later(days=1))
    then = Answer.objects.filter(conversation=closed.pk, given_at__lte=closed.now.closed_at, withdrawn_at=None)
    assert digest(sorted(leaf(one) for one in then.select_related("participant"))) == sealed


def test_what_was_sealed_at_the_end_never_changes(closed):
    with pytest.raises(Refused, match="sheet-sealed"):
        enter(closed, sheet="1", key="g", again=True, at=closed.cast.later(days=1))


def test_a_late_sheet_can_be_corrected_and_everybody_can_see_that(closed):
    enter(closed, sheet="2", key="later", at=closed.cast.later(days=1))
    with pytest.raises(Refused, match="sheet-entered-already"):
        enter(closed, sheet="2", key="g", at=closed.cast.later(days=2))
    enter(
        closed,
        sheet="2",
        key="g",
        again=True,
        answers={"deciding": [answers(closed, "g", vote="disagree")["deciding"][1]]},
        at=closed.cast.later(days=2),
    )
    entry = ledger.entries(area="oosterparkwijk")[0]
    assert entry.kind == "conversation.corrected"
    assert entry.facts["digest"] == seal_again(closed)
    assert entry.facts["sheets"] == 1


def test_after_a_week_it_is_over(closed):
    enter(closed, sheet="2", key="a", at=closed.cast.later(days=6, hours=23))
    with pytest.raises(Refused, match="sheets-too-late"):
        enter(closed, sheet="3", key="b", at=closed.cast.later(days=7))


def test_phones_and_plate_by_plate_stay_closed(closed):
    asked = {"side": "resident", "channel": "paper", "sheet": "9", "key": "k", "by": closed.cast.alice.pk}
    with pytest.raises(Refused, match="gathering-closed"):
        conversations.enter_for(closed.pk, **asked, at=closed.cast.later(days=1))
    with pytest.raises(Refused, match="gathering-closed"):
        closed.come_in()


# A sheet of the evening, typed at what goes on online of it


def test_a_late_sheet_is_entered_at_the_evening_and_never_online_by_mistake(closed):
    later = closed.cast.later(days=1)
    online = go_online(closed)
    with pytest.raises(Refused) as refused:
        enter(online, sheet=f"{closed.code}-002", key="online", at=later)
    [finding] = refused.value.findings
    assert (finding.code, finding.params["title"]) == ("sheet-of-another-gathering", "In het buurthuis")
    assert not Participant.objects.filter(conversation=online.pk).exists()
    done = enter(closed, sheet=f"{closed.code}-002", key="avond", at=later)
    assert Participant.objects.get(pk=done.participant).conversation_id == closed.pk


def test_also_not_plate_by_plate(closed):
    online = go_online(closed)
    asked = {"side": "resident", "channel": "paper", "key": "k", "by": closed.cast.alice.pk, "at": closed.cast.now}
    for typed in (f"{closed.code}-002", f"{closed.code.lower()} 2"):
        with pytest.raises(Refused, match="sheet-of-another-gathering"):
            conversations.enter_for(online.pk, sheet=typed, **asked)
    assert conversations.enter_for(online.pk, sheet="Brief van de buurvrouw", **asked).conversation_id == online.pk


def test_a_sheet_written_by_hand_may_be_called_anything_that_is_no_code(room):
    assert enter(room, sheet="STRAAT 14").sheet == "STRAAT 14"


def test_looking_for_a_number_takes_two_queries_and_finds_it_wherever_it_was_entered(closed, django_assert_num_queries):
    online = go_online(closed)
    with django_assert_num_queries(2):
        found = queries.with_sheet(online.round, 1)
    assert [(room.pk, known and known.sheet) for room, known in found] == [
        (closed.pk, f"{closed.code}-001"),
        (online.pk, None),
    ]
