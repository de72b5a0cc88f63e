# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samenspraak.civic.council.policy import Asked
from samenspraak.web.shared.forms import DayField
from samenspraak.web.wording.council import OUTCOMES

MOST_CONDITIONS = 6  # rows on the form; who needs more puts two in one


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
    since = _day(_("In force from"), required=False, help_text=_("Needed when the council agreed."))
    until = _day(_("In force until"), required=False, help_text=_("The first day it no longer holds."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_CONDITIONS + 1):
            self.fields[f"condition_{number}"] = forms.CharField(
                label=gettext("Condition {number}").format(number=number),
                max_length=1000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            label = gettext("By which day must condition {number} be met?").format(number=number)
            self.fields[f"due_{number}"] = _day(label, required=False)

    @property
    def about_the_decision(self) -> list[forms.BoundField]:
        """The fields above the conditions."""
        return [self[name] for name in self.fields if not name.startswith(("condition_", "due_"))]

    @property
    def about_conditions(self) -> list[forms.BoundField]:
        """The rows of the conditions."""
        return [self[name] for name in self.fields if name.startswith(("condition_", "due_"))]

    def told(self) -> dict[str, Any]:
        """What was filled in, with its conditions as rows."""
        given = dict(self.cleaned_data)
        rows = [
            Asked(given.pop(f"condition_{number}"), given.pop(f"due_{number}"))
            for number in range(1, MOST_CONDITIONS + 1)
        ]
        return given | {"conditions": rows}


class CollegeProposalForm(forms.Form):
    """What the college proposes to the raad."""

    reference = forms.CharField(
        label=pgettext_lazy("council", "Reference"),
        max_length=120,
        help_text=_("Case number or address of the council paper."),
    )
    proposed_on = _day(_("Date of the proposal"))
    text = forms.CharField(label=_("The proposal in words"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))


class MetForm(forms.Form):
    """That a condition was met."""

    met_on = _day(_("On which day was it met?"))
    reference = forms.CharField(
        label=pgettext_lazy("council", "Reference"),
        max_length=120,
        help_text=_("The number or address of the letter or paper in which everybody can read it."),
    )
