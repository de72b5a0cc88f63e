# SPDX-License-Identifier: EUPL-1.2
"""Agreements over the whole city: who holds which power."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samenspraak.rulebook.ledger import canonical
from samenspraak.web.agreements import register as registers
from samenspraak.web.agreements.register import ONLY, Register, register
from samenspraak.web.shared import clock
from samenspraak.web.shared.forms import QuickSelect
from samenspraak.web.shared.fragments import fragment, kept
from samenspraak.web.shared.numbers import whole
from samenspraak.web.shared.tables import as_csv
from samenspraak.web.wording import agreements as words

SIZE = 50
MIME = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
FORCES = ("law", "contract", "promise", "advice")


class Filter(forms.Form):
    """Which powers to show: of one area, on one topic, by one instrument."""

    wijk = forms.CharField(label=gettext_lazy("Neighbourhood or village"), required=False, widget=QuickSelect)
    onderwerp = forms.CharField(label=gettext_lazy("Topic"), required=False, widget=QuickSelect)
    instrument = forms.CharField(label=gettext_lazy("Instrument"), required=False, widget=QuickSelect)

    def __init__(self, *args: Any, found: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instruments = {key: str(word) for key, word in words.INSTRUMENTS.items() if key not in ("", "geen")}
        offered = {
            "wijk": (_("the whole municipality"), found.areas),
            "onderwerp": (_("all topics together"), {key: capfirst(title) for key, title in found.titles().items()}),
            "instrument": (_("all instruments"), {**instruments, ONLY: str(words.ONLY_AGREEMENT)}),
        }
        self.offered = {name: choices for name, (_everything, choices) in offered.items()}
        for name, (everything, choices) in offered.items():
            self.fields[name].widget.choices = (("", everything), *choices.items())

    def clean(self) -> dict[str, Any]:
        """Each is one of those there are."""
        given = super().clean() or {}
        for name, value in list(given.items()):
            if value and value not in self.offered[name]:
                message = forms.ChoiceField.default_error_messages["invalid_choice"]
                self.add_error(name, ValidationError(message, "invalid_choice", {"value": value}))
        return given

    @property
    def asked(self) -> dict[str, str]:
        """What is asked, without what was left open."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}


@require_safe
def powers(request: HttpRequest) -> HttpResponse:
    """The register of powers: who may do what in which area, on what ground, until when."""
    found = register()
    form = Filter(request.GET, found=found)
    asked, number = form.asked, whole(request.GET.get("page", "")) or 1

    def make() -> SafeString:
        return _powers(found, asked, number)

    name = f"powers {urlencode(asked)} {number}"
    body = fragment(name, make) if len(asked) < 2 and number <= 20 else make()
    context = {"form": form, "body": body, "query": urlencode(asked), "forces": [words.FORCES_MEAN[f] for f in FORCES]}
    return render(request, "agreements/powers.html", context, status=200 if form.is_valid() else 400)


def _powers(found: Register, asked: dict[str, str], number: int) -> SafeString:
    rows = _asked(found, asked)
    page = Paginator(rows, SIZE).get_page(number)
    context = {
        "page": page,
        "count": len(rows),
        "areas": len({row.area for row in rows}),
        "any": bool(found.rows),
        "rows": registers.shown(page.object_list, found.titles()),
        "query": f"{urlencode(asked)}&" if asked else "",
    }
    return render_to_string("agreements/powers_body.html", context)


def _asked(found: Register, asked: dict[str, str]) -> list[registers.Row]:
    return found.asked(asked.get("wijk", ""), asked.get("onderwerp", ""), asked.get("instrument", ""))


@require_safe
def powers_as_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same rows as a file, all of them or those that are asked."""
    if form not in MIME:
        raise Http404
    found = register()
    filtered = Filter(request.GET, found=found)
    if not filtered.is_valid():
        raise Http404
    asked = filtered.asked
    made = _file(found, asked, form) if asked else kept(f"powers.{form}", lambda: _file(found, {}, form))
    headers = {"Content-Disposition": f'attachment; filename="bevoegdheden.{form}"'} if form == "csv" else {}
    return HttpResponse(made, content_type=MIME[form], headers=headers)


def _file(found: Register, asked: dict[str, str], form: str) -> bytes:
    rows = registers.as_data(_asked(found, asked))
    if form == "csv":
        return as_csv(registers.COLUMNS, rows).encode()
    listed = [dict(zip(registers.COLUMNS, row, strict=True)) for row in rows]
    on = clock.today().isoformat()
    source = f"{settings.ORIGIN}/bevoegdheden/"
    return canonical({"source": source, "on": on, "asked": asked, "count": len(listed), "powers": listed})
