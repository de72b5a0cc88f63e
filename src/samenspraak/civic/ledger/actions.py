# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.ledger.models import Entry, Head
from samenspraak.rulebook import ledger


class OutsideTransaction(RuntimeError):
    """A deed was recorded outside the transaction of the deed: then one could happen without the other."""


def record(
    kind: str,
    *,
    subject: str,
    at: datetime,
    actor: str = "",
    area: str = "",
    ground: str = "",
    **facts: Any,
) -> int:
    """Append one deed to the logbook, in the transaction of the deed itself. Returns its number.

    `subject` and `actor` are references such as "agreement:12" or "seat:4", never names; `facts` is what outsiders
    may read (JSON; no personal data, no vote, no code, no fractions). `ground` is the article that gave the power.
    """
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransaction(kind)
    _refuse_fractions(facts)
    head = Head.objects.select_for_update().get(pk=1)
    entry = {
        "number": head.number + 1,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": kind,
        "area": area,
        "subject": subject,
        "actor": actor,
        "ground": ground,
        "facts": facts,
        "previous": head.seal,
    }
    seal = ledger.seal(entry)
    Entry.objects.create(**{**entry, "at": at}, seal=seal)
    head.number, head.seal = head.number + 1, seal
    head.save(update_fields=["number", "seal"])
    return head.number


def _refuse_fractions(facts: Any) -> None:
    """Databases write fractions each in their own way, which would break the seal: use whole numbers, or text."""
    if isinstance(facts, float):
        raise TypeError(f"The logbook takes no fractions: {facts}")
    for part in facts.values() if isinstance(facts, dict) else facts if isinstance(facts, list | tuple) else ():
        _refuse_fractions(part)
