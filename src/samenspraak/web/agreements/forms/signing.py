# SPDX-License-Identifier: EUPL-1.2
"""How a party signs: on the page, or on paper."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agreements.signing import WAYS, WORDS_LIMIT, How
from samenspraak.web.shared.forms import DayField
from samenspraak.web.wording.agreements import REACHED


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Fill a list to choose from, beginning with nothing chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", _("choose")), *choices]


class HowForm(forms.Form):
    """How a body decided to sign: public, beside the signature."""

    reached = forms.ChoiceField(label=_("How did you decide this together?"))
    decided_on = DayField(label=_("On which day was that?"))
    decided = forms.CharField(
        label=_("What came of it, in one line"),
        help_text=_("For instance: 42 for, 3 against. Everybody can read it; name no persons."),
        max_length=WORDS_LIMIT,
    )

    def how(self, way: str = "") -> How:
        """What was filled in; `way` where there is nothing to choose."""
        given = self.cleaned_data
        return How(way or given["reached"], given["decided_on"], given["decided"])


class SignForm(HowForm):
    """A party signs the text with this seal. The college has one way to decide, and names its decision."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    remark = forms.CharField(
        label=_("Remark with your signature"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Public. What must hold does not belong here but in the text."),
    )
    agree = forms.BooleanField(label=_("I have read this text and I sign it"))

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way = WAYS[side][0] if len(WAYS[side]) == 1 else ""
        if self.way:
            del self.fields["reached"]
            self.fields["decided_on"].label = _("On which day did the college decide this?")
            self.fields["decided"].label = _("Which decision of the college is it?")
            self.fields["decided"].help_text = _("Its number or address, so that everybody can find it.")
        else:
            _offer(self, "reached", [(way.value, REACHED[way]) for way in WAYS[side]])


class PaperForm(HowForm):
    """What stands on a signing sheet, as the gebiedsteam enters it."""

    seat = forms.ChoiceField(label=_("Who signed, and for which body?"))
    signed_on = DayField(label=_("Which day stands beside the signature?"))
    code = forms.CharField(
        label=_("Check code at the top of the sheet"),
        max_length=80,
        help_text=_("Eight letters and digits. They show that this text was signed, and no other."),
    )
    sure = forms.BooleanField(label=_("I have the signed sheet here, and I keep it"))
    field_order = ("seat", "signed_on", "code", "reached", "decided_on", "decided", "sure")

    def __init__(self, *args: Any, seats: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "seat", [(one.pk, f"{one.body.name}: {one.person} ({one.get_role_display()})") for one in seats])
        _offer(self, "reached", REACHED.items())
