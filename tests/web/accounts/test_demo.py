# SPDX-License-Identifier: EUPL-1.2
"""The pages of a demonstration: who is who, one press to be them, and the mails. They do not exist elsewhere."""

import os

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.test import Client
from django.urls import path

from samenspraak.civic.people import actions as people
from samenspraak.config import urls as root
from samenspraak.web.accounts import demo
from tests.cast import LONG_AGO, NOW
from tests.web.pages import Page

urlpatterns = [*demo.urlpatterns, *root.urlpatterns, path("always/", lambda request: None)]
handler404 = root.handler404


@pytest.fixture
def shown(cast, settings, tmp_path):
    settings.DEMO, settings.ROOT_URLCONF = True, __name__
    settings.EMAIL_FILE_PATH, settings.STAFF_MFA = tmp_path, False
    team = people.register("gebiedsteam@demo.example", name="Sanne")
    people.seat(team.pk, cast.gebiedsteam, role="ambtenaar", since=LONG_AGO, at=NOW)
    people.register("bewoner@demo.example", name="Femke")
    return tmp_path


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_who_is_who(shown, prefix):
    page = Client().get(f"{prefix}/demo/").content.decode()
    assert Page(page).wrong(prefix.strip("/") or "nl") == []
    assert "Gebiedsteam Oude Wijken" in page
    assert "Femke" in page


@pytest.mark.parametrize(("who", "to"), [("gebiedsteam", "/werkbank/"), ("bewoner", "/ik/")])
def test_one_press_and_one_is_somebody_else(shown, who, to):
    browser = Client()
    answer = browser.post("/demo/inloggen/", {"email": f"{who}@demo.example"})
    assert answer.headers["Location"] == to
    assert f"{who}@demo.example" in browser.get("/ik/").content.decode()


@pytest.mark.parametrize("email", ["alice@example.org", "nobody@demo.example", "", "alice@example.org@demo.example"])
def test_nobody_but_the_made_up_people(shown, email):
    browser = Client()
    assert browser.post("/demo/inloggen/", {"email": email}).status_code == 404
    assert browser.get("/ik/").status_code == 302


def test_signing_in_takes_more_than_a_link(shown):
    assert Client().get("/demo/inloggen/?email=gebiedsteam@demo.example").status_code == 405


def test_the_mails_are_shown_newest_first(shown):
    for number, subject in enumerate(("De eerste", "De tweede: één code")):
        backend = EmailBackend(file_path=str(shown))
        backend.send_messages([EmailMessage(subject, f"Code 12345{number}\n<b>", to=["x@example.org"])])
        newest = max(shown.glob("*.log"), key=os.path.getmtime)
        os.utime(newest, (number, number))
    page = Client().get("/demo/post/").content.decode()
    assert Page(page).wrong("nl") == []
    assert page.index("De tweede: één code") < page.index("De eerste")
    assert "Code 123451" in page
    assert "&lt;b&gt;" in page


def test_without_mails_it_says_so(shown):
    assert "Er is nog geen mail geschreven" in Client().get("/demo/post/").content.decode()


@pytest.mark.parametrize("address", ["/demo/", "/demo/post/", "/en/demo/", "/demo/inloggen/"])
def test_elsewhere_none_of_it_exists(cast, address):
    assert Client().get(address).status_code == 404
    assert Client().post(address, {"email": "gebiedsteam@demo.example"}).status_code in (404, 405)
