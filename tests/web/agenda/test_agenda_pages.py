# SPDX-License-Identifier: EUPL-1.2
"""The pages of the agenda: what is there, what is refused, and that nothing typed is lost."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenspraak import content
from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.models import AgendaItem, Comment, Proposal, Support
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.rulebook import limits
from samenspraak.web.notices import mail
from samenspraak.web.shared.amounts import cents
from tests.civic.agenda import steps
from tests.civic.agenda.steps import ADVICE_TOPIC, BINDING_TOPIC, idea, new_key, opened, placed, rested, vote
from tests.civic.agreements.texts import in_force
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
LIST, NEW = "/oosterparkwijk/agenda/", "/oosterparkwijk/agenda/nieuw/"


@pytest.fixture(autouse=True)
def at_the_time(cast, time_machine):
    """It is the cast's present."""
    time_machine.move_to(cast.now)


def sound(response, language="nl", status=None):
    """A page without anything wrong that a machine can see."""
    assert status in (None, response.status_code)
    wrong = Page(response.content.decode()).wrong(language)
    assert not wrong, wrong
    return response.content.decode()


def typed(**more) -> dict:
    return {"title": "Pluktuin", "text": "Bij de school.", "topic": "green-play", "key": new_key(), **more}


# The list


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_list_shows_filters_and_turns_pages(cast, start, language):
    in_force(cast)
    for number in range(53):
        idea(cast, title=f"Idee {number}", topic="safety" if number % 2 else "green-play")
    browser = cast.client()
    first = sound(browser.get(start + LIST), language)
    assert "Idee 52" in first and "Idee 2<" not in first
    second = sound(browser.get(f"{start}{LIST}?pagina=2"), language)
    assert "Idee 0<" in second and "Idee 52" not in second
    safe = browser.get(f"{start}{LIST}?onderwerp=safety&stand=idee").content.decode()
    assert "Idee 51" in safe and "Idee 52" not in safe
    for odd in ("?pagina=0", "?pagina=-3", "?pagina=x", "?onderwerp=war&stand=x", "?pagina=99999999999999999999"):
        assert browser.get(start + LIST + odd).status_code == 200


def test_new_topics_can_be_chosen_as_soon_as_they_are_adopted(cast):
    browser = cast.client()
    assert "Zwemwater" not in browser.get(LIST).content.decode()
    body = content.read_set()
    body["topics"]["topics"][0] |= {"title": "Zwemwater", "title_en": "Places to swim"}
    conversations.adopt_content(body, language="nl", at=cast.now)
    assert "Zwemwater" in browser.get(LIST).content.decode()
    assert "Places to swim" in browser.get(f"/en{LIST}").content.decode()


def test_an_unknown_area_or_idea_is_not_there(cast):
    idea(cast)
    browser = cast.client()
    for path in ("/nergens/agenda/", "/de-wijert/agenda/1/", "/oosterparkwijk/agenda/99/"):
        assert browser.get(path).status_code == 404


@pytest.mark.parametrize("rows", [5, 50])
def test_the_number_of_queries_does_not_grow(cast, rows, django_assert_max_num_queries):
    in_force(cast)
    first = idea(cast)
    for number in range(rows):
        idea(cast, title=f"Idee {number}")
        said = actions.comment(first.pk, text=f"Reactie {number}", key=new_key(), by=cast.bo.pk, at=cast.now)
        actions.comment(first.pk, text="Ja.", key=new_key(), to=said.pk, by=cast.bo.pk, at=cast.now)
        rested()
        actions.support(first.pk, by=cast.bo.pk, at=cast.now)
    for person, most in ((None, 5), (cast.charlie, 8), (cast.bo, 8), (cast.alice, 8)):
        browser = cast.client(person)
        for path in (LIST, f"{LIST}1/", f"{LIST}1/?op={said.pk}"):
            browser.get(path)
            with django_assert_max_num_queries(most):
                assert browser.get(path).status_code == 200


# Bringing in an idea


def test_a_visitor_signs_in_first_and_comes_back(cast):
    answer = cast.client().get(NEW)
    assert answer.status_code == 302 and NEW in answer.url


def test_a_resident_brings_in_an_idea(cast):
    browser = cast.client(cast.charlie)
    sound(browser.get(NEW))
    answer = browser.post(NEW, typed(cost="1.250,50", shown_as="Charlie"), follow=True)
    page = sound(answer)
    made = Proposal.objects.get()
    assert answer.redirect_chain[-1][0] == f"{LIST}1/"
    assert made.receipt in page and "Pluktuin" in page and "€\xa01.250,50" in page
    assert made.cost_cents == 125_050


