# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.agreements import actions, policy, queries
from samenspraak.civic.conversations import queries as talks
from samenspraak.rulebook.agreements.congruence import incongruences
from samenspraak.rulebook.agreements.editing import put_say
from samenspraak.rulebook.agreements.terms import ALL_TOPICS, Say, Task, Term, parse
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agreements import shown
from samenspraak.web.agreements.forms import FORMS, SummaryForm, TermForm
from samenspraak.web.agreements.views.found import Page, area_or_404, page_or_404
from samenspraak.web.agreements.views.reading import show_overview
from samenspraak.web.shared import clock, components
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.numbers import whole
from samenspraak.web.wording import agreements as words

FORBIDDEN = {
    *("not-a-drafter", "no-mandate-to-sign", "no-mandate-to-suspend", "no-mandate-to-end"),
    *("not-a-resident-here", "only-the-team-enters", "only-the-team-hides", "remark-of-somebody-else"),
    "paper-by-the-team",
}
OVERTAKEN = {"stale-form", "changed-meanwhile"}


def status_of(findings: Any) -> int:
    """403 when the reader has no seat for it, 409 when the rules or the state refuse it."""
    return 403 if any(one.code in FORBIDDEN for one in findings) else 409


@signed_in
@require_POST
def begin(request: HttpRequest, area: str) -> HttpResponse:
    """Begin a text: from what was said, an earlier version, another agreement, a worked example, or empty."""
    where = area_or_404(area)
    try:
        version = _begun(where, request.POST, {"by": request.user.pk, "at": clock.now()})
    except Refused as refused:
        return show_overview(request, area, refused.findings, status_of(refused.findings))
    messages.success(request, _("The draft is there. Look at it together, term by term."))
    return redirect("agreements:edit", area, version.number)


@signed_in
@require_POST
def begin_in(request: HttpRequest) -> HttpResponse:
    """The same, from a page that is of no area: the form says where."""
    return begin(request, request.POST.get("area", ""))


def _begun(where: Any, given: Any, by: dict[str, Any]) -> Any:
    start = given.get("from", "")
    if start == "outcomes":
        return _from_round(talks.newest_round(where), by)
    if start == "version":
        return actions.draft_next(_numbered(where.slug, given.get("version", "")), **by)
    if start == "elsewhere":
        return actions.draft_from_elsewhere(where, _held_in(given.get("there", "")), **by)
    if start == "case":
        return actions.draft_from_case(where, _case_named(given.get("case", "")), **by)
    return actions.draft_empty(where, **by)


def _held_in(area: str) -> int:
    held = queries.versions_in_force(clock.today(), [area])
    if not held:
        raise Refused(Finding("not-in-force-there"))
    return int(held[-1].pk)


def _case_named(name: str) -> int:
    found = queries.case(name)
    if found is None:
        raise Http404
    return int(found.pk)


def _from_round(held_in: Any, by: dict[str, Any]) -> Any:
    if held_in is None:
        raise Refused(Finding("nothing-said-yet"))
    return actions.draft_from_outcomes(held_in.pk, **by)


def _numbered(area: str, number: str) -> int:
    asked = whole(number)
    found = queries.version(area, asked) if asked is not None else None
    if found is None:
        raise Http404
    return int(found.pk)


