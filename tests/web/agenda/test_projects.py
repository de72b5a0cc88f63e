# SPDX-License-Identifier: EUPL-1.2
"""The page of a project, its deeds, and the money page with its files."""

import csv
import io

import pytest

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.models import Booking, Milestone, Undertaking
from samenspraak.civic.agenda.queries import Pot
from tests.civic.agenda.pictures import Photo
from tests.civic.agenda.projects import RICH, TOGETHER, day, decided, euros, step, underway
from tests.civic.agenda.steps import idea, new_key
from tests.civic.agreements.texts import in_force
from tests.web.agenda.test_agenda_pages import LIST, sound

pytestmark = pytest.mark.django_db
PROJECT, MONEY = f"{LIST}1/uitvoering/", "/oosterparkwijk/geld/"
AGREED = Pot("5.1", 2026)


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.STAFF_MFA = False


@pytest.fixture
def begun(cast, time_machine):
    in_force(cast, RICH)
    found, at = underway(cast)
    time_machine.move_to(at)
    return found, at


def line(pot="5.1:2026", amount="100", **more):
    return {"pot": pot, "amount": amount, "text": "Aarde en planten", "reference": "", "key": new_key(), **more}


# The project


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_from_decided_to_done(cast, time_machine, start, language):
    in_force(cast, RICH)
    _found, at = decided(cast)
    time_machine.move_to(at)
    alice, page = cast.client(cast.alice, language), start + PROJECT
    assert f'action="{page}beginnen/"' in sound(alice.get(page), language)
    assert "beginnen/" not in sound(cast.client(cast.charlie).get(page), language)
    sound(alice.post(f"{page}beginnen/", follow=True), language)
    asked = {"title": "Graven", "due": day(at, days=9).isoformat(), "key": "k"}
    sound(alice.get(f"{page}stap/"), language)
    sound(alice.post(f"{page}stap/", asked, follow=True), language)
    moved = {"due": day(at, days=20).isoformat(), "reason": "Er ligt <ijs>."}
    sound(alice.get(f"{page}stap/1/verzetten/"), language)
    assert "Er ligt &lt;ijs&gt;." in sound(alice.post(f"{page}stap/1/verzetten/", moved, follow=True), language)
    done = {"on": day(at).isoformat(), "text": "Gegraven.", "picture": Photo(), "alt": "Een kuil."}
    sound(alice.get(f"{page}stap/1/klaar/"), language)
    shown = sound(alice.post(f"{page}stap/1/klaar/", done, follow=True), language)
    assert 'alt="Een kuil."' in shown and "Gegraven." in shown
    sound(alice.get(f"{page}einde/"), language)
    sound(alice.post(f"{page}einde/", {"how": "done", "text": "De tuin is open."}, follow=True), language)
    for path in (page, f"{start}{LIST}1/"):
        assert "De tuin is open." in sound(cast.client().get(path), language)
    assert Undertaking.objects.get().status == "done"
    assert "stap/" not in cast.client(cast.alice).get(page).content.decode()


def test_there_is_no_project_before_it_was_decided(cast, time_machine):
    in_force(cast, RICH)
    time_machine.move_to(cast.now)
    idea(cast)
    for path in (PROJECT, f"{PROJECT}stap/", f"{PROJECT}einde/", f"{LIST}9/uitvoering/"):
        assert cast.client(cast.alice).get(path).status_code == 404
    for path in (f"{PROJECT}reserveren/", f"{PROJECT}betaling/"):
        sound(cast.client(cast.alice).get(path))
        sound(cast.client(cast.alice).post(path, line(on="2026-05-04")), status=409)


