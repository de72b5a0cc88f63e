# SPDX-License-Identifier: EUPL-1.2
"""What all groups share: on the room screen, on the pages, and how often one looks for groups while a room talks."""

import re
from datetime import timedelta

import pytest
import time_machine

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.actions import Input
from samenspraak.rulebook.conversations import opinions as rules
from samenspraak.web.conversations import known_groups
from tests.web.conversations.test_reading import another
from tests.web.pages import Page

PLATES = ("our-area", "deciding", "openness")
OUTCOMES = "/oosterparkwijk/gesprek/1/uitkomsten/"
WHOLE = "/oosterparkwijk/gesprek/uitkomsten/"


def statements(room, plate):
    return [one for one in queries.content_of(room.round).questions_of(plate) if one.kind == "statement"]


def vote(room, someone, says):
    """Somebody votes on everything; `says` tells what, by the place of the statement on its plate."""
    for plate in PLATES:
        inputs = [
            Input(one.key, "statement", {"vote": says(place)}, f"{someone.pk}-{one.key}")
            for place, one in enumerate(statements(room, plate))
        ]
        conversations.answer_plate(someone.pk, plate=plate, inputs=inputs, at=room.cast.now)


def two_groups(room, each=8):
    """Two groups that stand across from each other, but for the first statement of each plate."""
    room.host(conversations.roam, True)
    for camp in ("agree", "disagree"):
        for _ in range(each):
            vote(room, room.come_in(), lambda place, camp=camp: camp if place else "agree")


def shown(room, *plates):
    for plate in plates or PLATES:
        room.host(conversations.reveal, plate)


def picture(room, browser):
    return browser.get(f"/g/{room.code}/scherm/beeld/").content.decode()


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def first_statement(room, plate="our-area"):
    return str(statements(room, plate)[0].text)


# On the screen


def test_after_closing_the_screen_says_what_all_groups_share(room, client):
    two_groups(room)
    room.host(conversations.close)
    html = picture(room, client)
    assert Page(client.get(f"/g/{room.code}/scherm/").content.decode()).wrong("nl") == []
    assert "Hierover zeggen alle groepen hetzelfde We zien 2 groepen." in text_of(html)
    for plate in PLATES:
        assert f"{first_statement(room, plate)} Alle groepen: eens" in text_of(html)
    assert str(statements(room, "our-area")[1].text) not in html
    assert "16 van" not in html, "with groups it is not about most people"


def test_without_groups_the_screen_says_nothing_of_groups(room, client):
    room.host(conversations.roam, True)
    for _ in range(9):
        vote(room, room.come_in(), lambda place: "agree")
    room.host(conversations.pause, True)
    assert "groepen" not in picture(room, client)
    room.host(conversations.pause, False)
    shown(room)
    assert "groepen" not in picture(room, client)
    room.host(conversations.close)
    html = picture(room, client)
    assert "groepen" not in html
    assert "9 van de 9" in html


def test_at_a_plate_the_bar_says_that_all_groups_agree(room, client):
    two_groups(room)
    shown(room)
    html = text_of(picture(room, client))
    assert "16 eens: alle groepen" in html
    assert "8 eens: alle groepen" not in html
    assert f"Hierover zeggen alle groepen hetzelfde {first_statement(room, 'deciding')} Eens" in html


def test_in_a_break_the_screen_says_what_all_groups_share_so_far(room, client):
    two_groups(room)
    shown(room, "our-area", "deciding")
    room.host(conversations.pause, True)
    html = text_of(picture(room, client))
    assert "Even pauze" in html
    assert f"{first_statement(room)} Alle groepen: eens" in html
    assert first_statement(room, "openness") not in html, "that plate has not been shown"


def test_groups_are_made_of_what_the_room_saw(room, client):
    """Of plates that were not shown nothing can be told, also not by who stands in which group."""
    two_groups(room)
    shown(room, "our-area")
    assert "groepen" not in picture(room, client)  # three statements are too few


def test_what_the_host_covers_is_gone_at_once(room, client):
    two_groups(room)
    shown(room)
    with time_machine.travel(room.cast.now, tick=False):
        assert first_statement(room, "deciding") in picture(room, client)
        room.host(conversations.hide, "deciding")
        assert first_statement(room, "deciding") not in picture(room, client)


# How often


@pytest.fixture
def looks(monkeypatch):
    """Every time that somebody looks for groups in a room that talks."""
    real, found = queries.votes_to_see, []
    monkeypatch.setattr(queries, "votes_to_see", lambda *args: found.append(args) or real(*args))
    return found


@pytest.fixture
def worked_out(monkeypatch):
    """Every time that groups are worked out."""
    real, found = rules.opinions, []
    monkeypatch.setattr(rules, "opinions", lambda votes, **more: found.append(votes) or real(votes, **more))
    return found


def change(room, someone, vote):
    room.say(someone, "statement", value={"vote": vote})


