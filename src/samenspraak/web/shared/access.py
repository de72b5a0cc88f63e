# SPDX-License-Identifier: EUPL-1.2
"""Who may open a page at all. What somebody may *do* there is decided by the policies, not here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samenspraak.civic.people import queries as people
from samenspraak.web.shared.clock import today
from samenspraak.web.shared.errors import signed_out, typed_in

View = Callable[..., HttpResponse]
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")


def signed_in(view: View) -> View:
    """Visitors are sent to sign in, and come back. Officials need their second factor here: see `SecondFactor`."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        return view(request, *args, **kwargs)

    guarded.is_for_members = True  # type: ignore[attr-defined]
    return guarded


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To where one signs in, and back. A form that was sent is not taken: that is said, with what was typed in it."""
    if request.method in SAFE_METHODS:
        return redirect_to_login(request.get_full_path())
    return signed_out(request)


def from_no_seat(view: View) -> View:
    """Nobody acts from a seat here, whoever is signed in: a phone in a gathering."""
    view.is_from_no_seat = True  # type: ignore[attr-defined]
    return view


def person_of(request: HttpRequest) -> int:
    """Who is signed in: only for pages behind `signed_in`."""
    assert request.user.pk is not None
    return request.user.pk


class SecondFactor:
    """Who holds a seat in a body of the municipality gets nowhere without having shown a second factor.

    One place for all of it: every page behind `signed_in`, and every form of whoever is signed in, also on pages that
    are made later. Left out are signing in itself and what nobody does from a seat. Reading public pages is free.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Stop the page before it begins, where a second factor is missing."""
        if not settings.STAFF_MFA or not _may_be_from_a_seat(request, view) or not lacks_second_factor(request):
            return None
        return _ask_for_it(request)


def _may_be_from_a_seat(request: HttpRequest, view: Any) -> bool:
    place = request.resolver_match.url_name or "" if request.resolver_match else ""
    if place.startswith(("account_", "mfa_")) or getattr(view, "is_from_no_seat", False):
        return False
    return request.method not in SAFE_METHODS or getattr(view, "is_for_members", False)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether this is an official who did not show a second factor since signing in. At most one query.

    That the person has one is not enough: somebody with the mail alone may have signed in before it was set up.
    """
    if not request.user.is_authenticated:
        return False
    if any(one["method"] == "mfa" for one in get_authentication_records(request, request.user)):
        return False
    return people.is_official(request.user.pk, today())


def _ask_for_it(request: HttpRequest) -> HttpResponse:
    """To where a second factor is set up, or shown; and back, or with what was typed."""
    here = request.get_full_path()
    if is_mfa_enabled(request.user, SECOND_FACTORS):
        place, asked = "mfa_reauthenticate", _("Show your second step for signing in once more, then go on.")
    else:
        place = "mfa_index"
        asked = _("You work for the municipality. Set up a second step for signing in first, then go on.")
    address = f"{reverse(place)}?{urlencode({'next': here})}"
    if request.method in SAFE_METHODS:
        messages.warning(request, asked)
        return redirect(address)
    context = {"asked": asked, "address": address, "typed": typed_in(request)}
    return render(request, "shared/errors/second_factor.html", context, status=403)
