# SPDX-License-Identifier: EUPL-1.2
"""The files with which anybody can make the opinion groups again: where they are, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from samenspraak.civic.conversations import queries
from samenspraak.rulebook.conversations import enterable_until, why_not_open_votes
from samenspraak.web import wording


@dataclass(frozen=True)
class VoteFile:
    """The votes on statements of one gathering, as a file; `digest` is what the logbook holds of it."""

    title: str
    address: str
    digest: str


@dataclass(frozen=True)
class VoteFiles:
    """The files of a page: one for each gathering that has one. Of a single gathering: from when on, or why not."""

    files: Sequence[VoteFile] = ()
    is_of_several: bool = False
    since: datetime | None = None
    why_not: str = ""


def votes_of(heard: queries.Heard) -> VoteFiles | None:
    """What can be taken along of these gatherings. None when none of them is over."""
    over = [room for room in heard.rooms if room.status == "closed"]
    files = [_file(room) for room in over if room.votes_digest]
    if not over or files or len(heard.rooms) > 1:
        return VoteFiles(files, is_of_several=len(heard.rooms) > 1) if over else None
    room = over[0]
    why_not = why_not_open_votes(heard.on_statements, queries.least_voters_of(room.round))
    if why_not:
        return VoteFiles(why_not=wording.sentence(why_not))
    return VoteFiles(since=enterable_until(room.closed_at) if room.closed_at else None)


def _file(room: Any) -> VoteFile:
    address = reverse("conversations:votes", args=[room.round.area.slug, room.number])
    return VoteFile(room.title, address, room.votes_digest)
