# SPDX-License-Identifier: EUPL-1.2
from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """A form with one field of each kind, for the living page. It is sent nowhere."""

    name = forms.CharField(label=_("Your name"), help_text=_("As you want others to see it."))
    text = forms.CharField(label=_("Your idea"), max_length=280, widget=forms.Textarea(attrs={"rows": 3}))
    about = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[("green", _("Green and play")), ("traffic", _("Streets and traffic")), ("other", _("Something else"))],
        widget=forms.RadioSelect,
    )
    help = forms.MultipleChoiceField(
        label=_("What can you do yourself?"),
        choices=[("think", _("Think along")), ("work", _("Lend a hand"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agree = forms.BooleanField(label=_("My idea may be shown with my name"))
    key = forms.CharField(widget=forms.HiddenInput, required=False)
