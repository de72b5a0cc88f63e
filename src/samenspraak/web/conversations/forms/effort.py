# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _


class HoursForm(forms.Form):
    """What officials spent on a gathering, in hours; halves and quarters count."""

    hours = forms.DecimalField(
        label=_("Hours of all officials together"),
        help_text=_("Preparing, inviting, leading and typing in. Who took part by phone is counted already."),
        max_digits=6,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "6", "autocomplete": "off"}),
    )

    @property
    def minutes(self) -> int:
        return round(self.cleaned_data["hours"] * 60)
