# SPDX-License-Identifier: EUPL-1.2
"""What the page of one area shows, put together from what every civic package knows about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspraak.civic.agenda import queries as agenda
from samenspraak.civic.agenda.queries import AgendaFacts
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots import queries as ballots
from samenspraak.civic.conversations import queries as conversations
from samenspraak.civic.meetings import queries as meetings
from samenspraak.rulebook.agreements.scales import Say, Task
from samenspraak.rulebook.agreements.terms import ALL_TOPICS, Terms
from samenspraak.web.places.stages import NOT_STARTED, Stage, stages_of
from samenspraak.web.shared.components import Step, model_steps
from samenspraak.web.shared.practice import Tally, tally_of
from samenspraak.web.shared.tags import place

MOST = 6  # gatherings and ballots named on the page


@dataclass(frozen=True)
class Moment:
    """Something with a date: a gathering, the end of a vote, the end of an agreement."""

    at: datetime
    when: str
    what: str
    href: str
    status: str = ""


@dataclass(frozen=True)
class Agreed:
    """The agreement that holds, in a few sentences."""

    href: str
    number: int
    suspended: bool
    sentences: tuple[str, ...]
    tally: Tally | None  # what became of its promises


@dataclass(frozen=True)
class AreaPage:
    """All of it."""

    stage: Stage
    steps: Sequence[Step]
    sentence: str
    gatherings: tuple[Moment, ...]
    meetings: tuple[Moment, ...]
    running: tuple[Moment, ...]
    agreed: Agreed | None
    agenda: AgendaFacts | None


def of(area: Any, at: datetime) -> AreaPage:
    """The page of a wijk or dorp. A handful of queries; none of them grows with what happens there."""
    stage = stages_of([area.pk]).get(area.pk, NOT_STARTED)
    base = place("/", area.slug, "/")
    gatherings = _gatherings(area, base) if stage.round else ()
    return AreaPage(
        stage=stage,
        steps=model_steps(stage.step, links=_links(base), talking=bool(gatherings)),
        sentence=_sentence(stage, area.name),
        gatherings=gatherings,
        meetings=_meetings(area, base, at),
        running=_running(area, base),
        agreed=_agreed(area, base, at) if stage.agreement else None,
        agenda=agenda.facts_of([area.pk]).get(area.pk),
    )


def _links(base: str) -> dict[str, str]:
    steps = ("gesprek", "afspraken", "agenda", "evaluatie")
    return {step: f"{base}{step}/" for step in steps} | {"raad": place("/raad/")}


def _sentence(stage: Stage, name: str) -> str:
    """Where the area stands, in one sentence for whoever lives there."""
    sentences = {
        "not-started": _("In {area} the conversation about who decides what has not begun yet."),
        "gesprek": _("Residents, organisations and the municipality are talking about who decides what in {area}."),
        "afspraken": _("The agreement for {area} is being written, from what was said in the conversation."),
        "raad": _("Both sides have signed the agreement for {area}. Now the council decides."),
        "agenda": _("There is an agreement for {area}. It says who decides what, and the agenda follows it."),
        "suspended": _("The agreement for {area} has been suspended. Until it resumes, it gives no powers."),
        "evaluatie": _("The same questions are asked again in {area}: what has become of it?"),
    }
    return sentences[stage.key].format(area=name)


def _moment(at: datetime, what: str, href: str, status: str = "", form: str = "l j F, H:i") -> Moment:
    return Moment(at, date_format(localtime(at), form), what, href, status)


def _gatherings(area: Any, base: str) -> tuple[Moment, ...]:
    """What goes on now and what is planned, in order of date."""
    rounds = conversations.rounds_of(area)
    rooms = list(rounds[0].conversations.all()) if rounds else []
    now_or_later = sorted((room for room in rooms if room.status in ("open", "planned")), key=lambda r: r.starts_at)
    return tuple(_gathering(room, f"{base}gesprek/{room.number}/") for room in now_or_later[:MOST])


def _gathering(room: Any, href: str) -> Moment:
    if room.form != "online":
        return _moment(room.starts_at, room.title, href, room.status)
    until = _moment(room.closes_at, room.title, href, room.status, form="l j F")
    return replace(until, when=_("online until and including {day}").format(day=until.when))


def _meetings(area: Any, base: str, at: datetime) -> tuple[Moment, ...]:
    """Meetings of bodies of residents that are still to come, the first day first."""
    found = meetings.coming([area.pk], at)[:MOST]
    return tuple(
        _moment(one.starts_at, f"{one.body.name}: {one.title}", f"{base}vergaderingen/{one.number}/") for one in found
    )


def _running(area: Any, base: str) -> tuple[Moment, ...]:
    """Ballots that are open or announced, by the date that matters: the end, or the beginning."""
    return tuple(
        _moment(
            one.closes_at if one.status == "open" else one.opens_at,
            one.question,
            f"{base}stemming/{one.number}/",
            one.status,
        )
        for one in ballots.running([area.pk])[:MOST]
    )


def _agreed(area: Any, base: str, at: datetime) -> Agreed | None:
    version: Any = agreements.version_in_force(area, at)
    if version is None:
        return None
    topics = {topic.key: topic.title.in_(get_language() or "nl") for topic in agreements.content_of(version).topics}
    said = (*_say(agreements.terms_of(version), topics, area.name), _until(version.until, version.ground))
    return Agreed(f"{base}afspraken/", version.number, version.is_suspended, said, tally_of(area))


def _say(terms: Terms, topics: dict[str, str], name: str) -> tuple[str, ...]:
    """What the wijk decides, on what it advises, and who speaks for it."""
    decides = [topics.get(one.topic, one.topic) for one in terms.says if one.task is Task.DECIDE and _is_binding(one)]
    everything = any(one.topic == ALL_TOPICS and one.task is Task.DECIDE and _is_binding(one) for one in terms.says)
    if everything:
        first = _("{area} decides itself on everything that lies within the agreement.").format(area=name)
    elif decides:
        first = _("{area} decides itself on: {topics}.").format(area=name, topics=", ".join(decides).lower())
        first += " " + _("On everything else it advises, and the municipality must answer.")
    else:
        first = _("{area} advises, and the municipality must answer.").format(area=name)
    bodies = [body.title for body in terms.bodies]
    speaks = (_("For the neighbourhood speaks: {bodies}.").format(bodies=", ".join(bodies)),) if bodies else ()
    return (first, *speaks)


def _is_binding(one: Any) -> bool:
    return one.say is Say.DECIDES


def _until(until: date | None, ground: str) -> str:
    if until:
        return _("The agreement holds until {until}. Ground: {ground}.").format(
            until=date_format(until, "j F Y"), ground=ground
        )
    return _("The agreement holds until one of the parties ends it. Ground: {ground}.").format(ground=ground)
