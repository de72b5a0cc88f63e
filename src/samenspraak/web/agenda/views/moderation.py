# SPDX-License-Identifier: EUPL-1.2
"""Hiding in the open: how we moderate, what was hidden here, asking to look again, and looking again."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions import moderating
from samenspraak.civic.agenda.queries import moderation
from samenspraak.rulebook.agenda import moderation as rules
from samenspraak.rulebook.limits import LIMITS, Limit
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agenda import words
from samenspraak.web.agenda.answer_forms import AppealForm, ReviewForm, ShowAgainForm
from samenspraak.web.agenda.views.found import area_named
from samenspraak.web.agenda.views.pictures import HEADERS
from samenspraak.web.shared import days
from samenspraak.web.shared.access import from_no_seat, person_of, signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form
from samenspraak.web.shared.numbers import whole
from samenspraak.web.wording.agenda import HIDDEN


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """How we moderate. Made from the rules themselves, so that it cannot say anything else."""
    context = {
        "reasons": [(words.reason(key), words.EXPLAINED[key]) for key in rules.REASONS],
        "appeal_days": rules.APPEAL_DAYS,
        "review_days": rules.REVIEW_DAYS,
        "links": rules.MOST_LINKS,
        "limits": [(name, _limit(LIMITS[kind])) for kind, name in _limited()],
    }
    return render(request, "agenda/moderation.html", context)


def _limited() -> list[tuple[str, str]]:
    return [
        ("idea", _("Ideas")),
        ("comment", _("Comments and other wordings")),
        ("comment-here", _("Comments at one idea")),
        ("question", _("Questions to the municipality")),
        ("picture", _("Pictures")),
    ]


def _limit(limit: Limit) -> str:
    """How many at once, and when one more."""
    if limit.every >= timedelta(hours=1):
        hours = limit.every // timedelta(hours=1)
        return _("{most} at once, then one more every {hours} hours").format(most=limit.most, hours=hours)
    minutes = limit.every // timedelta(minutes=1)
    return _("{most} at once, then one more every {minutes} minutes").format(most=limit.most, minutes=minutes)


@require_safe
def log(request: HttpRequest, area: str) -> HttpResponse:
    """What was hidden here: what kind of thing, when, and why. Never what it said, nor who wrote it."""
    here = area_named(area)
    found = moderation.hidings_of(here, before=whole(request.GET.get("voor", "")))
    roles = queries.roles(request.user.pk, here, today())
    reviews = policy.why_not_review(roles=roles) is None
    context = {
        "area": here,
        "rows": [_row(one, looks=reviews, moderates=roles.team is not None) for one in found[: moderation.SHOWN]],
        "older": found[moderation.SHOWN - 1].pk if len(found) > moderation.SHOWN else None,
        "reviews": reviews,
    }
    return render(request, "agenda/hidden.html", context)


def _row(one: Any, *, looks: bool = False, moderates: bool = False) -> dict[str, Any]:
    state = one.outcome or ("asked" if one.appealed_at else "")
    mistake = state == rules.RESTORED and not one.appealed_at
    state = "mistake" if mistake else state
    text, tone = words.REVIEWS[state]
    return {
        "one": one,
        "what": HIDDEN[one.kind],
        "when": days.day_of(one.at),
        "reason": words.reason(one.reason),
        "state": text,
        "tone": tone,
        "due": days.day(one.appeal_due) if state == "asked" else "",
        "may_look": looks and state == "asked",
        "may_show": moderates and state == "" and (one.kind != "picture" or _is_kept(one)),
        "why": one.outcome_reason if mistake else "",  # of who looked again only who wrote it reads the reason
    }


def _is_kept(one: Any) -> bool:
    """Whether the time of a hidden picture is not over yet. It may have been taken away for good."""
    return rules.is_picture_kept(
        hidden=days.here(one.at).date(), appealed=one.appealed_at is not None, outcome=one.outcome, today=today()
    )


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What was hidden of the reader, and what became of it."""
    found = moderation.hidden_of(person_of(request))
    rows = [_row(one) | {"may_ask": _why_not_ask(one) is None} for one in found]
    return render(request, "agenda/hidden_of_me.html", {"rows": rows})


def _why_not_ask(one: Any) -> Any:
    return rules.why_not_appeal(
        appealed=one.appealed_at is not None,
        restored=one.outcome == rules.RESTORED,
        hidden=days.here(one.at).date(),
        today=today(),
    )


