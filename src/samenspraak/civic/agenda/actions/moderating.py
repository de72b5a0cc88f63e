# SPDX-License-Identifier: EUPL-1.2
"""Hiding what somebody put in, and looking again when they ask for it: somebody else does that, and says why."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.withholding import put_back
from samenspraak.civic.agenda.models import Hiding, Picture
from samenspraak.civic.agenda.queries import moderation as hidden
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda import moderation
from samenspraak.rulebook.agenda.questions import REASON_LIMIT
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, refuse

IDEA = "idea"
REVIEWERS = ("gebiedsteam", "college")
REVIEWED = {moderation.UPHELD: "hiding.upheld", moderation.RESTORED: "hiding.restored"}


def hide(table: Any, pk: int, deed: str, *, reason: str, by: int | None, at: datetime, **emptied: Any) -> None:
    """Hide what somebody put in: its place and the reason stay, and who put it in hears of it.

    `deed` is how the logbook calls it ("comment.hidden"). `emptied` are the columns that do not stay, and what stands
    there instead.
    """
    kind = deed.partition(".")[0]
    said = table.objects.select_for_update(of=("self",)).defer(*hidden.heavy(kind)).get(pk=pk)
    found = queries.proposal_by_id(said.proposal_id) if said.proposal_id else None
    area: Area = found.area if found else said.area
    roles = queries.roles(by, area, queries.day(at))
    refuse(policy.why_not_hide(roles=roles, hidden_why=said.hidden_why, reason=reason))
    assert roles.team is not None
    was = getattr(said, "status", "")
    table.objects.filter(pk=pk).update(hidden_why=reason, **emptied)
    made = Hiding.objects.create(
        area=area,
        proposal=found,
        kind=kind,
        said=pk,
        status=was,
        reason=reason,
        receipt=said.receipt,
        hidden_by_id=by,
        body=roles.team.name,
        at=at,
    )
    if kind != IDEA:  # its receipt says how it goes on, and it does not end here
        notices.move_one(said.receipt, "answered", at=at)
    _record(deed, made, at, actor=roles.team.ref, reason=reason, number=_number_of(made, said))
    _tell("comment-hidden", made, said, at, what=kind, reason=reason)


@transaction.atomic(durable=True)
def appeal(hiding_id: int, *, text: str, at: datetime, by: int | None = None, receipt: str = "") -> Hiding:
    """Ask, once, that somebody else looks again at what was hidden. By who wrote it: from the account it was written
    with, or with the number of its receipt."""
    found = hidden.locked_hiding(hiding_id)
    own = by is not None and hidden.author_of(found) == by
    refuse(policy.why_not_appeal(own=own, has_receipt=bool(receipt) and receipt == found.receipt))
    today = queries.day(at)
    refuse(
        moderation.why_not_appeal(
            appealed=found.appealed_at is not None,
            restored=found.outcome == moderation.RESTORED,
            hidden=queries.day(found.at),
            today=today,
        )
    )
    text = clean_text(text)
    refuse(moderation.why_not_appeal_text(text))
    found.appeal, found.appealed_at, found.appeal_due = text, at, moderation.review_due(today)
    found.appeal_receipt = notices.acknowledge(
        "appeal", area=found.area.slug, subject=f"hiding:{found.pk}", channel=policy.ONLINE, at=at
    )
    found.save(update_fields=["appeal", "appealed_at", "appeal_due", "appeal_receipt"])
    _record("hiding.appealed", found, at, what=found.kind, due=found.appeal_due.isoformat())
    seated = people.persons_seated(found.area, today, kinds=REVIEWERS)
    to = [person.pk for person in seated if person.pk != found.hidden_by_id]
    facts = {"area_name": found.area.name, "hiding": found.pk, "due": found.appeal_due.isoformat()}
    notices.post_to_persons("appeal-made", to, key=f"appeal-made:{found.pk}", at=at, area=found.area.slug, **facts)
    return found


@transaction.atomic(durable=True)
def review(hiding_id: int, *, outcome: str, reason: str, by: int | None, at: datetime) -> Hiding:
    """Look again: it stays hidden, or is shown again. By somebody else than who hid it, with a reason."""
    found = hidden.locked_hiding(hiding_id)
    roles = queries.roles(by, found.area, queries.day(at))
    refuse(policy.why_not_review(roles=roles))
    refuse(
        moderation.why_not_review(
            appealed=found.appealed_at is not None,
            reviewed=bool(found.outcome),
            same_person=by == found.hidden_by_id,
        )
    )
    reason = clean_text(reason)
    refuse(
        None if outcome in moderation.OUTCOMES else Finding("outcome-not-chosen", about="outcome"),
        agenda.why_not_text("reason", reason, REASON_LIMIT, missing="reason-not-chosen"),
    )
    seat = hidden.looking_again(roles)
    assert seat is not None
    said, gone = hidden.what_was_hidden(found), hidden.is_gone(found)
    _conclude(found, outcome, reason, seat, by=by, at=at)
    if outcome == moderation.RESTORED and said is not None:
        _show_again(found, said, gone=gone, at=at)
    elif found.kind == "picture":
        _forget(Picture.objects.filter(pk=found.said))
    notices.move_one(found.appeal_receipt, "answered", at=at, answer=reason)
    _record(REVIEWED[outcome], found, at, actor=seat.ref, what=found.kind)
    if said is not None:
        _tell("appeal-decided", found, said, at, what=found.kind, outcome=outcome, text=reason, gone=gone)
    return found


@transaction.atomic(durable=True)
def show_again(hiding_id: int, *, reason: str, by: int | None, at: datetime) -> Hiding:
    """Show again what was hidden by mistake, with a reason that everybody reads. By who moderates, as long as nobody
    asked to look again: from then on somebody else decides."""
    found = hidden.locked_hiding(hiding_id)
    roles = queries.roles(by, found.area, queries.day(at))
    reason = clean_text(reason)
    refuse(
        policy.why_not_show_again(roles=roles),
        moderation.why_not_show_again(appealed=found.appealed_at is not None, outcome=found.outcome),
        agenda.why_not_text("reason", reason, REASON_LIMIT, missing="reason-not-chosen"),
    )
    assert roles.team is not None
    said = hidden.what_was_hidden(found)
    refuse(Finding("picture-not-kept") if said is None or hidden.is_gone(found) else None)
    _conclude(found, moderation.RESTORED, reason, roles.team, by=by, at=at)
    _show_again(found, said, gone=False, at=at)
    _record("hiding.shown-again", found, at, actor=roles.team.ref, what=found.kind, digest=digest([reason]))
    _tell("shown-again", found, said, at, what=found.kind, text=reason)
    return found


def _conclude(found: Hiding, outcome: str, reason: str, seat: Holding, *, by: int | None, at: datetime) -> None:
    found.outcome, found.outcome_reason = outcome, reason
    found.reviewed_by_id, found.reviewed_body, found.reviewed_at = by, seat.name, at
    found.save(update_fields=["outcome", "outcome_reason", "reviewed_by", "reviewed_body", "reviewed_at"])


@transaction.atomic(durable=True)
def forget_pictures(*, at: datetime) -> int:
    """Hidden pictures that can no longer be shown again are kept no longer. Returns how many went."""
    return _forget(hidden.pictures_to_forget(queries.day(at)))


def _forget(found: QuerySet[Picture]) -> int:
    """What is on them goes; their places stay."""
    return found.update(large=None, small=None)


def _show_again(found: Hiding, said: Any, *, gone: bool, at: datetime) -> None:
    """What was said stands there again, as it was. Of a picture that was not kept the empty place goes, and it can be
    added anew. Another wording may be outdated by now."""
    if found.kind == IDEA:
        put_back(said)
        return
    notices.move_one(found.receipt, "received", at=at)
    if gone:
        said.delete()
        return
    said.hidden_why = ""
    if found.kind == "amendment":
        assert found.proposal is not None
        still_fits = found.status != "open" or said.edition == found.proposal.edition
        said.status = found.status if still_fits else "outdated"
    said.save(update_fields=["hidden_why", *(["status"] if found.kind == "amendment" else [])])


def _number_of(found: Hiding, said: Any) -> int:
    """The number by which people know what it was put in at."""
    return found.proposal.number if found.proposal and found.kind != "question" else int(said.number)


def _record(kind: str, found: Hiding, at: datetime, *, actor: str = "", **facts: Any) -> None:
    """A deed on what was hidden: never its words, nor of whom it is."""
    about = found.proposal_id
    subject = f"proposal:{about}" if about else f"hiding:{found.pk}"
    ledger.record(kind, subject=subject, area=found.area.slug, actor=actor, at=at, **facts)


def _tell(kind: str, found: Hiding, said: Any, at: datetime, **facts: Any) -> None:
    """A letter to who wrote it, when that is known."""
    if said.author_id is None:
        return
    where = {
        "area_name": found.area.name,
        "number": _number_of(found, said),
        "title": found.proposal.title if found.proposal else "",
        "receipt": found.receipt,
    }
    notices.post(kind, to=said.author_id, key=f"{kind}:{found.pk}", at=at, area=found.area.slug, **where | facts)
