# SPDX-License-Identifier: EUPL-1.2
"""Step 3: the same questions again; then and now; promises kept; lessons; a next version from them."""

from datetime import timedelta

import pytest

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import queries as agreed
from samenspraak.civic.evaluation import actions, policy, queries
from samenspraak.civic.evaluation.models import Evaluation, Lesson
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import actions as people
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements import texts
from tests.civic.evaluation.looking import agreement_with_a_conversation, closed, started

pytestmark = pytest.mark.django_db


def refusal(verb, *args, **kwargs) -> list[str]:
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return [finding.code for finding in refused.value.findings]


def learn(cast, found, *, by=None, key="a", text="Ga naar mensen toe.", days=181, **more) -> Lesson:
    return actions.add_lesson(found.pk, text=text, key=key, by=(by or cast.alice).pk, at=cast.later(days=days), **more)


def deeds(area) -> list[str]:
    kinds = [entry.kind for entry in ledger.entries(area=area.slug)]
    return [kind for kind in reversed(kinds) if kind.startswith("evaluation.")]


def test_the_same_questions_are_asked_again_in_the_same_round(cast):
    version = agreement_with_a_conversation(cast)
    found = started(cast, version)
    then = version.round.conversations.get(purpose="gesprek")
    assert found.conversation.purpose == "evaluatie"
    assert (found.round, found.version_id, found.number) == (version.round, version.pk, 1)
    assert found.conversation.plates == then.plates
    assert deeds(cast.oosterparkwijk) == ["evaluation.started"]


def test_from_then_to_now_to_a_next_version(cast):
    version = agreement_with_a_conversation(cast)
    found = closed(cast, version, [(4, 4)] * 12)
    learn(cast, found, key="a", text="Ga naar mensen toe.", change=True)
    learn(cast, found, key="b", text="De avond was goed.", by=cast.bo)
    actions.conclude(found.pk, conclusion="We gaan door.", by=cast.alice.pk, at=cast.later(days=190))
    drafted = actions.next_version(found.pk, by=cast.alice.pk, at=cast.later(days=191))
    assert (drafted.number, drafted.based_on_id, drafted.lessons) == (2, version.pk, ["Ga naar mensen toe."])
    assert agreed.version_in_force(cast.oosterparkwijk, cast.later(days=191)).pk == version.pk
    assert deeds(cast.oosterparkwijk) == [
        "evaluation.started",
        "evaluation.lesson-written",
        "evaluation.lesson-written",
        "evaluation.concluded",
    ]


def test_what_people_wrote_is_not_in_the_logbook(cast):
    """It could not be taken out any more: only its digest is sealed."""
    found = closed(cast, agreement_with_a_conversation(cast), [(3, 4)] * 3)
    learn(cast, found, text="Een bijzonder zinnetje.")
    actions.conclude(found.pk, conclusion="Nog zo een.", by=cast.alice.pk, at=cast.later(days=190))
    told = "".join(ledger.export())
    assert "bijzonder zinnetje" not in told and "Nog zo een" not in told


@pytest.mark.parametrize(
    ("then", "now", "code", "wish"),
    [
        ([(2, 4)] * 12, [(4, 4)] * 12, "change-up", "wish-reached"),
        ([(4, 4)] * 12, [(2, 4)] * 12, "change-down", "wish-open"),
        ([(2, 5)] * 12, [(3, 4)] * 12, "change-up", "wish-open"),
        ([(1, 4), (5, 4)] * 6, [(2, 4), (5, 4)] * 6, "change-may-be-chance", "wish-reached"),
        ([(2, 4)] * 12, [(5, 4)] * 9, "change-too-few", "wish-too-few"),
        ([(2, 4)] * 12, [], "change-unknown", "wish-unknown"),
    ],
)
def test_then_and_now_with_honest_uncertainty(cast, then, now, code, wish):
    found = closed(cast, agreement_with_a_conversation(cast, then), now)
    back = queries.looking_back(found, cast.later(days=200).date())
    assert {change.verdict.code for change in back.changes} == {code} and len(back.changes) == 8
    assert {change.wish.code for change in back.changes} == {wish}
    assert (back.then.people, back.now.people) == (len(then), len(now))


def test_an_open_gathering_tells_nothing_yet(cast):
    """Nobody sees a mark of a gathering that is going on, also not through the page of the evaluation."""
    from samenspraak.civic.conversations import actions as conversations
    from tests.civic.evaluation.looking import talk

    found = started(cast, agreement_with_a_conversation(cast))
    at = cast.later(days=180)
    talk(cast, found.conversation, [(5, 5)] * 12, at=at, close=False)
    assert queries.looking_back(found, at.date()).now.people == 0
    conversations.close(found.conversation.pk, by=cast.alice.pk, at=at)
    assert queries.looking_back(found, at.date()).now.people == 12


