# SPDX-License-Identifier: EUPL-1.2
"""Preparing in minutes, everything on paper, the invitation, and typing over what came back from the tables."""

import io
import re
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import time_machine
from pypdf import PdfReader

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.actions import PlateText
from samenspraak.civic.conversations.models import Answer, Conversation, Participant, Round
from samenspraak.rulebook.content import ARCHETYPES, COMPASS
from samenspraak.web.conversations import drawings
from tests.civic.conversations.conftest import go_online
from tests.web.conversations.test_hosting import filled_in
from tests.web.pages import Page

AREA = "/oosterparkwijk/gesprek/"
HERE = f"{AREA}1/"
HOSTILE = "#let x = *1* $y$ \\ 😀 مرحبا <b>"


@pytest.fixture(autouse=True)
def one_factor(settings):
    """The second step of officials has its own tests."""
    settings.STAFF_MFA = False


@pytest.fixture
def now(cast):
    with time_machine.travel(cast.now, tick=False):
        yield cast.now


def text_of(answer) -> str:
    assert answer.headers["Content-Type"] == "application/pdf", answer.status_code
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


def pages_of(answer) -> int:
    return len(PdfReader(io.BytesIO(answer.content)).pages)


def plain(text: str) -> str:
    return "".join(text.split())


# Preparing


def test_from_the_page_of_the_area_to_a_gathering_in_the_books_in_two_presses(planned, now):
    alice = planned.cast.client(planned.cast.alice)
    assert f'href="{AREA}nieuw/"' in alice.get(AREA).content.decode()
    page = alice.get(f"{AREA}nieuw/").content.decode()
    assert Page(page).wrong("nl") == []
    made = alice.post(f"{AREA}nieuw/", filled_in(page))
    assert alice.get(made.url).status_code == 200
    assert Conversation.objects.get(number=2).minutes == 120


def test_a_preset_brings_its_length(planned, now):
    page = planned.cast.client(planned.cast.alice).get(f"{AREA}nieuw/?keuze=first-talk").content.decode()
    assert filled_in(page)["minutes"] == ["90"]


@pytest.mark.parametrize(("minutes", "sentence"), [("20", "30 tot 480"), ("500", "30 tot 480"), ("", "")])
def test_a_length_that_cannot_be(planned, now, minutes, sentence):
    alice = planned.cast.client(planned.cast.alice)
    fields = filled_in(alice.get(f"{AREA}nieuw/").content.decode())
    answer = alice.post(f"{AREA}nieuw/", fields | {"minutes": minutes})
    assert answer.status_code in (400, 409)
    assert sentence in answer.content.decode()
    assert Conversation.objects.count() == 1


def test_the_run_sheet_stands_on_the_page_and_adds_up(planned, now):
    page = planned.cast.client().get(HERE).content.decode()
    times = re.findall(r'<span class="number">(\d\d:\d\d)</span>', page)
    assert (times[0], len(times)) == ("22:30", 8)
    assert times == sorted(times, key=lambda at: (at < "12:00", at))
    assert "22:30 – 00:30" in page


def test_a_copy_takes_everything_but_the_date(planned, now):
    alice = planned.cast.client(planned.cast.alice)
    copied = filled_in(alice.get(f"{AREA}nieuw/?als=oosterparkwijk-1").content.decode())
    assert copied["title"] == ["In het buurthuis"]
    assert copied["place"] == ["Buurthuis"]
    assert copied["plates"] == planned.plates
    assert copied["starts_at"] == [(now + timedelta(days=14, hours=3)).strftime("%Y-%m-%dT%H:%M")]


def test_a_copy_leaves_out_a_plate_that_the_new_round_does_not_have(planned, now):
    cast = planned.cast
    conversations.add_own_plate(planned.round.pk, PlateText("Dorpshuis", "", ["Wat?"], []), by=cast.alice.pk, at=now)
    conversations.prepare(
        planned.round.pk,
        title="Met eigen plaat",
        place="",
        starts_at=cast.later(days=1),
        plates=["our-area", "own-1"],
        by=cast.alice.pk,
        at=now,
        minutes=60,
    )
    conversations.close_round(planned.round.pk, by=cast.alice.pk, at=now)
    conversations.start_round(cast.oosterparkwijk, "", by=cast.alice.pk, at=now)
    page = cast.client(cast.alice).get(f"{AREA}nieuw/?als=oosterparkwijk-2").content.decode()
    assert filled_in(page)["plates"] == ["our-area"]
    assert filled_in(page)["minutes"] == ["60"]
    assert "Dorpshuis" in page