@pytest.mark.parametrize(
    ("typed_as", "amount"),
    [
        ("", None),
        (" € ", None),
        ("1250", 125_000),
        ("1250,5", 125_050),
        ("1.250", 125_000),
        ("1,250", 125_000),
        ("€ 1.250,50", 125_050),
        ("1,250.50", 125_050),
        ("1.250.000", 125_000_000),
        ("99,-", 9_900),
        ("0,05", 5),
        ("12 euro", 1_200),
    ],
)
def test_amounts_as_people_type_them(typed_as, amount):
    assert cents(typed_as) == amount


@pytest.mark.parametrize("typed_as", ["veel", "-5", "1,2,3", "1.2.3,4", "99,999,9", "1e9", "9" * 19])
def test_what_is_no_amount(cast, typed_as):
    answer = cast.client(cast.charlie).post(NEW, typed(cost=typed_as))
    assert answer.status_code == 400 and typed_as in sound(answer)


def test_sent_twice_is_one_idea(cast):
    browser, form = cast.client(cast.charlie), typed()
    for _ in range(2):
        assert browser.post(NEW, form).status_code == 302
    assert Proposal.objects.count() == 1


def test_nothing_typed_is_lost(cast):
    browser = cast.client(cast.charlie)
    text = "Heel veel tekst. " * 400
    answer = browser.post(NEW, typed(text=text, title=""))
    page = sound(answer)
    assert answer.status_code == 400 and text.strip() in page and "error-summary" in page


def test_an_outsider_is_told_why(cast):
    browser = cast.client(cast.dana)
    assert "<textarea" not in browser.get(NEW).content.decode()
    answer = browser.post(NEW, typed())
    assert answer.status_code == 409 and not Proposal.objects.exists()
    sound(answer)


def test_the_team_enters_what_came_on_paper(cast):
    browser = cast.client(cast.alice)
    assert 'name="channel"' in sound(browser.get(NEW))
    answer = browser.post(NEW, typed(channel="paper", shown_as="Mevrouw Bos"))
    made = Proposal.objects.get()
    assert f"Het ontvangstbewijs voor wie het inbracht: {made.receipt}" in sound(browser.get(answer.url))
    assert (made.channel, made.author) == ("paper", None)


def test_hostile_text_is_shown_as_text(cast):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    found = idea(cast, title=hostile, text=hostile, shown_as=hostile)
    actions.comment(found.pk, text=hostile, key="c", by=cast.bo.pk, at=cast.now, shown_as=hostile)
    for path in (LIST, f"{LIST}1/"):
        page = sound(cast.client().get(path))
        assert "<script>alert" not in page and "<img src=x" not in page


# Ideas that are there already


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_idea_that_is_there_already_is_pointed_out_before_sending(cast, language):
    there = idea(cast, title="Een pluktuin achter de sporthal", text="Appels en bessen die iedereen mag plukken.")
    start = "" if language == "nl" else "/en"
    browser = cast.client(cast.bo)
    mine = typed(title="Pluktuin bij de sporthal", text="Samen bessen plukken.", cost="1250", shown_as="Bo")
    page = sound(browser.post(start + NEW, mine), language, status=409)
    assert there.title in page and f'action="{start}{LIST}1/steun/"' in page
    for kept in ("Pluktuin bij de sporthal", "Samen bessen plukken.", 'value="1250"', f'value="{mine["key"]}"'):
        assert kept in page
    assert Proposal.objects.count() == 1
    browser.post(f"{start}{LIST}1/steun/", {"doe": "steun"})
    assert there.supports.count() == 1 and Proposal.objects.count() == 1


def test_who_insists_sends_it_in_and_a_double_press_finds_no_likeness_with_itself(cast):
    idea(cast, title="Pluktuin")
    browser, mine = cast.client(cast.bo), typed()
    assert browser.post(NEW, mine).status_code == 409
    assert browser.post(NEW, {**mine, "insist": "1"}).status_code == 302
    assert browser.post(NEW, mine).status_code == 302, "it is there: the same form again is not held against itself"
    assert Proposal.objects.count() == 2


def test_what_was_decided_is_pointed_out_without_a_button_and_what_was_taken_back_is_not(cast):
    gone, done = idea(cast, title="Pluktuin"), idea(cast, title="Een pluktuin")
    actions.withdraw(gone.pk, reason="Nee.", by=cast.charlie.pk, at=cast.now)
    Proposal.objects.filter(pk=done.pk).update(status="granted")
    page = sound(cast.client(cast.bo).post(NEW, typed()), status=409)
    assert f"{LIST}2/" in page and f"{LIST}1/" not in page and "/steun/" not in page


