# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import queries as agreed
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries as talks
from samenspraak.civic.evaluation import policy, queries
from samenspraak.civic.evaluation.models import Evaluation, Lesson, Observance
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import refuse, refuse_all


@transaction.atomic(durable=True)
def start(
    version_id: int, *, title: str, starts_at: datetime, by: int | None, at: datetime, place: str = ""
) -> Evaluation:
    """Start looking back on an agreement in force: a gathering in its own round, over the same questions as then."""
    version = (
        Version.objects.select_for_update(of=("self",)).select_related("agreement__area", "round").get(pk=version_id)
    )
    area = version.agreement.area
    seat = _seat(by, area, at, policy.STARTERS)
    going_on = Evaluation.objects.filter(round=version.round_id, concluded_at=None).exists()
    refuse(
        policy.why_not_start(seat=seat, status=version.status, in_round=version.round_id is not None, going_on=going_on)
    )
    held_in = version.round
    assert held_in is not None
    gathering = conversations.prepare(
        held_in.pk,
        title=title,
        place=place,
        starts_at=starts_at,
        plates=talks.plates_of(talks.content_of(held_in)),
        by=by,
        at=at,
        purpose="evaluatie",
    )
    number = held_in.evaluations.count() + 1
    started = Evaluation.objects.create(
        round=held_in, number=number, version=version, conversation=gathering, started_at=at
    )
    _record("evaluation.started", started, area, seat, at, version=version.number, title=gathering.title)
    return started


@transaction.atomic(durable=True)
def add_lesson(
    evaluation_id: int, *, text: str, by: int | None, at: datetime, key: str, block: str = "", change: bool = False
) -> Lesson:
    """Write down what was learned. `block` is the building block it is about; `change` asks to change the agreement.

    The same `key` (one filled-in form) is one lesson, however often it is sent.
    """
    evaluation = queries.locked(evaluation_id)
    area = evaluation.round.area
    seat = _seat(by, area, at, policy.WRITERS)
    known = evaluation.lessons.filter(key=key).first()
    if known and seat:
        return known
    text = clean_text(text)
    refuse(
        policy.why_not_write(seat=seat, concluded=evaluation.concluded_at is not None),
        policy.why_not_this_text(text, longest=policy.LONGEST_LESSON),
    )
    assert seat is not None
    blocks = {one.key for one in talks.content_of(evaluation.round).blocks}
    number = evaluation.lessons.count() + 1
    lesson = evaluation.lessons.create(
        number=number,
        block=block if block in blocks else "",
        text=text,
        change=change,
        written_by_id=seat.seat,
        written_at=at,
        key=key,
    )
    _record(
        "evaluation.lesson-written", evaluation, area, seat, at, lesson=number, text_digest=digest(text), change=change
    )
    return lesson


@transaction.atomic(durable=True)
def conclude(evaluation_id: int, *, conclusion: str, by: int | None, at: datetime) -> None:
    """Close the evaluation with a conclusion everybody can read. Lessons then stand as they are."""
    evaluation = queries.locked(evaluation_id)
    area = evaluation.round.area
    seat = _seat(by, area, at, policy.STARTERS)
    conclusion = clean_text(conclusion)
    refuse(
        policy.why_not_conclude(
            seat=seat,
            concluded=evaluation.concluded_at is not None,
            gathering=evaluation.conversation.status,
            lessons=evaluation.lessons.count(),
        ),
        policy.why_not_this_text(conclusion, longest=policy.LONGEST_CONCLUSION),
    )
    evaluation.conclusion, evaluation.concluded_at = conclusion, at
    evaluation.save(update_fields=["conclusion", "concluded_at"])
    lessons = evaluation.lessons.count()
    _record("evaluation.concluded", evaluation, area, seat, at, text_digest=digest(conclusion), lessons=lessons)


