# SPDX-License-Identifier: EUPL-1.2
"""What is said at a proposal, other wordings and pictures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samenspraak.civic.agenda.models import (
    Amendment,
    Comment,
    FormerText,
    Picture,
    Proposal,
)
from samenspraak.civic.agenda.queries.powers import Roles, drawing_up
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.agenda import BEFORE_PLACING
from samenspraak.rulebook.agreements.terms import Task

COMMENTS_SHOWN = 50  # at once, with their replies
REPLIES_SHOWN = 500  # of all these together, the newest


def known_comment(proposal: Proposal, key: str) -> Comment | None:
    """The comment that this form became before."""
    return Comment.objects.filter(proposal=proposal, key=key).first()


@dataclass(frozen=True)
class Thread:
    """A comment and what was replied to it, oldest first. Named tuples of SAID."""

    said: Any
    replies: list[Any]


SAID = ("pk", "parent_id", "shown_as", "body", "channel", "at", "text", "hidden_why", "side")


def comments(found: Proposal, *, before: int | None = None, most: int = COMMENTS_SHOWN) -> list[Thread]:
    """Comments on a proposal with their replies, newest first; with `before` (a comment's id) those below it. One more
    than asked when there are more. Two queries, one when there are no comments."""
    listed = Comment.objects.filter(proposal=found, parent=None)
    if before is not None:
        listed = listed.filter(pk__lt=before)
    first = list(listed.order_by("-at", "-pk").values_list(*SAID, named=True)[: most + 1])
    if not first:
        return []
    # by the proposal as well: most comments reply to nothing, so an index of what they reply to looks useless to SQLite
    under = Comment.objects.filter(proposal=found, parent__in=[one.pk for one in first]).order_by("-at", "-pk")
    replies: dict[int, list[Any]] = {}
    for one in reversed(under.values_list(*SAID, named=True)[:REPLIES_SHOWN]):
        replies.setdefault(one.parent_id, []).append(one)
    return [Thread(one, replies.get(one.pk, [])) for one in first]


# Other wordings


@dataclass(frozen=True)
class Judge:
    """Whose it is to accept another wording of an idea (`of_author`), and whether somebody is that."""

    of_author: bool
    is_author: bool
    seat: Holding | None  # from which somebody draws up the agenda here


def judge_of(found: Proposal, person: int | None, held: Roles, at: datetime) -> Judge:
    """What somebody with these roles has to say on another wording of this idea. No query while it is the author's."""
    of_author = found.status in BEFORE_PLACING and found.author_id is not None
    seat = None if of_author or held.any is None else _drawing_up(found, held, at)
    return Judge(of_author, is_author=person is not None and found.author_id == person, seat=seat)


def _drawing_up(found: Proposal, held: Roles, at: datetime) -> Holding | None:
    """The seat from which somebody places this idea on the agenda. One query, two when no agreement says who does."""
    power = agreements.power_of(found.area, found.topic, Task.DRAW_UP, at)
    return drawing_up(power, held)


def amendments_of(proposal: Proposal) -> list[Amendment]:
    """Other wordings of an idea, newest first. One query."""
    return list(Amendment.objects.filter(proposal=proposal).order_by("-pk"))


def amendment(proposal: Proposal, amendment_id: int) -> Amendment | None:
    """One other wording of this idea."""
    return Amendment.objects.filter(proposal=proposal, pk=amendment_id).first()


def former_texts(proposal: Proposal) -> list[FormerText]:
    """What an idea said before, newest first, each with the wording that followed. One query."""
    return list(FormerText.objects.filter(proposal=proposal).select_related("amendment").order_by("-edition"))


def pictures_of(proposal: Proposal) -> list[Picture]:
    """The pictures by an idea in the order in which they came, without what is in them, and without those by a step of
    carrying it out. One query."""
    return list(Picture.objects.filter(proposal=proposal, milestone=None).defer("large", "small").order_by("pk"))


def picture(proposal: Proposal, picture_id: int) -> Picture | None:
    """One picture by this idea, without what is in it."""
    return Picture.objects.filter(proposal=proposal, pk=picture_id).defer("large", "small").first()


def picture_file(area: str, number: int, picture_id: int, size: str) -> bytes | None:
    """A picture as a JPEG file, in this size ("groot" or "klein"). None when there is none to see. One query."""
    column = {"groot": "large", "klein": "small"}.get(size)
    if column is None:
        return None
    found = Picture.objects.filter(proposal__area__slug=area, proposal__number=number, pk=picture_id, hidden_why="")
    kept = found.values_list(column, flat=True).first()
    return bytes(kept) if kept else None


def comment(proposal: Proposal, comment_id: int) -> Comment | None:
    """One comment on this proposal, with what it replies to."""
    return Comment.objects.select_related("parent").filter(proposal=proposal, pk=comment_id).first()
