# SPDX-License-Identifier: EUPL-1.2
import secrets
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import transaction

from samenspraak.civic.notices.models import Notice, Receipt

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no look-alikes: no 0/O, 1/I/L
LONGEST_WAIT = timedelta(hours=6)
BATCH = 500

log = structlog.get_logger()


@dataclass(frozen=True)
class Letter:
    """What one address without an account is told: in which language, under which key, and with which facts."""

    address: str
    language: str
    key: str
    params: Mapping[str, Any]


def post(kind: str, *, to: int, key: str, at: datetime, area: str = "", **params: Any) -> None:
    """Put a message in the outbox, in the transaction of the deed. The same `key` is posted once."""
    Notice.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "person_id": to,
            "area": area,
            "params": params,
            "created_at": at,
            "next_attempt_at": at,
        },
    )


def post_to_persons(kind: str, to: Iterable[int], *, key: str, at: datetime, area: str = "", **params: Any) -> None:
    """The same message to several persons, each under a key of their own, in a query for every so many."""
    rows = [
        Notice(
            kind=kind,
            person_id=person,
            area=area,
            params=params,
            key=f"{key}:{person}",
            created_at=at,
            next_attempt_at=at,
        )
        for person in to
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def post_each(kind: str, told: Mapping[int, Mapping[str, Any]], *, key: str, at: datetime) -> None:
    """A message of their own to several persons (by id, with what it says), in a query for every so many."""
    rows = [
        Notice(
            kind=kind, person_id=person, params=dict(params), key=f"{key}:{person}", created_at=at, next_attempt_at=at
        )
        for person, params in told.items()
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def post_to_addresses(kind: str, letters: Iterable[Letter], *, at: datetime, area: str = "") -> None:
    """The same for addresses without an account, all in one query. They go a week after sending: see `tasks`."""
    rows = [
        Notice(
            kind=kind,
            address=one.address,
            language=one.language,
            area=area,
            params=dict(one.params),
            key=one.key,
            created_at=at,
            next_attempt_at=at,
        )
        for one in letters
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def take_out(address: str, *, stops: Sequence[str]) -> int:
    """Take messages out of the outbox that wait for an address and carry one of these stop links. Returns how many."""
    waiting = Notice.objects.filter(sent_at=None, address=address, params__stop__in=list(stops))
    return waiting.delete()[0]


@dataclass(frozen=True)
class Input:
    """What came in, by which channel and when: what a receipt says."""

    area: str
    subject: str
    channel: str
    at: datetime


def acknowledge(kind: str, *, area: str, subject: str, channel: str, at: datetime) -> str:
    """Give an input its receipt. Returns the number, such as "7KQ4-9M2X-H3TA": 30^12 of them, not to be guessed."""
    return acknowledge_together(kind, [Input(area, subject, channel, at)])[0]


def acknowledge_together(kind: str, inputs: Iterable[Input]) -> list[str]:
    """Give each of these its receipt, in one query. Returns the numbers, in the order of the inputs."""
    rows = [
        Receipt(
            number="-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3)),
            kind=kind,
            area=one.area,
            subject=one.subject,
            channel=one.channel,
            received_at=one.at,
            status_at=one.at,
        )
        for one in inputs
    ]
    Receipt.objects.bulk_create(
        sorted(rows, key=lambda row: row.number)
    )  # their order says nothing about another order
    return [row.number for row in rows]


def move(subject: str, status: str, *, at: datetime, answer: str = "") -> int:
    """Move all receipts of a subject to a status, with the answer people may read. Returns how many."""
    changes: dict[str, Any] = {"status": status, "status_at": at}
    if answer:
        changes["answer"] = answer
    return Receipt.objects.filter(subject=subject).exclude(status="withdrawn").update(**changes)


def move_one(number: str, status: str, *, at: datetime, answer: str = "") -> None:
    """Move one receipt, by its number."""
    Receipt.objects.filter(number=number).update(status=status, status_at=at, answer=answer)


def send_due(send: Callable[[Notice], None], *, at: datetime, most: int = 50) -> int:
    """Send what is due, one transaction a message; a failure waits longer each time. Returns how many went out.

    The row is locked while it is sent, so two workers never send the same message. A worker that dies between
    sending and committing sends again: a message may come twice, it is never lost.
    """
    due = Notice.objects.filter(sent_at=None, next_attempt_at__lte=at).order_by("pk").values_list("pk", flat=True)
    return sum(_send_one(pk, send, at) for pk in list(due[:most]))


@transaction.atomic(durable=True)
def _send_one(pk: int, send: Callable[[Notice], None], at: datetime) -> int:
    notice = Notice.objects.select_for_update(of=("self",)).select_related("person").filter(pk=pk, sent_at=None).first()
    if notice is None:
        return 0
    notice.attempts += 1
    try:
        with transaction.atomic():
            send(notice)
    except Exception as wrong:  # whatever is wrong with one message, the others must go out
        _log(notice, wrong)
        notice.next_attempt_at = at + min(LONGEST_WAIT, timedelta(minutes=2 ** min(notice.attempts, 12)))
    else:
        notice.sent_at = at
    notice.save(update_fields=["attempts", "next_attempt_at", "sent_at"])
    return int(notice.sent_at is not None)


def _log(notice: Notice, wrong: Exception) -> None:
    """What went wrong and where, without the words of a mail server: they name the address."""
    place = traceback.extract_tb(wrong.__traceback__)[-1]
    log.error(
        "notice-not-sent",
        notice=notice.pk,
        kind=notice.kind,
        attempts=notice.attempts,
        wrong=type(wrong).__name__,
        where=f"{place.filename}:{place.lineno}",
    )
