# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspraak.civic.ledger import queries
from samenspraak.civic.places import queries as places
from samenspraak.web.ledger.forms import Filter
from samenspraak.web.ledger.lines import lines
from samenspraak.web.shared.fragments import kept

SIZE = 25


@require_safe
def logbook(request: HttpRequest, area: str = "") -> HttpResponse:
    """Every deed, newest first: of everybody, or of one area."""
    names = kept("area names", _names)
    if area and area not in names:
        raise Http404
    form = Filter(request.GET, areas=None if area else names)
    asked = form.cleaned_data if form.is_valid() else {}
    entries, older = queries.page(
        area=area or asked.get("wijk", ""), kind=asked.get("soort", ""), before=asked.get("voor"), size=SIZE
    )
    number, seal = queries.head()
    context = {
        "area": {"slug": area, "name": names[area]} if area else None,
        "form": form,
        "lines": lines(entries, {} if area else names),
        "older": _address(asked, voor=entries[-1].number) if older else "",
        "newest": _address(asked, voor=None) if asked.get("voor") else "",
        "number": number,
        "seal": seal,
    }
    return render(request, "ledger/logbook.html", context, status=200 if form.is_valid() else 400)


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The whole logbook, as it was sealed: one JSON object a line, oldest first."""
    number, _seal = queries.head()
    answer = StreamingHttpResponse(queries.export(), content_type="application/jsonl; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="logboek-{number}.jsonl"'
    return answer


@require_safe
def head(request: HttpRequest) -> JsonResponse:
    """Number and seal of the newest entry: note them, and nobody can shorten the logbook unseen."""
    number, seal = queries.head()
    return JsonResponse({"number": number, "seal": seal})


def _names() -> dict[str, str]:
    return dict(places.areas().values_list("slug", "name"))


def _address(asked: Mapping[str, Any], **change: Any) -> str:
    return "?" + urlencode({name: value for name, value in {**asked, **change}.items() if value})
