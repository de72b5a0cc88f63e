# SPDX-License-Identifier: EUPL-1.2
"""The life of an agreement, through the verbs: drawn up, proposed, signed, in force, suspended, ended, followed up."""

from datetime import date, timedelta

import pytest

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.agreements.models import Deviation, Version
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices.models import Notice
from samenspraak.civic.people import actions as people
from samenspraak.civic.people import queries as who
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements.texts import (
    BODY,
    CONGRUENT,
    PROMISE,
    draft,
    guard,
    how,
    in_force,
    propose,
    proposed,
    ratified,
    rows_as_stored,
    say,
    sign,
    signed,
    without,
)

pytestmark = pytest.mark.django_db


def refusal(verb, *args, **kwargs) -> list[str]:
    """The codes with which a verb refuses."""
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return [finding.code for finding in refused.value.findings]


def deeds(cast) -> list[str]:
    """The kinds of the deeds about agreements, oldest first."""
    kinds = [entry.kind for entry in ledger.entries(area=cast.oosterparkwijk.slug)]
    return [kind for kind in reversed(kinds) if kind.startswith("agreement.")]


# Drawing up


def test_the_whole_life_of_an_agreement_stands_in_the_logbook(cast):
    version = ratified(cast, sign(cast, propose(cast, draft(cast))))
    actions.suspend(version.pk, reason="Er ging iets mis.", by=cast.wim.pk, at=cast.later(days=1))
    actions.resume(version.pk, by=cast.wim.pk, at=cast.later(days=2))
    actions.end(version.pk, reason="Genoeg.", by=cast.bo.pk, at=cast.later(days=3))
    assert deeds(cast) == [
        "agreement.drafted",
        *["agreement.term-added"] * len(CONGRUENT),
        "agreement.proposed",
        "agreement.signed",
        "agreement.signed",
        "agreement.signed-by-both",
        "agreement.in-force",
        "agreement.suspended",
        "agreement.resumed",
        "agreement.ended",
    ]
    newest = ledger.entries(subject=f"agreement:{version.pk}").first()
    assert newest.facts["digest"] == version.digest
    assert newest.ground == "raadsbesluit 2026-041"


def test_who_draws_up(cast):
    for person in (cast.charlie, cast.dana, cast.wim, cast.roos):
        assert refusal(actions.draft_empty, cast.oosterparkwijk, by=person.pk, at=cast.now) == ["not-a-drafter"]
    assert refusal(actions.draft_empty, cast.oosterparkwijk, by=None, at=cast.now) == ["not-a-drafter"]
    assert refusal(actions.draft_empty, cast.de_wijert, by=cast.bo.pk, at=cast.now) == ["not-a-drafter"]
    assert actions.draft_empty(cast.oosterparkwijk, by=cast.bo.pk, at=cast.now).number == 1
    assert refusal(actions.draft_empty, cast.oosterparkwijk, by=cast.alice.pk, at=cast.now) == ["version-in-the-making"]


def test_two_tabs_on_one_draft(cast):
    version = draft(cast, [BODY])
    actions.edit_term(version.pk, "3.1", {"text": "Eerst."}, revision=1, by=cast.bo.pk, at=cast.now)
    late = refusal(actions.edit_term, version.pk, "3.1", {"text": "Later."}, revision=1, by=cast.alice.pk, at=cast.now)
    assert late == ["changed-meanwhile"]
    assert [row["text"] for row in queries.rows_of(version.pk)] == ["Eerst."]


def test_what_cannot_be_a_term_is_refused_and_changes_nothing(cast):
    version = draft(cast, [BODY])
    before = rows_as_stored(version)
    for row, code in (
        ({"kind": "text", "text": "x" * 5000, "data": {}}, "term-text-too-long"),
        ({"kind": "safeguard", "text": "", "data": {"kind": "luck"}}, "term-field-wrong"),
        ({"kind": "say", "topic": "all", "task": "decide", "say": "rules", "data": {}}, "term-field-wrong"),
        ({"kind": "body", "data": {"key": "wijkraad"}}, "term-body-double"),
    ):
        assert code in refusal(actions.add_term, version.pk, row, revision=1, by=cast.bo.pk, at=cast.now)
    assert rows_as_stored(version) == before


