# SPDX-License-Identifier: EUPL-1.2
"""What everybody reads: the meetings of a wijk, one of them, and what they decided."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspraak.civic.meetings import queries
from samenspraak.rulebook.ledger import canonical
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web.meetings import papers, shown
from samenspraak.web.meetings.views.found import area_at, bodies_of, meeting_at, reader_of, whole_of
from samenspraak.web.meetings.words import day_of, ends_at, hours_of, language, page_of
from samenspraak.web.shared import calendars
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.documents import MIME, written
from samenspraak.web.shared.fragments import kept
from samenspraak.web.shared.tables import as_csv
from samenspraak.web.wording.meetings import STATUSES

SHOWN = 30  # past meetings on the page


@require_safe
def listing(request: HttpRequest, area: str) -> HttpResponse:
    """The meetings of the bodies of residents here: those to come, and those that were."""
    here = area_at(area)
    rows = kept(f"meetings {here.pk} {language()}", lambda: [shown.row(one) for one in queries.meetings_of(here)])
    past = [one for one in rows if one.is_over]
    context = {
        "area": here,
        "coming": [one for one in rows if not one.is_over][::-1],
        "past": past[:SHOWN],
        "more": len(past) > SHOWN,
        "may_plan": queries.roles(request.user.pk, here, None, today()).typist is not None,
    }
    return render(request, "meetings/list.html", context)


@require_safe
def show(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """One meeting: when and where, the agenda, and what came of it."""
    return meeting_page(request, meeting_at(area, number))


def meeting_page(
    request: HttpRequest, found: Any, *, findings: Sequence[Finding] = (), status: int = 200
) -> HttpResponse:
    """The page of one meeting; `findings` say why something was refused."""
    whole = whole_of(found)
    text, tone = STATUSES[found.status]
    context = {
        "area": found.area,
        "meeting": found,
        "whole": whole,
        "reader": reader_of(request, found, whole),
        "when": day_of(found),
        "hours": hours_of(found),
        "status_text": text,
        "status_tone": tone,
        "not_written_down": found.status in ("planned", "announced") and ends_at(found) < now(),
        "findings": findings,
    }
    return render(request, "meetings/meeting.html", context, status=status)


# The decision list


def _decided(area: Any) -> list[shown.Decided]:
    return kept(
        f"resolutions {area.pk} {language()}", lambda: [shown.decided(one) for one in queries.resolutions_of(area)]
    )


def _asked(request: HttpRequest, area: Any) -> tuple[list[shown.Decided], str]:
    """The lines of all bodies, or of the one that is asked for by its name."""
    body = request.GET.get("orgaan", "")
    rows = _decided(area)
    return [one for one in rows if not body or one.body == body], body


@require_safe
def decisions(request: HttpRequest, area: str) -> HttpResponse:
    """What meetings here decided, the newest first."""
    here = area_at(area)
    rows, body = _asked(request, here)
    bodies = kept(f"meeting-bodies {here.pk}", lambda: [name for _pk, name in bodies_of(here)])
    return render(request, "meetings/decisions.html", {"area": here, "rows": rows, "body": body, "bodies": bodies})


COLUMNS = (
    "meeting", "point", "date", "body", "title", "text", "outcome", "kind", "ground", "counted", "minority", "idea",
)  # fmt: skip


@require_safe
def decisions_as_data(request: HttpRequest, area: str, form: str) -> HttpResponse:
    """The decision list as a file: CSV, JSON or PDF."""
    here = area_at(area)
    rows, body = _asked(request, here)
    if form == "pdf":
        return _file(papers.decisions(here, rows, body), f"{area}-besluitenlijst")
    values = [_values(one) for one in rows]
    if form == "csv":
        headers = {"Content-Disposition": f'attachment; filename="{area}-besluiten.csv"'}
        return HttpResponse(as_csv(COLUMNS, values), content_type="text/csv; charset=utf-8", headers=headers)
    if form != "json":
        raise Http404
    listed = [dict(zip(COLUMNS, row, strict=True)) for row in values]
    source = f"{settings.ORIGIN}/{area}/vergaderingen/besluiten/"
    made = canonical({"source": source, "body": body, "count": len(listed), "decisions": listed})
    return HttpResponse(made, content_type="application/json")


def _values(one: shown.Decided) -> list[Any]:
    given = asdict(one)
    names = {"date": "iso", "kind": "force", "idea": "proposal"}
    return [given[names.get(name, name)] for name in COLUMNS]


# On paper, and in a calendar


@require_safe
def as_paper(request: HttpRequest, area: str, number: int, which: str) -> HttpResponse:
    """The agenda or the minutes as PDF."""
    found = meeting_at(area, number)
    whole = whole_of(found)
    if which == "verslag" and found.status not in ("open", "closed"):
        raise Http404
    made = papers.agenda(found, whole) if which == "agenda" else papers.minutes(found, whole)
    return _file(made, f"{area}-vergadering-{number}-{which}")


# Nobody looks at a file in a page of ours, and nobody keeps it longer than an hour: it can be taken away.
HEADERS = {
    "Cache-Control": "public, max-age=3600",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def paper_file(request: HttpRequest, area: str, number: int, point: int, paper: int) -> HttpResponse:
    """The file of a paper, to download."""
    found = queries.paper_file(meeting_at(area, number), paper, point)
    if found is None:
        raise Http404
    name, data = found
    headers = HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=MIME["pdf"], headers=headers)


def _file(document: Any, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(written(document, "pdf"), content_type=MIME["pdf"], headers=headers)


def _happening(found: Any) -> calendars.Happening:
    return calendars.Happening(
        name=f"meeting-{found.pk}",
        title=f"{found.body.name}: {found.title}",
        starts_at=found.starts_at,
        ends_at=ends_at(found),
        place=found.place,
        text=_("Meeting of {body}.").format(body=found.body.name),
        address=page_of(found),
        revision=found.revision,
        off=found.status == "cancelled",
    )


@require_safe
def calendar(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The meeting as a file for anybody's calendar."""
    made = calendars.file_of(_happening(meeting_at(area, number)), now())
    return calendars.answer(made, f"{area}-vergadering-{number}")


@require_safe
def feed(request: HttpRequest, area: str) -> HttpResponse:
    """All meetings here, to subscribe to."""
    here = area_at(area)
    made = calendars.feed_of((_happening(one) for one in queries.meetings_of(here)), now())
    return calendars.answer(made, f"{area}-vergaderingen")
