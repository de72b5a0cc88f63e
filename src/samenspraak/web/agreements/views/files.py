# SPDX-License-Identifier: EUPL-1.2
"""A version as files: on paper, and for machines."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.places import queries as places
from samenspraak.web.agreements import archive, papers
from samenspraak.web.agreements.papers import SIZES, Whole
from samenspraak.web.agreements.views.found import Page, page_or_404
from samenspraak.web.shared import clock, documents

READABLE = {"ensure_ascii": False, "indent": 1}


@require_safe
def document(request: HttpRequest, area: str, number: int, form: str) -> HttpResponse:
    """The whole text, to read and print (PDF), to work on (ODT) or to keep and check (JSON)."""
    if form not in documents.MIME and form != "json":
        raise Http404
    page = page_or_404(request, area, number)
    if form == "json":
        return _whole(page)
    made = Whole(
        version=page.version,
        reader=page.reader(),
        findings=page.findings,
        deviations=page.deviations,
        signatures=page.signatures,
        today=clock.today(),
    ).document()
    return _file(documents.written(made, form), documents.MIME[form], f"{_name(page)}.{form}")


@require_safe
def poster(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The poster, on A3 or A4."""
    page, size = page_or_404(request, area, number), request.GET.get("formaat", "a3")
    if size not in SIZES:
        raise Http404
    made = papers.poster(page.version, page.reader(), clock.today(), size=size)
    return _file(made, documents.MIME["pdf"], f"{_name(page)}-poster-{size}.pdf")


@require_safe
def sheet(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The signing sheet, as long as there is something to sign."""
    page = page_or_404(request, area, number)
    if page.version.status not in policy.SIGNABLE:
        raise Http404
    made = papers.signing_sheet(page.version, page.signatures, queries.signing_bodies(page.area, clock.today()))
    return _file(made, documents.MIME["pdf"], f"{_name(page)}-tekenblad.pdf")


@require_safe
def metadata(request: HttpRequest, area: str, number: int) -> JsonResponse:
    """What this text is, for registers and archives."""
    page = page_or_404(request, area, number)
    return JsonResponse(_metadata(page), json_dumps_params=READABLE)


def _whole(page: Page) -> HttpResponse:
    made = archive.whole(
        _metadata(page),
        page.version,
        page.terms,
        deviations=page.deviations,
        signatures=page.signed,
        words=queries.words_of(page.terms),
    )
    headers = {"Content-Disposition": f'attachment; filename="{_name(page)}.json"'}
    return JsonResponse(made, json_dumps_params=READABLE, headers=headers)


def _metadata(page: Page) -> dict[str, Any]:
    return archive.metadata(page.version, page.signatures, places.municipality().name)


def _name(page: Page) -> str:
    return f"afspraken-{page.area.slug}-{page.version.number}"


def _file(made: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(made, content_type=kind, headers={"Content-Disposition": f'inline; filename="{name}"'})
