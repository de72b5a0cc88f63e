# SPDX-License-Identifier: EUPL-1.2
import json
from collections.abc import Collection, Iterator
from datetime import UTC

from django.db import connection
from django.db.models import Q, QuerySet

from samenspraak.civic.ledger.models import Entry
from samenspraak.rulebook import ledger


def entries(*, area: str | None = None, subject: str | None = None) -> QuerySet[Entry]:
    """Deeds, newest first; of one area or about one subject where asked."""
    found = Entry.objects.order_by("-number")
    if area is not None:
        found = found.filter(area=area)
    if subject is not None:
        found = found.filter(subject=subject)
    return found


def page(*, area: str = "", kind: str = "", before: int | None = None, size: int) -> tuple[list[Entry], bool]:
    """The newest deeds before an entry (by number), and whether there are older ones. One query, however long it is.

    `kind` is a whole kind ("agreement.signed") or its noun ("agreement").
    """
    found = entries(area=area or None)
    if kind:
        found = found.filter(Q(kind=kind) | Q(kind__startswith=f"{kind}."))
    if before is not None:
        found = found.filter(number__lt=before)
    rows = list(found[: size + 1])
    return rows[:size], len(rows) > size


def of_kinds(kinds: Collection[str], areas: Collection[str] | None, *, most: int) -> list[Entry]:
    """The newest deeds of these kinds, in these areas or everywhere. One query."""
    found = entries().filter(kind__in=kinds)
    if areas is not None:
        found = found.filter(area__in=areas)
    return list(found[:most])


def head() -> tuple[int, str]:
    """Number and seal of the newest entry: what an outsider compares the end of an export with.

    Every page that keeps a part asks this, so it is put in words here: that takes a tenth of the time.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, seal FROM ledger_head WHERE id = 1")
        number, seal = cursor.fetchone()
    return number, seal


def export() -> Iterator[str]:
    """The whole logbook as JSON lines, oldest first: what `samenspraak verify` reads."""
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        yield json.dumps(as_sealed(entry), ensure_ascii=False, sort_keys=True) + "\n"


def as_sealed(entry: Entry) -> dict[str, object]:
    """The entry as it was sealed, with its seal."""
    fields = {name: getattr(entry, name) for name in (*ledger.FIELDS, "seal")}
    return {**fields, "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds")}
