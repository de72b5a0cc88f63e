# SPDX-License-Identifier: EUPL-1.2
"""What became of the safeguards of an agreement in force, and who is told of it. Made through the verbs."""

from datetime import date, timedelta

import pytest

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.agenda import tasks as ballots
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import tasks as renewals
from samenspraak.civic.evaluation import actions, queries, tasks
from samenspraak.civic.evaluation.models import Observance
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices.models import Notice
from samenspraak.civic.people import actions as people
from samenspraak.config import worker
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements.texts import CONGRUENT, guard, in_force, without
from tests.civic.evaluation.looking import agreement_with_a_conversation, started

pytestmark = pytest.mark.django_db


def states(cast, **later) -> dict[str, str]:
    """Each promise by kind: its state, so long after the agreement came into force."""
    found = queries.practice_of(cast.oosterparkwijk, cast.later(**later).date())
    return {one.term.guard.value: one.state.value for one in found.promises}


def advice(cast, *, topic="streets-traffic", key="a", voters=("bo", "charlie"), reply_after=None):
    """An idea put to the vote after its consultation, decided 24 days from now; answered so many days later."""
    made = agenda.submit(cast.oosterparkwijk, title=f"Idee {key}", text="Doen.", topic=topic, key=key,
                         by=cast.charlie.pk, at=cast.now, shown_as="")  # fmt: skip
    agenda.place_on_agenda(made.pk, by=cast.bo.pk, at=cast.now)
    opens, closes = cast.later(days=15), cast.later(days=24)
    ballot = agenda.call_ballot(made.pk, question="Doen?", consultation_since=cast.now.date(), opens_at=opens,
                                closes_at=closes, by=cast.bo.pk, at=cast.now)  # fmt: skip
    ballots.due(opens)
    for name in voters:
        agenda.cast(ballot.pk, getattr(cast, name).pk, "yes", at=cast.later(days=16))
    ballots.due(closes)
    ballot.refresh_from_db()
    if reply_after is not None:
        at = closes + timedelta(days=reply_after)
        agenda.reply(ballot.decisions.get().pk, follows=True, text="We doen het.", by=cast.wim.pk, at=at)
    return ballot


def test_on_the_first_day_nothing_is_called_upon_or_it_says_when(cast):
    in_force(cast)
    assert states(cast) == {
        "representation": "kept",
        "consultation": "not-yet",
        "reach": "not-yet",
        "inclusion": "people",
        "openness": "not-yet",
        "decision-rule": "not-yet",
        "interest": "not-yet",
        "minority": "people",
        "accountability": "due",
        "complaint": "unmeasured",
        "reply": "not-yet",
        "review": "due",
        "exit": "not-yet",
    }


def test_without_an_agreement_in_force_nothing_is_promised(cast):
    assert queries.practice_of(cast.oosterparkwijk, cast.now.date()) is None
    in_force(cast, until=cast.later(days=100).date())
    assert queries.practice_of(cast.oosterparkwijk, cast.later(days=100).date()) is None


def test_a_ballot_is_measured_and_the_reply_has_its_day(cast):
    in_force(cast)
    advice(cast)
    found = states(cast, days=30)
    assert {found[kind] for kind in ("consultation", "reach", "decision-rule")} == {"kept"}
    assert (found["reply"], states(cast, days=80)["reply"]) == ("due", "not-kept")


@pytest.mark.parametrize(("days", "expected"), [(20, "kept"), (61, "not-kept")])
def test_a_reply_in_time_or_late(cast, days, expected):
    in_force(cast)
    advice(cast, reply_after=days)
    assert states(cast, days=200)["reply"] == expected


def test_a_ballot_with_too_few_papers_decides_nothing_and_keeps_the_safeguard(cast):
    in_force(cast, [row if row["number"] != "6.3" else guard("reach", "6.3", percent=20) for row in CONGRUENT])
    for number in range(9):
        someone = people.register(f"bewoner{number}@example.org")
        people.settle(someone.pk, cast.oosterparkwijk, assurance=1, since=date(2025, 1, 1), at=cast.now)
    ballot = advice(cast, voters=("bo",))
    assert ballot.result["outcome"] == "void"
    assert states(cast, days=30)["reach"] == "kept"


def test_the_evaluation_keeps_the_review(cast):
    version = agreement_with_a_conversation(cast)
    assert (states(cast, days=365)["review"], states(cast, days=366)["review"]) == ("due", "not-kept")
    started(cast, version, days=180)
    assert states(cast, days=400)["review"] == "kept"


def test_ending_it_keeps_to_the_notice(cast):
    version = in_force(cast)
    agreements.end(version.pk, reason="Genoeg.", by=cast.bo.pk, at=cast.now)
    assert states(cast, days=1)["exit"] == "kept"


# Recorded by a seat of the wijk


def observe(cast, version, by="bo", **changes):
    at = changes.pop("at", cast.later(days=100))
    given = {"guard": "accountability", "on": at.date(), "text": "Wijkavond in het buurthuis.", "key": "k1"}
    return actions.observe(version.pk, by=getattr(cast, by).pk, at=at, **{**given, **changes})


def test_a_seat_of_the_wijk_records_that_it_was_done(cast):
    version = in_force(cast)
    observe(cast, version, link="https://example.org/verslag")
    observe(cast, version, link="https://example.org/verslag")  # the same form, sent twice
    found = queries.practice_of(cast.oosterparkwijk, cast.later(days=120).date())
    promise = next(one for one in found.promises if one.term.guard.value == "accountability")
    assert promise.state.value == "kept" and promise.next == date(2027, 8, 12)
    assert found.shown[promise.occasions[0].about].text == "Wijkavond in het buurthuis."
    entries = [one for one in ledger.entries(area="oosterparkwijk") if one.kind == "safeguard.observed"]
    assert len(entries) == 1 and "buurthuis" not in str(entries[0].facts)