def test_terms_are_numbered_in_their_article_and_found_again(cast):
    version = draft(cast, [])

    def add(row, revision):
        return actions.add_term(version.pk, row, revision=revision, by=cast.bo.pk, at=cast.now)

    assert add(guard("exit", "", months=3), 0) == "6.1"
    assert add({"kind": "text", "text": "Waarvoor."}, 1) == "1.1"
    assert add(guard("review", "", months=12), 2) == "6.2"
    actions.remove_term(version.pk, "6.1", revision=3, by=cast.bo.pk, at=cast.now)
    assert [row["number"] for row in queries.rows_of(version.pk)] == ["6.2", "1.1"]
    gone = refusal(actions.remove_term, version.pk, "4.1", revision=4, by=cast.bo.pk, at=cast.now)
    assert gone == ["term-gone"]


def test_the_matrix_of_say_is_set_as_a_whole(cast):
    version = draft(cast, [BODY, say("all", "decide", "advises", "2.1")])
    says = {("all", "decide"): "heard", ("safety", "decide"): "decides", ("all", "draw-up"): ""}
    actions.set_say(version.pk, says, revision=2, by=cast.bo.pk, at=cast.now)
    terms = queries.terms_of(queries.version_by_id(version.pk))
    assert {term.cell: term.say.code for term in terms.says} == {"all/decide": "heard", "safety/decide": "decides"}


# Proposing, and accepting a deviation


def test_a_congruent_text_can_be_proposed(cast):
    version = proposed(cast)
    assert (version.status, len(version.digest)) == ("proposed", 64)
    told = set(Notice.objects.filter(kind="agreement-to-sign").values_list("person", flat=True))
    assert told == {cast.bo.pk, cast.wim.pk}


def test_what_is_asked_must_be_mended_or_accepted(cast):
    version = draft(cast, without("minority"))
    propose = {"revision": version.revision, "by": cast.alice.pk, "at": cast.now}
    assert refusal(actions.propose, version.pk, **propose) == ["minority-missing"]
    actions.accept_deviation(
        version.pk, finding="minority-missing", about="", motive="Wij zijn met zo weinig.", by=cast.bo.pk, at=cast.now
    )
    assert actions.propose(version.pk, **propose).status == "proposed"


def test_an_agreement_that_contradicts_itself_cannot_be_accepted(cast):
    version = draft(cast, [*CONGRUENT[:-1], {**PROMISE, "data": {**PROMISE["data"], "shown_as_binding": True}}])
    accept = {"about": "4.1", "motive": "Toch.", "by": cast.bo.pk, "at": cast.now}
    blocked = refusal(actions.accept_deviation, version.pk, finding="promise-as-power", **accept)
    assert blocked == ["finding-cannot-be-accepted"]
    assert "promise-as-power" in refusal(
        actions.propose, version.pk, revision=version.revision, by=cast.bo.pk, at=cast.now
    )


def test_a_deviation_needs_a_mandate_a_finding_and_a_motive(cast):
    version = draft(cast, without("minority"))
    found = {"finding": "minority-missing", "about": "", "at": cast.now}
    accept = actions.accept_deviation
    for person in (cast.alice, cast.charlie, cast.roos):
        assert refusal(accept, version.pk, motive="Zo.", by=person.pk, **found) == ["no-mandate-to-sign"]
    assert refusal(accept, version.pk, motive="  ", by=cast.bo.pk, **found) == ["deviation-motive-missing"]
    assert refusal(accept, version.pk, motive="x" * 3000, by=cast.bo.pk, **found) == ["words-too-many"]
    other = {**found, "finding": "exit-missing"}
    assert refusal(accept, version.pk, motive="Zo.", by=cast.bo.pk, **other) == ["finding-not-there"]
    made = accept(version.pk, motive="Zo.", by=cast.wim.pk, **found)
    assert refusal(accept, version.pk, motive="Ook zo.", by=cast.bo.pk, **found) == ["deviation-accepted-already"]
    taken = actions.take_back_deviation
    assert refusal(taken, made.pk, by=cast.bo.pk, at=cast.now) == ["deviation-of-another-body"]
    taken(made.pk, by=cast.wim.pk, at=cast.now)
    assert not Deviation.objects.exists()


