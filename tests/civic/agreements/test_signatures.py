# SPDX-License-Identifier: EUPL-1.2
"""Signatures: how a body decided, what was signed on paper, and coming back on it before the raad decided."""

from datetime import date, timedelta

import pytest

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.agreements.models import Signature
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices.models import Notice
from samenspraak.civic.people import actions as people
from samenspraak.civic.people.models import Seat
from samenspraak.rulebook.agreements.signing import How
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements.texts import how, in_force, proposed, sign, signed

pytestmark = pytest.mark.django_db


def refusal(verb, *args, **kwargs) -> list[str]:
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return [finding.code for finding in refused.value.findings]


def newest(version):
    return ledger.entries(subject=f"agreement:{version.pk}")[0]


def told(kind) -> set[int]:
    return set(Notice.objects.filter(kind=kind).values_list("person", flat=True))


def seat_of(person) -> int:
    return Seat.objects.get(person=person).pk


# How a body decided


def test_how_a_body_decided_is_kept_and_the_logbook_gets_no_words_of_it(cast):
    version = proposed(cast)
    decided = How("meeting", cast.now.date(), "42 voor,\u0000 3 tegen ")
    actions.sign(
        version.pk, digest=version.digest, how=decided, by=cast.bo.pk, at=cast.now, remark="Met zorg besloten."
    )
    made = Signature.objects.get()
    assert (made.reached, made.decided_on, made.decided) == ("meeting", cast.now.date(), "42 voor, 3 tegen")
    facts = newest(version).facts
    assert (facts["reached"], facts["decided_on"]) == ("meeting", "2026-05-04")
    assert "42" not in str(facts) and "zorg" not in str(facts)


def test_nobody_signs_without_saying_how(cast):
    version = proposed(cast)
    sign_as = {"digest": version.digest, "at": cast.now}
    nothing = ["how-missing", "how-day-missing", "how-words-missing"]
    assert refusal(actions.sign, version.pk, how=How(), by=cast.bo.pk, **sign_as) == nothing
    later = How("college", cast.later(days=1).date(), "B&W 1")
    assert refusal(actions.sign, version.pk, how=later, by=cast.wim.pk, **sign_as) == ["how-day-after-signing"]
    other = how(cast, cast.wim)
    assert refusal(actions.sign, version.pk, how=other, by=cast.bo.pk, **sign_as) == ["how-of-the-other-side"]
    assert not Signature.objects.exists()


# On paper


def enter(cast, version, *, by=None, at=None, **changes):
    """Alice enters what Bo signed, a day after the text was proposed."""
    day = (cast.now + timedelta(days=1)).date()
    chair = Seat.objects.get(person=cast.bo, body=cast.wijkraad)
    sheet = {"seat": chair.pk, "code": version.digest[:8], "signed_on": day} | changes
    sheet.setdefault("how", How("meeting", min(day, sheet["signed_on"]), "42 voor, 3 tegen"))
    return actions.sign_on_paper(version.pk, **sheet, by=(by or cast.alice).pk, at=at or cast.later(days=3))


def test_the_gebiedsteam_enters_a_sheet_and_everybody_who_may_sign_hears_of_it(cast):
    version = proposed(cast)
    made = enter(cast, version)
    assert (made.side, made.body_id, made.seat_id) == ("wijk", cast.wijkraad.pk, seat_of(cast.bo))
    assert (made.entered_by_id, made.signed_on, made.digest) == (seat_of(cast.alice), date(2026, 5, 5), version.digest)
    entry = newest(version)
    assert (entry.kind, entry.actor) == ("agreement.signed-on-paper", f"seat:{seat_of(cast.alice)}")
    assert (entry.facts["entered_by"], entry.facts["signed_on"]) == ("Gebiedsteam Oude Wijken", "2026-05-05")
    assert told("agreement-signed-on-paper") == {cast.bo.pk, cast.wim.pk}
    assert refusal(enter, cast, version) == ["signed-already"]


def test_both_sides_on_paper_complete_it(cast):
    version = proposed(cast)
    enter(cast, version)
    enter(cast, version, seat=seat_of(cast.wim), how=How("college", cast.now.date(), "B&W 2026-014"))
    version.refresh_from_db()
    assert version.status == "signed" and told("agreement-for-council") == {cast.roos.pk}


