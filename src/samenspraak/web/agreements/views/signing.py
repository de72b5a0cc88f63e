# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspraak.civic.agreements import actions, policy, queries
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agreements import shown
from samenspraak.web.agreements.forms import MotiveForm, PaperForm, ReasonForm, SignForm
from samenspraak.web.agreements.views.drafting import revision_of, show_edit, status_of
from samenspraak.web.agreements.views.found import Page, page_or_404
from samenspraak.web.agreements.views.reading import show_version
from samenspraak.web.shared import clock
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.forms import on_form


@signed_in
@require_POST
def propose(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Fix the text, so that it can be signed."""
    page = page_or_404(request, area, number)
    try:
        actions.propose(page.version.pk, revision=revision_of(request), by=request.user.pk, at=clock.now())
    except Refused as refused:
        fresh = page_or_404(request, area, number)
        show = show_edit if fresh.version.status == "draft" and fresh.roles.drafter else show_version
        return show(fresh, refused.findings, status_of(refused.findings))
    messages.success(request, _("The text is fixed. Both sides can sign it now."))
    return redirect("agreements:version", area, number)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def deviate(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Accept a finding with a motive."""
    page = page_or_404(request, area, number)
    form = MotiveForm(
        request.POST or None, initial={"finding": request.GET.get("finding", ""), "about": request.GET.get("about", "")}
    )
    code, about = (form["finding"].value() or "", form["about"].value() or "")
    found = next((one for one in page.findings if (one.code, one.about) == (code, about)), None)
    if found is None and not form.is_bound:
        raise Http404
    if refused := policy.why_not_deviate(roles=page.roles, status=page.version.status):
        return _closed(page, refused)
    context = {"area": page.area, "version": page.version, "form": form}
    context["finding"] = shown.findings([found], reader=page.reader())[0] if found else None
    if form.is_bound and form.is_valid():
        try:
            actions.accept_deviation(page.version.pk, by=request.user.pk, at=clock.now(), **form.cleaned_data)
        except Refused as refusal:
            context["findings"] = refusal.findings
            return render(request, "agreements/deviate.html", context, status=status_of(refusal.findings))
        messages.success(request, _("The deviation stands in the text, with your motive."))
        return redirect("agreements:edit" if page.roles.drafter else "agreements:version", area, number)
    return render(request, "agreements/deviate.html", context, status=400 if form.is_bound else 200)


@signed_in
@require_POST
def take_back_deviation(request: HttpRequest, area: str, number: int, deviation: int) -> HttpResponse:
    """Take back the acceptance of a finding."""
    page = page_or_404(request, area, number)
    if deviation not in [one.pk for one in page.deviations]:
        raise Http404

    def deed() -> None:
        actions.take_back_deviation(deviation, by=request.user.pk, at=clock.now())

    return _do(page, deed, _("The acceptance has been taken back."))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Sign exactly the text that is shown."""
    page = page_or_404(request, area, number)
    signed = [one.body_id for one in page.signatures]
    if refused := policy.why_not_sign(roles=page.roles, status=page.version.status, signed=signed):
        return _closed(page, refused)
    form = SignForm(request.POST or None, initial={"digest": page.version.digest}, side=page.roles.side)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        told = {"digest": given["digest"], "how": form.how(form.way), "remark": given["remark"]}
        try:
            actions.sign(page.version.pk, **told, by=request.user.pk, at=clock.now())
        except Refused as refusal:
            rest = on_form(form, refusal.findings)
            form.data = {**request.POST.dict(), "digest": page.version.digest}
            return _sign(page, form, rest, status_of(refusal.findings))
        messages.success(request, _("You have signed. Thank you."))
        return redirect("agreements:version", area, number)
    return _sign(page, form, (), 400 if form.is_bound else 200)


def _sign(page: Page, form: SignForm, findings: Any, status: int) -> HttpResponse:
    reader = page.reader()
    party = page.roles.party
    context = {
        "area": page.area,
        "version": page.version,
        "form": form,
        "findings": findings,
        "party": party.name if party else "",
        "matrix": reader.matrix(_("Say of the neighbourhood"), ""),
        "chapters": reader.chapters(),
        "congruence": [one for one in shown.findings(page.findings, page.deviations, reader) if one["motive"]],
    }
    return render(page.request, "agreements/sign.html", context, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sign_on_paper(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The gebiedsteam enters what was signed on a sheet of this text."""
    page = page_or_404(request, area, number)
    if refused := policy.why_not_enter(roles=page.roles, status=page.version.status):
        return _closed(page, refused)
    form = PaperForm(request.POST or None, seats=queries.signing_seats(page.area, clock.today()))
    if not form.is_bound or not form.is_valid():
        return _sign_on_paper(page, form, (), 400 if form.is_bound else 200)
    given = form.cleaned_data
    told = {"seat": int(given["seat"]), "code": given["code"], "signed_on": given["signed_on"], "how": form.how()}
    try:
        actions.sign_on_paper(page.version.pk, **told, by=request.user.pk, at=clock.now())
    except Refused as refusal:
        return _sign_on_paper(page, form, on_form(form, refusal.findings), status_of(refusal.findings))
    messages.success(request, _("The signature has been entered. Everybody who may sign is told."))
    return redirect("agreements:version", area, number)


def _sign_on_paper(page: Page, form: PaperForm, findings: Any, status: int) -> HttpResponse:
    context = {"area": page.area, "version": page.version, "form": form, "findings": findings}
    return render(page.request, "agreements/sign_on_paper.html", context, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def take_signature_back(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The body that signed takes its signature back."""
    page = page_or_404(request, area, number)
    signed = [one.body_id for one in page.signatures]
    refused = policy.why_not_take_signature_back(roles=page.roles, status=page.version.status, signed=signed)
    done = _("Your signature has been taken back. The others are told why.")
    return _with_reason(page, "take-back", refused, actions.take_signature_back, done)


# Withdrawing, suspending, ending: each asks for a reason


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Take back a text that is not in force."""
    page = page_or_404(request, area, number)
    refused = policy.why_not_withdraw(roles=page.roles, status=page.version.status, signatures=len(page.signatures))
    return _with_reason(page, "withdraw", refused, actions.withdraw, _("The text has been withdrawn."))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Suspend what is in force."""
    page = page_or_404(request, area, number)
    holds = queries.holds_today(page.version, clock.today())
    refused = policy.why_not_suspend(
        roles=page.roles, status=page.version.status, holds=holds, suspended=page.version.is_suspended
    )
    return _with_reason(page, "suspend", refused, actions.suspend, _("The agreement is suspended."))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """End what is in force, with the notice that was agreed."""
    page = page_or_404(request, area, number)
    version, today = page.version, clock.today()
    refused = policy.why_not_end(roles=page.roles, status=version.status, until=version.until, today=today)
    return _with_reason(
        page, "end", refused, actions.end, _("The agreement will end."), ends=shown.day(queries.ends_on(version, today))
    )


def _with_reason(
    page: Page, deed: str, refused: Finding | None, verb: Callable[..., Any], done: str, **more: Any
) -> HttpResponse:
    request = page.request
    if refused:
        return _closed(page, refused)
    form = ReasonForm(request.POST or None)
    context = {"area": page.area, "version": page.version, "form": form, "deed": deed} | more
    if form.is_bound and form.is_valid():
        try:
            verb(page.version.pk, reason=form.cleaned_data["reason"], by=request.user.pk, at=clock.now())
        except Refused as refusal:
            context["findings"] = refusal.findings
            return render(request, "agreements/reason.html", context, status=status_of(refusal.findings))
        messages.success(request, done)
        return redirect("agreements:version", page.area.slug, page.version.number)
    return render(request, "agreements/reason.html", context, status=400 if form.is_bound else 200)


@signed_in
@require_POST
def resume(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Take a suspension back."""
    page = page_or_404(request, area, number)

    def deed() -> None:
        actions.resume(page.version.pk, by=request.user.pk, at=clock.now())

    return _do(page, deed, _("The agreement holds again."))


def _do(page: Page, deed: Callable[[], Any], done: str) -> HttpResponse:
    try:
        deed()
    except Refused as refused:
        fresh = page_or_404(page.request, page.area.slug, page.version.number)
        return show_version(fresh, refused.findings, status_of(refused.findings))
    messages.success(page.request, done)
    return redirect("agreements:version", page.area.slug, page.version.number)


def _closed(page: Page, refused: Finding) -> HttpResponse:
    context = {"area": page.area, "version": page.version, "findings": [refused]}
    return render(page.request, "agreements/closed.html", context, status=status_of([refused]))
