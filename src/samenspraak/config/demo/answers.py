# SPDX-License-Identifier: EUPL-1.2
"""Questions with and without an answer, ideas that are worked out together, and what was hidden. Made up."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.actions import ending, feasibility, moderating, questions
from samenspraak.civic.agenda.models import Comment, FeasibilityStep, Hiding, Proposal, Question
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.agreements.terms import Task

PARK, WIJERT = "oosterparkwijk", "de-wijert"
Deed = tuple[datetime, Callable[[], object]]  # what is done, and when

BENCHES, LIGHT, BICYCLE = (
    "Bankjes en een watertap bij het Blauwe Dorp",
    "Betere verlichting in het Pioenpark",
    "Samen een deelbakfiets",
)
ADVICE = "Dertig kilometer op de hele Oosterhamrikkade"
CABLEWAY = "Een kabelbaan over het Oosterhamrikkanaal"

ASKED_ONCE = "Wie maakt de bankjes schoon, en waar meld ik het als er een kapot is?"
ASKED_NOW = "Wanneer komt iemand van de gemeente een keer vertellen wat er met het schoolplein gaat gebeuren?"
ASKED_LATER = "Mag de straatverlichting na middernacht zachter? En wie beslist daarover?"
ASKED_TOO_LONG_AGO = "Waarom staat het hek om de heuvel in het park er nog? Het zou vóór de zomer weg zijn."


def deeds(at: datetime) -> Iterator[Deed]:
    """What happened, each with its moment."""
    yield from _questions(at)
    yield from _worked_out(at)
    yield from _being_worked_out(at)
    yield from _declined(at)
    yield from _hidden(at)


def _questions(at: datetime) -> Iterator[Deed]:
    day = partial(_noon, at)
    yield day(30), partial(_ask, WIJERT, ASKED_TOO_LONG_AGO, "dewijert", day(30))
    yield day(14), partial(_ask, PARK, ASKED_ONCE, "bewoner-22", day(14), about=BENCHES)
    answer = (
        "De beheerder komt elke maand langs. Is er iets kapot, meld het bij het gebiedsteam of bel 14 050. "
        "Binnen twee weken is het gemaakt of weggehaald."
    )
    yield day(9), partial(_answer, ASKED_ONCE, answer, day(9))
    yield day(12), partial(_ask, PARK, ASKED_LATER, "bewoner-21", day(12), about=LIGHT)
    why = "De beheerder van de verlichting meet eerst een week hoeveel mensen er nog langskomen."
    yield day(3), partial(_put_off, ASKED_LATER, why, day(3))
    yield day(2), partial(_ask, PARK, ASKED_NOW, "bewoner-17", day(2))
    yield day(1), partial(_ask_too, ASKED_NOW, ("bewoner-18", "bewoner-21", "bewoner-22"), day(1))


def _worked_out(at: datetime) -> Iterator[Deed]:
    """An idea of which is known that it can be done, with changes, and what who sent it in thinks of that."""
    begun, judged, viewed = _noon(at, 7), _noon(at, 5), _noon(at, 4)
    yield begun, partial(_begin, LIGHT, begun)
    yield begun, partial(_step, LIGHT, "Loop samen het pad af en wijs de donkere plekken aan", "proposer", 1, begun)
    yield begun, partial(_step, LIGHT, "Vraag de beheerder naar de vleermuizen", "gebiedsteam", 2, begun)
    yield judged, partial(_finish, LIGHT, judged)
    yield judged, partial(_line, LIGHT, judged, price="lamp", times=6)
    yield judged, partial(_line, LIGHT, judged, what="Kabel en graafwerk langs het pad", cents=485_000)
    reasons = (
        "Zes lage lampen zijn genoeg. Langs de vijver kan het niet: daar jagen vleermuizen. De lampen gaan uit na "
        "middernacht, en aan als er iemand langskomt."
    )
    yield judged, partial(_judge, LIGHT, "with-changes", reasons, judged)
    reason = "Prima zo. De vijver kan zonder, het gaat om het pad naar de bushalte."
    yield viewed, partial(_view, LIGHT, reason, viewed)


def _being_worked_out(at: datetime) -> Iterator[Deed]:
    """An idea with steps that are late, and still to come."""
    begun = _noon(at, 6)
    yield begun, partial(_begin, BICYCLE, begun)
    yield begun, partial(_step, BICYCLE, "Vraag tien buren of ze meedoen", "proposer", 8, begun)
    yield begun, partial(_step, BICYCLE, "Zoek uit wie de verzekering betaalt", "gebiedsteam", 4, begun)
    yield begun, partial(_step, BICYCLE, "Zoek een plek waar de fiets droog staat", "body", 9, begun)
    yield begun, partial(_line, BICYCLE, begun, what="Een bakfiets met elektrische hulp", cents=520_000)
    yield begun, partial(_line, BICYCLE, begun, price="bicycle-stand", times=1)


def _declined(at: datetime) -> Iterator[Deed]:
    sent, declined = _noon(at, 8), _noon(at, 6)
    text = "In vijf minuten aan de overkant, zonder om te fietsen. En mooi om te zien."
    yield sent, partial(_submit, CABLEWAY, text, "streets-traffic", "bewoner-30", sent)
    reason = (
        "We hebben erom gelachen en ernaar gekeken. Een kabelbaan kost miljoenen en er moet elke dag iemand bij zijn. "
        "De brug bij de Oliemulderstraat is vierhonderd meter verderop. Wil je meedenken over een betere fietsroute?"
    )
    yield declined, partial(_decline, CABLEWAY, reason, declined)


def _hidden(at: datetime) -> Iterator[Deed]:
    """Two comments: one of which somebody else said that it stays hidden, one that waits for that."""
    said, hidden, asked, looked = (_noon(at, days) for days in (10, 9, 8, 6))
    first = "Het is altijd dezelfde, die van nummer veertig met zijn zwarte busje."
    yield said, partial(_comment, ADVICE, first, "bewoner-35", said)
    yield hidden, partial(_hide, first, "personal", "gebiedsteam", hidden)
    yield asked, partial(_appeal, first, "Ik noem geen naam. Iedereen mag weten wie hier hard rijdt.", asked)
    reason = "Een huisnummer en een busje wijzen naar één mens. Zeg gerust dat er hard wordt gereden, zonder te wijzen."
    yield looked, partial(_review, first, "upheld", reason, looked)
    second = "Dit is weer typisch een plan voor mensen die overdag niks te doen hebben."
    yield _noon(at, 4), partial(_comment, LIGHT, second, "bewoner-43", _noon(at, 4))
    yield _noon(at, 3), partial(_hide, second, "hurtful", "gebiedsteam2", _noon(at, 3))
    yield _noon(at, 1), partial(_appeal, second, "Dit is mijn mening, en ik scheld niemand uit.", _noon(at, 1))


def _noon(at: datetime, days_ago: int) -> datetime:
    """Twelve o'clock, so many days ago."""
    return timezone.localtime(at - timedelta(days=days_ago)).replace(hour=12, minute=0, second=0, microsecond=0)