def test_a_deviation_about_what_was_mended_falls_away(cast):
    version = draft(cast, without("minority"))
    actions.accept_deviation(version.pk, finding="minority-missing", about="", motive="Zo.", by=cast.bo.pk, at=cast.now)
    actions.add_term(version.pk, guard("minority", "", how="zo"), revision=version.revision, by=cast.bo.pk, at=cast.now)
    actions.propose(version.pk, revision=version.revision + 1, by=cast.bo.pk, at=cast.now)
    assert not Deviation.objects.exists()


# Signing


def test_both_sides_sign_and_the_griffie_hears_of_it(cast):
    version = signed(cast)
    assert version.status == "signed"
    assert sorted(version.signatures.values_list("side", flat=True)) == ["gemeente", "wijk"]
    assert Notice.objects.filter(kind="agreement-for-council").get().person_id == cast.roos.pk


def test_who_signs(cast):
    version = proposed(cast)
    for person in (cast.alice, cast.charlie, cast.dana, cast.roos):
        codes = refusal(sign, cast, version, person)
        assert codes == ["no-mandate-to-sign"]
    told = {"digest": version.digest, "how": how(cast, cast.bo), "by": cast.bo.pk, "at": cast.now}
    assert refusal(actions.sign, version.pk, **told | {"digest": "0" * 64}) == ["digest-outdated"]
    assert refusal(actions.sign, version.pk, **told, remark="x" * 501) == ["words-too-many"]
    actions.sign(version.pk, **told, remark="Fijn.")
    assert refusal(actions.sign, version.pk, **told) == ["signed-already"]


def test_a_mandate_that_is_over_signs_nothing(cast):
    version = proposed(cast)
    held = who.seats_of(cast.bo.pk, cast.now.date())[0]
    from samenspraak.civic.people.models import Seat

    Seat.objects.filter(pk=held.seat).update(until=cast.now.date())
    codes = refusal(sign, cast, version, cast.bo)
    assert codes == ["no-mandate-to-sign"]


def test_a_second_body_of_the_wijk_may_sign_too(cast):
    club = people.found("bewonersorganisatie", "Vereniging", area=cast.oosterparkwijk, at=cast.now)
    people.seat(cast.charlie.pk, club, role="lid", may_sign=True, since=date(2026, 1, 1), at=cast.now)
    version = signed(cast)
    sign(cast, version, cast.charlie)
    assert version.signatures.count() == 3
    version.refresh_from_db()
    assert version.status == "signed"


def test_the_seal_is_of_this_area_version_text_and_deviations(cast):
    version = draft(cast, without("minority"))
    actions.accept_deviation(version.pk, finding="minority-missing", about="", motive="Zo.", by=cast.bo.pk, at=cast.now)
    terms, deviations = queries.terms_of(version), queries.deviations_of(version)
    sealed = queries.what_is_signed(version, terms, deviations)
    assert queries.what_is_signed(version, terms, []) != sealed
    version.number = 2
    assert queries.what_is_signed(version, terms, deviations) != sealed


def test_who_takes_back_a_text(cast):
    version = proposed(cast)
    sign(cast, version, cast.bo)
    back = actions.withdraw
    assert refusal(back, version.pk, reason="Nee.", by=cast.alice.pk, at=cast.now) == ["withdraw-signed-by-party-only"]
    assert refusal(back, version.pk, reason=" ", by=cast.bo.pk, at=cast.now) == ["reason-needed"]
    back(version.pk, reason="Het klopt nog niet.", by=cast.bo.pk, at=cast.now)
    following = actions.draft_next(version.pk, by=cast.alice.pk, at=cast.now)
    assert (following.number, following.based_on_id, following.terms.count()) == (2, version.pk, len(CONGRUENT))


# In force


def power(cast, at, topic="green-play", task="decide"):
    return queries.power_of(cast.oosterparkwijk, topic, task, at)


def test_powers_follow_from_what_is_in_force(cast):
    assert power(cast, cast.now).force == "none"
    version = in_force(cast)
    found = power(cast, cast.now)
    assert (found.force, found.version, found.term, found.held_by) == ("binding", version.number, "2.3", "promise")
    assert power(cast, cast.now, "safety").force == "advice"
    assert queries.term_behind(cast.oosterparkwijk, found).version_id == version.pk
    assert len(queries.terms_in_force(cast.oosterparkwijk, cast.now).safeguards) == 13
    assert queries.power_of(cast.de_wijert, "green-play", "decide", cast.now).force == "none"


