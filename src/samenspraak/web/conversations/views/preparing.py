# SPDX-License-Identifier: EUPL-1.2
"""What the gebiedsteam does beforehand: start a round, prepare a gathering."""

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations.forms import GatheringForm, RoundForm
from samenspraak.web.conversations.plates import content_for_reader, plates_of
from samenspraak.web.conversations.views.found import area_named, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today

EVENING = time(19, 30)
MINUTES = 120
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
    plates, example = _all_plates(round_), _example(request, here)
    form = GatheringForm(plates, request.POST or None, initial=_defaults(here, round_, example, request))
    if request.method != "POST" or not form.is_valid():
        return _prepare_page(request, round_, form, example, status=400 if request.method == "POST" else 200)
    try:
        made = _prepared(round_, form, request)
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.about or None, wording.sentence(finding))
        return _prepare_page(request, round_, form, example, status=409)
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
        minutes=asked["minutes"],
        checks_first=asked["checks_first"],
        key=asked["key"],
        by=request.user.pk,
        at=now(),
    )


def _prepare_page(request: HttpRequest, round_: Any, form: GatheringForm, example: Any, *, status: int) -> HttpResponse:
    examples = queries.to_copy(round_.area)
    context = {
        "area": round_.area,
        "round": round_,
        "form": form,
        "presets": content_for_reader(round_).presets,
        "chosen": request.GET.get("keuze", ""),
        "examples": [(_address(room), _called(room)) for room in examples],
        "copied": _address(example) if example else "",
        "left_out": _left_out(example, round_) if example else [],
    }
    return render(request, "conversations/prepare.html", context, status=status)


def _defaults(area: Any, round_: Any, example: Any, request: HttpRequest) -> dict[str, Any]:
    """A gathering in two weeks, half past seven, with the plates of the chosen preset or all of them."""
    content = content_for_reader(round_)
    if example:
        return _like(example, area, content)
    preset = content.preset(request.GET.get("keuze", ""))
    plates = list(preset.plates) if preset else queries.plates_of(content)
    return {
        "title": _("Conversation in {area}").format(area=area.name),
        "starts_at": _in_two_weeks(EVENING),
        "plates": plates,
        "minutes": preset.minutes if preset else MINUTES,
        "checks_first": True,
    }


def _in_two_weeks(at: time) -> datetime:
    return timezone.make_aware(datetime.combine(today() + NOTICE, at))


# A gathering like an earlier one, of this area or of a neighbour


def _example(request: HttpRequest, here: Any) -> Any:
    """The gathering that `?als=oosterparkwijk-3` names."""
    slug, _sign, number = request.GET.get("als", "").rpartition("-")
    area = None
    if number.isdecimal():
        area = here if slug == here.slug else places.area(slug)
    return queries.conversation(area, int(number)) if area else None


def _like(example: Any, area: Any, content: Any) -> dict[str, Any]:
    """Everything but the date, which is in two weeks at the same hour; and what is this round's own stays out."""
    return {
        "title": example.title.replace(example.round.area.name, area.name),
        "place": example.place if example.round.area_id == area.pk else "",
        "starts_at": _in_two_weeks(timezone.localtime(example.starts_at).time()),
        "plates": [key for key in example.plates if _is_the_same(key, example, content)],
        "minutes": example.minutes,
        "checks_first": example.checks_first,
    }


def _left_out(example: Any, round_: Any) -> list[str]:
    content = content_for_reader(round_)
    before = plates_of(content_for_reader(example.round), example.plates)
    return [plate.title for plate in before if not _is_the_same(plate.key, example, content)]


def _is_the_same(key: str, example: Any, content: Any) -> bool:
    """Whether this round has the plate too. Plates of one's own count from one in every round: their titles tell."""
    here, there = content.plate(key), content_for_reader(example.round).plate(key)
    return here is not None and there is not None and here.title == there.title


def _address(room: Any) -> str:
    return f"{room.round.area.slug}-{room.number}"


def _called(room: Any) -> str:
    return f"{room.round.area.name}: {room.title}, {date_format(timezone.localtime(room.starts_at), 'j F Y')}"
