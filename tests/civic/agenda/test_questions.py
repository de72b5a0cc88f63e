# SPDX-License-Identifier: EUPL-1.2
"""Questions to the municipality, through the verbs."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from samenspraak.civic.agenda import tasks
from samenspraak.civic.agenda.actions import leaving, questions
from samenspraak.civic.agenda.models import AlsoAsked, LaterDate, Question
from samenspraak.civic.agenda.queries import questions as asked_here
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as receipts
from samenspraak.civic.notices.models import Notice
from tests.civic.agenda.steps import idea, new_key, refusal
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db


def asked(cast, by=None, **changed):
    """A question of Charlie's, on Monday 4 May 2026."""
    given = {"text": "Wanneer gaat de lamp weer aan?", "key": new_key(), "at": cast.now, **changed}
    return questions.ask(cast.oosterparkwijk, by=(by or cast.charlie).pk, **given)


def letters(kind):
    return sorted(one.person.name for one in Notice.objects.filter(kind=kind))


def test_a_question_gets_a_number_a_receipt_and_a_day(cast):
    made = asked(cast)
    assert (made.number, made.due, made.article) == (1, date(2026, 5, 28), ""), (
        "fifteen working days, three holidays between"
    )
    assert receipts.receipt(made.receipt).kind == "question"
    assert asked(cast, key=made.key) == made
    assert asked(cast).number == 2


def test_a_promise_of_the_agreement_goes_before_the_usual(cast):
    in_force(cast)
    made = asked(cast)
    days, article = asked_here.agreed(cast.oosterparkwijk, cast.now)
    assert days is not None and made.article == article != ""
    assert made.due >= date(2026, 5, 4) and (made.due - date(2026, 5, 4)).days in range(days, days + 3)


def test_who_may_ask(cast):
    given = {"text": "Wat?", "key": "x", "at": cast.now}
    ask = questions.ask
    assert refusal(ask, cast.oosterparkwijk, by=None, **given) == ["sign-in-first"]
    assert refusal(ask, cast.oosterparkwijk, by=cast.dana.pk, **given) == ["not-a-resident-here"]
    assert refusal(ask, cast.oosterparkwijk, by=cast.alice.pk, **given) == ["not-a-resident-here"]
    assert asked(cast, by=cast.bo).body == "Wijkraad Oosterparkwijk"
    paper = asked(cast, by=cast.alice, channel="paper", shown_as="Gemeente Jansen")
    assert (paper.author, paper.channel, paper.body) == (None, "paper", "")
    assert refusal(ask, cast.oosterparkwijk, by=cast.charlie.pk, channel="desk", **given) == ["only-the-team-enters"]
    assert refusal(ask, cast.oosterparkwijk, by=cast.charlie.pk, **{**given, "text": " "}) == ["writing-missing"]
    office = {**given, "shown_as": "Wethouder"}
    assert refusal(ask, cast.oosterparkwijk, by=cast.charlie.pk, **office) == ["name-of-an-office"]


def test_a_question_by_an_idea_of_this_area(cast):
    found = idea(cast)
    assert asked(cast, about=found.number).proposal == found
    assert [one.number for one in asked_here.questions_by_idea(found)] == [1]
    given = {"text": "Wat?", "key": "x", "at": cast.now, "about": 99}
    assert refusal(questions.ask, cast.oosterparkwijk, by=cast.charlie.pk, **given) == ["idea-not-here"]


def test_the_answer_is_public_and_who_asked_hears_it(cast):
    made = asked(cast)
    answer = questions.answer
    for nobody in (cast.charlie, cast.bo, cast.roos):
        assert refusal(answer, made.pk, text="Zo.", by=nobody.pk, at=cast.now) == ["team-or-college-answers"]
    assert refusal(answer, made.pk, text=" ", by=cast.alice.pk, at=cast.now) == ["writing-missing"]
    answer(made.pk, text="Volgende week.", by=cast.alice.pk, at=cast.later(days=2))
    made.refresh_from_db()
    assert (made.answer, made.answered_by) == ("Volgende week.", "Gebiedsteam Oude Wijken")
    assert letters("question-answered") == ["Charlie"]
    found = receipts.receipt(made.receipt)
    assert (found.status, found.answer) == ("answered", "Volgende week.")
    assert refusal(answer, made.pk, text="Nee.", by=cast.wim.pk, at=cast.now) == ["answered-already"]
    entry = ledger.entries().filter(kind="question.answered").get()
    assert entry.facts["in_time"] is True and "Volgende" not in str(entry.facts)


