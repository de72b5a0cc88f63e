# SPDX-License-Identifier: EUPL-1.2
"""The pages of the logbook: readable, filtered, complete to download."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspraak.civic.ledger import actions, queries
from samenspraak.civic.places import queries as places
from samenspraak.rulebook import ledger
from tests.civic.agreements import texts
from tests.web.pages import Page

pytestmark = pytest.mark.django_db


def record(cast, kind="agreement.signed", area="oosterparkwijk", **facts):
    return actions.record(kind, subject="agreement:1", actor="seat:2", area=area, at=cast.now, **facts)


def numbers(html: str) -> list[int]:
    return [int(name[1:]) for name in Page(html).ids if name[:1] == "n" and name[1:].isdigit()]


def test_newest_first_fifty_a_page(cast):
    for number in range(120):
        record(cast, side="wijk", body=f"Raad {number}")
    client, seen, address = cast.client(), [], "/logboek/"
    while address:
        html = client.get(address).content.decode()
        assert len(numbers(html)) <= 50
        seen += numbers(html)
        older = [link for link in Page(html).links if link.startswith("?voor=")]
        address = f"/logboek/{older[0]}" if older else ""
    newest, _seal = queries.head()
    assert seen == list(range(newest, 0, -1))


def test_filtered_by_place_and_kind(cast):
    signed = record(cast)
    elsewhere = record(cast, area="de-wijert")
    opened = record(cast, kind="ballot.opened")
    client = cast.client()

    def shown(address):
        return set(numbers(client.get(address).content.decode())) & {signed, elsewhere, opened}

    assert shown("/logboek/") == {signed, elsewhere, opened}
    assert shown("/logboek/?wijk=de-wijert") == {elsewhere}
    assert shown("/oosterparkwijk/logboek/") == {signed, opened}
    assert shown("/oosterparkwijk/logboek/?soort=ballot") == {opened}
    assert shown("/logboek/?soort=agreement.signed&wijk=oosterparkwijk") == {signed}
    assert shown(f"/logboek/?voor={elsewhere}") == {signed}


def test_the_newest_deed_stands_there_at_once(cast):
    client = cast.client()
    for address in ("/logboek/", "/oosterparkwijk/logboek/", "/en/logboek/"):
        client.get(address)
        made = record(cast)
        html = client.get(address).content.decode()
        assert numbers(html)[0] == made and f"logboek-{made}.jsonl" in html


def selected(html: str, name: str) -> list[str]:
    """The values that are chosen in a select, of which it must have one."""
    select = re.search(rf'<select name="{name}" [^>]*id="id_{name}"[^>]*>(.*?)</select>', html, re.DOTALL)
    return re.findall(r'<option value="([^"]*)" selected>', select[1])


def test_every_area_and_kind_can_be_chosen_and_what_was_chosen_stays(cast):
    record(cast)
    client = cast.client()
    html = client.get("/logboek/").content.decode()
    assert selected(html, "wijk") == selected(html, "soort") == [""]
    for area in places.areas():
        assert f'<option value="{area.slug}">{area.name}</option>' in html
    html = client.get("/logboek/?wijk=oosterparkwijk&soort=agreement").content.decode()
    assert (selected(html, "wijk"), selected(html, "soort")) == (["oosterparkwijk"], ["agreement"])
    html = client.get("/logboek/?soort=agreement.signed").content.decode()
    assert (selected(html, "wijk"), selected(html, "soort")) == ([""], ["agreement.signed"])
    assert selected(client.get("/logboek/").content.decode(), "wijk") == [""]
    assert '<select name="wijk"' not in client.get("/oosterparkwijk/logboek/").content.decode()


def test_a_wrong_choice_stays_there_as_text(cast):
    html = cast.client().get("/logboek/", {"wijk": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html
    assert selected(html, "wijk") == ["&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"]


def test_a_long_fact_is_shortened_and_a_day_is_written_out(cast):
    record(cast, reason="lang " * 200, since="2026-05-04", until="2026-99-99", remark="", final=False)
    html = cast.client().get("/logboek/").content.decode()
    assert "lang " * 50 in html and "lang " * 61 not in html and "…</dd>" in html
    assert "<dd>4 mei 2026</dd>" in html and "<dd>2026-99-99</dd>" in html and "<dd>nee</dd>" in html
    assert "<dt>remark</dt>" not in html


def test_a_deed_is_a_sentence_in_the_readers_language(cast):
    texts.in_force(cast)
    client = cast.client()
    dutch, english = (client.get(f"{prefix}/oosterparkwijk/logboek/").content.decode() for prefix in ("", "/en"))
    assert "raadsbesluit 2026-041" in dutch
    assert dutch != english and "Grond:" in dutch and "Ground:" in english


def test_a_kind_nobody_knows_shows_itself(cast):
    record(cast, kind="thing.done-once")
    page = cast.client().get("/logboek/")
    assert page.status_code == 200 and "thing.done-once" in page.content.decode()


def test_hostile_facts_are_text(cast):
    record(cast, kind="thing.done", text="<script>alert(1)</script>", more=["<img src=x>"], yes=True, none=None)
    html = cast.client().get("/logboek/").content.decode()
    assert "<script>alert" not in html and "<img src=x" not in html and "&lt;script&gt;" in html


@pytest.mark.parametrize("query", ["voor=abc", "voor=-1", "voor=99999999999999999999999", "wijk=nergens", "soort=<b>"])
def test_a_malformed_question_is_answered_with_what_is_wrong(cast, query):
    answer = cast.client().get(f"/logboek/?{query}")
    assert answer.status_code == 400 and "error-summary" in answer.content.decode()


def test_a_place_that_is_not_there(cast):
    assert cast.client().get("/nergens/logboek/").status_code == 404
    assert cast.client().post("/logboek/").status_code == 405


def test_the_export_is_what_was_sealed_and_holds(cast):
    for number in range(3):
        record(cast, text=f"regel\n{number} – ‘é’ \u2028")
    client = cast.client()
    answer = client.get("/logboek/uitvoer.jsonl")
    told = b"".join(answer.streaming_content).decode()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="logboek-{queries.head()[0]}.jsonl"'
    verdict = ledger.verify(told.split("\n"))
    head = client.get("/logboek/hoofd/").json()
    assert verdict.finding is None
    assert {"number": verdict.entries, "seal": verdict.head} == head
    assert json.loads(told.split("\n")[-2])["facts"]["text"] == "regel\n2 – ‘é’ \u2028"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", ["/logboek/", "/oosterparkwijk/logboek/", "/logboek/?soort=seat", "/logboek/?voor=1"])
def test_every_page_is_sound(cast, path, language):
    record(cast, text="x")
    answer = cast.client().get(("/en" if language == "en" else "") + path)
    assert answer.status_code == 200
    assert Page(answer.content.decode()).wrong(language) == []


def test_queries_are_few_and_do_not_grow(cast):
    def count(path):
        with CaptureQueriesContext(connection) as counted:
            cast.client().get(path)
        return len(counted)

    before = count("/logboek/"), count("/oosterparkwijk/logboek/")
    for _number in range(60):
        record(cast)
    assert (count("/logboek/"), count("/oosterparkwijk/logboek/")) == before
    assert max(before) <= 5


def test_no_name_of_a_person_stands_in_it(cast):
    """Whoever acted is a seat; who signs in, lives somewhere or votes is nobody's business."""
    texts.in_force(cast)
    told = "".join(queries.export()).lower()
    for person in (cast.alice, cast.wim, cast.bo, cast.charlie, cast.dana):
        assert person.email not in told and f'"{person.name.lower()}"' not in told
