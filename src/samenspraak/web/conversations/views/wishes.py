# SPDX-License-Identifier: EUPL-1.2
"""The wishes of a plate, put together under names: by dragging, with the keyboard, and without script."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.leading import ON_PAGE, Heard, heard, leading_words
from samenspraak.web.conversations.views.found import gathering, number_in, only_organisers
from samenspraak.web.conversations.views.moderating import READING
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.numbers import whole


@signed_in
@require_safe
def board(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """All wishes of one plate, and the groups they stand in."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    if room.status != "open":
        return redirect("conversations:lead", area, number)
    return _board_page(request, room)


def _board_page(request: HttpRequest, room: Any, *, findings: Any = (), status: int = 200) -> HttpResponse:
    words = leading_words(room, request, "wishes", _plate_in(request, room))
    plate = words["way"].plate.key
    wishes = heard(room, queries.said_at(room, plate), words["content"])
    page = Paginator([one for one in wishes if not one.group], ON_PAGE).get_page(request.GET.get("page"))
    context = {
        **words,
        "plate": words["way"].plate,
        "groups": _groups(queries.groups_at(room, plate), wishes),
        "page": page,
        "number": len(wishes),
        "query": f"plaat={plate}&",
        "stay": f"?plaat={plate}&page={page.number}",
        "chosen": _wishes_in(request),
        "name": request.POST.get("name", ""),
        "findings": findings,
    }
    return render(request, "conversations/wishes.html", context, status=status)


def _plate_in(request: HttpRequest, room: Any) -> str:
    """The plate that the address names, when it is on the table; else where the room is."""
    asked = request.GET.get("plaat", "")
    return asked if asked in room.plates else room.plate


def _groups(groups: list[Any], wishes: list[Heard]) -> list[dict[str, Any]]:
    """Groups with what stands in them. One that everybody took their wish out of is not there any more."""
    return [
        {"id": one.pk, "name": one.name, "pinned": one.pinned_at is not None, "wishes": inside}
        for one in groups
        if (inside := [wish for wish in wishes if wish.group == one.pk])
    ]


def _wishes_in(request: HttpRequest) -> list[int]:
    return [pk for one in request.POST.getlist("wishes") if (pk := whole(one)) is not None]


def _group_in(room: Any, request: HttpRequest, name: str = "group") -> int:
    """The group that the form names. One that is gone is refused by the verb; one of another gathering is not found."""
    asked = number_in(request, name) or 0
    found = queries.group_of(room, asked)
    if found is None and queries.group_exists(asked):
        raise Http404
    return asked


def _together(room: Any, request: HttpRequest) -> None:
    conversations.group_wishes(
        room.pk,
        _plate_in(request, room),
        _wishes_in(request),
        request.POST.get("name", ""),
        by=request.user.pk,
        at=now(),
    )


def _add(room: Any, request: HttpRequest) -> None:
    conversations.add_to_group(_group_in(room, request), _wishes_in(request), by=request.user.pk, at=now())


def _out(room: Any, request: HttpRequest) -> None:
    conversations.take_out(room.pk, _plate_in(request, room), _wishes_in(request), by=request.user.pk, at=now())


def _rename(room: Any, request: HttpRequest) -> None:
    name = request.POST.get("new_name", "")
    conversations.rename_group(_group_in(room, request), name, by=request.user.pk, at=now())


def _merge(room: Any, request: HttpRequest) -> None:
    conversations.merge_groups(_group_in(room, request), _group_in(room, request, "into"), by=request.user.pk, at=now())


def _pin(pinned: bool) -> Callable[[Any, HttpRequest], None]:
    return lambda room, request: conversations.pin_group(_group_in(room, request), pinned, by=request.user.pk, at=now())


DEEDS: dict[str, Callable[[Any, HttpRequest], None]] = {
    **READING,
    "bij-elkaar": _together,
    "zet-bij": _add,
    "eruit": _out,
    "hernoemen": _rename,
    "samenvoegen": _merge,
    "groep-vastzetten": _pin(True),
    "groep-losmaken": _pin(False),
}


@signed_in
@require_POST
def deed(request: HttpRequest, area: str, number: int, name: str) -> HttpResponse:
    """One press on the page of the wishes; it leads back to the same plate and page."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    if name not in DEEDS:
        raise Http404
    try:
        DEEDS[name](room, request)
    except Refused as refused:
        fresh = gathering(area, number)
        if fresh.status != "open":
            return redirect("conversations:lead", area, number)
        return _board_page(request, fresh, findings=refused.findings, status=409)
    channels.tell(room.code)
    query = request.GET.urlencode()
    return redirect(reverse("conversations:wishes", args=[area, number]) + (f"?{query}" if query else ""))
