# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspraak.web.shared.forms import DayField
from samenspraak.web.wording.council import OUTCOMES


def _day(label: Any, *, help_text: Any = "", required: bool = True) -> DayField:
    return DayField(label=label, help_text=help_text, required=required)


class DecisionForm(forms.Form):
    """What the raad decided, as the griffie writes it down."""

    outcome = forms.ChoiceField(
        label=_("What did the council decide?"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect
    )
    reference = forms.CharField(
        label=pgettext_lazy("council", "Reference"),
        max_length=120,
        help_text=_("Case number or address of the council paper."),
    )
    decided_on = _day(_("Date of the decision"))
    text = forms.CharField(label=_("The decision in words"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    conditions = forms.CharField(
        label=pgettext_lazy("council", "Conditions"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only when the council agreed with conditions."),
    )
    since = _day(_("In force from"), required=False, help_text=_("Needed when the council agreed."))
    until = _day(_("In force until"), required=False, help_text=_("The first day it no longer holds."))
