# SPDX-License-Identifier: EUPL-1.2
"""The room screen: what stands on it in each state, how much fits, and that it is made once for everybody."""

import re

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.conversations import Named, Spoken
from samenspraak.web.conversations import cards
from samenspraak.web.conversations.fitting import COLUMN, cut, fitting, lines
from samenspraak.web.conversations.plates import Plate
from samenspraak.web.conversations.results import Picked, Result, Stand
from tests.web.pages import Page


def picture(room, browser):
    html = browser.get(f"/g/{room.code}/scherm/beeld/").content.decode()
    assert 'id="beeld"' in html
    return html


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_before_the_answers_are_shown_only_how_many_answered(room, client):
    for number in range(3):
        someone = room.come_in()
        room.say(someone, value={"text": f"geheim {number}"})
        room.say(someone, "statement")
    room.come_in()
    html = picture(room, client)
    assert "3 van de 4 mensen gaven hier antwoord" in text_of(html)
    assert "geheim" not in html
    assert "stance-bar" not in html


@pytest.mark.parametrize(
    ("plate", "kind", "drawn"), [("compass", "compass", "series"), ("archetypes", "triangle", "dot ")]
)
def test_compass_and_triangle_draw_themselves_while_people_answer(room, client, plate, kind, drawn):
    room.host(conversations.go_to, plate)
    room.say(room.come_in(), kind)
    assert drawn not in picture(room, client)
    room.host(conversations.reveal, plate)
    before = picture(room, client)
    assert drawn in before
    value = {"compass": {"now": 5, "wanted": 1}, "triangle": {"weights": [90, 5, 5]}}[kind]
    room.say(room.come_in(), kind, value=value)
    assert picture(room, client) != before


def test_most_people_is_said_of_a_statement_and_of_no_side(room, client):
    for number in range(6):
        room.say(room.come_in(), "statement", value={"vote": "agree" if number else "disagree"})
    room.host(conversations.reveal, "our-area")
    assert "5 eens: de meesten" in text_of(picture(room, client))


def test_after_closing_it_says_what_most_people_share(room, client):
    for _ in range(6):
        room.say(room.come_in(), "statement", value={"vote": "agree"})
    room.host(conversations.close)
    statement = queries.content_of(room.round).block("our-area").statements[0].text
    html = picture(room, client)
    assert str(statement) in html
    assert "6 van 6" in html or "6 van de 6" in html


def test_no_script_and_no_names(room, kim, client):
    conversations.take_over(room.pk, by=kim.pk, at=room.cast.now)
    html = client.get(f"/g/{room.code}/scherm/").content.decode()
    assert Page(html).wrong("nl") == []
    assert "Kim" not in html
    assert "Alice" not in html


# One picture for everybody who looks


def test_a_burst_of_looking_is_computed_once(room, client, django_assert_max_num_queries, monkeypatch):
    for number in range(20):
        room.say(room.come_in(), value={"text": f"wens {number}"})
    room.host(conversations.reveal, "our-area")
    asked = []
    monkeypatch.setattr(
        "samenspraak.web.conversations.views.screen.queries.shown_at",
        lambda *args, real=queries.shown_at: asked.append(args) or real(*args),
    )
    first = picture(room, client)
    for _ in range(10):
        with django_assert_max_num_queries(3):
            assert picture(room, room.cast.client()) == first
    assert len(asked) == 1
    room.say(room.come_in(), value={"text": "nog een wens"})
    assert "nog een wens" in picture(room, client)
    assert len(asked) == 2


def test_every_deed_makes_the_picture_anew(room, client):
    wish = room.say(room.come_in(), value={"text": "eerste"})
    room.host(conversations.reveal, "our-area")
    by = {"by": room.cast.alice.pk, "at": room.cast.now}
    deeds = [
        lambda: conversations.pin_wish(wish.pk, True, **by),
        lambda: room.host(conversations.group_wishes, "our-area", [wish.pk], "Groep"),
        lambda: conversations.hide_answer(wish.pk, "double", **by),
        lambda: conversations.show_answer(wish.pk, **by),
        lambda: room.host(conversations.write_conclusion, "our-area", "Zo is het.", after=0),
        lambda: room.host(conversations.ask_fit, "our-area", 1),
        lambda: room.host(conversations.pause, True),
        lambda: room.host(conversations.pause, False),
        lambda: room.host(conversations.hide, "our-area"),
        lambda: room.host(conversations.go_to, "deciding"),
    ]
    before = picture(room, client)
    for number, deed in enumerate(deeds):
        deed()
        after = picture(room, client)
        assert after != before, number
        before = after