def _account(name: str) -> int:
    found = people.person_by_email(f"{name}@demo.example")
    assert found is not None, name
    return found.pk


def _named(name: str) -> str:
    found = people.person_by_email(f"{name}@demo.example")
    return found.name if found else ""


def _proposal(title: str) -> Proposal:
    return Proposal.objects.select_related("area__parent").get(area__slug=PARK, title=title)


def _ask(slug: str, text: str, by: str, moment: datetime, about: str = "") -> None:
    area = places.area(slug)
    assert area is not None
    number = _proposal(about).number if about else None
    given: dict[str, Any] = {"key": f"demo-{text[:30]}", "shown_as": _named(by), "about": number}
    questions.ask(area, text=text, by=_account(by), at=moment, **given)


def _answer(text: str, answer: str, moment: datetime) -> None:
    questions.answer(_question(text), text=answer, by=_account("gebiedsteam"), at=moment)


def _put_off(text: str, why: str, moment: datetime) -> None:
    due = Question.objects.get(text=text).due
    until = due + timedelta(days=14)
    questions.put_off(_question(text), until=until, reason=why, by=_account("gebiedsteam"), at=moment)


def _ask_too(text: str, who: tuple[str, ...], moment: datetime) -> None:
    for one in who:
        questions.ask_too(_question(text), by=_account(one), at=moment)


