# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from samenspraak.civic.agenda.models import Decision
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.agreements.models import Term
from samenspraak.civic.conversations import queries as talks
from samenspraak.civic.conversations.models import Answer
from samenspraak.civic.evaluation.models import Evaluation, Lesson
from samenspraak.rulebook import safeguards
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.terms import Terms
from samenspraak.rulebook.conversations import AnswerFact, Outcomes, latest, outcomes
from samenspraak.rulebook.evaluation import Change, Kept, Promise, kept, then_and_now
from samenspraak.rulebook.safeguards import Decided, Held


def locked(evaluation_id: int) -> Evaluation:
    """An evaluation with its round, area and gathering, locked until the end of the transaction."""
    found = Evaluation.objects.select_for_update(of=("self",))
    return found.select_related("round__area", "round__content", "conversation").get(pk=evaluation_id)


def evaluations_of(area: str) -> QuerySet[Evaluation]:
    """The evaluations of an area (by slug), newest first, with all that a page shows of them. Two queries."""
    found = Evaluation.objects.filter(round__area__slug=area).order_by("-started_at", "-pk")
    related = ("round__area__parent", "round__content", "version__agreement__area", "version__content", "conversation")
    lessons = Prefetch("lessons", Lesson.objects.select_related("written_by__body"))
    return found.select_related(*related).prefetch_related(lessons)


def evaluations_due() -> list[tuple[str, date]]:
    """Areas (by slug) whose agreement asks an evaluation that has not begun, with the day it is due. One query."""
    asked = Term.objects.filter(kind="safeguard", version__status__in=("in-force", "suspended"))
    rows = asked.filter(version__evaluations=None, version__since__isnull=False).values_list(
        "version__agreement__area__slug", "version__since", "data"
    )
    found = [
        (slug, safeguards.months_after(since, data["params"]["months"]))
        for slug, since, data in rows
        if since and data.get("kind") == "review" and isinstance(data.get("params", {}).get("months"), int)
    ]
    return sorted(found, key=lambda one: one[1])


@dataclass(frozen=True)
class LookingBack:
    """What then and now tell, and what became of promises. `then` and `now` hold the compass only."""

    changes: tuple[Change, ...]
    then: Outcomes
    now: Outcomes
    replies: Kept
    safeguards: tuple[Held, ...]


def looking_back(evaluation: Evaluation, today: date) -> LookingBack:
    """Then and now on the compass, and promises kept, under the version that is evaluated. Two queries.

    Only gatherings that are closed count: until then nobody sees a mark, also not through this page.
    """
    then, now = _compass(evaluation)
    decisions = list(_decisions(evaluation))
    return LookingBack(
        changes=then_and_now(then, now),
        then=then,
        now=now,
        replies=kept([_promise(one) for one in decisions if _promises_a_reply(one)], today),
        safeguards=_held(evaluation, [_decided(one) for one in decisions], today),
    )


def _compass(evaluation: Evaluation) -> tuple[Outcomes, Outcomes]:
    """The compass of the conversations then, and of the gathering now. One query for both."""
    looking_back = Q(conversation=evaluation.conversation_id) | Q(conversation__after=evaluation.conversation_id)
    rooms = Q(conversation__purpose="gesprek") | looking_back
    found = Answer.objects.filter(
        rooms,
        conversation__round=evaluation.round_id,
        conversation__status="closed",
        kind="compass",
        withdrawn_at=None,
        hidden_why="",
    )
    then: list[AnswerFact] = []
    now: list[AnswerFact] = []
    for row in found.select_related("participant", "conversation").order_by("pk"):
        (then if row.conversation.purpose == "gesprek" else now).append(_fact(row))
    content = talks.content_of(evaluation.round)
    return outcomes(latest(then), content), outcomes(latest(now), content)


def _fact(row: Answer) -> AnswerFact:
    return AnswerFact(
        kind=row.kind,
        plate=row.plate,
        question=row.question,
        side=row.participant.side,
        channel=row.participant.channel,
        value=row.value,
        id=row.pk,
        participant=row.participant.earlier_id or row.participant_id,
        gathering=row.conversation_id,
    )


def _decisions(evaluation: Evaluation) -> QuerySet[Decision]:
    """What the wijk decided or advised since the version came into force, until the evaluation was concluded."""
    found = Decision.objects.filter(item__proposal__area=evaluation.round.area_id).select_related("ballot")
    if evaluation.version.since:
        found = found.filter(at__date__gte=evaluation.version.since)
    if evaluation.concluded_at:
        found = found.filter(at__lte=evaluation.concluded_at)
    return found.order_by("pk")


def _promises_a_reply(decision: Decision) -> bool:
    """An advice has a date of the reply, unless the ballot was void: then there is nothing to reply to."""
    return decision.force == "advice" and decision.reply_due is not None


def _promise(decision: Decision) -> Promise:
    done = timezone.localtime(decision.replied_at).date() if decision.replied_at else None
    assert decision.reply_due is not None
    return Promise(due=decision.reply_due, done=done)


def _decided(decision: Decision) -> Decided:
    ballot = decision.ballot
    opened = timezone.localtime(ballot.opens_at).date()
    return Decided(ballot.consultation_since, opened, ballot.quorum, counted=decision.outcome != "void")


def _held(evaluation: Evaluation, decided: Sequence[Decided], today: date) -> tuple[Held, ...]:
    """The safeguards of the version that facts can speak about."""
    terms: Terms = agreements.terms_of(evaluation.version)
    found = []
    if days := powers.consultation_days(terms):
        found.append(safeguards.consultation(decided, days))
    if any(one.quorum for one in decided):
        found.append(safeguards.reach(decided))
    months, since = powers.review_months(terms), evaluation.version.since
    if months is not None and since is not None:
        found.append(safeguards.review(since, months, timezone.localtime(evaluation.started_at).date(), today))
    return tuple(found)
