# SPDX-License-Identifier: EUPL-1.2
"""The calendar and the news: whole, valid, and the same as what the pages say."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from icalendar import Calendar

from samenspraak.civic.agenda import tasks
from samenspraak.civic.conversations import actions as conversations
from samenspraak.web import wording
from samenspraak.web.feeds import news
from tests.civic.agenda.steps import ADVICE_TOPIC, idea, opened, vote
from tests.civic.agreements.texts import in_force
from tests.civic.conversations.conftest import planned_room

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def advised(cast, time_machine):
    """A ballot that was held, an advice that waits for a reply."""
    time_machine.move_to(cast.now)
    in_force(cast)
    held = opened(cast, ADVICE_TOPIC, question="Dertig, overal; ook op de kade?")
    vote(held, cast.charlie)
    tasks.due(held.closes_at)
    time_machine.move_to(held.closes_at)
    return held


def events(answer) -> dict:
    """The events of a calendar by their summary."""
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content)
    assert found["version"] == "2.0" and found["prodid"] and found["x-wr-calname"]
    listed = [one for one in found.walk("VEVENT")]
    assert len({str(one["uid"]) for one in listed}) == len(listed) and all("dtstamp" in one for one in listed)
    return {str(one["summary"]): one for one in listed}


def entries(answer) -> list:
    """The entries of a feed that has all that RFC 4287 asks."""
    assert answer.status_code == 200 and answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    for name in ("id", "title", "updated", "author"):
        assert feed.find(ATOM + name) is not None, name
    assert [link.get("href") for link in feed.iter(f"{ATOM}link") if link.get("rel") == "self"]
    listed = feed.findall(f"{ATOM}entry")
    for one in listed:
        assert all(one.find(ATOM + name) is not None for name in ("id", "title", "updated", "link"))
    ids = [one.find(f"{ATOM}id").text for one in listed]
    assert len(set(ids)) == len(ids)
    return listed


def test_the_days_of_a_ballot_and_of_the_reply_stand_in_the_calendar(cast, advised):
    found = events(cast.client().get("/oosterparkwijk/agenda.ics"))
    first = found["Oosterparkwijk: Stemmen kan vanaf vandaag: Dertig, overal; ook op de kade?"]
    last = found["Oosterparkwijk: Laatste dag om te stemmen: Dertig, overal; ook op de kade?"]
    assert first["dtstart"].dt == timezone.localtime(advised.opens_at).date()
    assert last["dtend"].dt - last["dtstart"].dt == timedelta(days=1)
    [reply] = [one for name, one in found.items() if "antwoord van de gemeente" in name]
    assert "/oosterparkwijk/agenda/1/" in reply["url"]
    assert len(events(cast.client().get("/agenda.ics"))) == len(found)
    assert not events(cast.client().get("/de-wijert/agenda.ics"))
    assert len(events(cast.client().get("/oude-wijken/agenda.ics"))) == len(found)  # the gebied, with its wijken
    assert "Last day to vote" in str(list(events(cast.client(language="en").get("/en/oosterparkwijk/agenda.ics"))))


def test_gatherings_stand_in_the_calendar_also_when_they_are_called_off(cast, time_machine):
    time_machine.move_to(cast.now)
    made = planned_room(cast).now
    [one] = events(cast.client().get("/oosterparkwijk/agenda.ics")).values()
    assert (one["summary"], one["location"]) == (f"Oosterparkwijk: {made.title}", made.place)
    assert one["dtstart"].dt == made.starts_at and one["status"] == "CONFIRMED"
    conversations.cancel(made.pk, by=cast.alice.pk, at=cast.now)
    [one] = events(cast.client().get("/oosterparkwijk/agenda.ics")).values()
    assert one["status"] == "CANCELLED"


def test_what_happened_stands_in_the_news_in_the_words_of_the_logbook(cast, advised):
    found = entries(cast.client().get("/oosterparkwijk/nieuws.xml"))
    titles = [one.find(f"{ATOM}title").text for one in found]
    assert any("advies" in title for title in titles) and "Idee 1 kwam binnen." in titles
    assert all("…" not in title for title in titles)
    [came_in] = [one for one in found if "kwam binnen" in one.find(f"{ATOM}title").text]
    assert came_in.find(f"{ATOM}link").get("href").endswith("/oosterparkwijk/agenda/1/")
    assert came_in.find(f"{ATOM}summary").text == "Pluktuin bij de school"
    city = entries(cast.client().get("/nieuws.xml"))
    assert city[0].find(f"{ATOM}title").text.startswith("Oosterparkwijk: ")
    assert entries(cast.client().get("/de-wijert/nieuws.xml")) == []
    assert "Idea 1 came in." in cast.client(language="en").get("/en/oosterparkwijk/nieuws.xml").content.decode()


def test_every_address_in_the_news_is_there(cast, advised):
    browser = cast.client()
    for one in entries(browser.get("/oosterparkwijk/nieuws.xml")):
        path = one.find(f"{ATOM}link").get("href").partition("://")[2].partition("/")[2]
        assert browser.get(f"/{path}").status_code == 200, path


def test_every_kind_of_news_is_a_deed_with_a_page():
    assert set(news.KINDS) <= set(wording.DEEDS)
    assert {kind.partition(".")[0] for kind in news.KINDS} <= set(news.PAGES)


@pytest.mark.parametrize("path", ["/oosterparkwijk/agenda.ics", "/oosterparkwijk/nieuws.xml", "/nieuws.xml"])
def test_who_asks_again_hears_only_that_nothing_changed(cast, path, time_machine, django_assert_max_num_queries):
    time_machine.move_to(cast.now)
    browser = cast.client()
    first = browser.get(path)
    with django_assert_max_num_queries(1):
        again = browser.get(path, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304 and again.content == b"" and "max-age" in first["Cache-Control"]
    idea(cast)
    assert browser.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_pages_say_where_the_news_is(cast):
    browser = cast.client()
    for path in ("/oosterparkwijk/", "/oosterparkwijk/agenda/"):
        page = browser.get(path).content.decode()
        assert 'type="application/atom+xml"' in page and 'href="/oosterparkwijk/agenda.ics"' in page
    assert 'href="/en/nieuws.xml"' in browser.get("/en/").content.decode()
    for path in ("/nergens/agenda.ics", "/nergens/nieuws.xml"):
        assert browser.get(path).status_code == 404
