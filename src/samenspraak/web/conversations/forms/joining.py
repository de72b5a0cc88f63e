# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.web.conversations.forms.names import SIDES


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