def test_who_enters_it_for_somebody_is_told_too_and_cannot_support_for_them(cast):
    idea(cast, title="Pluktuin")
    page = sound(cast.client(cast.alice).post(NEW, typed(channel="paper")), status=409)
    assert "/steun/" not in page and 'value="paper"' in page


# Support and comments


def test_support_and_back(cast):
    found = idea(cast)
    browser = cast.client(cast.bo)
    for _ in range(2):
        browser.post(f"{LIST}1/steun/", {"doe": "steun"})
    assert Support.objects.count() == 1
    sound(browser.get(f"{LIST}1/"))
    browser.post(f"{LIST}1/steun/", {"doe": "terug"})
    assert not Support.objects.exists()
    refused = cast.client(cast.dana).post(f"{LIST}1/steun/")
    assert refused.status_code == 409 and not Support.objects.exists()
    assert cast.client().post(f"{LIST}1/steun/").status_code == 403
    assert browser.get(f"{LIST}1/steun/").status_code == 405
    assert found.supports.count() == 0


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_page_says_how_far_the_support_is(cast, start, language):
    body = content.read_set()
    body["thresholds"]["agenda"]["support"]["value"] = 2
    conversations.adopt_content(body, language="nl", at=cast.now)
    found, browser = idea(cast), cast.client()
    assert '<progress max="2" value="0"' in sound(browser.get(f"{start}{LIST}1/"), language)
    for person in (cast.bo, cast.charlie):
        actions.support(found.pk, by=person.pk, at=cast.now)
    assert "<progress" not in sound(browser.get(f"{start}{LIST}1/"), language)


def test_the_list_always_counts_anew(cast):
    """Support and comments are no deeds: nothing that shows their number may be kept with the logbook."""
    found, reader = idea(cast), cast.client()

    def counts():
        return re.search(r"<span>([^<]*)</span></p></li>", reader.get(LIST).content.decode())[1].split(" · ")[2:]

    assert counts() == ["nog geen steun", "nog geen reacties"]
    actions.support(found.pk, by=cast.bo.pk, at=cast.now)
    assert counts() == ["1 keer steun", "nog geen reacties"]
    actions.comment(found.pk, text="Ja.", key=new_key(), by=cast.bo.pk, at=cast.now)
    assert counts() == ["1 keer steun", "1 reactie"]
    actions.comment(found.pk, text="Nee.", key=new_key(), by=cast.charlie.pk, at=cast.now)
    actions.unsupport(found.pk, by=cast.bo.pk, at=cast.now)
    assert counts() == ["nog geen steun", "2 reacties"]


def test_a_ballot_stands_on_top_of_the_list_while_it_runs(cast):
    in_force(cast)
    browser = cast.client()

    def on_top():
        html = sound(browser.get(LIST))
        return [words for words in ("Opent later", "Nu open") if words in html]

    assert on_top() == []
    held = steps.called(cast)
    assert on_top() == ["Opent later"]
    tasks.due(held.opens_at)
    assert on_top() == ["Nu open"]
    tasks.due(held.closes_at)
    assert on_top() == []


def test_a_comment_and_one_that_is_too_long(cast):
    idea(cast)
    browser = cast.client(cast.charlie)
    long = "Te lang. " * 400
    refused = browser.post(f"{LIST}1/reactie/", {"text": long, "key": new_key()})
    assert refused.status_code == 400 and long.strip() in sound(refused)
    form = {"text": "Mooi plan.", "key": new_key(), "shown_as": "Charlie"}
    for _ in range(2):
        browser.post(f"{LIST}1/reactie/", form)
    assert Comment.objects.count() == 1
    assert "Mooi plan." in sound(cast.client().get(f"{LIST}1/"))


