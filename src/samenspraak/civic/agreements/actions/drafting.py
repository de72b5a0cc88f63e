# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.actions.records import day, record
from samenspraak.civic.agreements.models import Agreement, Case, Term, Version
from samenspraak.civic.agreements.queries import Roles
from samenspraak.civic.conversations import queries as talks
from samenspraak.civic.conversations.actions import announce_to_round
from samenspraak.civic.conversations.models import ContentVersion, Round
from samenspraak.civic.places import queries as places
from samenspraak.civic.places.models import Area, StatisticalUnit
from samenspraak.rulebook.agreements.cases import parse_case
from samenspraak.rulebook.agreements.draft import Said, draft_from
from samenspraak.rulebook.agreements.taking_over import Origin, names_in, taken_over
from samenspraak.rulebook.agreements.terms import Terms, parse
from samenspraak.rulebook.conversations import Outcomes, clean_text
from samenspraak.rulebook.verdicts import Finding, Refused, refuse

LESSON_LIMIT = 2000


@transaction.atomic(durable=True)
def draft_from_outcomes(round_id: int, *, by: int | None, at: datetime) -> Version:
    """Draw up a first text from what was said in a round. Every term points to what it came from."""
    held_in = Round.objects.select_related("area__parent", "content").get(pk=round_id)
    roles = queries.roles(by, held_in.area, day(at))
    agreement = _opened(held_in.area, roles)
    outcomes = talks.outcomes_of(held_in)
    refuse(policy.why_not_draft_from(said=outcomes.answers))
    rows = draft_from(_said(outcomes), held_in.content.body)
    version = _create(agreement, rows, content=held_in.content, round=held_in, at=at)
    record("agreement.drafted", version, roles.drafter, at, terms=len(rows), round=held_in.number)
    announce_to_round("follower-draft", held_in, at=at)
    return version


def _said(outcomes: Outcomes) -> Said:
    """What a draft reads. Choices of a few are left out: their numbers would tell who said what.

    Wishes go along by their number only: a term shows their words for as long as they stand in the conversation.
    """
    return Said(
        wanted=outcomes.wanted,
        archetype=outcomes.archetype or {},
        choices={key: tally.counts for key, tally in outcomes.choices.items() if not tally.is_small},
        wishes={plate: [(wish.id, "") for wish in wishes] for plate, wishes in outcomes.wishes.items()},
    )


@transaction.atomic(durable=True)
def draft_empty(area: Area, *, by: int | None, at: datetime) -> Version:
    """Begin with an empty text, tested with the newest content. The going round is noted, if there is one."""
    roles = queries.roles(by, area, day(at))
    agreement = _opened(area, roles)
    version = _create(
        agreement, [], content=ContentVersion.objects.latest("number"), round=talks.newest_round(area), at=at
    )
    record("agreement.drafted", version, roles.drafter, at, terms=0)
    return version


@transaction.atomic(durable=True)
def draft_next(version_id: int, *, lessons: Sequence[str] = (), by: int | None, at: datetime) -> Version:
    """Begin a next version with the terms of this one, and the lessons of an evaluation to take along.

    The version it starts from stays as it is, and in force if it was.
    """
    before = Version.objects.select_related("agreement__area__parent", "content", "round").get(pk=version_id)
    area = before.agreement.area
    roles = queries.roles(by, area, day(at))
    agreement = _opened(area, roles)
    version = _create(
        agreement,
        queries.rows_of(before.pk),
        content=ContentVersion.objects.latest("number"),
        round=talks.newest_round(area) or before.round,
        at=at,
        based_on=before,
        summary=before.summary,
        lessons=[clean_text(lesson)[:LESSON_LIMIT] for lesson in lessons],
    )
    record("agreement.drafted", version, roles.drafter, at, based_on=before.number, lessons=len(version.lessons))
    return version


