# SPDX-License-Identifier: EUPL-1.2
"""A question to the municipality is asked, answered in the open, or put off with a reason that everybody reads."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions import moderating
from samenspraak.civic.agenda.actions.proposing import named
from samenspraak.civic.agenda.models import AlsoAsked, LaterDate, Proposal, Question
from samenspraak.civic.agenda.queries import questions
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import actions as spending
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda import questions as rules
from samenspraak.rulebook.agenda.moderation import why_not_links
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, refuse, refuse_all


@transaction.atomic(durable=True)
def ask(
    area: Area,
    *,
    text: str,
    key: str,
    by: int | None,
    at: datetime,
    about: int | None = None,
    shown_as: str = "",
    channel: str = policy.ONLINE,
) -> Question:
    """Ask the municipality something, about the area or by an idea (`about`, its number). The same form sent twice is
    one question. The day by which it answers follows from the agreement, else from the content."""
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    known = questions.known_question(area, key)
    if known:
        return known
    today = queries.day(at)
    roles, lives_here = queries.roles(by, area, today), people.lives_in(by, area, today)
    refuse(policy.why_not_ask(signed_in=by is not None, lives_here=lives_here, roles=roles, channel=channel))
    idea = _idea(area, about)
    text, online = clean_text(text), channel == policy.ONLINE
    seat = roles.wijk if online else None
    refuse(
        rules.why_not_ask(text),
        why_not_links(text),
        agenda.why_not_name("shown_as", named(shown_as)) if online and not seat else None,
    )
    if online:
        spending.spend("question", f"person:{by}", at=at)
    days, article = questions.agreed(area, at)
    made = Question.objects.create(
        area=area,
        number=questions.next_number(area),
        proposal=idea,
        text=text,
        author_id=by if online else None,
        shown_as=named(shown_as),
        body=seat.name if seat else "",
        channel=channel,
        at=at,
        due=questions.answering().due(today, days),
        article=article,
        key=key,
        receipt="",
    )
    made.receipt = notices.acknowledge(
        "question", area=area.slug, subject=f"question:{made.pk}", channel=channel, at=at
    )
    made.save(update_fields=["receipt"])
    actor = roles.team.ref if roles.team and not online else ""
    _record("question.asked", made, at, actor=actor, channel=channel, due=made.due.isoformat(), digest=digest(text))
    return made


def _idea(area: Area, number: int | None) -> Proposal | None:
    """The idea that it is about."""
    if number is None:
        return None
    found = Proposal.objects.filter(area=area, number=number).first()
    refuse(Finding("idea-not-here", about="about") if found is None else None)
    return found


@transaction.atomic(durable=True)
def ask_too(question_id: int, *, by: int | None, at: datetime) -> None:
    """Say that one wants to know this too: whoever does hears of the answer. Twice is once."""
    AlsoAsked.objects.get_or_create(**_to_ask_too(question_id, by, at), defaults={"at": at})


@transaction.atomic(durable=True)
def ask_no_more(question_id: int, *, by: int | None, at: datetime) -> None:
    """Take that back."""
    AlsoAsked.objects.filter(**_to_ask_too(question_id, by, at)).delete()


def _to_ask_too(question_id: int, by: int | None, at: datetime) -> dict[str, Any]:
    """That this person wants to know a question that waits, if they may. Locked: nobody joins while it is answered, and
    then hears nothing."""
    found, today = questions.locked_question(question_id), queries.day(at)
    who: dict[str, Any] = {"signed_in": by is not None, "lives_here": people.lives_in(by, found.area, today)}
    own = by is not None and found.author_id == by
    refuse(policy.why_not_ask_too(roles=queries.roles(by, found.area, today), own=own, question=found, **who))
    return {"question": found, "person_id": by}


@transaction.atomic(durable=True)
def answer(question_id: int, *, text: str, by: int | None, at: datetime) -> Question:
    """Answer a question, in the open. Who asked hears of it, and who want to know it too."""
    found, seat = _to_answer(question_id, by, at)
    text = clean_text(text)
    refuse(rules.why_not_answer(text))
    found.answer, found.answered_by, found.answered_at = text, seat.name, at
    found.save(update_fields=["answer", "answered_by", "answered_at"])
    notices.move(f"question:{found.pk}", "answered", at=at, answer=text)
    in_time = queries.day(at) <= found.due
    facts: dict[str, Any] = {"in_time": in_time, "also": len(questions.asking_too(found))}
    _record("question.answered", found, at, actor=seat.ref, body=seat.name, text_digest=digest(text), **facts)
    _tell("question-answered", found, at, about="", body=seat.name, text=text)
    return found


@transaction.atomic(durable=True)
def put_off(question_id: int, *, until: date, reason: str, by: int | None, at: datetime) -> Question:
    """Say that an answer comes later, by when, and why. What was said before stays readable."""
    found, seat = _to_answer(question_id, by, at)
    reason = clean_text(reason)
    refuse_all(rules.why_not_later(due=found.due, until=until, today=queries.day(at), reason=reason))
    LaterDate.objects.create(question=found, due=found.due, until=until, reason=reason, body=seat.name, at=at)
    found.due = until
    found.save(update_fields=["due"])
    _record("question.put-off", found, at, actor=seat.ref, body=seat.name, due=until.isoformat())
    _tell("question-later", found, at, about=f":{until.isoformat()}", due=until.isoformat(), text=reason)
    return found


@transaction.atomic(durable=True)
def hide(question_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Hide a question, with the reason in its place. It waits for no answer then."""
    moderating.hide(Question, question_id, "question.hidden", reason=reason, by=by, at=at)


def _to_answer(question_id: int, by: int | None, at: datetime) -> tuple[Question, Holding]:
    """A question, for somebody who may answer it."""
    found = questions.locked_question(question_id)
    roles = queries.roles(by, found.area, queries.day(at))
    refuse(policy.why_not_answer(roles=roles, question=found))
    seat = policy.answering(roles)
    assert seat is not None
    return found, seat


def _record(kind: str, found: Question, at: datetime, *, actor: str = "", **facts: Any) -> None:
    """One deed on a question, with its number. Who asked is not named; of what was typed only the digest is kept."""
    subject = f"question:{found.pk}"
    ledger.record(kind, subject=subject, area=found.area.slug, actor=actor, at=at, number=found.number, **facts)


def _tell(kind: str, found: Question, at: datetime, *, about: str, **facts: Any) -> None:
    """A letter to who asked, when that is known, and to who want to know it too."""
    where = {"area_name": found.area.name, "number": found.number, "asked": agenda.excerpt(found.text)}
    told: dict[str, Any] = {"key": f"{kind}:{found.pk}{about}", "at": at, "area": found.area.slug, **where, **facts}
    if found.author_id is not None:
        notices.post(kind, to=found.author_id, **told)
    notices.post_to_persons(kind, questions.asking_too(found), too=True, **told)
