# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.web.conversations.plates import Plate
from samenspraak.web.shared.forms import KeyedForm, MomentField


class RoundForm(forms.Form):
    """What a traject is about."""

    purpose = forms.CharField(
        label=_("What is this round about?"),
        help_text=_("One or two sentences that residents will read."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WhenForm(forms.Form):
    """When and where a gathering is, and how long it lasts."""

    starts_at = MomentField(
        label=_("Date and time"),
        input_formats=["%Y-%m-%dT%H:%M", "%d-%m-%Y %H:%M"],
    )
    place = forms.CharField(label=_("Where"), max_length=200, required=False, help_text=_("Name and address."))
    minutes = forms.IntegerField(
        label=_("How long, in minutes?"),
        help_text=_("The run sheet divides this time over the plates: more than an hour and a half has a break."),
    )


class GatheringForm(WhenForm, KeyedForm):
    """A gathering in a few clicks."""

    title = forms.CharField(label=_("Title"), max_length=120)
    plates = forms.MultipleChoiceField(
        label=_("What do you talk about?"),
        help_text=_("The questions are the same in every neighbourhood. Fewer plates give more time for each."),
        widget=forms.CheckboxSelectMultiple,
    )
    checks_first = forms.BooleanField(
        label=_("Read wishes first"),
        help_text=_("What people write is shown to the room once you let it through. You can change this later."),
        required=False,
        initial=True,
    )
    field_order = ("title", "starts_at", "place", "minutes", "plates", "checks_first")

    def __init__(self, plates: Iterable[Plate], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plates_field: Any = self.fields["plates"]
        plates_field.choices = [(plate.key, plate.label) for plate in plates]
