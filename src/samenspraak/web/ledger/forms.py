# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from samenspraak.web.shared.forms import QuickSelect
from samenspraak.web.wording.ledger import NOUNS

NOT_ONE_OF_THEM = forms.ChoiceField.default_error_messages["invalid_choice"]
A_KIND = r"^[a-z-]+(\.[a-z-]+)?$"


class Filter(forms.Form):
    """Which deeds to show: of one area, of one kind ("agreement" or "agreement.signed"), before one number."""

    wijk = forms.CharField(label=gettext_lazy("Neighbourhood or village"), required=False, widget=QuickSelect)
    soort = forms.RegexField(A_KIND, label=pgettext_lazy("logbook", "About"), required=False, widget=QuickSelect)
    voor = forms.IntegerField(min_value=1, max_value=2**62, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, areas: Mapping[str, str] | None, **kwargs: Any) -> None:
        """`areas` are the names of all areas by slug; None on the page of one area."""
        super().__init__(*args, **kwargs)
        kinds = ((kind, str(noun)) for kind, noun in NOUNS.items())
        self.fields["soort"].widget.choices = (("", pgettext("logbook", "everything")), *kinds)
        self.areas = areas or {}
        if areas is None:
            del self.fields["wijk"]
        else:
            self.fields["wijk"].widget.choices = (("", _("the whole municipality")), *areas.items())

    def clean_wijk(self) -> str:
        """One of the areas there are."""
        slug = self.cleaned_data["wijk"]
        if slug and slug not in self.areas:
            raise ValidationError(NOT_ONE_OF_THEM, "invalid_choice", {"value": slug})
        return slug
