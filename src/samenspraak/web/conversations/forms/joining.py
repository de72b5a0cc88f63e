# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.web.conversations.forms.names import AGES, LIVED, SIDES


class CodeForm(forms.Form):
    """The six characters on the screen."""

    code = forms.CharField(
        label=_("Join code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code-field",
                "size": "8",
            }
        ),
    )


class SideForm(forms.Form):
    """From which side somebody takes part."""

    side = forms.ChoiceField(label=_("How do you take part?"), choices=SIDES, widget=forms.RadioSelect)


class AboutYouForm(forms.Form):
    """How old somebody is, and for how long a resident has lived here. Both may be left open."""

    age = forms.ChoiceField(label=_("How old are you?"), choices=AGES, required=False, widget=forms.RadioSelect)
    lived = forms.ChoiceField(
        label=_("How long have you lived here?"), choices=LIVED, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if side != "resident":
            del self.fields["lived"]


class FollowForm(forms.Form):
    """Where news of a gathering may be sent."""

    address = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
