# SPDX-License-Identifier: EUPL-1.2
"""Residents' groups and seats: the gebiedsteam writes them down, everybody reads them, nobody seats themselves.

```
                     new group     seat for another   seat for oneself   end a seat
visitor              sign in       sign in            sign in            sign in
resident, chair      403           403                403                403
gebiedsteam here     yes           yes                refused            yes
```
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import queries as people
from samenspraak.config.command import main
from tests.web.pages import Page

WHO = "/oosterparkwijk/wie/"
GROUP = {
    "kind": "bewonersorganisatie",
    "name": "De Buurttuin",
    "speaks_for": "wie er tuiniert",
    "chosen_how": "open voor iedereen",
}


@pytest.fixture(autouse=True)
def one_step(settings):
    """Signing in with one step is enough here; the last test asks for two."""
    settings.STAFF_MFA = False


def today():
    return timezone.localdate()


def seat(**changed):
    until = today() + timedelta(days=700)
    return {"email": "ans@example.org", "role": "lid", "since": today(), "until": until, **changed}


def seat_page(cast):
    return f"{WHO}{cast.wijkraad.pk}/zetel/"


@pytest.mark.parametrize("who", [None, "charlie", "alice"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_reads_who_speaks(cast, who, language):
    prefix = "" if language == "nl" else "/en"
    answer = cast.client(getattr(cast, who) if who else None).get(prefix + WHO)
    assert Page(answer.content.decode()).wrong(language) == []
    assert (b"/zetel/" in answer.content) is (who == "alice")


def test_the_team_writes_down_a_group_and_a_seat(cast):
    browser = cast.client(cast.alice)
    answer = browser.post(f"{WHO}nieuw/", GROUP, follow=True)
    group = people.body_named("bewonersorganisatie", "De Buurttuin")
    assert answer.redirect_chain[0][0] == f"{WHO}{group.pk}/zetel/"
    browser.post(f"{WHO}{group.pk}/zetel/", seat(may_sign="on"))
    ans = people.person_by_email("ans@example.org")
    assert people.seat_for(ans.pk, cast.oosterparkwijk, today(), kinds=["bewonersorganisatie"], signing=True)
    taken = max(ledger.entries(), key=lambda entry: entry.number)
    assert (taken.kind, taken.area) == ("seat.taken", "oosterparkwijk")
    assert taken.actor.startswith("seat:")


@pytest.mark.parametrize("page", ["nieuw/", "seat"])
@pytest.mark.parametrize(("who", "status"), [(None, 302), ("charlie", 403), ("bo", 403), ("wim", 403)])
def test_nobody_else_writes_it_down(cast, page, who, status):
    path, sent = (seat_page(cast), seat()) if page == "seat" else (f"{WHO}nieuw/", GROUP)
    browser = cast.client(getattr(cast, who) if who else None)
    assert browser.post(path, sent).status_code == 403
    assert browser.get(path).status_code == status
    assert people.person_by_email("ans@example.org") is None
    assert people.body_named("bewonersorganisatie", "De Buurttuin") is None


@pytest.mark.parametrize(
    ("changed", "status", "says"),
    [
        ({"email": "alice@example.org"}, 409, "Je kunt jezelf geen zetel geven"),
        ({"email": "ALICE@example.org"}, 409, "Je kunt jezelf geen zetel geven"),
        ({"until": "2000-01-01"}, 409, "De laatste dag komt na de eerste"),
        ({"until": "2099-01-01"}, 409, "hoogstens 4 jaar"),
        ({"until": ""}, 400, ""),
        ({"role": "wijkwethouder"}, 400, ""),
        ({"email": "geen adres"}, 400, ""),
    ],
)
def test_what_cannot_be_is_refused_and_kept(cast, changed, status, says):
    sent = seat(**changed)
    answer = cast.client(cast.alice).post(seat_page(cast), sent)
    text = answer.content.decode()
    assert answer.status_code == status
    assert says in text
    assert str(sent["email"]) in text


def test_the_same_group_twice(cast):
    browser = cast.client(cast.alice)
    browser.post(f"{WHO}nieuw/", GROUP)
    answer = browser.post(f"{WHO}nieuw/", GROUP | {"name": "de buurttuin "})
    assert answer.status_code == 409
    assert "staat er al" in answer.content.decode()


def test_a_seat_that_ends_gives_nothing_any_more(cast):
    held = people.seat_for(cast.bo.pk, cast.oosterparkwijk, today(), kinds=["wijkraad"])
    path = f"{WHO}zetel/{held.seat}/einde/"
    assert cast.client(cast.bo).post(path).status_code == 403
    assert cast.client(cast.alice).post(path).status_code == 302
    assert people.seat_for(cast.bo.pk, cast.oosterparkwijk, today(), kinds=["wijkraad"]) is None
    assert cast.client(cast.alice).post(path).status_code == 404


@pytest.mark.parametrize("path", ["/oude-wijken/wie/", "/nergens/wie/", "/oosterparkwijk/wie/999/zetel/"])
def test_not_there(cast, path):
    assert cast.client(cast.alice).get(path).status_code == 404


def test_a_body_of_the_municipality_is_not_written_down_here(cast):
    browser = cast.client(cast.alice)
    assert browser.post(f"{WHO}nieuw/", GROUP | {"kind": "college"}).status_code == 400
    assert browser.get(f"{WHO}{cast.college.pk}/zetel/").status_code == 404


def test_reading_takes_few_queries(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        Client().get(WHO)


def test_the_first_seat_comes_from_the_command_line(cast, capsys):
    given = ["seat", "gebiedsteam", "Gebiedsteam Zuid", "els@example.org", "ambtenaar", "--area", "zuid"]
    assert main(given) == 0
    els = people.person_by_email("els@example.org")
    assert people.organiser_of(els.pk, cast.de_wijert, today())
    assert main(given) == 1  # two terms of one person in one body
    assert main([*given[:4], "baas"]) == 2
    assert main(["seat", "wijkraad", "Wijkraad Zuid", "els@example.org", "lid", "--area", "de-wijert"]) == 2


def test_officials_need_their_second_step(cast, settings):
    settings.STAFF_MFA = True
    answer = cast.client(cast.alice).post(f"{WHO}nieuw/", GROUP)
    assert answer.status_code == 403
    assert "/account/2fa/" in answer.content.decode()
    assert people.body_named("bewonersorganisatie", "De Buurttuin") is None
