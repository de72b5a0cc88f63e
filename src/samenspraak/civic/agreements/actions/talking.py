# SPDX-License-Identifier: EUPL-1.2
"""Talk about a draft, article by article: comments, questions and suggestions, and what became of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.actions.editing import change_rows
from samenspraak.civic.agreements.actions.records import day, locked, record, roles_on, tell
from samenspraak.civic.agreements.models import Remark, Version
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import actions as spending
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook import agenda as manners
from samenspraak.rulebook.agreements.editing import Rows, find, place
from samenspraak.rulebook.agreements.merging import carry_out, changes_between
from samenspraak.rulebook.agreements.terms import Row, parse
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import Finding, refuse


@transaction.atomic(durable=True)
def remark(
    version_id: int,
    *,
    kind: str,
    text: str,
    key: str,
    by: int | None,
    at: datetime,
    term: str = "",
    shown_as: str = "",
    channel: str = policy.ONLINE,
) -> Remark:
    """Comment on an article of a draft, or ask about it; `term` "" is the text as a whole.

    The same form sent twice is one remark. The gebiedsteam enters what came by "desk" or "paper", without an author.
    """
    version = locked(version_id)
    refuse(None if kind in policy.SPOKEN else Finding("remark-kind-unknown", about="kind"))
    if term:
        find(queries.rows_of(version.pk), term)
    return _say(version, kind=kind, term=term, text=text, key=key, by=by, at=at, shown_as=shown_as, channel=channel)


@transaction.atomic(durable=True)
def suggest(
    version_id: int,
    changes: Mapping[str, Any],
    *,
    text: str,
    key: str,
    by: int | None,
    at: datetime,
    term: str = "",
    shown_as: str = "",
    channel: str = policy.ONLINE,
) -> Remark:
    """Suggest other words, numbers or fields for an article (`term`), or a new one (`term` ""). `text` says why.

    A suggestion can be read as an article: what could not stand in the text is refused here already.
    """
    version = locked(version_id)
    change = _suggested(queries.rows_of(version.pk), term, changes)
    refuse(None if change else Finding("suggestion-changes-nothing"))
    return _say(
        version, kind="suggestion", term=term, text=text, key=key, by=by, at=at, shown_as=shown_as, channel=channel,
        change=change,
    )  # fmt: skip


def _suggested(rows: Rows, term: str, changes: Mapping[str, Any]) -> dict[str, Any] | None:
    if not term:
        after, number = place(rows, {"topic": "", "task": "", "say": "", "sources": [], **changes})
        written = {row["number"]: row for row in parse(after).as_rows()}
        return {"number": number, "before": None, "after": written[number]}
    before: Row = find(rows, term)
    after, _number = carry_out(rows, [{"number": term, "before": before, "after": {**before, **changes}}])
    return next(iter(changes_between(rows, parse(after).as_rows())), None)


def _say(
    version: Version, *, text: str, key: str, by: int | None, at: datetime, shown_as: str, channel: str, **what: Any
) -> Remark:
    known = version.remarks.filter(key=key).first()
    if known:
        return known
    area, roles = version.agreement.area, roles_on(version, by, at)
    lives_here = people.lives_in(by, area, day(at))
    refuse(
        policy.why_not_speak(signed_in=by is not None, lives_here=lives_here, roles=roles, status=version.status),
        policy.why_not_speak_for(roles=roles, channel=channel),
    )
    online, text, name = channel == policy.ONLINE, clean_text(text), " ".join(clean_text(shown_as).split())[:80]
    seat = roles.seat if online else None
    refuse(
        policy.why_not_text(text, policy.SPOKEN_LIMIT, missing="remark-missing", about="remark"),
        None if seat else manners.why_not_name("shown_as", name),
    )
    if online:
        spending.spend("comment", f"person:{by}", at=at)
    made: Remark = version.remarks.create(
        text=text,
        author_id=by if online else None,
        shown_as=name,
        body=seat.name if seat else "",
        channel=channel,
        at=at,
        key=key,
        **what,
    )
    made.receipt = notices.acknowledge("remark", area=area.slug, subject=f"remark:{made.pk}", channel=channel, at=at)
    made.save(update_fields=["receipt"])
    return made


@transaction.atomic(durable=True)
def answer_remark(remark_id: int, *, text: str, by: int | None, at: datetime) -> None:
    """Answer a question, or react to a comment: once, by who draws up the text."""
    said, version, seat = _to_answer(remark_id, by, at)
    refuse(policy.why_not_answer(kind=said.kind))
    text = clean_text(text)
    refuse(policy.why_not_text(text, policy.SPOKEN_LIMIT, missing="answer-missing", about="answer"))
    _close(said, version, "answered", text, seat, at)


@transaction.atomic(durable=True)
def accept_suggestion(remark_id: int, *, by: int | None, at: datetime, text: str = "") -> str:
    """Make a suggested change. What others changed since stays; refused where they changed the same. Its number."""
    said, version, seat = _to_answer(remark_id, by, at)
    refuse(policy.why_not_settle(kind=said.kind))
    text = clean_text(text)
    refuse(policy.why_not_too_long(text, policy.SPOKEN_LIMIT, about="answer"))

    change = said.change
    assert change is not None  # a suggestion has one: see the constraint

    def make(now: Rows, shown: Rows) -> tuple[Rows, str]:
        return carry_out(now, [change])

    number = change_rows(version, make, "agreement.suggestion-accepted", seat, None, at)
    said.term = number  # of a new article: the number that it got
    _close(said, version, "accepted", text, seat, at)
    return number


@transaction.atomic(durable=True)
def decline_suggestion(remark_id: int, *, text: str, by: int | None, at: datetime) -> None:
    """Do not take a suggestion over, and say why."""
    said, version, seat = _to_answer(remark_id, by, at)
    refuse(policy.why_not_settle(kind=said.kind))
    text = clean_text(text)
    refuse(policy.why_not_text(text, policy.SPOKEN_LIMIT, missing="reason-needed", about="answer"))
    record("agreement.suggestion-declined", version, seat, at, term=said.term)
    _close(said, version, "declined", text, seat, at)


def _to_answer(remark_id: int, by: int | None, at: datetime) -> tuple[Remark, Version, Holding]:
    """A remark that waits, with its draft under its lock."""
    version, said = _found(remark_id)
    roles = roles_on(version, by, at)
    refuse(policy.why_not_edit(roles=roles, status=version.status), policy.why_not_close(said))
    assert roles.drafter is not None
    return said, version, roles.drafter


def _found(remark_id: int) -> tuple[Version, Remark]:
    version = locked(Remark.objects.values_list("version_id", flat=True).get(pk=remark_id))
    return version, Remark.objects.get(pk=remark_id)


def _close(said: Remark, version: Version, status: str, answer: str, seat: Holding, at: datetime) -> None:
    said.status, said.answer, said.answered_by_id, said.answered_at = status, answer, seat.seat, at
    said.save(update_fields=["status", "answer", "answered_by", "answered_at", "term"])
    notices.move_one(said.receipt, "answered", at=at, answer=answer)
    if said.author_id is not None:
        tell("remark-answered", version, [said.author_id], at, about=said.pk, body=seat.name, status=status)


@transaction.atomic(durable=True)
def withdraw_remark(remark_id: int, *, by: int | None, at: datetime) -> None:
    """Take one's own remark back while nobody answered it; its words go."""
    version, said = _found(remark_id)
    own = by is not None and said.author_id == by
    refuse(policy.why_not_take_back_remark(own=own, status=version.status), policy.why_not_close(said))
    said.status, said.text, said.change, said.kind = "withdrawn", "", None, "comment"
    said.save(update_fields=["status", "text", "change", "kind"])
    notices.move_one(said.receipt, "withdrawn", at=at)


@transaction.atomic(durable=True)
def hide_remark(remark_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Hide a remark, with the reason in its place. Not a suggestion's outcome: what was taken over stays taken over."""
    version, said = _found(remark_id)
    roles = roles_on(version, by, at)
    refuse(policy.why_not_hide(roles=roles, hidden=bool(said.hidden_why), reason=reason))
    said.hidden_why = reason
    said.save(update_fields=["hidden_why"])
    notices.move_one(said.receipt, "answered", at=at)
    record("agreement.remark-hidden", version, roles.team, at, reason=reason)