def test_fifty_comments_and_then_the_older_ones(cast):
    found = idea(cast)
    for number in range(53):
        rested()
        actions.comment(found.pk, text=f"Reactie {number}.", key=new_key(), by=cast.bo.pk, at=cast.now)
    browser = cast.client()
    page = sound(browser.get(f"{LIST}1/"))
    assert page.count('class="comment"') == 50 and "Reactie 2." not in page
    older = Comment.objects.order_by("-pk")[49].pk
    assert f"?voor={older}" in page
    rest = sound(browser.get(f"{LIST}1/?voor={older}"))
    assert "Reactie 2." in rest and "Reactie 3." not in rest
    assert browser.get(f"{LIST}1/?voor=x").status_code == 200


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_arguments_stand_in_two_columns_with_replies_under_them(cast, start, language):
    found = idea(cast)
    say = {"by": cast.bo.pk, "at": cast.now}
    pro = actions.comment(found.pk, text="Meer schaduw.", side="for", key="1", **say)
    actions.comment(found.pk, text="Wie snoeit?", key="2", **say)
    page = sound(cast.client().get(f"{start}{LIST}1/"), language)
    assert page.index("Meer schaduw.") < page.index("con-title") < page.index("Wie snoeit?")
    assert "?op=" not in page
    browser = cast.client(cast.charlie, language)
    assert f"?op={pro.pk}#reageer" in sound(browser.get(f"{start}{LIST}1/"), language)
    asked = sound(browser.get(f"{start}{LIST}1/?op={pro.pk}"), language)
    assert f'name="op" value="{pro.pk}"' in asked and 'name="side"' not in asked
    form = {"text": "En minder hitte.", "key": new_key(), "op": pro.pk}
    answer = browser.post(f"{start}{LIST}1/reactie/", form)
    made = Comment.objects.get(parent=pro)
    assert answer.url == f"{start}{LIST}1/#comments-title"
    page = sound(browser.get(f"{start}{LIST}1/"), language)
    # the page opens at the comments: the receipt stands there, once, with the way to what was said
    assert page.count(made.receipt) == 1 and page.index("comments-title") < page.index(made.receipt)
    assert page.count(f'href="#reactie-{made.pk}"') == 1
    assert page.index("Meer schaduw.") < page.index("En minder hitte.") < page.index("con-title")
    for odd in ("x", "999", "-1", str(made.pk)):
        sound(browser.get(f"{start}{LIST}1/?op={odd}"), language, status=200)


def test_a_reply_that_is_refused_keeps_what_was_typed_and_to_whom(cast):
    found = idea(cast)
    first = actions.comment(found.pk, text="Ja.", key="1", by=cast.bo.pk, at=cast.now)
    form = {"text": "Mooi.", "shown_as": "Wethouder", "key": new_key(), "op": first.pk}
    page = sound(cast.client(cast.charlie).post(f"{LIST}1/reactie/", form), status=409)
    assert f'name="op" value="{first.pk}"' in page and "Mooi." in page


def test_a_hidden_comment_shows_its_reason_and_not_its_words(cast):
    found = idea(cast)
    said = actions.comment(found.pk, text="Grof gezegd.", key="c", by=cast.bo.pk, at=cast.now)
    path = f"{LIST}1/reactie/{said.pk}/verbergen/"
    assert cast.client(cast.bo).get(path).status_code == 403
    browser = cast.client(cast.alice)
    sound(browser.get(path))
    assert browser.post(path, {}).status_code == 400
    browser.post(path, {"reason": "hurtful"})
    assert "Grof gezegd." not in sound(cast.client().get(f"{LIST}1/"))
    assert browser.post(path, {"reason": "hurtful"}).status_code == 409


def test_taking_an_idea_back(cast):
    idea(cast)
    back, why = f"{LIST}1/intrekken/", {"reason": "Het is er al."}
    assert "Terug naar het idee" in sound(cast.client(cast.bo).post(back, why), status=409)
    charlie = cast.client(cast.charlie)
    page = sound(charlie.get(f"{LIST}1/"))
    assert back in page and "hier zijn we" in page
    sound(charlie.get(back))
    sound(charlie.post(back, {"reason": ""}), status=400)
    assert charlie.post(back, why).status_code == 302
    assert "Pluktuin" not in cast.client().get(LIST).content.decode()
    page = sound(charlie.get(f"{LIST}1/"))
    assert "Het is er al." in page and "hier zijn we" not in page


# Placing and calling


def test_placing_follows_the_agreement(cast):
    in_force(cast)
    idea(cast)
    path = f"{LIST}1/op-de-agenda/"
    for person in (cast.alice, cast.charlie):
        sound(cast.client(person).get(path))
        assert cast.client(person).post(path).status_code == 409
    assert not AgendaItem.objects.exists()
    assert cast.client(cast.bo).post(path).status_code == 302
    page = sound(cast.client().get(f"{LIST}1/"))
    assert "afspraken Oosterparkwijk v1, art. 2.1" in page
    assert cast.client(cast.bo).post(path).status_code == 409


