# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspraak.web.about import examples, parts
from samenspraak.web.about.forms import SampleForm
from samenspraak.web.shared.components import model_steps


def about(request: HttpRequest) -> HttpResponse:
    """What this is, for somebody who comes here for the first time."""
    return render(request, "about/about.html", {"steps": model_steps("")})


def privacy(request: HttpRequest) -> HttpResponse:
    """What we keep of you, how secret a vote is and where that secrecy ends."""
    return render(request, "about/privacy.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "about/accessibility.html")


def components(request: HttpRequest) -> HttpResponse:
    """The living page: every component in all its states."""
    wrong = SampleForm({"name": "", "text": "x" * 300, "about": "", "agree": ""})
    shown = {"parts": parts.documented(), "empty_form": SampleForm(auto_id="empty_%s"), "wrong_form": wrong}
    return render(request, "about/components.html", {**examples.everything(), **shown})


def room(request: HttpRequest) -> HttpResponse:
    """An example of a screen for the whole room."""
    return render(request, "about/room.html", {"wishes": examples.wishes(), "code": "K7W2PD"})