def next_version(evaluation_id: int, *, by: int | None, at: datetime) -> Version:
    """Draw up the next version of the agreement from this one and the lessons that ask a change.

    Who may draw up a text, is for the agreements to say.
    """
    evaluation = Evaluation.objects.get(pk=evaluation_id)
    refuse(policy.why_not_go_on(concluded=evaluation.concluded_at is not None))
    lessons = list(evaluation.lessons.filter(change=True).values_list("text", flat=True))
    return agreements.draft_next(evaluation.version_id, lessons=lessons, by=by, at=at)


@transaction.atomic(durable=True)
def observe(
    version_id: int,
    *,
    guard: str,
    on: date,
    text: str,
    by: int | None,
    at: datetime,
    key: str,
    link: str = "",
    to_council: bool = False,
) -> Observance:
    """Record that a promise was carried out, which no other record shows: "we accounted for the year, on this day".

    `guard` is one of the safeguards that the version promises. The same `key` (one filled-in form) is one record.
    """
    version = Version.objects.select_for_update(of=("self",)).select_related("agreement__area").get(pk=version_id)
    area, today = version.agreement.area, timezone.localtime(at).date()
    seat = _seat(by, area, at, policy.OBSERVERS)
    known = Observance.objects.filter(area=area, key=key).first()
    if known and seat:
        return known
    holds = agreed.holds_today(version, today)
    promised = {term.guard.value for term in agreed.terms_of(version).safeguards} if holds else set()
    refuse(policy.why_not_observe(seat=seat, guard=guard, promised=promised))
    text, link = clean_text(text), link.strip()
    refuse_all(policy.why_not_this_observance(text=text, link=link, on=on, since=version.since, today=today))
    assert seat is not None
    made = Observance.objects.create(
        area=area,
        version=version,
        guard=guard,
        on=on,
        text=text,
        link=link,
        to_council=to_council and guard == "accountability",
        recorded_by_id=seat.seat,
        recorded_at=at,
        key=key,
    )
    _record_observance("safeguard.observed", made, seat, at, text_digest=digest([text, link]))
    _follow(area, at)
    return made


@transaction.atomic(durable=True)
def take_back_observance(observance_id: int, *, by: int | None, at: datetime) -> None:
    """The body that recorded it takes it back: it was a mistake, and counts no more."""
    made = Observance.objects.select_for_update(of=("self",)).select_related("area", "recorded_by", "version")
    found = made.get(pk=observance_id)
    seat = _seat(by, found.area, at, policy.OBSERVERS)
    refuse(
        policy.why_not_take_back(seat=seat, body=found.recorded_by.body_id, taken_back=found.taken_back_at is not None)
    )
    assert seat is not None
    found.taken_back_at = at
    found.save(update_fields=["taken_back_at"])
    _record_observance("safeguard.observance-taken-back", found, seat, at)
    _follow(found.area, at)


def _follow(area: Area, at: datetime) -> None:
    """What was recorded may have mended a promise that held up ballots: then they open again at once."""
    found = queries.practice_of(area, timezone.localtime(at).date())
    if found:
        agreements.hold_up(found.version.pk, found.holds_up, at=at)


def _record_observance(kind: str, made: Observance, seat: Holding, at: datetime, **facts: Any) -> None:
    ledger.record(
        kind,
        subject=f"observance:{made.pk}",
        actor=seat.ref,
        area=made.area.slug,
        at=at,
        version=made.version.number,
        guard=made.guard,
        on=made.on.isoformat(),
        **facts,
    )


def _seat(by: int | None, area: Area, at: datetime, kinds: tuple[str, ...]) -> Holding | None:
    return people.seat_for(by, area, timezone.localtime(at).date(), kinds=kinds)


def _record(kind: str, evaluation: Evaluation, area: Area, seat: Holding | None, at: datetime, **facts: Any) -> None:
    ledger.record(
        kind,
        subject=f"evaluation:{evaluation.pk}",
        actor=seat.ref if seat else "",
        area=area.slug,
        at=at,
        number=evaluation.number,
        **facts,
    )
