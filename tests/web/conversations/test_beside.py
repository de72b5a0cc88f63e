# SPDX-License-Identifier: EUPL-1.2
"""All wijken side by side: what everybody may read about every wijk at once."""

from samenspraak.civic.conversations import actions as conversations
from tests.web.conversations.test_reading import text_of

PAGE = "/gesprekken/"


def said(room, count, kind, **values):
    """So many residents answer one question, and the gathering closes."""
    room.host(conversations.roam, True)
    for _ in range(count):
        room.say(room.come_in(), kind, **values)
    room.host(conversations.close)


def test_without_closed_gatherings_there_is_nothing_to_put_side_by_side(room, client):
    room.say(room.come_in())
    assert "Nog niets om naast elkaar te zetten" in text_of(client, PAGE)


def test_a_wijk_stands_there_with_its_numbers_and_what_they_may_be(room, client):
    said(room, 6, "compass", question="zeggenschap")
    html = text_of(client, PAGE)
    assert "Oosterparkwijk" in html
    assert "tussen" in html


def test_few_answers_are_not_shown(room, client):
    said(room, 4, "compass", question="zeggenschap")
    html = text_of(client, PAGE)
    assert "minder dan 5" in html
    assert "tussen 1" not in html


def test_each_kind_of_closed_question_can_be_chosen_and_nonsense_gives_the_first(room, client):
    room.host(conversations.roam, True)
    for _ in range(5):
        someone = room.come_in()
        for kind in ("statement", "choice", "triangle"):
            room.say(someone, kind)
    room.host(conversations.close)
    for question in ("our-area-know-best", "our-area-scale", "triangle"):
        html = text_of(client, f"{PAGE}?vraag={question}")
        assert f'value="{question}" selected' in html
        assert "minder dan 5" not in html
    assert 'value="zeggenschap" selected' in text_of(client, f"{PAGE}?vraag=our-area-story")
    assert 'value="zeggenschap" selected' in text_of(client, f"{PAGE}?vraag=%00<script>")


def test_the_number_of_queries_does_not_grow_with_answers(room, client, django_assert_max_num_queries):
    said(room, 12, "compass")
    client.get(PAGE)
    with django_assert_max_num_queries(3):
        client.get(PAGE)
