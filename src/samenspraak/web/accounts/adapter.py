# SPDX-License-Identifier: EUPL-1.2
from smtplib import SMTPException
from typing import Any, NoReturn

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as of_request
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

log = structlog.get_logger()


class Adapter(DefaultAccountAdapter):
    """How signing in by e-mail code behaves here. Mails with a code go out at once, not through the outbox."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This code is not right. Look in the newest mail and type it once more."),
        "too_many_login_attempts": _("You asked for a code several times. Wait a minute, then try again."),
        "rate_limited": _("You asked for a code several times. Wait a minute, then try again."),
        "unknown_email": _("We do not know this e-mail address."),
        "account_inactive": _("This account has been removed."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> NoReturn:
        """There is one way in: whoever signs in for the first time gets an account by doing so."""
        raise ImmediateHttpResponse(redirect("account_login"))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send, or say at the form that it did not work: a mail server that refuses an address breaks no page."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as error:
            log.error("mail-not-sent", why=type(error).__name__)
            request = of_request.request
            messages.error(request, _("We could not send a mail to this address. Look at it again, or try later."))
            raise ImmediateHttpResponse(redirect("account_login")) from None

    def render_mail(
        self, template_prefix: str, email: str | list[str], context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """Plain text, in the language of the page that asked for it."""
        context = {**context, "origin": settings.ORIGIN}
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        body = render_to_string(f"{template_prefix}_message.txt", context).strip() + "\n"
        to = [email] if isinstance(email, str) else email
        return EmailMessage(subject, body, self.get_from_email(), to, headers=headers)


class SecondFactor(DefaultMFAAdapter):
    """Which second factors somebody has, asked once for each page that is read instead of once for each kind."""

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """Whether the person has a second factor, or one of these types."""
        if user.is_anonymous:
            return False
        held = getattr(user, "second_factors", None)
        if held is None:
            held = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
            if of_request.request and of_request.request.method == "GET":  # a deed may change what is held
                user.second_factors = held
        return bool(held if types is None else held & set(types))
