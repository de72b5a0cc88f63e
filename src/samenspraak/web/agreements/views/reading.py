# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.conversations import queries as talks
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.agreements.cases import parse_case
from samenspraak.rulebook.agreements.changes import Whom, changes
from samenspraak.rulebook.agreements.comparison import compare
from samenspraak.rulebook.agreements.congruence import incongruences
from samenspraak.rulebook.agreements.terms import Guard
from samenspraak.web.agreements import shown
from samenspraak.web.agreements.changed import groups
from samenspraak.web.agreements.papers import address_of
from samenspraak.web.agreements.reading import Reader
from samenspraak.web.agreements.views.found import Page, area_or_404, page_or_404, roles_of
from samenspraak.web.shared import clock, components, road
from samenspraak.web.shared.differences import words_between
from samenspraak.web.shared.fragments import Mark, current, kept
from samenspraak.web.shared.numbers import whole
from samenspraak.web.shared.practice import tally_of
from samenspraak.web.shared.signatures import signatures

HISTORY = 25  # so many deeds stand on the page of a version; the logbook has them all


@require_safe
def overview(request: HttpRequest, area: str) -> HttpResponse:
    """What holds here, readable in two minutes; or else where we are."""
    return show_overview(request, area)


def show_overview(request: HttpRequest, slug: str, findings: Any = (), status: int = 200) -> HttpResponse:
    """The page of an area's agreement; with the reasons why something was refused."""
    area = area_or_404(slug)
    versions, mark = queries.versions_of(area), current()
    today, roles = clock.today(), roles_of(request, area)
    held = next((one for one in versions if queries.holds_today(one, today)), None)
    making = next((one for one in versions if one.status in queries.MAKING), None)
    may_draft = policy.why_not_draft(roles=roles, making=making.number if making else None) is None
    context = {
        "area": area,
        "versions": [_listed(one) for one in versions],
        "making": making and _listed(making),
        "may_draft": may_draft,
        "newest": versions[0] if versions else None,
        "findings": findings,
    }
    if may_draft:
        context |= _beginnings(area, mark)
    if held:
        context |= _in_force(Page(request, held), roles, mark)
        context["replaced"] = next(
            (one.number for one in versions if one.number < held.number and one.status == "superseded"), None
        )
    else:
        context["round"] = held_in = talks.newest_round(area)
        now_at = "afspraken" if versions else "gesprek" if held_in else ""
        talking = held_in is not None and talks.people_gather(held_in)
        context["steps"] = components.model_steps(now_at, talking=talking)
    return render(request, "agreements/overview.html", context, status=status)


def _beginnings(area: Any, mark: Mark) -> dict[str, Any]:
    """What was agreed elsewhere and can be begun with: titles by key."""
    held, examples = kept(
        "what to begin with", lambda: (queries.areas_with_agreement(clock.today()), queries.case_titles()), mark
    )
    return {"elsewhere": {slug: name for slug, name in held.items() if slug != area.slug}, "examples": examples}


def _listed(version: Any) -> dict[str, Any]:
    return {
        "number": version.number,
        "status": "suspended" if version.is_suspended else version.status,
        "period": shown.period(version.since, version.until),
        "drafted": shown.day(version.drafted_at.date()),
    }


def _in_force(page: Page, roles: Any, mark: Mark) -> dict[str, Any]:
    version, terms = page.version, page.terms
    page.roles = roles
    reader = page.reader()
    suspension = queries.suspension_of(version.pk) if version.is_suspended else None
    tally = tally_of(page.area, mark)
    broken = {number for number, _guard, _standing in tally.not_kept} if tally else set()
    guards = {guard: [reader.term(term) for term in terms.guards(guard)] for guard in (Guard.COMPLAINT, Guard.EXIT)}
    return {
        "held": version,
        "period": shown.period(version.since, version.until),
        "suspension": suspension
        and {"reason": suspension.reason, "body": suspension.by.body.name, "on": shown.moment(suspension.since)},
        "matrix": reader.matrix(_("Say of the neighbourhood"), f"{version.number}/"),
        "bodies": [reader.term(term) for term in terms.bodies],
        "safeguards": [
            {**reader.term(term), "broken": term.number in broken}
            for term in terms.safeguards
            if term.guard not in guards
        ],
        "tally": tally,
        "complaints": guards[Guard.COMPLAINT],
        "exits": guards[Guard.EXIT],
        "transfers": [reader.term(term) for term in terms.transfers],
        "money": [reader.term(term) for term in terms.money],
        "signatures": signatures(page.signatures),
        "conditions": road.conditions(page.road.conditions, clock.today()),
        "may": page.may(queries.side_of(suspension.by) if suspension else ""),
    }


