# SPDX-License-Identifier: EUPL-1.2
"""One page for all that asks a few things and then does one deed: a title, why it cannot be done, or the form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agenda.views.found import status_of
from samenspraak.web.shared import amounts
from samenspraak.web.shared.forms import on_form


@dataclass(frozen=True)
class Question:
    """What one page asks, and what is done with it.

    back: the address that one comes from and goes back to. do: the deed, with what was filled in. in_book: whether
    it is a page of the money book.
    """

    area: Any
    title: str
    press: str
    done: str
    back: str
    form: forms.Form
    do: Callable[[Mapping[str, Any]], object]
    why_not: Finding | None = None
    proposal: Any = None
    lead: str = ""
    note: str = ""
    upload: bool = False
    in_book: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


def ask(request: HttpRequest, asked: Question) -> HttpResponse:
    """The page; after a press the deed, and the way back."""
    form = asked.form
    context: dict[str, Any] = {"asked": asked, "area": asked.area, "proposal": asked.proposal, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/ask.html", context, status=400 if request.method == "POST" else 200)
    try:
        asked.do(form.cleaned_data)
    except Refused as refused:
        context["findings"] = on_form(form, [amounts.in_euros(one) for one in refused.findings], asked.names)
        return render(request, "agenda/ask.html", context, status=status_of(refused))
    messages.success(request, asked.done)
    return redirect(asked.back)
