# SPDX-License-Identifier: EUPL-1.2
"""Pictures on the pages of the agenda."""

import pytest
from django.test import Client

from samenspraak.civic.agenda import actions
from samenspraak.civic.agenda.models import Picture
from samenspraak.web.shared import uploads
from tests.civic.agenda.pictures import Photo, picture
from tests.civic.agenda.steps import idea, new_key
from tests.web.agenda.test_agenda_pages import LIST, sound

pytestmark = pytest.mark.django_db
ADD = f"{LIST}1/foto/"


@pytest.fixture(autouse=True)
def at_the_time(cast, time_machine):
    time_machine.move_to(cast.now)


def sent(**more) -> dict:
    return {"picture": Photo(), "alt": "Een plein <met> één bank.", "key": new_key(), **more}


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_author_puts_a_picture_there_and_everybody_sees_it(cast, start, language):
    idea(cast)
    browser = cast.client(cast.charlie, language)
    assert ADD in sound(browser.get(f"{start}{LIST}1/"), language)
    assert 'enctype="multipart/form-data"' in sound(browser.get(start + ADD), language)
    sound(browser.post(start + ADD, sent(), follow=True), language)
    page = sound(cast.client().get(f"{start}{LIST}1/"), language)
    one = Picture.objects.get()
    assert f"{LIST}1/foto/{one.pk}/klein.jpg" in page and 'alt="Een plein &lt;met&gt; één bank."' in page
    assert "/weghalen/" not in page and ADD + '"' not in page


def test_it_is_shown_as_a_picture_and_as_nothing_else(cast):
    idea(cast)
    cast.client(cast.charlie).post(ADD, sent())
    one = Picture.objects.get()
    for size in ("groot", "klein"):
        answer = Client().get(f"{LIST}1/foto/{one.pk}/{size}.jpg")
        assert answer.content[:3] == b"\xff\xd8\xff"
        assert answer["Content-Type"] == "image/jpeg" and answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer["Cache-Control"] == "public, max-age=3600" and "Set-Cookie" not in answer
    for path in (f"{LIST}1/foto/{one.pk}/enorm.jpg", f"{LIST}2/foto/{one.pk}/klein.jpg", f"{LIST}1/foto/99/klein.jpg"):
        assert Client().get(path).status_code == 404


def test_what_is_no_picture_is_refused_in_words_and_the_words_typed_stay(cast):
    idea(cast)
    browser = cast.client(cast.charlie)
    page = sound(browser.post(ADD, sent(picture=Photo(b"<html>"))), status=409)
    assert "niet openen als foto" in page and "Een plein &lt;met&gt;" in page
    sound(browser.post(ADD, sent(picture=Photo(b""))), status=409)
    sound(browser.post(ADD, {"alt": "x", "key": "k"}), status=400)
    assert "Kies de foto opnieuw" not in sound(browser.get(ADD))
    assert "Kies de foto opnieuw" in sound(browser.post(ADD, sent(alt="")), status=400)


def test_no_file_comes_in_beyond_what_a_form_takes(cast, monkeypatch):
    monkeypatch.setattr(uploads, "MOST", 100_000)
    idea(cast)
    cast.client(cast.charlie).post(ADD, sent(picture=Photo(picture("PNG") + b"\0" * 5_000_000)))
    assert Picture.objects.count() == 1, "the picture itself came first; the rest was dropped"
    heavy = sound(cast.client(cast.charlie).post(ADD, sent(picture=Photo(b"\xff" * 14_000_000))), status=409)
    assert "niet openen als foto" in heavy


def test_an_outsider_is_told_why(cast):
    idea(cast)
    browser = cast.client(cast.bo)
    assert 'type="file"' not in sound(browser.get(ADD))
    assert browser.post(ADD, sent()).status_code == 409
    assert cast.client().get(ADD).status_code == 302


def test_taking_it_away_and_hiding_it(cast):
    found = idea(cast)
    keep = {"data": picture(), "alt": "Plein", "by": cast.charlie.pk, "at": cast.now}
    one, other = (actions.add_picture(found.pk, key=key, **keep) for key in ("a", "b"))
    author, team = cast.client(cast.charlie), cast.client(cast.alice)
    assert f"{ADD}{one.pk}/weghalen/" in sound(author.get(f"{LIST}1/"))
    assert cast.client(cast.bo).post(f"{ADD}{one.pk}/weghalen/").status_code == 409
    assert author.post(f"{ADD}{one.pk}/weghalen/").status_code == 302
    assert author.post(f"{ADD}{one.pk}/weghalen/").status_code == 404
    hide = f"{ADD}{other.pk}/verbergen/"
    assert hide in sound(team.get(f"{LIST}1/"))
    sound(team.get(hide))
    assert cast.client(cast.charlie).post(hide, {"reason": "personal"}).status_code == 403
    assert team.post(hide, {"reason": "personal"}).status_code == 302
    page = sound(cast.client().get(f"{LIST}1/"))
    assert "Een foto staat hier niet meer" in page and "klein.jpg" not in page
    sound(team.get(hide))
    assert team.get(f"{LIST}1/iets/{other.pk}/verbergen/").status_code == 404
