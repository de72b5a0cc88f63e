# SPDX-License-Identifier: EUPL-1.2
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import formats, timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from samenspraak.civic.ledger import queries
from samenspraak.civic.places import queries as places
from samenspraak.web import wording
from samenspraak.web.ledger.forms import Filter
from samenspraak.web.wording.ledger import FACTS

SIZE = 25
A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SEAL_SHOWN = 12  # characters: enough to compare by eye


@dataclass(frozen=True)
class Line:
    """One deed as a reader sees it."""

    number: int
    at: str
    moment: str
    sentence: str
    kind: str
    slug: str
    area: str
    subject: str
    actor: str
    ground: str
    facts: list[tuple[str, str]]
    seal: str

    @property
    def short_seal(self) -> str:
        """The beginning of the seal."""
        return self.seal[:SEAL_SHOWN]


@require_safe
def logbook(request: HttpRequest, area: str = "") -> HttpResponse:
    """Every deed, newest first: of everybody, or of one area."""
    names = {one.slug: one.name for one in places.areas()}
    if area and area not in names:
        raise Http404
    form = Filter(request.GET, areas=None if area else names.items())
    asked = form.cleaned_data if form.is_valid() else {}
    entries, older = queries.page(
        area=area or asked.get("wijk", ""), kind=asked.get("soort", ""), before=asked.get("voor"), size=SIZE
    )
    number, seal = queries.head()
    context = {
        "area": {"slug": area, "name": names[area]} if area else None,
        "form": form,
        "lines": [_line(entry, names) for entry in entries],
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


def _line(entry: Any, names: Mapping[str, str]) -> Line:
    at = timezone.localtime(entry.at)
    facts = {name: _told(value) for name, value in entry.facts.items()}
    return Line(
        number=entry.number,
        at=at.isoformat(timespec="seconds"),
        moment=formats.date_format(at, "j F Y, H:i"),
        sentence=wording.deed(entry.kind, facts),
        kind=entry.kind,
        slug=entry.area,
        area=names.get(entry.area, entry.area),
        subject=entry.subject,
        actor=entry.actor,
        ground=entry.ground,
        facts=[(str(FACTS.get(name, name)), value) for name, value in facts.items()],
        seal=entry.seal,
    )


def _told(value: Any) -> str:
    """A fact for a reader: a day in words, text as it is, anything else as it was sealed."""
    if isinstance(value, str):
        return _day(value)
    if isinstance(value, bool):
        return pgettext("fact", "yes") if value else pgettext("fact", "no")
    return json.dumps(value, ensure_ascii=False)


def _day(text: str) -> str:
    try:
        return formats.date_format(date.fromisoformat(text), "j F Y") if A_DAY.fullmatch(text) else text
    except ValueError:
        return text


def _address(asked: Mapping[str, Any], **change: Any) -> str:
    return "?" + urlencode({name: value for name, value in {**asked, **change}.items() if value})
