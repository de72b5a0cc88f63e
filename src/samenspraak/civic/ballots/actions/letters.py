# SPDX-License-Identifier: EUPL-1.2
"""Letters with a one-time code: making them, and voiding those that got lost. docs/adr/0010."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from samenspraak.civic.ballots import policy, queries
from samenspraak.civic.ballots.actions.boxes import new_code
from samenspraak.civic.ballots.models import Ballot, Letter, LetterRun
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.people import actions as people
from samenspraak.rulebook.ballots.letters import why_not_void
from samenspraak.rulebook.ballots.voting import mark_of
from samenspraak.rulebook.verdicts import Finding, Refused, refuse


@dataclass(frozen=True)
class Made:
    """Letters as they go to the printer: the only moment at which their codes exist in the clear."""

    run: LetterRun
    codes: tuple[str, ...]  # of letter 1, 2, 3 …


@transaction.atomic
def make_letters(ballot_id: int, *, count: int, kind: str, key: str, actor: str, at: datetime) -> Made:
    """Make so many one-time codes. The same form sent twice makes them once: the second time they cannot be read."""
    held = queries.held_for_letters(ballot_id)
    refuse(policy.why_not_make_letters(held, wanted=count, kind=kind, at=at))
    run = _run(held, kind=kind, count=count, key=key, at=at)
    codes = tuple(new_code() for _ in range(count))
    rows = [Letter(ballot=held, run=run, number=n, mark=mark_of(code)) for n, code in enumerate(codes, start=1)]
    Letter.objects.bulk_create(sorted(rows, key=lambda row: row.id))
    Ballot.objects.filter(pk=held.pk).update(letters_made=F("letters_made") + count)
    standing = held.letters_made - held.letters_void + count
    _record("ballot.letters-made", held, at, actor=actor, run=run.number, form=kind, made=count, standing=standing)
    return Made(run, codes)


def _run(held: Ballot, *, kind: str, count: int, key: str, at: datetime) -> LetterRun:
    number = LetterRun.objects.filter(ballot=held).count() + 1
    try:
        with transaction.atomic():
            return LetterRun.objects.create(ballot=held, number=number, kind=kind, count=count, key=key, made_at=at)
    except IntegrityError:
        raise Refused(Finding("letters-made-already")) from None


@transaction.atomic
def void_letters(
    ballot_id: int, *, run: int, numbers: Collection[int] | None, reason: str, actor: str, at: datetime
) -> int:
    """Void letters of a run, by their numbers or all of them (None). Returns how many.

    Refused when one of them was voted with: that vote counts, and how many there are nobody is told.
    """
    held = queries.held_for_letters(ballot_id)
    refuse(policy.why_not_post(held, at))
    voided = queries.letters_standing(held, run, numbers)
    used = any(queries.has_voted_with(one) for one in voided)
    refuse(why_not_void(reason=reason, found=bool(voided), used=used))
    Letter.objects.filter(pk__in=[one.pk for one in voided]).update(void_why=reason)
    Ballot.objects.filter(pk=held.pk).update(letters_void=F("letters_void") + len(voided))
    standing = held.letters_made - held.letters_void - len(voided)
    _record("ballot.letters-voided", held, at, actor=actor, run=run, n=len(voided), why=reason, standing=standing)
    return len(voided)


@transaction.atomic(durable=True)
def note_wrong_letter(network: str, *, at: datetime) -> None:
    """A code that no letter has was typed from this network (a keyed hash). Refused when there were too many."""
    people.spend("letter", network, at=at)


def _record(kind: str, held: Ballot, at: datetime, *, actor: str, **facts: Any) -> None:
    subject, area = f"ballot:{held.pk}", held.area.slug
    ledger.record(kind, subject=subject, area=area, actor=actor, at=at, number=held.number, **facts)
