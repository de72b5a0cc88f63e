# SPDX-License-Identifier: EUPL-1.2
"""The page "safeguards in practice", and where a promise that was not kept can be seen."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.agenda import tasks as ballots
from samenspraak.civic.agenda.actions import Choice
from samenspraak.civic.agenda.queries import Pot
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import tasks as renewals
from samenspraak.civic.evaluation import tasks
from samenspraak.civic.evaluation.models import Observance
from samenspraak.civic.notices.models import Notice
from samenspraak.civic.people import actions as people
from samenspraak.web.notices import mail
from tests.cast import NOW
from tests.civic.agenda.projects import euros, underway
from tests.civic.agenda.steps import called, divided, vote
from tests.civic.agreements.texts import guard, in_force, without
from tests.civic.evaluation.test_in_practice import advice
from tests.civic.evaluation.test_money_in_practice import PROMISED
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
HOME = "/oosterparkwijk/afspraken/"
HERE = f"{HOME}borging/"
RECORD = f"{HERE}accountability/vastleggen/"


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as travelling:
        yield travelling


def text(answer) -> str:
    return " ".join(" ".join(Page(answer.content.decode()).text).split())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("stage", ["nothing", "first day", "answered", "late", "suspended"])
def test_every_stage_is_sound_for_everybody(cast, clock, stage, language):
    if stage != "nothing":
        version = in_force(cast, until=cast.later(days=400).date())
        advice(cast, reply_after=20 if stage == "answered" else None)
    if stage == "suspended":
        agreements.suspend(version.pk, reason="Eerst praten.", by=cast.wim.pk, at=cast.now)
    clock.move_to(cast.later(days={"late": 300}.get(stage, 60 if stage == "answered" else 0)))
    for person in (None, cast.alice, cast.bo):
        answer = cast.client(person).get(("/en" if language == "en" else "") + HERE)
        assert answer.status_code == 200
        assert Page(answer.content.decode()).wrong(language) == []


def test_what_was_not_kept_comes_first_with_its_facts_who_must_act_and_what_the_agreement_says(cast, clock):
    told = "dan komt de wethouder naar de wijk om het uit te leggen"
    in_force(cast, [*without("reply"), guard("reply", "6.20", days=42, consequence=told)])
    advice(cast)
    clock.move_to(cast.later(days=100))
    answer = cast.client().get(HERE)
    said = text(answer)
    assert "Idee a: nog geen antwoord, moest uiterlijk 9 juli 2026" in said and told in said
    assert "gebiedsteam en college" in said
    assert said.index("nog geen antwoord") < said.index("Idee a: 15 dagen om te reageren")
    links = Page(answer.content.decode()).links
    assert {"/oosterparkwijk/agenda/1/", "/oosterparkwijk/stemming/1/", f"{HOME}1/#art-6.11"} & set(links)


def test_what_is_coming_stands_in_order_of_day(cast, clock):
    in_force(cast, until=cast.later(days=600).date())
    said = text(cast.client().get(HERE))
    days = [said.index("Verantwoording"), said.index("De afspraken lopen af")]
    assert "4 mei 2027" in said and days == sorted(days)


def test_days_pass_without_a_deed(cast, clock):
    in_force(cast)
    advice(cast)
    visitor = cast.client()
    clock.move_to(cast.later(days=60))
    assert "nog geen antwoord" not in text(visitor.get(HERE))
    clock.move_to(cast.later(days=70))
    assert "nog geen antwoord" in text(visitor.get(HERE))


def test_wijk_and_raad_see_that_a_promise_was_not_kept(cast, clock):
    in_force(cast)
    advice(cast)
    clock.move_to(cast.later(days=100))
    for path in (HOME, "/oosterparkwijk/", "/raad/oosterparkwijk/"):
        answer = cast.client().get(path)
        assert HERE in Page(answer.content.decode()).links, path
        assert "1 belofte uit deze afspraken is niet nagekomen" in text(answer), path
    council = text(cast.client().get("/raad/"))
    assert "Plaatsen met beloften die niet zijn nagekomen 1" in council


def test_a_choice_between_options_breaks_no_promise_about_for_and_against(cast, clock):
    in_force(cast)
    held = called(cast, question="Welke naam?", choice=Choice(("Wisselpad", "Bramenpad"), "plurality"))
    ballots.due(held.opens_at)
    for person in (cast.bo, cast.charlie):
        vote(held, person, ["1"])
    ballots.due(held.closes_at)
    clock.move_to(held.closes_at + timedelta(hours=1))
    said = text(cast.client().get(HERE))
    assert "2 van de 2 deden mee" in said and "0 voor, 0 tegen" not in said
    assert "is niet nagekomen" not in text(cast.client().get("/oosterparkwijk/"))


def test_of_a_budget_each_idea_that_waits_for_an_answer_has_its_name_and_the_ballot_its_question(cast, clock):
    in_force(cast)
    held = divided(cast, {"Bomen": 6_000_00, "Bankjes": 4_000_00}, 10_000_00, money="", question="Waaraan?")
    ballots.due(held.opens_at)
    for person in (cast.bo, cast.charlie):
        vote(held, person, ["1", "2"])
    ballots.due(held.closes_at)
    clock.move_to(held.closes_at + timedelta(hours=1))
    said = text(cast.client().get(HERE))
    for idea in ("Bomen", "Bankjes"):
        assert said.count(f"Antwoord van de gemeente: {idea}: het antwoord moet er uiterlijk") == 1, idea
    assert "“Waaraan?”: 2 van de 2 deden mee" in said
    tasks.due(cast.later(days=200))
    late = Notice.objects.filter(kind="safeguard-not-kept", person=cast.wim, key__contains="ballot:")
    assert late.count() == 1, "one letter about the whole budget"


def test_it_says_in_time_that_the_agreement_runs_out(cast, clock):
    in_force(cast, until=cast.later(days=400).date())
    assert "Is er dan niets besloten" not in text(cast.client().get(HOME))
    clock.move_to(cast.later(days=230))
    assert "Deze afspraken gelden tot 8 juni 2027. Is er dan niets besloten" in text(cast.client().get(HOME))


def test_a_seat_of_the_wijk_records_and_takes_back(cast, clock):
    in_force(cast)
    clock.move_to(cast.later(days=30))
    chair = cast.client(cast.bo)
    assert RECORD in Page(chair.get(HERE).content.decode()).links
    assert RECORD not in Page(cast.client(cast.alice).get(HERE).content.decode()).links
    form = {"key": "k", "on": "2026-06-01", "text": "Wijkavond <b>met</b> cijfers.", "link": "example.org/verslag"}
    wrong = chair.post(RECORD, {**form, "on": "2026-07-01"})
    assert wrong.status_code == 409 and "Wijkavond &lt;b&gt;met" in wrong.content.decode()
    assert [chair.post(RECORD, form).headers["Location"] for _ in range(2)] == [HERE, HERE]
    page = cast.client().get(HERE).content.decode()
    assert "Wijkavond &lt;b&gt;met" in page and 'href="https://example.org/verslag"' in page
    made = Observance.objects.get()
    assert cast.client(cast.alice).post(f"{HERE}{made.pk}/terug/").status_code == 409
    assert chair.post(f"{HERE}{made.pk}/terug/").status_code == 302
    assert "Wijkavond" not in cast.client().get(HERE).content.decode()
    assert chair.post(f"{HERE}{made.pk}/terug/").status_code == 404


def test_who_may_not_record_is_told_so_and_what_is_not_there_is_404(cast, clock):
    assert cast.client(cast.bo).get(RECORD).status_code == 404
    in_force(cast)
    for person in (cast.alice, cast.wim, cast.charlie, cast.dana):
        client = cast.client(person)
        assert client.get(RECORD).status_code == client.post(RECORD, {}).status_code == 403
    assert "/account/login/" in cast.client().get(RECORD).headers["Location"]
    for path in ("/nergens/afspraken/borging/", "/oude-wijken/afspraken/borging/", f"{HERE}reply/vastleggen/"):
        assert cast.client(cast.bo).get(path).status_code == 404, path
    assert cast.client(cast.bo).get(f"{HERE}1/terug/").status_code == 405


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_form_is_sound(cast, clock, language):
    in_force(cast)
    answer = cast.client(cast.bo).get(("/en" if language == "en" else "") + RECORD)
    assert answer.status_code == 200 and Page(answer.content.decode()).wrong(language) == []


@pytest.mark.parametrize(("person", "most"), [(None, 5), ("bo", 8), ("alice", 8)])
def test_queries_are_few(cast, clock, person, most):
    in_force(cast)
    advice(cast)
    client = cast.client(getattr(cast, person) if person else None)
    client.get(HERE)
    with CaptureQueriesContext(connection) as counted:
        client.get(HERE)
    assert len(counted) <= most


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_letter_reads_well(cast, clock, language, mailoutbox):
    for person in (cast.alice, cast.bo, cast.wim, cast.roos):
        people.introduce(person.pk, name=person.name, language=language)
    in_force(cast, until=cast.later(days=400).date())
    due = advice(cast).decisions.get().reply_due
    passed = (due - cast.now.date()).days
    for days in (passed - 3, passed + 1, 390):
        tasks.due(cast.later(days=days))
        renewals.due(cast.later(days=days))
    sent = {}
    for notice in Notice.objects.exclude(kind="agreement-to-sign").select_related("person"):
        mail.send(notice)
        sent.setdefault(notice.kind, mailoutbox[-1])
    for kind in ("safeguard-due", "safeguard-not-kept", "agreement-runs-out"):
        letter = sent[kind]
        assert letter.subject and "{" not in letter.body and "<" not in letter.body and "2026-" not in letter.body
        assert "Oosterparkwijk" in letter.subject and HOME in letter.body
        assert ("beste" in letter.body.lower() or "hallo" in letter.body.lower()) == (language == "nl")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "nl",
            ("€ 400 betaald op 25 mei 2026, opgeschreven op 25 mei 2026", "niet te lezen waar al het geld gebleven"),
        ),
        ("en", ("€ 400 paid on 25 May 2026, written down on 25 May 2026", "it was not told what became of all the")),
    ],
)
def test_the_money_book_speaks_with_a_way_to_its_lines(cast, clock, language, told):
    in_force(cast, PROMISED)
    found, at = underway(cast)
    clock.move_to(at)
    agenda.reserve(found.pk, Pot("5.1", 2026), euros(1_000), key="a", by=cast.bo.pk, at=at)
    agenda.pay(found.pk, Pot("5.1", 2026), euros(400), key="b", by=cast.alice.pk, at=at)
    agenda.end(found.pk, how="stopped", text="Het ging niet door.", by=cast.alice.pk, at=at)
    clock.move_to(at + timedelta(days=60))
    answer = cast.client().get(("/en" if language == "en" else "") + HERE)
    page = answer.content.decode()
    assert Page(page).wrong(language) == []
    assert [one for one in told if one not in text(answer)] == [], text(answer)
    assert "/oosterparkwijk/geld/#line-3" in page and "/oosterparkwijk/agenda/1/uitvoering/" in page
