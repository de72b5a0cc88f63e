# SPDX-License-Identifier: EUPL-1.2
"""Forms of a project: its steps, its end, and its money."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agenda import TITLE_LIMIT
from samenspraak.rulebook.agenda.carrying_out import DONE, REASON_LIMIT, STOPPED, TOLD_LIMIT
from samenspraak.rulebook.agenda.money import DESCRIPTION_LIMIT, REFERENCE_LIMIT
from samenspraak.rulebook.agenda.pictures import ALT_LIMIT
from samenspraak.web.shared import amounts
from samenspraak.web.shared.forms import DayField, KeyedForm
from samenspraak.web.wording.shared import REASONS

OWNERS = [
    ("wijk", _("The wijk")),
    ("gemeente", _("The municipality")),
    ("samen", _("Both together")),
]
HOW = [(DONE, _("It is done")), (STOPPED, _("It stops, and will not be done"))]


class StepForm(KeyedForm):
    """A step. Who does it is only asked where both carry the project out."""

    title = forms.CharField(
        label=_("What is the step?"),
        help_text=_("In a few words, for example: order the benches."),
        max_length=TITLE_LIMIT,
    )
    due = DayField(label=_("By which day is it done?"))
    owner = forms.ChoiceField(label=_("Who does it?"), choices=OWNERS, widget=forms.RadioSelect, required=False)

    def __init__(self, *args: Any, together: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not together:
            del self.fields["owner"]


class MoveForm(forms.Form):
    """Another day for a step, and why."""

    due = DayField(label=_("By which day is it done now?"))
    reason = forms.CharField(
        label=_("Why does it take longer, or less long?"),
        help_text=_("Everybody can read it. Name no people."),
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FinishForm(forms.Form):
    """What was done, with a picture of it if there is one."""

    on = DayField(label=_("On which day was it done?"))
    text = forms.CharField(
        label=_("What was done?"),
        help_text=_("In a sentence or two. Everybody who gave input can read it. Name no people."),
        max_length=TOLD_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    picture = forms.FileField(
        label=_("A picture of it"),
        help_text=_("You do not have to. Use no picture on which people can be recognised who did not agree."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        required=False,
        allow_empty_file=True,
    )
    alt = forms.CharField(
        label=_("What is on the picture?"),
        help_text=_("In one sentence, for people who cannot see it. For example: a bare square with one bench."),
        max_length=ALT_LIMIT,
        required=False,
    )


class EndForm(forms.Form):
    """How a project ended."""

    how = forms.ChoiceField(label=_("How did it end?"), choices=HOW, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What came of it, or why does it stop?"),
        help_text=_("Everybody who gave input reads this. Name no people."),
        max_length=TOLD_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class _AmountForm(KeyedForm):
    amount = forms.CharField(
        label=_("How much, in euros?"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    def clean_amount(self) -> int:
        """The amount in whole cents."""
        try:
            return amounts.cents(self.cleaned_data["amount"]) or 0
        except ValueError:
            raise forms.ValidationError(_("Write an amount in euros, such as 1250 or 99,50.")) from None


class LineForm(_AmountForm):
    """A line in the money book; of a payment also the day on which it was paid."""

    text = forms.CharField(
        label=_("What is it for?"),
        help_text=_("Everybody can read this book, also years from now. Write no names, addresses or account numbers."),
        max_length=DESCRIPTION_LIMIT,
    )
    reference = forms.CharField(
        label=_("Number of the bill or the decision"),
        help_text=_("So that somebody can look it up. You do not have to."),
        max_length=REFERENCE_LIMIT,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("pot", "amount", "on", "text", "reference")

    def __init__(self, *args: Any, pots: Sequence[tuple[str, str]] = (), paid: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pots:
            self.fields["pot"] = forms.ChoiceField(label=_("From what money?"), choices=pots, widget=forms.RadioSelect)
        if paid:
            self.fields["on"] = DayField(label=_("On which day was it paid?"))
        self.order_fields(self.field_order)


class PutRightForm(_AmountForm):
    """What a line should have said, and why."""

    reason = forms.CharField(
        label=_("What was wrong?"),
        help_text=_("Everybody can read it. The line itself stays as it is, with this beside it."),
        max_length=DESCRIPTION_LIMIT,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].label = _("What should it have been, in euros?")
        self.fields["amount"].help_text = _("Write 0 when it should not have been there at all.")


class HideWordsForm(forms.Form):
    """Why the words of a line are hidden."""

    reason = forms.ChoiceField(label=_("Why is it hidden?"), choices=REASONS, widget=forms.RadioSelect)
