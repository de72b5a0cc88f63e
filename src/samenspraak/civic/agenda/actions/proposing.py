# SPDX-License-Identifier: EUPL-1.2
"""Ideas come in, find support, and are talked about."""

from datetime import datetime

from django.db import IntegrityError, transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions import spotting
from samenspraak.civic.agenda.actions.moderating import hide
from samenspraak.civic.agenda.actions.records import announce, record, tell_when_backed
from samenspraak.civic.agenda.actions.withholding import put_aside
from samenspraak.civic.agenda.models import Comment, Proposal, Support, Withheld
from samenspraak.civic.agenda.queries.moderation import are_withheld
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import actions as spending
from samenspraak.civic.people import queries as people
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda import moderation
from samenspraak.rulebook.agenda.searching import searchable
from samenspraak.rulebook.agenda.spots import Where
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, refuse, refuse_all

NAME_LIMIT = 80


@transaction.atomic(durable=True)
def submit(
    area: Area,
    *,
    title: str,
    text: str,
    topic: str,
    key: str,
    by: int | None,
    at: datetime,
    shown_as: str = "",
    channel: str = policy.ONLINE,
    cost_cents: int | None = None,
    where: Where = spotting.NOWHERE,
) -> Proposal:
    """Submit an idea for the wijkagenda. The same form (`key`) sent twice is one idea.

    Residents submit "online"; the gebiedsteam enters what came by "desk" or "paper", without an author. `shown_as` is
    the name people see; it may be empty.
    """
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    known = queries.known_proposal(area, key)
    if known:
        return known
    today = queries.day(at)
    roles, lives_here = queries.roles(by, area, today), people.lives_in(by, area, today)
    refuse(policy.why_not_submit(signed_in=by is not None, lives_here=lives_here, roles=roles, channel=channel))
    title, text = " ".join(clean_text(title).split()), clean_text(text)
    keys = [one.key for one in queries.topics()]
    wrong = agenda.why_not_propose(title=title, text=text, topic=topic, topics=keys, cost_cents=cost_cents)
    spot, misplaced = spotting.checked(where, area, at)
    online = _why_not_online(text, shown_as) if channel == policy.ONLINE else ()
    refuse_all([*wrong, *online, *misplaced])
    if channel == policy.ONLINE:
        spending.spend("idea", f"person:{by}", at=at)
    number = queries.next_number(area)
    made = Proposal.objects.create(
        area=area,
        number=number,
        title=title,
        text=text,
        topic=topic,
        cost_cents=cost_cents,
        author_id=by if channel == policy.ONLINE else None,
        shown_as=named(shown_as),
        channel=channel,
        excerpt=agenda.excerpt(text),
        submitted_at=at,
        receipt="",
        key=key,
        words=searchable(title, text),
    )
    spotting.put(made, spot)
    _acknowledge(made, at)
    actor = roles.team.ref if roles.team and channel != policy.ONLINE else ""
    record("proposal.submitted", made, at, actor=actor, topic=topic, channel=channel, digest=digest([title, text]))
    return made


def _why_not_online(text: str, shown_as: str) -> list[Finding]:
    """What is asked of somebody who types it themselves: no name of an office, no advertisement."""
    found = (agenda.why_not_name("shown_as", named(shown_as)), moderation.why_not_links(text))
    return [one for one in found if one]


def _acknowledge(made: Proposal, at: datetime) -> None:
    made.receipt = notices.acknowledge(
        "proposal", area=made.area.slug, subject=f"proposal:{made.pk}", channel=made.channel, at=at
    )
    made.save(update_fields=["receipt"])


def named(shown_as: str) -> str:
    """The name that somebody chose to be shown by, as it is kept."""
    return " ".join(clean_text(shown_as).split())[:NAME_LIMIT]


@transaction.atomic(durable=True)
def support(proposal_id: int, *, by: int | None, at: datetime) -> None:
    """Say that this should be taken up. Twice is once. The logbook has the number when it matters, not each one."""
    found = queries.proposal_by_id(proposal_id)
    assert found is not None
    _ask_support(found, by, at)
    assert by is not None
    try:
        with transaction.atomic():
            Support.objects.create(proposal=found, person_id=by, at=at)
    except IntegrityError:  # supported already
        return
    tell_when_backed(found, at)