@pytest.mark.parametrize("by", ["alice", "wim", "roos", "charlie", "dana"])
def test_nobody_says_so_of_themselves_or_of_another_wijk(cast, by):
    version = in_force(cast)
    with pytest.raises(Refused, match="observance-seats-of-the-wijk-only"):
        observe(cast, version, by)
    assert not Observance.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"guard": "support"}, "observance-not-promised"),
        ({"guard": "reply"}, "observance-not-promised"),
        ({"text": "  "}, "text-missing"),
        ({"text": "a" * 301}, "text-too-long"),
        ({"link": "javascript:alert(1)"}, "link-not-an-address"),
        ({"on": date(2026, 8, 13)}, "observance-in-future"),
        ({"on": date(2026, 5, 3)}, "observance-before-agreement"),
    ],
)
def test_what_cannot_be_recorded_says_why(cast, changes, code):
    version = in_force(cast)
    with pytest.raises(Refused, match=code):
        observe(cast, version, **changes)
    assert not Observance.objects.exists()


def test_under_an_agreement_that_ran_out_nothing_is_recorded(cast):
    version = in_force(cast, until=cast.later(days=100).date())
    with pytest.raises(Refused, match="observance-not-promised"):
        observe(cast, version)


def test_a_mistake_is_taken_back_by_the_body_that_made_it(cast):
    made = observe(cast, in_force(cast))
    other = people.found("wijkpanel", "Panel", area=cast.oosterparkwijk, at=cast.now)
    people.seat(cast.charlie.pk, other, role="lid", may_sign=False, since=date(2025, 1, 1), at=cast.now)
    for person in (cast.charlie, cast.alice):
        with pytest.raises(Refused, match="observance-of-another-body"):
            actions.take_back_observance(made.pk, by=person.pk, at=cast.later(days=101))
    actions.take_back_observance(made.pk, by=cast.bo.pk, at=cast.later(days=101))
    with pytest.raises(Refused, match="observance-taken-back"):
        actions.take_back_observance(made.pk, by=cast.bo.pk, at=cast.later(days=102))
    assert states(cast, days=120)["accountability"] == "due"


# Told by the clock


def told(kind: str) -> set[str]:
    return {one.person.name for one in Notice.objects.filter(kind=kind).select_related("person")}


def test_a_reply_that_is_nearly_due_and_then_late_is_told_to_the_municipality_once(cast):
    in_force(cast)
    due = advice(cast).decisions.get().reply_due
    before = (due - cast.now.date()).days
    assert tasks.due(cast.later(days=before - 15)) == 0
    assert [tasks.due(cast.later(days=before - 14)) for _ in range(2)] == [2, 0]
    assert tasks.due(cast.later(days=before)) == 0 and told("safeguard-due") == {"Alice", "Wim"}
    assert [tasks.due(cast.later(days=before + 1)) for _ in range(2)] == [2, 0]
    assert tasks.due(cast.later(days=before + 30)) == 0 and told("safeguard-not-kept") == {"Alice", "Wim"}
    letter = Notice.objects.filter(kind="safeguard-not-kept").first()
    assert letter.params["number"] == "6.11" and letter.params["day"] == due.isoformat()


@pytest.mark.parametrize(
    ("kind", "names"),
    [("accountability", {"Bo"}), ("support", {"Alice", "Wim"}), ("review", {"Bo", "Alice", "Wim"})],
)
def test_who_must_act_is_told(cast, kind, names):
    in_force(cast, [*without(kind), guard(kind, "6.20", months=6)])
    tasks.due(cast.later(days=185))
    assert told("safeguard-not-kept") == names


def test_nothing_late_is_told_when_it_was_done_in_time(cast):
    in_force(cast)
    advice(cast, reply_after=20)
    assert tasks.due(cast.later(days=200)) == 0


def test_an_agreement_that_runs_out_is_announced_twice_to_signers_and_griffie(cast):
    in_force(cast, until=cast.later(days=730).date())
    turns = [renewals.due(cast.later(days=days)) for days in (500, 560, 561, 687, 690, 691, 729, 730)]
    assert turns == [0, 3, 0, 0, 3, 0, 0, 0]
    assert told("agreement-runs-out") == {"Bo", "Wim", "Roos"}


def test_what_a_party_ended_or_what_has_no_end_is_not_announced(cast):
    version = in_force(cast)
    assert renewals.due(cast.later(days=5000)) == 0
    agreements.end(version.pk, reason="Genoeg.", by=cast.bo.pk, at=cast.now)
    assert renewals.due(cast.later(days=60)) == 0


def test_every_area_at_once_takes_as_many_queries_as_one(cast, django_assert_max_num_queries):
    in_force(cast)
    advice(cast)
    with django_assert_max_num_queries(9):
        assert len(queries.in_practice(cast.later(days=30).date())) == 1


def test_the_hourly_turn_of_the_worker_tells_it(cast):
    in_force(cast, until=cast.later(days=730).date())
    worker.tidy(cast.later(days=600))
    worker.tidy(cast.later(days=600, hours=1))
    assert told("safeguard-not-kept") == {"Alice", "Bo", "Wim"} and told("agreement-runs-out") == {"Bo", "Roos", "Wim"}
    assert Notice.objects.filter(kind="agreement-runs-out").count() == 3