@from_no_seat
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, receipt: str) -> HttpResponse:
    """Ask to look again at what was hidden. Whoever has the receipt can do so: it is not to be guessed."""
    found = moderation.hiding_with(receipt)
    if found is None:
        return render(request, "agenda/nothing_hidden.html", {"receipt": receipt[:30]}, status=404)
    form = AppealForm(request.POST or None)
    context = {
        "area": found.area,
        "hidden": _row(found),
        "form": form,
        "why_not": _why_not_ask(found),
        "last": days.day(rules.last_day_to_appeal(days.here(found.at).date())),
        "review_days": rules.REVIEW_DAYS,
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/appeal.html", context, status=400 if request.method == "POST" else 200)
    try:
        made = moderating.appeal(found.pk, text=form.cleaned_data["text"], receipt=receipt, at=now())
    except Refused as refused:
        context["findings"] = on_form(form, refused.findings)
        return render(request, "agenda/appeal.html", context, status=409)
    said = _("Somebody else looks again, by {due}. Your receipt is {number}.")
    messages.success(request, said.format(due=days.day(made.appeal_due), number=made.appeal_receipt))
    return redirect("agenda:appeal", receipt)


def _hiding_at(area: str, hiding: int) -> Any:
    found = moderation.hiding(area, hiding)
    if found is None:
        raise Http404
    return found


@signed_in
@require_safe
def picture(request: HttpRequest, area: str, hiding: int) -> HttpResponse:
    """A picture that was hidden, for who may look again or show it again. For others it is not there."""
    found = _hiding_at(area, hiding)
    looks = policy.why_not_review(roles=queries.roles(request.user.pk, found.area, today())) is None
    kept = moderation.hidden_picture(found) if looks and found.outcome != rules.RESTORED else None
    if kept is None:
        raise Http404
    unkept = {"Cache-Control": "private, no-store"}  # nobody in between keeps it
    return HttpResponse(kept, content_type="image/jpeg", headers=HEADERS | unkept)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def show_again(request: HttpRequest, area: str, hiding: int) -> HttpResponse:
    """Show again what was hidden by mistake, with a reason that everybody reads."""
    found = _hiding_at(area, hiding)
    refused = policy.why_not_show_again(roles=queries.roles(request.user.pk, found.area, today()))
    gone = refused is None and moderation.is_gone(found)
    why_not = (
        refused
        or rules.why_not_show_again(appealed=found.appealed_at is not None, outcome=found.outcome)
        or (Finding("picture-not-kept") if gone else None)
    )
    form = ShowAgainForm(request.POST or None)
    context = {
        "area": found.area,
        "hidden": _row(found),
        "said": None if why_not else moderation.what_was_hidden(found),
        "form": form,
        "why_not": why_not,
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/show_again.html", context, status=400 if request.method == "POST" else 200)
    try:
        moderating.show_again(found.pk, reason=form.cleaned_data["reason"], by=request.user.pk, at=now())
    except Refused as refusal:
        context["findings"] = on_form(form, refusal.findings)
        return render(request, "agenda/show_again.html", context, status=409)
    messages.success(request, _("It is shown again. The reason stands in the public list."))
    return redirect("agenda:hidden", area)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, area: str, hiding: int) -> HttpResponse:
    """Look again at what was hidden, and say what happens with it."""
    found = _hiding_at(area, hiding)
    roles = queries.roles(request.user.pk, found.area, today())
    refused = policy.why_not_review(roles=roles)
    why_not = refused or rules.why_not_review(
        appealed=found.appealed_at is not None,
        reviewed=bool(found.outcome),
        same_person=request.user.pk == found.hidden_by_id,
    )
    form = ReviewForm(request.POST or None)
    context = {
        "area": found.area,
        "hidden": _row(found),
        "said": None if refused else moderation.what_was_hidden(found),
        "gone": refused is None and moderation.is_gone(found),
        "appeal": "" if refused else found.appeal,
        "form": form,
        "why_not": why_not,
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/review.html", context, status=400 if request.method == "POST" else 200)
    try:
        moderating.review(found.pk, **form.cleaned_data, by=request.user.pk, at=now())
    except Refused as refusal:
        context["findings"] = on_form(form, refusal.findings)
        return render(request, "agenda/review.html", context, status=409)
    messages.success(request, _("That is what happens with it. Who wrote it hears why."))
    return redirect("agenda:hidden", area)
