# SPDX-License-Identifier: EUPL-1.2
"""Merging two ideas, on the pages."""

import pytest

from samenspraak.civic.agenda import actions
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.notices import actions as notices
from samenspraak.web.notices import mail
from tests.civic.agenda.test_merging import merged, pair
from tests.web.agenda.test_agenda_pages import LIST, sound

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_time(cast, time_machine):
    time_machine.move_to(cast.now)


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_merging_and_taking_apart(cast, start, language):
    one, other = pair(cast)
    Proposal.objects.filter(pk=one.pk).update(shown_as="Charlie")
    Proposal.objects.filter(pk=other.pk).update(shown_as="Bo")
    team = cast.client(cast.alice, language)
    path = f"{start}{LIST}2/samenvoegen/"
    assert path in sound(team.get(f"{start}{LIST}2/"), language)
    assert one.title in sound(team.get(path), language)
    page = sound(team.post(path, {"into": one.pk}, follow=True), language)
    assert f"{start}{LIST}1/" in page and f"{start}{LIST}2/losmaken/" in page
    target = sound(cast.client().get(f"{start}{LIST}1/"), language)
    assert "Charlie, Bo" in target and f"{start}{LIST}2/" in target
    assert "/losmaken/" not in sound(cast.client(cast.bo, language).get(f"{start}{LIST}2/"), language)
    sound(team.post(f"{start}{LIST}2/losmaken/", follow=True), language)
    assert "Charlie, Bo" not in cast.client().get(f"{start}{LIST}1/").content.decode()


def test_what_is_refused_says_why(cast):
    one, _other = pair(cast)
    for person in (cast.charlie, cast.bo):
        browser = cast.client(person)
        assert "<select" not in sound(browser.get(f"{LIST}2/samenvoegen/"))
        assert browser.post(f"{LIST}2/samenvoegen/", {"into": one.pk}).status_code == 400
        sound(browser.post(f"{LIST}2/losmaken/"), status=409)
    team = cast.client(cast.alice)
    for odd in ("", "x", "99999"):
        sound(team.post(f"{LIST}2/samenvoegen/", {"into": odd}), status=400)
    assert cast.client().get(f"{LIST}2/samenvoegen/").status_code == 302


def test_a_merged_idea_costs_no_more_queries(cast, django_assert_max_num_queries):
    merged(cast)
    for person, most in ((None, 5), (cast.charlie, 8), (cast.bo, 8), (cast.alice, 8)):
        browser = cast.client(person)
        for path in (f"{LIST}1/", f"{LIST}2/"):
            browser.get(path)
            with django_assert_max_num_queries(most):
                assert browser.get(path).status_code == 200


def test_the_letters_can_be_read(cast, mailoutbox):
    _one, other = merged(cast)
    actions.part(other.pk, by=cast.alice.pk, at=cast.now)
    notices.send_due(mail.send, at=cast.now)
    assert len(mailoutbox) == 3
    for letter in mailoutbox:
        assert "http://testserver/oosterparkwijk/agenda/" in letter.body and "{" not in letter.body
