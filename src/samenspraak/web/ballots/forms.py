# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agenda.pots import MOST
from samenspraak.rulebook.ballots.voting import plain_code

LONGEST_CODE = 40  # characters, with all that people type between them
CHOICES = [("yes", _("Yes")), ("no", _("No")), ("abstain", _("Abstain"))]
CHOICE_NOTES = [
    ("yes", _("Yes"), _("it goes ahead")),
    ("no", _("No"), _("everything stays as it is")),
    ("abstain", _("Abstain"), _("I take part, but I leave the choice to others")),
]


class Named(forms.MultipleChoiceField):
    """What was ticked; whether it can stand on a paper is for the rules to say."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: Any) -> None:
        pass

    def to_python(self, value: Any) -> list[str]:
        return [str(one)[:20] for one in (value or ())][:MOST]


class PotVoteForm(forms.Form):
    """A paper of a budget ballot. `look` is pressed to see what it costs together; then nothing is kept."""

    choice = Named(required=False)
    code = forms.CharField(max_length=40, required=False)
    look = forms.CharField(max_length=1, required=False)


class VoteForm(forms.Form):
    """A paper. `code` is made beforehand, so that the same paper sent twice stays one paper."""

    choice = forms.CharField(max_length=20, required=False)
    code = forms.CharField(max_length=40, required=False)


class LetterForm(forms.Form):
    """The code that was sent by letter. Whether it gives a vote, the verb says."""

    letter = forms.CharField(
        label=_("The code on your letter"),
        help_text=_("Sixteen characters. Dashes and small letters are fine. The code works once."),
        error_messages={"required": _("Type the code that stands on your letter.")},
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class CodeForm(forms.Form):
    """The code on a voter's receipt."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("The sixteen characters that you got after voting. Dashes and small letters are fine."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> Any:
        """The code as it is compared."""
        return plain_code(self.cleaned_data["code"])


class ChangeForm(CodeForm):
    """What the paper with this code must say from now on."""

    choice = forms.ChoiceField(label=_("What do you vote now?"), choices=CHOICES, widget=forms.RadioSelect)


class WithdrawForm(forms.Form):
    """Why a ballot is taken back."""

    reason = forms.CharField(
        label=_("Why is this ballot withdrawn?"),
        help_text=_("Everybody can read it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
