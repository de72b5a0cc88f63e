# SPDX-License-Identifier: EUPL-1.2
"""What changed for me: a next version beside the one before, in plain sentences, by who reads them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.people import queries as people
from samenspraak.rulebook.agreements import parse
from samenspraak.rulebook.agreements.changes import Whom, changes
from samenspraak.web.agreements.changed import groups
from samenspraak.web.agreements.reading import Reader
from samenspraak.web.shared import clock
from tests.civic.agreements.texts import BODY, in_force, sign
from tests.rulebook.agreements.strategies import agreements
from tests.web.pages import Page, text_of

pytestmark = pytest.mark.django_db
HERE = "/oosterparkwijk/afspraken/"


@pytest.fixture
def following(cast):
    """Version 2: the wijk decides on safety too, an answer comes in two weeks, and there are three seats more."""
    first = in_force(cast)
    made = actions.draft_next(first.pk, by=cast.bo.pk, at=cast.now)
    by = {"by": cast.bo.pk, "at": cast.now}
    actions.set_say(made.pk, {("safety", "decide"): "decides"}, revision=0, **by)
    reply = {"data": {"kind": "reply", "params": {"days": 14}}, "text": "De gemeente antwoordt binnen 14 dagen."}
    actions.edit_term(made.pk, "6.11", reply, revision=1, **by)
    seats = [{"who": "residents", "seats": 12, "chosen": "elected"}]
    words = "De wijkraad bestaat uit twaalf gekozen bewoners."
    actions.edit_term(made.pk, "3.1", {"data": {**BODY["data"], "composition": seats}, "text": words}, revision=2, **by)
    promised = queries.rows_of(made.pk)
    topics = next(row["data"] for row in promised if row["number"] == "4.1") | {"topics": ["green-play", "safety"]}
    actions.edit_term(made.pk, "4.1", {"data": topics}, revision=3, **by)
    return queries.version_by_id(made.pk)


def shown(cast, person, address=f"{HERE}2/vergelijken/", language="nl"):
    return cast.client(person, language=language).get(address)


def test_in_plain_sentences(cast, following):
    read = text_of(shown(cast, None))
    for sentence in (
        "Over veiligheid beslist de wijk nu. Eerst was dat: adviseert.",
        "Je krijgt voortaan binnen 14 dagen antwoord van de gemeente; dat was 42.",
        "De gemeente antwoordt voortaan binnen 14 dagen; dat was 42.",
        "Wijkraad heeft er plaatsen bij: 3. Het zijn er nu 12.",
    ):
        assert sentence in read


@pytest.mark.parametrize(
    ("who", "first"),
    [
        (None, "residents"),
        ("charlie", "residents"),
        ("dana", "residents"),
        ("bo", "seats"),
        ("alice", "municipality"),
        ("wim", "municipality"),
        ("roos", "council"),
    ],
)
def test_the_readers_own_group_stands_first_and_all_are_there(cast, following, who, first):
    told = shown(cast, who and getattr(cast, who)).context["groups"]
    assert told[0]["whom"] == first
    assert {group["whom"] for group in told} == set(Whom)


def test_advice_and_seats_are_not_for_the_raad(cast, following):
    told = {group["whom"]: group["changes"] for group in shown(cast, None).context["groups"]}
    assert any("beslist de wijk nu" in one["text"] for one in told["council"])
    assert not any("plaatsen" in one["text"] or "antwoord" in one["text"] for one in told["council"])


def test_one_topic(cast, following):
    page = shown(cast, None, f"{HERE}2/vergelijken/?met=1&onderwerp=safety")
    [one] = [one for group in page.context["groups"] for one in group["changes"] if group["whom"] == "seats"][:1]
    assert "Over veiligheid" in one["text"]
    assert "14 dagen antwoord" not in " ".join(
        one["text"] for group in page.context["groups"] for one in group["changes"]
    )
    odd = shown(cast, None, f"{HERE}2/vergelijken/?onderwerp=geluk")
    assert odd.status_code == 200
    assert odd.context["chosen"] == ""


def test_word_by_word_also_for_who_does_not_see_it(cast, following):
    html = shown(cast, None).content.decode()
    assert '<del><span class="visually-hidden">[eruit: </span>negen<span' in html
    assert '<ins><span class="visually-hidden">[erbij: </span>twaalf<span' in html


def test_every_link_leads_to_an_article(cast, following):
    browser = cast.client()
    for group in shown(cast, None).context["groups"]:
        for one in group["changes"]:
            address, _hash, place = one["href"].partition("#")
            assert f'id="{place}"' in browser.get(address).content.decode()


def test_the_agreement_leads_to_it_when_a_next_version_holds(cast, following, monkeypatch):
    assert "Wat er voor jou verandert" not in text_of(shown(cast, None, HERE))
    version = actions.propose(following.pk, revision=following.revision, by=cast.bo.pk, at=cast.now)
    version = sign(cast, version)
    seat = people.seat_for(cast.roos.pk, cast.oosterparkwijk, cast.now.date(), kinds=["griffie"])
    since = cast.later(days=1).date()
    actions.ratify(version.pk, ground="raadsbesluit 2", since=since, until=None, by=seat, at=cast.now)
    assert "Wat er voor jou verandert" not in text_of(shown(cast, None, HERE))  # the first still holds today
    monkeypatch.setattr(clock, "today", lambda: since)
    page = shown(cast, None, HERE)
    assert "Wat er voor jou verandert, vergeleken met versie 1" in text_of(page)
    assert f'href="{HERE}2/vergelijken/?met=1"' in page.content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_in_both_languages_and_with_few_queries(cast, following, language):
    address = f"{'/en' if language == 'en' else ''}{HERE}2/vergelijken/"
    for person, most in ((None, 5), (cast.bo, 8)):
        shown(cast, person, address, language)
        browser = cast.client(person, language=language)
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(address)
        assert len(asked) <= most
        assert not Page(page.content.decode()).wrong(language)


@given(agreements(), agreements())
@settings(max_examples=60)
def test_every_change_has_a_sentence_without_holes(one, other):
    from samenspraak.rulebook.content import parse as read

    before, after = parse(one), parse(other)
    found = read(CONTENT)
    left, right = (Reader(terms, found, CONTENT["safeguards"]["safeguards"]) for terms in (before, after))
    for group in groups(changes(before, after, ("green-play", "safety")), Whom.SEATS, left, right, ("a/", "b/")):
        for told in group["changes"]:
            assert told["text"]
            assert not {"{", "}", "None"} & set(told["text"])
            assert "None" not in told["text"]


def _content():
    from samenspraak import content

    return content.read_set()


CONTENT = _content()