@transaction.atomic(durable=True)
def draft_from_elsewhere(area: Area, version_id: int, *, by: int | None, at: datetime) -> Version:
    """Begin with what another wijk agreed and holds to. Its powers do not come along: see rulebook `taking_over`."""
    there = Version.objects.select_related("agreement__area").defer("content__body").get(pk=version_id)
    where = there.agreement.area
    refuse(policy.why_not_take_over(own=where.pk == area.pk, holds=queries.holds_today(there, day(at))))
    mark = {"area": where.slug, "name": where.name, "version": there.number}
    origin = Origin(mark, (where.name,))
    return _draft_like(area, queries.terms_of(there), origin, sealed=there.digest, by=by, at=at)


@transaction.atomic(durable=True)
def draft_from_case(area: Area, case_id: int, *, by: int | None, at: datetime) -> Version:
    """Begin with a worked example. Nothing in it was given to anybody here."""
    case = Case.objects.get(pk=case_id)
    read = parse_case(case.body)
    origin = Origin({"case": case.name, "name": read.title}, names_in(read.setting.territory))
    return _draft_like(area, read.terms, origin, sealed=case.digest, by=by, at=at)


def _draft_like(area: Area, terms: Terms, origin: Origin, *, sealed: str, by: int | None, at: datetime) -> Version:
    roles = queries.roles(by, area, day(at))
    agreement = _opened(area, roles)
    version = _create(
        agreement,
        taken_over(terms, origin),
        content=ContentVersion.objects.latest("number"),
        round=talks.newest_round(area),
        taken_from={**origin.mark, "digest": sealed},
        at=at,
    )
    record(
        "agreement.taken-over",
        version,
        roles.drafter,
        at,
        terms=len(terms.all),
        origin=origin.mark["name"],
        origin_digest=sealed,
    )
    return version


def _opened(area: Area, roles: Roles) -> Agreement:
    """The agreement of an area, locked, when a text may be begun."""
    Area.objects.select_for_update().get(pk=area.pk)
    agreement, _ = Agreement.objects.get_or_create(area=area)
    refuse(policy.why_not_draft(roles=roles, making=queries.making(agreement)))
    return agreement


def _create(agreement: Agreement, rows: Iterable[Mapping[str, Any]], *, at: datetime, **fields: Any) -> Version:
    terms = parse(rows)
    number = agreement.versions.count() + 1
    try:
        with transaction.atomic():
            version = agreement.versions.create(number=number, drafted_at=at, edited_at=at, **fields)
    except IntegrityError:  # somebody else was a moment earlier
        raise Refused(Finding("version-in-the-making", {"number": number})) from None
    Term.objects.bulk_create(Term(version=version, **row) for row in terms.as_rows())
    version.setting = setting_now(version, at)
    version.save(update_fields=["setting"])
    return version


def setting_now(version: Version, at: datetime) -> dict[str, Any]:
    """What the version is tested against, as known at this moment: the wishes of its round, the place, the topics.

    Kept with the version, so that anyone can do the test again in ten years.
    """
    area = version.agreement.area
    day = timezone.localtime(at).date()
    territory, people = places.territory_of(area, day), places.residents_of(area, day)
    known = {
        "population": people.total if people else None,
        "territory": _boundary(area, known=territory is not None),
        "topics": [topic.key for topic in queries.content_of(version).topics],
        "today": day.isoformat(),
    }
    return known | (_wishes(version.round) if version.round else {})


def _boundary(area: Area, *, known: bool) -> str | None:
    """The name of the area when its boundary is fixed; "" when it is not; None where nobody took in any map yet."""
    if known:
        return area.name
    return "" if StatisticalUnit.objects.exists() else None


def _wishes(held_in: Round) -> dict[str, Any]:
    outcomes = talks.outcomes_of(held_in)
    return {"wanted": _exact(outcomes.wanted), "archetype": _exact(outcomes.archetype)}


def _exact(means: Mapping[str, Fraction] | None) -> dict[str, str] | None:
    """Means as exact fractions, written as text: "13/4". None when nobody marked anything."""
    return {key: str(mean) for key, mean in means.items()} if means else None
