# SPDX-License-Identifier: EUPL-1.2
"""A plate on a phone: nothing typed is lost, nothing is counted twice."""

import re

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Answer
from samenspraak.civic.notices import queries as notices
from tests.web.pages import Page

WISH = "wish-our-area-works"
STATEMENT = "statement-our-area-one"


def at(room, plate="our-area"):
    return f"/g/{room.code}/plaat/{plate}/"


def form_of(answer):
    """The hidden fields of the plate's form: what a browser sends back."""
    html = answer.content.decode()
    return {"key": re.search(r'name="key" value="([^"]+)"', html)[1]}


def test_answering_a_plate_and_looking_back(room, phone):
    fields = form_of(phone.get(at(room)))
    answer = phone.post(at(room), fields | {WISH: "De moestuin", STATEMENT: "agree"}, follow=True)
    html = answer.content.decode()
    assert answer.redirect_chain == [(at(room), 302)]
    assert "De moestuin" in html
    for given in Answer.objects.all():
        assert f"/ontvangst/{given.receipt}/" in html
        assert notices.receipt(given.receipt).status == "received"
    assert re.search(r'value="agree" checked', html)
    assert Page(html).wrong("nl") == []


def test_a_double_click_is_one_answer(room, phone):
    fields = form_of(phone.get(at(room))) | {WISH: "Een keer", STATEMENT: "agree"}
    phone.post(at(room), fields)
    phone.post(at(room), fields)
    assert Answer.objects.count() == 2


def test_two_tabs_the_last_one_counts_and_wishes_stand_side_by_side(room, phone):
    first, second = form_of(phone.get(at(room))), form_of(phone.get(at(room)))
    phone.post(at(room), first | {WISH: "tab een", STATEMENT: "agree"})
    phone.post(at(room), second | {WISH: "tab twee", STATEMENT: "disagree"})
    kept = Answer.objects.filter(withdrawn_at=None)
    assert sorted(one.value["text"] for one in kept.filter(kind="wish")) == ["tab een", "tab twee"]
    assert kept.get(kind="statement").value == {"vote": "disagree"}


def test_sending_nothing_is_no_error(room, phone):
    answer = phone.post(at(room), form_of(phone.get(at(room))) | {WISH: "   "}, follow=True)
    assert answer.status_code == 200
    assert not Answer.objects.exists()


