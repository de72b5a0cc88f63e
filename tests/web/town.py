# SPDX-License-Identifier: EUPL-1.2
"""Oosterparkwijk as its story goes on, scene by scene, with something of everything in it.

Each scene says which numbers stand in its addresses (`parts`), and what somebody would fill in who knows what they want
(`fields`); by address, or by address, number and press where presses differ.
"""

from datetime import timedelta

from django.utils import timezone

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.agenda import queries
from samenspraak.civic.agenda import tasks as clockwork
from samenspraak.civic.agenda.actions import feasibility, moderating, questions
from samenspraak.civic.agenda.models import Hiding
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations.models import Conversation, Follower
from samenspraak.civic.council import actions as council
from samenspraak.civic.council.models import Condition
from samenspraak.civic.evaluation import actions as evaluations
from samenspraak.civic.meetings import actions as meetings
from samenspraak.civic.meetings.models import Meeting
from samenspraak.civic.people.models import Seat
from samenspraak.web.agenda.views.wordings import JUDGEMENTS
from tests.civic.agenda.pictures import Photo, picture
from tests.civic.agenda.steps import called, idea, neighbours, placed, priced, rested, vote
from tests.civic.agreements import texts
from tests.civic.conversations.conftest import Room, a_colleague, go_online, open_room

REASON = {"reason": "hurtful"}
SPOKEN = {"kind": "comment", "remark": "Nog dit.", "shown_as": "", "channel": "online"}
ANSWERS = ("answer", "accept", "decline")


