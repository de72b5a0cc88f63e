# SPDX-License-Identifier: EUPL-1.2
"""Wishes of one plate put together under a name, and pinned. What was said stays as it was said.

A group that has no wishes left is gone. Names are text that somebody typed: the logbook holds their digest.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.actions.leading import named, organised, record
from samenspraak.civic.conversations.models import Answer, Conversation, WishGroup
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, refuse


@transaction.atomic(durable=True)
def group_wishes(
    conversation_id: int, plate: str, wishes: Sequence[int], name: str, *, by: int | None, at: datetime
) -> WishGroup:
    """Put wishes together under a name; under a name that is there already, they come beside what it holds.

    `wishes` are numbers of answers; what was taken back or hidden in the meantime is left out.
    """
    room, holding = organised(conversation_id, by, at, plate)
    chosen, name = _standing(room, plate, wishes), _one_line(name)
    refuse(policy.why_not_group(chosen), policy.why_not_name(name))
    group, _made = WishGroup.objects.get_or_create(conversation=room, plate=plate, name=name, defaults={"made_at": at})
    _move(room, chosen, group)
    facts = {"number": len(chosen), "digest": digest(name)}
    record("wishes.grouped", room, holding, at, **facts, **named(room, plate))
    return group


@transaction.atomic(durable=True)
def add_to_group(group_id: int, wishes: Sequence[int], *, by: int | None, at: datetime) -> WishGroup:
    """Put wishes in a group that is there. From another group they move."""
    room, holding, group = _organised(group_id, by, at)
    chosen = _standing(room, group.plate, wishes)
    refuse(policy.why_not_group(chosen))
    _move(room, chosen, group)
    facts = {"number": len(chosen), "digest": digest(group.name)}
    record("wishes.grouped", room, holding, at, **facts, **named(room, group.plate))
    return group


@transaction.atomic(durable=True)
def take_out(conversation_id: int, plate: str, wishes: Sequence[int], *, by: int | None, at: datetime) -> int:
    """Let wishes stand on their own again. Returns how many stood in a group."""
    room, holding = organised(conversation_id, by, at, plate)
    chosen = _standing(room, plate, wishes)
    refuse(policy.why_not_group(chosen))
    grouped = [wish for wish in chosen if wish.group_id]
    if grouped:
        _move(room, grouped, None)
        record("wishes.ungrouped", room, holding, at, number=len(grouped), **named(room, plate))
    return len(grouped)


@transaction.atomic(durable=True)
def rename_group(group_id: int, name: str, *, by: int | None, at: datetime) -> WishGroup:
    """Give a group another name. A name that another group of this plate has is refused."""
    room, holding, group = _organised(group_id, by, at)
    name = _one_line(name)
    _forget_empty(room)
    others = WishGroup.objects.filter(conversation=room, plate=group.plate, name=name).exclude(pk=group.pk)
    refuse(policy.why_not_name(name), Finding("group-name-taken", about="name") if others.exists() else None)
    if group.name != name:
        group.name = name
        group.save(update_fields=["name"])
        record("group.renamed", room, holding, at, digest=digest(name), **named(room, group.plate))
    return group


@transaction.atomic(durable=True)
def merge_groups(group_id: int, into_id: int, *, by: int | None, at: datetime) -> WishGroup:
    """Make two groups one, under the name of the second."""
    room, holding, group = _organised(group_id, by, at)
    into = _found(into_id)
    refuse(policy.why_not_merge(group, into))
    number = Answer.objects.filter(group=group).update(group=into)
    if group.pinned_at and not into.pinned_at:
        into.pinned_at = group.pinned_at
        into.save(update_fields=["pinned_at"])
    group.delete()
    record("group.merged", room, holding, at, number=number, digest=digest(into.name), **named(room, into.plate))
    return into


@transaction.atomic(durable=True)
def pin_group(group_id: int, pinned: bool, *, by: int | None, at: datetime) -> None:
    """Let a group stand first on the screen, or where it stood."""
    room, holding, group = _organised(group_id, by, at)
    if bool(group.pinned_at) != pinned:
        group.pinned_at = at if pinned else None
        group.save(update_fields=["pinned_at"])
        kind = "group.pinned" if pinned else "group.unpinned"
        record(kind, room, holding, at, digest=digest(group.name), **named(room, group.plate))


@transaction.atomic(durable=True)
def pin_wish(answer_id: int, pinned: bool, *, by: int | None, at: datetime) -> None:
    """Let a wish stand first on the screen, or where it stood. A wish that waits is not let through by this."""
    room, holding = organised(Answer.objects.values_list("conversation_id", flat=True).get(pk=answer_id), by, at)
    wish = Answer.objects.get(pk=answer_id)
    refuse(policy.why_not_admit(wish) if pinned else None)
    if bool(wish.pinned_at) != pinned:
        wish.pinned_at = at if pinned else None
        wish.save(update_fields=["pinned_at"])
        record("wish.pinned" if pinned else "wish.unpinned", room, holding, at, **named(room, wish.plate))


def _standing(room: Conversation, plate: str, wishes: Sequence[int]) -> list[Answer]:
    return list(Answer.objects.filter(conversation=room, plate=plate, **queries.SHOWN, pk__in=wishes))


def _organised(group_id: int, by: int | None, at: datetime) -> tuple[Conversation, Holding | None, WishGroup]:
    """Lock the room of a group and ask; the group as it is under the lock. It may have gone in the meantime."""
    room, holding = organised(_found(group_id).conversation_id, by, at)
    return room, holding, _found(group_id)


def _found(group_id: int) -> WishGroup:
    group = WishGroup.objects.filter(pk=group_id).first()
    refuse(None if group else Finding("group-gone"))
    assert group is not None
    return group


def _move(room: Conversation, wishes: Sequence[Answer], group: WishGroup | None) -> None:
    Answer.objects.filter(pk__in=[wish.pk for wish in wishes]).update(group=group)
    _forget_empty(room)


def _forget_empty(room: Conversation) -> None:
    filled = Exists(Answer.objects.filter(group=OuterRef("pk"), withdrawn_at=None))
    WishGroup.objects.filter(~filled, conversation=room).delete()


def _one_line(name: str) -> str:
    return " ".join(clean_text(name).split())