def test_a_room_that_talks_is_looked_at_once_in_some_seconds(room, client, looks):
    two_groups(room)
    shown(room)
    someone = room.come_in()
    with time_machine.travel(room.cast.now, tick=False) as clock:
        assert "data-again" not in picture(room, client)
        for second, stance in enumerate(("agree", "disagree", "agree", "pass")):
            clock.move_to(room.cast.now + timedelta(seconds=1 + second))
            change(room, someone, stance)
            assert 'data-again="5"' in picture(room, client), "there is something newer to be found in a while"
        assert len(looks) == 1
        clock.move_to(room.cast.now + known_groups.REST)
        assert "data-again" not in picture(room, client)
        assert len(looks) == 2
        picture(room, client)
        assert len(looks) == 2, "nothing has changed since"


def test_what_takes_long_rests_long(room, client, looks, monkeypatch):
    two_groups(room)
    shown(room)
    with time_machine.travel(room.cast.now, tick=False) as clock:
        real = rules.opinions
        monkeypatch.setattr(rules, "opinions", lambda *args, **more: clock.shift(2) or real(*args, **more))
        picture(room, client)
        change(room, room.come_in(), "agree")
        clock.shift(2 * known_groups.SHARE - 1)
        picture(room, client)
        assert len(looks) == 1
        clock.shift(1)
        picture(room, client)
        assert len(looks) == 2


def test_nobody_waits_while_another_looks(room, client, monkeypatch):
    two_groups(room)
    shown(room)
    real, seen = rules.opinions, []

    def slow(*args, **more):
        seen.append(picture(room, client))  # somebody else's screen, in the meantime
        return real(*args, **more)

    with time_machine.travel(room.cast.now, tick=False) as clock:
        monkeypatch.setattr(rules, "opinions", slow)
        assert "alle groepen" in picture(room, client)
        assert "alle groepen" not in seen[0]
        assert "data-again" in seen[0]
        change(room, room.come_in(), "agree")
        clock.shift(known_groups.REST)
        picture(room, client)
        assert "alle groepen" in seen[1], "what was known before"


def test_who_answers_never_waits_for_groups(room, client, looks):
    two_groups(room)
    shown(room)
    phone = room.cast.client()
    phone.post(f"/g/{room.code}/", {"side": "resident"})
    one = statements(room, "our-area")[0]
    phone.post(f"/g/{room.code}/plaat/our-area/", {f"statement-{one.key}": "agree", "key": "k"})
    phone.get(f"/g/{room.code}/plaat/our-area/")
    phone.get(f"/g/{room.code}/stand/")
    assert queries.screen_state(room.code)["answers"] == 161
    assert looks == []


def test_when_only_wishes_came_groups_are_not_worked_out_again(room, client, looks, worked_out):
    two_groups(room)
    shown(room)
    with time_machine.travel(room.cast.now, tick=False) as clock:
        picture(room, client)
        room.say(room.come_in(), value={"text": "Een bankje"})
        clock.shift(known_groups.REST)
        assert "Een bankje" in picture(room, client)
    assert (len(looks), len(worked_out)) == (2, 1)


def test_a_screen_that_looks_for_groups_takes_few_queries(room, client, django_assert_max_num_queries):
    two_groups(room)
    shown(room)
    with django_assert_max_num_queries(5):
        picture(room, client)


# On the pages


def test_pages_keep_the_groups_of_what_is_over(room, client, worked_out):
    two_groups(room)
    room.host(conversations.close)
    other = another(room)
    other.host(conversations.roam, True)
    someone = other.come_in()
    for number in range(3):
        other.say(someone, "statement", value={"vote": "agree" if number % 2 else "disagree"})
        other.host(conversations.roam, bool(number % 2))
        assert "Groep A: 8 mensen" in client.get(WHOLE).content.decode()
        assert "Groep A: 8 mensen" in client.get(OUTCOMES).content.decode()
    assert len(worked_out) == 1, "for the gathering and the round: the same votes"


def test_while_the_first_gathering_goes_on_a_page_tells_nothing_of_groups(room, client):
    """From one moment to the next one could read who voted what: live groups are for the screen in the room."""
    two_groups(room)
    shown(room)
    assert 'id="groepen"' not in client.get(WHOLE).content.decode()
    assert 'id="groepen"' not in client.get(OUTCOMES).content.decode()


def test_a_statement_that_was_taken_away_is_in_no_group(room, client):
    room.host(conversations.roam, True)
    offered = conversations.offer_statement(
        room.come_in().pk, plate="our-area", text="Mijn buurvrouw moet weg.", key="k", at=room.cast.now
    )
    by = {"by": room.cast.alice.pk, "at": room.cast.now}
    conversations.admit_statement(offered.pk, **by)
    room.round.refresh_from_db()
    two_groups(room)
    room.host(conversations.close)
    conversations.take_down_statement(offered.pk, "hurtful", **by)
    for path in (OUTCOMES, WHOLE, f"/g/{room.code}/scherm/beeld/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "buurvrouw" not in answer.content.decode()