def test_two_evaluations_keep_apart(cast):
    version = agreement_with_a_conversation(cast)
    first = closed(cast, version, [(3, 4)] * 12, days=180)
    learn(cast, first)
    actions.conclude(first.pk, conclusion="Eerste.", by=cast.alice.pk, at=cast.later(days=190))
    second = closed(cast, version, [(5, 4)] * 10, days=360)
    assert second.number == 2
    people_now = [queries.looking_back(one, cast.later(days=400).date()).now.people for one in (first, second)]
    assert people_now == [12, 10]
    assert [one.pk for one in queries.evaluations_of("oosterparkwijk")] == [second.pk, first.pk]


def test_who_looks_back_in_the_evening_and_again_online_is_one_head(cast):
    from samenspraak.civic.conversations import actions as conversations
    from samenspraak.rulebook.content import COMPASS

    found = closed(cast, agreement_with_a_conversation(cast), [(3, 4)] * 12)
    evening, at = found.conversation, cast.later(days=181)
    end = cast.later(days=188)
    online = conversations.go_on_online(evening.pk, closes_at=end, by=cast.alice.pk, at=at)
    for token in (f"{evening.pk}-0", "somebody-else"):
        someone = conversations.join(online.code, side="resident", token=token, at=at)
        mark = conversations.Input("deelname", "compass", {"now": 5, "wanted": 5}, "k")
        conversations.answer_plate(someone.pk, plate=COMPASS, inputs=[mark], at=at)
    assert queries.looking_back(found, at.date()).now.people == 12, "until it closes nobody sees a mark"
    conversations.close_by_clock(online.pk, at=end)
    now = queries.looking_back(found, at.date()).now
    assert (now.people, now.compass["deelname"].n) == (13, 13)
    assert now.compass["deelname"].now.counts == (0, 0, 11, 0, 2)


def test_who_starts(cast):
    version = agreement_with_a_conversation(cast)
    for person in (cast.bo, cast.wim, cast.roos, cast.charlie, cast.dana):
        assert refusal(started, cast, version, by=person) == ["evaluation-organisers-only"]
    started(cast, version)
    assert refusal(started, cast, version) == ["evaluation-going-on"]
    assert Evaluation.objects.count() == 1


def test_nothing_to_look_back_on(cast):
    assert refusal(started, cast, texts.draft(cast)) == ["nothing-to-evaluate"]


def test_an_agreement_without_a_conversation(cast):
    """It was not made from a conversation, so there is no then."""
    assert refusal(started, cast, texts.in_force(cast)) == ["evaluation-needs-round"]


def test_a_suspended_agreement_can_be_looked_back_on(cast):
    version = agreement_with_a_conversation(cast)
    agreements.suspend(version.pk, reason="Even niet.", by=cast.wim.pk, at=cast.later(days=1))
    assert started(cast, version).number == 1


LESSONS = """
            going-on              concluded
alice       -                     evaluation-concluded
bo          -                     evaluation-concluded
wim         lesson-seats-only     lesson-seats-only
roos        lesson-seats-only     lesson-seats-only
charlie     lesson-seats-only     lesson-seats-only
dana        lesson-seats-only     lesson-seats-only
"""


@pytest.mark.parametrize(("person", "going_on", "concluded"), [row.split() for row in LESSONS.strip().splitlines()[1:]])
def test_who_writes_lessons(cast, person, going_on, concluded):
    found = closed(cast, agreement_with_a_conversation(cast), [(3, 4)])
    learn(cast, found, key="first")

    def tried(key):
        try:
            learn(cast, found, by=getattr(cast, person), key=key)
        except Refused as refused:
            return refused.findings[0].code
        return "-"

    assert tried("second") == going_on
    actions.conclude(found.pk, conclusion="Klaar.", by=cast.alice.pk, at=cast.later(days=190))
    assert tried("third") == concluded


def test_another_wijks_body_writes_nothing_here(cast):
    body = people.found("bewonersorganisatie", "De Wijert samen", area=cast.de_wijert, at=cast.now)
    people.seat(cast.dana.pk, body, role="lid", since=cast.now.date(), at=cast.now)
    found = started(cast, agreement_with_a_conversation(cast))
    assert refusal(learn, cast, found, by=cast.dana) == ["lesson-seats-only"]