def test_later_only_with_a_reason_and_what_was_said_before_stays(cast):
    made, first = asked(cast), date(2026, 5, 28)
    given = {"by": cast.alice.pk, "at": cast.now}
    later = questions.put_off
    assert refusal(later, made.pk, until=first, reason="Daarom.", **given) == ["later-is-not-later"]
    assert refusal(later, made.pk, until=date(2026, 7, 20), reason="", **given) == [
        "later-too-far",
        "reason-not-chosen",
    ]
    later(made.pk, until=date(2026, 6, 8), reason="De aannemer kijkt eerst.", **given)
    found = asked_here.question("oosterparkwijk", 1)
    assert found.due == date(2026, 6, 8)
    assert [(one.due, one.reason) for one in found.later_dates.all()] == [(first, "De aannemer kijkt eerst.")]
    assert letters("question-later") == ["Charlie"]
    with pytest.raises(IntegrityError), transaction.atomic():
        LaterDate.objects.create(question=found, due=first, until=date(2026, 6, 9), reason="", body="x", at=cast.now)


def test_reminded_before_and_told_when_late(cast):
    asked(cast)
    assert tasks.remind(cast.later(days=10)) == 0
    tasks.remind(cast.later(days=20))
    tasks.remind(cast.later(days=21))
    assert letters("question-due") == ["Alice"]
    tasks.remind(cast.later(days=28))
    tasks.remind(cast.later(days=29))
    assert letters("question-late") == ["Alice", "Wim"]


def test_what_was_hidden_waits_for_no_answer(cast):
    made = asked(cast)
    questions.hide(made.pk, reason="personal", by=cast.alice.pk, at=cast.now)
    tasks.remind(cast.later(days=30))
    assert letters("question-late") == []
    assert refusal(questions.answer, made.pk, text="Zo.", by=cast.alice.pk, at=cast.now) == ["question-hidden"]


def test_too_many_at_once(cast):
    for _one in range(10):
        asked(cast)
    given = {"text": "Nog een?", "key": "x", "at": cast.now}
    assert refusal(questions.ask, cast.oosterparkwijk, by=cast.charlie.pk, **given) == ["enough-questions"]
    assert asked(cast, at=cast.later(hours=2)).number == 11


def test_the_name_goes_and_the_words_stay(cast):
    made = asked(cast, shown_as="Charlie")
    leaving.forget_name(cast.charlie.pk)
    assert Question.objects.get(pk=made.pk).shown_as == ""
    assert asked_here.questions_by(cast.charlie.pk) == [made]


# I want to know this too


def test_who_wants_to_know_it_too_is_counted_once_and_hears_the_same(cast):
    made = asked(cast)
    for _twice in range(2):
        questions.ask_too(made.pk, by=cast.bo.pk, at=cast.now)
    [mine] = asked_here.asked_too_by(cast.bo.pk)
    assert (mine.pk, asked_here.question("oosterparkwijk", 1).also_count) == (made.pk, 1)
    assert [one.also_count for one in asked_here.questions_of(cast.oosterparkwijk)] == [1]
    questions.put_off(made.pk, until=date(2026, 6, 8), reason="Meten.", by=cast.alice.pk, at=cast.now)
    questions.answer(made.pk, text="Morgen.", by=cast.alice.pk, at=cast.now)
    assert letters("question-later") == letters("question-answered") == ["Bo", "Charlie"]
    entry = ledger.entries().filter(kind="question.answered").get()
    assert entry.facts["also"] == 1 and str(cast.bo.ref) not in str(entry.facts)


def test_whoever_takes_it_back_hears_nothing(cast):
    made = asked(cast)
    questions.ask_too(made.pk, by=cast.bo.pk, at=cast.now)
    for _twice in range(2):
        questions.ask_no_more(made.pk, by=cast.bo.pk, at=cast.now)
    questions.answer(made.pk, text="Morgen.", by=cast.alice.pk, at=cast.now)
    assert letters("question-answered") == ["Charlie"] and not asked_here.asks_too(made, cast.bo.pk)


def test_who_may_want_to_know_it_too_and_when(cast):
    made, given = asked(cast), {"at": cast.now}
    for verb in (questions.ask_too, questions.ask_no_more):
        assert refusal(verb, made.pk, by=None, **given) == ["sign-in-first"]
        for nobody in (cast.dana, cast.alice, cast.wim):
            assert refusal(verb, made.pk, by=nobody.pk, **given) == ["not-a-resident-here"]
        assert refusal(verb, made.pk, by=cast.charlie.pk, **given) == ["asked-it-yourself"]
    other = asked(cast)
    questions.hide(other.pk, reason="personal", by=cast.alice.pk, at=cast.now)
    assert refusal(questions.ask_too, other.pk, by=cast.bo.pk, **given) == ["question-hidden"]
    questions.answer(made.pk, text="Morgen.", by=cast.alice.pk, at=cast.now)
    assert refusal(questions.ask_too, made.pk, by=cast.bo.pk, **given) == ["answered-already"]


def test_once_for_each_person_also_past_the_verbs(cast):
    made = asked(cast)
    questions.ask_too(made.pk, by=cast.bo.pk, at=cast.now)
    with pytest.raises(IntegrityError), transaction.atomic():
        AlsoAsked.objects.create(question=made, person=cast.bo, at=cast.now)