def called(cast, **changed) -> dict:
    first = timezone.localtime(cast.now).date()
    days = {
        "consultation_since": first,
        "opens_on": first + timedelta(days=14),
        "closes_on": first + timedelta(days=20),
    }
    return {"question": "Komt er een pluktuin?", "electorate": "", **days, **changed}


def test_the_form_says_what_the_agreement_asks(cast):
    in_force(cast)
    placed(cast)
    placed(cast, ADVICE_TOPIC)
    browser = cast.client(cast.bo)
    binding = sound(browser.get(f"{LIST}1/stemming/"))
    assert "art. 2.3" in binding and "18 mei 2026" in binding  # fourteen days after 4 May
    advice = sound(browser.get(f"{LIST}2/stemming/"))
    assert "art. 2.2" in advice and "42" in advice
    assert cast.client(cast.bo).get("/oosterparkwijk/agenda/3/stemming/").status_code == 404


def test_a_ballot_cannot_open_on_day_thirteen(cast):
    in_force(cast)
    placed(cast)
    browser = cast.client(cast.bo)
    early = called(cast, opens_on=timezone.localtime(cast.now).date() + timedelta(days=13))
    refused = browser.post(f"{LIST}1/stemming/", early)
    page = sound(refused)
    assert refused.status_code == 409 and "18 mei 2026" in page and "Komt er een pluktuin?" in page
    assert not Ballot.objects.exists()
    assert browser.post(f"{LIST}1/stemming/", {**early, "opens_on": "gisteren"}).status_code == 400
    done = browser.post(f"{LIST}1/stemming/", called(cast), follow=True)
    assert done.status_code == 200 and Ballot.objects.get().force == "binding"
    sound(done)
    assert browser.post(f"{LIST}1/stemming/", called(cast)).status_code == 409


def test_the_team_cannot_call_a_binding_ballot(cast):
    in_force(cast)
    placed(cast)
    browser = cast.client(cast.alice)
    assert "<textarea" not in sound(browser.get(f"{LIST}1/stemming/"))
    assert browser.post(f"{LIST}1/stemming/", called(cast)).status_code == 409


# After the ballot


def finish(cast, topic, time_machine):
    held = opened(cast, topic)
    vote(held, cast.bo, "yes")
    tasks.due(held.closes_at)
    time_machine.move_to(held.closes_at + timedelta(hours=1))
    return held


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_decision_cites_its_ground(cast, time_machine, language):
    in_force(cast)
    finish(cast, "green-play", time_machine)
    page = sound(cast.client().get(("/en" if language == "en" else "") + f"{LIST}1/"), language)
    assert "afspraken Oosterparkwijk v1, art. 2.3" in page


def test_of_what_the_wijk_decided_nobody_asks_whether_the_advice_is_followed(cast, time_machine):
    in_force(cast)
    finish(cast, BINDING_TOPIC, time_machine)
    page = sound(cast.client(cast.wim).get(f"{LIST}1/antwoord/"))
    assert "Volgt de gemeente het besluit?" in page and "het advies" not in page


def test_an_advice_is_answered_on_the_page(cast, time_machine):
    in_force(cast)
    finish(cast, ADVICE_TOPIC, time_machine)
    path = f"{LIST}1/antwoord/"
    assert cast.client(cast.bo).post(path, {"follows": "no", "text": "Nee."}).status_code == 409
    browser = cast.client(cast.wim)
    assert "Volgt de gemeente het advies?" in sound(browser.get(path))
    missing = browser.post(path, {"follows": "no", "text": ""})
    assert missing.status_code == 400
    sound(missing)
    browser.post(path, {"follows": "no", "text": "Het is te duur, maar volgend jaar wel."})
    page = sound(cast.client().get(f"{LIST}1/"))
    assert "Het is te duur, maar volgend jaar wel." in page
    assert browser.post(path, {"follows": "yes", "text": "Toch."}).status_code == 409
    assert cast.client(cast.wim).get(f"{LIST}2/antwoord/").status_code == 404
    assert [entry.kind for entry in ledger.entries()][0] == "proposal.replied"


