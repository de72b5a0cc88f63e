# SPDX-License-Identifier: EUPL-1.2
"""The pages of the evaluation: then and now, promises, lessons, a next version."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspraak.civic.agreements.models import Version
from samenspraak.civic.evaluation import actions
from samenspraak.civic.evaluation.models import Evaluation, Lesson
from tests.cast import NOW
from tests.civic.agreements import texts
from tests.civic.evaluation.looking import agreement_with_a_conversation, closed, started, talk
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
HOME = "/oosterparkwijk/evaluatie/"
ONE = f"{HOME}1/1/"


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as travelling:
        yield travelling


def lesson(**changes) -> dict:
    return {"key": "k1", "text": "Ga naar <b>mensen</b> toe.", "block": "deciding", "change": "on"} | changes


def test_from_start_to_next_version_through_the_pages(cast, clock):
    agreement_with_a_conversation(cast)
    clock.move_to(cast.later(days=180))
    team, chair, visitor = cast.client(cast.alice), cast.client(cast.bo), cast.client()
    assert f"{HOME}starten/" in team.get(HOME).content.decode()
    assert f"{HOME}starten/" not in visitor.get(HOME).content.decode()
    done = team.post(f"{HOME}starten/", {"title": "Terugkijken", "place": "", "starts_at": "2026-11-10T19:30"})
    assert (done.status_code, done.headers["Location"]) == (302, HOME)
    talk(cast, Evaluation.objects.get().conversation, [(4, 4)] * 12, at=cast.later(days=190))
    assert chair.post(f"{ONE}les/", lesson()).status_code == 302
    assert team.post(f"{ONE}afronden/", {"conclusion": "We gaan door."}).status_code == 302
    page = visitor.get(HOME).content.decode()
    assert "We gaan door." in page and "&lt;b&gt;mensen&lt;/b&gt;" in page and "+2,0" in page
    assert "<form" not in Page(page).html.split("<main")[1].split("</main")[0]
    assert f'action="{ONE}volgende/"' in chair.get(HOME).content.decode()
    drafted = team.post(f"{ONE}volgende/")
    assert drafted.headers["Location"] == "/oosterparkwijk/afspraken/2/bewerken/"
    assert Version.objects.get(number=2).lessons == ["Ga naar <b>mensen</b> toe."]
    again = team.post(f"{ONE}volgende/")
    assert again.status_code == 409 and "We gaan door." in again.content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("stage", ["nothing", "in force", "planned", "closed", "concluded"])
def test_every_stage_is_sound(cast, clock, stage, language):
    if stage != "nothing":
        version = agreement_with_a_conversation(cast)
    if stage == "planned":
        started(cast, version)
    if stage in ("closed", "concluded"):
        found = closed(cast, version, [(4, 4)] * 12)
        at = cast.later(days=181)
        actions.add_lesson(found.pk, text="Een les.", key="a", by=cast.alice.pk, at=at)
    if stage == "concluded":
        actions.conclude(found.pk, conclusion="Klaar.", by=cast.alice.pk, at=cast.later(days=182))
    for person in (None, cast.alice, cast.bo):
        answer = cast.client(person).get(("/en" if language == "en" else "") + HOME)
        assert answer.status_code == 200
        assert Page(answer.content.decode()).wrong(language) == []


@pytest.mark.parametrize("path", ["starten/", "1/1/les/", "1/1/afronden/"])
def test_every_form_is_sound_and_not_for_everybody(cast, clock, path):
    version = agreement_with_a_conversation(cast)
    if path != "starten/":
        started(cast, version)
    for language, prefix in (("nl", ""), ("en", "/en")):
        answer = cast.client(cast.alice).get(prefix + HOME + path)
        assert answer.status_code == 200 and Page(answer.content.decode()).wrong(language) == []
    for person in (cast.charlie, cast.dana, cast.wim, cast.roos):
        client = cast.client(person)
        assert client.get(HOME + path).status_code == client.post(HOME + path, lesson()).status_code == 403
    assert "/account/login/" in cast.client().get(HOME + path).headers["Location"]
    assert not Lesson.objects.exists()


def test_nothing_typed_is_lost(cast, clock):
    version = agreement_with_a_conversation(cast)
    team = cast.client(cast.alice)
    wrong = team.post(f"{HOME}starten/", {"title": "Terugkijken met z'n allen", "starts_at": "morgen"})
    assert wrong.status_code == 400
    assert "Terugkijken met z&#x27;n allen" in wrong.content.decode() and "morgen" in wrong.content.decode()
    past = team.post(f"{HOME}starten/", {"title": "Terugkijken met wie wil", "starts_at": "2020-01-01T10:00"})
    assert past.status_code == 409 and "Terugkijken met wie wil" in past.content.decode()
    started(cast, version)
    too_long = team.post(f"{ONE}les/", lesson(text="lang " * 1000))
    assert too_long.status_code == 400 and "lang lang" in too_long.content.decode()
    early = team.post(f"{ONE}afronden/", {"conclusion": "Mijn lange conclusie."})
    assert early.status_code == 409 and "Mijn lange conclusie." in early.content.decode()
    assert not Lesson.objects.exists()


def test_two_tabs_and_a_double_click(cast, clock):
    version = agreement_with_a_conversation(cast)
    started(cast, version)
    chair = cast.client(cast.bo)
    assert [chair.post(f"{ONE}les/", lesson()).status_code for _ in range(3)] == [302, 302, 302]
    assert Lesson.objects.count() == 1
    again = cast.client(cast.alice).post(f"{HOME}starten/", {"title": "Nog een", "starts_at": "2026-11-10T19:30"})
    assert again.status_code == 409 and Evaluation.objects.count() == 1


def test_what_is_not_there(cast, clock):
    agreement_with_a_conversation(cast)
    client = cast.client(cast.alice)
    for path in ("/nergens/evaluatie/", ONE, f"{ONE}les/", f"{ONE}afronden/", f"{HOME}2/7/"):
        assert client.get(path).status_code == 404, path
    assert client.post(f"{ONE}volgende/").status_code == 404
    assert client.get(f"{ONE}volgende/").status_code == 405


def test_an_older_evaluation_keeps_its_page(cast, clock):
    version = agreement_with_a_conversation(cast)
    first = closed(cast, version, [(4, 4)] * 12)
    actions.add_lesson(first.pk, text="De eerste les.", key="a", by=cast.alice.pk, at=cast.later(days=181))
    actions.conclude(first.pk, conclusion="De eerste keer.", by=cast.alice.pk, at=cast.later(days=182))
    started(cast, version, days=300)
    client = cast.client()
    assert "De eerste keer." not in client.get(HOME).content.decode()
    assert ONE in Page(client.get(HOME).content.decode()).links
    assert "De eerste keer." in client.get(ONE).content.decode()


def test_queries_are_few_and_do_not_grow(cast, clock):
    version = agreement_with_a_conversation(cast)
    found = closed(cast, version, [(4, 4)] * 12)

    def count(person):
        client = cast.client(person)
        client.get(HOME)
        with CaptureQueriesContext(connection) as counted:
            client.get(HOME)
        return len(counted)

    before = count(None), count(cast.bo)
    for number in range(20):
        actions.add_lesson(found.pk, text="Les.", key=str(number), by=cast.alice.pk, at=cast.later(days=181))
    assert (count(None), count(cast.bo)) == before
    assert before[0] <= 4 and before[1] <= 7


def test_an_agreement_in_force_without_a_conversation_says_so(cast, clock):
    texts.in_force(cast)
    answer = cast.client(cast.alice).post(f"{HOME}starten/", {"title": "Terug", "starts_at": "2026-11-10T19:30"})
    assert answer.status_code == 409 and not Evaluation.objects.exists()
