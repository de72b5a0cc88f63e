# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.web.shared.forms import DayField

BODIES = [
    ("bewonersorganisatie", _("Residents' organisation")),
    ("wijkraad", _("Neighbourhood council")),
    ("wijkpanel", _("Neighbourhood panel")),
]
ROLES: dict[str, Any] = {"lid": _("Member"), "voorzitter": _("Chair")}


class BodyForm(forms.Form):
    """A group of residents: what everybody may know about it."""

    kind = forms.ChoiceField(label=_("What kind of group is it?"), choices=BODIES, widget=forms.RadioSelect)
    name = forms.CharField(label=_("The name of the group"), max_length=120)
    speaks_for = forms.CharField(
        label=_("For whom does the group speak?"),
        max_length=300,
        help_text=_("For instance: its members, a street, everybody who lives in the neighbourhood."),
    )
    chosen_how = forms.CharField(
        label=_("How were the people in the group chosen?"),
        max_length=300,
        help_text=_("For instance: drawn by lot, elected by the members, open to everybody."),
    )


class SeatForm(forms.Form):
    """Who holds a seat, in what role, and until when."""

    email = forms.EmailField(
        label=_("The e-mail address of the person"),
        max_length=254,
        help_text=_("With this address the person signs in. Others do not see it. Ask whether it is all right."),
    )
    role = forms.ChoiceField(label=_("What does the person do?"), choices=list(ROLES.items()), widget=forms.RadioSelect)
    may_sign = forms.BooleanField(
        label=_("May sign agreements for the group"),
        required=False,
        help_text=_("The group itself says who may. Write it down only if they told you so."),
    )
    since = DayField(label=_("From which day?"))
    until = DayField(
        label=_("Until which day?"),
        help_text=_("Four years at most. Then people choose again."),
    )