def test_the_same_form_sent_twice_is_one_lesson(cast):
    found = started(cast, agreement_with_a_conversation(cast))
    first, again = learn(cast, found), learn(cast, found)
    assert first == again and Lesson.objects.count() == 1
    assert deeds(cast.oosterparkwijk).count("evaluation.lesson-written") == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "text-missing"), (" \n\t ", "text-missing"), ("x" * (policy.LONGEST_LESSON + 1), "text-too-long")],
)
def test_texts_that_cannot_stand(cast, text, code):
    found = closed(cast, agreement_with_a_conversation(cast), [(3, 4)])
    assert refusal(learn, cast, found, text=text) == [code]
    learn(cast, found)
    if code == "text-missing":
        assert refusal(actions.conclude, found.pk, conclusion=text, by=cast.alice.pk, at=cast.now) == [code]


def test_an_unknown_building_block_is_left_out(cast):
    found = started(cast, agreement_with_a_conversation(cast))
    assert learn(cast, found, block="deciding").block == "deciding"
    assert learn(cast, found, block="nonsense", key="b").block == ""


def test_concluding_comes_last(cast):
    """First the gathering is closed, then something is learned, then it is concluded, once, by the gebiedsteam."""
    version = agreement_with_a_conversation(cast)

    def conclude(found, by=cast.alice):
        return actions.conclude(found.pk, conclusion="Klaar.", by=by.pk, at=cast.later(days=190))

    going = started(cast, version)
    assert refusal(conclude, going) == ["evaluation-gathering-open"]
    assert refusal(actions.next_version, going.pk, by=cast.alice.pk, at=cast.now) == ["evaluation-not-concluded"]
    from tests.civic.evaluation.looking import talk

    talk(cast, going.conversation, [(3, 3)], at=cast.later(days=180))
    assert refusal(conclude, going) == ["evaluation-without-lessons"]
    learn(cast, going)
    for person in (cast.bo, cast.wim, cast.charlie):
        assert refusal(conclude, going, by=person) == ["evaluation-organisers-only"]
    conclude(going)
    assert refusal(conclude, going) == ["evaluation-concluded"]


def test_who_goes_on_is_for_the_agreements_to_say(cast):
    found = closed(cast, agreement_with_a_conversation(cast), [(3, 4)])
    learn(cast, found)
    actions.conclude(found.pk, conclusion="Klaar.", by=cast.alice.pk, at=cast.later(days=190))
    later = cast.later(days=191)
    assert refusal(actions.next_version, found.pk, by=cast.charlie.pk, at=later) == ["not-a-drafter"]
    actions.next_version(found.pk, by=cast.bo.pk, at=later)
    assert refusal(actions.next_version, found.pk, by=cast.alice.pk, at=later) == ["version-in-the-making"]


def test_evaluations_that_are_due(cast, django_assert_num_queries):
    version = agreement_with_a_conversation(cast)
    with django_assert_num_queries(1):
        assert queries.evaluations_due() == [("oosterparkwijk", version.since.replace(year=version.since.year + 1))]
    started(cast, version)
    assert queries.evaluations_due() == []


def test_safeguards_held_against_facts(cast):
    """The review came in time or not; what was not called upon is counted as such."""
    version = agreement_with_a_conversation(cast)
    found = started(cast, version, days=400)
    back = queries.looking_back(found, cast.later(days=401).date())
    held = {one.safeguard: (one.times, one.kept) for one in back.safeguards}
    assert held == {"consultation": (0, 0), "review": (1, 0)}
    assert back.replies.total == 0


def test_promises_under_this_version_only(cast):
    """Advice from before the version, or after the conclusion, is not held against it."""
    from tests.web.council.test_pages import _advice

    version = agreement_with_a_conversation(cast)
    advice = _advice(cast, version)
    found = started(cast, version, days=100)
    today = cast.later(days=101).date()
    assert queries.looking_back(found, today).replies.overdue == 1
    advice.replied_at = cast.later(days=10)
    advice.save()
    assert queries.looking_back(found, today).replies.kept == 1
    advice.at = cast.now - timedelta(days=1)
    advice.save()
    assert queries.looking_back(found, today).replies.total == 0


def test_a_void_advice_promised_no_reply(cast):
    """Nobody voted, so nothing was advised: there is no day of a reply, and the page of looking back is there."""
    from samenspraak.civic.agenda import tasks
    from samenspraak.civic.agenda.models import Decision
    from tests.civic.agenda.steps import called

    version = agreement_with_a_conversation(cast)
    tasks.due(called(cast, "safety").opens_at)
    tasks.due(cast.later(days=30))
    assert Decision.objects.filter(force="advice", outcome="void", reply_due=None).exists()
    found = started(cast, version, days=100)
    assert queries.looking_back(found, cast.later(days=101).date()).replies.total == 0
