# SPDX-License-Identifier: EUPL-1.2
"""What people with a seat do: place on the agenda, call a ballot, reply, hide what somebody put in."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspraak.civic.agenda import actions, policy, queries
from samenspraak.rulebook.agenda import earliest_opening, why_not_unpriced
from samenspraak.rulebook.agenda.moderation import APPEAL_DAYS
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.agenda import choosing, words
from samenspraak.web.agenda.forms import CallForm, DaysForm, HideForm, HidePictureForm, MergeForm, PriceForm, ReplyForm
from samenspraak.web.agenda.views.found import deeds_of, item_of, proposal_at, reader_of
from samenspraak.web.agenda.views.reading import proposal_page
from samenspraak.web.shared import amounts, days
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form

VOTING_DAYS = 7  # a good default


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def place_on_agenda(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Place a proposal on the agenda: one question, one button."""
    proposal = proposal_at(area, number, request.user.pk)
    reader = reader_of(request, proposal, deeds_of(proposal))
    if request.method != "POST":
        context = {"area": proposal.area, "proposal": proposal, "reader": reader}
        return render(request, "agenda/place.html", context)
    try:
        actions.place_on_agenda(proposal.pk, by=request.user.pk, at=now())
    except Refused as refused:
        context = {"area": proposal.area, "proposal": proposal, "reader": reader, "findings": refused.findings}
        return render(request, "agenda/place.html", context, status=409)
    messages.success(request, _("“{title}” is on the agenda now.").format(title=proposal.title))
    return redirect("agenda:proposal", area, number)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Merge an idea into another that asks the same."""
    proposal = proposal_at(area, number, request.user.pk)
    reader = reader_of(request, proposal, deeds_of(proposal))
    others = queries.mergeable(proposal) if reader.may_place else []
    form = MergeForm(request.POST or None, others=others)
    context = {"area": proposal.area, "proposal": proposal, "reader": reader, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/merge.html", context, status=400 if request.method == "POST" else 200)
    try:
        actions.merge(proposal.pk, into=form.cleaned_data["into"], by=request.user.pk, at=now())
    except Refused as refused:
        return render(request, "agenda/merge.html", {**context, "findings": refused.findings}, status=409)
    messages.success(request, _("The two are one now. Who sent them in and who supports them hear of it."))
    return redirect("agenda:proposal", area, number)


@require_POST
@signed_in
def part(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Let a merged idea stand by itself again."""
    proposal = proposal_at(area, number, request.user.pk)
    try:
        actions.part(proposal.pk, by=request.user.pk, at=now())
    except Refused as refused:
        return proposal_page(request, proposal, findings=refused.findings, status=409)
    messages.success(request, _("This idea stands by itself again. Who sent it in and who supports it hear of it."))
    return redirect("agenda:proposal", area, number)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Call a ballot. Says in words what the agreement asks, and from what day it can open."""
    proposal = proposal_at(area, number, request.user.pk)
    if item_of(proposal) is None:
        raise Http404
    standing = queries.standing(proposal.area, proposal.topic, now(), cost=proposal.cost_cents)
    form = CallForm(request.POST or None, initial=_defaults(proposal, standing))
    return _calling(request, proposal, standing, form)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def call_choice(request: HttpRequest, area: str, number: int, sort: str) -> HttpResponse:
    """Call a ballot in which people choose between options: one, several, in order, or with points."""
    proposal, known = proposal_at(area, number, request.user.pk), queries.offered_counts()
    if item_of(proposal) is None or sort not in choosing.sorts(known):
        raise Http404
    counts = choosing.counts_of(choosing.SORTS[sort][0], known)
    standing = queries.standing(proposal.area, proposal.topic, now(), cost=proposal.cost_cents)
    initial = {**_defaults(proposal, standing), "count": counts[0], "places": 1}
    form = choosing.ChoiceForm(request.POST or None, initial=initial, counts=counts)
    return _calling(request, proposal, standing, form, sort=sort, known=known)


def _calling(
    request: HttpRequest, proposal: Any, standing: Any, form: DaysForm, *, sort: str = "", known: Sequence[str] = ()
) -> HttpResponse:
    shown = partial(_call_page, request, proposal, standing, form, sort=sort, known=known or queries.offered_counts())
    if request.method != "POST" or not form.is_valid():
        return shown(status=400 if request.method == "POST" else 200)
    choice = actions.Choice(**form.asked) if isinstance(form, choosing.ChoiceForm) else None
    try:
        held = _called(proposal, form, person_of(request), choice)
    except Refused as refused:
        findings = [amounts.in_euros(one) for one in refused.findings]
        return shown(findings=on_form(form, findings, FIELDS), status=409)
    messages.success(request, _("The ballot has been announced. It opens and closes by itself."))
    return redirect("ballots:ballot", proposal.area.slug, held.number)


@require_POST
@signed_in
def price(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Say what it costs, before a ballot is called: only then the page knows whether the ballot is binding."""
    proposal, form = proposal_at(area, number, request.user.pk), PriceForm(request.POST)
    if item_of(proposal) is None:
        raise Http404
    if form.is_valid():
        try:
            actions.price(proposal.pk, cents=form.cleaned_data["cost"], by=request.user.pk, at=now())
        except Refused as refused:
            return proposal_page(request, proposal, findings=refused.findings, status=409)
        messages.success(request, _("Saved. Everybody can read the amount at the idea."))
        return redirect("agenda:call", area, number)
    standing = queries.standing(proposal.area, proposal.topic, now(), cost=proposal.cost_cents)
    days_form = CallForm(initial=_defaults(proposal, standing))
    known = queries.offered_counts()
    return _call_page(request, proposal, standing, days_form, sort="", known=known, price_form=form, status=400)