def test_the_letters_can_be_read(cast, time_machine, mailoutbox):
    in_force(cast)
    finish(cast, ADVICE_TOPIC, time_machine)
    made = queries.to_answer()[0]
    actions.reply(made.pk, follows=False, text="Te duur.", by=cast.wim.pk, at=cast.later(days=30))
    found = idea(cast)
    said = actions.comment(found.pk, text="x", key="c", by=cast.charlie.pk, at=cast.now)
    actions.hide_comment(said.pk, reason="double", by=cast.alice.pk, at=cast.now)
    notices.send_due(mail.send, at=cast.later(days=60))
    mine = [letter for letter in mailoutbox if letter.to == ["charlie@example.org"]]
    assert len(mine) == 4
    for letter in mine:
        assert "http://testserver/oosterparkwijk/agenda/" in letter.body and "{" not in letter.body
        assert "Pluktuin" in letter.subject or "agenda" in letter.subject
    assert reverse("agenda:list", args=["oosterparkwijk"]) == LIST


# Machines, and who drowns the others


def few(monkeypatch, kind, most):
    monkeypatch.setitem(limits.LIMITS, kind, replace(limits.LIMITS[kind], most=most))


def test_who_sends_many_ideas_waits_and_loses_nothing(cast, monkeypatch, time_machine):
    few(monkeypatch, "idea", 2)
    browser = cast.client(cast.charlie)
    for _ in range(2):
        assert browser.post(NEW, typed(insist="1")).status_code == 302
    sent = typed(text="Dit mag niet weg zijn.", title="Het derde idee")
    answer = browser.post(NEW, sent)
    page = sound(answer, status=429)
    assert "Dit mag niet weg zijn." in page and "Het derde idee" in page
    assert "Vanaf " in page
    assert Proposal.objects.count() == 2
    assert cast.client(cast.bo).post(NEW, typed(insist="1")).status_code == 302, "another resident does not wait"
    time_machine.move_to(cast.later(hours=6, minutes=1))
    assert browser.post(NEW, sent).status_code == 302


def test_who_comments_a_lot_waits_and_loses_nothing(cast, monkeypatch):
    few(monkeypatch, "comment", 2)
    idea(cast)
    browser = cast.client(cast.charlie)
    for number in range(2):
        assert browser.post(f"{LIST}1/reactie/", {"text": f"Mooi {number}.", "key": new_key()}).status_code == 302
    answer = browser.post(f"{LIST}1/reactie/", {"text": "En nog wat.", "key": new_key()})
    assert "En nog wat." in sound(answer, status=429)
    assert Comment.objects.count() == 2


def test_what_was_refused_costs_nothing(cast, monkeypatch):
    few(monkeypatch, "idea", 1)
    browser = cast.client(cast.charlie)
    for wrong in ({"title": ""}, {"shown_as": "De gemeente"}, {"cost": "veel"}):
        assert browser.post(NEW, typed(**wrong)).status_code in (400, 409)
    sent = typed()
    assert browser.post(NEW, sent).status_code == 302
    assert browser.post(NEW, sent).status_code == 302, "the same form again is no second idea"


def test_what_the_team_enters_for_others_is_not_limited(cast, monkeypatch):
    few(monkeypatch, "idea", 1)
    browser = cast.client(cast.alice)
    assert [browser.post(NEW, typed(channel="paper", insist="1")).status_code for _ in range(3)] == [302] * 3


def test_a_machine_fills_in_what_people_do_not_see(cast):
    browser = cast.client(cast.charlie)
    page = sound(browser.post(NEW, typed(website="https://spam.example")), status=429)
    assert "sneller dan mensen typen" in page
    assert "spam.example" not in page
    assert typed()["text"] in page
    assert not Proposal.objects.exists()


def test_a_form_that_comes_back_at_once_is_looked_over_once_more(cast, time_machine):
    browser = cast.client(cast.charlie)
    key = re.search(r'name="key" value="([^"]+)"', sound(browser.get(NEW)))[1]
    again = sound(browser.post(NEW, typed(key=key)), status=429)
    assert re.search(r'name="key" value="([^"]+)"', again)[1] == key
    time_machine.move_to(cast.later(seconds=2))
    assert browser.post(NEW, typed(key=key)).status_code == 302


def test_a_clock_that_was_put_back_makes_nobody_a_machine(cast, time_machine):
    browser = cast.client(cast.charlie)
    key = re.search(r'name="key" value="([^"]+)"', sound(browser.get(NEW)))[1]
    time_machine.move_to(cast.later(minutes=-10))
    assert browser.post(NEW, typed(key=key)).status_code == 302


@pytest.mark.parametrize("key", ["x", ":", "0-a:b", "zz-a:0123456789", "\u00e9:\u00e9", "9" * 40])
def test_a_key_of_ones_own_making_breaks_nothing(cast, key):
    assert cast.client(cast.charlie).post(NEW, typed(key=key)).status_code == 302
