# SPDX-License-Identifier: EUPL-1.2
"""Another wording of an idea is proposed, accepted or declined. What it said before stays readable."""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.moderating import hide
from samenspraak.civic.agenda.actions.proposing import named
from samenspraak.civic.agenda.actions.records import announce, announce_to, record, refuse_while_hidden
from samenspraak.civic.agenda.models import Amendment, FormerText, Proposal
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import actions as spending
from samenspraak.civic.people import queries as people
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda import rewording
from samenspraak.rulebook.agenda.searching import searchable
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import refuse, refuse_all


@transaction.atomic(durable=True)
def propose_wording(
    proposal_id: int, *, title: str, text: str, why: str, key: str, by: int | None, at: datetime, shown_as: str = ""
) -> Amendment:
    """Propose another title and text for an idea, and say why. The same form sent twice is one."""
    found = queries.locked(proposal_id)
    known = Amendment.objects.filter(proposal=found, key=key).first()
    if known:
        return known
    today = queries.day(at)
    roles, lives_here = queries.roles(by, found.area, today), people.lives_in(by, found.area, today)
    refuse(policy.why_not_reword(signed_in=by is not None, lives_here=lives_here, roles=roles, status=found.status))
    refuse_while_hidden(found)
    title, text, why = " ".join(clean_text(title).split()), clean_text(text), clean_text(why)
    name, seat = named(shown_as), roles.any
    office = None if seat else agenda.why_not_name("shown_as", name)
    wrong = rewording.why_not_reword(title=title, text=text, why=why, now=(found.title, found.text))
    refuse_all([*wrong, *([office] if office else [])])
    spending.spend("comment", f"person:{by}", at=at)
    number = notices.acknowledge(
        "amendment", area=found.area.slug, subject=f"proposal:{found.pk}", channel=policy.ONLINE, at=at
    )
    made = Amendment.objects.create(
        proposal=found,
        edition=found.edition,
        title=title,
        text=text,
        why=why,
        author_id=by,
        shown_as=name,
        body=seat.name if seat else "",
        at=at,
        key=key,
        receipt=number,
    )
    record("amendment.proposed", found, at, digest=digest([title, text]))
    if found.author_id != by:
        announce("amendment-proposed", found, at, to=found.author_id, about=f"amendment:{made.pk}")
    return made


@transaction.atomic(durable=True)
def accept_wording(amendment_id: int, *, by: int | None, at: datetime, reason: str = "") -> Amendment:
    """Let another wording take the place of the text. Who supported the text before hears of it.

    What else was proposed was made for a text that is gone: it lapses, and can be proposed anew.
    """
    made, found, who = _judged(amendment_id, by, at)
    refuse(rewording.why_not_accept(made_for=made.edition, edition=found.edition))
    refuse_while_hidden(found)
    FormerText.objects.create(
        proposal=found, edition=found.edition, title=found.title, text=found.text, until=at, amendment=made
    )
    found.title, found.text, found.excerpt = made.title, made.text, agenda.excerpt(made.text)
    found.words = searchable(made.title, made.text)
    found.edition += 1
    found.save(update_fields=["title", "text", "excerpt", "words", "edition"])
    _close(made, "accepted", clean_text(reason), who, at)
    record("amendment.accepted", found, at, body=who, edition=found.edition, digest=digest([made.title, made.text]))
    _answer(made, found, at)
    for lapsed in Amendment.objects.filter(proposal=found, status="open"):
        _close(lapsed, "outdated", "", "", at)
        _answer(lapsed, found, at)
    supporters = queries.supporters(found).exclude(person=by)
    announce_to("text-changed", found, at, to=supporters, about=f"edition:{found.pk}:{found.edition}")
    return made


@transaction.atomic(durable=True)
def decline_wording(amendment_id: int, *, reason: str, by: int | None, at: datetime) -> Amendment:
    """Leave the text as it is, and say why."""
    made, found, who = _judged(amendment_id, by, at)
    reason = clean_text(reason)
    refuse(agenda.why_not_text("reason", reason, rewording.WHY_LIMIT, missing="reason-not-chosen"))
    _close(made, "declined", reason, who, at)
    record("amendment.declined", found, at, body=who)
    _answer(made, found, at)
    return made


@transaction.atomic(durable=True)
def take_wording_back(amendment_id: int, *, by: int | None, at: datetime) -> None:
    """Take back another wording that one proposed."""
    made = _locked(amendment_id)
    refuse(policy.why_not_take_wording_back(own=by is not None and made.author_id == by, amendment=made))
    _close(made, "withdrawn", "", "", at)
    notices.move_one(made.receipt, "withdrawn", at=at)
    record("amendment.withdrawn", made.proposal, at)


@transaction.atomic(durable=True)
def hide_wording(amendment_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Hide another wording that somebody proposed, with the reason in its place. It can no longer be accepted."""
    _locked(amendment_id)
    hide(Amendment, amendment_id, "amendment.hidden", reason=reason, by=by, at=at, status="withdrawn")


def _locked(amendment_id: int) -> Amendment:
    """An amendment, under the lock of its idea: one text changes once at a time."""
    queries.locked(Amendment.objects.values_list("proposal", flat=True).get(pk=amendment_id))
    return Amendment.objects.select_related("proposal__area__parent").get(pk=amendment_id)


def _judged(amendment_id: int, by: int | None, at: datetime) -> tuple[Amendment, Proposal, str]:
    """The amendment and its idea for somebody who may judge it; and as what: "" for the author, or their body."""
    made = _locked(amendment_id)
    found = made.proposal
    judge = queries.judge_of(found, by, queries.roles(by, found.area, queries.day(at)), at)
    refuse(policy.why_not_judge(judge, amendment=made, status=found.status))
    return made, found, judge.seat.name if judge.seat else ""


def _close(made: Amendment, status: str, reason: str, who: str, at: datetime) -> None:
    made.status, made.reason, made.decided_by, made.decided_at = status, reason, who, at
    made.save(update_fields=["status", "reason", "decided_by", "decided_at"])


def _answer(made: Amendment, found: Proposal, at: datetime) -> None:
    notices.move_one(made.receipt, "answered", at=at, answer=made.reason)
    told = {"outcome": made.status, "reason": made.reason}
    announce("amendment-decided", found, at, to=made.author_id, about=f"amendment:{made.pk}", **told)
