# SPDX-License-Identifier: EUPL-1.2
"""My page: what I am called, where I live, what I may do, and taking myself out."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from samenspraak.civic.agenda import tasks
from samenspraak.civic.people import queries as people
from tests.cast import NOW
from tests.civic.agenda.steps import opened, vote
from tests.civic.agreements.texts import in_force
from tests.web.pages import Page

PAGES = ["/ik/", "/ik/weg/", "/account/2fa/", "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/",
         "/account/logout/", "/werkbank/"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_sound(cast, path, language):
    prefix = "" if language == "nl" else "/en"
    answer = cast.client(cast.bo).get(prefix + path)
    assert answer.status_code == 200
    assert Page(answer.content.decode()).wrong(language) == []


@pytest.mark.parametrize("path", ["/ik/", "/ik/weg/", "/ik/gegevens.json", "/werkbank/"])
def test_a_visitor_is_sent_to_sign_in(db, path):
    assert Client().get(path).headers["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_takes_no_more_than_eight_queries(cast, path, django_assert_max_num_queries):
    browser = cast.client(cast.bo)
    browser.get(path)
    with django_assert_max_num_queries(8):
        browser.get(path)


def test_the_name_others_see_and_the_language(cast):
    browser = cast.client(cast.charlie)
    answer = browser.post("/ik/naam/", {"name": "Charlie uit de straat", "language": "en"})
    assert answer.headers["Location"] == "/en/ik/"
    cast.charlie.refresh_from_db()
    assert (cast.charlie.name, cast.charlie.language) == ("Charlie uit de straat", "en")


def test_a_name_that_is_too_long_is_refused_and_kept(cast):
    answer = cast.client(cast.charlie).post("/ik/naam/", {"name": "x" * 81, "language": "nl"})
    assert answer.status_code == 400
    assert "x" * 81 in answer.content.decode()


def test_saying_where_one_lives(cast):
    browser = cast.client(cast.alice)
    assert browser.post("/ik/woonplek/", {"area": "de-wijert"}).status_code == 302
    assert people.home_of(cast.alice.pk, NOW.date().replace(year=2099)).area.slug == "de-wijert"


@pytest.mark.parametrize(
    ("where", "back"),
    [
        ("/oosterparkwijk/agenda/1/", "/oosterparkwijk/agenda/1/"),
        ("https://elders.example/", "/ik/"),
        ("//elders.example/", "/ik/"),
        ("javascript:alert(1)", "/ik/"),
    ],
)
def test_whoever_came_to_say_where_they_live_goes_back(cast, where, back):
    browser = cast.client(cast.alice)
    page = browser.get("/ik/", {"next": where}).content.decode()
    assert (f'name="next" value="{where}"' in page) == (where == back)
    assert browser.post("/ik/woonplek/", {"area": "de-wijert", "next": where}).headers["Location"] == back


@pytest.mark.parametrize("area", ["", "oude-wijken", "atlantis", "<script>"])
def test_a_place_that_is_no_wijk_is_refused(cast, area):
    answer = cast.client(cast.alice).post("/ik/woonplek/", {"area": area})
    assert answer.status_code == 400
    assert people.home_of(cast.alice.pk, NOW.date().replace(year=2099)) is None


def test_a_checked_home_is_not_overruled(cast):
    from samenspraak.civic.people import actions

    actions.settle(cast.charlie.pk, cast.oosterparkwijk, assurance=3, at=NOW)
    answer = cast.client(cast.charlie).post("/ik/woonplek/", {"area": "de-wijert"})
    assert answer.status_code == 409
    assert "We hebben eerder gecontroleerd" in answer.content.decode()


def test_what_is_kept_can_be_taken_out(cast):
    answer = cast.client(cast.bo).get("/ik/gegevens.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    taken = json.loads(answer.content)
    assert taken["e-mail"] == "bo@example.org"
    assert taken["homes"][0]["area"] == "oosterparkwijk"
    assert taken["seats"][0]["body"] == "Wijkraad Oosterparkwijk"


def idea(cast, who):
    from samenspraak.civic.agenda import actions as agenda

    return agenda.submit(
        cast.oosterparkwijk,
        title="Een bankje bij de vijver",
        text="Er is nergens een plek om te zitten.",
        topic="green-play",
        key="k1",
        shown_as="Bo van de vijver",
        by=who.pk,
        at=NOW,
    )


def test_what_one_wrote_is_among_what_can_be_taken_out(cast):
    idea(cast, cast.bo)
    taken = json.loads(cast.client(cast.bo).get("/ik/gegevens.json").content)
    assert [one["title"] for one in taken["ideas"]] == ["Een bankje bij de vijver"]
    assert json.loads(cast.client(cast.charlie).get("/ik/gegevens.json").content)["ideas"] == []


def test_one_can_take_out_that_one_voted_and_never_what(cast):
    in_force(cast)
    held = opened(cast)
    vote(held, cast.charlie, "no")
    text = cast.client(cast.charlie).get("/ik/gegevens.json").content.decode()
    assert [one["number"] for one in json.loads(text)["voted_in"]] == [held.number]
    assert "choice" not in text
    assert json.loads(cast.client(cast.bo).get("/ik/gegevens.json").content)["voted_in"] == []


@pytest.mark.parametrize("path", ["/ik/", "/ik/gegevens.json"])
def test_ones_own_page_is_kept_by_no_browser(cast, path):
    """On a device that is shared, the button back shows nobody else's page."""
    assert "no-store" in cast.client(cast.bo).get(path).headers["Cache-Control"]