def test_the_power_is_one_query(cast, django_assert_num_queries):
    in_force(cast)
    power(cast, cast.now)
    with django_assert_num_queries(1):
        power(cast, cast.now)


def test_powers_begin_and_end_with_the_period(cast):
    today = cast.now.date()
    in_force(cast, since=today + timedelta(days=10), until=today + timedelta(days=110))
    forces = [power(cast, cast.later(days=days)).force for days in (9, 10, 109, 110)]
    assert forces == ["none", "binding", "binding", "none"]


def test_a_suspended_agreement_gives_nothing_from_the_next_request(cast):
    version = in_force(cast)
    suspend = actions.suspend
    assert refusal(suspend, version.pk, reason="Zo.", by=cast.alice.pk, at=cast.now) == ["no-mandate-to-suspend"]
    assert refusal(suspend, version.pk, reason="", by=cast.wim.pk, at=cast.now) == ["reason-needed"]
    suspend(version.pk, reason="Er ging iets mis.", by=cast.wim.pk, at=cast.now)
    assert power(cast, cast.now).force == "none"
    assert queries.is_suspended(cast.oosterparkwijk, cast.now)
    assert queries.terms_in_force(cast.oosterparkwijk, cast.now).safeguards == ()
    assert refusal(suspend, version.pk, reason="Ook.", by=cast.bo.pk, at=cast.now) == ["suspended-already"]
    assert refusal(actions.resume, version.pk, by=cast.bo.pk, at=cast.now) == ["resume-by-who-suspended"]
    actions.resume(version.pk, by=cast.wim.pk, at=cast.now)
    assert power(cast, cast.now).force == "binding"


def test_a_next_version_takes_over_without_gap_or_overlap(cast):
    first = in_force(cast)
    today = cast.now.date()
    second = actions.draft_next(first.pk, lessons=["Meer tijd om mee te praten."], by=cast.alice.pk, at=cast.now)
    assert second.lessons == ["Meer tijd om mee te praten."]
    actions.set_say(second.pk, {("safety", "decide"): "advises"}, revision=0, by=cast.bo.pk, at=cast.now)
    actions.propose(second.pk, revision=1, by=cast.bo.pk, at=cast.now)
    second.refresh_from_db()
    sign(cast, second)
    griffie = who.seat_for(cast.roos.pk, cast.oosterparkwijk, today, kinds=["griffie"])
    actions.ratify(
        second.pk, ground="raadsbesluit 2", since=today + timedelta(days=30), until=None, by=griffie, at=cast.now
    )
    assert [power(cast, cast.later(days=days)).version for days in (0, 29, 30, 400)] == [1, 1, 2, 2]
    assert Version.objects.filter(status="in-force").count() == 1
    actions.suspend(first.pk, reason="Nog even.", by=cast.bo.pk, at=cast.now)  # it still holds
    assert [power(cast, cast.later(days=days)).force for days in (0, 29, 30)] == ["none", "none", "binding"]


def test_ending_keeps_to_the_notice(cast):
    version = in_force(cast)
    end = actions.end
    assert refusal(end, version.pk, reason="Zo.", by=cast.alice.pk, at=cast.now) == ["no-mandate-to-end"]
    assert end(version.pk, reason="Genoeg.", by=cast.bo.pk, at=cast.now) == date(2026, 8, 4)
    assert power(cast, cast.later(days=91)).force == "binding"
    assert power(cast, cast.later(days=92)).force == "none"
    assert refusal(end, version.pk, reason="Nu.", by=cast.wim.pk, at=cast.later(days=2)) == ["ends-already"]


def test_without_notice_it_ends_at_once(cast):
    version = in_force(cast, CONGRUENT, at=cast.now)
    Version.objects.filter(pk=version.pk).update(digest="")  # so that the terms below are read again
    version.terms.filter(data__kind="exit").delete()
    later = cast.later(days=5)
    assert actions.end(version.pk, reason="Genoeg.", by=cast.wim.pk, at=later) == later.date()
    version.refresh_from_db()
    assert version.status == "ended"
    assert power(cast, later).force == "none"


