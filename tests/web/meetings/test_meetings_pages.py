# SPDX-License-Identifier: EUPL-1.2
"""The pages of meetings: read by everybody, written by who may; nothing typed is lost."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samenspraak.civic.meetings import actions, queries
from samenspraak.civic.meetings.models import Meeting, MeetingPaper, Minutes, Point
from samenspraak.web.shared import fragments
from tests.civic.agenda.steps import idea
from tests.civic.agreements.texts import guard, in_force, without
from tests.civic.meetings.steps import (
    PDF,
    announced,
    by,
    closed,
    decided,
    fresh,
    key,
    members,
    opened,
    planned,
    point,
    sent,
    there,
)
from tests.civic.meetings.steps import written as wrote
from tests.web.pages import Page, text_of

pytestmark = pytest.mark.django_db
HOME = "/oosterparkwijk/vergaderingen/"


@pytest.fixture(autouse=True)
def the_clock(cast):
    fragments.forget()
    with time_machine.travel(cast.now, tick=False) as clock:
        yield clock


def held(cast, **changed):
    seats, found = members(cast), opened(cast, **changed)
    there(cast, found, seats, away=["gus"])
    return seats, found


class TestReading:
    def test_everybody_reads_what_comes_and_what_was(self, cast):
        assert "Er is geen vergadering gepland" in text_of(cast.client().get(HOME))
        announced(cast)
        page = text_of(cast.client().get(HOME))
        assert "Vergadering wijkraad" in page and "Aangekondigd" in page
        assert "Plan een vergadering" not in page
        one = text_of(cast.client().get(f"{HOME}1/"))
        assert "1. Een bankje" in one and "Ja, kom gerust luisteren" in one
        assert "Vergadering wijkraad" in text_of(cast.client().get("/oosterparkwijk/"))

    def test_who_prepares_is_told_that_everybody_reads_along(self, cast):
        """Not only once it was announced, and also behind a closed door."""
        found = planned(cast, public=False, closed_why="Over personen.")
        point(cast, found)
        assert "1. Een bankje" in text_of(cast.client().get(f"{HOME}1/"))
        bo = cast.client(cast.bo)
        for form in ("punt/", "punt/1/", "punt/1/stuk/"):
            said = text_of(bo.get(f"{HOME}1/{form}"))
            assert "meteen lezen, ook als de vergadering zelf besloten is" in said, form

    def test_changes_after_the_announcement_and_a_closed_door_are_plain(self, cast):
        found = announced(cast)
        point(cast, found, "Nog iets", at=cast.later(days=1))
        assert "Toegevoegd op 5 mei 2026" in text_of(cast.client().get(f"{HOME}1/"))
        planned(cast, public=False, closed_why="Het gaat over één gezin.")
        assert "Nee: Het gaat over één gezin." in text_of(cast.client().get(f"{HOME}2/"))

    def test_that_a_point_comes_too_late_to_decide_on_is_said_long_before_the_evening(self, cast, the_clock):
        in_force(cast, [*without("openness"), guard("openness", "6.5", days=14, before=7)])
        found, words = announced(cast, 10), "Te laat om over te besluiten: er is afgesproken dat een punt 7 dagen"
        assert words not in text_of(cast.client().get(f"{HOME}1/"))
        point(cast, found, "Nog iets", at=cast.later(days=4))
        assert text_of(cast.client().get(f"{HOME}1/")).count(words) == 1
        actions.begin(found.pk, **by(cast, at=found.starts_at))
        there(cast, fresh(found), members(cast))
        the_clock.move_to(found.starts_at)
        page = cast.client(cast.bo).get(f"{HOME}1/houden/").content.decode()
        assert "Daarom bespreekt deze vergadering het alleen" in page
        assert "/punt/1/besluit/" in page and "/punt/2/besluit/" not in page
        planned(cast, 5)
        point(cast, Meeting.objects.get(number=2), "Snel nog", at=cast.later(days=10))
        assert words in text_of(cast.client().get(f"{HOME}2/"))

    def test_a_meeting_that_passed_and_was_not_written_down_says_so(self, cast, the_clock):
        announced(cast)
        the_clock.move_to(cast.later(days=11))
        assert "Niemand heeft nog opgeschreven" in text_of(cast.client().get(f"{HOME}1/"))

    def test_votes_by_name_interests_and_minutes(self, cast, the_clock):
        seats, found = held(cast)
        actions.declare_interest(found.pk, 1, seat=seats["els"], text="Voor mijn deur.", **by(cast, at=found.starts_at))
        decided(cast, found, {seats["bo"]: "yes", seats["fay"]: "no"}, minority="Te duur.")
        found = closed(cast, found)
        wrote(cast, found)
        actions.publish_minutes(found.pk, **by(cast, at=cast.later(days=11)))
        the_clock.move_to(cast.later(days=12))
        page = text_of(cast.client().get(f"{HOME}1/"))
        for words in ("Els heeft een eigen belang", "1 voor, 1 tegen", "Te duur.", "We spraken over het bankje.",
                      "Niet aangenomen", "Voor Bo", "Tegen Fay", "Gus",
                      "Over Wijkraad Oosterparkwijk zelf"):  # fmt: skip
            assert words in page, words
        listed = text_of(cast.client().get(f"{HOME}besluiten/?orgaan=Wijkraad Oosterparkwijk"))
        assert "Er komt een bankje." in listed
        assert "Er komt een bankje." not in text_of(cast.client().get(f"{HOME}besluiten/?orgaan=Een ander"))

    def test_the_decision_list_as_data_and_on_paper(self, cast):
        _seats, found = held(cast)
        decided(cast, found, text="=1+1")
        browser = cast.client()
        assert "'=1+1" in browser.get(f"{HOME}besluiten.csv").content.decode()
        [one] = json.loads(browser.get(f"{HOME}besluiten.json").content)["decisions"]
        assert (one["text"], one["meeting"], one["counted"][:3]) == ("=1+1", 1, "Zon")
        for path in ("besluiten.pdf", "1/agenda.pdf", "1/verslag.pdf"):
            assert browser.get(HOME + path).content.startswith(b"%PDF")
        assert browser.get(f"{HOME}besluiten.xml").status_code == 404

    def test_in_a_calendar(self, cast):
        found = announced(cast)
        assert (
            b"SUMMARY:Wijkraad Oosterparkwijk: Vergadering wijkraad"
            in cast.client().get(f"{HOME}1/kalender.ics").content
        )
        actions.call_off(found.pk, why="Ziek.", **by(cast))
        assert b"METHOD:CANCEL" in cast.client().get(f"{HOME}1/kalender.ics").content
        feed = cast.client().get(f"{HOME}kalender.ics").content
        assert b"STATUS:CANCELLED" in feed and b"METHOD:PUBLISH" in feed

    def test_advice_on_an_idea_stands_by_the_idea(self, cast):
        about = idea(cast)
        _seats, found = held(cast, proposal=about.number, task="decide")
        decided(cast, found)
        page = text_of(cast.client().get(f"/oosterparkwijk/agenda/{about.number}/"))
        assert "Advies van Wijkraad Oosterparkwijk" in page

    def test_what_is_not_there(self, cast):
        for path in ("9/", "9/houden/", "1/verslag.pdf", "1/punt/3/"):
            assert cast.client(cast.bo).get(HOME + path).status_code == 404
        announced(cast)
        assert cast.client().get(f"{HOME}1/verslag.pdf").status_code == 404
        assert cast.client(cast.bo).get(f"{HOME}1/punt/3/").status_code == 404
        assert cast.client().get("/oude-wijken/vergaderingen/").status_code == 404

    def test_a_visitor_costs_few_queries(self, cast, django_assert_max_num_queries):
        announced(cast)
        for path in ("", "1/", "besluiten/"):
            cast.client().get(HOME + path)
            with django_assert_max_num_queries(5):
                cast.client().get(HOME + path)


def when(cast, **changed):
    starts = timezone.localtime(cast.later(days=10))
    given = {"body": cast.wijkraad.pk, "title": "Wijkraad in juni", "starts_at": f"{starts:%Y-%m-%dT%H:%M}"}
    return {**given, "minutes_long": 90, "place": "Het buurthuis", "public": "on", "key": "k", **changed}


class TestPreparing:
    def test_from_plan_to_announcement(self, cast):
        bo = cast.client(cast.bo)
        assert "Plan een vergadering" in text_of(bo.get(HOME))
        assert "komen luisteren Zo niet" in text_of(bo.get(f"{HOME}nieuw/")), "a box says itself that it is optional"
        assert bo.post(f"{HOME}nieuw/", when(cast)).headers["Location"] == f"{HOME}1/"
        assert bo.post(f"{HOME}1/punt/", {"title": "Een bankje", "to_decide": "on", "key": "p"}).status_code == 302
        assert bo.post(f"{HOME}1/punt/1/", {"title": "Bankje", "to_decide": "on", "key": "q"}).status_code == 302
        assert (
            bo.post(f"{HOME}1/punt/1/stuk/", {"title": "Kosten", "text": "Tien euro.", "key": "s"}).status_code == 302
        )
        assert "Tien euro." in text_of(bo.get(f"{HOME}1/"))
        assert bo.post(f"{HOME}1/aankondigen/").status_code == 302
        assert "Het stuk is weggehaald." in text_of(bo.post(f"{HOME}1/punt/1/stuk/1/weg/", follow=True))
        assert bo.post(f"{HOME}1/punt/1/weg/").status_code == 302
        assert "Vervallen op" in text_of(bo.get(f"{HOME}1/"))
        assert bo.post(f"{HOME}1/wijzigen/", when(cast, place="De school")).status_code == 302
        assert "Verzet op" in text_of(bo.get(f"{HOME}1/"))
        assert bo.post(f"{HOME}1/afzeggen/", {"why": "Ziek."}).status_code == 302
        assert "Deze vergadering is afgezegd: Ziek." in text_of(bo.get(f"{HOME}1/"))

    @pytest.mark.parametrize(("changed", "status", "words"), [
        ({"title": ""}, 400, "verplicht"),
        ({"public": ""}, 409, "Zeg waarom deze vergadering niet openbaar is"),
        ({"starts_at": "2020-01-01T10:00"}, 409, "Dit moment is voorbij"),
        ({"starts_at": "morgen"}, 400, ""),
    ])  # fmt: skip
    def test_what_was_typed_stays_when_something_is_wrong(self, cast, changed, status, words):
        answer = cast.client(cast.bo).post(f"{HOME}nieuw/", when(cast, **changed))
        assert answer.status_code == status
        page = text_of(answer)
        assert words in page
        assert b"Het buurthuis" in answer.content
        assert not Meeting.objects.exists()

    def test_who_may_not_reads_why(self, cast):
        found = announced(cast)
        for path in ("nieuw/", "1/wijzigen/", "1/punt/", "1/houden/", "1/verslag/"):
            answer = cast.client(cast.charlie).get(HOME + path)
            assert (answer.status_code, "Alleen wie een zetel heeft" in text_of(answer)) == (403, True), path
            assert cast.client().get(HOME + path).status_code == 302
        assert cast.client(cast.charlie).post(f"{HOME}1/aankondigen/").status_code == 403
        assert fresh(found).status == "announced"

    def test_a_link_elsewhere_is_refused_at_its_field(self, cast):
        announced(cast)
        given = {"title": "Stuk", "link": "https://elders.example/", "key": "s"}
        answer = cast.client(cast.bo).post(f"{HOME}1/punt/1/stuk/", given)
        assert answer.status_code == 409
        assert "Alleen een pagina van deze site" in text_of(answer)


class TestHolding:
    def test_from_opening_to_closing_on_one_page(self, cast, the_clock):
        seats, found = members(cast), announced(cast)
        bo = cast.client(cast.bo)
        assert "Openen kan vanaf een uur ervoor" in text_of(bo.get(f"{HOME}1/houden/"))
        the_clock.move_to(found.starts_at)
        assert bo.post(f"{HOME}1/openen/").status_code == 302
        assert "Te weinig om te besluiten" in text_of(bo.get(f"{HOME}1/houden/"))
        states = {f"seat-{seat}": "present" for seat in seats.values()} | {"visitors": "4"}
        assert bo.post(f"{HOME}1/aanwezig/", states).status_code == 302
        assert bo.post(f"{HOME}1/gevraagd/").status_code == 302
        told = {"seat": seats["els"], "text": "Voor mijn deur."}
        assert bo.post(f"{HOME}1/punt/1/belang/", told).status_code == 302
        assert bo.post(f"{HOME}1/punt/1/belang/{seats['els']}/weg/").status_code == 302
        bo.post(f"{HOME}1/punt/1/belang/", told)
        form = bo.get(f"{HOME}1/punt/1/besluit/").content.decode()
        assert f"seat-{seats['bo']}" in form and f"seat-{seats['els']}" not in form
        votes = {f"seat-{seats[name]}": "yes" for name in ("bo", "fay", "gus")}
        assert bo.post(f"{HOME}1/punt/1/besluit/", {"text": "Doen.", "how": "vote", **votes}).status_code == 302
        assert bo.post(f"{HOME}1/punt/1/besluit/terug/").status_code == 302
        assert bo.post(f"{HOME}1/punt/1/besluit/", {"text": "Doen.", "how": "consent"}).status_code == 302
        assert "Aangenomen" in text_of(bo.get(f"{HOME}1/houden/"))
        assert bo.post(f"{HOME}1/sluiten/").headers["Location"] == f"{HOME}1/verslag/"
        assert fresh(found).status == "closed"

    def test_nobody_closes_over_an_undecided_point_by_accident(self, cast, the_clock):
        _seats, found = held(cast)
        the_clock.move_to(found.starts_at)
        bo = cast.client(cast.bo)
        answer = bo.post(f"{HOME}1/sluiten/")
        assert answer.status_code == 409 and "niet vastgelegd wat er is besloten: 1" in text_of(answer)
        assert "Over deze punten is niets besloten: 1" in text_of(answer) and fresh(found).status == "open"
        assert bo.post(f"{HOME}1/sluiten/", {"undecided": "1"}).status_code == 302
        assert fresh(found).status == "closed"

    def test_a_forgotten_vote_is_asked_and_what_was_chosen_stays(self, cast, the_clock):
        seats, found = held(cast)
        the_clock.move_to(found.starts_at)
        bo = cast.client(cast.bo)
        given = {"text": "Er komt een bankje.", "how": "vote", f"seat-{seats['bo']}": "no"}
        answer = bo.post(f"{HOME}1/punt/1/besluit/", given)
        assert answer.status_code == 409
        assert "Van 2 van de aanwezigen ontbreekt de stem" in text_of(answer)
        assert b"Er komt een bankje." in answer.content
        assert bo.post(f"{HOME}1/punt/1/besluit/", {"text": "Ja.", "how": "vote"}).status_code == 400

    def test_what_cannot_be_decided_says_so_before_anybody_types(self, cast, the_clock):
        _seats, found = held(cast, to_decide=False)
        the_clock.move_to(found.starts_at)
        answer = cast.client(cast.bo).get(f"{HOME}1/punt/1/besluit/")
        assert answer.status_code == 409
        page = text_of(answer)
        assert "niet aangekondigd als een punt om over te besluiten" in page
        assert "Wat is voorgelegd?" not in page

    @pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
    def test_a_point_that_came_late_has_no_button_but_says_when_and_why(self, cast, the_clock, start, language):
        in_force(cast, [*without("openness"), guard("openness", "6.5", before=7, days=14)])
        seats, found = members(cast), announced(cast, 10)
        point(cast, found, "Te laat", at=cast.later(days=4))
        actions.begin(found.pk, **by(cast, at=found.starts_at))
        there(cast, fresh(found), seats)
        the_clock.move_to(found.starts_at)
        bo = cast.client(cast.bo, language)
        page = bo.get(f"{start}{HOME}1/houden/")
        assert "1/punt/1/besluit/" in page.content.decode() and "1/punt/2/besluit/" not in page.content.decode()
        why = {"nl": "7 dagen op de agenda staat", "en": "stands on the agenda 7 days before"}[language]
        earliest = {"nl": "Dan kan die vergadering er vanaf 21 mei 2026", "en": "can decide on it from 21 May 2026"}
        assert why in text_of(page, language) and earliest[language] in text_of(page, language)
        form = bo.get(f"{start}{HOME}1/punt/2/besluit/")
        assert form.status_code == 409 and earliest[language] in text_of(form, language)
        late = {"text": "Toch doen.", "how": "consent"}
        assert bo.post(f"{start}{HOME}1/punt/2/besluit/", late).status_code == 409

    def test_while_nothing_can_be_decided_the_page_says_so_once_and_shows_no_button(self, cast, the_clock):
        found = announced(cast)
        point(cast, found, "Nog iets")
        members(cast)
        the_clock.move_to(found.starts_at)
        bo = cast.client(cast.bo)
        bo.post(f"{HOME}1/openen/")
        page = text_of(bo.get(f"{HOME}1/houden/"))
        assert page.count("Nu kan er nog niets worden besloten") == 1 and "Leg het besluit vast" not in page

    def test_the_page_costs_as_much_whatever_the_points_are_about(self, cast, the_clock, django_assert_max_num_queries):
        in_force(cast)
        seats, found = members(cast), planned(cast, 20)
        for topic in ("green-play", "safety", "green-play", ""):
            point(cast, found, f"Over {topic}", topic=topic, task="decide" if topic else "")
        actions.announce(found.pk, **by(cast))
        actions.begin(found.pk, **by(cast, at=found.starts_at))
        there(cast, fresh(found), seats)
        the_clock.move_to(found.starts_at)
        bo = cast.client(cast.bo)
        bo.get(f"{HOME}1/houden/")
        with django_assert_max_num_queries(8):
            page = bo.get(f"{HOME}1/houden/").content.decode()
        assert page.count("/besluit/") == 4

    def test_the_team_types_along_and_decides_nothing(self, cast, the_clock):
        seats, found = held(cast)
        the_clock.move_to(found.starts_at)
        alice = cast.client(cast.alice)
        page = text_of(alice.get(f"{HOME}1/houden/"))
        assert "Je typt mee" in page and "Aanwezig: 3 van de 4. Nodig om te besluiten: 3." in page
        assert page.count("(mag leeg blijven)") == 1, "how many came to listen, and no name of a member"
        assert "Leg het besluit vast" not in page
        assert alice.post(f"{HOME}1/aanwezig/", {f"seat-{seats['gus']}": "present"}).status_code == 302
        assert alice.post(f"{HOME}1/punt/1/besluit/", {"text": "Ja.", "how": "consent"}).status_code == 403
        assert alice.post(f"{HOME}1/sluiten/").status_code == 403

    def test_odd_attendance_is_refused_and_shown_again(self, cast, the_clock):
        seats, found = held(cast)
        the_clock.move_to(found.starts_at)
        answer = cast.client(cast.bo).post(f"{HOME}1/aanwezig/", {f"seat-{seats['bo']}": "asleep", "visitors": "-3"})
        assert answer.status_code == 400
        text_of(answer)


class TestMinutes:
    def test_written_published_and_corrected(self, cast, the_clock):
        _seats, found = held(cast)
        closed(cast, found)
        the_clock.move_to(cast.later(days=11))
        bo = cast.client(cast.bo)
        text_of(bo.get(f"{HOME}1/verslag/"))
        assert bo.post(f"{HOME}1/verslag/publiceren/").status_code == 409
        assert bo.post(f"{HOME}1/verslag/", {"point-1": "Gepraat.", "after-1": "0"}).status_code == 302
        assert "Gepraat." not in text_of(cast.client().get(f"{HOME}1/"))
        assert bo.post(f"{HOME}1/verslag/publiceren/").status_code == 302
        assert "Gepraat." in text_of(cast.client().get(f"{HOME}1/"))
        bo.post(f"{HOME}1/verslag/", {"point-1": "Lang gepraat.", "after-1": "1"})
        answer = bo.post(f"{HOME}1/verslag/publiceren/", {"why": ""})
        assert answer.status_code == 409
        text_of(answer)
        assert bo.post(f"{HOME}1/verslag/publiceren/", {"why": "Het duurde lang."}).status_code == 302
        page = text_of(cast.client().get(f"{HOME}1/"))
        assert "Het duurde lang." in page and "Lang gepraat." in page and "Wat er toen stond" in page
        assert Minutes.objects.count() == 2

    def test_what_was_just_typed_is_published_along(self, cast, the_clock):
        _seats, found = held(cast)
        closed(cast, found)
        the_clock.move_to(cast.later(days=11))
        bo, alice = cast.client(cast.bo), cast.client(cast.alice)
        assert bo.post(f"{HOME}1/verslag/", {"point-1": "Gepraat.", "after-1": "0"}).status_code == 302
        late = {"point-1": "Te laat.", "after-1": "0"}
        answer = bo.post(f"{HOME}1/verslag/publiceren/", late)
        assert answer.status_code == 409 and not Minutes.objects.exists()
        assert "Te laat." in answer.content.decode() and "Gepraat." in text_of(answer)
        typed = {"point-1": "Net getypt.", "after-1": "1"}
        assert alice.post(f"{HOME}1/verslag/publiceren/", typed).status_code == 403
        assert Point.objects.get().minutes == "Net getypt." and not Minutes.objects.exists()
        assert bo.post(f"{HOME}1/verslag/publiceren/", {"point-1": "Nu klaar.", "after-1": "2"}).status_code == 302
        assert "Nu klaar." in text_of(cast.client().get(f"{HOME}1/"))
        assert f'formaction="{HOME}1/verslag/publiceren/"' in bo.get(f"{HOME}1/verslag/").content.decode()
        answer = bo.post(f"{HOME}1/verslag/publiceren/", {"point-1": "Beter.", "after-1": "3", "why": ""})
        assert answer.status_code == 409 and "Beter." in text_of(answer)

    def test_who_may_not_write_reads_nothing_that_is_not_public(self, cast, the_clock):
        _seats, found = held(cast)
        wrote(cast, closed(cast, found))
        the_clock.move_to(cast.later(days=11))
        for person in (cast.charlie, cast.wim):
            for path in ("verslag/", "verslag/publiceren/"):
                answer = cast.client(person).post(f"{HOME}1/{path}", {"point-1": "Van mij.", "after-1": "1"})
                assert answer.status_code == 403
                assert "We spraken over het bankje." not in text_of(answer)
        assert Point.objects.get().minutes == "We spraken over het bankje."

    def test_two_people_typing_at_once(self, cast, the_clock):
        _seats, found = held(cast)
        the_clock.move_to(found.starts_at)
        bo, alice = cast.client(cast.bo), cast.client(cast.alice)
        assert alice.post(f"{HOME}1/verslag/", {"point-1": "Van Alice.", "after-1": "0"}).status_code == 302
        answer = bo.post(f"{HOME}1/verslag/", {"point-1": "Van Bo.", "after-1": "0"})
        assert answer.status_code == 409
        page = answer.content.decode()
        text_of(answer)
        assert "Van Alice." in page and "Van Bo." in page and 'name="after-1" value="1"' in page
        assert bo.post(f"{HOME}1/verslag/", {"point-1": "Van beiden.", "after-1": "1"}).status_code == 302
        assert Point.objects.get().minutes == "Van beiden."

    def test_a_point_that_came_since_the_form_was_opened_keeps_its_text(self, cast, the_clock):
        _seats, found = held(cast)
        second = point(cast, found, "Rondvraag", at=found.starts_at)
        actions.write_minutes(found.pk, [actions.Written(second.number, "Vragen.", 0)], **by(cast, at=found.starts_at))
        the_clock.move_to(found.starts_at)
        bo = cast.client(cast.bo)
        assert bo.post(f"{HOME}1/verslag/", {"point-1": "Gepraat.", "after-1": "0"}).status_code == 302
        assert [one.minutes for one in Point.objects.all()] == ["Gepraat.", "Vragen."]

    def test_late_minutes_show_on_the_page_and_on_the_desk(self, cast, the_clock):
        in_force(cast)
        _seats, found = held(cast)
        closed(cast, found)
        assert queries.day_of(found) + timedelta(days=14) == fresh(found).minutes_due
        the_clock.move_to(cast.later(days=25))
        assert "Verslag is te laat" in text_of(cast.client().get(HOME))
        assert "Schrijf het verslag" in text_of(cast.client(cast.bo).get(f"{HOME}1/"))
        desk = text_of(cast.client(cast.bo).get("/werkbank/"))
        assert "Verslag schrijven: Vergadering wijkraad" in desk
        assert "het verslag moet er uiterlijk 28 mei 2026 zijn" in text_of(
            cast.client().get("/oosterparkwijk/afspraken/borging/")
        )


class TestAFile:
    WHERE = f"{HOME}1/punt/1/stuk/"

    def form(self, data=PDF, **changed):
        file = SimpleUploadedFile("Begroting één.pdf", data, content_type="text/html")
        return {
            "title": "Begroting",
            "text": "",
            "link": "",
            "accessible": "yes",
            "key": key(),
            "file": file,
            **changed,
        }

    @pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
    def test_it_is_put_there_and_downloaded_and_never_opened_in_a_page(self, cast, start, language):
        announced(cast)
        bo = cast.client(cast.bo, language)
        asked = bo.get(start + self.WHERE).content.decode()
        assert 'enctype="multipart/form-data"' in asked and Page(asked).wrong(language) == []
        page = bo.post(start + self.WHERE, self.form(), follow=True).content.decode()
        assert Page(page).wrong(language) == []
        assert f"{start}{self.WHERE}1/bestand.pdf" in page and "PDF, " in page
        assert ("kan lezen" if language == "nl" else "can read it") in page
        answer = cast.client().get(f"{start}{self.WHERE}1/bestand.pdf")
        assert answer.content == PDF and answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == 'attachment; filename="Begroting-een.pdf"'
        assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]

    @pytest.mark.parametrize(("changed", "told"), [
        ({"data": b"<html><script>alert(1)</script>"}, "Dit is geen pdf-bestand"),
        ({"data": b""}, "Dit is geen pdf-bestand"),
        ({"data": b"%PDF-1.7" + b"0" * 14_000_000}, "Hoogstens 10 megabyte"),
        ({"accessible": ""}, "Zeg of iedereen dit bestand kan lezen"),
        ({"accessible": "no"}, "Zeg in een paar regels wat er in het bestand staat"),
    ])  # fmt: skip
    def test_what_is_refused_says_why_and_what_was_typed_stays(self, cast, changed, told):
        announced(cast)
        answer = cast.client(cast.bo).post(self.WHERE, self.form(**changed))
        assert answer.status_code == 409 and told in text_of(answer)
        assert Page(answer.content.decode()).wrong("nl") == [] and 'value="Begroting"' in answer.content.decode()
        assert not MeetingPaper.objects.exists()

    def test_what_not_all_can_read_says_so_and_what_is_in_it_also_on_paper(self, cast):
        found = announced(cast)
        given = {"title": "Kaart", "text": "Waar de bank komt.", "key": key(), "sent": sent(accessible="no")}
        actions.add_paper(found.pk, 1, **given, **by(cast))
        page = text_of(cast.client().get(f"{HOME}1/"))
        assert "Misschien kan niet iedereen dit bestand lezen" in page and "Waar de bank komt." in page
        assert cast.client().get(f"{HOME}1/agenda.pdf").status_code == 200

    def test_what_was_taken_away_or_lies_elsewhere_is_not_there(self, cast):
        found = announced(cast)
        actions.add_paper(found.pk, 1, title="Begroting", key=key(), sent=sent(), **by(cast))
        elsewhere = ("/oosterparkwijk/vergaderingen/1/punt/1/stuk/2/", "/de-wijert/vergaderingen/1/punt/1/stuk/1/")
        for path in elsewhere:
            assert cast.client().get(f"{path}bestand.pdf").status_code == 404
        cast.client(cast.bo).post(f"{self.WHERE}1/weg/")
        assert cast.client().get(f"{self.WHERE}1/bestand.pdf").status_code == 404

    def test_visitors_stay_within_their_queries(self, cast, django_assert_max_num_queries):
        found = announced(cast)
        actions.add_paper(found.pk, 1, title="Begroting", key=key(), sent=sent(), **by(cast))
        with django_assert_max_num_queries(5):
            cast.client().get(f"{self.WHERE}1/bestand.pdf")