@signed_in
@require_safe
def edit(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The draft as its makers see it: the matrix as a form, every term, and the findings beside it."""
    page = page_or_404(request, area, number)
    refused = policy.why_not_edit(roles=page.roles, status=page.version.status)
    if refused:
        return render(request, "agreements/closed.html", _base(page, [refused]), status=status_of([refused]))
    return show_edit(page)


def show_edit(page: Page, findings: Any = (), status: int = 200, **typed: Any) -> HttpResponse:
    """The editing page; with the reasons why something was refused, and what was typed."""
    reader = page.reader(with_words=True)
    accepted = queries.accepted(page.deviations)
    revision, cells = page.version.revision, reader.cells(typed.get("says"))
    said = queries.said_about(page.version.pk)
    summary = typed.get("summary") or SummaryForm(initial={"revision": revision, "summary": page.version.summary})
    context = _base(page, findings) | {
        "revision": revision,
        "summary": summary,
        "levels": [("", "–"), *((say.code, components.SAY[say.code]) for say in Say)],
        "tasks": [components.TASKS[task.value] for task in Task],
        "cells": [row for row in cells if row["said"]],
        "unsaid": [row for row in cells if not row["said"]],
        "chapters": reader.chapters(page.area.slug),
        "offered": shown.offered(page.version),
        "said": said,
        "waiting": sum(one.waiting for one in said.values()),
        "congruence": shown.with_remedies(page.version, page.findings, page.deviations, reader),
        "tally": shown.tally(page.findings, accepted),
        "may": page.may(),
        "taken": shown.taken(page.version, reader),
        "own_body": page.roles.party.body if page.roles.party else None,
    }
    return render(page.request, "agreements/edit.html", context, status=status)


def _base(page: Page, findings: Any) -> dict[str, Any]:
    return {"area": page.area, "version": page.version, "findings": findings}


@signed_in
@require_POST
def set_say(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Set the matrix of say as it was filled in."""
    page = page_or_404(request, area, number)
    says = _says(page, request.POST)

    def deed() -> None:
        actions.set_say(page.version.pk, says, revision=revision_of(request), by=request.user.pk, at=clock.now())

    return _do(page, deed, _("The say has been set."), says=request.POST)


def _says(page: Page, given: Any) -> dict[tuple[str, str], str]:
    """The cells that were sent: only of topics that there are."""
    topics = (ALL_TOPICS, *(topic.key for topic in queries.content_of(page.version).topics))
    sent = {(topic, task.value): given.get(f"say-{topic}-{task.value}") for topic in topics for task in Task}
    return {cell: say for cell, say in sent.items() if say is not None}


@signed_in
@require_POST
def mend(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Make the one change that takes a finding away, and say what was changed."""
    page = page_or_404(request, area, number)
    asked = {name: request.POST.get(name, "") for name in ("finding", "about")}
    try:
        made = actions.mend(page.version.pk, **asked, revision=revision_of(request), by=request.user.pk, at=clock.now())
    except Refused as refused:
        fresh = page_or_404(request, area, number)
        return show_edit(fresh, refused.findings, status_of(refused.findings))
    done = str(words.REMEDIES[made.code][1]).format(number=made.number)
    messages.success(request, f"{done} {words.AFTER_A_REMEDY}")
    return redirect(f"{reverse('agreements:edit', args=[area, number])}#art-{made.number}")


@signed_in
@require_POST
def try_say(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The findings as they would be with the matrix that is on the screen. Nothing is stored."""
    page = page_or_404(request, area, number)
    try:
        rows, _number = put_say(page.terms.as_rows(), _says(page, request.POST))
        terms = parse(rows)
    except Refused as refused:
        return render(request, "agreements/parts/findings.html", {"findings": refused.findings}, status=409)
    found = incongruences(terms, queries.setting_of(page.version), queries.thresholds_of(page.version))
    context = _base(page, ()) | {
        "congruence": shown.findings(found, page.deviations, page.reader()),
        "tally": shown.tally(found, queries.accepted(page.deviations)),
        "trying": True,
        "mending": True,
        "may": {},
    }
    return render(request, "agreements/parts/findings.html", context)


@signed_in
@require_POST
def set_summary(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """What the agreement comes down to."""
    page = page_or_404(request, area, number)
    form = SummaryForm(request.POST)
    if not form.is_valid():
        return show_edit(page, status=400, summary=form)

    def deed() -> None:
        given = form.cleaned_data
        actions.edit_summary(
            page.version.pk, given["summary"], revision=given["revision"], by=request.user.pk, at=clock.now()
        )

    return _do(page, deed, _("The summary has been kept."), summary=form)


def revision_of(request: HttpRequest) -> int:
    given = whole(request.POST.get("revision", ""))
    return -1 if given is None else given


def _do(page: Page, deed: Callable[[], Any], done: str, **typed: Any) -> HttpResponse:
    """Do it and go back to the draft; or show the draft with the reasons why not, and what was typed."""
    try:
        deed()
    except Refused as refused:
        fresh = page_or_404(page.request, page.area.slug, page.version.number)
        return show_edit(fresh, refused.findings, status_of(refused.findings), **typed)
    messages.success(page.request, done)
    return redirect("agreements:edit", page.area.slug, page.version.number)


# Terms


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add_term(request: HttpRequest, area: str, number: int, kind: str) -> HttpResponse:
    """A new term of one kind. A cell of the matrix is not added here but in the matrix."""
    page = page_or_404(request, area, number)
    if kind not in FORMS or kind == "say":
        raise Http404
    form = term_form(page, kind, guard=request.POST.get("guard") or request.GET.get("borging", ""))

    def deed(form: TermForm) -> str:
        revision = form.cleaned_data["revision"]
        return actions.add_term(page.version.pk, form.row(), revision=revision, by=request.user.pk, at=clock.now())

    return _term_page(page, form, deed, kind=kind)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit_term(request: HttpRequest, area: str, number: int, term: str) -> HttpResponse:
    """Change a term of a draft."""
    page = page_or_404(request, area, number)
    found = page.term(term) or (_taken_out(page, term) if request.method == "POST" else None)
    if found is None:
        raise Http404
    form = term_form(page, found.kind, term=found)

    def deed(form: TermForm) -> str:
        revision = form.cleaned_data["revision"]
        actions.edit_term(page.version.pk, term, form.changes(), revision=revision, by=request.user.pk, at=clock.now())
        return term

    return _term_page(page, form, deed, kind=found.kind, term=page.reader(with_words=True).term(found, page.area.slug))


def _taken_out(page: Page, number: str) -> Term | None:
    """A term that somebody took out while another was writing: what was typed must not be lost."""
    row = queries.taken_out(page.version.pk, number)
    return parse([row]).all[0] if row else None


def term_form(page: Page, kind: str, *, term: Any = None, guard: str = "") -> TermForm:
    """The form for a term of this kind, with what was sent; `guard` is the kind of a new safeguard."""
    request, given = page.request, page.request.POST if page.request.method == "POST" else None
    more: dict[str, Any] = {"terms": page.terms, "content": queries.content_of(page.version), "term": term}
    initial = FORMS[kind].values(term) if term else {}
    if kind == "safeguard":
        offered = {one["key"]: one for one in queries.safeguards_known(page.version)}
        key = term.guard.value if term else guard
        if key not in offered:
            raise Http404
        more["offered"] = offered[key]
        initial = initial or shown.begin_safeguard(offered[key])
    initial["revision"] = page.version.revision
    return (
        FORMS[kind](given, initial=initial, **more)
        if request.method == "POST"
        else FORMS[kind](initial=initial, **more)
    )


def _term_page(page: Page, form: TermForm, deed: Callable[[TermForm], str], **more: Any) -> HttpResponse:
    refused = policy.why_not_edit(roles=page.roles, status=page.version.status)
    if refused:
        return render(page.request, "agreements/closed.html", _base(page, [refused]), status=status_of([refused]))
    context = _base(page, ()) | {"form": form, "title": words.KINDS[more["kind"]]} | more
    if form.is_bound and form.is_valid():
        try:
            number = deed(form)
        except Refused as refusal:
            return _refused_term(page, form, refusal, context)
        messages.success(page.request, _("The term has been kept."))
        return redirect(f"{reverse('agreements:edit', args=[page.area.slug, page.version.number])}#art-{number}")
    return render(page.request, "agreements/term.html", context, status=400 if form.is_bound else 200)


def _refused_term(page: Page, form: TermForm, refusal: Refused, context: dict[str, Any]) -> HttpResponse:
    """The same form with all that was typed; it now knows the newest state, so that sending again works."""
    codes = {one.code for one in refusal.findings}
    stale = bool(codes & OVERTAKEN)
    if stale:
        newest = queries.version_by_id(page.version.pk)
        fresh = page.request.POST.copy()
        fresh["revision"] = str(newest.revision if newest else page.version.revision)
        form.data = fresh
    context |= {"findings": refusal.findings, "stale": stale, "gone": "term-gone" in codes}
    return render(page.request, "agreements/term.html", context, status=status_of(refusal.findings))


@signed_in
@require_POST
def remove_term(request: HttpRequest, area: str, number: int, term: str) -> HttpResponse:
    """Take a term out of a draft."""
    page = page_or_404(request, area, number)

    def deed() -> None:
        actions.remove_term(page.version.pk, term, revision=revision_of(request), by=request.user.pk, at=clock.now())

    return _do(page, deed, _("The term has been taken out."))