def _called(proposal: Any, form: DaysForm, person: int, choice: actions.Choice | None) -> Any:
    at = now()
    opens_at, closes_at = form.moments(at)
    return actions.call_ballot(
        proposal.pk,
        question=form.cleaned_data["question"],
        consultation_since=form.cleaned_data["consultation_since"],
        opens_at=opens_at,
        closes_at=closes_at,
        electorate=form.cleaned_data["electorate"],
        by=person,
        at=at,
        choice=choice,
    )


FIELDS = {"opens_at": "opens_on", "closes_at": "closes_on"}


def _defaults(proposal: Any, standing: Any) -> dict[str, Any]:
    """The consultation begins on the day of placing, or today; the ballot opens when it may, and lasts a week."""
    since = timezone.localtime(proposal.item.placed_at).date()
    opens = max(earliest_opening(since, standing.consultation_days), today() + timedelta(days=1))
    closes = opens + timedelta(days=VOTING_DAYS - 1)
    return {"consultation_since": since, "opens_on": opens, "closes_on": closes}


def _call_page(
    request: HttpRequest,
    proposal: Any,
    standing: Any,
    form: DaysForm,
    *,
    sort: str,
    known: Sequence[str],
    findings: Any = (),
    price_form: PriceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    roles = queries.roles(request.user.pk, proposal.area, today())
    since = timezone.localtime(proposal.item.placed_at).date()
    unpriced = why_not_unpriced(standing.unpriced)
    context = {
        "area": proposal.area,
        "proposal": proposal,
        "standing": standing,
        "unpriced": unpriced and amounts.in_euros(unpriced),
        "price_form": price_form or PriceForm(),
        "topic": words.topics().get(proposal.topic, proposal.topic),
        "bound": amounts.shown(standing.beyond.limit_cents) if standing.beyond else "",
        "cost": amounts.shown(proposal.cost_cents),
        "earliest": days.day(max(earliest_opening(since, standing.consultation_days), today())),
        "placed": days.day(since),
        "form": form,
        "sort": sort,
        "sorts": _sorts(proposal, sort, known),
        "findings": findings,
        "why_not": policy.why_not_call(force=standing.force, roles=roles, status=proposal.status),
    }
    return render(request, "agenda/call.html", context, status=status)


def _sorts(proposal: Any, current: str, known: Sequence[str]) -> list[dict[str, Any]]:
    """The kinds of ballot that can be called, each at its own address."""
    place = [proposal.area.slug, proposal.number]
    yes_no = (_("Yes or no"), _("People say yes, no or abstain."), reverse("agenda:call", args=place), not current)
    others = [
        (*choosing.SORTS[one][1:], reverse("agenda:call-choice", args=[*place, one]), one == current)
        for one in choosing.sorts(known)
    ]
    return [dict(zip(("name", "note", "href", "current"), told, strict=True)) for told in (yes_no, *others)]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The municipality replies to what the wijk advised or decided."""
    made = queries.decision(area, number)
    if made is None:
        raise Http404
    proposal = made.item.proposal
    roles = queries.roles(request.user.pk, proposal.area, today())
    form = ReplyForm(request.POST or None, binding=made.force == "binding")
    context = {
        "area": proposal.area,
        "proposal": proposal,
        "decision": made,
        "outcome": words.outcome_of(made),
        "due": days.day(made.reply_due),
        "form": form,
        "why_not": policy.why_not_reply(roles=roles, decision=made),
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/reply.html", context, status=400 if request.method == "POST" else 200)
    asked = form.cleaned_data
    try:
        actions.reply(made.pk, follows=asked["follows"] == "yes", text=asked["text"], by=request.user.pk, at=now())
    except Refused as refused:
        return render(request, "agenda/reply.html", {**context, "findings": refused.findings}, status=409)
    messages.success(request, _("The reply is on the page. Who gave input hears of it."))
    return redirect("agenda:proposal", area, number)


# What the gebiedsteam can hide: what it is called in the address → how it is found, and the verb.
HIDEABLE: Mapping[str, tuple[Any, Any]] = {
    "reactie": (queries.comment, actions.hide_comment),
    "tekst": (queries.amendment, actions.hide_wording),
    "foto": (queries.picture, actions.hide_picture),
    "idee": (lambda proposal, number: proposal if proposal.number == number else None, actions.hide_idea),
}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: HttpRequest, area: str, number: int, kind: str, said: int) -> HttpResponse:
    """Hide what somebody put in, with a reason that everybody can read."""
    if kind not in HIDEABLE:
        raise Http404
    find, verb = HIDEABLE[kind]
    proposal = proposal_at(area, number)
    found = find(proposal, said)
    if found is None:
        raise Http404
    if queries.roles(request.user.pk, proposal.area, today()).team is None:
        raise PermissionDenied
    form = (HidePictureForm if kind == "foto" else HideForm)(request.POST or None)
    context = {"area": proposal.area, "proposal": proposal, "kind": kind, "said": found, "form": form}
    context["appeal_days"] = APPEAL_DAYS
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/hide.html", context, status=400 if request.method == "POST" else 200)
    try:
        verb(found.pk, **form.cleaned_data, by=request.user.pk, at=now())
    except Refused as refused:
        return render(request, "agenda/hide.html", {**context, "findings": refused.findings}, status=409)
    messages.success(request, _("It is hidden. The reason stands in its place."))
    return redirect("agenda:proposal", area, number)
