# SPDX-License-Identifier: EUPL-1.2
"""The article with money."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agreements.fields import LARGEST
from samenspraak.rulebook.agreements.terms import MoneyTerm
from samenspraak.web.agreements.forms.fields import choice, line
from samenspraak.web.agreements.forms.terms import TermForm


def _euros(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, min_value=0, max_value=LARGEST // 100, decimal_places=2)


class MoneyForm(TermForm):
    """Money that goes with it. Whole euros and cents; stored as cents."""

    kind = MoneyTerm.kind
    shown = ("amount_cents", "per", "allocates", "spends", "limit_cents", "payer", "executor")
    amount = _euros(_("Amount in euros"))
    per = choice(_("For how long?"), {"": _("not said"), "year": _("each year"), "once": _("once")})
    allocates = forms.ChoiceField(label=_("Who decides what it goes to?"), required=False)
    spends = forms.ChoiceField(label=_("Who spends it?"), required=False)
    limit = _euros(_("At most, per decision, in euros"))
    payer = line(_("Who pays?"))
    executor = line(_("Who carries out what it goes to?"))

    def prepare(self) -> None:
        for name in ("allocates", "spends"):
            self.offer(name, self.bodies)

    def data_of(self) -> dict[str, Any]:
        found = super().data_of()
        for name in ("amount", "limit"):
            if self.cleaned_data.get(name) is not None:
                found[f"{name}_cents"] = int(self.cleaned_data[name] * 100)
        return found

    @classmethod
    def values(cls, term: Any) -> dict[str, Any]:
        euros = {name: getattr(term, f"{name}_cents") for name in ("amount", "limit")}
        return super().values(term) | {name: f"{cents / 100:.2f}" for name, cents in euros.items() if cents is not None}
