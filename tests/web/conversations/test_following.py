# SPDX-License-Identifier: EUPL-1.2
"""Leaving an address, the mail that follows, and getting off the list."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations.models import Follower, Participant
from samenspraak.config import worker
from samenspraak.rulebook import limits
from samenspraak.rulebook.limits import Limit
from tests.web.pages import Page

FENNA = "fenna@example.org"
PUBLIC = "/oosterparkwijk/gesprek/1/volgen/"


def sent(room, days=0):
    """The mails that have gone out by now, after the worker had its turn."""
    worker.work(room.cast.later(days=400 + days))
    return mail.outbox


def stop_link(letter):
    return re.search(r"http://testserver(\S*/volgen/\S+/)", letter.body)[1]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_from_an_address_to_every_mail_and_out_again(room, settings, language):
    prefix = "" if language == "nl" else "/en"
    reader = Client()
    answer = reader.post(prefix + PUBLIC, {"address": FENNA}, follow=True)
    assert answer.redirect_chain == [(f"{prefix}/oosterparkwijk/gesprek/1/", 302)]
    room.say(room.come_in())
    room.host(conversations.close)
    agreements.draft_from_outcomes(room.round.pk, by=room.cast.alice.pk, at=room.cast.later(days=1))
    conversations.announce_to_round("follower-agreement", room.round, at=room.cast.later(days=2))
    letters = sent(room)
    assert len(letters) == 4
    assert len({stop_link(letter) for letter in letters}) == 1
    for letter in letters:
        assert letter.to == [FENNA]
        assert f"{settings.ORIGIN}{prefix}/" in letter.body
        assert letter.extra_headers["List-Unsubscribe"] == f"<{settings.ORIGIN}{stop_link(letter)}>"
    link = stop_link(letters[0])
    page = reader.get(link)
    assert page.status_code == 200
    assert Page(page.content.decode()).wrong(language) == []
    assert Follower.objects.exists(), "a program that looks at links stops nothing"
    page = reader.post(link)
    assert page.status_code == 200
    assert Page(page.content.decode()).wrong(language) == []
    assert not Follower.objects.exists()
    assert reader.get(link).status_code == reader.post(link).status_code == 404
    conversations.announce_to_round("follower-agreement", room.round, at=room.cast.later(days=9))
    assert len(sent(room, 1)) == 4


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_change_of_plans_comes_by_mail_with_the_moment_and_the_calendar_file(planned, settings, language):
    cast, prefix = planned.cast, "" if language == "nl" else "/en"
    here = f"{settings.ORIGIN}{prefix}/oosterparkwijk/gesprek/1/"
    assert f'action="{prefix}{PUBLIC}"' in Client().get(f"{prefix}/oosterparkwijk/gesprek/1/").content.decode()
    Client().post(prefix + PUBLIC, {"address": FENNA})
    conversations.reschedule(
        planned.pk, starts_at=cast.later(days=7), place="De kantine", minutes=90, by=cast.alice.pk, at=cast.now
    )
    planned.host(conversations.cancel)
    moved, off = sent(planned)[1:]
    when = {"nl": ("11 mei 2026, 21:30", "4 mei 2026, 22:30"), "en": ("11 May 2026, 21:30", "4 May 2026, 22:30")}
    assert [words in moved.body for words in (*when[language], "De kantine")] == [True] * 3
    assert when[language][0] in off.body
    assert ("gaat niet door" if language == "nl" else "called off") in off.body
    for letter in (moved, off):
        assert f"{here}agenda.ics" in letter.body
        assert stop_link(letter)


def test_a_mail_program_presses_stop_for_its_owner(room):
    conversations.follow(room.pk, FENNA, language="nl", at=room.cast.now)
    [letter] = sent(room)
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(stop_link(letter), "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert not Follower.objects.exists()


def test_the_first_mail_asks_nothing_and_says_what_comes(room):
    conversations.follow(room.pk, FENNA, language="nl", at=room.cast.now)
    [letter] = sent(room)
    assert "Was jij dat? Dan hoef je niets te doen." in letter.body
    assert "Was jij het niet" in letter.body


def test_from_the_room_it_is_not_tied_to_the_answers(room, phone):
    room.say(Participant.objects.get())
    answer = phone.post(f"/g/{room.code}/volgen/", {"address": FENNA}, follow=True)
    assert answer.redirect_chain == [(f"/g/{room.code}/mijn/", 302)]
    assert "Dank je wel. Je krijgt een mail" in answer.content.decode()
    assert FENNA not in answer.content.decode()
    ties = {field.name for field in Follower._meta.get_fields() if field.is_relation}
    assert ties == {"conversation"}


@pytest.mark.parametrize("typed", ["", "fenna", "fenna@", "x" * 300 + "@example.org"])
@pytest.mark.parametrize("where", [PUBLIC, "/g/{code}/volgen/"])
def test_what_is_no_address_is_shown_back(room, phone, typed, where):
    answer = phone.post(where.format(code=room.code), {"address": typed})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert f'value="{typed}"' in html
    assert 'aria-invalid="true"' in html
    assert Page(html).wrong("nl") == []


def test_nobody_finds_out_who_is_on_the_list(room):
    first = Client().post(PUBLIC, {"address": FENNA}, follow=True)
    again = Client().post(PUBLIC, {"address": FENNA}, follow=True)
    notice = re.compile(r'<div class="notice.*?</div>', re.S)
    assert notice.findall(first.content.decode()) == notice.findall(again.content.decode()) != []


def test_many_addresses_from_one_place_wait(room, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "follow", Limit("too-many-addresses", 1, timedelta(hours=1)))
    assert Client().post(PUBLIC, {"address": FENNA}).status_code == 302
    answer = Client().post(PUBLIC, {"address": "ander@example.org"})
    assert answer.status_code == 429
    assert "ander@example.org" in answer.content.decode()
    assert Follower.objects.count() == 1


def test_it_is_offered_at_the_end_of_answering_and_on_the_outcomes(room, phone):
    offer = "Wil je horen wat ermee gebeurt?"
    assert offer in phone.get(f"/g/{room.code}/mijn/").content.decode()
    assert offer not in phone.get(f"/g/{room.code}/plaat/our-area/").content.decode()
    room.host(conversations.go_to, "archetypes")
    room.say(Participant.objects.get(), "triangle")
    html = phone.get(f"/g/{room.code}/plaat/archetypes/").content.decode()
    assert offer in html
    assert Page(html).wrong("nl") == []
    room.host(conversations.close)
    for path in (f"/g/{room.code}/", f"/g/{room.code}/mijn/", "/oosterparkwijk/gesprek/1/uitkomsten/"):
        assert offer in phone.get(path).content.decode(), path


def test_when_the_round_is_over_it_is_not_offered_and_refused(room, phone):
    room.host(conversations.close)
    cast = room.cast
    conversations.close_round(room.round.pk, by=cast.alice.pk, at=cast.now)
    for path in (f"/g/{room.code}/mijn/", "/oosterparkwijk/gesprek/1/uitkomsten/"):
        assert "Wil je horen wat ermee gebeurt?" not in phone.get(path).content.decode()
    answer = phone.post(PUBLIC, {"address": FENNA})
    assert answer.status_code == 409
    assert "geen nieuws meer" in answer.content.decode()


def test_addresses_stand_in_no_page_and_no_log(room, host, caplog, capsys):
    conversations.follow(room.pk, FENNA, language="nl", at=room.cast.now)
    for path in ("/oosterparkwijk/gesprek/1/", "/oosterparkwijk/gesprek/1/leiden/", "/logboek/"):
        assert FENNA not in host.get(path).content.decode()

    def no_line(notice):
        raise OSError(f"550 no such mailbox: {notice.address}")

    from samenspraak.civic.notices import actions as notices

    assert notices.send_due(no_line, at=room.cast.now + timedelta(minutes=1)) == 0
    written = caplog.text + capsys.readouterr().out
    assert "notice-not-sent" in written
    assert "fenna" not in written


def test_pages_ask_few_questions_of_the_database(room, phone, django_assert_max_num_queries):
    room.host(conversations.close)
    phone.get("/oosterparkwijk/gesprek/1/uitkomsten/")  # what takes work is kept from here on
    with django_assert_max_num_queries(5):
        phone.get("/oosterparkwijk/gesprek/1/uitkomsten/")
    with django_assert_max_num_queries(5):
        phone.get(f"/g/{room.code}/mijn/")