@require_safe
def version(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """One version: every term, where it came from, the findings, who signed, what happened to it."""
    return show_version(page_or_404(request, area, number))


def show_version(page: Page, findings: Any = (), status: int = 200, **more: Any) -> HttpResponse:
    """The page of a version; with the reasons why something was refused."""
    version = page.version
    reader = page.reader(with_words=True)
    history = list(ledger.entries(subject=f"agreement:{version.pk}")[:HISTORY])
    suspended = (
        next((one for one in history if one.kind == "agreement.suspended"), None) if version.is_suspended else None
    )
    accepted = queries.accepted(page.deviations)
    context = {
        "area": page.area,
        "version": version,
        "status": "suspended" if version.is_suspended else version.status,
        "period": shown.period(version.since, version.until),
        "matrix": reader.matrix(_("Say of the neighbourhood"), ""),
        "chapters": reader.chapters(page.area.slug),
        "congruence": shown.findings(page.findings, page.deviations, reader),
        "tally": shown.tally(page.findings, accepted) if version.status == "draft" else "",
        "said": queries.said_about(version.pk) if version.status == "draft" else {},
        "signatures": signatures(page.signed),
        "signable": version.status in policy.SIGNABLE,
        "steps": road.steps(version, page.signed, page.road),
        "next": road.what_is_next(version, page.signed, page.road),
        "conditions": road.conditions(page.road.conditions, clock.today()),
        "history": shown.deeds(history),
        "suspension": suspended and suspended.facts,
        "may": page.may(suspended.facts.get("side", "") if suspended else ""),
        "findings": findings,
        "address": address_of(version),
    }
    return render(page.request, "agreements/version.html", context | more, status=status)


@require_safe
def comparison(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """A version beside the one it began from, or beside another (`?met=2`)."""
    page = page_or_404(request, area, number)
    wanted = whole(request.GET.get("met", ""))
    before = page.version.based_on if wanted is None else queries.version(area, wanted)
    if before is None:
        raise Http404
    older, topics = Page(request, before), [topic.key for topic in queries.content_of(page.version).topics]
    difference, told = compare(older.terms, page.terms), changes(older.terms, page.terms, topics)
    left, right = older.reader(), page.reader()
    chosen = request.GET.get("onderwerp", "")
    chosen = chosen if chosen in topics else ""
    whose = Whom(queries.reads_as(request.user.pk, page.area, clock.today()))
    addresses = [reverse("agreements:version", args=[area, one.number]) for one in (before, page.version)]
    on_topic = [one for one in told if not chosen or one.is_on(chosen)]
    context = {
        "area": page.area,
        "before": before.number,
        "version": page.version,
        "groups": groups(on_topic, whose, left, right, addresses),
        "topics": [(key, right.topic(key)) for key in topics if any(one.is_on(key) for one in told)],
        "chosen": chosen,
        "added": [right.term(term) for term in difference.added],
        "removed": [left.term(term) for term in difference.removed],
        "changed": [
            (left.term(was), right.term(now), words_between(was.text, now.text)) for was, now in difference.changed
        ],
        "same": difference.same,
    }
    return render(request, "agreements/comparison.html", context)


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """How congruence works: every rule, from the registry that the test itself uses."""
    return render(request, "agreements/rules.html", {"groups": shown.rules()})


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """Known experiments, written down as agreements and put to the same test; and how each could be proposed today."""
    found = {one.name: parse_case(one.body) for one in queries.cases()}
    listed = [{"name": name, **shown.case_titles(read), "works_out": read.works_out} for name, read in found.items()]
    worked_out = [one for one in listed if one["works_out"]]
    return render(request, "agreements/cases.html", {"cases": listed, "worked_out": worked_out})


@require_safe
def case(request: HttpRequest, name: str) -> HttpResponse:
    """One worked case with its findings: the same as `samenspraak congruence` prints.

    Beside it how it could be proposed today, or the experiment that it works out, and what was changed in between.
    """
    known = {one.name: parse_case(one.body) for one in queries.cases()}
    if name not in known:
        raise Http404
    read = known[name]
    content, thresholds, offered = queries.newest_content()
    reader = Reader(read.terms, content, offered)
    found = incongruences(read.terms, read.setting, thresholds)
    accepted = {one.key for one in read.deviations}
    before, after = (read.works_out, name) if read.works_out else (name, _works_out(known, name))
    context = {
        "case": shown.case_titles(read),
        "matrix": reader.matrix(_("Say of the neighbourhood"), ""),
        "chapters": reader.chapters(),
        "congruence": shown.accepted_in_case(shown.findings(found, reader=reader), read.deviations),
        "counts": shown.severities([one for one in found if (one.code, one.about) not in accepted]),
        "sources": read.sources.items(),
        "label": read.label,
        "name": name,
        "begin_in": queries.areas_to_begin_in(request.user.pk, clock.today()),
    }
    if before in known and after in known:
        then = known[before]
        was = shown.findings(incongruences(then.terms, then.setting, thresholds), reader=reader)
        other = before if read.works_out else after
        context["other"] = {"name": other, "is_worked_out": not read.works_out, **shown.case_titles(known[other])}
        context["mended"] = shown.mended(was, known[after].mended)
    return render(request, "agreements/case.html", context)


def _works_out(known: Mapping[str, Any], name: str) -> str:
    """The case that works out this one, if there is one."""
    return next((key for key, read in known.items() if read.works_out == name), "")