def test_what_cannot_be_copied_is_no_problem(planned, now):
    alice = planned.cast.client(planned.cast.alice)
    for nonsense in ("", "nergens-1", "oosterparkwijk-99", "oosterparkwijk", "-", "x" * 300):
        assert alice.get(f"{AREA}nieuw/", {"als": nonsense}).status_code == 200


def test_an_own_plate_from_form_to_table_marked_everywhere(planned, now):
    alice = planned.cast.client(planned.cast.alice)
    page = alice.get(f"{AREA}eigen-plaat/")
    assert Page(page.content.decode()).wrong("nl") == []
    fields = {"title": "Het dorpshuis", "short": "Onze plek", "question_1": "Wat mis je?", "statement_1": "Vaker open."}
    assert alice.post(f"{AREA}eigen-plaat/", fields).url == f"{AREA}nieuw/"
    form = alice.get(f"{AREA}nieuw/").content.decode()
    assert "Het dorpshuis (eigen plaat)" in form
    made = alice.post(f"{AREA}nieuw/", filled_in(form)).url
    for path in (AREA, made, f"{made}papier/"):
        assert "eigen plaat" in alice.get(path).content.decode(), path
    changed = alice.post(f"{AREA}eigen-plaat/own-1/", fields | {"title": "Ons dorpshuis"})
    assert changed.status_code == 302
    assert Round.objects.get().own["plates"][0]["title"] == "Ons dorpshuis"
    refused = alice.post(f"{AREA}eigen-plaat/", fields | {"title": "Beslissen"})
    assert (refused.status_code, "Onze plek" in refused.content.decode()) == (409, True)


@pytest.mark.parametrize(
    "path", ["papier/", "papier/platen.pdf", "papier/poster.pdf", "papier/draaiboek.pdf", "uitnodiging/"]
)
def test_what_is_for_the_gebiedsteam_is_for_nobody_else(planned, path):
    cast = planned.cast
    assert cast.client().get(HERE + path).status_code == 302
    assert cast.client(cast.bo).get(HERE + path).status_code == 403


# Paper


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("asks", ["met", "zonder"])
def test_every_plate_is_an_accessible_pdf(cast, now, language, asks):
    alice = cast.client(cast.alice)
    conversations.start_round(cast.oosterparkwijk, "", by=cast.alice.pk, at=now)
    alice.post(f"{AREA}nieuw/", filled_in(alice.get(f"{AREA}nieuw/").content.decode()))
    answer = alice.get(f"{HERE}papier/platen.pdf?vragen={asks}&taal={language}&formaat=a4")
    found = plain(text_of(answer))
    content = queries.content_of(Round.objects.select_related("content").get()).in_(language)
    assert pages_of(answer) == len(content.plates) == 14
    for plate in content.plates:
        assert plain(plate.title) in found
        for asked in content.questions_of(plate.key) if asks == "met" else ():
            assert plain(asked.text) in found, asked.key
    beforehand = {"nl": "Iedereen kan deze kruisjes later lezen", "en": "Everyone can read these crosses later"}
    assert (plain(beforehand[language]) in found) == (asks == "met")
    assert PdfReader(io.BytesIO(answer.content)).trailer["/Root"]["/Lang"] == language


@pytest.mark.parametrize(("size", "width"), [("a3", 1191), ("a4", 842)])
def test_one_plate_on_paper_of_either_size(planned, now, size, width):
    answer = planned.cast.client(planned.cast.alice).get(
        f"{HERE}papier/platen.pdf?plaat=deciding&vragen=met&formaat={size}"
    )
    (page,) = PdfReader(io.BytesIO(answer.content)).pages
    assert round(page.mediabox.width) == width
    assert planned.code[:3] in page.extract_text()


