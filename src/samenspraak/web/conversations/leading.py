# SPDX-License-Identifier: EUPL-1.2
"""What a host reads: wishes that wait and wishes that were said, who leads, and what was done with wishes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from samenspraak.civic.conversations import policy, queries
from samenspraak.rulebook.content import ContentSet
from samenspraak.web import wording
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.answers import Said, in_words
from samenspraak.web.conversations.codes import join_address, short_address, spoken_code
from samenspraak.web.conversations.forms import REASONS
from samenspraak.web.conversations.plates import content_for_reader, plates_of, way

ON_PAGE = 50  # wishes at once: more cannot be read on a phone
LOGGED = 20
# what the logbook holds about wishes
ABOUT_WISHES = (
    "answer.admitted",
    "answer.hidden",
    "answer.shown",
    "conversation.reads-first",
    "conversation.shows-at-once",
    "wishes.grouped",
    "wishes.ungrouped",
    "group.renamed",
    "group.merged",
)


@dataclass(frozen=True)
class Heard:
    """A wish as a host reads it: in words, whether it waits, is pinned, and in which group it is."""

    said: Said
    waits: bool
    pinned: bool
    group: int | None
    group_name: str


def heard(room: Any, wishes: Iterable[Any], content: ContentSet) -> list[Heard]:
    """Wishes for a host, in the order they are given."""
    rows = list(wishes)
    return [
        Heard(
            said,
            queries.waits(room, row),
            row.pinned_at is not None,
            row.group_id,
            row.group.name if row.group else "",
        )
        for said, row in zip(in_words(rows, content), rows, strict=True)
    ]


@dataclass(frozen=True)
class Reading:
    """What is to be read at a plate: what waits, the longest waiting first, and what was said, the newest first.

    Both are cut off at what a page holds; `more_…` is how many are left out. `upto` is the last wish that is shown as
    waiting: "show all" goes that far and no further.
    """

    waiting: Sequence[Heard]
    said: Sequence[Heard]
    more_waiting: int
    more_said: int

    @property
    def upto(self) -> int:
        return self.waiting[-1].said.id if self.waiting else 0

    @property
    def waiting_number(self) -> int:
        return len(self.waiting) + self.more_waiting


def reading_at(room: Any, plate: str, content: ContentSet) -> Reading:
    """What a host reads at a plate. One query."""
    rows = queries.said_at(room, plate)
    waiting = [row for row in reversed(rows) if queries.waits(room, row)]
    said = [row for row in rows if not queries.waits(room, row)]
    return Reading(
        heard(room, waiting[:ON_PAGE], content),
        heard(room, said[:ON_PAGE], content),
        max(0, len(waiting) - ON_PAGE),
        max(0, len(said) - ON_PAGE),
    )


def leader_of(room: Any, request: HttpRequest) -> dict[str, Any]:
    """Whether the reader leads, or may begin to; and else who does."""
    somebody_else = policy.why_not_lead(room, request.user.pk) is not None
    name = str(room.led_by) if room.led_by else ""
    return {"leads": not somebody_else, "leader": (name or _("A colleague")) if somebody_else else ""}


def log_of(room: Any) -> list[dict[str, Any]]:
    """What was done with wishes here, as the logbook holds it: without the words. One query."""
    reasons = {key: str(words).lower() for key, words in REASONS}
    return [
        {"at": entry.at, "deed": wording.deed(entry.kind, _with_reason(entry.facts, reasons)), "number": entry.number}
        for entry in queries.done_here(room, ABOUT_WISHES, LOGGED)
    ]


def _with_reason(facts: dict[str, Any], reasons: dict[str, str]) -> dict[str, Any]:
    return {**facts, "reason": reasons.get(facts.get("reason", ""), "")}


def room_words(room: Any) -> dict[str, Any]:
    """What every page about a gathering says: its plates, and how people join."""
    content = content_for_reader(room.round)
    return {
        "room": room,
        "area": room.round.area,
        "plates": plates_of(content, room.plates),
        "content": content,
        "join_address": join_address(room.code),
        "spoken_code": spoken_code(room.code),
        "short_address": short_address(),
    }


def leading_words(room: Any, request: HttpRequest, at: str, plate: str = "") -> dict[str, Any]:
    """What every page of a host says: which it is (`at`), which plate is looked at, who leads, the live channel."""
    words = room_words(room)
    return {
        **words,
        **leader_of(room, request),
        "at": at,
        "way": way(words["plates"], plate or room.plate),
        "channel": channels.name("screen", room.code),
        "reasons": REASONS,
    }
