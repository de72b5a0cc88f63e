# SPDX-License-Identifier: EUPL-1.2
"""What the pages of meetings show, as plain values. All of it changes by deed only, so pages keep it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspraak.civic.meetings import policy, queries
from samenspraak.rulebook import meetings
from samenspraak.rulebook.meetings.files import READABLE
from samenspraak.web.meetings.words import day_of, hours_of, name_of, topics
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.days import day, moment
from samenspraak.web.wording.meetings import CHOICES, FORCES, OUTCOMES, STATUSES, TASKS

AHEAD = ("planned", "announced", "open")  # a meeting at which something can still be decided


@dataclass(frozen=True)
class Row:
    """A meeting in a list."""

    number: int
    title: str
    body: str
    when: str
    iso: str
    place: str
    closed: bool
    status: str
    tone: str
    starts_at: datetime
    is_over: bool
    minutes: str  # where the minutes stand, in words
    late: bool


def row(found: Any) -> Row:
    """One meeting; `published_at` says since when its minutes are public."""
    text, tone = STATUSES[found.status]
    on, published = queries.day_of(found), found.published_at
    due = found.minutes_due if found.status == "closed" and published is None else None
    return Row(
        number=found.number,
        title=found.title,
        body=found.body.name,
        when=f"{day_of(found)}, {hours_of(found)}",
        iso=on.isoformat(),
        place=found.place,
        closed=bool(found.closed_why),
        status=str(text),
        tone=tone,
        starts_at=found.starts_at,
        is_over=found.status in ("closed", "cancelled"),
        minutes=_minutes_in_words(due, published),
        late=due is not None and due < today(),
    )


def _minutes_in_words(due: Any, published: Any) -> str:
    if published:
        return _("Minutes since {day}").format(day=day(published.date()))
    return _("Minutes by {day}").format(day=day(due)) if due else ""


@dataclass(frozen=True)
class Paper:
    """Something to read beforehand."""

    number: int
    title: str
    text: str
    link: str
    mark: str  # what changed after the announcement
    dropped: bool
    size: str = ""  # of a file
    readable: bool = True  # also by who has it read aloud


@dataclass(frozen=True)
class Resolved:
    """What the meeting decided on a point."""

    text: str
    outcome: str
    tone: str
    force: str
    explained: str
    binding: bool
    ground: str
    counted: str
    votes: tuple[tuple[str, str], ...]  # choice, and by whom
    minority: str


@dataclass(frozen=True)
class Point:
    """A point of the agenda, with what came of it."""

    number: int
    title: str
    text: str
    about: str  # "Groen en spelen", or the title of an idea
    proposal: int | None
    asks: str
    to_decide: bool
    too_late: str  # why the meeting can only talk about it, said before anybody comes to decide
    mark: str
    dropped: bool
    papers: tuple[Paper, ...]
    interests: tuple[tuple[int, str, str], ...]  # seat, name, and which
    resolved: Resolved | None
    minutes: str


@dataclass(frozen=True)
class Edition:
    """The minutes as they were published."""

    number: int
    when: str
    by: str
    why: str
    texts: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True)
class Whole:
    """A meeting as everybody sees it."""

    points: tuple[Point, ...]
    members: tuple[tuple[int, str, str], ...]  # seat, name, state
    present: tuple[str, ...]
    notice: tuple[str, ...]
    absent: tuple[str, ...]
    editions: tuple[Edition, ...]
    notes: tuple[str, ...]  # what changed since it was announced, and what is late
    due: str
    late: bool
    announced: str
    last_day: str  # to announce, when that is still to be done
    rests: Mapping[int, queries.Rests]  # how far a decision on each point that is still to be decided would reach

    @property
    def undecided(self) -> str:
        """The numbers of the points on which the meeting could decide, and did not; "" when there are none."""
        left = [one for one in self.points if one.to_decide and not (one.dropped or one.resolved or one.too_late)]
        return ", ".join(str(one.number) for one in left)

    @property
    def edition(self) -> Edition | None:
        """The minutes as they stand."""
        return self.editions[-1] if self.editions else None


def whole(found: Any) -> Whole:
    """All of it. Some ten queries; pages keep what comes of it."""
    course = queries.course_of(found)
    last = course.minutes[-1] if course.minutes else None
    minutes = {one["point"]: one["text"] for one in last.texts} if last else {}
    called = topics() if any(one.topic for one in course.points) else {}
    waits = found.minutes_due is not None and found.status == "closed" and last is None
    agreed = queries.agreed(found.area, found.starts_at) if found.status in AHEAD else None
    before = agreed.before if agreed and found.status == "planned" else None
    by_state = {
        state: tuple(name_of(seat) for seat in course.members if course.attendance.get(seat.pk) == state)
        for state in ("present", "notice", "absent")
    }
    rests = _rests(course.points, found, agreed) if agreed else {}
    late = _too_late(course.points, found, agreed, rests) if agreed else {}
    return Whole(
        points=tuple(_point(one, found, called, minutes, late.get(one.number, "")) for one in course.points),
        rests=rests,
        members=tuple((seat.pk, name_of(seat), course.attendance.get(seat.pk, "")) for seat in course.members),
        **by_state,
        editions=tuple(_edition(one) for one in course.minutes),
        notes=tuple(_notes(found)),
        due=day(found.minutes_due) if waits else "",
        late=waits and found.minutes_due < today(),
        announced=moment(found.announced_at) if found.announced_at else "",
        last_day=day(meetings.last_day_to_announce(queries.day_of(found), before)),
    )


def _notes(found: Any) -> list[str]:
    if not found.moved_at:
        return []
    words = _("Moved on {day}. It was: {was}, {place}.")
    was = moment(found.was_starts_at)
    return [words.format(day=day(found.moved_at.date()), was=was, place=found.was_place)]


def _rests(points: Iterable[Any], found: Any, agreed: queries.Agreed) -> Mapping[int, queries.Rests]:
    to_decide = [one for one in points if one.to_decide and not one.dropped_at and not hasattr(one, "resolution")]
    return queries.forces_on(to_decide, found, agreed.terms)


def _too_late(
    points: Iterable[Any], found: Any, agreed: queries.Agreed, rests: Mapping[int, queries.Rests]
) -> Mapping[int, str]:
    words = _(
        "Too late to decide on: it was agreed that a point stands there {before} days before. Talking is possible."
    )
    still = [one for one in points if one.number in rests]
    each = {one.number: policy.why_too_late(found, one, agreed, rests[one.number], at=now()) for one in still}
    return {number: words.format(before=why.params["before"]) for number, why in each.items() if why}


def _point(one: Any, found: Any, called: Mapping[str, str], minutes: Mapping[int, str], too_late: str) -> Point:
    resolution = getattr(one, "resolution", None)
    return Point(
        number=one.number,
        title=one.title,
        text=one.text,
        about=one.proposal.title if one.proposal else called.get(one.topic, one.topic),
        proposal=one.proposal.number if one.proposal else None,
        asks=_asks(one),
        to_decide=one.to_decide,
        too_late=too_late,
        mark=_mark(one, found),
        dropped=one.dropped_at is not None,
        papers=tuple(_paper(paper, found) for paper in one.papers.all()),
        interests=tuple((own.seat_id, name_of(own.seat), own.text) for own in one.interests.all()),
        resolved=_resolved(resolution, found) if resolution else None,
        minutes=minutes.get(one.number, ""),
    )


def _asks(one: Any) -> str:
    if not one.to_decide:
        return _("To talk about")
    if not one.task:
        return _("To decide on")
    return _("To decide {what}").format(what=TASKS[one.task])


def _mark(one: Any, found: Any) -> str:
    """What changed after the announcement: before it, nothing was promised."""
    if one.dropped_at:
        return _("Taken off on {day}").format(day=day(one.dropped_at.date()))
    if one.changed_at:
        words = _("Changed on {day}; it was: {was}")
        return words.format(day=day(one.changed_at.date()), was=one.was_title)
    if found.announced_at and one.added_at > found.announced_at:
        return _("Added on {day}").format(day=day(one.added_at.date()))
    return ""


def _paper(paper: Any, found: Any) -> Paper:
    dropped = paper.dropped_at is not None
    mark = _("Taken away on {day}").format(day=day(paper.dropped_at.date())) if dropped else ""
    if not dropped and found.announced_at and paper.added_at > found.announced_at:
        mark = _("Added on {day}").format(day=day(paper.added_at.date()))
    if dropped:
        return Paper(paper.number, paper.title, "", "", mark, dropped)
    if not paper.file_name:
        return Paper(paper.number, paper.title, paper.text, paper.link, mark, dropped)
    link = reverse("meetings:paper-file", args=[found.area.slug, found.number, paper.point.number, paper.number])
    size, readable = filesizeformat(paper.file_size), paper.accessible == READABLE
    return Paper(paper.number, paper.title, paper.text, link, mark, dropped, size=size, readable=readable)


def _resolved(made: Any, found: Any) -> Resolved:
    outcome, tone = OUTCOMES[made.outcome]
    force, explained = FORCES[made.force]
    body = found.body.name
    return Resolved(
        text=made.text,
        outcome=str(outcome),
        tone=tone,
        force=str(force).format(body=body),
        explained=str(explained).format(body=body),
        binding=made.force == "binding",
        ground=made.ground,
        counted=counted(made),
        votes=tuple(_votes(made.votes.all())),
        minority=made.minority,
    )


def counted(made: Any) -> str:
    """How it was decided, in words."""
    if made.how == "consent":
        return _("By consent, nobody against. {present} of {seats} members were there.").format(
            present=made.present, seats=made.seats
        )
    words = _("{yes} for, {no} against, {abstained} neither. {present} of {seats} members were there.")
    return words.format(yes=made.yes, no=made.no, abstained=made.abstained, present=made.present, seats=made.seats)


def _votes(votes: Sequence[Any]) -> list[tuple[str, str]]:
    found = []
    for choice, words in CHOICES.items():
        names = [name_of(one.seat) for one in votes if one.choice == choice]
        if names:
            found.append((str(words), ", ".join(names)))
    return found


def _edition(one: Any) -> Edition:
    texts = tuple((text["point"], text["title"], text["text"]) for text in one.texts)
    return Edition(one.edition, moment(one.published_at), one.published_by.body.name, one.why, texts)


@dataclass(frozen=True)
class Decided:
    """One line of the decision list."""

    meeting: int
    point: int
    on: str
    iso: str
    body: str
    title: str
    text: str
    outcome: str
    tone: str
    force: str
    ground: str
    counted: str
    minority: str
    proposal: int | None


def decided(made: Any) -> Decided:
    """What a meeting decided, for a list."""
    found = made.point.meeting
    outcome, tone = OUTCOMES[made.outcome]
    return Decided(
        meeting=found.number,
        point=made.point.number,
        on=day(queries.day_of(found)),
        iso=queries.day_of(found).isoformat(),
        body=found.body.name,
        title=made.point.title,
        text=made.text,
        outcome=str(outcome),
        tone=tone,
        force=str(FORCES[made.force][0]).format(body=found.body.name),
        ground=made.ground,
        counted=counted(made),
        minority=made.minority,
        proposal=made.point.proposal.number if made.point.proposal else None,
    )
