# SPDX-License-Identifier: EUPL-1.2
"""Every input has a number, and the number tells what became of it."""

from datetime import timedelta

import pytest
from django.test import Client

from samenspraak.civic.notices import actions as notices
from tests.cast import NOW
from tests.web.pages import Page


@pytest.fixture
def number(cast):
    return notices.acknowledge("proposal", area="oosterparkwijk", subject="proposal:1", channel="paper", at=NOW)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_are_sound(number, language):
    prefix = "" if language == "nl" else "/en"
    for path, status in (("/ontvangst/", 200), (f"/ontvangst/{number}/", 200), ("/ontvangst/weg/", 404)):
        answer = Client().get(prefix + path)
        assert answer.status_code == status
        assert Page(answer.content.decode()).wrong(language) == []


def test_it_tells_what_came_in_and_how(number):
    page = Client().get(f"/ontvangst/{number}/").content.decode()
    for words in (number, "Een idee voor de agenda", "op papier", "4 mei 2026, 21:30", "Het is binnen en bewaard"):
        assert words in page


def test_it_tells_the_answer(number):
    notices.move("proposal:1", "answered", at=NOW + timedelta(days=3), answer="Dank.\n\nHet bankje <b>komt</b> er.")
    page = Client().get(f"/ontvangst/{number}/").content.decode()
    assert "Het bankje &lt;b&gt;komt&lt;/b&gt; er." in page
    assert "7 mei 2026" in page


@pytest.mark.parametrize("status", ["received", "in-use", "answered", "withdrawn"])
def test_every_status_has_words(number, status):
    notices.move_one(number, status, at=NOW)
    assert f">{status}<" not in Client().get(f"/ontvangst/{number}/").content.decode()


def test_typing_the_number_leads_to_it(number):
    answer = Client().post("/ontvangst/", {"number": number.lower().replace("-", " ")})
    assert answer.headers["Location"] == f"/ontvangst/{number}/"


@pytest.mark.parametrize(("typed", "status"), [("AAAA-BBBB-CCCC", 404), ("", 400), ("x" * 99, 400), ("<script>", 404)])
def test_an_unknown_number_is_said_to_be_so_and_kept(number, typed, status):
    answer = Client().post("/ontvangst/", {"number": typed})
    assert answer.status_code == status
    assert "error-summary" in answer.content.decode()
    assert "<script>" not in answer.content.decode().split("<main")[1].split("</main")[0]


def test_a_receipt_whose_subject_is_gone_leads_to_its_area(cast):
    lost = notices.acknowledge(
        "conversation", area="oosterparkwijk", subject="conversation:999", channel="phone", at=NOW
    )
    page = Client().get(f"/ontvangst/{lost}/").content.decode()
    assert 'href="/oosterparkwijk/"' in page


def test_a_vote_tells_the_day_but_not_the_moment(cast):
    number = notices.acknowledge("vote", area="oosterparkwijk", subject="ballot:999", channel="online", at=NOW)
    page = Client().get(f"/ontvangst/{number}/").content.decode()
    assert "4 mei 2026" in page
    assert "21:30" not in page


def test_it_takes_no_more_than_five_queries(number, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        Client().get(f"/ontvangst/{number}/")
