# SPDX-License-Identifier: EUPL-1.2
"""The page where wishes are put together under names, without script: ticks, a name, a list."""

import re

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Answer, WishGroup
from tests.web.pages import Page

BOARD = "/oosterparkwijk/gesprek/1/leiden/wensen/"


@pytest.fixture(autouse=True)
def one_factor(settings):
    """The second step of officials has its own tests."""
    settings.STAFF_MFA = False


@pytest.fixture
def wishes(room):
    """Four wishes at the first plate."""
    return [room.say(room.come_in(), value={"text": f"wens {number}"}).pk for number in range(4)]


def html_of(browser, query="", status=200):
    answer = browser.get(f"{BOARD}{query}")
    html = answer.content.decode()
    assert answer.status_code == status
    assert Page(html).wrong("nl") == []
    return html


def press(browser, deed, /, query="?plaat=our-area", **fields):
    return browser.post(f"{BOARD}{deed}/{query}", fields)


def groups(room):
    return {one.name: one.number for one in queries.groups_at(room.now, "our-area")}


def section(html, group):
    return html.split(f'id="groep-{group}"')[1].split("</section>")[0]


def test_ticking_and_naming(room, host, wishes):
    assert html_of(host).count('name="wishes"') == 4
    answer = press(host, "bij-elkaar", wishes=wishes[:3], name="Groen")
    assert answer.url == f"{BOARD}?plaat=our-area"
    html = html_of(host)
    group = WishGroup.objects.get()
    assert [text in section(html, group.pk) for text in ("wens 0", "wens 2", "wens 3")] == [True, True, False]
    press(host, "zet-bij", wishes=wishes[3:], group=group.pk)
    assert groups(room) == {"Groen": 4}
    assert "Elke wens staat in een groep" in html_of(host)
    press(host, "eruit", wishes=wishes[:1])
    assert groups(room) == {"Groen": 3}


def test_renaming_merging_and_pinning(room, host, wishes):
    press(host, "bij-elkaar", wishes=wishes[:2], name="Een")
    press(host, "bij-elkaar", wishes=wishes[2:], name="Twee")
    one, two = WishGroup.objects.order_by("pk")
    press(host, "hernoemen", group=one.pk, new_name="Eén")
    press(host, "groep-vastzetten", group=one.pk)
    assert "Bovenaan" in section(html_of(host), one.pk)
    press(host, "groep-losmaken", group=one.pk)
    press(host, "samenvoegen", group=one.pk, into=two.pk)
    assert groups(room) == {"Twee": 4}


def test_what_was_ticked_and_typed_stands_there_again_when_it_is_refused(room, host, wishes):
    answer = press(host, "bij-elkaar", wishes=wishes[:2], name="x" * 121)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "121 tekens" in html
    assert f'value="{"x" * 121}"' in html
    ticked = re.findall(r'name="wishes" value="(\d+)"[^>]*checked', html)
    assert sorted(map(int, ticked)) == wishes[:2]
    answer = press(host, "bij-elkaar", name="Groen")
    assert "Vink minstens één wens aan" in answer.content.decode()


def test_a_group_that_a_colleague_just_emptied(room, host, colleague, wishes):
    press(host, "bij-elkaar", wishes=wishes[:2], name="Groen")
    group = WishGroup.objects.get().pk
    press(colleague, "eruit", wishes=wishes[:2])
    answer = press(host, "zet-bij", wishes=wishes[2:], group=group)
    assert answer.status_code == 409
    assert "Deze groep is er niet meer" in answer.content.decode()


def test_a_group_of_another_gathering_is_not_found(room, host, wishes):
    here = queries.conversation_by_id(room.pk)
    made = conversations.prepare(
        here.round_id,
        title="Een andere avond",
        place="",
        starts_at=room.cast.later(days=1),
        plates=room.plates,
        by=room.cast.alice.pk,
        at=room.cast.now,
    )
    foreign = WishGroup.objects.create(conversation=made, plate="our-area", name="Elders", made_at=room.cast.now)
    press(host, "bij-elkaar", wishes=wishes[:1], name="Hier")
    for name, fields in (
        ("zet-bij", {"wishes": wishes[1:], "group": foreign.pk}),
        ("hernoemen", {"group": foreign.pk, "new_name": "Gekaapt"}),
        ("samenvoegen", {"group": WishGroup.objects.get(name="Hier").pk, "into": foreign.pk}),
        ("groep-vastzetten", {"group": foreign.pk}),
    ):
        assert press(host, name, **fields).status_code == 404
    foreign.refresh_from_db()
    assert (foreign.name, foreign.pinned_at) == ("Elders", None)


