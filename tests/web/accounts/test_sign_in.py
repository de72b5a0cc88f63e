# SPDX-License-Identifier: EUPL-1.2
"""One way in: an e-mail address, a code, and you are in; known or new, nobody can tell from outside."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Person

LOGIN, CONFIRM = "/account/login/", "/account/login/code/confirm/"


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


def ask(browser, address, path=LOGIN):
    return browser.post(path, {"login": address})


def code_in_mail():
    return re.search(r"^\s+(\d{6})$", mail.outbox[-1].body, re.M)[1]


@pytest.mark.parametrize("address", ["charlie@example.org", "nieuw@example.org", "CHARLIE@Example.org"])
def test_with_a_code_from_the_mail_one_is_in(cast, address):
    browser = Client()
    answer = ask(browser, address)
    assert answer.headers["Location"].startswith(CONFIRM)
    answer = browser.post(CONFIRM, {"code": code_in_mail()})
    assert answer.headers["Location"] == "/ik/"
    assert address.lower() in browser.get("/ik/").content.decode()
    assert Person.objects.filter(email__iexact=address).count() == 1


def test_whether_an_address_is_known_cannot_be_seen(cast):
    answers, mails = [], []
    for address in ("charlie@example.org", "nieuw@example.org"):
        browser = Client()
        answer = ask(browser, address)
        page = browser.get(answer.headers["Location"])
        text = re.sub(r'value="[^"]{40,}"', "", page.content.decode()).replace(address, "ADDRESS")
        answers.append((answer.status_code, answer.headers["Location"], text))
        mails.append(re.sub(r"\d{6}", "CODE", mail.outbox[-1].subject + mail.outbox[-1].body))
    assert answers[0] == answers[1]
    assert mails[0] == mails[1]


@pytest.mark.parametrize(
    ("prefix", "subject", "greeting"), [("", "is je code voor Samenspraak", "Hallo"), ("/en", "is your code", "Hello")]
)
def test_the_mail_is_in_the_language_of_the_page(cast, prefix, subject, greeting):
    ask(Client(), "nieuw@example.org", prefix + LOGIN)
    assert subject in mail.outbox[-1].subject
    assert mail.outbox[-1].body.startswith(greeting)
    assert people.person_by_email("nieuw@example.org").language == (prefix.strip("/") or "nl")


def test_a_wrong_code_is_said_to_be_wrong_and_may_be_tried_again(cast):
    browser = Client()
    ask(browser, "charlie@example.org")
    right = code_in_mail()
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    answer = browser.post(CONFIRM, {"code": wrong})
    assert answer.status_code == 200
    assert "Deze code klopt niet" in answer.content.decode()
    assert browser.post(CONFIRM, {"code": f" {right[:3]} {right[3:]} "}).headers["Location"] == "/ik/"


def test_after_five_wrong_codes_one_must_ask_for_a_new_one(cast):
    browser = Client()
    ask(browser, "charlie@example.org")
    wrong = f"{(int(code_in_mail()) + 1) % 1_000_000:06}"
    answers = [browser.post(CONFIRM, {"code": wrong}).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 302]
    assert browser.post(CONFIRM, {"code": code_in_mail()}).headers["Location"] != "/ik/"


def test_one_address_gets_no_more_than_three_codes_a_minute(cast):
    answers = [ask(Client(), "charlie@example.org") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200, 200]
    assert "Wacht een minuut" in answers[-1].content.decode()
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("typed", ["", "geen adres", "a@b", "x" * 400 + "@example.org"])
def test_what_is_no_address_is_refused_and_kept(cast, typed):
    answer = ask(Client(), typed)
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert mail.outbox == []


def test_after_signing_in_one_comes_back_where_one_was(cast):
    browser = Client()
    answer = browser.get("/werkbank/")
    assert answer.headers["Location"] == "/account/login/?next=/werkbank/"
    answer = browser.post(answer.headers["Location"], {"login": "alice@example.org", "next": "/werkbank/"})
    answer = browser.post(answer.headers["Location"], {"code": code_in_mail(), "next": "/werkbank/"})
    assert answer.headers["Location"] == "/werkbank/"


def test_one_is_not_sent_on_to_another_site(cast):
    browser = Client()
    ask(browser, "charlie@example.org")
    answer = browser.post(CONFIRM, {"code": code_in_mail(), "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/ik/"


@pytest.mark.parametrize(
    "path", ["password/reset/", "password/change/", "password/set/", "email/", "password/reset/key/x-y/"]
)
def test_passwords_do_not_exist(cast, path):
    assert cast.client(cast.charlie).get(f"/account/{path}").status_code == 404


def test_signing_up_is_signing_in(cast):
    assert Client().get("/account/signup/").headers["Location"] == LOGIN


def test_signing_out_asks_first_and_then_does(cast):
    browser = cast.client(cast.charlie)
    assert browser.get("/account/logout/").status_code == 200
    assert browser.get("/ik/").status_code == 200
    assert browser.post("/account/logout/").status_code == 302
    assert browser.get("/ik/").status_code == 302
