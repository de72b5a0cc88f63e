# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from samenspraak.civic.meetings.models import Meeting, Point
from samenspraak.civic.meetings.queries import Agreed, Rests, Roles, day_of
from samenspraak.rulebook import meetings
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.verdicts import Finding

LONGEST_TITLE = 120  # characters
LONGEST_LINE = 300
LONGEST_INTEREST = 200
LONGEST_TEXT = 20_000
LONGEST_RESOLUTION = 2_000
MOST_POINTS = 40
MOST_PAPERS = 20  # by one point
EARLY = timedelta(hours=1)  # so long before its hour a meeting can be opened
PLANNED_AHEAD = timedelta(days=730)


def why_not_type(roles: Roles) -> Finding | None:
    """Why this person cannot write down what is planned or what happened: the body itself does, or its gebiedsteam."""
    return None if roles.typist else Finding("meeting-members-or-team")


def why_not_speak_for(roles: Roles) -> Finding | None:
    """Why this person cannot note an interest or a decision, or publish minutes: only who holds a seat in the body."""
    return None if roles.member else Finding("meeting-members-only")


def why_not_prepare(roles: Roles, found: Meeting) -> Finding | None:
    """Why nothing can be changed about this meeting or its agenda now."""
    return why_not_type(roles) or _why_over(found)


def _why_over(found: Meeting) -> Finding | None:
    if found.status == "cancelled":
        return Finding("meeting-called-off")
    return Finding("meeting-closed") if found.status == "closed" else None


def why_not_move(roles: Roles, found: Meeting) -> Finding | None:
    """Why this meeting cannot get another day or place, or be called off: it has begun, or it is over."""
    if refused := why_not_prepare(roles, found):
        return refused
    return Finding("meeting-begun") if found.status == "open" else None


def why_not_this_meeting(
    *, title: str, place: str, starts_at: datetime, minutes_long: int, public: bool, closed_why: str, at: datetime
) -> Iterator[Finding]:
    """What is wrong with a meeting as written down: every reason, each about the field it concerns."""
    yield from _why_not_line(title, "title", LONGEST_TITLE)
    yield from _why_not_line(place, "place", LONGEST_LINE)
    if starts_at <= at:
        yield Finding("meeting-in-the-past", about="starts_at")
    if starts_at > at + PLANNED_AHEAD:
        yield Finding("meeting-too-far", about="starts_at")
    if not 15 <= minutes_long <= 720:
        yield Finding("meeting-length", about="minutes_long")
    if not public and not closed_why:
        yield Finding("meeting-closed-without-reason", about="closed_why")
    if len(closed_why) > LONGEST_LINE:
        yield Finding("text-too-long", {"longest": LONGEST_LINE, "length": len(closed_why)}, about="closed_why")


def _why_not_line(text: str, about: str, longest: int) -> Iterator[Finding]:
    if not text:
        yield Finding("text-missing", about=about)
    elif len(text) > longest:
        yield Finding("text-too-long", {"longest": longest, "length": len(text)}, about=about)


def why_not_text(text: str, about: str, longest: int = LONGEST_TEXT) -> Iterator[Finding]:
    """Why this text cannot stand: too much is in it. Empty may be."""
    if len(text) > longest:
        yield Finding("text-too-long", {"longest": longest, "length": len(text)}, about=about)


def why_not_reason(text: str, about: str, longest: int = LONGEST_LINE) -> Iterator[Finding]:
    """Why this cannot stand as a reason or a decision: nothing is in it, or too much."""
    yield from _why_not_line(text, about, longest)


def why_not_announce(roles: Roles, found: Meeting, points: int) -> Finding | None:
    """Why this meeting cannot be announced: it was before, or there is nothing on its agenda yet."""
    if refused := why_not_prepare(roles, found):
        return refused
    if found.announced_at:
        return Finding("meeting-announced-already")
    return None if points else Finding("meeting-without-agenda")


def why_not_this_point(
    *, title: str, text: str, topic: str, task: str, topics: Collection[str], points: int
) -> Iterator[Finding]:
    """What is wrong with a point as written down."""
    yield from _why_not_line(title, "title", LONGEST_TITLE)
    yield from why_not_text(text, "text")
    if topic and topic not in topics:
        yield Finding("topic-unknown", about="topic")
    if task and (task not in dict(Point.TASKS) or not topic):
        yield Finding("point-task-without-topic", about="task")
    if points >= MOST_POINTS:
        yield Finding("too-many-points", {"most": MOST_POINTS})


def why_not_change_point(roles: Roles, found: Meeting, point: Point, *, decided: bool) -> Finding | None:
    """Why this point cannot be changed or dropped: it was decided on, or it is gone already."""
    if refused := why_not_prepare(roles, found):
        return refused
    if point.dropped_at:
        return Finding("point-dropped")
    return Finding("point-decided-already") if decided else None


