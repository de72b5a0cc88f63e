# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _


class FindForm(forms.Form):
    """The number on a receipt, however it is typed."""

    number = forms.CharField(
        label=_("The number on your receipt"),
        max_length=30,
        help_text=_("Twelve characters, such as 7KQ4-9M2X-H3TA. Capitals and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )
