# SPDX-License-Identifier: EUPL-1.2
"""Why something is done: a deviation accepted, a text withdrawn, an agreement suspended or ended."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MotiveForm(forms.Form):
    """Why a deviation is accepted."""

    finding = forms.CharField(widget=forms.HiddenInput, max_length=40)
    about = forms.CharField(widget=forms.HiddenInput, max_length=80, required=False)
    motive = forms.CharField(
        label=_("Why do you accept this?"),
        help_text=_("Everybody can read it, also the council."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ReasonForm(forms.Form):
    """Why something is withdrawn, suspended or ended."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Everybody can read it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