def test_what_one_wrote_stays_without_the_name(cast):
    made = idea(cast, cast.bo)
    cast.client(cast.bo).post("/ik/weg/", {"sure": "on"})
    made.refresh_from_db()
    assert (made.title, made.shown_as) == ("Een bankje bij de vijver", "")


def test_removing_asks_first(cast):
    browser = cast.client(cast.bo)
    assert browser.post("/ik/weg/", {}).status_code == 400
    assert browser.get("/ik/").status_code == 200
    assert "Wijkraad Oosterparkwijk" in browser.get("/ik/weg/").content.decode()


def test_removing_takes_out_and_signs_out(cast):
    browser = cast.client(cast.bo)
    assert browser.post("/ik/weg/", {"sure": "on"}).headers["Location"] == "/"
    assert browser.get("/ik/").status_code == 302
    assert people.person_by_email("bo@example.org") is None


def test_who_voted_in_a_ballot_that_runs_cannot_leave_and_vote_again(cast, time_machine):
    """The same address would be somebody new afterwards, with another vote."""
    in_force(cast)
    held = opened(cast)
    time_machine.move_to(held.opens_at + timedelta(hours=2))
    vote(held, cast.charlie)
    browser = cast.client(cast.charlie)
    for answer in (browser.get("/ik/weg/"), browser.post("/ik/weg/", {"sure": "on"})):
        page = answer.content.decode()
        assert held.question in page and 'name="sure"' not in page
        assert not Page(page).wrong("nl")
    assert answer.status_code == 409
    assert people.person_by_email("charlie@example.org") == cast.charlie

    time_machine.move_to(held.closes_at + timedelta(hours=1))
    tasks.due(held.closes_at)
    assert browser.post("/ik/weg/", {"sure": "on"}).status_code == 302
    assert people.person_by_email("charlie@example.org") is None


def test_an_app_is_set_up_and_then_asked_for(cast):
    """The whole way: set up, sign out, sign in with the mail, and the second step with the app."""
    import re

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
    from django.core import mail

    from tests.web.accounts.test_sign_in import CONFIRM, LOGIN

    def now_shown(secret):
        return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))

    browser = cast.client(cast.alice)
    page = browser.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code>(\w+)</code>", page)[1]
    assert browser.post("/account/2fa/totp/activate/", {"code": "000000"}).status_code == 200
    assert browser.post("/account/2fa/totp/activate/", {"code": now_shown(secret)}).status_code == 302
    assert browser.get("/werkbank/").status_code == 200

    again = Client()
    again.post(LOGIN, {"login": "alice@example.org"})
    code = re.search(r"^\s+(\d{6})$", mail.outbox[-1].body, re.M)[1]
    step = again.post(CONFIRM, {"code": code}).headers["Location"]
    assert step == "/account/2fa/authenticate/"
    assert Page(again.get(step).content.decode()).wrong("nl") == []
    assert again.get("/ik/").status_code == 302, "the mail alone is not enough"
