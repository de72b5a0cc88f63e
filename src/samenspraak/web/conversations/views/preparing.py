# SPDX-License-Identifier: EUPL-1.2
"""What the gebiedsteam does beforehand: start a round, prepare a gathering."""

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations.forms import GatheringForm, RoundForm
from samenspraak.web.conversations.plates import content_for_reader, plates_of
from samenspraak.web.conversations.views.found import area_named, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today

EVENING = time(19, 30)
NOTICE = timedelta(days=14)  # a good default: people need two weeks to keep an evening free


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, area: str) -> HttpResponse:
    """Start a traject for this area."""
    here = area_named(area)
    only_organisers(request, here)
    form = RoundForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 400 if request.method == "POST" else 200
        return render(request, "conversations/start.html", {"area": here, "form": form}, status=status)
    try:
        conversations.start_round(here, form.cleaned_data["purpose"], by=request.user.pk, at=now())
    except Refused as refused:
        context = {"area": here, "form": form, "findings": refused.findings}
        return render(request, "conversations/start.html", context, status=409)
    messages.success(request, _("The round has started. Now prepare the first gathering."))
    return redirect("conversations:prepare", area)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, area: str) -> HttpResponse:
    """Prepare a gathering: everything has a good default, one press is enough."""
    here = area_named(area)
    only_organisers(request, here)
    round_ = queries.open_round(here)
    if round_ is None:
        return redirect("conversations:start", area)
    plates = _all_plates(round_)
    form = GatheringForm(plates, request.POST or None, initial=_defaults(here, round_, request))
    if request.method != "POST" or not form.is_valid():
        return _prepare_page(request, round_, form, status=400 if request.method == "POST" else 200)
    try:
        made = _prepared(round_, form, request)
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.about or None, wording.sentence(finding))
        return _prepare_page(request, round_, form, status=409)
    messages.success(request, _("The gathering is in the books."))
    return redirect("conversations:gathering", area, made.number)


def _all_plates(round_: Any) -> list[Any]:
    content = content_for_reader(round_)
    return plates_of(content, queries.plates_of(content))


def _prepared(round_: Any, form: GatheringForm, request: HttpRequest) -> Any:
    asked = form.cleaned_data
    return conversations.prepare(
        round_.pk,
        title=asked["title"],
        place=asked["place"],
        starts_at=asked["starts_at"],
        plates=asked["plates"],
        checks_first=asked["checks_first"],
        key=asked["key"],
        by=request.user.pk,
        at=now(),
    )


def _prepare_page(request: HttpRequest, round_: Any, form: GatheringForm, *, status: int) -> HttpResponse:
    context = {"area": round_.area, "round": round_, "form": form, "presets": content_for_reader(round_).presets}
    context["chosen"] = request.GET.get("keuze", "")
    return render(request, "conversations/prepare.html", context, status=status)


def _defaults(area: Any, round_: Any, request: HttpRequest) -> dict[str, Any]:
    """A gathering in two weeks, half past seven, with the plates of the chosen preset or all of them."""
    content = content_for_reader(round_)
    preset = content.preset(request.GET.get("keuze", ""))
    plates = list(preset.plates) if preset else queries.plates_of(content)
    evening = timezone.make_aware(datetime.combine(today() + NOTICE, EVENING))
    return {"title": _("Conversation in {area}").format(area=area.name), "starts_at": evening, "plates": plates}
