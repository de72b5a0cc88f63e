# SPDX-License-Identifier: EUPL-1.2
"""Everything that is kept about a person, for that person: plain values, ready for JSON."""

from datetime import date
from typing import Any

from samenspraak.civic.agenda import queries as agenda
from samenspraak.civic.agenda.queries import moderation, questions
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots import queries as ballots
from samenspraak.civic.meetings import queries as meetings
from samenspraak.civic.people import queries as people


def everything(person: int) -> dict[str, Any]:
    """What a person may take out: also that they voted, never what. Answers in conversations are tied to nobody."""
    who: Any = people.person(person)
    return {
        "e-mail": who.email,
        "name": who.name,
        "pseudonym": who.ref,
        "language": who.language,
        "news_by_mail": who.news_by_mail,
        "since": who.since.isoformat(),
        "homes": [
            {"area": home.area.slug, "assurance": home.get_assurance_display(), **_period(home)}
            for home in people.homes_of(person)
        ],
        "seats": [
            {"body": seat.body.name, "role": seat.role, "may_sign": seat.may_sign, **_period(seat)}
            for seat in people.terms_of(person)
        ],
        "voted_in": [
            {"area": one.area.slug, "number": one.number, "question": one.question} for one in ballots.voted_in(person)
        ],
        "ideas": [_idea(one) | _words(one) | _where(one) for one in agenda.proposals_by(person)],
        "pictures": [_idea(one.proposal) | {"alt": one.alt} for one in agenda.pictures_by(person)],
        "supported": [_idea(one) for one in agenda.supported_by(person)],
        "comments": [
            _idea(one.proposal) | {"text": one.text, "at": one.at.isoformat()} for one in agenda.comments_by(person)
        ],
        "attended": [_meeting(one.meeting) | {"state": one.state} for one in meetings.attended_by(person)],
        "interests": [_point(one.point) | {"text": one.text} for one in meetings.interests_of(person)],
        "voted_in_meetings": [
            _point(one.resolution.point) | {"choice": one.choice} for one in meetings.votes_of(person)
        ],
        "questions": [_question(one) for one in questions.questions_by(person)],
        "questions_of_others": [_question(one) for one in questions.asked_too_by(person)],
        "hidden": [_hiding(one) for one in moderation.hidden_of(person)],
        "remarks": [_remark(one) for one in agreements.remarks_by(person)],
    }


def _idea(one: Any) -> dict[str, Any]:
    return {"area": one.area.slug, "number": one.number, "title": one.title}


def _words(one: Any) -> dict[str, Any]:
    """What somebody wrote themselves, also when it is hidden."""
    said = getattr(one, "withheld", one)
    return {"title": said.title, "text": said.text}


def _meeting(one: Any) -> dict[str, Any]:
    return {"area": one.area.slug, "meeting": one.number, "title": one.title}


def _point(one: Any) -> dict[str, Any]:
    return _meeting(one.meeting) | {"point": one.number}


def _where(one: Any) -> dict[str, Any]:
    where = agenda.where(one)
    return {"where": where.text, "point": where.point, "buurt": where.buurt} if where else {}


def _question(one: Any) -> dict[str, Any]:
    return {"area": one.area.slug, "number": one.number, "text": one.text, "at": one.at.isoformat()}


def _hiding(one: Any) -> dict[str, Any]:
    asked = {"appeal": one.appeal, "outcome": one.outcome} if one.appealed_at else {}
    return {"area": one.area.slug, "kind": one.kind, "reason": one.reason, "at": one.at.isoformat()} | asked


def _remark(one: Any) -> dict[str, Any]:
    where = {"area": one.version.agreement.area.slug, "version": one.version.number, "article": one.term}
    return where | {"kind": one.kind, "text": one.text, "at": one.at.isoformat()}


def _period(holds: Any) -> dict[str, str]:
    until: date | None = holds.until
    return {"since": holds.since.isoformat(), "until": until.isoformat() if until else ""}
