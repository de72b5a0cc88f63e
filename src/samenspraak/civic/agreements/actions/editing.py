# SPDX-License-Identifier: EUPL-1.2
"""Work on a draft. Two people may be at it at once: what each changed is kept (rulebook/agreements/merging.py)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.actions.drafting import setting_now
from samenspraak.civic.agreements.actions.records import locked, record, roles_on
from samenspraak.civic.agreements.models import Term, Version
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.agreements.editing import Rows, find, place, put_say
from samenspraak.rulebook.agreements.merging import (
    as_it_stood,
    carry_out,
    changes_between,
    merge,
    merge_says,
    undone,
)
from samenspraak.rulebook.agreements.terms import Row, parse
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import refuse

SUMMARY, SUMMARY_EDITED = "summary", "agreement.summary-edited"


def add_term(version_id: int, row: Row, *, revision: int, by: int | None, at: datetime) -> str:
    """Put a new term in a draft, after the others of its kind. Returns the number that it got."""
    return edit(version_id, lambda now, shown: place(now, row), "agreement.term-added", revision, by, at)


def edit_term(
    version_id: int, number: str, changes: Mapping[str, Any], *, revision: int, by: int | None, at: datetime
) -> None:
    """Give a term of a draft another text, other columns or other data. Its number and kind stay.

    `revision` is the state that the editor saw. What others changed since then stays, unless it is the same.
    """

    def make(now: Rows, shown: Rows) -> tuple[Rows, str]:
        before = find(shown, number)
        return carry_out(now, [{"number": number, "before": before, "after": {**before, **changes}}])

    edit(version_id, make, "agreement.term-edited", revision, by, at)


def remove_term(version_id: int, number: str, *, revision: int, by: int | None, at: datetime) -> None:
    """Take a term out of a draft, if it still stands as it was seen."""

    def make(now: Rows, shown: Rows) -> tuple[Rows, str]:
        return carry_out(now, [{"number": number, "before": find(shown, number), "after": None}])

    edit(version_id, make, "agreement.term-removed", revision, by, at)


def set_say(
    version_id: int, says: Mapping[tuple[str, str], str], *, revision: int, by: int | None, at: datetime
) -> None:
    """Set cells of the matrix of say of a draft: (topic, task) → say, or "" to leave the cell empty."""
    words = queries.sentences_for(version_id)

    def make(now: Rows, shown: Rows) -> tuple[Rows, str]:
        return put_say(now, merge_says(now, shown, says), words)

    edit(version_id, make, "agreement.say-set", revision, by, at)


def undo(version_id: int, edit_revision: int, *, by: int | None, at: datetime) -> None:
    """Undo one change of a draft, also when others came after it; refused where the same was changed again."""
    made = queries.edit_at(version_id, edit_revision)
    if made.kind == SUMMARY_EDITED:  # as somebody who saw what it made of it, and wants what stood there before
        return edit_summary(version_id, made.changes[0]["before"]["text"], revision=edit_revision, by=by, at=at)

    def make(now: Rows, shown: Rows) -> tuple[Rows, str]:
        return carry_out(now, undone(made.changes))

    edit(version_id, make, "agreement.edit-undone", None, by, at)
    return None


@transaction.atomic(durable=True)
def edit(
    version_id: int,
    make: Callable[[Rows, Rows], tuple[Rows, str]],
    kind: str,
    revision: int | None,
    by: int | None,
    at: datetime,
) -> str:
    """Change the rows of a draft: what cannot be read is refused, and nothing has changed. Returns the term's number.

    `make` gets the rows as they stand and as the editor saw them (at `revision`; None: as they stand).
    """
    version, seat = draft_for(version_id, by, at)
    return change_rows(version, make, kind, seat, revision, at)


def change_rows(
    version: Version,
    make: Callable[[Rows, Rows], tuple[Rows, str]],
    kind: str,
    seat: Holding,
    revision: int | None,
    at: datetime,
) -> str:
    """The same for a version that is locked already: part of the deed of whoever locked it."""
    now = queries.rows_of(version.pk)
    seen = version.revision if revision is None else revision
    rows, number = make(now, _shown(version, now, seen))
    terms = parse(rows)
    written = terms.as_rows()
    changes = changes_between(now, written)
    if not changes:
        return number
    _store(version, written)
    _touch(version, at, setting=setting_now(version, at))
    _remember(version, kind, changes, seat, at)
    record(kind, version, seat, at, term=number, terms_digest=terms.digest())
    return number


@transaction.atomic(durable=True)
def edit_summary(version_id: int, text: str, *, revision: int, by: int | None, at: datetime) -> None:
    """What the agreement comes down to, in a few sentences. Not a term: nothing follows from it."""
    version, seat = draft_for(version_id, by, at)
    text = clean_text(text)
    refuse(policy.why_not_too_long(text, policy.SUMMARY_LIMIT, about="summary"))
    now = _summary(version.summary)
    shown = _shown(version, [now], revision)
    merged = merge(now, find(shown, SUMMARY), {"text": text})
    if merged["text"] == version.summary:
        return
    _touch(version, at, summary=text)
    _remember(version, SUMMARY_EDITED, changes_between([now], [_summary(text)]), seat, at)
    record(SUMMARY_EDITED, version, seat, at)


def _summary(text: str) -> dict[str, Any]:
    """The summary as a row, so that it is merged and remembered as terms are."""
    return {"number": SUMMARY, "kind": SUMMARY, "order": 0, "text": text, "data": {}}


def draft_for(version_id: int, by: int | None, at: datetime) -> tuple[Version, Holding]:
    """A draft under its lock, and the seat from which this person works on it."""
    version = locked(version_id)
    roles = roles_on(version, by, at)
    refuse(policy.why_not_edit(roles=roles, status=version.status))
    assert roles.drafter is not None
    return version, roles.drafter


def _shown(version: Version, now: Rows, revision: int) -> Rows:
    """The rows as they stood at a revision. Refused when that cannot be known any more."""
    if revision == version.revision:
        return now
    later = queries.changes_since(version.pk, revision)
    refuse(policy.why_not_revision(revision=revision, now=version.revision, known=len(later)))
    return as_it_stood(now, later)


def _touch(version: Version, at: datetime, **fields: Any) -> None:
    for name, value in {**fields, "edited_at": at, "revision": version.revision + 1}.items():
        setattr(version, name, value)
    version.save(update_fields=[*fields, "edited_at", "revision"])


def _store(version: Version, rows: Rows) -> None:
    version.terms.all().delete()
    Term.objects.bulk_create(Term(version=version, **row) for row in rows)


def _remember(version: Version, kind: str, changes: list[dict[str, Any]], seat: Holding, at: datetime) -> None:
    version.edits.create(revision=version.revision, kind=kind, changes=changes, by_id=seat.seat, at=at)