def test_wrong_addresses(room, host, wishes):
    assert press(host, "ontploffen").status_code == 404
    assert host.get(f"{BOARD}bij-elkaar/").status_code == 405
    assert press(host, "bij-elkaar", wishes=["x", "-1", "9" * 30], name="Groen").status_code == 409
    assert html_of(host, "?plaat=verzonnen&page=999")


def test_wishes_of_another_plate(room, host, wishes):
    room.host(conversations.roam, True)
    there = room.say(room.come_in(), plate="deciding", value={"text": "over beslissen"})
    html = html_of(host, "?plaat=deciding")
    assert "over beslissen" in html
    assert "wens 0" not in html
    answer = press(host, "bij-elkaar", query="?plaat=deciding&page=1", wishes=[there.pk], name="Beslissen")
    assert answer.url == f"{BOARD}?plaat=deciding&page=1"
    assert WishGroup.objects.get().plate == "deciding"


def test_reading_along_on_the_board(room, host, wishes):
    room.host(conversations.check_first, True)
    assert html_of(host).count("(wacht)") == 4
    press(host, "tonen", answer=wishes[0])
    press(host, "vastzetten", answer=wishes[0])
    press(host, "antwoord-verbergen", answer=wishes[1], reason="double")
    html = html_of(host)
    assert html.count("(wacht)") == 2
    assert "(bovenaan)" in html
    assert "Het staat er twee keer" in html
    assert html.count('name="wishes"') == 3, "what is hidden cannot be grouped"


def test_when_the_gathering_closed_meanwhile_the_board_leads_back(room, host, wishes):
    room.host(conversations.close)
    lead = "/oosterparkwijk/gesprek/1/leiden/"
    assert host.get(BOARD).url == lead
    assert press(host, "bij-elkaar", wishes=wishes, name="Te laat").url == lead
    assert not WishGroup.objects.exists()


@pytest.mark.parametrize("who", ["wim", "bo"])
def test_nobody_else_groups(room, wishes, who):
    browser = room.cast.client(getattr(room.cast, who))
    assert press(browser, "bij-elkaar", wishes=wishes, name="Kaping").status_code == 403
    assert not WishGroup.objects.exists()


@pytest.mark.parametrize("count", [5, 130])
def test_however_many_wishes_the_board_takes_the_same_few_queries(room, host, django_assert_max_num_queries, count):
    given = [room.say(room.come_in(), value={"text": f"wens {number}"}).pk for number in range(count)]
    press(host, "bij-elkaar", wishes=given[:3], name="Groep")
    html_of(host)
    with django_assert_max_num_queries(8):
        html = html_of(host)
    assert html.count('name="wishes"') == min(count - 3, 50) + 3


def test_groups_stand_on_the_screen_and_in_the_outcomes(room, host, client, wishes):
    press(host, "bij-elkaar", wishes=wishes[:3], name="Groen <b>")
    for path in (f"/g/{room.code}/scherm/beeld/", "/oosterparkwijk/gesprek/1/uitkomsten/"):
        assert "Groen" not in client.get(path).content.decode()
    room.host(conversations.reveal, "our-area")
    screen = client.get(f"/g/{room.code}/scherm/beeld/").content.decode()
    assert re.search(r"Groen &lt;b&gt; <span class=\"number\">3</span>", screen)
    room.host(conversations.close)
    html = client.get("/oosterparkwijk/gesprek/1/uitkomsten/").content.decode()
    assert Page(html).wrong("nl") == []
    assert "Groen &lt;b&gt;" in html
    assert html.count("wens 0") == 2, "in its group, and where it was said"
    assert Answer.objects.filter(group__isnull=False).count() == 3
