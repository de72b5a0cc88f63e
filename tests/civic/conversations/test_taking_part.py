# SPDX-License-Identifier: EUPL-1.2
"""Taking part: the same phone, the same answer, and what is refused."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Answer, Participant
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as notices
from samenspraak.civic.people import queries as people
from samenspraak.civic.people import tasks
from samenspraak.civic.people.models import Allowance
from samenspraak.rulebook import limits
from samenspraak.rulebook.limits import LIMITS
from samenspraak.rulebook.verdicts import Refused


def test_the_same_phone_is_the_same_participant_and_may_change_its_side(room):
    first = room.come_in("resident", token="mijn-telefoon")
    again = room.come_in("council", token="mijn-telefoon")
    assert first.pk == again.pk
    assert Participant.objects.get().side == "council"


def test_the_token_is_not_kept_and_differs_per_conversation(room):
    someone = room.come_in(token="geheim")
    assert "geheim" not in someone.token
    assert queries.token_hash(room.pk, "geheim") != queries.token_hash(room.pk + 1, "geheim")


@pytest.mark.parametrize("side", ["", "burgemeester", "x" * 500])
def test_a_side_must_be_chosen(room, side):
    with pytest.raises(Refused, match="side-missing"):
        room.come_in(side)


def test_a_code_that_does_not_exist_or_is_not_open(planned):
    with pytest.raises(Refused, match="code-unknown"):
        conversations.join("ZZZZZZ", side="resident", token="t", at=planned.cast.now)
    with pytest.raises(Refused, match="gathering-not-open-yet"):
        planned.come_in()
    planned.host(conversations.open)
    planned.host(conversations.close)
    with pytest.raises(Refused, match="gathering-closed"):
        planned.come_in()


def test_an_answer_gets_a_receipt_and_no_entry_in_the_logbook(room):
    before = ledger.entries().count()
    given_ = room.say(room.come_in())
    receipt = notices.receipt(given_.receipt)
    assert (receipt.status, receipt.channel, receipt.area) == ("received", "phone", "oosterparkwijk")
    assert receipt.subject == f"conversation:{room.pk}"
    assert ledger.entries().count() == before


@pytest.mark.parametrize("kind", ["wish", "statement", "choice", "compass", "triangle"])
def test_the_same_answer_sent_twice_is_one_answer(room, kind):
    someone = room.come_in()
    room.host(conversations.roam, True)
    first = room.say(someone, kind, key="zelfde")
    again = room.say(someone, kind, key="zelfde")
    assert first.pk == again.pk
    assert Answer.objects.count() == 1


def test_open_questions_take_several_wishes(room):
    someone = room.come_in()
    room.say(someone, value={"text": "een"})
    room.say(someone, value={"text": "twee"})
    assert [one.value["text"] for one in queries.answers_by(someone)] == ["een", "twee"]


def test_a_closed_question_keeps_the_last_answer_and_its_receipt(room):
    someone = room.come_in()
    first = room.say(someone, "statement", value={"vote": "agree"}, key="a")
    second = room.say(someone, "statement", value={"vote": "disagree"}, key="b")
    assert second.receipt == first.receipt
    assert [one.value["vote"] for one in queries.answers_by(someone)] == ["disagree"]


def test_an_old_copy_that_arrives_late_does_not_bring_the_old_answer_back(room):
    """The phone sent A, then B; on a bad network the second copy of A comes in last."""
    someone = room.come_in()
    room.say(someone, "statement", value={"vote": "agree"}, key="a")
    room.say(someone, "statement", value={"vote": "disagree"}, key="b")
    room.say(someone, "statement", value={"vote": "agree"}, key="a")
    assert [one.value["vote"] for one in queries.answers_by(someone)] == ["disagree"]


def test_sending_a_closed_answer_again_unchanged_changes_nothing(room):
    someone = room.come_in()
    first = room.say(someone, "choice")
    again = room.say(someone, "choice")
    assert first.pk == again.pk


def test_withdrawing_and_answering_again(room):
    someone = room.come_in()
    first = room.say(someone, "statement")
    conversations.withdraw_answer(first.pk, participant_id=someone.pk, at=room.cast.now)
    assert notices.receipt(first.receipt).status == "withdrawn"
    with pytest.raises(Refused, match="answer-withdrawn-already"):
        conversations.withdraw_answer(first.pk, participant_id=someone.pk, at=room.cast.now)
    second = room.say(someone, "statement")
    assert second.receipt != first.receipt


def test_nobody_withdraws_the_answer_of_another(room):
    given_ = room.say(room.come_in())
    with pytest.raises(Answer.DoesNotExist):
        conversations.withdraw_answer(given_.pk, participant_id=room.come_in().pk, at=room.cast.now)


def test_after_closing_nothing_is_answered_and_nothing_taken_back(room):
    someone = room.come_in()
    given_ = room.say(someone)
    room.host(conversations.close)
    with pytest.raises(Refused, match="conversation-closed"):
        room.say(someone)
    with pytest.raises(Refused, match="gathering-closed"):
        conversations.withdraw_answer(given_.pk, participant_id=someone.pk, at=room.cast.now)
    assert Answer.objects.count() == 1


def test_a_plate_is_answered_where_the_room_is_or_when_everyone_roams(room):
    someone = room.come_in()
    with pytest.raises(Refused, match="plate-not-open"):
        room.say(someone, plate="deciding")
    room.host(conversations.go_to, "deciding")
    room.say(someone, plate="deciding")
    with pytest.raises(Refused, match="plate-not-open"):
        room.say(someone, plate="our-area")
    room.host(conversations.roam, True)
    room.say(someone, plate="our-area")


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("wish", {"text": "   \n "}, "answer-empty"),
        ("wish", {"text": "x" * 1001}, "answer-too-long"),
        ("wish", {"text": 5}, "answer-empty"),
        ("wish", {}, "answer-empty"),
        ("statement", {"vote": "misschien"}, "stance-unknown"),
        ("choice", {"option": "iets anders"}, "option-unknown"),
        ("compass", {"now": 6}, "compass-out-of-range"),
        ("compass", {"now": True}, "compass-out-of-range"),
        ("compass", {}, "answer-empty"),
        ("triangle", {"weights": [50, 60, 0]}, "triangle-not-hundred"),
        ("triangle", {"weights": [150, -50, 0]}, "triangle-unreadable"),
    ],
)
def test_what_makes_no_answer(room, kind, value, code):
    someone = room.come_in()
    room.host(conversations.roam, True)
    with pytest.raises(Refused, match=code):
        room.say(someone, kind, value=value or {"": ""})
    assert not Answer.objects.exists()


def test_a_question_that_is_not_on_the_table(room):
    someone = room.come_in()
    with pytest.raises(Refused, match="question-unknown"):
        room.say(someone, question="verzonnen")
    with pytest.raises(Refused, match="question-unknown"):
        room.say(someone, plate="learning-stopping", question=room.question("learning-stopping", "wish"))


def test_a_plate_is_answered_as_a_whole_or_not_at_all(room):
    someone = room.come_in()
    inputs = [
        conversations.Input(room.question("our-area", "wish"), "wish", {"text": "goed"}, "1"),
        conversations.Input(room.question("our-area", "statement"), "statement", {"vote": "fout"}, "2"),
    ]
    with pytest.raises(Refused, match="stance-unknown"):
        conversations.answer_plate(someone.pk, plate="our-area", inputs=inputs, at=room.cast.now)
    assert not Answer.objects.exists()


def test_one_reason_is_said_once(room):
    someone = room.come_in()
    inputs = [
        conversations.Input(room.question("deciding", kind), kind, value, kind)
        for kind, value in (("wish", {"text": "a"}), ("statement", {"vote": "agree"}))
    ]
    with pytest.raises(Refused) as refused:
        conversations.answer_plate(someone.pk, plate="deciding", inputs=inputs, at=room.cast.now)
    assert [finding.code for finding in refused.value.findings] == ["plate-not-open"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=1200), key=st.text(min_size=1, max_size=200))
def test_any_text_is_kept_clean_or_refused_and_never_doubled(room, text, key):
    someone = room.come_in()
    key = key.replace("\x00", "")
    key = "".join(c for c in key if not 0xD800 <= ord(c) <= 0xDFFF) or "k"
    try:
        first = room.say(someone, value={"text": text}, key=key)
    except Refused:
        return
    assert "\u202e" not in first.value["text"]
    assert "\x00" not in first.value["text"]
    assert 0 < len(first.value["text"]) <= 1000
    assert room.say(someone, value={"text": text}, key=key).pk == first.pk


def test_the_gebiedsteam_types_in_a_sheet_at_any_plate(room):
    cast = room.cast
    entered = conversations.enter_for(
        room.pk, side="resident", channel="paper", sheet="Tafel 3, blad 2", key="f1", by=cast.alice.pk, at=cast.now
    )
    conversations.answer_plate(
        entered.pk,
        plate="openness",
        inputs=[conversations.Input(room.question("openness", "wish"), "wish", {"text": "Zet het op papier"}, "p1")],
        by=cast.alice.pk,
        at=cast.now,
    )
    room.host(conversations.close)
    said = queries.outcomes_of_conversation(room.pk)
    assert said.answers == 1
    assert said.by_channel.total == 1
    entry = ledger.entries(area="oosterparkwijk")[1]
    assert (entry.kind, entry.facts) == ("participant.entered", {"channel": "paper", "side": "resident"})


def test_the_same_sheet_is_one_participant(room):
    cast = room.cast

    def enter(sheet, key):
        return conversations.enter_for(
            room.pk, side="resident", channel="paper", sheet=sheet, key=key, by=cast.alice.pk, at=cast.now
        )

    assert enter("Blad 7", "k1").pk == enter(" blad 7 ", "k2").pk
    assert enter("", "k3").pk == enter("", "k3").pk  # the same form twice
    assert enter("", "k4").pk != enter("", "k3").pk


@pytest.mark.parametrize("who", ["wim", "bo", "charlie", None])
def test_only_the_gebiedsteam_types_for_others(room, who):
    cast = room.cast
    by = getattr(cast, who).pk if who else None
    asked = {"side": "resident", "channel": "paper", "sheet": "", "key": "k"}
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        conversations.enter_for(room.pk, **asked, by=by, at=cast.now)
    entered = conversations.enter_for(room.pk, **asked, by=cast.alice.pk, at=cast.now)
    wish = conversations.Input(room.question("our-area", "wish"), "wish", {"text": "x"}, "k")
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        conversations.answer_plate(entered.pk, plate="our-area", inputs=[wish], by=by, at=cast.now)


def test_a_sheet_is_not_a_phone_and_not_after_closing(room):
    cast = room.cast
    asked = {"side": "resident", "sheet": "", "key": "k", "by": cast.alice.pk, "at": cast.now}
    with pytest.raises(Refused, match="channel-unknown"):
        conversations.enter_for(room.pk, channel="phone", **asked)
    room.host(conversations.close)
    with pytest.raises(Refused, match="gathering-closed"):
        conversations.enter_for(room.pk, channel="paper", **asked)


def test_wrong_codes_run_out_and_come_back_with_time(cast):
    most = LIMITS["code"].most
    for _ in range(most):
        conversations.note_wrong_code("adres", at=cast.now)
    with pytest.raises(Refused, match="enough-codes"):
        conversations.note_wrong_code("adres", at=cast.now)
    assert people.allowance("code", "adres", cast.now) == 0
    assert people.allowance("code", "ander adres", cast.now) == most
    assert people.allowance("code", "adres", cast.later(seconds=11)) == 5.5
    assert people.allowance("code", "adres", cast.later(days=2)) == most
    conversations.note_wrong_code("ander adres", at=cast.later(days=2))
    tasks.due(cast.later(days=2))
    assert [kept.who for kept in Allowance.objects.all()] == ["ander adres"]


def test_one_phone_does_not_fill_a_gathering(room, monkeypatch):
    """Answers that were changed count along: otherwise one phone could fill the database."""
    monkeypatch.setattr(limits, "MOST_ANSWERS", 4)
    someone = room.come_in()
    for number in range(4):
        room.say(someone, "statement", value={"vote": ("agree", "disagree")[number % 2]})
    with pytest.raises(Refused, match="enough-answers"):
        room.say(someone)
    room.say(room.come_in())


def test_outcomes_take_few_queries_whatever_the_number(room, django_assert_max_num_queries):
    for _ in range(12):
        someone = room.come_in()
        for kind in ("wish", "statement", "choice"):
            room.say(someone, kind)
    room.host(conversations.close)
    with django_assert_max_num_queries(3):
        said = queries.outcomes_of(room.round)
    assert (said.people, said.answers) == (12, 36)