def test_every_picture_of_the_plates_is_drawn(cast):
    pictures = {plate.picture for plate in queries.content_with(cast.content.digest).plates}
    assert pictures <= set(drawings.SCENES)
    assert all(drawings.drawing(name).startswith("<svg") for name in [*pictures, "volleyball", "bestaat-niet"])


def test_numbered_sheets_carry_their_number_on_every_page(planned, now):
    alice = planned.cast.client(planned.cast.alice)
    form = {"sheets": 3, "size": "a4", "language": "nl", "plates": ["deciding", COMPASS]}
    address = alice.post(f"{HERE}papier/", form).url
    page = alice.get(address.partition("#")[0]).content.decode()
    (file,) = re.findall(r'href="([^"]+platen\.pdf\?van=[^"]+)"', page)
    answer = alice.get(file.replace("&amp;", "&"))
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(answer.content)).pages]
    assert len(pages) == 9
    for at, text in enumerate(pages):
        assert f"{planned.code}-{at // 3 + 1:03}" in text
    assert Conversation.objects.get().sheets_printed == 3


def test_many_sheets_come_in_files_that_a_printer_can_follow(planned, now):
    alice = planned.cast.client(planned.cast.alice)
    form = {"sheets": 300, "size": "a4", "language": "nl", "plates": planned.plates}
    page = alice.get(alice.post(f"{HERE}papier/", form).url.partition("#")[0]).content.decode()
    spans = [tuple(map(int, span)) for span in re.findall(r"platen\.pdf\?van=(\d+)&amp;tot=(\d+)", page)]
    assert [number for first, last in spans for number in range(first, last + 1)] == list(range(1, 301))
    assert max(last - first + 1 for first, last in spans) * 6 <= 160


@pytest.mark.parametrize("query", ["van=1&tot=40", "van=4&tot=5", "van=x&tot=y", "van=-3&tot=2", "van=9&tot=1"])
def test_numbers_that_were_not_given_out_are_never_printed(planned, now, query):
    planned.host(conversations.number_sheets, 3)
    answer = planned.cast.client(planned.cast.alice).get(f"{HERE}papier/platen.pdf?vragen=met&plaat=deciding&{query}")
    numbers = set(re.findall(rf"{planned.code}-(\d+)", text_of(answer)))
    assert numbers <= {"001", "002", "003"}


def test_more_pages_than_fit_in_a_file_are_refused(planned, now):
    planned.host(conversations.number_sheets, 300)
    alice = planned.cast.client(planned.cast.alice)
    assert alice.get(f"{HERE}papier/platen.pdf?vragen=met&van=1&tot=300").status_code == 404


@pytest.mark.parametrize("sheets", ["0", "301", "", "veel"])
def test_how_many_sheets_at_once(planned, now, sheets):
    form = {"sheets": sheets, "size": "a4", "language": "nl", "plates": ["deciding"]}
    assert planned.cast.client(planned.cast.alice).post(f"{HERE}papier/", form).status_code == 400
    assert Conversation.objects.get().sheets_printed == 0


@pytest.mark.parametrize("size", ["a3", "a4"])
def test_the_poster_says_what_when_where_and_how_to_join(planned, now, size):
    found = text_of(planned.cast.client(planned.cast.alice).get(f"{HERE}papier/poster.pdf?formaat={size}"))
    for words in (
        "In het buurthuis",
        "maandag 4 mei 2026",
        "22:30",
        "Buurthuis",
        planned.code[:3],
        "testserver/meedoen",
    ):
        assert plain(words) in plain(found)


def test_what_people_typed_is_text_on_paper(planned, now):
    cast = planned.cast
    text = PlateText(HOSTILE, HOSTILE, [HOSTILE], [HOSTILE])
    conversations.add_own_plate(planned.round.pk, text, by=cast.alice.pk, at=now)
    conversations.prepare(
        planned.round.pk,
        title=HOSTILE,
        place=HOSTILE * 3,
        starts_at=cast.later(days=1),
        plates=["own-1"],
        by=cast.alice.pk,
        at=now,
    )
    alice = cast.client(cast.alice)
    for paper in ("platen.pdf?vragen=met", "platen.pdf?vragen=zonder", "poster.pdf", "draaiboek.pdf"):
        assert plain("#let x = *1* $y$ \\") in plain(text_of(alice.get(f"{AREA}2/papier/{paper}"))), paper