def _question(text: str) -> int:
    return Question.objects.get(text=text).pk


def _begin(title: str, moment: datetime) -> None:
    feasibility.begin(_proposal(title).pk, by=_account("gebiedsteam"), at=moment)


def _step(title: str, what: str, who: str, days: int, moment: datetime) -> None:
    until = queries.day(moment) + timedelta(days=days)
    given: dict[str, Any] = {"title": what, "who": who, "until": until, "key": what[:30]}
    feasibility.add_step(_proposal(title).pk, **given, by=_account("gebiedsteam"), at=moment)


def _finish(title: str, moment: datetime) -> None:
    found = _proposal(title)
    for step in FeasibilityStep.objects.filter(feasibility__proposal=found):
        feasibility.finish_step(found.pk, step.pk, by=_account("gebiedsteam"), at=moment)


def _line(title: str, moment: datetime, *, price: str = "", times: int = 1, what: str = "", cents: int = 0) -> None:
    key = f"{price}{what[:20]}"
    given: dict[str, Any] = {"price": price, "times": times, "what": what, "cents": cents, "key": key}
    feasibility.add_line(_proposal(title).pk, **given, by=_account("gebiedsteam"), at=moment)


def _judge(title: str, verdict: str, reasons: str, moment: datetime) -> None:
    given = {"verdict": verdict, "reasons": reasons}
    feasibility.judge(_proposal(title).pk, **given, by=_account("gebiedsteam"), at=moment)


def _view(title: str, reason: str, moment: datetime) -> None:
    found = _proposal(title)
    feasibility.give_view(found.pk, view="agrees", reason=reason, by=found.author_id, at=moment)


def _submit(title: str, text: str, topic: str, by: str, moment: datetime) -> None:
    area = places.area(PARK)
    assert area is not None
    given: dict[str, Any] = {"title": title, "text": text, "topic": topic, "shown_as": _named(by)}
    actions.submit(area, **given, key=f"demo-{title[:30]}", by=_account(by), at=moment)


def _decline(title: str, reason: str, moment: datetime) -> None:
    """By whoever the agreement lets draw up the agenda."""
    found = _proposal(title)
    power = agreements.power_of(found.area, found.topic, Task.DRAW_UP, moment)
    by = "wijkraad" if queries.wijk_draws_up(power) else "gebiedsteam"
    ending.decline(found.pk, reason=reason, by=_account(by), at=moment)


def _comment(title: str, text: str, by: str, moment: datetime) -> None:
    given: dict[str, Any] = {"text": text, "key": f"demo-{text[:30]}", "shown_as": _named(by)}
    actions.comment(_proposal(title).pk, **given, by=_account(by), at=moment)


def _said(text: str) -> Comment:
    return Comment.objects.get(text=text)


def _hide(text: str, reason: str, by: str, moment: datetime) -> None:
    actions.hide_comment(_said(text).pk, reason=reason, by=_account(by), at=moment)


def _hiding(text: str) -> Hiding:
    return Hiding.objects.get(kind="comment", said=_said(text).pk)


def _appeal(text: str, why: str, moment: datetime) -> None:
    moderating.appeal(_hiding(text).pk, text=why, by=_said(text).author_id, at=moment)


def _review(text: str, outcome: str, reason: str, moment: datetime) -> None:
    given = {"outcome": outcome, "reason": reason}
    moderating.review(_hiding(text).pk, **given, by=_account("gebiedsteam2"), at=moment)
