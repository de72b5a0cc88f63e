# SPDX-License-Identifier: EUPL-1.2
"""The pages of the sign-in library that we use. Passwords, and everything about them, do not exist here."""

from allauth.account import views
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import include, path


def confirm_email(request: HttpRequest) -> HttpResponseBase:
    """The library's page where a new address is confirmed; whoever is in has nothing to confirm."""
    return redirect("accounts:me") if request.user.is_authenticated else views.email_verification_sent(request)


urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("login/code/", views.login, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", views.logout, name="account_logout"),
    path("signup/", views.signup, name="account_signup"),
    path("confirm-email/", confirm_email, name="account_email_verification_sent"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("2fa/", include("allauth.mfa.urls")),
]