def test_a_very_full_plate_of_ones_own_stays_on_its_page(planned, now):
    cast = planned.cast
    long = "Wij willen weten wat je ervan vindt en waarom dat zo is, voor wie en hoelang nog. " * 3
    text = PlateText("W" * 60, long[:200], [long[:200]] * 3, [long[:200]] * 3)
    conversations.add_own_plate(planned.round.pk, text, by=cast.alice.pk, at=now)
    conversations.prepare(
        planned.round.pk,
        title="Vol",
        place="",
        starts_at=cast.later(days=1),
        plates=["own-1"],
        by=cast.alice.pk,
        at=now,
    )
    for asks in ("met", "zonder"):
        assert pages_of(cast.client(cast.alice).get(f"{AREA}2/papier/platen.pdf?vragen={asks}")) == 1


# Invitation


def test_the_invitation_reads_in_both_languages(planned, now):
    page = planned.cast.client(planned.cast.alice).get(f"{HERE}uitnodiging/").content.decode()
    assert Page(page).wrong("nl") == []
    assert "Je bent uitgenodigd" in page
    assert "You are invited" in page
    assert "mailto:?subject=" in page
    assert planned.code not in page


def calendar_of(answer):
    assert answer.headers["Content-Type"].startswith("text/calendar")
    made = icalendar.Calendar.from_ical(answer.content)
    (event,) = made.walk("VEVENT")
    return made, event