def test_what_is_refused_says_why_and_keeps_what_was_typed(cast, begun):
    found, at = begun
    step(cast, found, at)
    alice = cast.client(cast.alice)
    page = sound(alice.post(f"{PROJECT}stap/", {"title": "Vroeg", "due": "2026-01-01", "key": "k"}), status=409)
    assert "Deze dag is voorbij" in page and 'value="Vroeg"' in page
    done = {"on": day(at).isoformat(), "text": "Klaar.", "picture": Photo(b"<html>"), "alt": "Iets."}
    assert "niet openen als foto" in sound(alice.post(f"{PROJECT}stap/1/klaar/", done), status=409)
    assert "Er zijn stappen die niet klaar zijn: 1" in sound(
        alice.post(f"{PROJECT}einde/", {"how": "done", "text": "Bijna."}), status=409
    )
    assert Milestone.objects.get().done_on is None
    page = sound(cast.client(cast.bo).get(f"{PROJECT}stap/"))
    assert "De gemeente voert dit uit" in page and 'name="title"' not in page
    assert alice.get(f"{PROJECT}stap/7/klaar/").status_code == 404


def test_where_both_carry_it_out_a_step_says_who(cast, time_machine):
    in_force(cast, TOGETHER)
    _found, at = underway(cast, by=cast.bo)
    time_machine.move_to(at)
    bo = cast.client(cast.bo)
    assert 'name="owner"' in sound(bo.get(f"{PROJECT}stap/"))
    asked = {"title": "Planten", "due": day(at, days=9).isoformat(), "owner": "wijk", "key": "k"}
    assert "de wijk" in sound(bo.post(f"{PROJECT}stap/", asked, follow=True))


def test_a_late_step_stands_on_the_page_and_on_the_desk(cast, begun, time_machine):
    found, at = begun
    step(cast, found, at, days=3)
    time_machine.move_to(at.replace(year=at.year + 1))
    assert "Te laat" in sound(cast.client().get(PROJECT))
    desk = sound(cast.client(cast.alice).get("/werkbank/"))
    assert "Een stap moet klaar" in desk and PROJECT in desk and "Te laat" in desk
    assert PROJECT not in cast.client(cast.bo).get("/werkbank/").content.decode()


# The money


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_book_is_open_to_everybody(cast, begun, start, language):
    found, at = begun
    assert "<table" not in sound(cast.client().get(start + MONEY), language)
    by = {"by": cast.bo.pk, "at": at}
    actions.reserve(found.pk, AGREED, euros(1_000, "=1+1 <b>"), key="r", **by)
    actions.pay(found.pk, AGREED, euros(250), key="b", by=cast.alice.pk, at=at)
    page = sound(cast.client().get(start + MONEY), language)
    for words in ("€\xa020.000", "€\xa01.000", "€\xa0250", "€\xa019.000", "=1+1 &lt;b&gt;", "Pluktuin bij de school"):
        assert (words if language == "nl" else words.replace(".", ",", 1)) in page or "€" not in words
    assert sound(cast.client().get(f"{start}{PROJECT}"), language).count("<table") == 1


def test_its_files_say_the_same(cast, begun):
    found, at = begun
    actions.reserve(found.pk, AGREED, euros(1_000, "=1+1"), key="r", by=cast.bo.pk, at=at)
    paid = actions.pay(found.pk, AGREED, euros(250), key="b", by=cast.alice.pk, at=at)
    actions.put_right(paid.pk, amount=25_050, reason="Vijftig cent.", key="c", by=cast.alice.pk, at=at)
    answer = cast.client().get(f"{MONEY}geld.csv")
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row["bedrag"] for row in rows] == ["250,50", "-250,00", "250,00", "1000,00", "20000,00"]
    assert rows[3]["omschrijving"] == "'=1+1" and rows[1]["corrigeert"] == "3"
    whole = cast.client().get(f"{MONEY}geld.json").json()
    assert sum(one["cents"] for one in whole["lines"] if one["kind"] == "paid") == 250_50
    assert whole["lines"][-1] | {"at": ""} == whole["lines"][-1] | {"at": "", "kind": "budget", "article": "5.1"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("stoep,=1+1", "stoep,'=1+1"),  # a spreadsheet that splits at commas would run it
        ("\uff1d1+1", "'\uff1d1+1"),
        ("goot, -2 en 3-4", "goot, -2 en 3-4"),
    ],
)
def test_no_spreadsheet_runs_what_somebody_typed(cast, begun, text, kept):
    found, at = begun
    actions.reserve(found.pk, AGREED, euros(1_000, text), key="r", by=cast.bo.pk, at=at)
    table = cast.client().get(f"{MONEY}geld.csv").content.decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(table), delimiter=";"))["omschrijving"] == kept


