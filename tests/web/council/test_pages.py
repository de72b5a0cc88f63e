# SPDX-License-Identifier: EUPL-1.2
"""The pages of the raad: one page of all places, a dossier each, the form of the griffie."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.council.models import Decision
from samenspraak.civic.places.models import Area
from tests.cast import NOW
from tests.civic.agreements import texts
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
FORM = {
    "outcome": "agreed",
    "reference": "2026-041",
    "decided_on": "2026-05-04",
    "text": "De raad stemt in <b>met</b> de afspraken.",
    "since": "2026-05-04",
    "until": "2028-05-04",
}
DECIDE = "/raad/oosterparkwijk/besluit/"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def test_from_what_is_asked_to_what_was_decided(cast):
    texts.signed(cast)
    griffie, visitor = cast.client(cast.roos), cast.client()
    overview = visitor.get("/raad/").content.decode()
    assert "Oosterparkwijk" in overview and "Toezegging" in overview
    assert DECIDE in griffie.get("/raad/oosterparkwijk/").content.decode()
    assert DECIDE not in visitor.get("/raad/oosterparkwijk/").content.decode()
    assert griffie.get(DECIDE).status_code == 200
    done = griffie.post(DECIDE, FORM)
    assert (done.status_code, done.headers["Location"]) == (302, "/raad/oosterparkwijk/")
    dossier = visitor.get("/raad/oosterparkwijk/").content.decode()
    assert "2026-041" in dossier and "&lt;b&gt;met&lt;/b&gt;" in dossier
    assert "2026-041" in visitor.get("/raad/").content.decode()
    assert Version.objects.get().status == "in-force"


@pytest.mark.parametrize("path", ["/raad/", "/raad/oosterparkwijk/", "/raad/de-wijert/"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_sound(cast, path, language):
    texts.in_force(cast)
    prefix = "/en" if language == "en" else ""
    answer = cast.client().get(prefix + path)
    assert answer.status_code == 200
    assert Page(answer.content.decode()).wrong(language) == []


def test_nothing_typed_is_lost_when_it_is_refused(cast):
    texts.signed(cast)
    client = cast.client(cast.roos)
    malformed = client.post(DECIDE, {**FORM, "decided_on": "gisteren", "reference": ""})
    assert malformed.status_code == 400
    told = malformed.content.decode()
    assert "De raad stemt in" in told and "gisteren" in told
    refused = client.post(DECIDE, {**FORM, "since": "2026-05-01"})
    assert refused.status_code == 409
    told = refused.content.decode()
    assert "De raad stemt in" in told and "2026-05-01" in told
    assert not Decision.objects.exists()


def test_the_button_sent_twice_records_once(cast):
    texts.signed(cast)
    client = cast.client(cast.roos)
    assert client.post(DECIDE, FORM).status_code == 302
    again = client.post(DECIDE, FORM)
    assert again.status_code == 409 and Decision.objects.count() == 1


def test_nobody_else_gets_in(cast):
    texts.signed(cast)
    for person in (cast.alice, cast.wim, cast.bo, cast.charlie):
        client = cast.client(person)
        assert client.get(DECIDE).status_code == 403
        assert client.post(DECIDE, FORM).status_code == 403
    visitor = cast.client().post(DECIDE, FORM)
    assert visitor.status_code == 403 and "/account/login/" in visitor.content.decode()
    assert not Decision.objects.exists()


def test_a_place_that_is_not_there(cast):
    for path in ("/raad/nergens/", "/raad/oude-wijken/", "/raad/nergens/besluit/"):
        assert cast.client(cast.roos).get(path).status_code == 404


def test_queries_are_few_and_do_not_grow(cast):
    texts.in_force(cast)
    gebied = Area.objects.get(slug="oude-wijken")
    Area.objects.bulk_create(Area(slug=f"wijk-{n}", name=f"Wijk {n}", kind="wijk", parent=gebied) for n in range(100))
    for path, person, most in (
        ("/raad/", None, 5),
        ("/raad/oosterparkwijk/", None, 5),
        ("/raad/", cast.roos, 8),
        ("/raad/oosterparkwijk/", cast.roos, 8),
    ):
        client = cast.client(person)
        client.get(path)
        with CaptureQueriesContext(connection) as counted:
            client.get(path)
        assert len(counted) <= most, (path, person, [query["sql"][:120] for query in counted])


def test_the_overview_is_made_once_and_again_after_every_deed(cast, django_assert_num_queries):
    visitor = cast.client()
    before = visitor.get("/raad/").content.decode()
    assert "Nothing waits for the council now." in visitor.get("/en/raad/").content.decode()
    with django_assert_num_queries(1):
        assert visitor.get("/raad/").content.decode() == before
    version = texts.signed(cast)
    assert "Toezegging" in visitor.get("/raad/").content.decode()
    assert "Nothing waits for the council now." not in visitor.get("/en/raad/").content.decode()
    cast.client(cast.roos).post(DECIDE, FORM)
    after = visitor.get("/raad/").content.decode()
    assert "2026-041" in after and "Toezegging" not in after
    agreements.suspend(version.pk, reason="Even niet.", by=cast.wim.pk, at=cast.later(minutes=1))
    assert visitor.get("/raad/").content.decode() != after


def test_what_is_kept_of_the_overview_is_the_same_for_everybody(cast):
    texts.signed(cast)

    def main(person):
        page = cast.client(person).get("/raad/").content.decode()
        return page[page.index("<main") : page.index("</main>")]

    assert main(cast.roos) == main(None) == main(cast.alice) == main(cast.charlie)
    cast.client(cast.roos).get("/raad/")
    assert "/werkbank/" not in cast.client().get("/raad/").content.decode()


def test_a_period_that_is_too_short_says_why_and_keeps_what_was_typed(cast):
    texts.signed(cast)
    answer = cast.client(cast.roos).post(DECIDE, {**FORM, "until": "2026-06-01", "text": "De raad zegt ja."})
    page = answer.content.decode()
    assert answer.status_code == 409 and "De raad zegt ja." in page
    assert "zit er nog aan vast tot 4 augustus 2026" in page


def test_a_reply_is_late_from_midnight(cast):
    """Also on a page that was kept, with no deed in between."""
    _advice(cast, texts.in_force(cast))
    late = 'data-label="Te late antwoorden"><span class="badge badge-error">1<'
    midnight = datetime(2026, 6, 15, 22, 0, tzinfo=UTC)  # 00.00 in the municipality; the reply was due on 15 June
    with time_machine.travel(midnight - timedelta(seconds=1), tick=False):
        assert late not in cast.client().get("/raad/").content.decode()
    with time_machine.travel(midnight + timedelta(seconds=1), tick=False):
        assert late in cast.client().get("/raad/").content.decode()


def test_late_replies_show(cast):
    """A promise of the municipality that is late stands on the page of the raad, with its place."""
    from samenspraak.civic.council import queries

    version = texts.in_force(cast)
    texts_of_it = _advice(cast, version)
    assert texts_of_it
    late = cast.now.date() + timedelta(days=50)
    assert [one.slug for one in queries.overview(late).overdue] == ["oosterparkwijk"]
    with time_machine.travel(cast.later(days=50), tick=False):
        page = cast.client().get("/raad/").content.decode()
    assert 'href="/oosterparkwijk/agenda/"' in page


def _advice(cast, version):
    """An advice that waits for its answer, as the tables have it: agenda has its own tests of how it comes about."""
    from samenspraak.civic.agenda.models import AgendaItem, Proposal
    from samenspraak.civic.agenda.models import Decision as Advice
    from samenspraak.civic.ballots.models import Ballot

    now = cast.now
    proposal = Proposal.objects.create(
        area=cast.oosterparkwijk, number=1, title="Bankjes", text="Bankjes", topic="safety", channel="phone",
        excerpt="Bankjes", submitted_at=now, receipt="AAAA-BBBB-CCCC", key="k",
    )  # fmt: skip
    item = AgendaItem.objects.create(proposal=proposal, owner="gemeente", placed_at=now, ground="x")
    ballot = Ballot.objects.create(
        area=cast.oosterparkwijk, number=1, subject="proposal:1", question="Bankjes?", status="closed", electorate=10,
        opens_at=now, closes_at=now + timedelta(days=1),
    )  # fmt: skip
    return Advice.objects.create(
        item=item, ballot=ballot, force="advice", outcome="granted", ground="x", at=now,
        reply_due=now.date() + timedelta(days=42), version=version,
    )  # fmt: skip


def test_from_the_proposal_to_a_condition_that_is_met(cast):
    """Each step stands in the dossier and on the page of the text, with who is next."""
    from samenspraak.civic.council.models import Condition

    texts.signed(cast)
    college, griffie, visitor = (cast.client(person) for person in (cast.wim, cast.roos, None))
    path, text = "/raad/oosterparkwijk/voorstel/", "/oosterparkwijk/afspraken/1/"
    assert "het college stelt de afspraken voor aan de raad" in visitor.get(text).content.decode()
    assert path in college.get("/raad/oosterparkwijk/").content.decode()
    proposal = {"reference": "2026-038", "proposed_on": "2026-05-04", "text": "Stem in."}
    early = college.post(path, proposal | {"proposed_on": "2026-05-03"})
    assert early.status_code == 409 and 'id="id_proposed_on_error"' in early.content.decode()
    assert college.post(path, proposal).status_code == 302
    for page in (text, "/raad/oosterparkwijk/"):
        assert "4 mei 2026 (2026-038)" in visitor.get(page).content.decode()
    asked = FORM | {"outcome": "agreed-with-conditions", "condition_2": "Vertel hoe het gaat."}
    undated = griffie.post(DECIDE, asked)
    assert undated.status_code == 409 and 'id="id_due_2_error"' in undated.content.decode()
    assert griffie.post(DECIDE, asked | {"due_2": "2026-06-01"}).status_code == 302
    meet = f"/raad/oosterparkwijk/voorwaarde/{Condition.objects.get().pk}/"
    assert visitor.get(meet).status_code == 302 and cast.client(cast.bo).get(meet).status_code == 403
    assert college.get(meet.replace("oosterparkwijk", "de-wijert")).status_code == 404
    with time_machine.travel(cast.later(days=40), tick=False):
        for page in ("/oosterparkwijk/afspraken/", text, "/raad/oosterparkwijk/", "/raad/"):
            assert "Vertel hoe het gaat." in visitor.get(page).content.decode(), page
        assert "Te laat" in visitor.get("/oosterparkwijk/afspraken/").content.decode()
        assert "Vertel hoe het gaat." in cast.client(cast.bo).get("/werkbank/").content.decode()
        college = cast.client(cast.wim)  # signed in anew: a session does not last so long
        assert college.post(meet, {"met_on": "2026-06-01", "reference": "Brief 7"}).status_code == 302
        assert "Aan voldaan op 1 juni 2026 (Brief 7)" in visitor.get(text).content.decode()
        assert "Vertel hoe het gaat." not in cast.client(cast.bo).get("/werkbank/").content.decode()
