# SPDX-License-Identifier: EUPL-1.2
"""Addresses that only a demonstration has: the mails that were written, and signing in with one press."""

import email
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from samenspraak.civic.people import queries as people
from samenspraak.web.shared.access import from_no_seat
from samenspraak.web.shared.clock import today

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DOMAIN = "@demo.example"
MAILS = 30  # newest ones shown

# What each of these made-up people can try, in the order of the model.
WHAT_TO_TRY = {
    "gebiedsteam": _("Prepare and lead a conversation, draw up a draft agreement. May not decide anything."),
    "gebiedsteam2": _("A colleague in the area team: take over a conversation that somebody else leads."),
    "wijkraad": _("Sign for the neighbourhood, place ideas on the agenda, hold a vote."),
    "wijkraad2": _("A member of the neighbourhood council: prepare a meeting, and vote in it."),
    "bewoner": _("A resident of Oosterparkwijk: propose, support, comment and vote."),
    "bewoner2": _("A resident of De Wijert: an outsider in Oosterparkwijk."),
    "dewijert": _("Signs for De Wijert, where a draft agreement lies."),
    "hoogkerk": _("Signs for Hoogkerk, where an agreement has been evaluated."),
    "wethouder": _("Sign for the municipality, suspend an agreement, answer advice."),
    "griffie": _("Record what the council decided."),
}


@dataclass(frozen=True)
class Role:
    """Somebody to sign in as."""

    email: str
    name: str
    seats: tuple[str, ...]
    what: Any


@dataclass(frozen=True)
class Mail:
    """A mail as it was written to the folder."""

    to: str
    subject: str
    when: str
    text: str


@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Who is who, each with a button to sign in with one press."""
    return render(request, "accounts/demo.html", {"roles": _roles(), "next": request.GET.get("next", "")})


@from_no_seat
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the people of the demonstration, and as nobody else."""
    address = request.POST.get("email", "")
    person = people.person_by_email(address) if address.endswith(DOMAIN) else None
    if person is None or not settings.DEMO:
        raise Http404
    login(request, person, backend=BACKEND)
    return redirect("desk:desk" if people.seats_of(person.pk, today()) else "accounts:me")


@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """The mails that this installation wrote to its folder, newest first."""
    return render(request, "accounts/demo_mail.html", {"mails": _mails(Path(settings.EMAIL_FILE_PATH))})


def _roles() -> list[Role]:
    found = people.persons_with([f"{name}{DOMAIN}" for name in WHAT_TO_TRY], today())
    known = {person.email: (person, seats) for person, seats in found}
    return [
        Role(address, known[address][0].name, known[address][1], what)
        for name, what in WHAT_TO_TRY.items()
        if (address := f"{name}{DOMAIN}") in known
    ]


def _mails(folder: Path) -> list[Mail]:
    if not folder.is_dir():
        return []
    newest = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [_mail(email.message_from_bytes(file.read_bytes(), policy=policy.default)) for file in newest[:MAILS]]


def _mail(message: EmailMessage) -> Mail:
    body = message.get_body(("plain",))
    text = body.get_content() if body else ""
    text = text.rsplit("\n-----", 1)[0]  # the line with which Django ends a mail in a file
    return Mail(str(message["To"]), str(message["Subject"]), str(message["Date"]), text.strip())


urlpatterns = i18n_patterns(
    path("demo/", who, name="demo"),
    path("demo/inloggen/", sign_in_as, name="demo-sign-in"),
    path("demo/post/", post, name="demo-mail"),
    prefix_default_language=False,
)