def test_a_picture_is_never_kept_that_is_older_than_its_state(room, client, monkeypatch):
    """A host reveals between the moment at which the room was read and the moment at which its state is."""
    room.say(room.come_in(), value={"text": "net getoond"})
    real = queries.screen_state

    def while_the_host_presses(code):
        room.host(conversations.reveal, "our-area")
        return real(code)

    monkeypatch.setattr("samenspraak.web.conversations.views.screen.queries.screen_state", while_the_host_presses)
    picture(room, client)
    monkeypatch.setattr("samenspraak.web.conversations.views.screen.queries.screen_state", real)
    assert "net getoond" in picture(room, client)


def test_each_language_has_its_own_picture(room, client):
    assert "gaven hier antwoord" in picture(room, client) or "gaf hier antwoord" in picture(room, client)
    english = room.cast.client(language="en").get(f"/en/g/{room.code}/scherm/beeld/").content.decode()
    assert "people answered here" in english


# How much fits


def test_a_long_wish_is_cut_between_two_words():
    assert cut("kort", 10) == "kort"
    assert cut("een hele lange wens over bomen", 20) == "een hele lange wens…"
    assert cut("een wens,  met\n\nregels", 40) == "een wens, met regels"
    assert cut("x" * 50, 20) == "x" * 19 + "…"
    assert len(cut("woord " * 100, 150)) <= 150


def test_how_many_fit():
    assert fitting([3, 3, 3, 3], 9, 8) == 3
    assert fitting([3, 3, 3, 3], 100, 2) == 2
    assert fitting([], 10, 8) == 0
    assert fitting([50], 10, 8) == 1, "something rather than nothing"
    assert lines("x" * 47, 46) == 2


def a_result(stands=0, options=0):
    bars = [Stand("key", "Een stelling van gewone lengte die op twee regels past.", 9, 5, 2, 2, [], False)] * stands
    picked = Picked(
        "key", "Wie beslist er?", 10, [("De wijk zelf", number, 10) for number in range(1, options + 1)], False
    )
    return Result(Plate("our-area", 1, 3, None), True, stands=bars, picked=picked if options else None)


def wishes(number, length=140):
    return [Spoken(n, "woord " * (length // 6)) for n in range(1, number + 1)]


@pytest.mark.parametrize(("stands", "options"), [(0, 0), (3, 0), (4, 5), (12, 12), (0, 12)])
def test_what_stands_on_the_screen_fits_and_the_rest_is_counted(stands, options):
    shown = cards.answers_on_screen(a_result(stands, options), wishes(40), [])
    beside = COLUMN if stands or options else 2 * COLUMN
    height = sum(card.height for card in shown.cards) + sum(option.height for option in shown.options)
    assert height <= beside
    assert sum(bar.height for bar in shown.bars) <= COLUMN
    assert len(shown.cards) + shown.more == 40
    assert len(shown.bars) + shown.more_bars == stands
    assert shown.cards, "there is always room for a wish"


def test_a_group_counts_its_wishes_when_it_does_not_fit():
    said = [Spoken(n, f"wens {n}", group=n % 12) for n in range(120)]
    shown = cards.answers_on_screen(a_result(), said, [Named(n, f"groep {n}") for n in range(12)])
    assert sum(card.number for card in shown.cards) + shown.more == 120
    assert all(card.quotes for card in shown.cards)


def test_below_a_long_conclusion_there_is_no_room_for_wishes():
    class Text:
        text = "kort"

    assert len(cards.answers_on_screen(a_result(3, 3), wishes(9), [], Text()).cards) == cards.BELOW
    Text.text = "lang " * 150
    shown = cards.answers_on_screen(a_result(3, 3), wishes(9), [], Text())
    assert (shown.cards, shown.more, shown.bars) == ([], 9, ())