def test_ratify_refuses_what_was_not_signed_and_an_empty_period(cast):
    version = proposed(cast)
    griffie = who.seat_for(cast.roos.pk, cast.oosterparkwijk, cast.now.date(), kinds=["griffie"])
    ratify = {"ground": "x", "by": griffie, "at": cast.now}
    today = cast.now.date()
    assert refusal(actions.ratify, version.pk, since=today, until=None, **ratify) == ["move-skips-a-step"]
    sign(cast, version)
    assert refusal(actions.ratify, version.pk, since=today, until=today, **ratify) == ["period-empty"]


# What was agreed is never edited

BEGIN = {"draft_empty", "draft_from_case", "draft_from_elsewhere", "draft_from_outcomes", "draft_next"}
ELSEWHERE = {"adopt_case", "take_back_deviation"}
OF_A_REMARK = {"answer_remark", "accept_suggestion", "decline_suggestion", "withdraw_remark", "hide_remark"}
STATUS_ONLY = {
    "sign",
    "sign_on_paper",
    "take_signature_back",
    "withdraw",
    "ratify",
    "decline",
    "suspend",
    "resume",
    "end",
    "hold_up",
}
EDITING = {
    "add_term": lambda v: ([{"kind": "text", "text": "Stiekem."}], {"revision": v.revision}),
    "edit_term": lambda v: (["3.1", {"text": "Anders."}], {"revision": v.revision}),
    "remove_term": lambda v: (["3.1"], {"revision": v.revision}),
    "set_say": lambda v: ([{("all", "decide"): "decides"}], {"revision": v.revision}),
    "undo": lambda v: ([v.revision], {}),
    "remark": lambda v: ([], {"kind": "comment", "text": "Nog iets.", "key": "k"}),
    "suggest": lambda v: ([{"text": "Anders."}], {"term": "3.1", "text": "Beter.", "key": "k"}),
    "edit_summary": lambda v: (["Anders."], {"revision": v.revision}),
    "accept_deviation": lambda v: ([], {"finding": "exit-missing", "about": "", "motive": "Zo."}),
    "mend": lambda v: ([], {"finding": "exit-missing", "about": "", "revision": v.revision}),
    "propose": lambda v: ([], {"revision": v.revision}),
}
NEVER = {"version-not-a-draft", "not-a-drafter", "no-mandate-to-sign", "move-done-already", "move-skips-a-step"}


def test_every_verb_is_looked_at():
    assert BEGIN | ELSEWHERE | OF_A_REMARK | STATUS_ONLY | set(EDITING) == set(actions.__all__)


@pytest.mark.parametrize("verb", sorted(EDITING))
@pytest.mark.parametrize("made", [proposed, signed, in_force])
def test_no_verb_changes_a_text_that_was_proposed(cast, made, verb):
    version = queries.version_by_id(made(cast).pk)
    before = rows_as_stored(version)
    given, named = EDITING[verb](version)
    for person in (cast.alice, cast.bo, cast.wim, cast.roos, cast.charlie):
        codes = refusal(getattr(actions, verb), version.pk, *given, by=person.pk, at=cast.now, **named)
        assert set(codes) <= NEVER
    assert rows_as_stored(version) == before
    assert queries.what_is_signed(version, queries.terms_of(version), []) == version.digest


def test_what_moves_its_status_leaves_the_text_alone(cast):
    version = in_force(cast)
    before = rows_as_stored(version)
    actions.suspend(version.pk, reason="Zo.", by=cast.wim.pk, at=cast.now)
    actions.resume(version.pk, by=cast.wim.pk, at=cast.now)
    actions.draft_next(version.pk, by=cast.alice.pk, at=cast.now)
    actions.end(version.pk, reason="Zo.", by=cast.bo.pk, at=cast.now)
    assert rows_as_stored(version) == before


def test_a_worked_case_is_adopted_once(cast):
    body = {"title": "Proef", "terms": [{"number": "1.1", "kind": "text", "text": "Iets."}]}
    first = actions.adopt_case("proef", body, at=cast.now)
    assert actions.adopt_case("proef", body, at=cast.later(days=1)).adopted_at == first.adopted_at
    assert "case-unreadable" in refusal(actions.adopt_case, "proef", {"title": "Proef"}, at=cast.now)
    assert queries.case("proef").digest == first.digest
