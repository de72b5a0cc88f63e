# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.actions.drafting import setting_now
from samenspraak.civic.agreements.actions.records import locked, record, roles_on
from samenspraak.civic.agreements.models import Term, Version
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.agreements.editing import change, place, put_say, take_out
from samenspraak.rulebook.agreements.terms import Row, parse
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import refuse

Rows = list[dict[str, Any]]


def add_term(version_id: int, row: Row, *, revision: int, by: int | None, at: datetime) -> str:
    """Put a new term in a draft, after the others of its kind. Returns the number that it got."""
    return _edit(version_id, lambda rows: place(rows, row), "agreement.term-added", revision, by, at)


def edit_term(
    version_id: int, number: str, changes: Mapping[str, Any], *, revision: int, by: int | None, at: datetime
) -> None:
    """Give a term of a draft another text, other columns or other data. Its number and kind stay."""
    _edit(version_id, lambda rows: change(rows, number, changes), "agreement.term-edited", revision, by, at)


def remove_term(version_id: int, number: str, *, revision: int, by: int | None, at: datetime) -> None:
    """Take a term out of a draft."""
    _edit(version_id, lambda rows: take_out(rows, number), "agreement.term-removed", revision, by, at)


def set_say(
    version_id: int, says: Mapping[tuple[str, str], str], *, revision: int, by: int | None, at: datetime
) -> None:
    """Set cells of the matrix of say of a draft: (topic, task) → say, or "" to leave the cell empty."""
    words = queries.sentences_for(version_id)
    _edit(version_id, lambda rows: put_say(rows, says, words), "agreement.say-set", revision, by, at)


@transaction.atomic(durable=True)
def _edit(
    version_id: int,
    edit: Callable[[Rows], tuple[Rows, str]],
    kind: str,
    revision: int,
    by: int | None,
    at: datetime,
) -> str:
    """Change the rows of a draft as a whole: what cannot be read is refused, and nothing has changed."""
    version, seat = _draft(version_id, revision, by, at)
    rows, number = edit(queries.rows_of(version.pk))
    terms = parse(rows)
    _store(version, terms.as_rows())
    _touch(version, at, setting=setting_now(version, at))
    record(kind, version, seat, at, term=number, terms_digest=terms.digest())
    return number


@transaction.atomic(durable=True)
def edit_summary(version_id: int, text: str, *, revision: int, by: int | None, at: datetime) -> None:
    """What the agreement comes down to, in a few sentences. Not a term: nothing follows from it."""
    version, seat = _draft(version_id, revision, by, at)
    text = clean_text(text)
    refuse(policy.why_not_too_long(text, policy.SUMMARY_LIMIT, about="summary"))
    _touch(version, at, summary=text)
    record("agreement.summary-edited", version, seat, at)


def _draft(version_id: int, revision: int, by: int | None, at: datetime) -> tuple[Version, Holding | None]:
    version = locked(version_id)
    roles = roles_on(version, by, at)
    refuse(policy.why_not_edit(roles=roles, status=version.status, revision=version.revision, shown=revision))
    return version, roles.drafter


def _touch(version: Version, at: datetime, **fields: Any) -> None:
    for name, value in {**fields, "edited_at": at, "revision": version.revision + 1}.items():
        setattr(version, name, value)
    version.save(update_fields=[*fields, "edited_at", "revision"])


def _store(version: Version, rows: Rows) -> None:
    version.terms.all().delete()
    Term.objects.bulk_create(Term(version=version, **row) for row in rows)
