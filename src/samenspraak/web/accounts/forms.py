# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from allauth.account import forms as allauth
from allauth.account.models import EmailAddress
from django import forms
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenspraak.civic.people import actions as people
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.shared.clock import now

LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]


class LoginForm(allauth.LoginForm):
    """One way in: a known address gets a code, an unknown one gets an account and a code. Nobody can tell which."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["login"]
        field.label = _("Your e-mail address")
        field.widget.attrs.pop("placeholder", None)

    user: Any = None

    def _clean_without_password(self, email: str | None, phone: str | None) -> Any:
        """Also counts the codes that one address asked for, whoever typed it: each may be guessed at a few times."""
        cleaned = super()._clean_without_password(email, phone)
        if email and not self.errors:
            who = salted_hmac("sign-in", email.lower(), algorithm="sha256").hexdigest()
            try:
                people.spend("sign-in", who, at=now())
            except Refused as refused:
                self.add_error("login", wording.sentence(refused.findings[0]))
        return cleaned

    def _login_by_code(self, request: HttpRequest, redirect_url: str | None, credentials: dict[str, str]) -> Any:
        if self.user is None:
            self.user = people.register(credentials["email"], language=get_language() or "nl")
        EmailAddress.objects.get_or_create(
            user=self.user, email=credentials["email"].lower(), defaults={"primary": True}
        )
        return super()._login_by_code(request, redirect_url, credentials)


class ConfirmLoginCodeForm(allauth.ConfirmLoginCodeForm):
    """The code from the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the mail")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class IntroduceForm(forms.Form):
    """By what name a person is shown, and the language we write to them in."""

    name = forms.CharField(
        label=_("The name others see"),
        max_length=80,
        required=False,
        help_text=_("Leave it empty if you would rather not be known by name. Then others see: a resident."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    language = forms.ChoiceField(label=_("Language of our mails"), choices=LANGUAGES)


class HomeForm(forms.Form):
    """Where a person says they live: a wijk or dorp, grouped by gebied."""

    area = forms.ChoiceField(label=_("My neighbourhood or village"))

    def __init__(self, *args: Any, areas: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lived_in = sorted((area for area in areas if area.parent), key=lambda area: (area.parent.name, area.name))
        grouped = groupby(lived_in, key=lambda area: area.parent.name)
        field: Any = self.fields["area"]
        field.choices = [
            ("", _("Choose your neighbourhood or village")),
            *[(gebied, [(area.slug, area.name) for area in parts]) for gebied, parts in grouped],
        ]


class RemoveForm(forms.Form):
    """Asks once more before an account is removed."""

    sure = forms.BooleanField(label=_("Yes, remove my account. I know that this cannot be undone."))