@transaction.atomic(durable=True)
def unsupport(proposal_id: int, *, by: int | None, at: datetime) -> None:
    """Take one's support back, also of what was merged into it."""
    found = queries.proposal_by_id(proposal_id)
    assert found is not None
    _ask_support(found, by, at)
    assert by is not None
    queries.support_of(found).filter(person_id=by).delete()


def _ask_support(found: Proposal, by: int | None, at: datetime) -> None:
    lives_here = people.lives_in(by, found.area, queries.day(at))
    refuse(policy.why_not_support(signed_in=by is not None, lives_here=lives_here, status=found.status))


@transaction.atomic(durable=True)
def comment(
    proposal_id: int,
    *,
    text: str,
    key: str,
    by: int | None,
    at: datetime,
    shown_as: str = "",
    channel: str = policy.ONLINE,
    side: str = "",
    to: int | None = None,
) -> Comment:
    """Comment on a proposal. The same form sent twice is one comment. Who speaks from a seat is named with it.

    `side` says whether it is an argument "for" or "against", or neither. `to` is the comment that this replies to;
    a reply to a reply stands under the same comment, and takes no side of its own.
    """
    found = queries.locked(proposal_id)
    known = queries.known_comment(found, key)
    if known:
        return known
    today = queries.day(at)
    roles, lives_here = queries.roles(by, found.area, today), people.lives_in(by, found.area, today)
    refuse(
        policy.why_not_comment(signed_in=by is not None, lives_here=lives_here, roles=roles, status=found.status),
        policy.why_not_cast_for(roles=roles, channel=channel),
    )
    parent = _replied_to(found, to)
    text, seat = clean_text(text), roles.any if channel == policy.ONLINE else None
    refuse(
        agenda.why_not_text("text", text, agenda.COMMENT_LIMIT),
        None if seat else agenda.why_not_name("shown_as", named(shown_as)),
        agenda.why_not_side(side),
        *(_why_not_again(found, by, text, side, parent) if channel == policy.ONLINE else ()),
    )
    if channel == policy.ONLINE:
        spending.spend("comment", f"person:{by}", at=at)
        spending.spend("comment-here", f"person:{by}:{found.pk}", at=at)
    number = notices.acknowledge(
        "comment", area=found.area.slug, subject=f"proposal:{found.pk}", channel=channel, at=at
    )
    said = Comment.objects.create(
        proposal=found,
        author_id=by if channel == policy.ONLINE else None,
        shown_as=named(shown_as),
        body=seat.name if seat else "",
        text=text,
        side="" if parent else side,
        parent=parent,
        channel=channel,
        at=at,
        key=key,
        receipt=number,
    )
    if parent and parent.author_id != by:
        about = f"{parent.pk}:{today}"  # one letter a day is enough
        announce("comment-replied", found, at, to=parent.author_id, about=about)
    return said


def _why_not_again(
    found: Proposal, by: int | None, text: str, side: str, parent: Comment | None
) -> list[Finding | None]:
    """The same words in the same place once more, or an advertisement, by somebody who types it themselves."""
    here = Comment.objects.filter(proposal=found, author=by, parent=parent, side="" if parent else side)
    said = here.filter(text=text).exists()
    return [moderation.why_not_links(text), Finding("said-already", about="text") if said else None]


def _replied_to(found: Proposal, to: int | None) -> Comment | None:
    """The comment under which a reply comes to stand."""
    if to is None:
        return None
    said = queries.comment(found, to)
    refuse(policy.why_not_reply_to(said))
    return said.parent or said if said else None


@transaction.atomic(durable=True)
def hide_comment(comment_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Hide a comment, with the reason in its place."""
    hide(Comment, comment_id, "comment.hidden", reason=reason, by=by, at=at)


@transaction.atomic(durable=True)
def hide_idea(proposal_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Hide what an idea says, everywhere at once: other words stand in its place, and until it is shown again it is not
    placed, reworded or voted on."""
    found = queries.locked(proposal_id)
    refuse(
        policy.why_not_hide(roles=queries.roles(by, found.area, queries.day(at)), hidden_why="", reason=reason),
        moderation.why_not_withhold(status=found.status, hidden=are_withheld([found.pk])),
    )
    hide(Withheld, put_aside(found).pk, "idea.hidden", reason=reason, by=by, at=at)
