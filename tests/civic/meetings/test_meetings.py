# SPDX-License-Identifier: EUPL-1.2
"""A body of residents meets: planned, announced, held, decided, minuted. Made through the verbs."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.evaluation import queries as evaluation
from samenspraak.civic.evaluation import tasks as safeguards
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.meetings import actions, queries, tasks
from samenspraak.civic.meetings.models import (
    Interest,
    Meeting,
    MeetingPaper,
    MemberVote,
    Minutes,
    PaperFile,
    Point,
    Resolution,
)
from samenspraak.civic.notices.models import Notice
from samenspraak.civic.people import actions as people
from samenspraak.civic.people import queries as seated
from tests.cast import LONG_AGO
from tests.civic.agenda.steps import idea, refusal
from tests.civic.agreements import texts
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
    written,
)

pytestmark = pytest.mark.django_db

OPEN_A_WEEK_BEFORE = [*without("openness"), guard("openness", "6.5", before=7, days=14)]


def kinds(cast) -> list[str]:
    return [one.kind for one in ledger.entries(area="oosterparkwijk") if one.kind.startswith("meeting.")][::-1]


class TestPlanning:
    def test_it_stands_there_at_once_and_is_announced_with_an_agenda(self, cast):
        found = planned(cast)
        assert refusal(actions.announce, found.pk, **by(cast)) == ["meeting-without-agenda"]
        point(cast, found)
        actions.announce(found.pk, **by(cast))
        assert fresh(found).status == "announced"
        assert kinds(cast) == ["meeting.planned", "meeting.point-added", "meeting.announced"]
        assert set(Notice.objects.values_list("kind", "person")) == {("meeting-announced", cast.bo.pk)}
        assert refusal(actions.announce, found.pk, **by(cast)) == ["meeting-announced-already"]

    @pytest.mark.parametrize(("changed", "code"), [
        ({"title": " "}, "text-missing"),
        ({"title": "x" * 121}, "text-too-long"),
        ({"place": ""}, "text-missing"),
        ({"minutes_long": 5}, "meeting-length"),
        ({"days": -1}, "meeting-in-the-past"),
        ({"days": 800}, "meeting-too-far"),
        ({"public": False}, "meeting-closed-without-reason"),
    ])  # fmt: skip
    def test_what_cannot_be_planned(self, cast, changed, code):
        assert refusal(planned, cast, **changed) == [code]
        assert not Meeting.objects.exists()

    def test_closed_it_says_why(self, cast):
        assert planned(cast, public=False, closed_why="Het gaat over één gezin.").closed_why.startswith("Het gaat")

    def test_the_same_form_twice_is_one_meeting(self, cast):
        given = {"title": "Een", "starts_at": cast.later(days=3), "place": "Zaal", "key": "k", **by(cast)}
        first, second = (actions.plan(cast.oosterparkwijk, body=cast.wijkraad.pk, **given) for _ in range(2))
        assert first == second

    def test_the_gebiedsteam_helps_and_nobody_else(self, cast):
        given = {"title": "Een", "starts_at": cast.later(days=3), "place": "Zaal"}
        plan = (actions.plan, cast.oosterparkwijk)
        for person in ("charlie", "dana", "wim", "roos"):
            refused = refusal(*plan, body=cast.wijkraad.pk, key=key(), **given, **by(cast, person))
            assert refused == ["meeting-members-or-team"]
        assert actions.plan(cast.oosterparkwijk, body=cast.wijkraad.pk, key="a", **given, **by(cast, "alice"))
        assert refusal(*plan, body=cast.college.pk, key="b", **given, **by(cast, "alice")) == ["meeting-of-no-body"]

    def test_a_seat_in_another_body_is_not_enough(self, cast):
        panel = people.found("wijkpanel", "Wijkpanel", area=cast.oosterparkwijk, at=cast.now)
        people.seat(cast.charlie.pk, panel, role="lid", since=LONG_AGO, at=cast.now)
        found = planned(cast)
        refused = refusal(actions.call_off, found.pk, why="Ziek.", **by(cast, "charlie"))
        assert refused == ["meeting-members-or-team"]

    def test_moved_after_the_announcement_it_says_what_it_was(self, cast):
        found = announced(cast)
        was = found.starts_at
        given = {"title": found.title, "place": "Het wijkgebouw", "starts_at": cast.later(days=12)}
        actions.reschedule(found.pk, **given, **by(cast))
        found = fresh(found)
        assert (found.was_starts_at, found.was_place, found.revision) == (was, "Het buurthuis", 1)
        assert Notice.objects.filter(kind="meeting-moved").count() == 1
        actions.reschedule(found.pk, **given, **by(cast))
        assert fresh(found).revision == 1

    def test_called_off_it_says_why_and_nothing_happens_any_more(self, cast):
        found = announced(cast)
        assert refusal(actions.call_off, found.pk, why=" ", **by(cast)) == ["text-missing"]
        actions.call_off(found.pk, why="De zaal is dicht.", **by(cast))
        assert fresh(found).cancelled_why == "De zaal is dicht."
        for refused in (
            refusal(actions.begin, found.pk, **by(cast, at=found.starts_at)),
            refusal(actions.write_minutes, found.pk, [], **by(cast)),
            refusal(point, cast, found),
        ):
            assert refused == ["meeting-called-off"]


class TestAgenda:
    def test_what_changes_after_the_announcement_is_seen(self, cast):
        found = announced(cast)
        later = by(cast, at=cast.later(days=1))
        actions.change_point(found.pk, 1, title="Twee bankjes", to_decide=True, **later)
        added = point(cast, found, "Nog iets", at=cast.later(days=1))
        actions.drop_point(found.pk, added.number, **later)
        first, second = Point.objects.all()
        assert (first.was_title, first.title) == ("Een bankje", "Twee bankjes")
        assert first.changed_at > found.announced_at
        assert second.dropped_at
        assert refusal(actions.drop_point, found.pk, 2, **later) == ["point-dropped"]
        assert refusal(actions.drop_point, found.pk, 9, **later) == ["point-not-there"]

    def test_before_it_a_change_leaves_no_mark(self, cast):
        found = planned(cast)
        point(cast, found)
        actions.change_point(found.pk, 1, title="Anders", **by(cast))
        assert not Point.objects.get().changed_at

    def test_about_an_idea_it_has_its_topic(self, cast):
        about = idea(cast)
        made = point(cast, planned(cast), proposal=about.number, task="draw-up")
        assert (made.proposal, made.topic) == (about, "green-play")

    @pytest.mark.parametrize(("changed", "code"), [
        ({"proposal": 99}, "point-of-no-idea"),
        ({"topic": "geen"}, "topic-unknown"),
        ({"task": "decide"}, "point-task-without-topic"),
        ({"title": ""}, "text-missing"),
        ({"text": "x" * 20_001}, "text-too-long"),
    ])  # fmt: skip
    def test_what_cannot_be_a_point(self, cast, changed, code):
        assert refusal(point, cast, planned(cast), **changed) == [code]

    @pytest.mark.parametrize(("given", "codes"), [
        ({"text": "Wat het kost."}, []),
        ({"link": "/oosterparkwijk/agenda/"}, []),
        ({}, ["paper-empty"]),
        ({"link": "https://elders.example/stuk"}, ["paper-link-elsewhere"]),
        ({"link": "//elders.example/stuk"}, ["paper-link-elsewhere"]),
        ({"link": "/\\\\elders.example"}, ["paper-link-elsewhere"]),
        ({"link": "javascript:alert(1)"}, ["paper-link-elsewhere"]),
    ])  # fmt: skip
    def test_a_paper_is_a_text_or_a_page_of_this_site(self, cast, given, codes):
        found = announced(cast)
        add = (actions.add_paper, found.pk, 1)
        asked = {"title": "Begroting", "key": key(), **given, **by(cast)}
        if codes:
            assert refusal(*add, **asked) == codes
        else:
            made = actions.add_paper(found.pk, 1, **asked)
            assert actions.add_paper(found.pk, 1, **asked) == made
            actions.drop_paper(found.pk, 1, 1, **by(cast))
            assert refusal(actions.drop_paper, found.pk, 1, 1, **by(cast)) == ["paper-gone"]


class TestAFileWithAPaper:
    def added(self, cast, **changed):
        given = {"title": "Begroting", "key": key(), "sent": sent(), **changed}
        return actions.add_paper(announced(cast).pk, 1, **given, **by(cast))

    def test_it_is_kept_as_it_was_sent_under_a_clean_name(self, cast):
        made = self.added(cast)
        assert (made.file_name, made.file_size, made.accessible) == ("Begroting-2026.pdf", len(PDF), "yes")
        assert queries.paper_file(made.point.meeting, 1, 1) == ("Begroting-2026.pdf", PDF)
        entry = ledger.entries().first()
        assert (entry.kind, entry.facts["file"]) == ("meeting.paper-added", sha256(PDF).hexdigest())

    @pytest.mark.parametrize(("changed", "codes"), [
        ({"sent": sent(data=b"<html>")}, ["not-a-pdf"]),
        ({"sent": sent(data=PDF + b"0" * 10_000_000)}, ["file-too-heavy"]),
        ({"sent": sent(accessible="")}, ["file-accessible-not-said"]),
        ({"sent": sent(accessible="no")}, ["file-without-words"]),
        ({"link": "/oosterparkwijk/agenda/"}, ["paper-file-or-page"]),
        ({"title": "", "sent": sent(data=b"")}, ["text-missing", "not-a-pdf"]),
    ])  # fmt: skip
    def test_what_cannot_be_put_there(self, cast, changed, codes):
        assert refusal(self.added, cast, **changed) == codes
        assert not PaperFile.objects.exists()

    def test_who_cannot_prepare_sends_nothing(self, cast):
        found = announced(cast)
        given = {"title": "Begroting", "key": key(), "sent": sent()}
        assert refusal(actions.add_paper, found.pk, 1, **given, **by(cast, "charlie")) == ["meeting-members-or-team"]

    def test_the_same_form_twice_is_one_file(self, cast):
        found, once = announced(cast), {"title": "Begroting", "key": key(), "sent": sent(), **by(cast)}
        assert actions.add_paper(found.pk, 1, **once) == actions.add_paper(found.pk, 1, **once)
        assert PaperFile.objects.count() == 1

    def test_when_the_paper_is_taken_away_the_file_is_gone(self, cast):
        made = self.added(cast, sent=sent(accessible="no"), text="Wat het kost.")
        actions.drop_paper(made.point.meeting_id, 1, 1, **by(cast))
        assert queries.paper_file(made.point.meeting, 1, 1) is None and not PaperFile.objects.exists()
        assert MeetingPaper.objects.get().file_name == "Begroting-2026.pdf"

    @pytest.mark.parametrize("wrong", [{"accessible": ""}, {"accessible": "no"}, {"file_name": ""}])
    def test_the_database_holds_it_too(self, cast, wrong):
        made = self.added(cast)
        with pytest.raises(IntegrityError), transaction.atomic():
            MeetingPaper.objects.filter(pk=made.pk).update(**wrong)

    def test_a_list_does_not_read_the_files_along(self, cast):
        found = self.added(cast).point.meeting
        with CaptureQueriesContext(connection) as asked:
            queries.course_of(found)
        assert not any("paperfile" in one["sql"] for one in asked)


class TestHolding:
    def test_not_before_its_hour_and_not_unannounced(self, cast):
        found = announced(cast)
        assert refusal(actions.begin, found.pk, **by(cast)) == ["meeting-not-yet"]
        unannounced = planned(cast)
        late = by(cast, at=unannounced.starts_at)
        assert refusal(actions.begin, unannounced.pk, **late) == ["meeting-not-announced"]
        assert refusal(actions.attend, found.pk, states={}, visitors=0, **late) == ["meeting-not-open"]

    def test_afterwards_it_can_still_be_written_down(self, cast):
        found = announced(cast)
        actions.begin(found.pk, **by(cast, at=found.starts_at + timedelta(days=3)))
        assert fresh(found).status == "open"
        assert refusal(actions.begin, found.pk, **by(cast, at=found.starts_at)) == ["meeting-begun"]

    def test_who_was_there_is_noted_by_seat(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats, away=["gus"])
        course = queries.course_of(found)
        assert course.present == {seats[name] for name in ("bo", "els", "fay")}
        assert fresh(found).visitors == 3
        elsewhere = {cast.alice.seats.get().pk: "present"}
        given = by(cast, at=found.starts_at)
        assert refusal(actions.attend, found.pk, states=elsewhere, visitors=0, **given) == ["attendance-of-no-member"]
        odd = {seats["bo"]: "asleep"}
        assert refusal(actions.attend, found.pk, states=odd, visitors=-1, **given) == [
            "attendance-unknown",
            "visitors-wrong",
        ]

    def test_who_voted_was_there(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats)
        decided(cast, found, dict.fromkeys(seats.values(), "yes"))
        given = by(cast, at=found.starts_at)
        assert refusal(actions.attend, found.pk, states={seats["els"]: "absent"}, visitors=3, **given) == ["was-there"]

    def test_it_is_closed_by_a_member_once_it_is_known_who_was_there(self, cast):
        seats, found = members(cast), opened(cast)
        at = by(cast, at=found.starts_at)
        assert refusal(actions.close, found.pk, **at) == ["attendance-not-noted"]
        there(cast, found, seats)
        assert refusal(actions.close, found.pk, **by(cast, "alice")) == ["meeting-members-only"]
        found = closed(cast, found)
        assert refusal(decided, cast, found) == ["meeting-closed"]


class TestDeciding:
    def test_by_vote_by_name_and_a_tie_is_rejected(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats)
        votes = dict(zip(seats.values(), ("yes", "yes", "no", "no"), strict=True))
        made = decided(cast, found, votes, minority="Te duur.")
        assert (made.outcome, made.yes, made.no, made.force, made.how) == ("rejected", 2, 2, "own", "vote")
        assert dict(MemberVote.objects.values_list("seat", "choice")) == votes
        assert refusal(decided, cast, found) == ["point-decided-already"]

    def test_the_logbook_has_the_count_and_no_vote(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats)
        decided(cast, found, dict.fromkeys(seats.values(), "yes"))
        facts = ledger.entries().filter(kind="meeting.decided").get().facts
        assert (facts["yes"], facts["outcome"]) == (4, "carried")
        assert not {"votes", "text", "names"} & facts.keys()

    def test_by_consent(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats, away=["gus"])
        made = decided(cast, found)
        assert (made.outcome, made.how, made.yes, made.present, made.quorum) == ("carried", "consent", 3, 3, 3)
        assert not MemberVote.objects.exists()

    def test_not_without_a_quorum(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats, away=["fay", "gus"])
        assert refusal(decided, cast, found) == ["no-quorum"]

    def test_the_agreement_may_ask_another_quorum_and_another_majority(self, cast):
        in_force(cast, [*without("decision-rule"), guard("decision-rule", "6.6", quorum=50, percent=66)])
        seats, found = members(cast), opened(cast)
        there(cast, found, seats, away=["fay", "gus"])
        made = decided(cast, found, {seats["bo"]: "yes", seats["els"]: "no"})
        assert (made.quorum, made.percent, made.outcome) == (2, 66, "rejected")

    @pytest.mark.parametrize(("voter", "code"), [("gus", "vote-of-somebody-absent"), ("wim", "vote-of-no-member")])
    def test_nobody_votes_who_is_away_or_no_member(self, cast, voter, code):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats, away=["gus"])
        seats["wim"] = cast.wim.seats.get().pk
        votes = {seats[name]: "yes" for name in ("bo", "els", "fay", voter)}
        assert refusal(decided, cast, found, votes) == [code]

    def test_an_interest_keeps_out_of_the_vote(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats)
        at = by(cast, at=found.starts_at)
        declared = {"seat": seats["els"], "text": "Het bankje komt voor mijn deur.", **at}
        first = actions.declare_interest(found.pk, 1, **declared)
        assert actions.declare_interest(found.pk, 1, **declared) == first
        assert refusal(decided, cast, found, dict.fromkeys(seats.values(), "yes")) == ["vote-on-own-interest"]
        made = decided(cast, found, {seat: "yes" for name, seat in seats.items() if name != "els"})
        assert (made.yes, made.present) == (3, 4)
        again = refusal(actions.take_interest_back, found.pk, 1, seat=seats["els"], **at)
        assert again == ["point-decided-already"]

    @pytest.mark.parametrize(("who", "text", "code"), [
        ("gus", "Mijn straat.", "interest-of-somebody-absent"),
        ("wim", "Mijn werk.", "interest-of-no-member"),
        ("els", " ", "text-missing"),
    ])  # fmt: skip
    def test_what_is_no_interest(self, cast, who, text, code):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats, away=["gus"])
        seats["wim"] = cast.wim.seats.get().pk
        at = by(cast, at=found.starts_at)
        assert refusal(actions.declare_interest, found.pk, 1, seat=seats[who], text=text, **at) == [code]
        assert not Interest.objects.exists()

    def test_the_agreement_asks_that_interests_are_asked(self, cast):
        in_force(cast)
        seats, found = members(cast), opened(cast)
        there(cast, found, seats, asked=False)
        assert refusal(decided, cast, found) == ["interests-not-asked"]

    def test_only_on_what_was_announced_for_it(self, cast):
        seats, found = members(cast), opened(cast, to_decide=False)
        there(cast, found, seats)
        assert refusal(decided, cast, found) == ["point-not-to-decide"]

    def test_no_official_decides_declares_or_closes(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats)
        alice = by(cast, "alice", at=found.starts_at)
        for verb, given in (
            (actions.decide, {"number": 1, "text": "Ja.", "votes": {}}),
            (actions.declare_interest, {"number": 1, "seat": seats["bo"], "text": "Ik woon daar."}),
            (actions.take_decision_back, {"number": 1}),
            (actions.ask_interests, {}),
            (actions.close, {}),
        ):
            assert refusal(verb, found.pk, **given, **alice) == ["meeting-members-only"]

    def test_a_mistake_is_noted_anew_and_the_logbook_has_both(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats)
        at = by(cast, at=found.starts_at)
        assert refusal(actions.take_decision_back, found.pk, 1, **at) == ["point-not-decided"]
        decided(cast, found)
        actions.take_decision_back(found.pk, 1, **at)
        decided(cast, found, text="Er komen er twee.")
        assert Resolution.objects.get().text == "Er komen er twee."
        assert kinds(cast)[-3:] == ["meeting.decided", "meeting.decision-taken-back", "meeting.decided"]


class TestWhatItRestsOn:
    def resolved(self, cast, days=20, **changed):
        seats, found = members(cast), opened(cast, days, **changed)
        there(cast, found, seats)
        return decided(cast, found)

    def without_reach(self, cast):
        """Both sides accepted, with a motive, that no minimum of residents takes part."""
        version = texts.draft(cast, without("reach"))
        given = {"finding": "reach-missing", "about": "", "motive": "De wijkraad is gekozen.", **by(cast)}
        agreements.accept_deviation(version.pk, **given)
        version.refresh_from_db()
        agreements.propose(version.pk, revision=version.revision, **by(cast, "alice"))
        griffie = seated.seat_for(cast.roos.pk, cast.oosterparkwijk, cast.now.date(), kinds=["griffie"])
        given = {"ground": "raadsbesluit", "since": cast.now.date(), "until": None, "by": griffie, "at": cast.now}
        agreements.ratify(texts.sign(cast, version).pk, **given)

    def test_drawing_up_the_agenda_is_given_to_the_wijkraad(self, cast):
        in_force(cast)
        made = self.resolved(cast, topic="safety", task="draw-up")
        assert (made.force, made.term.number) == ("binding", "2.1")
        assert made.ground == "afspraken Oosterparkwijk v1, art. 2.1"

    def test_where_residents_must_take_part_the_meeting_advises(self, cast):
        in_force(cast)
        made = self.resolved(cast, topic="green-play", task="decide")
        assert (made.force, made.term.number) == ("advice", "2.3")

    def test_without_that_it_decides_itself_after_the_days_for_residents(self, cast):
        self.without_reach(cast)
        made = self.resolved(cast, topic="green-play", task="decide")
        assert made.force == "binding"

    def test_sooner_it_does_not(self, cast):
        self.without_reach(cast)
        seats, found = members(cast), opened(cast, 13, topic="green-play", task="decide")
        there(cast, found, seats)
        assert refusal(decided, cast, found) == ["point-too-late"]

    def test_on_an_idea_on_the_wijkagenda_the_wijk_votes_so_the_meeting_advises(self, cast):
        self.without_reach(cast)
        made = self.resolved(cast, proposal=idea(cast).number, task="decide")
        assert made.force == "advice"
        assert queries.resolutions_about(made.point.proposal) == [made]

    def test_another_body_only_advises(self, cast):
        in_force(cast)
        cast.wijkraad = people.found("wijkpanel", "Wijkpanel", area=cast.oosterparkwijk, at=cast.now)
        people.seat(cast.bo.pk, cast.wijkraad, role="lid", since=LONG_AGO, at=cast.now)
        assert self.resolved(cast, topic="safety", task="draw-up").force == "advice"

    def test_without_an_agreement_it_advises(self, cast):
        seats, found = members(cast), opened(cast, topic="safety", task="draw-up")
        there(cast, found, seats)
        made = decided(cast, found)
        assert (made.force, made.ground) == ("advice", "")

    def test_on_a_point_that_came_late_it_does_not_decide(self, cast):
        in_force(cast, OPEN_A_WEEK_BEFORE)
        seats, found = members(cast), announced(cast, 10)
        point(cast, found, "Nog iets", at=cast.later(days=4))
        actions.begin(found.pk, **by(cast, at=found.starts_at))
        there(cast, fresh(found), seats)
        assert decided(cast, found)
        assert refusal(decided, cast, found, number=2) == ["point-too-late"]


class TestMinutes:
    def held(self, cast, rows=OPEN_A_WEEK_BEFORE):
        in_force(cast, rows)
        seats, found = members(cast), opened(cast)
        there(cast, found, seats)
        decided(cast, found)
        return closed(cast, found)

    def test_published_they_stay_and_a_correction_says_why(self, cast):
        found = self.held(cast)
        later = by(cast, at=found.starts_at + timedelta(days=2))
        assert refusal(actions.publish_minutes, found.pk, **later) == ["minutes-empty"]
        written(cast, found)
        actions.publish_minutes(found.pk, **later)
        assert refusal(actions.publish_minutes, found.pk, why="x", **later) == ["minutes-unchanged"]
        written(cast, found, "We spraken over twee bankjes.", after=1)
        assert refusal(actions.publish_minutes, found.pk, **later) == ["text-missing"]
        actions.publish_minutes(found.pk, why="Het waren er twee.", **later)
        first, second = Minutes.objects.all()
        assert (first.texts[0]["text"], second.texts[0]["text"]) == (
            "We spraken over het bankje.",
            "We spraken over twee bankjes.",
        )
        assert kinds(cast)[-2:] == ["meeting.minutes-published", "meeting.minutes-corrected"]

    def test_two_people_typing_at_once_lose_nothing(self, cast):
        found = self.held(cast)
        written(cast, found)
        assert refusal(written, cast, found, "Iets heel anders.") == ["written-meanwhile"]
        written(cast, found)  # the same once more is no conflict
        assert Point.objects.get().minutes == "We spraken over het bankje."

    def test_the_team_may_type_and_does_not_publish(self, cast):
        found = self.held(cast)
        alice = by(cast, "alice", at=found.starts_at + timedelta(days=1))
        actions.write_minutes(found.pk, [actions.Written(1, "Getypt.", 0)], **alice)
        assert refusal(actions.publish_minutes, found.pk, **alice) == ["meeting-members-only"]
        charlie = by(cast, "charlie")
        assert refusal(actions.write_minutes, found.pk, [], **charlie) == ["meeting-members-or-team"]

    def test_not_of_a_meeting_that_was_not_held(self, cast):
        found = announced(cast)
        assert refusal(written, cast, found) == ["meeting-not-held"]
        assert refusal(actions.publish_minutes, found.pk, **by(cast)) == ["meeting-not-held"]

    def test_not_before_it_is_closed(self, cast):
        members(cast)
        found = opened(cast)
        written(cast, found, at=found.starts_at)
        assert refusal(actions.publish_minutes, found.pk, **by(cast, at=found.starts_at)) == ["close-first"]

    def test_the_body_is_told_before_the_last_day_and_when_it_is_late(self, cast):
        found = self.held(cast)
        assert found.minutes_due == queries.day_of(found) + timedelta(days=14)
        for passed, kind, told in (
            (10, "", 0),
            (11, "minutes-due", 4),
            (14, "minutes-due", 4),
            (15, "minutes-late", 4),
        ):
            tasks.due(found.starts_at + timedelta(days=passed))
            tasks.due(found.starts_at + timedelta(days=passed))
            assert Notice.objects.filter(kind=kind).count() == told
        safeguards.due(found.starts_at + timedelta(days=15))
        assert not Notice.objects.filter(kind="safeguard-not-kept", params__number="6.5").exists()

    def test_the_safeguards_are_measured(self, cast):
        def states(days):
            found_then = evaluation.practice_of(cast.oosterparkwijk, timezone.localdate(cast.later(days=days)))
            return {one.term.guard.value: one.state.value for one in found_then.promises}

        found = self.held(cast)
        assert (states(11)["openness"], states(11)["interest"], states(25)["openness"]) == ("kept", "kept", "not-kept")
        written(cast, found)
        actions.publish_minutes(found.pk, **by(cast, at=cast.later(days=25)))
        assert states(26)["openness"] == "not-kept"

    def test_a_meeting_that_was_announced_and_never_held_is_not_forgotten(self, cast):
        in_force(cast, OPEN_A_WEEK_BEFORE)
        announced(cast, 10)
        found = evaluation.practice_of(cast.oosterparkwijk, timezone.localdate(cast.later(days=30)))
        assert next(one for one in found.promises if one.term.guard.value == "openness").state.value == "not-kept"


class TestLists:
    def test_what_waits_for_the_body_and_what_is_mine(self, cast):
        seats, found = members(cast), opened(cast)
        there(cast, found, seats)
        decided(cast, found, dict.fromkeys(seats.values(), "yes"))
        assert queries.waiting([cast.wijkraad.pk], found.starts_at) == [found]
        assert [one.state for one in queries.attended_by(cast.bo.pk)] == ["present"]
        assert [one.choice for one in queries.votes_of(cast.bo.pk)] == ["yes"]
        assert queries.interests_of(cast.bo.pk) == []
        found = closed(cast, found)
        written(cast, found)
        actions.publish_minutes(found.pk, **by(cast, at=cast.later(days=11)))
        assert queries.waiting([cast.wijkraad.pk], found.starts_at) == []
        assert queries.resolutions_of(cast.oosterparkwijk, cast.wijkraad.pk) == list(Resolution.objects.all())

    def test_a_meeting_is_read_in_eight_queries(self, cast, django_assert_max_num_queries):
        seats, found = members(cast), opened(cast)
        for n in range(3):
            point(cast, found, f"Punt {n}")
        there(cast, found, seats)
        decided(cast, found, dict.fromkeys(seats.values(), "yes"))
        with django_assert_max_num_queries(8):
            course = queries.course_of(found)
            assert [len(one.papers.all()) + len(one.interests.all()) for one in course.points] == [0, 0, 0, 0]
            assert [one.seat.person.name for one in course.points[0].resolution.votes.all()][0] == "Bo"
