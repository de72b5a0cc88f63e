# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.web.conversations.forms.names import CHANNELS, SIDES
from samenspraak.web.shared.forms import KeyedForm


class SheetForm(KeyedForm):
    """For whom the gebiedsteam types."""

    channel = forms.ChoiceField(label=_("What do you enter?"), choices=CHANNELS, widget=forms.RadioSelect)
    side = forms.ChoiceField(label=_("From which side?"), choices=SIDES, widget=forms.RadioSelect)
    sheet = forms.CharField(
        label=_("What stands on the sheet or the table?"),
        help_text=_("For example: table 3, sheet 2. The same sheet is never counted twice."),
        max_length=40,
        required=False,
    )
