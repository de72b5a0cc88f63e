# SPDX-License-Identifier: EUPL-1.2
"""Everything a gathering needs on paper, for the gebiedsteam."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations import papers
from samenspraak.web.conversations.forms import PrintForm
from samenspraak.web.conversations.invitation import LANGUAGES, invitations
from samenspraak.web.conversations.plates import content_for_reader, plates_of
from samenspraak.web.conversations.views.found import gathering, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.numbers import whole

View = Callable[..., HttpResponse]


def for_organisers(view: View) -> View:
    """Find the gathering, and let only its gebiedsteam in: on paper stands the code."""

    @wraps(view)
    def guarded(request: HttpRequest, area: str, number: int, *args: Any, **kwargs: Any) -> HttpResponse:
        room = gathering(area, number)
        only_organisers(request, room.round.area)
        return view(request, room, *args, **kwargs)

    return signed_in(guarded)


@require_http_methods(["GET", "HEAD", "POST"])
@for_organisers
def overview(request: HttpRequest, room: Any) -> HttpResponse:
    """What can be printed; and numbers for sheets that people fill in."""
    plates = plates_of(content_for_reader(room.round), room.plates)
    form = PrintForm(plates, request.POST or None, initial=_defaults(room))
    if request.method != "POST" or not form.is_valid():
        return _overview_page(request, room, form, status=400 if request.method == "POST" else 200)
    try:
        numbers = conversations.number_sheets(room.pk, form.cleaned_data["sheets"], by=request.user.pk, at=now())
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.about or None, wording.sentence(finding))
        return _overview_page(request, room, form, status=409)
    return redirect(f"{_here(room, 'paper')}?{_asked_for(form, numbers)}#genummerd")


def _defaults(room: Any) -> dict[str, Any]:
    return {"sheets": 20, "size": "a4", "language": papers.language(), "plates": room.plates}


def _here(room: Any, name: str) -> str:
    return reverse(f"conversations:{name}", args=[room.round.area.slug, room.number])


def _asked_for(form: PrintForm, numbers: range) -> str:
    asked = form.cleaned_data
    fields = {"van": numbers[0], "tot": numbers[-1], "formaat": asked["size"], "taal": asked["language"]}
    return urlencode([*fields.items(), *(("plaat", key) for key in asked["plates"])])


def _overview_page(request: HttpRequest, room: Any, form: PrintForm, *, status: int) -> HttpResponse:
    language = _language(request)
    context = {
        "room": room,
        "area": room.round.area,
        "form": form,
        "why_not": policy.why_not_number_sheets(room, 1),
        "plates": plates_of(content_for_reader(room.round), room.plates),
        "language": language,
        "languages": LANGUAGES,
        "files": _files(request, room),
    }
    return render(request, "conversations/paper.html", context, status=status)


def _files(request: HttpRequest, room: Any) -> list[dict[str, Any]]:
    """The files with the numbered sheets that were asked for: so many pages in each that a printer can follow."""
    numbers, keys = _numbers(request, room), _plates(request, room)
    if not numbers:
        return []
    each = papers.sheets_in_a_file(len(keys))
    kept = [("formaat", _size(request)), ("taal", _language(request)), ("vragen", "met")]
    kept += [("plaat", key) for key in keys]
    parts = [numbers[start : start + each] for start in range(0, len(numbers), each)]
    return [{"first": part[0], "last": part[-1], "href": _file(room, part, kept)} for part in parts]


def _file(room: Any, part: range, kept: list[tuple[str, str]]) -> str:
    asked = urlencode([("van", part[0]), ("tot", part[-1]), *kept])
    return f"{_here(room, 'paper-plates')}?{asked}"


def _numbers(request: HttpRequest, room: Any) -> range:
    """The numbers that are asked for, as far as they were given out; a number that was not is not printed."""
    first, last = (whole(request.GET.get(name, "")) for name in ("van", "tot"))
    if first is None or last is None:
        return range(0)
    return range(max(1, first), min(last, room.sheets_printed) + 1)


def _plates(request: HttpRequest, room: Any) -> list[str]:
    """The plates that are asked for, in the order of the evening; all of them when none is named."""
    asked = request.GET.getlist("plaat")
    return [key for key in room.plates if key in asked] or list(room.plates)


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("taal", "")
    return asked if asked in dict(LANGUAGES) else papers.language()


def _size(request: HttpRequest) -> str:
    asked = request.GET.get("formaat", "a4")
    return asked if asked in papers.SIZES else "a4"


@require_safe
@for_organisers
def plates(request: HttpRequest, room: Any) -> HttpResponse:
    """Plates as PDF: one or all, with questions or without, with numbers or without."""
    keys, numbers = _plates(request, room), _numbers(request, room)
    if len(numbers) > papers.sheets_in_a_file(len(keys)):
        raise Http404
    with translation.override(_language(request)):
        asks = request.GET.get("vragen") == "met"
        made = papers.plates(room, keys, size=_size(request), asks=asks, numbers=numbers)
    which = keys[0] if len(keys) == 1 else "platen"
    return _pdf(made, f"{room.round.area.slug} {room.number} {which} {_size(request)}")


@require_safe
@for_organisers
def poster(request: HttpRequest, room: Any) -> HttpResponse:
    """The poster as PDF."""
    with translation.override(_language(request)):
        made = papers.poster(room, size=_size(request))
    return _pdf(made, f"{room.round.area.slug} {room.number} poster {_size(request)}")


@require_safe
@for_organisers
def run_sheet(request: HttpRequest, room: Any) -> HttpResponse:
    """The run sheet as PDF."""
    with translation.override(_language(request)):
        made = papers.run_sheet_paper(room)
    return _pdf(made, f"{room.round.area.slug} {room.number} draaiboek")


def _pdf(made: bytes, name: str) -> HttpResponse:
    disposition = f'inline; filename="{slugify(name)}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": disposition})


@require_safe
@for_organisers
def invitation(request: HttpRequest, room: Any) -> HttpResponse:
    """The text of the invitation, to copy or to open in one's own mail program."""
    context = {"room": room, "area": room.round.area, "invitations": invitations(room)}
    return render(request, "conversations/invitation.html", context)
