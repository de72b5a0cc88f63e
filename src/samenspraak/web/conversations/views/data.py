# SPDX-License-Identifier: EUPL-1.2
"""What was said, as files that anybody may take along."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspraak.civic.conversations import queries
from samenspraak.web.conversations import exports, outcomes
from samenspraak.web.conversations.report import Report
from samenspraak.web.conversations.views.found import area_named, gathering
from samenspraak.web.shared import documents

FORMS = ("json", "csv")


@require_safe
def of_gathering(request: HttpRequest, area: str, number: int, form: str) -> HttpResponse:
    """What was said at one gathering, as data: the same numbers as on the page."""
    room = gathering(area, number)
    shown = room.plates if room.status == "closed" else [key for key in room.plates if key in room.revealed]
    about = {
        "area": area,
        "gathering": room.number,
        "title": room.title,
        "held_on": localtime(room.starts_at).date().isoformat(),
        "status": room.status,
        "content": room.round.content.digest,
        "seal": room.digest,
    }
    whole = exports.as_json(queries.outcomes_in(room), queries.content_of(room.round), about, shown)
    return _as_file(whole, form, f"gesprek-{area}-{number}")


@require_safe
def of_round(request: HttpRequest, area: str, form: str) -> HttpResponse:
    """What was said in all gatherings of the newest round together, as data."""
    round_ = queries.newest_round(area_named(area))
    if round_ is None:
        raise Http404
    content = queries.content_of(round_)
    about = {"area": area, "round": round_.number, "content": round_.content.digest}
    whole = exports.as_json(queries.outcomes_of(round_), content, about, queries.plates_of(content))
    return _as_file(whole, form, f"traject-{area}-{round_.number}")


def _as_file(whole: dict[str, Any], form: str, name: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    if form == "json":
        return JsonResponse(whole, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer = HttpResponse(exports.as_csv(whole), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


@require_safe
def report(request: HttpRequest, area: str, number: int, form: str) -> HttpResponse:
    """The report of one gathering, ready the minute it closes."""
    room = gathering(area, number)
    if room.status != "closed":
        raise Http404
    facts = [
        (_("When"), date_format(localtime(room.starts_at), "j F Y, H:i")),
        *([(_("Where"), room.place)] if room.place else []),
    ]
    return _report(outcomes.of_room(room), room.title, facts, form, f"verslag-{area}-{number}", seal=room.digest)


@require_safe
def round_report(request: HttpRequest, area: str, form: str) -> HttpResponse:
    """The report of all gatherings of the newest round together."""
    round_ = queries.newest_round(area_named(area))
    if round_ is None:
        raise Http404
    title = _("All gatherings in {area} together").format(area=round_.area.name)
    return _report(outcomes.of_round(round_), title, [], form, f"verslag-{area}-traject-{round_.number}")


def _report(
    found: dict[str, Any], title: str, facts: list[tuple[str, str]], form: str, name: str, seal: str = ""
) -> HttpResponse:
    if form not in documents.MIME:
        raise Http404
    results = [result for result, _gist in found["results"]]
    kicker = _("{area} · report").format(area=found["area"].name)
    made = Report(title, kicker, facts, found["said"], found["content"], results, found, seal).document()
    answer = HttpResponse(documents.written(made, form), content_type=documents.MIME[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