def test_money_is_set_aside_paid_and_put_right_on_the_pages(cast, begun):
    _found, at = begun
    bo, alice = cast.client(cast.bo), cast.client(cast.alice)
    assert "Artikel 5.1, 2026" in sound(bo.get(f"{PROJECT}reserveren/"))
    sound(bo.post(f"{PROJECT}reserveren/", line(amount="1.000,50"), follow=True))
    hers = sound(alice.get(f"{PROJECT}reserveren/"))
    assert "Artikel 5.1, 2026" not in hers and "Geld van de gemeente, 2026" in hers
    sound(alice.post(f"{PROJECT}reserveren/", line()), status=400)
    assert "Artikel 5.1, 2026: nog €\xa01.000,50 te betalen" in sound(alice.get(f"{PROJECT}betaling/"))
    assert f"{PROJECT}betaling/" in sound(alice.get(PROJECT)) and f"{PROJECT}betaling/" not in sound(bo.get(PROJECT))
    told = sound(bo.get(f"{PROJECT}betaling/"))
    assert "of de gemeente geeft het uit" in told and 'name="amount"' not in told
    assert "€\xa018.999,50" in sound(bo.post(f"{PROJECT}reserveren/", line(amount="99999")), status=409)
    sound(alice.get(f"{PROJECT}betaling/"))
    sound(alice.post(f"{PROJECT}betaling/", line(amount="12,34", on=day(at).isoformat()), follow=True))
    paid = Booking.objects.get(kind="paid")
    right = f"{MONEY}{paid.number}/rechtzetten/"
    assert "€\xa012,34" in sound(alice.get(right))
    sound(alice.post(right, {"amount": "0", "reason": "Dubbel.", "key": "k"}, follow=True))
    assert queries.balance_of(cast.oosterparkwijk, AGREED).paid == 0
    assert "al rechtgezet" in sound(alice.get(right))
    hidden = f"{MONEY}{paid.number}/verbergen/"
    sound(alice.get(hidden))
    sound(alice.post(hidden, {"reason": "personal"}, follow=True))
    assert "Deze woorden worden niet getoond" in sound(cast.client().get(MONEY))
    assert cast.client(cast.alice).get(f"{MONEY}99/rechtzetten/").status_code == 404


def test_the_municipality_makes_money_available(cast, begun):
    sound(cast.client(cast.alice).get(f"{MONEY}erbij/"))
    sent = {"amount": "500", "text": "Programma spelen", "reference": "B-1", "key": "k"}
    assert "Programma spelen" in sound(cast.client(cast.alice).post(f"{MONEY}erbij/", sent, follow=True))
    assert "geld van de gemeente" in sound(cast.client(cast.bo).get(f"{MONEY}erbij/"))


@pytest.mark.parametrize(("path", "who", "most"), [(PROJECT, None, 5), (MONEY, None, 5), (PROJECT, "alice", 8)])
def test_no_more_queries_than_any_page(cast, begun, path, who, most, django_assert_max_num_queries):
    found, at = begun
    tasks.keep_up(at)
    for number in range(3):
        step(cast, found, at, f"Stap {number}")
        actions.reserve(found.pk, AGREED, euros(10), key=new_key(), by=cast.bo.pk, at=at)
    browser = cast.client(getattr(cast, who) if who else None)
    browser.get(path)
    with django_assert_max_num_queries(most):
        assert browser.get(path).status_code == 200