def test_nobody_but_the_gebiedsteam_enters_a_sheet(cast):
    version = proposed(cast)
    for person in (cast.bo, cast.wim, cast.roos, cast.charlie, cast.dana):
        assert refusal(enter, cast, version, by=person) == ["paper-by-the-team"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "0000 0000"}, "check-code-wrong"),
        ({"code": ""}, "check-code-wrong"),
        ({"signed_on": date(2026, 5, 3)}, "paper-before-the-text"),
        ({"signed_on": date(2026, 5, 8)}, "paper-in-the-future"),
        ({"seat": 0}, "paper-without-mandate"),
        ({"how": How("meeting", date(2026, 5, 6), "42 voor")}, "how-day-after-signing"),
        ({"how": How()}, "how-missing"),
        ({"how": How("college", date(2026, 5, 4), "B&W 1")}, "how-of-the-other-side"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_and_nothing_changes(cast, changes, code):
    version, head = proposed(cast), ledger.head()
    assert code in refusal(enter, cast, version, **changes)
    assert not Signature.objects.exists() and ledger.head() == head


def test_nobody_enters_a_sheet_for_a_seat_without_a_mandate_today(cast):
    version = proposed(cast)
    for person in (cast.roos, cast.alice):
        assert refusal(enter, cast, version, seat=seat_of(person)) == ["paper-without-mandate"]
    elsewhere = people.found("wijkraad", "Elders", area=cast.de_wijert, at=cast.now)
    people.seat(cast.dana.pk, elsewhere, role="lid", may_sign=True, since=date(2025, 1, 1), at=cast.now)
    assert refusal(enter, cast, version, seat=seat_of(cast.dana)) == ["paper-without-mandate"]
    Seat.objects.filter(person=cast.bo).update(until=cast.later(days=3).date())
    assert refusal(enter, cast, version) == ["paper-without-mandate"]


def test_a_sheet_of_before_somebody_held_the_seat_is_refused(cast):
    version = proposed(cast)
    Seat.objects.filter(person=cast.bo).update(since=date(2026, 5, 6))
    assert refusal(enter, cast, version) == ["paper-before-the-mandate"]
    enter(cast, version, signed_on=date(2026, 5, 6))


def test_nobody_enters_their_own_signature(cast):
    people.seat(cast.alice.pk, cast.wijkraad, role="lid", may_sign=True, since=date(2025, 1, 1), at=cast.now)
    own = Seat.objects.get(person=cast.alice, body=cast.wijkraad)
    version = proposed(cast)
    assert refusal(enter, cast, version, seat=own.pk) == ["paper-of-oneself"]
    assert enter(cast, version).seat_id == seat_of(cast.bo)


def test_nobody_signs_for_both_sides_on_paper_either(cast):
    people.seat(cast.bo.pk, cast.college, role="wijkwethouder", may_sign=True, since=date(2025, 1, 1), at=cast.now)
    version = proposed(cast)
    other = Seat.objects.get(person=cast.bo, body=cast.college)
    told = How("college", cast.now.date(), "B&W 1")
    assert "paper-without-mandate" in refusal(enter, cast, version, seat=other.pk, how=told)


def test_a_sheet_of_a_text_that_is_over_is_refused(cast):
    version = in_force(cast)
    assert refusal(enter, cast, version) == ["version-not-proposed"]


# Coming back on it


def back(cast, version, person, at=None):
    actions.take_signature_back(version.pk, reason="De leden willen toch anders.", by=person.pk, at=at or cast.now)


def test_the_body_that_signed_takes_it_back_and_the_text_waits_for_that_side_again(cast):
    version = signed(cast)
    back(cast, version, cast.bo, cast.later(days=1))
    version.refresh_from_db()
    assert version.status == "proposed"
    made = Signature.objects.get(side="wijk")
    assert (made.taken_back_by_id, made.taken_back_why) == (seat_of(cast.bo), "De leden willen toch anders.")
    assert "anders" not in str(newest(version).facts)
    assert told("agreement-signature-taken-back") == {cast.bo.pk, cast.wim.pk, cast.roos.pk}
    sign(cast, version, cast.bo, at=cast.later(days=2))
    assert (version.status, version.signatures.count()) == ("signed", 3)
    assert [one.side for one in queries.standing(queries.signatures_of(version.pk))] == ["gemeente", "wijk"]
    assert Notice.objects.filter(kind="agreement-for-council").count() == 2


def test_the_griffie_hears_nothing_of_what_never_waited_for_the_raad(cast):
    version = sign(cast, proposed(cast), cast.bo)
    back(cast, version, cast.bo)
    assert told("agreement-signature-taken-back") == {cast.bo.pk, cast.wim.pk}


def test_a_text_stays_signed_while_another_body_of_that_side_holds_to_it(cast):
    club = people.found("bewonersorganisatie", "Vereniging", area=cast.oosterparkwijk, at=cast.now)
    people.seat(cast.charlie.pk, club, role="lid", may_sign=True, since=date(2026, 1, 1), at=cast.now)
    version = sign(cast, signed(cast), cast.charlie)
    back(cast, version, cast.charlie)
    version.refresh_from_db()
    assert version.status == "signed"
    back(cast, version, cast.bo)
    version.refresh_from_db()
    assert version.status == "proposed"


def test_what_was_signed_on_paper_is_taken_back_here(cast):
    version = proposed(cast)
    enter(cast, version)
    back(cast, version, cast.bo, cast.later(days=4))
    assert not queries.bodies_signed(version.pk)
    enter(cast, version, at=cast.later(days=5))
    assert queries.bodies_signed(version.pk) == {cast.wijkraad.pk}


def test_who_takes_a_signature_back_and_until_when(cast):
    version = sign(cast, proposed(cast), cast.bo)
    take = actions.take_signature_back
    for person in (cast.alice, cast.roos, cast.charlie):
        assert refusal(take, version.pk, reason="Zo.", by=person.pk, at=cast.now) == ["no-mandate-to-sign"]
    assert refusal(take, version.pk, reason="Zo.", by=cast.wim.pk, at=cast.now) == ["not-signed"]
    assert refusal(take, version.pk, reason=" ", by=cast.bo.pk, at=cast.now) == ["reason-needed"]
    assert refusal(take, version.pk, reason="x" * 2001, by=cast.bo.pk, at=cast.now) == ["words-too-many"]
    back(cast, version, cast.bo)
    assert refusal(take, version.pk, reason="Nog eens.", by=cast.bo.pk, at=cast.now) == ["not-signed"]


def test_after_the_decision_of_the_raad_a_signature_stands(cast):
    version = in_force(cast)
    by = {"reason": "Toch niet.", "by": cast.bo.pk, "at": cast.now}
    assert refusal(actions.take_signature_back, version.pk, **by) == ["signature-stands"]


def test_without_a_signature_left_the_gebiedsteam_takes_back_the_text_again(cast):
    version = sign(cast, proposed(cast), cast.bo)
    withdraw = {"reason": "Opnieuw.", "by": cast.alice.pk, "at": cast.now}
    assert refusal(actions.withdraw, version.pk, **withdraw) == ["withdraw-signed-by-party-only"]
    back(cast, version, cast.bo)
    actions.withdraw(version.pk, **withdraw)
