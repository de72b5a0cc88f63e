# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


class UntilForm(forms.Form):
    """Until when a conversation is open online."""

    until = forms.DateField(
        label=_("Online until and including"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
    )

    def __init__(self, data: object = None, *, usual: date | None = None) -> None:
        super().__init__(data, initial={"until": usual})  # type: ignore[arg-type]
