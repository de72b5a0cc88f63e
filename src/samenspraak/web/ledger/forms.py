# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspraak.web.wording.ledger import NOUNS

A_KIND = r"^[a-z-]+(\.[a-z-]+)?$"


class Filter(forms.Form):
    """Which deeds to show: of one area, of one kind ("agreement" or "agreement.signed"), before one number."""

    wijk = forms.ChoiceField(label=_("Neighbourhood or village"), required=False)
    soort = forms.RegexField(A_KIND, label=pgettext_lazy("logbook", "About"), required=False, widget=forms.Select)
    voor = forms.IntegerField(min_value=1, max_value=2**62, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole = self.data.get("soort", "")
        kinds = [("", pgettext_lazy("logbook", "everything")), *NOUNS.items()]
        self.fields["soort"].widget.choices = kinds + ([(whole, whole)] if whole and whole not in NOUNS else [])
        if areas is None:
            del self.fields["wijk"]
        else:
            self.fields["wijk"].choices = [("", _("the whole municipality")), *areas]  # type: ignore[attr-defined]
