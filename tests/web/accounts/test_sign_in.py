# SPDX-License-Identifier: EUPL-1.2
"""One way in: an e-mail address, a code, and you are in; known or new, nobody can tell from outside."""

import re
import smtplib
from dataclasses import replace

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Allowance, Person
from samenspraak.rulebook import limits

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


class Away:
    """A mail server that refuses an address, or does not answer."""

    def __init__(self, **_given):
        pass

    def send_messages(self, _messages):
        raise smtplib.SMTPRecipientsRefused({"x@example.org": (550, b"no such mailbox")})


def test_a_mail_server_that_refuses_breaks_no_page(cast, monkeypatch):
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend", Away)
    answer = ask(Client(), "bestaat-niet@example.org")
    assert answer.headers["Location"] == LOGIN


def test_one_address_gets_no_more_than_a_few_codes_an_hour_whoever_asks(cast, monkeypatch):
    """Each code may be guessed at a few times; so there are not many of them, from whatever network they are asked."""
    monkeypatch.setitem(limits.LIMITS, "sign-in", replace(limits.LIMITS["sign-in"], most=2))
    for number in range(3):
        cache.clear()  # as another process of the server, or another network
        answer = Client(REMOTE_ADDR=f"192.0.2.{number}").post(LOGIN, {"login": "Charlie@example.org"})
    assert answer.status_code == 200
    assert "Er zijn veel codes gevraagd" in answer.content.decode()
    assert len(mail.outbox) == 2
    assert ask(Client(), "bo@example.org").status_code == 302
    assert not Allowance.objects.filter(who__contains="charlie").exists()


def test_behind_our_own_web_server_not_everybody_shares_one_limit(cast, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(25):
        browser = Client(headers={"x-forwarded-for": f"10.0.0.1, 192.0.2.{number}"})
        assert ask(browser, f"bewoner{number}@example.org").status_code == 302


def test_a_code_works_once_and_in_the_browser_that_asked(cast):
    browser, other = Client(), Client()
    ask(browser, "charlie@example.org")
    code = code_in_mail()
    assert other.post(CONFIRM, {"code": code}).headers["Location"].startswith(LOGIN)
    assert browser.post(CONFIRM, {"code": code}).headers["Location"] == "/ik/"
    again = Client()
    ask(again, "charlie@example.org")
    assert again.post(CONFIRM, {"code": code}).status_code == 200, "the code of before is no code any more"


@pytest.mark.parametrize("target", ["//evil.example/", "https:evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_no_address_leads_to_another_site(cast, target):
    browser = Client()
    answer = browser.post(f"{LOGIN}?next={target}", {"login": "charlie@example.org", "next": target})
    answer = browser.post(answer.headers["Location"], {"code": code_in_mail(), "next": target})
    assert answer.headers["Location"] == "/ik/"


def test_whoever_is_in_has_nothing_to_confirm(cast):
    assert cast.client(cast.charlie).get("/account/confirm-email/").headers["Location"] == "/ik/"


@pytest.mark.parametrize("path", ["/demo/", "/demo/inloggen/", "/demo/post/", "/en/demo/inloggen/"])
def test_without_a_demonstration_nobody_signs_in_with_one_press(cast, path):
    from samenspraak.civic.people import actions as people_actions

    people_actions.register("gebiedsteam@demo.example")
    browser = Client()
    assert browser.get(path).status_code == 404
    assert browser.post(path, {"email": "gebiedsteam@demo.example"}).status_code in (404, 405)
    assert browser.get("/ik/").status_code == 302
