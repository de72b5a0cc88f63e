# SPDX-License-Identifier: EUPL-1.2
"""Who may open a page at all. What somebody may *do* there is decided by the policies, not here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samenspraak.civic.people import queries as people
from samenspraak.web.shared.clock import today

View = Callable[..., HttpResponse]
HAS_SECOND_FACTOR = "second-factor"  # noted once per sign-in, so that later pages do not ask again


def signed_in(view: View) -> View:
    """Visitors are sent to sign in, and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def person_of(request: HttpRequest) -> int:
    """Who is signed in: only for pages behind `signed_in`."""
    assert request.user.pk is not None
    return request.user.pk


def with_second_factor(view: View) -> View:
    """Visitors are sent to sign in; officials without a second factor are sent to set one up first.

    For pages from which officials work: the desk, leading a conversation, recording a decision.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if lacks_second_factor(request):
            messages.warning(
                request, _("You work for the municipality. Set up a second step for signing in first, then go on.")
            )
            return redirect("mfa_index")
        return view(request, *args, **kwargs)

    return signed_in(guarded)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether this is an official who must set up a second factor first. No queries where none is asked for."""
    if not settings.STAFF_MFA or request.session.get(HAS_SECOND_FACTOR):
        return False
    if is_mfa_enabled(request.user):
        request.session[HAS_SECOND_FACTOR] = True
        return False
    return people.is_official(request.user.pk or 0, today())
