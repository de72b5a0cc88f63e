# SPDX-License-Identifier: EUPL-1.2
"""A version as files: on paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenspraak.web.agreements import papers
from samenspraak.web.agreements.papers import SIZES, Whole
from samenspraak.web.agreements.views.found import Page, page_or_404
from samenspraak.web.shared import clock, documents


@require_safe
def document(request: HttpRequest, area: str, number: int, form: str) -> HttpResponse:
    """The whole text, to read and print (PDF) or to work on (ODT)."""
    if form not in documents.MIME:
        raise Http404
    page = page_or_404(request, area, number)
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


def _name(page: Page) -> str:
    return f"afspraken-{page.area.slug}-{page.version.number}"


def _file(made: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(made, content_type=kind, headers={"Content-Disposition": f'inline; filename="{name}"'})