def test_a_plate_that_closed_while_typing_keeps_the_text(room, phone):
    fields = form_of(phone.get(at(room)))
    room.host(conversations.go_to, "deciding")
    answer = phone.post(at(room), fields | {WISH: "bijna klaar", STATEMENT: "pass"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "bijna klaar</textarea>" in html
    assert re.search(r'value="pass" checked', html)
    assert at(room, "deciding") in html
    assert not Answer.objects.exists()
    room.host(conversations.roam, True)
    assert phone.post(at(room), form_of(answer) | {WISH: "bijna klaar"}).status_code == 302


def test_a_gathering_that_closed_while_typing_keeps_the_text(room, phone):
    fields = form_of(phone.get(at(room)))
    room.host(conversations.close)
    answer = phone.post(at(room), fields | {WISH: "te laat"})
    assert answer.status_code == 409
    assert "te laat</textarea>" in answer.content.decode()
    assert not Answer.objects.exists()


def test_a_phone_that_forgot_who_it_is_gets_its_text_back(room, phone):
    fields = form_of(phone.get(at(room)))
    del phone.cookies["deelnemer"]
    answer = phone.post(at(room), fields | {WISH: "een heel verhaal dat niemand kwijt wil"})
    assert answer.status_code == 403
    assert "een heel verhaal dat niemand kwijt wil" in answer.content.decode()


def test_ten_thousand_characters_are_refused_and_kept(room, phone):
    long = "Ik heb veel te zeggen. " * 435
    answer = phone.post(at(room), form_of(phone.get(at(room))) | {WISH: long, "wish-our-area-belongs": "kort"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert long.strip() in html
    assert "kort</textarea>" in html
    assert "1000" in html
    assert not Answer.objects.exists()


def test_hostile_text_is_shown_as_text_everywhere(room, phone, host):
    room.host(conversations.reveal, "our-area")
    phone.post(at(room), form_of(phone.get(at(room))) | {WISH: "<script>alert(1)</script>\u202e omgekeerd"})
    for browser, path in (
        (phone, at(room)),
        (phone, f"/g/{room.code}/scherm/"),
        (phone, "/oosterparkwijk/gesprek/1/uitkomsten/"),
        (host, "/oosterparkwijk/gesprek/1/leiden/"),
    ):
        html = browser.get(path).content.decode()
        assert "&lt;script&gt;" in html, path
        assert "<script>alert" not in html
        assert "\u202e" not in html


@pytest.mark.parametrize(
    ("field", "value"),
    [(STATEMENT, "misschien"), ("choice-our-area-scale", "verzonnen"), ("key", "")],
)
def test_a_form_that_no_browser_would_send(room, phone, field, value):
    answer = phone.post(at(room), form_of(phone.get(at(room))) | {WISH: "echt", field: value})
    assert answer.status_code == 400
    assert "echt</textarea>" in answer.content.decode()


def test_changing_a_wish_puts_the_new_one_in_its_place(room, phone):
    phone.post(at(room), form_of(phone.get(at(room))) | {WISH: "oud"})
    old = Answer.objects.get()
    page = phone.get(f"{at(room)}?wijzig={old.pk}")
    assert "oud</textarea>" in page.content.decode()
    assert f'name="instead" value="{old.pk}"' in page.content.decode()
    fields = form_of(page) | {WISH: "nieuw", "instead": str(old.pk)}
    phone.post(at(room), fields)
    phone.post(at(room), fields)  # a double click
    assert [one.value["text"] for one in Answer.objects.filter(withdrawn_at=None)] == ["nieuw"]


def test_taking_back(room, phone):
    phone.post(at(room), form_of(phone.get(at(room))) | {WISH: "toch niet"})
    given = Answer.objects.get()
    address = f"/g/{room.code}/terugnemen/{given.pk}/"
    assert phone.get(address).status_code == 405
    assert phone.post(address).status_code == 302
    assert "toch niet" not in phone.get(f"/g/{room.code}/mijn/").content.decode()
    phone.post(address)  # twice is no accident
    assert notices.receipt(given.receipt).status == "withdrawn"


def test_nobody_takes_back_or_changes_what_another_said(room, phone):
    phone.post(at(room), form_of(phone.get(at(room))) | {WISH: "van mij"})
    mine = Answer.objects.get()
    other = room.cast.client()
    other.post(f"/g/{room.code}/", {"side": "resident"})
    assert other.post(f"/g/{room.code}/terugnemen/{mine.pk}/").status_code == 404
    assert "van mij" not in other.get(f"{at(room)}?wijzig={mine.pk}").content.decode()
    other.post(at(room), form_of(other.get(at(room))) | {WISH: "van de ander", "instead": str(mine.pk)})
    mine.refresh_from_db()
    assert mine.withdrawn_at is None


def test_the_compass_and_the_triangle(room, phone):
    room.host(conversations.roam, True)
    fields = form_of(phone.get(at(room, "compass"))) | {
        "now-deelname": "2",
        "wanted-deelname": "4",
        "now-inclusie": "3",
    }
    assert phone.post(at(room, "compass"), fields).status_code == 302
    fields = form_of(phone.get(at(room, "archetypes"))) | {"triangle": "20,30,50"}
    assert phone.post(at(room, "archetypes"), fields).status_code == 302
    values = {one.question: one.value for one in Answer.objects.all()}
    assert values == {
        "deelname": {"now": 2, "wanted": 4},
        "inclusie": {"now": 3},
        "triangle": {"weights": [20, 30, 50]},
    }
    html = phone.get(at(room, "compass")).content.decode()
    assert Page(html).wrong("nl") == []
    assert re.search(r'name="wanted-deelname" value="4" checked', html)


@pytest.mark.parametrize(("dot", "status"), [("1,2", 400), ("50,60,10", 409), ("a,b,c", 400), ("-1,50,51", 400)])
def test_a_dot_outside_the_triangle(room, phone, dot, status):
    room.host(conversations.roam, True)
    fields = form_of(phone.get(at(room, "archetypes"))) | {"triangle": dot}
    assert phone.post(at(room, "archetypes"), fields).status_code == status
    assert not Answer.objects.exists()


def test_a_plate_that_does_not_exist(room, phone):
    assert phone.get(at(room, "verzonnen")).status_code == 404


def test_who_did_not_come_in_is_led_to_the_door(room, client):
    assert client.get(at(room)).url == f"/g/{room.code}/"
    assert client.get(f"/g/{room.code}/mijn/").url == f"/g/{room.code}/"
    assert client.post(f"/g/{room.code}/terugnemen/1/").status_code == 404


def test_the_bar_says_where_the_room_is(room, phone):
    part = f"/g/{room.code}/stand/?plaat=our-area"
    assert "De zaal is hier ook" in phone.get(part).content.decode()
    room.host(conversations.go_to, "deciding")
    html = phone.get(part).content.decode()
    assert at(room, "deciding") in html
    assert 'id="standing"' in html
    room.host(conversations.close)
    assert "/uitkomsten/" in phone.get(part).content.decode()


def test_a_hidden_answer_tells_its_giver_why(room, phone):
    phone.post(at(room), form_of(phone.get(at(room))) | {WISH: "met een naam erin"})
    conversations.hide_answer(Answer.objects.get().pk, "personal", by=room.cast.alice.pk, at=room.cast.now)
    assert "Het gaat over een persoon" in phone.get(f"/g/{room.code}/mijn/").content.decode()


def test_english_pages_ask_in_english(room):
    browser = room.cast.client(language="en")
    browser.post(f"/en/g/{room.code}/", {"side": "resident"})
    html = browser.get(f"/en{at(room)}").content.decode()
    content = queries.content_of(room.round)
    assert content.block("our-area").title.in_("en") in html
    assert Page(html).wrong("en") == []


def test_a_plate_takes_a_bounded_number_of_queries(room, phone, django_assert_max_num_queries):
    for number in range(30):
        phone.post(at(room), form_of(phone.get(at(room))) | {WISH: f"wens {number}"})
    with django_assert_max_num_queries(5):
        phone.get(at(room))
    with django_assert_max_num_queries(5):
        phone.get(f"/g/{room.code}/mijn/")


SHEET = "tafel 3, blad 2"


def typed_in(room):
    """A sheet of paper that the gebiedsteam typed in, with one wish."""
    by = room.cast.alice.pk
    sheet = conversations.enter_for(
        room.pk, side="resident", channel="paper", sheet=SHEET, key="k", by=by, at=room.cast.now
    )
    wish = conversations.Input("our-area-works", "wish", {"text": "Van het papier"}, "w")
    return conversations.answer_plate(sheet.pk, plate="our-area", inputs=[wish], by=by, at=room.cast.now)[0]


@pytest.mark.parametrize("forged", [f"sheet paper {SHEET}", f"paper {SHEET}", SHEET])
def test_a_forged_cookie_never_passes_for_a_sheet(room, forged):
    """Whoever knows what stands on a sheet neither reads it nor takes anything of it back."""
    wish = typed_in(room)
    stranger = room.cast.client()
    stranger.cookies["deelnemer"] = forged
    assert "Van het papier" not in stranger.get(f"/g/{room.code}/mijn/", follow=True).content.decode()
    assert stranger.post(f"/g/{room.code}/terugnemen/{wish.pk}/").status_code == 404
    wish.refresh_from_db()
    assert wish.withdrawn_at is None


def test_a_phone_cannot_keep_a_sheet_from_being_typed_in(room, host):
    stranger = room.cast.client()
    stranger.cookies["deelnemer"] = f"sheet paper {SHEET}"
    stranger.post(f"/g/{room.code}/", {"side": "resident"})
    fields = {"channel": "paper", "side": "resident", "sheet": SHEET, "key": "k"}
    answer = host.post("/oosterparkwijk/gesprek/1/invoeren/", fields, follow=True)
    assert answer.status_code == 200
    assert SHEET in answer.content.decode()


def test_an_answer_of_another_phone_cannot_be_taken_back(room, phone):
    given = room.say(room.come_in())
    assert phone.post(f"/g/{room.code}/terugnemen/{given.pk}/").status_code == 404
    given.refresh_from_db()
    assert given.withdrawn_at is None
