# SPDX-License-Identifier: EUPL-1.2
"""A gathering that goes on online: letting it, reading along, lengthening it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy, queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.answers import in_words
from samenspraak.web.conversations.codes import join_address, short_address, spoken_code
from samenspraak.web.conversations.forms import REASONS, TAKES_DOWN, UntilForm
from samenspraak.web.conversations.plates import content_for_reader
from samenspraak.web.conversations.views.found import gathering, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.numbers import whole

END_OF_DAY = time(23, 59)
A_PAGE = 50  # of what was said in words


def end_of(day: date) -> datetime:
    """The last minute of a day, where the municipality is."""
    return timezone.make_aware(datetime.combine(day, END_OF_DAY))


def usual_end() -> date:
    """The last day, when nobody chooses another."""
    return today() + timedelta(days=policy.ONLINE_DAYS)


def may_go_online(room: Any) -> bool:
    """Whether a gathering can go on online now: what button a page shows."""
    at = now()
    return policy.why_not_go_online(room, room.round, end_of(usual_end()), at) is None


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def go_on(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Let a gathering go on online: the date is filled in, one press is enough."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    online = queries.online_after(room)
    if online:
        return redirect("conversations:gathering", area, online.number)
    form = UntilForm(request.POST or None, usual=usual_end())
    if request.method != "POST":
        refused = policy.why_not_go_online(room, room.round, end_of(usual_end()), now())
        return _go_on_page(request, room, form, findings=[refused] if refused else (), status=409 if refused else 200)
    if not form.is_valid():
        return _go_on_page(request, room, form, status=400)
    try:
        until = end_of(form.cleaned_data["until"])
        made = conversations.go_on_online(room.pk, closes_at=until, by=request.user.pk, at=now())
    except Refused as refused_:
        return _go_on_page(request, room, form, findings=_blamed(form, refused_), status=409)
    messages.success(request, _("The conversation is open online."))
    return redirect("conversations:gathering", area, made.number)


def _blamed(form: UntilForm, refused: Refused) -> list[Any]:
    """Put what is about the date at its field; what is left is about the gathering."""
    for finding in refused.findings:
        if finding.about == "until":
            form.add_error("until", wording.sentence(finding))
    return [finding for finding in refused.findings if finding.about != "until"]


def _go_on_page(
    request: HttpRequest, room: Any, form: UntilForm, *, findings: Any = (), status: int = 200
) -> HttpResponse:
    context = {"room": room, "area": room.round.area, "form": form, "findings": findings, "may": not findings}
    return render(request, "conversations/go_online.html", context, status=status)


@signed_in
@require_POST
def lengthen(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Keep open longer what is open online."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    form = UntilForm(request.POST)
    if not form.is_valid():
        return page(request, room, form=form, status=400)
    try:
        until = end_of(form.cleaned_data["until"])
        room = conversations.lengthen(room.pk, closes_at=until, by=request.user.pk, at=now())
    except Refused as refused:
        return page(request, gathering(area, number), form=form, findings=_blamed(form, refused), status=409)
    channels.tell(room.code, room=True)
    messages.success(request, _("Open online until and including {day}.").format(day=last_day(room)))
    return redirect("conversations:lead", area, number)


def last_day(room: Any) -> str:
    """The last day on which people can take part, in words."""
    return date_format(timezone.localtime(room.closes_at), "l j F")


def page(
    request: HttpRequest, room: Any, *, form: UntilForm | None = None, findings: Any = (), status: int = 200
) -> HttpResponse:
    """The page of the gebiedsteam for what goes on online: reading along, lengthening, closing. Nobody is led.

    And for every gathering that is over: what names or hurts somebody can still be hidden.
    """
    content = content_for_reader(room.round)
    wishes = queries.wishes_in(room, before=whole(request.GET.get("voor", "")), most=A_PAGE)
    usual = timezone.localtime(room.closes_at).date() + timedelta(days=7) if room.closes_at else None
    context = {
        "room": room,
        "area": room.round.area,
        "state": queries.screen_state(room.code),
        "wishes": [(content.plate(one.plate), one) for one in in_words(wishes, content)],
        "older": wishes[-1].pk if len(wishes) == A_PAGE else None,
        "reasons": TAKES_DOWN if room.status == "closed" else REASONS,
        "form": form or UntilForm(usual=usual),
        "findings": findings,
        "spoken_code": spoken_code(room.code),
        "join_address": join_address(room.code),
        "short_address": short_address(),
    }
    return render(request, "conversations/online.html", context, status=status)