def test_anybody_puts_a_gathering_in_their_calendar(planned, now):
    made, event = calendar_of(planned.cast.client().get(f"{HERE}agenda.ics"))
    assert (made["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("PUBLISH", "CONFIRMED", 0)
    assert event.start == datetime(2026, 5, 4, 20, 30, tzinfo=UTC)
    assert event.end - event.start == timedelta(minutes=120)
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert event["DTSTAMP"].dt == now
    assert event["UID"] == f"gathering-{planned.pk}@testserver"
    assert (event["SUMMARY"], event["LOCATION"]) == ("In het buurthuis", "Buurthuis")
    assert [zone["TZID"] for zone in made.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


def test_called_off_it_takes_itself_out_of_the_calendar(planned, now):
    uid = calendar_of(planned.cast.client().get(f"{HERE}agenda.ics"))[1]["UID"]
    planned.host(conversations.cancel)
    made, event = calendar_of(planned.cast.client().get(f"{HERE}agenda.ics"))
    assert (made["METHOD"], event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", uid)
    assert event["SEQUENCE"] > 0


def test_each_change_of_plans_makes_a_newer_file_for_the_same_gathering(planned, now):
    cast, visitor = planned.cast, planned.cast.client()
    files = [calendar_of(visitor.get(f"{HERE}agenda.ics"))[1]]
    for days in (7, 14):
        conversations.reschedule(
            planned.pk, starts_at=cast.later(days=days), place="Kantine", minutes=60, by=cast.alice.pk, at=now
        )
        files.append(calendar_of(visitor.get(f"{HERE}agenda.ics"))[1])
    assert files[-1].start == cast.later(days=14)
    assert files[-1]["LOCATION"] == "Kantine"
    planned.host(conversations.cancel)
    files.append(calendar_of(visitor.get(f"{HERE}agenda.ics"))[1])
    assert len({file["UID"] for file in files}) == 1
    assert [file["SEQUENCE"] for file in files] == [0, 1, 2, 3]
    assert files[-1].start == cast.later(days=14), "a program finds what to take out by its moment too"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_was_called_off_keeps_answering_at_its_address(planned, now, prefix):
    planned.host(conversations.cancel)
    visitor = planned.cast.client(language="en" if prefix else "nl")
    page = visitor.get(prefix + HERE)
    html = page.content.decode()
    assert page.status_code == 200
    assert Page(html).wrong("en" if prefix else "nl") == []
    assert ("called off" if prefix else "afgezegd") in html
    assert f'href="{prefix}{HERE}agenda.ics"' in html
    assert "22:30" in html, "when it would have been"
    door = visitor.get(f"{prefix}/g/{planned.code}/")
    assert door.status_code == 410
    assert ("called off" if prefix else "afgezegd") in door.content.decode()


def test_another_moment_from_form_to_page(planned, now):
    alice = planned.cast.client(planned.cast.alice)
    assert f'href="{HERE}verzetten/"' in alice.get(HERE).content.decode()
    form = alice.get(f"{HERE}verzetten/").content.decode()
    assert Page(form).wrong("nl") == []
    fields = filled_in(form)
    assert (fields["starts_at"], fields["place"], fields["minutes"]) == (["2026-05-04T22:30"], ["Buurthuis"], ["120"])
    answer = alice.post(f"{HERE}verzetten/", fields | {"starts_at": "2026-05-12T19:30", "place": "Kantine"})
    assert answer.url == HERE
    page = planned.cast.client().get(HERE).content.decode()
    assert Page(page).wrong("nl") == []
    assert "dinsdag 12 mei 2026" in page
    assert "Kantine" in page
    assert "verzet. Eerst stond ze op 4 mei 2026, 22:30" in page
    assert "4 mei 2026, 22:30" in planned.cast.client().get("/oosterparkwijk/logboek/").content.decode()


def test_a_moment_that_cannot_be_is_shown_back(planned, now):
    alice = planned.cast.client(planned.cast.alice)
    fields = {"starts_at": "2026-04-01T19:30", "place": "Kantine", "minutes": "60"}
    for change, status in (({}, 409), ({"minutes": "5"}, 409), ({"starts_at": "morgen"}, 400)):
        answer = alice.post(f"{HERE}verzetten/", fields | change)
        assert answer.status_code == status
        assert 'value="Kantine"' in answer.content.decode()
        assert Page(answer.content.decode()).wrong("nl") == []
    planned.host(conversations.cancel)
    assert alice.get(f"{HERE}verzetten/").status_code == 409
    assert planned.now.starts_at == planned.cast.later(hours=1)


def test_calling_off_leads_to_the_page_that_says_so(planned, now):
    alice = planned.cast.client(planned.cast.alice)
    answer = alice.post(f"{HERE}leiden/afzeggen/", follow=True)
    assert answer.redirect_chain == [(HERE, 302)]
    html = answer.content.decode()
    assert Page(html).wrong("nl") == []
    assert "Deze bijeenkomst is afgezegd" in html
    assert "?als=oosterparkwijk-1" in html


def test_a_page_of_a_planned_gathering_asks_few_questions_of_the_database(planned, now, django_assert_max_num_queries):
    cast = planned.cast
    conversations.reschedule(
        planned.pk, starts_at=cast.later(days=9), place="Kantine", minutes=60, by=cast.alice.pk, at=now
    )
    cast.client().get(HERE)
    with django_assert_max_num_queries(5):
        cast.client().get(HERE)


def test_text_in_a_calendar_cannot_add_lines_of_its_own(planned, now):
    Conversation.objects.update(title="A\r\nATTENDEE:mailto:x@example.org", place="B;C,D\\E")
    made, event = calendar_of(planned.cast.client().get(f"{HERE}agenda.ics"))
    assert "ATTENDEE" not in event
    assert event["LOCATION"] == "B;C,D\\E"


# Typing over


def number_of(room, number):
    return f"{room.code}-{number:03}"


def sheet_page(host, number, query=""):
    return host.get(f"{HERE}invoeren/blad/{number}/{query}")


def filled(page, **fields):
    """What the browser sends: the key of the form, and what was typed."""
    html = page.content.decode()
    return {
        "key": re.search(r'name="key" value="([^"]+)"', html)[1],
        "sheet": re.search(r'name="sheet" value="([^"]*)"', html)[1],
        "channel": "paper",
        "side": "resident",
        **fields,
    }


ALL_KINDS = {
    "wish-our-area-works": "Het plein\nDe markt\n\n",
    "statement-deciding-listen": "agree",
    "now-deelname": "2",
    "wanted-deelname": "5",
    "triangle": "20,30,50",
}


@pytest.fixture
def typed(room, now):
    """The fields of a sheet with something of every kind, by questions that are really asked."""
    content = queries.content_of(room.round)
    statement = content.block("deciding").statements[0].key
    choice = content.block("openness").choice
    fields = {name: value for name, value in ALL_KINDS.items() if not name.startswith("statement")}
    return fields | {f"statement-{statement}": "agree", f"choice-{choice.key}": choice.options[1].key}


def test_a_whole_sheet_on_one_page(room, host, now, typed):
    room.host(conversations.number_sheets, 20)
    found = host.get(f"{HERE}invoeren/blad/?sheet=14")
    assert found.url == f"{HERE}invoeren/blad/14/"
    page = sheet_page(host, 14)
    assert Page(page.content.decode()).wrong("nl") == []
    saved = host.post(f"{HERE}invoeren/blad/14/", filled(page, age="65+", **typed))
    assert saved.url == f"{HERE}invoeren/?na=14"
    someone = Participant.objects.get()
    assert (someone.sheet, someone.age, someone.channel) == (number_of(room, 14), "65+", "paper")
    said = [one.value for one in Answer.objects.order_by("pk")]
    assert {"text": "Het plein"} in said
    assert {"text": "De markt"} in said
    assert {"now": 2, "wanted": 5} in said
    assert {"weights": [20, 30, 50]} in said
    assert len(said) == 6
    after = host.get(saved.url).content.decode()
    assert Page(after).wrong("nl") == []
    assert 'value="015"' in after
    assert "is bewaard: 6 antwoorden" in after


@pytest.mark.parametrize("scanned", ["http://testserver/oosterparkwijk/gesprek/1/invoeren/blad/7/", "{code}-007", "7"])
def test_a_number_is_typed_or_scanned(room, host, now, scanned):
    answer = host.get(f"{HERE}invoeren/blad/", {"sheet": scanned.format(code=room.code)})
    assert answer.url == f"{HERE}invoeren/blad/7/"


@pytest.fixture
def evening(room, now):
    """An evening that gave out twenty numbers and closed; it goes on online, as gathering 2."""
    room.host(conversations.number_sheets, 20)
    room.host(conversations.close)
    return go_online(room)


ONLINE = f"{AREA}2/invoeren/"


@pytest.mark.parametrize(
    "typed", ["{code}-014", "{lower} 14", "14", "014", "http://x/oosterparkwijk/gesprek/1/invoeren/blad/14/"]
)
def test_a_sheet_of_the_evening_that_is_typed_online_is_found_at_the_evening(room, host, evening, typed):
    typed = typed.format(code=room.code, lower=room.code.lower())
    page = host.get(f"{ONLINE}blad/", {"sheet": typed}, follow=True).content.decode()
    assert Page(page).wrong("nl") == []
    assert number_of(room, 14) in page
    assert "Nog niet ingevoerd" in page
    assert f'autofocus href="{HERE}invoeren/blad/14/"' in page


def test_when_it_was_entered_there_the_page_says_so_and_links_to_it(room, host, evening, typed):
    host.post(f"{HERE}invoeren/blad/14/", filled(sheet_page(host, 14), **typed))
    page = host.get(f"{ONLINE}blad/", {"sheet": "14"}, follow=True).content.decode()
    assert "Al ingevoerd, op 4 mei 2026" in page
    assert f'href="{HERE}invoeren/blad/14/"' in page
    assert "Het plein" in host.get(f"{HERE}invoeren/blad/14/").content.decode()


def test_too_late_is_too_late_wherever_it_is_typed(room, host, evening, now):
    with time_machine.travel(now + timedelta(days=8), tick=False):
        page = host.get(f"{ONLINE}blad/", {"sheet": number_of(room, 14)}, follow=True).content.decode()
    assert "konden" in page or "kon " in page
    assert f'href="{HERE}invoeren/blad/14/"' not in page


def test_a_bare_number_can_be_of_here_after_all(room, host, evening, typed):
    page = host.get(f"{ONLINE}blad/14/").content.decode()
    assert f'href="{ONLINE}blad/14/?hier=1"' in page
    form = host.get(f"{ONLINE}blad/14/?hier=1")
    assert host.post(f"{ONLINE}blad/14/", filled(form, **typed)).status_code == 302
    assert Participant.objects.get().sheet == f"{evening.code}-014"
    assert "is al ingevoerd" in host.get(f"{ONLINE}blad/?sheet=14", follow=True).content.decode()


def test_who_corrects_the_number_to_one_of_the_evening_is_led_there_and_loses_nothing(room, host, evening, typed):
    form = host.get(f"{ONLINE}blad/los/?sheet=tafel 3")
    fields = filled(form, **typed) | {"sheet": number_of(room, 14)}
    answer = host.post(f"{ONLINE}blad/los/", fields)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert Page(html).wrong("nl") == []
    assert "hoort bij een andere bijeenkomst: ‘In het buurthuis’" in html
    assert "Het plein" in html
    assert f'href="{ONLINE}blad/?sheet={number_of(room, 14)}"' in html
    assert not Participant.objects.exists()


def test_a_code_that_no_gathering_has_is_pointed_out_and_possible(room, host, now, typed):
    page = host.get(f"{HERE}invoeren/blad/", {"sheet": "ABC234-007"}, follow=True)
    assert "Geen bijeenkomst heeft deze code" in page.content.decode()
    assert Page(page.content.decode()).wrong("nl") == []
    assert host.post(f"{HERE}invoeren/blad/los/", filled(page, **typed)).status_code == 302


def test_what_was_scanned_of_a_gathering_that_is_not_there(room, host, now):
    answer = host.get(f"{HERE}invoeren/blad/", {"sheet": "http://testserver/de-wijert/gesprek/2/invoeren/blad/7/"})
    assert "/blad/los/" in answer.url


def test_the_page_says_how_the_numbers_of_this_gathering_begin(room, host, now):
    page = host.get(f"{HERE}invoeren/").content.decode()
    assert f"<strong>{room.code}</strong>" in page
    assert Page(page).wrong("nl") == []


def test_the_same_number_twice_shows_what_stands_there(room, host, now, typed):
    host.post(f"{HERE}invoeren/blad/14/", filled(sheet_page(host, 14), **typed))
    page = sheet_page(host, 14).content.decode()
    assert Page(page).wrong("nl") == []
    assert "is al ingevoerd" in page
    assert "Het plein" in page
    going_on = sheet_page(host, 14, "?verder=1").content.decode()
    assert Page(going_on).wrong("nl") == []
    assert re.search(r'value="agree" checked', going_on)


def test_who_types_a_number_that_somebody_else_typed_meanwhile_loses_nothing(room, host, now, typed):
    page = sheet_page(host, 14)
    host.post(f"{HERE}invoeren/blad/14/", filled(sheet_page(host, 14), **typed))
    late = filled(page, **{"wish-our-area-works": "Van mijn blad"})
    refused = host.post(f"{HERE}invoeren/blad/14/", late)
    assert refused.status_code == 409
    assert Page(refused.content.decode()).wrong("nl") == []
    assert "Van mijn blad" in refused.content.decode()
    assert host.post(f"{HERE}invoeren/blad/14/", late | {"sheet": "15"}).status_code == 302
    assert set(Participant.objects.values_list("sheet", flat=True)) == {number_of(room, 14), number_of(room, 15)}


def test_going_on_adds_to_the_same_sheet(room, host, now, typed):
    host.post(f"{HERE}invoeren/blad/14/", filled(sheet_page(host, 14), **typed))
    wrong = Answer.objects.get(value={"text": "De markt"})
    going_on = filled(sheet_page(host, 14, "?verder=1"), again="True", taken_back=[wrong.pk])
    answer = host.post(f"{HERE}invoeren/blad/14/", going_on | {"wish-our-area-works": "De vijver"})
    assert answer.status_code == 302
    said = Answer.objects.filter(withdrawn_at=None, kind="wish").values_list("value", flat=True)
    assert sorted(one["text"] for one in said) == ["De vijver", "Het plein"]
    assert Participant.objects.count() == 1


def test_a_number_that_was_never_printed_is_pointed_out_and_possible(room, host, now, typed):
    room.host(conversations.number_sheets, 3)
    assert "nooit geprint" in sheet_page(host, 77).content.decode()
    assert "nooit geprint" not in sheet_page(host, 3).content.decode()
    assert host.post(f"{HERE}invoeren/blad/77/", filled(sheet_page(host, 77), **typed)).status_code == 302


@pytest.mark.parametrize("channel", ["table", "on-behalf"])
def test_a_table_or_somebody_without_a_phone_on_the_same_page(room, host, now, typed, channel):
    page = host.get(f"{HERE}invoeren/blad/los/?channel={channel}")
    assert Page(page.content.decode()).wrong("nl") == []
    fields = filled(page, **typed) | {"channel": channel, "sheet": "Tafel 3"}
    assert host.post(f"{HERE}invoeren/blad/los/", fields).status_code == 302
    assert Participant.objects.get().channel == channel
    assert "is al ingevoerd" in host.get(f"{HERE}invoeren/blad/?sheet=tafel 3", follow=True).content.decode()


def test_a_sheet_that_is_refused_keeps_all_that_was_typed(room, host, now, typed):
    fields = filled(sheet_page(host, 14), **typed) | {"wish-our-area-works": "x" * 1200, "now-deelname": "9"}
    answer = host.post(f"{HERE}invoeren/blad/14/", fields)
    assert answer.status_code == 400
    assert "x" * 1200 in answer.content.decode()
    answer = host.post(f"{HERE}invoeren/blad/14/", fields | {"now-deelname": "2"})
    assert answer.status_code == 409
    assert "x" * 1200 in answer.content.decode()
    assert Page(answer.content.decode()).wrong("nl") == []
    assert not Participant.objects.exists()


def test_an_empty_sheet_is_not_saved(room, host, now):
    assert host.post(f"{HERE}invoeren/blad/14/", filled(sheet_page(host, 14))).status_code == 409


def test_the_day_after_sheets_are_entered_and_everybody_reads_that(room, host, now, typed):
    room.host(conversations.close)
    sealed = room.now.digest
    with time_machine.travel(now + timedelta(days=1), tick=False):
        assert "opnieuw verzegeld" in host.get(f"{HERE}invoeren/").content.decode()
        assert host.post(f"{HERE}invoeren/blad/14/", filled(sheet_page(host, 14), **typed)).status_code == 302
    assert room.now.digest != sealed
    for path in (HERE, f"{HERE}uitkomsten/"):
        page = room.cast.client().get(path).content.decode()
        assert "1 papieren blad" in page or "1 blad papier" in page, path
    assert "opnieuw verzegeld" in room.cast.client().get("/oosterparkwijk/logboek/", follow=True).content.decode()


def test_after_a_week_the_page_says_that_it_is_over(room, host, now, typed):
    page = sheet_page(host, 14)
    room.host(conversations.close)
    with time_machine.travel(now + timedelta(days=8), tick=False):
        assert "verzegeld nu" in host.get(f"{HERE}invoeren/").content.decode().replace("Nu zijn", "verzegeld nu")
        assert host.post(f"{HERE}invoeren/blad/14/", filled(page, **typed)).status_code == 409
        assert "Voer bladen van die avond in" not in host.get(HERE).content.decode()
    assert not Participant.objects.exists()


@pytest.mark.parametrize("path", ["invoeren/blad/", "invoeren/blad/los/", "invoeren/blad/14/"])
def test_a_resident_types_no_sheets(room, path):
    cast = room.cast
    assert cast.client(cast.bo).get(HERE + path).status_code == 403
    assert cast.client().get(HERE + path).status_code == 302


def test_typing_takes_a_bounded_number_of_queries(room, host, now, typed, django_assert_max_num_queries):
    room.host(conversations.number_sheets, 100)
    for number in range(1, 31):
        host.post(f"{HERE}invoeren/blad/{number}/", filled(sheet_page(host, number), **typed))
    for path in (
        HERE,
        f"{HERE}invoeren/?na=3",
        f"{HERE}invoeren/blad/3/",
        f"{HERE}invoeren/blad/90/",
        f"{HERE}papier/",
    ):
        host.get(path)
        with django_assert_max_num_queries(8):
            assert host.get(path).status_code == 200


def test_a_sheet_with_the_compass_and_the_triangle_shows_both(room, host, now):
    page = sheet_page(host, 1).content.decode()
    assert f'id="{COMPASS}"' in page
    assert f'id="{ARCHETYPES}"' in page
    assert page.count('name="now-') == 40
