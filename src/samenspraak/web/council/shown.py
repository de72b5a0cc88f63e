# SPDX-License-Identifier: EUPL-1.2
"""What the raad's pages show, as plain values: dates written out once, words in the reader's language."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.council.queries import Dossier, Road, Standing
from samenspraak.rulebook.agreements.terms import ALL_TOPICS, Task, Terms
from samenspraak.rulebook.content import ContentSet
from samenspraak.web import wording
from samenspraak.web.shared import clock, components, road
from samenspraak.web.shared.days import day
from samenspraak.web.shared.signatures import signatures
from samenspraak.web.wording.agreements import ALL_TOPICS_WORD, OTHER_TOPICS_WORD
from samenspraak.web.wording.council import INSTRUMENTS, OUTCOMES, OWNED_BY


def period(since: date | None, until: date | None) -> str:
    """From when, and until when."""
    if until:
        return _("from %(since)s until %(until)s") % {"since": day(since), "until": day(until)}
    return _("from %(since)s") % {"since": day(since)} if since else ""


def place(standing: Standing, not_kept: int = 0) -> dict[str, Any]:
    """One row of the overview; `not_kept` promises of its agreement were not kept."""
    text, tone = components.status(standing.stage)
    return {
        "slug": standing.slug,
        "name": standing.name,
        "gebied": standing.gebied,
        "stage": text,
        "tone": tone,
        "agreed": _agreed(standing.in_force),
        "overdue": standing.overdue,
        "not_kept": not_kept,
    }


def _agreed(held: Any) -> str:
    """The version that is in force, in words."""
    if held is None:
        return ""
    return _("version %(number)s, %(period)s") % {"number": held.number, "period": period(held.since, held.until)}


def by_gebied(standings: Iterable[Standing]) -> list[tuple[str, list[Standing]]]:
    """Places grouped by the gebied they lie in, both by name."""
    groups: dict[str, list[Standing]] = {}
    for standing in standings:
        groups.setdefault(standing.gebied, []).append(standing)
    return sorted(groups.items())


def asked(standing: Standing, terms: Iterable[Any]) -> dict[str, Any]:
    """A text that waits for the raad, with the powers it asks."""
    version = standing.in_the_making
    assert version is not None
    powers = [(str(INSTRUMENTS.get(term.data.get("instrument", ""), "")), term.data.get("power", "")) for term in terms]
    return {"slug": standing.slug, "name": standing.name, "version": version.number, "powers": powers}


def decided(standing: Standing, decision: Any) -> dict[str, Any]:
    """A decision of the raad."""
    return {
        "slug": standing.slug,
        "name": standing.name,
        "version": decision.version.number,
        "outcome": OUTCOMES[decision.outcome],
        "reference": decision.reference,
        "on": day(decision.decided_on),
        "iso": decision.decided_on.isoformat(),
    }


def dossier(found: Dossier) -> dict[str, Any]:
    """The values of a dossier page."""
    version = found.version
    context: dict[str, Any] = {"area": found.area, "version": version, "found": found, "decision": None}
    if version is None:
        return context
    context["period"] = period(version.since, version.until)
    passed = Road(found.proposal, found.decision)
    context["steps"] = road.steps(version, found.signatures, passed)
    context["next"] = road.what_is_next(version, found.signatures, passed)
    context["conditions"] = road.conditions(found.conditions, clock.today())
    if found.proposal:
        context["proposal"] = _proposal(found.proposal)
    if found.decision:
        context["decision"] = _decision(found.decision)
    if version.digest:
        content = agreements.content_of(version)
        context |= {
            "matrix": matrix(found.terms, content),
            "findings": _findings(found),
            "powers": _powers(found, content),
            "signatures": signatures(found.signatures),
            "wishes": _wishes(agreements.setting_of(version), content),
        }
    return context


def _decision(decision: Any) -> dict[str, Any]:
    return {
        "outcome": OUTCOMES[decision.outcome],
        "reference": decision.reference,
        "link": _link(decision.reference),
        "on": day(decision.decided_on),
        "text": decision.text,
        "by": decision.recorded_by.body.name,
    }


def _proposal(proposal: Any) -> dict[str, Any]:
    reference = proposal.reference
    return {"reference": reference, "link": _link(reference), "on": day(proposal.proposed_on), "text": proposal.text}


def _link(reference: str) -> str:
    """Where a reference leads, when it is an address."""
    return reference if reference.startswith("https://") else ""


def late_condition(one: Any) -> dict[str, str]:
    """A condition whose day is past."""
    area = one.decision.version.agreement.area
    return {"slug": area.slug, "name": area.name, "text": one.text, "due": day(one.due)}


def matrix(terms: Terms, content: ContentSet) -> components.Matrix:
    """Who has how much say on what. Topics that only follow what holds for all topics share the last row."""
    language = get_language() or "nl"
    own = [topic for topic in content.topics if any(say.topic == topic.key for say in terms.says)]
    rows = [_row(terms, topic.key, topic.title.in_(language)) for topic in own]
    if len(own) < len(content.topics):
        rows.append(_row(terms, ALL_TOPICS, capfirst(str(OTHER_TOPICS_WORD if own else ALL_TOPICS_WORD))))
    tasks = tuple(components.TASKS[task.value] for task in Task)
    return components.Matrix(_("Say of the neighbourhood"), tasks, tuple(rows))


def _row(terms: Terms, topic: str, title: str) -> components.MatrixRow:
    return components.MatrixRow(title, tuple(_cell(terms, topic, task) for task in Task))


def _cell(terms: Terms, topic: str, task: Task) -> components.Cell:
    agreed = terms.say_on(topic, task)
    return components.Cell(agreed.say.code if agreed else "")


def _findings(found: Dossier) -> list[dict[str, Any]]:
    """What is not congruent, worst first, each with the motive of whoever accepted it."""
    motives = {(one.finding, one.about): (one.motive, one.by.body.name) for one in found.deviations}
    order = list(components.SEVERITY)
    ranked = sorted(found.findings, key=lambda one: order.index(one.severity) if one.severity in order else len(order))
    return [
        {
            "severity": one.severity,
            "text": wording.sentence(one),
            "motive": " – ".join(reversed(motives.get((one.code, one.about), ()))),
        }
        for one in ranked
    ]


def _powers(found: Dossier, content: ContentSet) -> list[tuple[str, list[dict[str, Any]]]]:
    """The powers that are asked, apart by instrument: legally different things are never blended."""
    language = get_language() or "nl"
    titles = {topic.key: topic.title.in_(language) for topic in content.topics}
    by_instrument: dict[str, list[dict[str, Any]]] = {}
    for transfer in found.transfers:
        topics = [titles.get(key, key) for key in transfer.topics if key != "all"]
        by_instrument.setdefault(transfer.instrument.value, []).append(
            {
                "number": transfer.number,
                "power": transfer.power or transfer.text,
                "owner": OWNED_BY.get(transfer.owner.value, ""),
                "topics": ", ".join(topics) or _("all topics"),
                "limits": transfer.limits,
                "legal_basis": transfer.legal_basis,
                "deadline_days": transfer.deadline_days,
            }
        )
    return [(str(INSTRUMENTS[key]), powers) for key, powers in by_instrument.items()]


def _wishes(setting: Any, content: ContentSet) -> Mapping[str, Any]:
    """What was wished for in the conversations, as the text was tested against it: compass and triangle, rounded."""
    language = get_language() or "nl"
    wanted, archetype = setting.wanted or {}, setting.archetype or {}
    return {
        "compass": [
            (point.title.in_(language), formats.number_format(float(Fraction(wanted[point.key])), 1))
            for point in content.compass
            if point.key in wanted
        ],
        "triangle": [
            (one.title.in_(language), round(Fraction(archetype[one.key])))
            for one in content.archetypes
            if one.key in archetype
        ],
    }
