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
from samenspraak.web.conversations.answers_under import Under, under_room, under_round, written_out
from samenspraak.web.conversations.report import Report
from samenspraak.web.conversations.views.found import gathering, round_called
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
    whole = exports.as_json(
        queries.outcomes_in(room), queries.content_of(room.round), about, shown, written_out(under_room(room))
    )
    return _as_file(whole, form, f"gesprek-{area}-{number}")


@require_safe
def of_round(request: HttpRequest, area: str, form: str, number: int | None = None) -> HttpResponse:
    """What was said in all gatherings of a round together, as data."""
    round_ = round_called(area, number)
    content = queries.content_of(round_)
    about = {"area": area, "round": round_.number, "content": round_.content.digest}
    whole = exports.as_json(
        queries.outcomes_of(round_), content, about, queries.plates_of(content), written_out(under_round(round_))
    )
    return _as_file(whole, form, f"traject-{area}-{round_.number}")


@require_safe
def votes(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The votes on statements of one gathering, without names, to make the opinion groups again."""
    from samenspraak.rulebook.conversations.opinions import written  # needs numpy; most pages do not

    room = gathering(area, number)
    if not room.votes_digest:
        raise Http404
    answer = HttpResponse(written(queries.heard_in(room).votes), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="stellingen-{area}-{number}.csv"'
    return answer


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
    found, under = outcomes.of_room(room), written_out(under_room(room))
    return _report(found, under, room.title, facts, form, f"verslag-{area}-{number}", seal=room.digest)


@require_safe
def round_report(request: HttpRequest, area: str, form: str, number: int | None = None) -> HttpResponse:
    """The report of all gatherings of a round together."""
    round_ = round_called(area, number)
    title = _("All gatherings in {area} together").format(area=round_.area.name)
    found, under = outcomes.of_round(round_), written_out(under_round(round_))
    return _report(found, under, title, [], form, f"verslag-{area}-traject-{round_.number}")


def _report(
    found: dict[str, Any],
    under: Under,
    title: str,
    facts: list[tuple[str, str]],
    form: str,
    name: str,
    seal: str = "",
) -> HttpResponse:
    if form not in documents.MIME:
        raise Http404
    results = [result for result, _gist in found["results"]]
    kicker = _("{area} · report").format(area=found["area"].name)
    made = Report(title, kicker, facts, found["said"], found["content"], results, found, under, seal).document()
    answer = HttpResponse(documents.written(made, form), content_type=documents.MIME[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