def why_not_this_paper(*, title: str, text: str, link: str, papers: int, with_file: bool = False) -> Iterator[Finding]:
    """What is wrong with a paper: it is a text, a page of this site or a file, and never an address elsewhere."""
    yield from _why_not_line(title, "title", LONGEST_TITLE)
    yield from why_not_text(text, "text")
    if not text and not link and not with_file:
        yield Finding("paper-empty", about="text")
    if link and with_file:
        yield Finding("paper-file-or-page", about="link")
    if link and not is_page_of_this_site(link):
        yield Finding("paper-link-elsewhere", about="link")
    if papers >= MOST_PAPERS:
        yield Finding("too-many-papers", {"most": MOST_PAPERS})


def is_page_of_this_site(link: str) -> bool:
    """Whether this is a path on this site: "/oosterparkwijk/agenda/3/"."""
    safe = link.startswith("/") and not link.startswith("//") and "\\" not in link
    return safe and len(link) <= LONGEST_LINE and not any(one.isspace() for one in link)


def why_not_begin(roles: Roles, found: Meeting, at: datetime) -> Finding | None:
    """Why this meeting cannot be opened now: it was not announced, its hour has not come, or it was opened before."""
    if refused := why_not_prepare(roles, found):
        return refused
    if found.status == "open":
        return Finding("meeting-begun")
    if not found.announced_at:
        return Finding("meeting-not-announced")
    return Finding("meeting-not-yet", {"starts": found.starts_at}) if at < found.starts_at - EARLY else None


def why_not_hold(found: Meeting) -> Finding | None:
    """Why nothing can be noted of this meeting now: it goes on, or it does not."""
    if refused := _why_over(found):
        return refused
    return None if found.status == "open" else Finding("meeting-not-open")


def why_not_this_interest(text: str, *, member: bool, present: bool, dropped: bool, decided: bool) -> Iterator[Finding]:
    """What is wrong with a declared interest."""
    yield from _why_not_line(text, "text", LONGEST_INTEREST)
    if not member:
        yield Finding("interest-of-no-member", about="seat")
    elif not present:
        yield Finding("interest-of-somebody-absent", about="seat")
    if dropped:
        yield Finding("point-dropped")
    if decided:
        yield Finding("point-decided-already")


def why_not_decide(
    found: Meeting, point: Point, agreed: Agreed, rests: Rests, *, decided: bool, present: int, seats: int
) -> Finding | None:
    """Why the meeting cannot decide on this point now: it was not announced for that, or not in time; interests were
    not asked; too few members are there.
    """
    if point.dropped_at:
        return Finding("point-dropped")
    if decided:
        return Finding("point-decided-already")
    if not point.to_decide:
        return Finding("point-not-to-decide")
    if refused := why_too_late(found, point, agreed, rests):
        return refused
    if agreed.asks_interests and not found.asked_at:
        return Finding("interests-not-asked")
    return meetings.why_no_quorum(present, seats, agreed.quorum_percent)


def why_too_late(
    found: Meeting, point: Point, agreed: Agreed, rests: Rests, *, at: datetime | None = None
) -> Finding | None:
    """Since when the point stands on an agenda that was announced (at the soonest `at`, when it was not yet), held
    against the days that were agreed.

    Before the body itself decides on what goes ahead, residents have the days to respond that hold for every decision.
    """
    moments = [one for one in (found.announced_at or at, point.added_at, point.changed_at) if one]
    binding = rests.force == "binding" and point.task == Task.DECIDE.value
    before = max(agreed.before or 0, agreed.consultation_days) if binding else agreed.before
    return meetings.why_too_late_to_decide(timezone.localdate(max(moments)), day_of(found), before)


def why_not_close(found: Meeting, *, noted: int) -> Finding | None:
    """Why this meeting cannot be closed: it is not open, or nobody noted who was there."""
    return why_not_hold(found) or (None if noted else Finding("attendance-not-noted"))


def why_not_write(roles: Roles, found: Meeting) -> Finding | None:
    """Why the minutes of this meeting cannot be written: it was not held."""
    if refused := why_not_type(roles):
        return refused
    if found.status == "cancelled":
        return Finding("meeting-called-off")
    return None if found.status in ("open", "closed") else Finding("meeting-not-held")


def why_not_publish(roles: Roles, found: Meeting, *, written: bool, changed: bool) -> Finding | None:
    """Why the minutes cannot be published now: the body does so, when the meeting is over, and something changed."""
    if refused := why_not_speak_for(roles) or why_not_write(roles, found):
        return refused
    if found.status != "closed":
        return Finding("close-first")
    if not written:
        return Finding("minutes-empty")
    return None if changed else Finding("minutes-unchanged")