class Town:
    """The wijk, its cast and its clock."""

    def __init__(self, cast, clock):
        self.cast, self.clock, self.at = cast, clock, cast.now
        self.kim = a_colleague(cast)
        self.codes, self.parts, self.fields = {}, {}, {}

    @property
    def by(self):
        """What the gebiedsteam does, it does as Alice and now."""
        return {"by": self.cast.alice.pk, "at": self.at}

    def wait(self, **passed):
        """Let time pass, and do what the clock asks."""
        self.at = self.cast.later(**passed)
        self.clock.move_to(self.at)
        clockwork.due(self.at)

    def quiet(self):
        self.parts = {
            "accounts:new-seat": {"body": self.cast.wijkraad.pk},
            "accounts:end-seat": {"seat": Seat.objects.get(person=self.cast.bo).pk},
        }
        self.fields = {"agreements:begin-in": {"area": "oosterparkwijk"}, "accounts:hear": {"by": "page"}}

    # Gatherings

    def gatherings(self):
        one = open_room(self.cast)
        planned, other, over, evening = (self._another(one, opened) for opened in (False, True, True, True))
        for room in (over, evening):
            room.say(room.come_in())
            room.host(conversations.close)
        self._talk(one)
        self._turn(other)
        rooms = (one, planned, other, over, evening, go_online(evening))
        self.codes = {str(room.now.number): room.code for room in rooms}

    def _another(self, one, opened):
        asked = {"title": "Nog een", "place": "", "starts_at": self.cast.later(hours=2), "plates": one.plates}
        made = conversations.prepare(one.round.pk, **asked, **self.by)
        if opened:
            conversations.open(made.pk, **self.by)
        return Room(self.cast, one.round, made.pk, made.code, one.plates, count=made.number * 1000)

    def _talk(self, one):
        """Gathering 1: wishes, two groups, a conclusion, a sheet, a follower, a plate of its own."""
        plate, someone = one.plates[0], one.come_in(token="phone")
        loose, inside, hidden, pinned, second = (one.say(someone, value={"text": f"Wens {n}"}) for n in range(5))
        green = one.host(conversations.group_wishes, plate, [inside.pk], "Groen")
        grey = one.host(conversations.group_wishes, plate, [second.pk], "Grijs")
        conversations.pin_group(grey.pk, True, **self.by)
        conversations.pin_wish(pinned.pk, True, **self.by)
        conversations.hide_answer(hidden.pk, "hurtful", **self.by)
        written = one.host(conversations.write_conclusion, plate, "Meer groen.", after=0)
        one.host(conversations.ask_fit, plate, written.number)
        sheet = one.host(conversations.enter_for, side="resident", channel="paper", sheet="1", key="k")
        own = conversations.PlateText("Eigen", "", ["Wat mis je?"], [])
        conversations.add_own_plate(one.round.pk, own, **self.by)
        conversations.follow(one.pk, "fenna@example.org", language="nl", at=self.cast.now)
        about = {"antwoord-tonen": hidden, "losmaken": pinned, "eruit": inside}
        for press in ("antwoord-verbergen", "antwoord-tonen", "vastzetten", "losmaken", "bij-elkaar", "zet-bij",
                      "eruit", "hernoemen", "samenvoegen", "groep-vastzetten", "groep-losmaken", "naar", "onthullen",
                      "klok", "overdragen"):  # fmt: skip
            said = about.get(press, loose)
            chosen = {"answer": said.pk, "wishes": [said.pk], "into": grey.pk, "to": self.kim.pk}
            chosen |= {"group": grey.pk if press == "groep-losmaken" else green.pk, **REASON}
            chosen |= {"plate": "deciding" if press == "naar" else plate, "minutes": "10"}
            self.fields |= {f"conversations:{deed} 1 {press}": chosen for deed in ("deed", "wishes-deed")}
        self.parts |= {
            "conversations:stop": {"stop": Follower.objects.get().stop},
            "conversations:withdraw": {"answer": loose.pk},
            "conversations:own-plate-change": {"key": "own-1"},
            "conversations:sheet-plate": {"sheet": sheet.pk},
            "conversations:sheet-statement": {"sheet": sheet.pk},
            "conversations:sheet-number": {"sheet": 7},
        }
        self.fields |= {
            "conversations:fit": {"fits": "ja", "number": written.number},
            "conversations:conclude": {"after": written.number, "text": "Veel meer groen."},
            "conversations:sheet-number": {"sheet": "7"},
            "conversations:sheet-statement": {"text": "De vijver wordt schoongemaakt."},
            "conversations:own-plate": {"title": "Het dorpshuis", "question_1": "Wat mis je daar?"},
            "conversations:own-plate-change": {"title": "De vijver", "question_1": "Wat mis je daar?"},
            "conversations:paper": {"sheets": "3"},
        }

    def _turn(self, other):
        """Gathering 3: every switch the other way; a statement that waits, and one that everybody can answer."""
        plate, someone = other.plates[0], other.come_in(token="phone")
        other.host(conversations.roam, True)
        other.host(conversations.reveal, plate)
        other.host(conversations.set_clock, 5)
        other.host(conversations.check_first, True)
        offered = [
            conversations.offer_statement(someone.pk, plate=plate, text=text, key=text[:9], at=self.cast.now)
            for text in ("De markt blijft op het plein.", "Honden mogen los in het park.")
        ]
        conversations.admit_statement(offered[1].pk, **self.by)
        wish = other.say(someone, value={"text": "Ongelezen"})
        other.host(conversations.pause, True)
        Conversation.objects.filter(pk=other.pk).update(led_by=None)  # so that whoever presses first leads
        for press in ("tonen", "alles-tonen", "verbergen"):
            chosen = {"answer": wish.pk, "upto": wish.pk, "plate": plate}
            self.fields |= {f"conversations:{deed} 3 {press}": chosen for deed in ("deed", "wishes-deed")}
        self.parts |= {
            "conversations:take-back": {"offered": offered[0].pk},
            "conversations:judge . toelaten": {"offered": offered[0].pk},
            "conversations:judge . afwijzen": {"offered": offered[0].pk},
            "conversations:judge . weghalen": {"offered": offered[1].pk},
        }
        self.fields |= {
            "conversations:judge": REASON,
            "conversations:offer": {"text": "Er komt een bankje bij de vijver."},
        }

    # The agreement

    def draft(self):
        cast, rows = self.cast, [row for row in texts.without("exit") if row["number"] != "6.12"]
        self.version = texts.draft(cast, rows)
        accepted = {"finding": "exit-missing", "about": "", "motive": "Dat komt later."}
        kept = agreements.accept_deviation(self.version.pk, **accepted, by=cast.bo.pk, at=cast.now)
        said = {"by": cast.charlie.pk, "at": cast.now}
        asked = agreements.remark(self.version.pk, kind="question", text="Wie?", key="q", **said)
        words = {"text": "Negen bewoners."}
        offered = agreements.suggest(self.version.pk, words, term="3.1", text="Minder.", key="s", **said)
        self.parts = {
            "agreements:undo": {"revision": 1},
            "agreements:remark": {"term": "3.1"},
            "agreements:suggest": {"term": "6.4"},
            "agreements:suggest-new": {"kind": "text"},
            "agreements:answer 1 answer": {"said": asked.pk},
            "agreements:answer 1 accept": {"said": offered.pk},
            "agreements:answer 1 decline": {"said": offered.pk},
            "agreements:withdraw-remark": {"said": asked.pk},
            "agreements:hide-remark": {"said": asked.pk},
            "agreements:take-back": {"deviation": kept.pk},
            "agreements:add-term": {"kind": "text"},
            "agreements:edit-term": {"term": "3.1"},
            "agreements:remove-term": {"term": "6.4"},
        }
        self.fields = {
            "agreements:deviate": {"finding": "review-missing", "about": ""},
            "agreements:mend": {"finding": "review-missing", "about": ""},
            "agreements:set-say": {"say-all-decide": "heard"},
            "agreements:remark": SPOKEN,
            "agreements:remark-on-all": SPOKEN,
            "agreements:suggest": {**SPOKEN, "text": "Anders.", "guard": "inclusion"},
            "agreements:suggest-new": SPOKEN,
            "agreements:hide-remark": REASON,
            **{f"agreements:answer 1 {deed}": {"deed": deed, "answer": "Zo."} for deed in ANSWERS},
        }

    def mended(self):
        accepted = {"finding": "review-missing", "about": "", "motive": "Dat komt later."}
        agreements.accept_deviation(self.version.pk, **accepted, by=self.cast.bo.pk, at=self.cast.now)

    def proposed(self):
        """The first try is taken back; the second can be signed."""
        agreements.withdraw(self.version.pk, reason="Opnieuw.", **self.by)
        self.version = texts.proposed(self.cast)
        sheet = {"code": self.version.digest[:8], "signed_on": timezone.localdate(self.cast.now)}
        self.fields = {"agreements:sign-on-paper": {**sheet, "seat": Seat.objects.get(person=self.cast.bo).pk}}

    def signed(self):
        texts.sign(self.cast, self.version)
        today = timezone.localdate(self.cast.now)
        self.fields = {
            "council:decide": {"until": timezone.localdate(self.cast.later(days=700))},
            "council:propose": {"proposed_on": today},
        }

    def in_force(self):
        """Ballots 1 to 3: counted, open, planned; 4 is an idea; 5, 6, 9, 10 stand on the agenda; 8 is part of 7."""
        cast = self.cast
        today = timezone.localdate(cast.now)
        told = {
            "outcome": "agreed-with-conditions",
            "conditions": [council.Asked("Vertel.", today)],
            "reference": "R1",
            "text": "Akkoord.",
            "decided_on": today,
        }
        council.record_decision(self.version.pk, **told, since=today, until=None, by=cast.roos.pk, at=cast.now)
        over, going, _planned = (
            called(cast, "safety", closes_at=cast.later(days=closes), opens_at=cast.later(days=opens))
            for opens, closes in ((15, 20), (15, 60), (50, 60))
        )
        self.asked = Condition.objects.get()
        self.wait(days=16)
        [neighbour] = neighbours(cast, 1)
        vote(over, neighbour, at=self.at)
        code = vote(going, neighbour, at=self.at).code
        team = {"by": cast.alice.pk, "at": self.at}
        [letter] = agenda.make_letters(going.pk, count=1, kind="paper", key="oplage", **team).codes
        self.wait(days=22)
        four = idea(cast, at=self.at).pk
        said = agenda.comment(four, text="Mooi.", key="zeg", by=cast.bo.pk, at=self.at)
        shown = agenda.add_picture(four, data=picture(), alt="Plein", key="f", by=cast.charlie.pk, at=self.at)
        five = placed(cast, at=self.at).pk
        placed(cast, "safety", at=self.at)
        seven, eight = (idea(cast, title=title, at=self.at).pk for title in ("Een bord", "Nog een bord"))
        agenda.merge(eight, into=seven, by=cast.bo.pk, at=self.at)
        nine, ten = (priced(cast, title, cost, at=self.at) for title, cost in (("Hek", 200_00), ("Pad", 400_00)))
        worded = {
            idea: agenda.propose_wording(idea, title="T", text="A.", why="B.", key="w", by=person.pk, at=self.at).pk
            for idea, person in ((four, cast.bo), (five, cast.charlie))
        }
        answers = self._answers()
        priced(cast, "Een boom", None, at=self.at)  # idea 13
        day = timezone.localdate(self.at)
        told = {"guard": "accountability", "on": day, "text": "Een avond.", "key": "avond"}
        kept = evaluations.observe(self.version.pk, **told, by=cast.bo.pk, at=self.at)
        self.parts = {
            "council:meet": {"condition": self.asked.pk},
            "agenda:call-choice": {"sort": "een"},
            **answers,
            "agenda:hide 4 idee": {"kind": "idee", "said": 4},
            "agenda:hide 4 reactie": {"kind": "reactie", "said": said.pk},
            "agenda:hide 4 foto": {"kind": "foto", "said": shown.pk},
            "agenda:hide 4 tekst": {"kind": "tekst", "said": worded[four]},
            **{f"agenda:judge-wording 4 {deed}": {"amendment": worded[four]} for deed in JUDGEMENTS},
            **{f"agenda:judge-wording 5 {deed}": {"amendment": worded[five]} for deed in JUDGEMENTS},
            "agenda:remove-picture": {"picture": shown.pk},
            "evaluation:observe": {"guard": "accountability"},
            "evaluation:take-back": {"observance": kept.pk},
        }
        step, line = self.parts.pop("steps").values()
        self.fields = {
            "agenda:answer-later": {"until": day + timedelta(days=60)},
            "agenda:feasibility-deed 11 stap": {"who": "body", "by": day},
            "agenda:feasibility-deed 11 stap-klaar": {"step": step},
            "agenda:feasibility-deed 11 stap-weg": {"step": step},
            "agenda:feasibility-deed 11 post": {"what": "Lak", "amount": "12", "times": "2"},
            "agenda:feasibility-deed 11 post-weg": {"line": line},
            "agenda:feasibility-deed 11 oordeel": {"verdict": "feasible", "reasons": "Kan."},
            "agenda:feasibility-deed 12 mening": {"view": "agrees"},
            "agenda:review": {"outcome": "upheld"},
            "agenda:hide-question": REASON,
            "agenda:ask-too 2 terug": {"doe": "terug"},
            "evaluation:observe": {"on": day},
            "council:meet": {"met_on": day},
            "agenda:call": {
                "consultation_since": day,
                "opens_on": day + timedelta(days=20),
                "closes_on": day + timedelta(days=30),
            },
            "agenda:call-choice": {
                "options": "Rood\nBlauw",
                "consultation_since": day,
                "opens_on": day + timedelta(days=20),
                "closes_on": day + timedelta(days=30),
            },
            "agenda:divide": {
                "items": [nine.number, ten.number],
                "money": "other",
                "pot": "500",
                "count": "by-votes",
                "within": "no",
                "split": "one",
                "consultation_since": day,
                "opens_on": day + timedelta(days=20),
                "closes_on": day + timedelta(days=30),
            },
            "agenda:comment": {"side": "for"},
            "agenda:locate": {"spot": "bij de vijver"},
            "agenda:arrange": {"seen": "5 6 9 10 13", "place-9": "4", "place-10": "3", "place-13": "5"},
            "agenda:merge": {"into": seven},
            "agenda:hide": REASON,
            **{f"agenda:judge-wording {n} {deed}": {"doe": deed} for n in (4, 5) for deed in JUDGEMENTS},
            "agenda:add-picture": {"picture": Photo(), "alt": "Nog een plein."},
            "agreements:begin": {"from": "version", "version": self.version.number},
            "ballots:change": {"code": code, "choice": "no"},
            "agenda:price": {"cost": "50"},
            "ballots:letter": {"letter": letter},
            "ballots:letter-shared": {"letter": letter},
            "ballots:letters": {"kind": "paper", "count": "1", "desk": "Hier"},
            "ballots:void-letters": {"run": "1", "numbers": "", "reason": "lost"},
            "ballots:enter": {"who": letter},
        }

    def carried_out(self):
        """Idea 1 can be begun; idea 2 is a project with a step, and with money of the municipality."""
        cast = self.cast
        self.wait(days=75)
        for number in (1, 2):
            made = queries.decision("oosterparkwijk", number)
            agenda.reply(made.pk, follows=True, text="Dat doen we.", by=cast.wim.pk, at=self.at)
        two = queries.decision("oosterparkwijk", 2).item.proposal
        agenda.begin(two.pk, **self.by)
        soon = timezone.localdate(self.at) + timedelta(days=9)
        agenda.add_step(two.pk, title="Graven", due=soon, owner="gemeente", key="stap", **self.by)
        agenda.give(cast.oosterparkwijk, agenda.Written(1_000_00, "Programma"), key="erbij", **self.by)
        pot = queries.Pot("", soon.year)
        agenda.reserve(two.pk, pot, agenda.Written(500_00, "Aarde"), key="opzij", **self.by)
        paid = agenda.pay(two.pk, pot, agenda.Written(50_00, "Aarde"), key="betaald", **self.by)
        self.parts = {
            **{f"agenda:{deed}": {"step": 1} for deed in ("finish-step", "move-step")},
            **{f"agenda:{deed}": {"booking": paid.number} for deed in ("put-right", "hide-words")},
        }
        self.fields = {
            "agenda:add-step": {"due": soon},
            "agenda:move-step": {"due": soon + timedelta(days=2)},
            "agenda:finish-step": {"on": timezone.localdate(self.at)},
            "agenda:end": {"how": "stopped"},
            "agenda:pay": {"on": timezone.localdate(self.at), "pot": pot.key, "amount": "10"},
            "agenda:reserve": {"pot": pot.key, "amount": "10"},
            "agenda:give": {"amount": "10"},
            "agenda:put-right": {"amount": "20"},
            "agenda:hide-words": REASON,
        }

    def _answers(self):
        """Question 1, and 2 that Charlie wants to know too; idea 11 is being worked out, on 12 the verdict waits too
        long for a view; and what was hidden."""
        cast, alice, day = self.cast, {"by": self.cast.alice.pk, "at": self.at}, timezone.localdate(self.at)
        questions.ask(cast.oosterparkwijk, text="Wanneer?", key="v", by=cast.charlie.pk, at=self.at)
        other = questions.ask(cast.oosterparkwijk, text="Waar?", key="w", by=cast.bo.pk, at=self.at)
        questions.ask_too(other.pk, by=cast.charlie.pk, at=self.at)
        eleven, twelve = (idea(cast, title=title, at=self.at).pk for title in ("Een dak", "Een deur"))
        feasibility.begin(eleven, **alice)
        step = feasibility.add_step(eleven, title="Vraag", who="proposer", until=day, key="s", **alice)
        line = feasibility.add_line(eleven, what="Hout", cents=100, key="p", **alice)
        long_ago = {"by": cast.alice.pk, "at": self.at - timedelta(days=15)}
        feasibility.begin(twelve, **long_ago)
        feasibility.judge(twelve, verdict="feasible", reasons="Kan.", **long_ago)
        rested()
        words = agenda.comment(twelve, text="Grof.", key="g", by=cast.charlie.pk, at=self.at)
        agenda.hide_comment(words.pk, reason="hurtful", **alice)
        asked = Hiding.objects.get()
        moderating.appeal(asked.pk, text="Niet grof.", by=cast.charlie.pk, at=self.at)
        other = agenda.comment(twelve, text="Ook grof.", key="h", by=cast.charlie.pk, at=self.at)
        agenda.hide_comment(other.pk, reason="hurtful", **alice)
        return {
            "agenda:review": {"hiding": asked.pk},
            "agenda:appeal": {"receipt": other.receipt},
            "agenda:show-again": {"hiding": Hiding.objects.get(said=other.pk, kind="comment").pk},
            "steps": {"step": step.pk, "line": line.pk},
        }

    def suspended(self):
        agreements.suspend(self.version.pk, reason="Even niet.", by=self.cast.bo.pk, at=self.at)

    # Looking back

    def looking_back(self):
        cast = self.cast
        agreements.resume(self.version.pk, by=cast.bo.pk, at=self.at)
        self.wait(days=180)
        self.found = evaluations.start(self.version.pk, title="Terugkijken", starts_at=self.at, **self.by)
        conversations.open(self.found.conversation_id, **self.by)
        conversations.close(self.found.conversation_id, **self.by)
        evaluations.add_lesson(self.found.pk, text="Eerder beginnen.", key="les", change=True, **self.by)
        self.parts = {name: {"round": 1} for name in ("evaluation:lesson", "evaluation:conclude", "evaluation:next")}

    def concluded(self):
        evaluations.conclude(self.found.pk, conclusion="Het ging goed.", **self.by)

    # Meetings

    def meeting(self):
        """Meeting 1 is planned, 2 announced, 3 open, 4 open with something decided, 5 closed with draft minutes."""
        seat = Seat.objects.get(person=self.cast.bo).pk
        self._planned(days=10)
        for _number in range(4):
            meetings.announce(self._planned(minutes=30), **self._by_bo)
        two_to_five = Meeting.objects.order_by("number").values_list("pk", flat=True)[1:]
        for found in two_to_five[1:]:
            meetings.begin(found, **self._by_bo)
            meetings.attend(found, states={seat: "present"}, visitors=0, **self._by_bo)
        _two, _three, four, five = two_to_five
        meetings.ask_interests(four, **self._by_bo)
        meetings.declare_interest(four, 2, seat=seat, text="Mijn straat.", **self._by_bo)
        meetings.decide(four, 3, text="Doen.", votes={}, **self._by_bo)
        meetings.close(five, **self._by_bo)
        meetings.write_minutes(five, [meetings.Written(1, "Gepraat.", 0)], **self._by_bo)
        first = ("change-point", "drop-point", "add-paper", "drop-paper", "declare", "decide")
        self.parts = {f"meetings:{name}": {"point": 1, "paper": 1} for name in first}
        self.parts |= {"meetings:undeclare": {"point": 2, "seat": seat}, "meetings:undecide": {"point": 3}}
        when = {"minutes_long": "90", "place": "Zaal", "public": "on"}
        self.fields = {
            "meetings:plan": {**when, "body": self.cast.wijkraad.pk},
            "meetings:change": when,
            "meetings:attend": {f"seat-{seat}": "absent"},
            "meetings:declare": {"seat": seat},
            "meetings:close": {"undecided": "1"},
            "meetings:decide": {"how": "consent"},
            "meetings:minutes": {"point-1": "Lang gepraat.", "after-1": "1"},
        }

    @property
    def _by_bo(self):
        return {"by": self.cast.bo.pk, "at": self.at}

    def _planned(self, **ahead):
        """A meeting with three points to decide on, the first with a paper."""
        number = str(Meeting.objects.count())
        given = {"title": "Vergadering", "starts_at": self.at + timedelta(**ahead), "place": "Zaal", "key": number}
        made = meetings.plan(self.cast.oosterparkwijk, body=self.cast.wijkraad.pk, **given, **self._by_bo)
        for key in "123":
            meetings.add_point(made.pk, title="Punt", to_decide=True, key=key, **self._by_bo)
        meetings.add_paper(made.pk, 1, title="Stuk", text="Tekst.", key="s", **self._by_bo)
        return made.pk

    def plausible(self):
        """What most forms ask, filled in."""
        today, later = timezone.localdate(self.at), timezone.localdate(self.at + timedelta(days=30))
        version = getattr(self, "version", None)
        if version:
            version.refresh_from_db()
        return {
            "key": "buiten", "name": "Samen", "new_name": "Nieuw", "language": "en", "area": "helpman", "sure": "on",
            "kind": "wijkraad", "speaks_for": "mij", "chosen_how": "zelf", "email": "buiten@example.org",
            "role": "lid", "since": today, "until": later, "purpose": "Ronde", "title": "Titel", "minutes": "90",
            "starts_at": f"{today + timedelta(days=10)}T19:30", "plates": ["our-area", "deciding"],
            "side": "organisation", "age": "65+", "address": "buiten@example.org", "channel": "paper",
            "wish-our-area-works": "Wens", "text": "Een tekst.", "hours": "3", "sheet": "2", "sheets": "3",
            "size": "a4", "revision": version.revision if version else 0, "digest": version.digest if version else "",
            "summary": "Kort.", "motive": "Daarom.", "reason": "Daarom.", "agree": "on", "outcome": "agreed",
            "reference": "R1", "decided_on": today, "topic": "safety", "shown_as": "Ik", "question": "Doen?",
            "follows": "yes", "choice": "yes", "number": "AAAA-BBBB-CCCC", "code": "AAAAAA", "conclusion": "Klaar.",
            "reached": "meeting", "decided": "42 voor, 3 tegen",
            "why": "Daarom.",
        }  # fmt: skip
